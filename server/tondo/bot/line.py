"""The connection of a bot: opened, used until it ends, and opened again, for as long as that makes sense."""

import asyncio
import logging
import random
import time
from collections.abc import Callable, Coroutine
from typing import Never, assert_never

from websockets import ConnectionClosed, InvalidHandshake, InvalidStatus, InvalidURI
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from tondo.bot import request
from tondo.bot.address import Address
from tondo.bot.news import Again, Arrived, Fetch, Leave, News, Over, Verdict
from tondo.bot.pace import SILENCE, Backoff
from tondo.bot.replica import Replica
from tondo.errors import Bad, Broken, Fault, Forbidden, NotFound
from tondo.wire.version import SUBPROTOCOL

log = logging.getLogger(__name__)

OPEN_WITHIN = 10.0
CLOSE_WITHIN = 2.0
FRAME_MOST = 64 * 1024 * 1024
STEADY = 10.0  # Seconds after which a connection has held, and the next one is tried at once.
GONE = 1006  # The code of a connection that ended without one.

clock = time.monotonic


class Line:
    """Moves frames between a socket and a replica, and tells the news."""

    def __init__(self, address: Address, token: str, replica: Replica, tell: Callable[[News], None]) -> None:
        self._address = address
        self._token = token
        self._replica = replica
        self._tell = tell
        self._something = asyncio.Event()
        self._arrived = False
        self.trouble = "it does not answer"
        """Why the last connection ended, or could not be opened."""

    def stir(self) -> None:
        """There may be something to send."""
        self._something.set()

    async def run(self) -> Never:
        """Stay connected, until there is no point in it: raises the Fault that says why."""
        backoff = Backoff()
        while True:
            since = clock()
            match await self._connect():
                case Again(within):
                    pass
                case Over(why):
                    raise why
                case unexpected:
                    assert_never(unexpected)
            if clock() - since > STEADY:
                backoff.reset()
            wait = backoff.next(random.random()) if within is None else within * random.random()
            log.info("%s: %s; trying again in %.1f s", self._address.page, self.trouble, wait)
            await asyncio.sleep(wait)

    async def _connect(self) -> Verdict:
        """Open one connection, and use it until it ends."""
        try:
            async with connect(
                self._address.socket,
                subprotocols=[Subprotocol(SUBPROTOCOL)],
                compression=None,
                open_timeout=OPEN_WITHIN,
                close_timeout=CLOSE_WITHIN,
                # The conversation has its own heartbeat.
                ping_interval=None,
                max_size=FRAME_MOST,
            ) as socket:
                self._replica.connected(clock())
                return await self._converse(socket)
        except InvalidStatus as refusal:
            return self._refused(refusal.response.status_code)
        except InvalidURI as error:
            return Over(Bad(str(error)))
        except (OSError, InvalidHandshake) as error:
            # No server, no name, no certificate: all may be better in a moment.
            self.trouble = str(error) or "it does not answer"
            return Again()

    async def _converse(self, socket: ClientConnection) -> Verdict:
        tasks = [asyncio.create_task(_or_close(socket, self._write(socket)))]
        code, reason, faults = GONE, "", list[BaseException | None]()
        try:
            while True:
                async with asyncio.timeout(SILENCE):
                    frame = await socket.recv(decode=False)
                for news in self._replica.receive(frame, clock()):
                    match news:
                        case Fetch(path):
                            tasks.append(asyncio.create_task(_or_close(socket, self._fetch(socket, path))))
                        case Leave():
                            await socket.close()
                        case _:
                            self._pass_on(news)
                self.stir()
        except ConnectionClosed:
            code, reason = socket.close_code or GONE, socket.close_reason or ""
            self.trouble = f"the connection was closed ({code}{' ' + reason if reason else ''})"
        except TimeoutError:
            self.trouble = f"nothing came for {SILENCE:.0f} s"
        finally:
            for task in tasks:
                task.cancel()
            faults = await asyncio.gather(*tasks, return_exceptions=True)
        for fault in faults:
            if isinstance(fault, Exception):
                raise fault
        return self._replica.lost(code, reason)

    async def _write(self, socket: ClientConnection) -> None:
        """Send what there is to send, when it is time for it."""
        while True:
            self._something.clear()
            frames, wait = self._replica.outgoing(clock())
            for frame in frames:
                await socket.send(frame, text=True)
            try:
                async with asyncio.timeout(wait):
                    await self._something.wait()
            except TimeoutError:
                pass

    async def _fetch(self, socket: ClientConnection, path: str) -> None:
        try:
            items = await asyncio.to_thread(request.snapshot, self._address, path, self._token)
        except Fault as why:
            log.info("%s: the snapshot could not be fetched: %s", self._address.page, why)
            self._replica.unfetched()
            await socket.close()
            return
        for news in self._replica.fetched(items):
            match news:
                case Leave():
                    await socket.close()
                case _:
                    self._pass_on(news)

    def _pass_on(self, news: News) -> None:
        self._arrived = self._arrived or isinstance(news, Arrived)
        self._tell(news)

    def _refused(self, status: int) -> Verdict:
        """Tell what an HTTP status means for the handshake."""
        self.trouble = f"it answered {status}"
        # A proxy in front of a server that restarts may answer anything; who was in once, comes back.
        if self._arrived or status >= 500 or status == 429:
            return Again()
        if status == 403:
            return Over(Forbidden(f"{self._address.base} does not let this client connect: is the link right?"))
        if status == 404:
            return Over(NotFound(f"there is no Tondo at {self._address.base}"))
        return Over(Broken(f"{self._address.socket} answered {status}, which is not what Tondo does"))


async def _or_close(socket: ClientConnection, work: Coroutine[object, object, None]) -> None:
    """Do one side's work. If it fails, the socket is closed, which who reads from it notices."""
    try:
        await work
    except ConnectionClosed:
        pass
    except Exception:
        await socket.close()
        raise
