"""Rooms by name: opened when somebody comes, closed when they have been empty for a while."""

import asyncio
import logging
import secrets
import time
import zlib
from collections.abc import Mapping
from typing import cast

import orjson

from tondo.errors import NotFound, Unavailable
from tondo.hub.live import READ, Live
from tondo.kinds import KINDS
from tondo.model.board import Board
from tondo.model.entry import Entry, chained
from tondo.room.effects import Fact
from tondo.room.room import Origin, Room
from tondo.room.shade import touched
from tondo.room.tail import Tail
from tondo.stores.port import Appended, Head, Stamped, Store, StoreDown
from tondo.wire.down import Durability

log = logging.getLogger(__name__)

IDLE = 60.0  # Seconds that an empty room stays open.
WORTH_KEEPING = 100  # Entries since the last checkpoint for which closing makes a new one.
REMEMBER = 1_000  # Entries before the checkpoint that are read for those who come back.


class Hub:
    """All rooms of this server."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.draining = False
        self._server = secrets.token_hex(4)
        self._lives: dict[str, asyncio.Task[Live]] = {}
        self._sweeper: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin to look after rooms."""
        self._sweeper = asyncio.get_running_loop().create_task(self._sweep())

    async def stop(self) -> None:
        """Close every room, after what is under way."""
        if self._sweeper:
            self._sweeper.cancel()
        lives = [task.result() for task in self._lives.values() if task.done() and not task.exception()]
        await asyncio.gather(*(self._close(live) for live in lives), return_exceptions=True)

    def drain(self, after: int = 1500) -> None:
        """Take nobody in any more, and ask everybody to come back in a while. [W13]"""
        self.draining = True
        for task in self._lives.values():
            if task.done() and not task.exception():
                task.result().drain(after)

    async def found(self, board_id: str, key: bytes, first: Entry) -> None:
        """Found a board with its first entry. Raises Unavailable."""
        body = first.encoded()
        entry = Stamped(first.seq, chained(key, "", body), body)
        fact = orjson.dumps({"key": key.hex(), "epoch": secrets.token_hex(4)})
        try:
            # The log comes first: a board that can be found is whole.
            outcome = await self.store.append(board_id, Head(0, ""), [entry])
            if not isinstance(outcome, Appended) or not await self.store.add("boards", board_id, fact):
                raise Unavailable("the board could not be made: try again")
        except StoreDown as fault:
            raise Unavailable(str(fault)) from None

    async def open(self, board_id: str) -> Live:
        """Return the running room of a board. Raises NotFound or Unavailable."""
        if self.draining:
            raise Unavailable("the server is stopping: try again in a moment")
        task = self._lives.get(board_id)
        if task is None or (task.done() and (task.exception() or task.result().broken)):
            if task is not None and task.done() and not task.exception():
                self._discard(task.result())
            task = asyncio.get_running_loop().create_task(self._load(board_id))
            self._lives[board_id] = task
        try:
            # Whoever gives up waiting must not end the loading for the others.
            return await asyncio.shield(task)
        except StoreDown as fault:
            raise Unavailable(str(fault)) from None

    async def _load(self, board_id: str) -> Live:
        found = await self.store.find("boards", board_id)
        if found is None:
            raise NotFound("there is no such board, or the link is not valid any more")
        facts: Mapping[str, str] = orjson.loads(found)
        key = bytes.fromhex(facts["key"])
        checkpoint = await self.store.newest(board_id)
        board, tag = Board(KINDS), ""
        if checkpoint is not None:
            board = Board.from_snapshot(orjson.loads(zlib.decompress(checkpoint.body)), KINDS)
            tag = checkpoint.head.tag
        tail = Tail(0, "") if checkpoint is None else await self._tail_before(board_id, board, checkpoint.head)
        room = Room(Origin(board_id, facts["epoch"], key, cast(Durability, self.store.durability)), board, tag, tail)
        while entries := await self.store.read(board_id, room.seq, READ):
            room.heard([(entry.seq, entry.tag, entry.body) for entry in entries], 0)
        live = Live(board_id, room, self.store, self._server)
        await live.start()
        return live

    async def _tail_before(self, board_id: str, board: Board, head: Head) -> Tail:
        """Read what led up to the checkpoint, for those who come back and for late typists."""
        start = max(0, head.seq - REMEMBER)
        before: list[Stamped] = []
        while not before or before[-1].seq < head.seq:
            more = await self.store.read(board_id, before[-1].seq if before else start, READ)
            if not more:
                break
            before += more
        before = [entry for entry in before if entry.seq <= head.seq]
        if not before or before[-1].tag != head.tag:
            return Tail(head.seq, head.tag)
        tail = Tail(before[0].seq, before[0].tag)
        entries = [Entry.decoded(stamped.body) for stamped in before[1:]]
        board.remember(entries)
        for stamped, entry in zip(before[1:], entries, strict=True):
            tail.add(Fact(stamped.seq, stamped.tag, stamped.body, touched(board, entry)))
        return tail

    async def _sweep(self) -> None:
        """Close rooms that have been empty for a while."""
        while True:
            await asyncio.sleep(IDLE / 6)
            for board_id, task in list(self._lives.items()):
                if not task.done():
                    continue
                if task.exception() is not None:
                    del self._lives[board_id]
                    continue
                live = task.result()
                if live.broken or (live.is_idle and time.monotonic() - live.idle_since > IDLE):
                    del self._lives[board_id]
                    await self._close(live)

    def _discard(self, live: Live) -> None:
        self._lives.pop(live.board_id, None)
        task = asyncio.get_running_loop().create_task(live.stop())
        task.add_done_callback(lambda done: done.cancelled() or done.exception())

    async def _close(self, live: Live) -> None:
        if not live.broken and live.room.uncheckpointed >= WORTH_KEEPING:
            live.keep_checkpoint()
        await live.stop()
