"""A house to visit: a real server on a free port, with a store in memory, in this very loop; and its visitors.

async with House() as house:
    board = await house.found("Retro")
    mia = await house.visit(board, "editor", "Mia")
    await mia.decided(await mia.wishes({"op": "create", ...}))
"""

import asyncio
import json
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import httpx
import orjson
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from guests import RoughStore
from tondo.hub.hub import Hub
from tondo.settings import Settings
from tondo.web.app import create_app
from tondo.web.serving import Server, configured

PATIENCE = 15.0  # Seconds, for what is a matter of milliseconds.


@dataclass(frozen=True, slots=True)
class Made:
    """A board that was made over HTTP."""

    id: str
    links: Mapping[str, str]

    def secret(self, role: str) -> str:
        """Return the secret of a role's link."""
        return self.links[role].partition("#k=")[2]


class Visitor:
    """One websocket, as a client library has it."""

    def __init__(self, socket: ClientConnection, client: str = "kX3f9a1Q") -> None:
        self.socket, self.client = socket, client
        self.number = 0
        self.frames: list[dict[str, Any]] = []

    async def sends(self, raw: str | bytes) -> None:
        """Send a frame as it is."""
        await self.socket.send(raw)

    async def says(self, **message: Any) -> None:
        """Send a message."""
        await self.socket.send(json.dumps(message))

    async def wishes(self, *ops: Mapping[str, Any]) -> int:
        """Send a transaction, and return its number."""
        self.number += 1
        await self.says(t="tx", i=self.number, ops=ops)
        return self.number

    async def reads(self) -> dict[str, Any]:
        """Wait for the next message."""
        async with asyncio.timeout(PATIENCE):
            raw = await self.socket.recv()
        assert isinstance(raw, str), "all messages are text frames"
        frame: dict[str, Any] = orjson.loads(raw)
        self.frames.append(frame)
        return frame

    async def next(self, kind: str) -> dict[str, Any]:
        """Wait for the next message of this kind."""
        while (frame := await self.reads())["t"] != kind:
            pass
        return frame

    async def decided(self, number: int) -> dict[str, Any]:
        """Wait for the entry or the refusal of one's transaction."""
        while True:
            frame = await self.reads()
            if frame["t"] == "reject" and frame["i"] == number:
                return frame
            for entry in frame.get("entries", []):
                if (entry["c"], entry["i"]) == (self.client, number):
                    return dict(entry)

    async def end(self) -> tuple[int, str]:
        """Wait for the end, and return its close code and reason."""
        try:
            while True:
                await self.reads()
        except ConnectionClosed as closed:
            if closed.rcvd is None:
                raise AssertionError("the server left without a goodbye") from None
            return closed.rcvd.code, closed.rcvd.reason


class House:
    """The server, and the way to it."""

    def __init__(self, **settings: Any) -> None:
        self.store = RoughStore()
        self.app = create_app(Settings(**settings), self.store)
        self.hub: Hub = self.app.state.hub
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.server = Server(configured(self.app), self.hub, self._opened)
        self._is_open = asyncio.Event()
        self._serving: asyncio.Task[None] | None = None
        self._sockets: list[ClientConnection] = []
        self.http = httpx.AsyncClient(base_url=self.address, timeout=PATIENCE, trust_env=False)

    async def __aenter__(self) -> Self:
        await self.store.open()
        self._serving = asyncio.create_task(self.server.serve(sockets=[self._listening]))
        await asyncio.wait_for(self._is_open.wait(), PATIENCE)
        return self

    async def __aexit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        for one in self._sockets:
            await one.close()
        await self.http.aclose()
        await self.stops()
        await self.store.close()
        self._listening.close()

    async def stops(self) -> None:
        """End the server in order."""
        self.server.should_exit = True
        if self._serving:
            await asyncio.wait_for(self._serving, PATIENCE)

    async def post(self, path: str, body: Any, token: str = "") -> httpx.Response:
        """Send a JSON body."""
        return await self.http.post(path, json=body, headers=_bearer(token))

    async def get(self, path: str, token: str = "", **headers: str) -> httpx.Response:
        """Ask for a page."""
        return await self.http.get(path, headers=_bearer(token) | headers)

    async def found(self, title: str = "Retro") -> Made:
        """Make a board. [B1]"""
        answer = (await self.post("/api/boards", {"title": title})).json()
        return Made(answer["id"], answer["links"])

    async def join(self, board: Made, role: str = "editor", name: str = "Mia") -> str:
        """Join, and return the token. [B3]"""
        answer = await self.post(f"/api/boards/{board.id}/join", {"secret": board.secret(role), "name": name})
        token: str = answer.json()["token"]
        return token

    async def connect(self, client: str = "kX3f9a1Q", **more: Any) -> Visitor:
        """Open a websocket, without a hello."""
        more = {"subprotocols": ["tondo.1"], "max_size": None, "proxy": None, "compression": None} | more
        one = await connect(f"ws://127.0.0.1:{self.port}/ws", **more)
        self._sockets.append(one)
        return Visitor(one, client)

    async def enter(self, board: Made, token: str, client: str = "kX3f9a1Q", **more: Any) -> Visitor:
        """Open a websocket, say hello, and wait for the welcome."""
        visitor = await self.connect(client)
        await visitor.says(t="hello", v=1, board=board.id, token=token, client=client, **more)
        visitor.number = (await visitor.next("welcome"))["decided"]
        return visitor

    async def visit(self, board: Made, role: str = "editor", name: str = "Mia", **more: Any) -> Visitor:
        """Join, and come in."""
        return await self.enter(board, await self.join(board, role, name), **more)

    async def _opened(self) -> None:
        self._is_open.set()


def _bearer(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"} if token else {}
