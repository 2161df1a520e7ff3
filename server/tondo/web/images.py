"""Pictures over HTTP: brought by those who may edit, seen by all who may see the board. [B9] [B10]

What is brought is never what is kept: the darkroom draws it anew. So what is sent out is always of our own making.
"""

import asyncio
import re
import time
from collections import Counter, OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tondo.errors import Bad, Forbidden, NotFound, TooBig, TooFast, Unavailable
from tondo.media.darkroom import Darkroom
from tondo.model.access import can
from tondo.room.limits import Bucket
from tondo.settings import Settings
from tondo.stores.port import Store
from tondo.web.admission import admitted, is_welcome
from tondo.web.album import SIDES, Album

TYPES = frozenset({"image/png", "image/jpeg", "image/webp", "image/gif", "image/avif"})
PER_MINUTE = 30
"""Pictures that a person may bring."""
PEOPLE = 10_000
"""How many people's paces are remembered; the one who has been still the longest is forgotten first."""
AT_ONCE = 16
"""Pictures that are on their way in or being drawn anew, of everybody together."""
AT_ONCE_EACH = 4
PIECE = 15.0  # Seconds for the next piece of a body.
WHOLE = 180.0  # Seconds for all of it.
HEARD_OUT = 3
"""So many times the limit is read and thrown away, because a browser that is cut short never hears why."""

_name = re.compile(r"[0-9a-f]{64}")


class Pictures:
    """What this server does with pictures: how fast they may come, where they are drawn anew, where they lie."""

    def __init__(self, settings: Settings, store: Store) -> None:
        self.darkroom = Darkroom(settings.image_pixels)
        self.album = Album(settings, store, self.darkroom)
        self._paces: OrderedDict[str, Bucket] = OrderedDict()
        self._under_way: Counter[str] = Counter()

    @contextmanager
    def taken(self, person: str) -> Iterator[None]:
        """Take one in, if there are not too many. Raises TooFast or Unavailable."""
        if self._under_way[person] >= AT_ONCE_EACH:
            raise TooFast(f"at most {AT_ONCE_EACH} pictures are taken in from one person at once")
        if self._under_way.total() >= AT_ONCE:
            raise Unavailable("many people bring pictures just now: try again in a moment")
        pace = self._paces.pop(person, None) or Bucket(PER_MINUTE / 60, PER_MINUTE)
        self._paces[person] = pace
        if len(self._paces) > PEOPLE:
            self._paces.popitem(last=False)
        if not pace.takes(int(time.monotonic() * 1000)):
            raise TooFast(f"at most {PER_MINUTE} pictures a minute: wait a moment")
        self._under_way[person] += 1
        try:
            yield
        finally:
            self._under_way[person] -= 1
            self._under_way += Counter()  # Forgets those who have none.


async def bring(request: Request) -> Response:
    """`POST /api/boards/{id}/images`: take a picture in. [B9]"""
    if not is_welcome(request):
        raise Forbidden("a page of another origin may not do this")
    live, who = await admitted(request)
    if not can(who, "edit"):
        raise Forbidden("only those who may edit the board bring pictures")
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() not in TYPES:
        raise Bad(f"send the picture itself, as {', '.join(sorted(TYPES))}")
    pictures: Pictures = request.app.state.pictures
    with pictures.taken(f"{live.board_id} {who.user}"):
        raw = await _body(request, request.app.state.settings.image_bytes)
        picture = await pictures.darkroom.develop(raw)
        blob = await pictures.album.keep(live.board_id, picture)
    return JSONResponse({"blob": blob, "w": picture.w, "h": picture.h}, 201, {"cache-control": "no-store"})


async def show(request: Request) -> Response:
    """`GET /api/boards/{id}/images/{blob}`: the picture, or with `?w=` a smaller one. [B10]"""
    live, _ = await admitted(request)
    name = request.path_params["blob"]
    if not _name.fullmatch(name):
        raise NotFound("this board has no such picture")
    wanted = request.query_params.get("w")
    if wanted is not None and wanted not in {str(side) for side in SIDES}:
        raise Bad(f"`w` must be one of {', '.join(map(str, SIDES))}")
    pictures: Pictures = request.app.state.pictures
    body = await pictures.album.picture(live.board_id, name, int(wanted) if wanted else None)
    return Response(body, media_type="image/webp", headers=SHOWN)


SHOWN = {
    # The name is the hash of the bytes: they never change. Whoever else uses this browser asks with a token of their own.
    "cache-control": "private, max-age=31536000, immutable",
    "vary": "authorization",
    "content-security-policy": "default-src 'none'; sandbox",
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
    # It is compressed already, and doing it again would hold up the loop.
    "content-encoding": "identity",
}

routes = [
    Route("/api/boards/{board}/images", bring, methods=["POST"]),
    Route("/api/boards/{board}/images/{blob}", show, methods=["GET"]),
]


async def _body(request: Request, limit: int) -> bytes:
    """Read the body. Raises Bad or TooBig."""
    raw, length = bytearray(), 0
    pieces = request.stream()
    try:
        async with asyncio.timeout(WHOLE):
            while True:
                async with asyncio.timeout(PIECE):
                    piece = await anext(pieces, None)
                if piece is None:
                    break
                length += len(piece)
                if length <= limit:
                    raw += piece
                elif length > HEARD_OUT * limit:
                    break
                else:
                    raw.clear()
    except (ClientDisconnect, TimeoutError):
        raise Bad("the picture broke off on its way") from None
    if length > limit:
        raise TooBig(f"a picture has at most {limit / 1_048_576:.3g} MB")
    if length == 0:
        raise Bad("there is nothing in the body: send the picture itself")
    return bytes(raw)
