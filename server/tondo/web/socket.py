"""One reader's socket: frames in, frames out. [W1] [W13]"""

import asyncio
import logging
from urllib.parse import urlsplit

from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from tondo.errors import Broken, Expelled, Refused, Unauthorized, WrongVersion
from tondo.hub.doors import mint_id, recognise
from tondo.hub.hub import Hub
from tondo.hub.live import Live
from tondo.hub.seat import Seat
from tondo.settings import Settings
from tondo.wire.codec import Unreadable, decode, encode
from tondo.wire.down import Error
from tondo.wire.up import AnyUp, Hello
from tondo.wire.version import SUBPROTOCOL, VERSION

log = logging.getLogger(__name__)

HELLO_WITHIN = 5.0
WRITE_WITHIN = 30.0  # Seconds that one frame may take to be written.


async def socket(websocket: WebSocket) -> None:
    """Serve one connection, from its handshake to its end."""
    hub: Hub = websocket.app.state.hub
    if not _is_welcome(websocket, websocket.app.state.settings):
        # Closing before accepting answers the handshake with 403. [W17]
        await websocket.close()
        return
    asked = websocket.scope.get("subprotocols", [])
    await websocket.accept(SUBPROTOCOL if SUBPROTOCOL in asked else None)
    seat = Seat(mint_id())
    writer = asyncio.create_task(_write(websocket, seat))
    live: Live | None = None
    try:
        live = await _greet(websocket, hub, seat)
        await _read(websocket, live, seat)
    except Expelled as why:
        seat.close(why)
    except Refused as why:
        seat.close(_ending(why))
    except (WebSocketDisconnect, TimeoutError):
        writer.cancel()
    finally:
        if live is not None:
            live.leave(seat)
        await asyncio.gather(writer, return_exceptions=True)


async def _greet(websocket: WebSocket, hub: Hub, seat: Seat) -> Live:
    """Take the hello, and let its sender in. Raises Fault."""
    try:
        async with asyncio.timeout(HELLO_WITHIN):
            hello = await _next(websocket)
    except TimeoutError:
        raise Broken(f"a hello was expected within {HELLO_WITHIN:.0f} s") from None
    if isinstance(hello, Unreadable):
        raise Broken(f"a hello was expected first: {hello.why.message}")
    if not isinstance(hello, Hello):
        raise Broken("a hello was expected first")
    if hello.v != VERSION:
        raise WrongVersion(f"this server speaks version {VERSION} of the protocol")
    who = await recognise(hub, hello.token)
    if who.board != hello.board:
        raise Unauthorized("this token is for another board")
    live = await hub.open(hello.board)
    live.enter(seat, who.user, hello)
    return live


async def _read(websocket: WebSocket, live: Live, seat: Seat) -> None:
    while seat.closing is None:
        live.receive(seat, await _next(websocket))


async def _next(websocket: WebSocket) -> AnyUp | Unreadable:
    packet = await websocket.receive()
    if packet["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(packet.get("code", 1005))
    text = packet.get("text")
    if text is None:
        raise Broken("text frames are expected, not binary ones")
    return decode(text.encode("utf-8", "surrogatepass"))


async def _write(websocket: WebSocket, seat: Seat) -> None:
    """Write what is in line, until it says to close."""
    try:
        while not isinstance(frame := await seat.take(), Expelled):
            async with asyncio.timeout(WRITE_WITHIN):
                await websocket.send_text(frame.decode())
        async with asyncio.timeout(WRITE_WITHIN):
            if frame.code not in ("resync", "unavailable"):
                await websocket.send_text(encode(Error(frame.code, frame.message, frame.retry)).decode())
            await websocket.close(frame.close, frame.code)
    except (WebSocketDisconnect, TimeoutError, RuntimeError, OSError):
        # The other end is gone; the reading side notices by itself.
        if websocket.client_state is WebSocketState.CONNECTED:
            await asyncio.gather(websocket.close(1001), return_exceptions=True)


def _ending(refused: Refused) -> Expelled:
    """A refusal at the door ends the conversation, with the refusal's own code."""
    ending = Expelled(refused.message)
    ending.code, ending.status, ending.close, ending.retry = refused.code, refused.status, refused.close, refused.retry
    return ending


def _is_welcome(websocket: WebSocket, settings: Settings) -> bool:
    """Tell whether a page of this origin may connect; whoever is no browser sends none. [W17]"""
    origin = websocket.headers.get("origin")
    if origin is None:
        return True
    if origin.rstrip("/") in settings.allowed_origins or origin == settings.public_url.rstrip("/"):
        return True
    return urlsplit(origin).netloc == websocket.headers.get("host")
