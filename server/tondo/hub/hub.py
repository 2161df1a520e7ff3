"""Rooms by name: opened when somebody comes, closed when they have been empty for a while."""

import asyncio
import logging
import secrets
import time
import zlib
from collections.abc import Mapping
from typing import cast

import orjson

from tondo.errors import Fault, NotFound, Unavailable
from tondo.hub.live import READ, Live
from tondo.kinds import KINDS
from tondo.model.board import Board
from tondo.model.entry import Entry, chained
from tondo.model.ids import is_item_id
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
TRIES = 3  # How often a room that closes at once is opened for one who asks.
UNKNOWN = "there is no such board, or the link is not valid any more"


class Hub:
    """All rooms of this server."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.draining = False
        self._server = secrets.token_hex(4)
        self._lives: dict[str, asyncio.Task[Live]] = {}
        self._sweeper: asyncio.Task[None] | None = None
        self._closing: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Begin to look after rooms."""
        self._sweeper = asyncio.get_running_loop().create_task(self._sweep())

    async def stop(self) -> None:
        """Close every room, after what is under way."""
        if self._sweeper:
            self._sweeper.cancel()
        for task in self._lives.values():
            task.cancel()  # No longer waited for, if it still loads; otherwise this does nothing.
        lives = [live for task in self._lives.values() if (live := _running(task))]
        await asyncio.gather(*(self._close(live) for live in lives), *self._closing, return_exceptions=True)

    def drain(self, after: int = 1500) -> None:
        """Take nobody in any more, and ask everybody to come back in a while. [W13]"""
        self.draining = True
        for task in self._lives.values():
            if live := _running(task):
                live.drain(after)

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
        if not is_item_id(board_id):
            raise NotFound(UNKNOWN)
        for _ in range(TRIES):
            live = await self._loaded(board_id)
            # Between the end of the loading and the turn of whoever waits for it, a room may have been closed again.
            if live.is_open:
                return live
        raise Unavailable("the board is opened anew: try again in a moment")

    async def _loaded(self, board_id: str) -> Live:
        task = self._lives.get(board_id)
        if task is not None and task.done():
            live = _running(task)
            if live is not None and not live.is_open:
                self._discard(live)
            if live is None or not live.is_open:
                task = None
        if task is None:
            task = asyncio.get_running_loop().create_task(self._load(board_id))
            self._lives[board_id] = task
        try:
            # Whoever gives up waiting must not end the loading for the others.
            return await asyncio.shield(task)
        except StoreDown as fault:
            raise Unavailable(str(fault)) from None
        except Fault:
            raise
        except Exception as fault:
            log.exception("board %s cannot be opened", board_id)
            raise Unavailable("the board cannot be opened now") from fault

    async def _load(self, board_id: str) -> Live:
        found = await self.store.find("boards", board_id)
        if found is None:
            raise NotFound(UNKNOWN)
        facts: Mapping[str, str] = orjson.loads(found)
        key = bytes.fromhex(facts["key"])
        board, tag, tail = Board(KINDS), "", Tail(0, "")
        checkpoint = await self.store.newest(board_id)
        if checkpoint is not None:
            kept = Board.from_snapshot(orjson.loads(zlib.decompress(checkpoint.body)), KINDS)
            before = await self._tail_before(board_id, kept, checkpoint.head)
            if before is None:
                log.warning("board %s: its checkpoint is not in its log, so all of the log is read", board_id)
            else:
                board, tag, tail = kept, checkpoint.head.tag, before
        room = Room(Origin(board_id, facts["epoch"], key, cast(Durability, self.store.durability)), board, tag, tail)
        start = room.seq
        while entries := await self.store.read(board_id, room.seq, READ):
            room.heard([(entry.seq, entry.tag, entry.body) for entry in entries], 0)
        live = Live(board_id, room, self.store, self._server)
        await live.start()
        if room.seq - start >= WORTH_KEEPING:
            live.keep_checkpoint()
        return live

    async def _tail_before(self, board_id: str, board: Board, head: Head) -> Tail | None:
        """Read what led up to the checkpoint, for those who come back and for late typists.

        None if the log does not lead there: it was rolled back, and it is the log that is right.
        """
        start = max(0, head.seq - REMEMBER)
        before: list[Stamped] = []
        while not before or before[-1].seq < head.seq:
            more = await self.store.read(board_id, before[-1].seq if before else start, READ)
            if not more:
                break
            before += more
        before = [entry for entry in before if entry.seq <= head.seq]
        if not before or before[-1].tag != head.tag:
            return None
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
                live = _running(task)
                if live is None:
                    del self._lives[board_id]
                elif live.broken or (live.is_idle and time.monotonic() - live.idle_since > IDLE):
                    self._discard(live)

    def _discard(self, live: Live) -> None:
        """Forget a room at once, so that nobody is sent there any more, and close it in its own time."""
        del self._lives[live.board_id]
        live.shut()
        task = asyncio.get_running_loop().create_task(self._close(live))
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)

    async def _close(self, live: Live) -> None:
        if not live.broken and live.room.uncheckpointed >= WORTH_KEEPING:
            live.keep_checkpoint()
        try:
            await live.stop()
        except Exception:
            log.exception("board %s did not close in order", live.board_id)


def _running(task: asyncio.Task[Live]) -> Live | None:
    """Return the room that was loaded; None while it loads, and if it could not be."""
    if not task.done() or task.cancelled() or task.exception() is not None:
        return None
    return task.result()
