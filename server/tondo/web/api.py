"""The REST surface: boards, joining, and what can be fetched of a board."""

from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta, Struct
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tondo.errors import Bad, NotFound, TooBig, Unavailable
from tondo.hub.doors import found_board, invite, join
from tondo.kinds import settings
from tondo.model.access import Role
from tondo.stores.port import StoreDown
from tondo.web.admission import admitted, hub_of
from tondo.wire.schema import document

Shape = TypeVar("Shape", bound=Struct)

BODY_LIMIT = 64 * 1024
NO_STORE = {"cache-control": "no-store"}


class NewBoard(Struct):
    """What a new board is made from."""

    title: Annotated[str, Meta(max_length=200)] = ""


class Joining(Struct):
    """What somebody joins with."""

    secret: Annotated[str, Meta(min_length=1, max_length=200)]
    name: Annotated[str, Meta(min_length=1, max_length=200)]
    bot: bool = False


class NewLink(Struct):
    """What a further link is made from."""

    role: Role
    label: Annotated[str, Meta(max_length=60)] | None = None


async def create(request: Request) -> Response:
    """`POST /api/boards`: make a board with a link for each role. [B1]"""
    given = await _body(request, NewBoard)
    founded = await found_board(hub_of(request), given.title)
    links = {role: _link(request, founded.board, secret) for role, secret in founded.secrets.items()}
    return JSONResponse({"id": founded.board, "links": links}, 201, NO_STORE)


async def enter(request: Request) -> Response:
    """`POST /api/boards/{id}/join`: trade a link's secret for a token. [B3]"""
    given = await _body(request, Joining)
    joined = await join(hub_of(request), request.path_params["board"], given.secret, given.name, bot=given.bot)
    return JSONResponse({"token": joined.token, "user": joined.user, "role": joined.role}, headers=NO_STORE)


async def link(request: Request) -> Response:
    """`POST /api/boards/{id}/links`: make a further link, in the bearer's name. [B8]"""
    live, who = await admitted(request)
    given = await _body(request, NewLink)
    secret = await invite(live, who.user, given.role, given.label)
    return JSONResponse({"role": given.role, "link": _link(request, live.board_id, secret)}, 201, NO_STORE)


async def show(request: Request) -> Response:
    """`GET /api/boards/{id}`: the board as the bearer may see it. [B7]"""
    live, who = await admitted(request)
    room = live.room
    title = room.board.items[settings.ID]["title"]
    whole = {"id": live.board_id, "title": title, "at": {"seq": room.seq, "tag": room.tag}, "items": room.seen(who)}
    return Response(msgspec.json.encode(whole), media_type="application/json", headers=NO_STORE)


async def snapshot(request: Request) -> Response:
    """`GET /api/boards/{id}/snapshot/{seq}`: what a welcome points to, compressed once for everybody. [W3]"""
    live, _ = await admitted(request)
    try:
        body = await hub_of(request).store.get(live.board_id, f"snapshot/{request.path_params['seq']}")
    except StoreDown as fault:
        raise Unavailable(str(fault)) from None
    if body is None:
        raise NotFound("this snapshot is not kept any more: say hello again")
    headers = {"content-encoding": "gzip", "cache-control": "private, max-age=3600"}
    return Response(body, media_type="application/json", headers=headers)


async def schema(request: Request) -> Response:
    """`GET /api/schema`: every message, op and item, as an AsyncAPI document with JSON Schema."""
    return Response(document(), media_type="application/json", headers={"cache-control": "max-age=300"})


routes = [
    Route("/api/boards", create, methods=["POST"]),
    Route("/api/boards/{board}/join", enter, methods=["POST"]),
    Route("/api/boards/{board}/links", link, methods=["POST"]),
    Route("/api/boards/{board}", show, methods=["GET"]),
    Route("/api/boards/{board}/snapshot/{seq:int}", snapshot, methods=["GET"]),
    Route("/api/schema", schema, methods=["GET"]),
]


def _link(request: Request, board: str, secret: str) -> str:
    base = request.app.state.settings.public_url.rstrip("/") or str(request.base_url).rstrip("/")
    return f"{base}/b/{board}#k={secret}"


async def _body(request: Request, shape: type[Shape]) -> Shape:
    """Read and check a JSON body. Raises Bad or TooBig."""
    raw = bytearray()
    try:
        async for piece in request.stream():
            raw += piece
            if len(raw) > BODY_LIMIT:
                raise TooBig(f"a request holds at most {BODY_LIMIT} bytes")
    except ClientDisconnect:
        # Nobody hears this answer; without it, a line that broke would be logged as a fault of ours.
        raise Bad("the body broke off") from None
    try:
        return msgspec.json.decode(bytes(raw) or b"{}", type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Bad(f"the body is not as expected: {error}") from None
