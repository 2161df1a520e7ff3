"""One room, running on virtual time: `tondo.hub.live` line by line, with the clock, the store and the sockets exchanged.

If the two stop being alike, this one is wrong: what is found here has to be true of the other.
"""

import contextlib
from collections.abc import Callable, Sequence
from typing import assert_never

import orjson

from sim.clock import Call, Clock, Later, Task, Work
from sim.link import Link
from sim.store import Reach
from tondo.errors import Expelled, LostTrack, Refused, Unavailable
from tondo.model.access import Principal
from tondo.room.effects import (
    Append,
    Effect,
    Expel,
    Fact,
    KeepCheckpoint,
    Send,
    SendFacts,
    Settle,
    Shelve,
    Tell,
    TellAll,
)
from tondo.room.room import Forked, Room
from tondo.room.wish import Wish
from tondo.stores.port import Appended, Checkpoint, Head, Overtaken, Stamped, StoreDown
from tondo.wire.codec import Unreadable, encode, encode_ops
from tondo.wire.down import AnyDown, Error, Resync, Welcome
from tondo.wire.up import AnyUp, Hello

TICK = 16
UNKNOWN = 2**62
PATIENCE = (50, 100, 200, 500, 1000, 2000)
WISH_WITHIN = 10_000


class Seat:
    """Where one reader sits: the server's end of a link."""

    def __init__(self, name: str, link: Link) -> None:
        self.name = name
        self.seq = -1
        self.closing: Expelled | None = None
        self._link = link

    def write(self, frame: bytes) -> None:
        """Send a frame."""
        if self.closing is None:
            self._link.send_down(frame)

    def close(self, why: Expelled) -> None:
        """End it, after what is in line."""
        if self.closing is None:
            self.closing = why
            if why.code not in ("resync", "unavailable"):
                self._link.send_down(encode(Error(why.code, why.message, why.retry)))
            self._link.close(why.close)


