"""One reader's socket: frames in, frames out. [W1] [W13]"""

import asyncio
import logging

from starlette.websockets import WebSocket, WebSocketDisconnect

from tondo.errors import (
    Broken,
    Closing,
    Expelled,
    LostTrack,
    Refused,
    Unauthorized,
    Unavailable,
    WrongVersion,
)
from tondo.hub.doors import mint_id, recognise
from tondo.hub.hub import Hub
from tondo.hub.live import Live
from tondo.hub.seat import Seat
from tondo.web.admission import is_welcome
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
    if not is_welcome(websocket):
        # Closing before accepting answers the handshake with 403. [W17]
        await websocket.close()
        return
    asked = websocket.scope.get("subprotocols", [])
    await websocket.accept(SUBPROTOCOL if SUBPROTOCOL in asked else None)
    seat = Seat(mint_id())
    hearing = asyncio.create_task(_hear(websocket, hub, seat))
    writing = asyncio.create_task(_write(websocket, seat))
    try:
        # Whichever side ends first, the other one is not waited for longer than it takes to say why.
        await asyncio.wait((hearing, writing), return_when=asyncio.FIRST_COMPLETED)
        if seat.closing is not None:
            await asyncio.wait((writing,), timeout=WRITE_WITHIN)
    finally:
        hearing.cancel()
        writing.cancel()
        await asyncio.gather(hearing, writing, return_exceptions=True)


async def _hear(websocket: WebSocket, hub: Hub, seat: Seat) -> None:
    """Take what is sent, until either side has had enough."""
    live: Live | None = None
    try:
        live = await _greet(websocket, hub, seat)
        while seat.closing is None:
            live.receive(seat, await _next(websocket))
    except Expelled as why:
        seat.close(why)
    except Refused as why:
        seat.close(_ending(why))
    except WebSocketDisconnect:
        pass
    except Exception:
        log.exception("a connection failed")
        seat.close(_ending(Unavailable("something went wrong here: try again")))
    finally:
        if live is not None:
            live.leave(seat)


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
            # Who is asked to come back, or to say hello again, has been told so already.
            if not isinstance(frame, Closing | LostTrack):
                await websocket.send_text(encode(Error(frame.code, frame.message, frame.retry)).decode())
            await websocket.close(frame.close, frame.code)
    except (WebSocketDisconnect, TimeoutError, RuntimeError, OSError):
        # The other end is gone, or takes nothing any more: there is nobody to say goodbye to.
        pass


def _ending(refused: Refused) -> Expelled:
    """A refusal at the door ends the conversation, with the refusal's own code."""
    ending = Expelled(refused.message)
    ending.code, ending.status, ending.close, ending.retry = refused.code, refused.status, refused.close, refused.retry
    return ending
