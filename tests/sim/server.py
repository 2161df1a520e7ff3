"""A server on virtual time: opens its room from the checkpoint and the log, as `tondo.hub.hub` does, and serves links as
`tondo.web.socket` does. Being killed, it forgets everything.
"""

from dataclasses import dataclass
from random import Random

import orjson

from sim.clock import Clock, Later, Task, Work
from sim.link import Link
from sim.live import Live, Seat
from sim.store import Reach, SharedLog
from tondo.errors import Broken, Expelled, Refused, Unavailable
from tondo.kinds import KINDS
from tondo.model.board import Board
from tondo.model.entry import Entry
from tondo.model.ids import base62
from tondo.room.effects import Fact
from tondo.room.room import Origin, Room
from tondo.room.shade import touched
from tondo.room.tail import Tail
from tondo.room.wish import Wish
from tondo.stores.port import Head, Stamped, StoreDown
from tondo.wire.codec import Unreadable, decode
from tondo.wire.up import AnyUp, Hello


@dataclass(frozen=True, slots=True)
class Traits:
    """What is particular to one server."""

    skew: int
    """How many milliseconds its clock is ahead."""
    read: int
    """How many entries it reads at once."""
    remember: int
    """How many entries before the checkpoint it reads."""


class Server:
    """One server with one board."""

    def __init__(self, clock: Clock, chance: Random, log: SharedLog, origin: Origin, traits: Traits) -> None:
        self.up = True
        self.live: Live | None = None
        self._clock, self._chance = clock, chance
        self._log, self._origin, self._traits = log, origin, traits
        self._reach = Reach(log)
        self._opening: Later[Live] | None = None
        # Dicts, where sets would do: what is gone through has to stand in the same order in each run.
        self._links: dict[Link, None] = {}
        self._tasks: dict[Task, None] = {}

    # Life and death.

    def kill(self) -> None:
        """Kill it: no goodbye, nothing flushed, nothing remembered."""
        self.up = False
        links, tasks = list(self._links), list(self._tasks)
        self._links.clear()
        self._tasks.clear()
        for link in links:
            link.die()
        for task in tasks:
            task.cancel()
        if self.live is not None:
            self.live.kill()
        self.live = self._opening = None

    def start(self) -> None:
        """Start it again."""
        self.up = True

    def sweep(self) -> None:
        """Close the room if nobody is there."""
        if self.live is not None and self.live.is_idle:
            live, self.live = self.live, None
            live.keep_checkpoint()
            live.stop()

    # Being used.

    def accept(self, link: Link) -> None:
        """Take a connection, unless nobody listens."""
        if self.up:
            self._links[link] = None
            self._start(self._serve(link))
        else:
            link.die()

    def wish(self, wish: Wish, answer: Later[int]) -> None:
        """Have a wish of the server's own decided. The answer never comes if the server dies before."""
        if not self.up:
            answer.fail(Unavailable("nobody listens"))
            return

        async def have() -> None:
            try:
                answer.set(await (await self.open()).wish(wish))
            except Refused as why:
                answer.fail(why)

        self._start(have())

    def snapshot(self, name: str) -> bytes | None:
        """Answer `GET /api/boards/{id}/snapshot/{seq}`."""
        return self._log.blobs.get(name) if self.up else None

    async def open(self) -> Live:
        """Return the running room. Raises Unavailable."""
        if self.live is not None and self.live.is_open:
            return self.live
        if self._opening is None:
            if self.live is not None:
                self.live.stop()
                self.live = None
            self._opening = Later[Live]()
            self._start(self._load(self._opening))
        try:
            return await self._opening
        except StoreDown as fault:
            raise Unavailable(str(fault)) from None

    # How.

    async def _load(self, opening: Later[Live]) -> None:
        try:
            room = await self._read_room()
        except StoreDown as fault:
            self._opening = None
            opening.fail(fault)
            return
        self.live = Live(room, self._reach, self._clock, self._traits.skew, self._traits.read)
        self._opening = None
        self.live.start()
        opening.set(self.live)

    async def _read_room(self) -> Room:
        board, tag, tail = Board(KINDS), "", Tail(0, "")
        checkpoint = await self._reach.newest()
        if checkpoint is not None:
            kept = Board.from_snapshot(orjson.loads(checkpoint.body), KINDS)
            before = await self._tail_before(kept, checkpoint.head)
            if before is not None:
                board, tag, tail = kept, checkpoint.head.tag, before
        room = Room(self._origin, board, tag, tail)
        while entries := await self._reach.read(room.seq, self._traits.read):
            room.heard([(entry.seq, entry.tag, entry.body) for entry in entries], 0)
        return room

    async def _tail_before(self, board: Board, head: Head) -> Tail | None:
        start = max(0, head.seq - self._traits.remember)
        before: list[Stamped] = []
        while not before or before[-1].seq < head.seq:
            more = await self._reach.read(before[-1].seq if before else start, self._traits.read)
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

    async def _serve(self, link: Link) -> None:
        seat = Seat(base62(self._chance.getrandbits(58), 10), link)
        live: Live | None = None
        try:
            hello = await self._next(link)
            if not isinstance(hello, Hello):
                raise Broken("a hello was expected first")
            live = await self.open()
            # The token stands for the user; `doors` is not simulated.
            live.enter(seat, hello.token, hello)
            while seat.closing is None:
                live.receive(seat, await self._next(link))
        except Expelled as why:
            seat.close(why)
        except Refused as why:
            ending = Expelled(why.message)
            ending.code, ending.close, ending.retry = why.code, why.close, why.retry
            seat.close(ending)
        except _GoneError:
            pass
        finally:
            self._links.pop(link, None)
            if live is not None:
                live.leave(seat)

    async def _next(self, link: Link) -> AnyUp | Unreadable:
        frame = await link.next()
        if frame is None:
            raise _GoneError
        return decode(frame)

    def _start(self, work: Work) -> None:
        def ended(task: Task, fault: Exception | None) -> None:
            self._tasks.pop(task, None)
            if fault is not None:
                raise fault

        self._tasks[self._clock.start(work, ended)] = None


class _GoneError(Exception):
    """The other end is gone."""