class Live:
    """A room with everything that moves around it."""

    def __init__(self, room: Room, reach: Reach, clock: Clock, skew: int, read: int) -> None:
        self.room = room
        self.broken: Exception | None = None
        self._stopped = False
        self._reach = reach
        self._clock = clock
        self._skew = skew  # No two servers' clocks are alike.
        self._read = read
        self._seats: dict[str, Seat] = {}
        self._untold: list[Fact] = []
        self._flush_at: Call | None = None
        self._flushed = 0
        self._tickets: dict[str, Later[int]] = {}
        self._tasks: dict[Task, None] = {}  # In order, so that a run is the same each time.
        self._appending = False
        self._catching_up = False
        self._rung = 0
        self._unfollow: Callable[[], None] | None = None

    def start(self) -> None:
        """Follow the log."""
        self._unfollow = self._reach.follow(self._ring)

    def stop(self) -> None:
        """Let go."""
        self._stopped = True
        if self._unfollow:
            self._unfollow()
        if self._flush_at:
            self._flush_at.cancel()

    def kill(self) -> None:
        """Be gone in the middle of everything."""
        self.stop()
        for task in self._tasks:
            task.cancel()
        self._tasks.clear()

    @property
    def is_open(self) -> bool:
        """Whether people are let in: it is neither closed nor broken."""
        return not self._stopped and self.broken is None

    @property
    def is_idle(self) -> bool:
        """Whether nobody is here and nothing is under way."""
        return not (self._seats or self._tickets or self._tasks or self.room.busy)

    # What sessions do.

    def enter(self, seat: Seat, user: str, hello: Hello) -> None:
        """Let a session in. Raises Expelled or Unavailable."""
        self._require_open()
        self._seats[seat.name] = seat
        try:
            self._perform(self.room.enter(seat.name, user, hello, self._now()))
        except Exception:
            del self._seats[seat.name]
            raise

    def receive(self, seat: Seat, message: AnyUp | Unreadable) -> None:
        """Take a message from a session."""
        self._do(lambda: self.room.receive(seat.name, message, self._now()))
        self._flush_soon()

    def leave(self, seat: Seat) -> None:
        """The connection is gone."""
        if self._seats.pop(seat.name, None) is not None:
            self._do(lambda: self.room.leave(seat.name))

    async def wish(self, wish: Wish) -> int:
        """Have a wish of the server's decided; return its place. Raises Refused."""
        self._require_open()
        decided = self._tickets[wish.ticket] = Later[int]()
        self._clock.call_in(WISH_WITHIN, lambda: decided.fail(Unavailable("the board does not answer")))
        try:
            self._do(lambda: self.room.wish(wish, self._now()))
            return await decided
        finally:
            self._tickets.pop(wish.ticket, None)

    def keep_checkpoint(self) -> None:
        """Keep a checkpoint now."""
        self._do(lambda: [self.room.checkpoint()])

    # What the room asks for.

    def _do(self, work: Callable[[], list[Effect]]) -> None:
        if self.broken is not None:
            return
        try:
            self._perform(work())
        except Exception as fault:
            self._break(fault)

    def _perform(self, effects: Sequence[Effect]) -> None:
        for effect in effects:
            match effect:
                case Send(session, message):
                    self._send(session, message)
                case SendFacts(session, after, facts):
                    self._send_facts(session, after, facts)
                case Tell(facts):
                    self._untold += facts
                    self._flush_soon()
                case TellAll(message, but):
                    self._tell_all(message, but)
                case Append():
                    self._appending = True
                    self._start(self._append(effect))
                case Settle(ticket, outcome):
                    self._settle(ticket, outcome)
                case Expel(session, why):
                    self._expel(session, why)
                case Shelve():
                    self._start(self._shelve(effect))
                case KeepCheckpoint():
                    self._start(self._keep(effect))
                case _:
                    assert_never(effect)

    def _send(self, session: str, message: AnyDown) -> None:
        seat = self._seats.get(session)
        if seat:
            if isinstance(message, Welcome):
                seat.seq = message.at.seq
            seat.write(encode(message))

    def _send_facts(self, session: str, after: int, facts: Sequence[Fact]) -> None:
        seat, here = self._seats.get(session), self.room.sessions.get(session)
        if seat and here and facts:
            last = facts[-1]
            seat.write(encode_ops(after, last.seq, last.tag, self.room.bodies(facts, here.who)))
            seat.seq = max(seat.seq, last.seq)

    def _tell_all(self, message: AnyDown, but: str) -> None:
        frame = encode(message)
        for seat in self._seats.values():
            if seat.seq >= 0 and seat.name != but:
                seat.write(frame)

    def _settle(self, ticket: str, outcome: int | Refused) -> None:
        decided = self._tickets.get(ticket)
        if decided:
            if isinstance(outcome, Refused):
                decided.fail(outcome)
            else:
                decided.set(outcome)

    def _expel(self, session: str, why: Expelled) -> None:
        seat = self._seats.pop(session, None)
        if seat:
            if isinstance(why, LostTrack):
                seat.write(encode(Resync(why="gap")))
            seat.close(why)

    # Ticks.

    def _flush_soon(self) -> None:
        if self._flush_at is None:
            self._flush_at = self._clock.call_in(max(0, self._flushed + TICK - self._clock.now), self._flush)

    def _flush(self) -> None:
        self._flush_at = None
        self._flushed = self._clock.now
        facts, self._untold = self._untold, []
        if facts:
            self._write_facts(facts)
        here = self.room.presence_news()
        if here is not None:
            self._tell_all(here, "")

    def _write_facts(self, facts: Sequence[Fact]) -> None:
        hiding = any(fact.hiding for fact in facts)
        frames: dict[tuple[int, Principal | None], bytes] = {}
        last = facts[-1]
        for seat in self._seats.values():
            session = self.room.sessions.get(seat.name)
            if session is None or not 0 <= seat.seq < last.seq:
                continue
            key = (seat.seq, session.who if hiding else None)
            if key not in frames:
                missing = [fact for fact in facts if fact.seq > seat.seq]
                frames[key] = encode_ops(seat.seq, last.seq, last.tag, self.room.bodies(missing, session.who))
            seat.write(frames[key])
            seat.seq = last.seq

    # The log.

    async def _append(self, offer: Append) -> None:
        entries = [Stamped(fact.seq, fact.tag, fact.body) for fact in offer.facts]
        outcome: Appended | Overtaken
        try:
            outcome = await self._reach.append(Head(offer.after, offer.tag), entries)
        except StoreDown:
            outcome = await self._unanswered(entries)
        else:
            if isinstance(outcome, Overtaken):
                if outcome.head.seq <= offer.after and outcome.head != Head(offer.after, offer.tag):
                    raise Forked(f"the log ends at {outcome.head.seq}, where it had an entry {offer.after} of its own")
                await self._catch_up_patiently()
        self._appending = False
        if isinstance(outcome, Appended):
            self._do(lambda: self.room.appended(self._now()))
        else:
            self._do(lambda: self.room.overtaken(self._now()))
        if self._rung > self.room.seq and not self._appending:
            self._start(self._catch_up_patiently())

    async def _unanswered(self, entries: Sequence[Stamped]) -> Appended | Overtaken:
        """Nobody knows whether these were written: the log does."""
        await self._catch_up_patiently()
        return Overtaken(Head(self.room.seq, self.room.tag))

    def _ring(self, entries: Sequence[Stamped]) -> None:
        upto = entries[-1].seq if entries else UNKNOWN
        self._rung = max(self._rung, upto)
        if self._appending or self._catching_up:
            return
        if entries and self.room.has_been_at(upto, entries[-1].tag):
            return
        if entries and entries[0].seq <= self.room.seq + 1 <= upto:
            self._do(lambda: self.room.heard([(entry.seq, entry.tag, entry.body) for entry in entries], self._now()))
        else:
            self._start(self._catch_up_patiently())

    async def _catch_up_patiently(self) -> None:
        self._catching_up = True
        tries = 0
        try:
            while True:
                self._rung = 0
                place = Head(self.room.seq, self.room.tag)
                try:
                    entries = await self._reach.read(place.seq, self._read)
                    end = place if entries else await self._reach.head()
                except StoreDown:
                    await self._clock.sleep(PATIENCE[min(tries, len(PATIENCE) - 1)])
                    tries += 1
                    continue
                if end.seq <= place.seq and end != place == Head(self.room.seq, self.room.tag):
                    raise Forked(f"the log ends at {end.seq}, and the board is at entry {place.seq} of another one")
                self._perform(self.room.heard([(entry.seq, entry.tag, entry.body) for entry in entries], self._now()))
                if len(entries) < self._read and self._rung <= self.room.seq:
                    return
        finally:
            self._catching_up = False

    async def _keep(self, kept: KeepCheckpoint) -> None:
        with contextlib.suppress(StoreDown):
            await self._reach.keep(Checkpoint(Head(kept.seq, kept.tag), orjson.dumps(kept.snapshot)))

    async def _shelve(self, shelf: Shelve) -> None:
        tries = 0
        body = orjson.dumps(shelf.items)
        while True:
            try:
                await self._reach.put(f"snapshot/{shelf.seq}", body)
                break
            except StoreDown:
                await self._clock.sleep(PATIENCE[min(tries, len(PATIENCE) - 1)])
                tries += 1
        self._do(lambda: self.room.shelved(shelf.seq, self._now()))

    # Tasks and faults.

    def _now(self) -> int:
        return self._clock.now + self._skew

    def _require_open(self) -> None:
        if not self.is_open:
            raise Unavailable("the board is opened anew: try again in a moment")

    def _start(self, work: Work) -> None:
        self._tasks[self._clock.start(work, self._finished)] = None

    def _finished(self, task: Task, fault: Exception | None) -> None:
        self._tasks.pop(task, None)
        if fault is not None:
            self._break(fault)

    def _break(self, fault: Exception) -> None:
        if not (isinstance(fault, Forked) and self._reach.was_rolled_back):
            raise fault  # The real one would open the board anew; here only a log that was rolled back is a reason to.
        if self.broken is not None:
            return
        self.broken = fault
        for seat in list(self._seats.values()):
            seat.write(encode(Resync(why="fork")))
            seat.close(LostTrack("the board is opened anew"))
        self._seats.clear()
        for decided in list(self._tickets.values()):
            decided.fail(Unavailable("the board is opened anew: try again in a moment"))
