"""Who comes in: the person of a token, and the page that asks."""

from starlette.requests import HTTPConnection

from tondo.errors import NotFound, Unauthorized
from tondo.hub.doors import recognise
from tondo.hub.hub import Hub
from tondo.hub.live import Live
from tondo.model.access import Principal
from tondo.settings import Settings


def hub_of(connection: HTTPConnection) -> Hub:
    """Return the engine room of the server that is asked."""
    hub: Hub = connection.app.state.hub
    return hub


async def admitted(connection: HTTPConnection) -> tuple[Live, Principal]:
    """Return the board of the path and who asks. Raises Unauthorized, or NotFound when the token is for another board."""
    scheme, _, token = connection.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Unauthorized("send the token as `Authorization: Bearer <token>`")
    who = await recognise(hub_of(connection), token.strip())
    board = connection.path_params["board"]
    if who.board != board:
        raise NotFound("there is no such board, or the link is not valid any more")
    live = await hub_of(connection).open(board)
    principal = live.room.principal(who.user)
    if principal is None:
        raise NotFound("there is no such board, or the link is not valid any more")
    return live, principal


def is_welcome(connection: HTTPConnection) -> bool:
    """Tell whether a page of this origin may connect; whoever is no browser sends none. [W17]"""
    settings: Settings = connection.app.state.settings
    origin = connection.headers.get("origin")
    if origin is None:
        return True
    if origin.rstrip("/") in {*settings.allowed_origins, settings.public_url.rstrip("/")} - {""}:
        return True
    # Not parsed as an address: what a stranger sends here may be none.
    return origin.partition("://")[2] == connection.headers.get("host")
