"""What a simulated client has around it, made of the real thing: the event loop for its timer, websockets for its cables.

Times are in milliseconds, as the client has them.
"""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from random import Random

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Subprotocol

from sim.client import Client, Outside
from tondo.wire.version import SUBPROTOCOL

LOST = 1006
GIVES_UP = 10.0  # Seconds for a handshake, a goodbye or an answer over HTTP.
AWAY = (60, 300)


class Timer:
    """Calls back by the clock on the wall, until it is stopped."""

    def __init__(self) -> None:
        self._stopped = False

    def call_in(self, wait: float, do: Callable[[], None]) -> object:
        """Do something in a while."""
        return asyncio.get_running_loop().call_later(wait / 1000, lambda: None if self._stopped else do())

    def stop(self) -> None:
        """Call nobody any more."""
        self._stopped = True


class Cable:
    """One websocket."""

    def __init__(self, client: Client, address: str) -> None:
        self._client = client
        self._frames: asyncio.Queue[bytes] = asyncio.Queue()
        self._socket: ClientConnection | None = None
        self.carrying = asyncio.create_task(self._carry(address))

    def send_up(self, frame: bytes) -> None:
        """Put a frame in line; it is sent once the connection is there."""
        self._frames.put_nowait(frame)

    def cut(self, *, noticed_by_client: int, noticed_by_server: int) -> None:
        """Break the connection without a goodbye."""
        if self._socket is not None:
            self._socket.transport.abort()

    async def _carry(self, address: str) -> None:
        code = LOST
        sending: asyncio.Task[None] | None = None
        try:
            async with connect(
                address,
                subprotocols=[Subprotocol(SUBPROTOCOL)],
                open_timeout=GIVES_UP,
                close_timeout=GIVES_UP,
                max_size=None,
            ) as self._socket:
                sending = asyncio.create_task(self._send(self._socket))
                async for frame in self._socket:
                    self._client.receive(self, frame if isinstance(frame, bytes) else frame.encode())
                code = self._socket.close_code or LOST
        except (OSError, WebSocketException):
            code = (self._socket and self._socket.close_code) or LOST
        finally:
            if sending is not None:
                sending.cancel()
        self._client.closed(self, code)

    async def _send(self, socket: ClientConnection) -> None:
        with suppress(WebSocketException):
            while True:
                await socket.send((await self._frames.get()).decode())


class Outlets:
    """Plugs clients into the servers that there are, one or another at random."""

    def __init__(self, addresses: Callable[[], Sequence[str]], token: str, chance: Random) -> None:
        self._addresses, self._token, self._chance = addresses, token, chance
        self.faults: list[BaseException] = []
        """What went wrong in a cable, such as something that a client must never see."""
        self._timer = Timer()
        self._tasks: set[asyncio.Task[None]] = set()

    def outside(self) -> Outside:
        """Return what a client needs."""
        return Outside(self._timer, self._dial, self._fetch, AWAY)

    async def close(self) -> None:
        """Pull everything out."""
        self._timer.stop()
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _dial(self, client: Client) -> Cable:
        address = self._chance.choice(self._addresses())
        cable = Cable(client, f"ws{address.removeprefix('http')}/ws")
        self._keep(cable.carrying)
        return cable

    def _fetch(self, client: Client, url: str, arrived: Callable[[bytes | None], None]) -> None:
        address = self._chance.choice(self._addresses())

        async def fetch() -> None:
            body = None
            with suppress(httpx.HTTPError):
                async with httpx.AsyncClient(timeout=GIVES_UP) as http:
                    answer = await http.get(address + url, headers={"authorization": f"Bearer {self._token}"})
                    body = answer.content if answer.status_code == 200 else None
            arrived(body)

        self._keep(asyncio.create_task(fetch()))

    def _keep(self, task: asyncio.Task[None]) -> None:
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (fault := task.exception()) is not None:
            self.faults.append(fault)
