"""Somebody at a board of a real server, who says things as they are, right or wrong, and hears what comes of them.

async with visit(server, board, "editor") as mia:
    number = await mia.wishes({"op": "create", "item": {...}})
    await mia.outcome(number)               the entry, or the reject
    await mia.hears("who")                  the next frame of this type; `mia.frames` has all that came so far
    mia.board                               the board as Mia's client has it by now
"""

import asyncio
import gzip
import itertools
import json
import urllib.request
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import orjson
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from serving import Founded, TondoServer
from tondo.kinds import KINDS
from tondo.model.board import Board
from tondo.model.entry import Entry

WITHIN = 15.0
Frame = dict[str, Any]
_clients = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Ending:
    """How a conversation ended: the close code, and the `error` that came before, if one did."""

    code: int | None
    error: Frame


class Visitor:
    """One connection, with what came down on it."""

    def __init__(self, socket: ClientConnection, server: TondoServer, board: str, token: str, client: str) -> None:
        self.socket = socket
        self.server = server
        self.token = token
        self.client = client
        self.frames: list[Frame] = []
        self.said: list[Frame] = []
        self.welcome: Frame = {}
        self.number = 0
        self.board = Board(KINDS)
        self.tag = ""
        self._board = board

    @property
    def at(self) -> Frame:
        """The place in the log that this client holds."""
        return {"epoch": self.welcome["at"]["epoch"], "seq": self.board.seq, "tag": self.tag}

    @property
    def session(self) -> str:
        """What this connection is called."""
        return str(self.welcome["you"]["session"])

    async def greets(self, **fields: Any) -> Frame:
        """Say hello, and return the welcome."""
        await self.hello(**fields)
        return await self.hears("welcome")

    async def hello(self, **fields: Any) -> None:
        """Say hello, with these fields in place of the right ones; a field that is `...` is left out."""
        right = {"t": "hello", "v": 1, "board": self._board, "token": self.token, "client": self.client}
        whole = {name: value for name, value in {**right, **fields}.items() if value is not ...}
        self.said.append(whole)
        await self.socket.send(json.dumps(whole))

    async def says(self, **message: Any) -> None:
        """Send a message."""
        self.said.append(message)
        await self.socket.send(json.dumps(message, ensure_ascii=False))

    async def sends(self, raw: str | bytes) -> None:
        """Send a frame as it is: text, or binary for bytes."""
        await self.socket.send(raw)

    async def wishes(self, *ops: Mapping[str, Any], **more: Any) -> int:
        """Send a transaction, and return its number."""
        self.number += 1
        await self.says(t="tx", i=self.number, ops=list(ops), **more)
        return self.number

    async def does(self, *ops: Mapping[str, Any], **more: Any) -> Frame:
        """Send a transaction, and return its entry or its reject."""
        return await self.outcome(await self.wishes(*ops, **more))

    async def outcome(self, number: int | None) -> Frame:
        """Wait for the entry of this number, or its reject."""
        while True:
            frame = await self.next()
            if frame["t"] == "reject" and frame["i"] == number:
                return frame
            if frame["t"] == "ops":
                for entry in frame["entries"]:
                    if (entry["c"], entry["i"]) == (self.client, number):
                        found: Frame = entry
                        return found

    async def hears(self, kind: str) -> Frame:
        """Wait for the next frame of this type."""
        while True:
            frame = await self.next()
            if frame["t"] == kind:
                return frame

    async def reaches(self, seq: int) -> None:
        """Wait until the log has come down that far."""
        while self.board.seq < seq:
            await self.hears("ops")

    async def next(self) -> Frame:
        """Wait for the next frame, whatever it is."""
        async with asyncio.timeout(WITHIN):
            raw = await self.socket.recv()
        assert isinstance(raw, str), "frames are text"
        frame: Frame = json.loads(raw)
        self.frames.append(frame)
        self._take(frame)
        return frame

    async def ending(self) -> Ending:
        """Hear everything out, and return how it ended."""
        try:
            while True:
                await self.next()
        except ConnectionClosed:
            error = self.frames[-1] if self.frames and self.frames[-1]["t"] == "error" else {}
            return Ending(self.socket.close_code, error)

    def fetched(self, url: str) -> list[Frame]:
        """Fetch a snapshot as a client does. [W3]"""
        headers = {"authorization": f"Bearer {self.token}", "accept-encoding": "gzip"}
        with urllib.request.urlopen(urllib.request.Request(self.server.address + url, headers=headers)) as answer:
            assert answer.headers["content-encoding"] == "gzip"
            items: list[Frame] = json.loads(gzip.decompress(answer.read()))
            return items

    def _take(self, frame: Frame) -> None:
        if frame["t"] == "welcome":
            self.welcome, self.number = frame, max(self.number, frame["decided"])
            if "snapshot" in frame:
                snapshot = frame["snapshot"]
                under = self.fetched(snapshot["url"]) if "url" in snapshot else []
                items = list({item["id"]: item for item in [*under, *snapshot["items"]]}.values())
                whole = {"seq": snapshot["seq"], "items": items, "dead": [], "decided": {}}
                self.board = Board.from_snapshot(whole, KINDS)
                self.tag = frame["at"]["tag"]
        if frame["t"] == "ops" and frame["to"] > self.board.seq:
            assert frame["after"] <= self.board.seq, "what comes down follows on what is there"
            for entry in frame["entries"]:
                if entry["s"] > self.board.seq:
                    self.board.lay_entry(Entry.decoded(orjson.dumps(entry)))
            assert frame["to"] == self.board.seq
            self.tag = frame["tag"]


@asynccontextmanager
async def knock(
    server: TondoServer, board: Founded, role: str = "editor", *, token: str = "", client: str = "", **more: Any
) -> AsyncIterator[Visitor]:
    """Open a socket, and say nothing yet; without a token, join first."""
    token = token or server.join(board.links[role], role.title())
    options = {
        "subprotocols": [Subprotocol("tondo.1")],
        "max_size": None,
        "max_queue": None,
        "compression": None,
        "proxy": None,
        **more,
    }
    async with connect(server.socket_address, **options) as socket:
        yield Visitor(socket, server, board.id, token, client or f"client{next(_clients):06d}")


@asynccontextmanager
async def visit(
    server: TondoServer,
    board: Founded,
    role: str = "editor",
    *,
    token: str = "",
    client: str = "",
    at: Frame | None = None,
    **more: Any,
) -> AsyncIterator[Visitor]:
    """Come to a board, and be welcomed."""
    async with knock(server, board, role, token=token, client=client, **more) as visitor:
        await visitor.greets(at=at)
        yield visitor


@asynccontextmanager
async def resume(server: TondoServer, board: Founded, before: Visitor) -> AsyncIterator[Visitor]:
    """Come back as the same client, with what it held before."""
    async with knock(server, board, token=before.token, client=before.client) as visitor:
        visitor.board, visitor.tag = before.board, before.tag
        await visitor.greets(at=before.at)
        yield visitor


def note(name: str = "", **fields: Any) -> Frame:
    """Return the op that makes a note."""
    named = {"id": name} if name else {}
    return {"op": "create", "item": {**named, "kind": "note", "x": 0, "y": 0, **fields}}


async def assert_well(server: TondoServer, board: Founded, witness: Visitor) -> None:
    """Assert that the board opens for a new client, that it can work there, and that whoever was there before hears of it."""
    async with visit(server, board, token=witness.token) as newcomer:
        entry = await newcomer.does(note(text="all is well"))
        assert entry.get("d"), f"a newcomer cannot work: {entry}"
        await witness.reaches(entry["s"])
