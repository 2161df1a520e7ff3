"""Guests of a hub: seats without sockets, in this very loop. And a store that can be made to fail.

board = await found_board(hub, "Retro")
mia = await visit(hub, board, "editor", "Mia")
mia.wishes({"op": "create", ...})
await mia.next("ops")
"""

import asyncio
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import orjson

from tondo.errors import Expelled
from tondo.hub.doors import Founded, join, mint_id, recognise
from tondo.hub.hub import Hub
from tondo.hub.live import Live
from tondo.hub.seat import Seat
from tondo.model.access import Role
from tondo.stores.memory import MemoryStore
from tondo.stores.port import Appended, Head, Overtaken, Stamped, StoreDown
from tondo.wire.codec import decode
from tondo.wire.up import At, Hello

PATIENCE = 15.0  # Seconds, for what is a matter of milliseconds.


class Guest:
    """One connection to a board, seen from its reader's end."""

    def __init__(self, live: Live, user: str, client: str, at: At | None = None) -> None:
        self.live, self.user, self.client = live, user, client
        self.seat = Seat(mint_id())
        self.number = 0
        self.frames: list[dict[str, Any]] = []
        live.enter(self.seat, user, Hello(v=1, board=live.board_id, token="", client=client, at=at))

    def says(self, **message: Any) -> None:
        """Send a message."""
        self.live.receive(self.seat, decode(json.dumps(message).encode()))

    def wishes(self, *ops: Mapping[str, Any]) -> int:
        """Send a transaction, and return its number."""
        self.number += 1
        self.says(t="tx", i=self.number, ops=ops)
        return self.number

    @property
    def place(self) -> At:
        """Where the board is now. The welcome must have been read."""
        epoch = next(frame["at"]["epoch"] for frame in self.frames if frame["t"] == "welcome")
        return At(epoch, self.live.room.seq, self.live.room.tag)

    async def next(self, kind: str) -> dict[str, Any]:
        """Wait for the next frame of this kind; those before it are kept in `frames`."""
        async with asyncio.timeout(PATIENCE):
            while True:
                frame = await self.seat.take()
                assert not isinstance(frame, Expelled), f"sent away while waiting for {kind}: {frame.message}"
                self.frames.append(orjson.loads(frame))
                if self.frames[-1]["t"] == kind:
                    return self.frames[-1]

    async def decided(self, number: int) -> dict[str, Any]:
        """Wait for the entry or the refusal of one's transaction."""
        while True:
            async with asyncio.timeout(PATIENCE):
                frame = await self.seat.take()
            assert not isinstance(frame, Expelled), f"sent away while waiting for {number}: {frame.message}"
            told: dict[str, Any] = orjson.loads(frame)
            self.frames.append(told)
            if told["t"] == "reject" and told["i"] == number:
                return told
            for entry in told.get("entries", []):
                if (entry["c"], entry["i"]) == (self.client, number):
                    return dict(entry)

    async def end(self) -> Expelled:
        """Wait until one is sent away, and return why."""
        async with asyncio.timeout(PATIENCE):
            while not isinstance(frame := await self.seat.take(), Expelled):
                self.frames.append(orjson.loads(frame))
        return frame

    def leaves(self) -> None:
        """The connection is gone."""
        self.live.leave(self.seat)


async def visit(hub: Hub, board: Founded, role: Role = "editor", name: str = "Mia", **more: Any) -> Guest:
    """Join by a link, and say hello."""
    joined = await join(hub, board.board, board.secrets[role], name)
    who = await recognise(hub, joined.token)
    return Guest(await hub.open(who.board), who.user, mint_id(), **more)


async def until(holds: Callable[[], object]) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(PATIENCE):
        while not holds():
            await asyncio.sleep(0.002)


def note(name: str, **fields: Any) -> dict[str, Any]:
    """Return the op that makes a note."""
    return {"op": "create", "item": {"id": name, "kind": "note", "x": 0, "y": 0, **fields}}


class RoughStore(MemoryStore):
    """A store that is told when to fail, and how."""

    def __init__(self) -> None:
        super().__init__()
        self.down = False
        """Nothing is answered."""
        self.forgetful = 0
        """So many appends are done, and not answered."""
        self.hold = 0
        """So many appends are done, and answered only when they are let go."""
        self.held: list[asyncio.Event] = []
        self.reads = 0
        self.appends = 0

    async def append(self, board: str, after: Head, entries: Sequence[Stamped]) -> Appended | Overtaken:
        """Append, or fail in the way that is asked for."""
        self.appends += 1
        self._require_up()
        outcome = await super().append(board, after, entries)
        if self.hold:
            self.hold -= 1
            self.held.append(asyncio.Event())
            await self.held[-1].wait()
        if self.forgetful:
            self.forgetful -= 1
            raise StoreDown("the answer was lost")
        return outcome

    async def read(self, board: str, after: int, limit: int = 1000) -> list[Stamped]:
        """Read, or fail."""
        self.reads += 1
        self._require_up()
        return await super().read(board, after, limit)

    async def put(self, board: str, name: str, body: bytes, *, ttl: float | None = None) -> None:
        """Keep a blob, or fail."""
        self._require_up()
        await super().put(board, name, body, ttl=ttl)

    async def find(self, shelf: str, name: str) -> bytes | None:
        """Find a fact, or fail."""
        self._require_up()
        return await super().find(shelf, name)

    def lets_go(self) -> None:
        """Answer the appends that are held."""
        while self.held:
            self.held.pop().set()

    def rolls_back(self, board: str, upto: int) -> None:
        """Lose the end of a log, as a restored backup has."""
        del self._logs[board][upto:]

    def rings(self, board: str) -> None:
        """Ring for nothing."""
        self._followers.ring(board, ())

    def _require_up(self) -> None:
        if self.down:
            raise StoreDown("the store does not answer")
