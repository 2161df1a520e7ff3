"""One room, running: its sessions, its place in the log, and its ticks.

Everything about one board happens in the event loop, one call after the other; the room's answer is done at once, and only
the store is waited for. So there is nothing to lock, and no task for each message.
"""

import asyncio
import logging
import time
import zlib
from collections.abc import Callable, Coroutine, Sequence
from typing import assert_never

import orjson

from tondo.errors import Closing, Expelled, LostTrack, Refused, Unavailable
from tondo.hub.neighbours import Neighbours
from tondo.hub.seat import Seat
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
from tondo.room.room import SHELF_LIFE, Forked, Room
from tondo.room.wish import Wish
from tondo.stores.port import Appended, Checkpoint, Head, Overtaken, Stamped, Store, StoreDown
from tondo.wire.codec import Unreadable, encode, encode_ops
from tondo.wire.down import AnyDown, Bye, HereDown, Resync, Welcome, Who
from tondo.wire.up import AnyUp, Hello

log = logging.getLogger(__name__)

TICK = 0.016  # Seconds between two frames to one reader, at least; longer as the room grows.
TICK_MOST = 0.040
READ = 1_000
UNKNOWN = 2**62  # A ring that does not say how far the log has grown.
ARCHIVE_LAG = 500  # Entries that stay out of the compressed segments, for those who come back soon.
SNAPSHOT_LIFE = 2 * SHELF_LIFE / 1000
LAST_WORK = 5.0  # Seconds that what is under way gets when a room is closed.
PATIENCE = (0.05, 0.1, 0.2, 0.5, 1.0, 2.0)  # Seconds between two tries to reach the store.


def now_ms() -> int:
    """Return the time in milliseconds since 1970."""
    return int(time.time() * 1000)


class Live:
    """A room with everything that moves around it."""

    def __init__(self, board_id: str, room: Room, store: Store, server: str) -> None:
        self.board_id = board_id
        self.room = room
        self.idle_since = time.monotonic()
        self.broken: Exception | None = None
        self._stopped = False
        self._store = store
        self._seats: dict[str, Seat] = {}
        self._untold: list[Fact] = []
        self._flush_at: asyncio.TimerHandle | None = None
        self._flushed = 0.0
        self._tickets: dict[str, asyncio.Future[int]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._appending = False
        self._catching_up = False
        self._rung = 0
        self._hearing = False  # What a neighbour told is not told on.
        self._unfollow: Callable[[], None] | None = None
        self._neighbours = Neighbours(board_id, server, store, self._hear_people, self._hear_here)

    async def start(self) -> None:
        """Follow the log and the other servers."""
        self._unfollow = await self._store.follow(self.board_id, self._ring)
        await self._neighbours.start()

    def shut(self) -> None:
        """Let nobody in any more."""
        self._stopped = True

    async def stop(self) -> None:
        """Let go, after what is under way; what the store does not answer in time is given up."""
        self.shut()
        if self._unfollow:
            self._unfollow()
        await self._neighbours.stop()
        if self._flush_at:
            self._flush_at.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=LAST_WORK)
        for task in self._tasks:
            task.cancel()

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
            self._perform(self.room.enter(seat.name, user, hello, now_ms()))
        except Exception:
            del self._seats[seat.name]
            raise

    def receive(self, seat: Seat, message: AnyUp | Unreadable) -> None:
        """Take a message from a session."""
        self._do(lambda: self.room.receive(seat.name, message, now_ms()))
        self._flush_soon()

    def leave(self, seat: Seat) -> None:
        """The connection is gone."""
        if self._seats.pop(seat.name, None) is not None:
            self._do(lambda: self.room.leave(seat.name))
            self.idle_since = time.monotonic()

    async def wish(self, wish: Wish, patience: float = 10.0) -> int:
        """Have a wish of the server's decided; return its place. Raises Refused."""
        self._require_open()
        decided: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._tickets[wish.ticket] = decided
        try:
            self._do(lambda: self.room.wish(wish, now_ms()))
            async with asyncio.timeout(patience):
                return await decided
        except TimeoutError:
            raise Unavailable("the board does not answer: try again in a moment") from None
        finally:
            self._tickets.pop(wish.ticket, None)

    def drain(self, after: int) -> None:
        """Ask everybody to come back in a while, and close."""
        goodbye = encode(Bye(after=after, why="drain"))
        for seat in self._seats.values():
            seat.write(goodbye)
            seat.close(Closing("the server is stopping"))

    def keep_checkpoint(self) -> None:
        """Keep a checkpoint now."""
        self._do(lambda: [self.room.checkpoint()])

    # What the room asks for.

    def _do(self, work: Callable[[], list[Effect]]) -> None:
        """Do something with the room; a fault in it ends this board, and no other."""
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
                if isinstance(message, HereDown):
                    seat.write_presence(frame)
                else:
                    seat.write(frame)
        if isinstance(message, Who) and not self._hearing:
            self._neighbours.tell_people(message, self.room.sessions)

    def _settle(self, ticket: str, outcome: int | Refused) -> None:
        decided = self._tickets.get(ticket)
        if decided and not decided.done():
            if isinstance(outcome, Refused):
                decided.set_exception(outcome)
            else:
                decided.set_result(outcome)

    def _expel(self, session: str, why: Expelled) -> None:
        seat = self._seats.pop(session, None)
        if seat:
            if isinstance(why, LostTrack):
                seat.write(encode(Resync(why="gap")))
            seat.close(why)
            self.idle_since = time.monotonic()

    # Ticks: at once when the board is quiet, then at most one frame to each reader in a tick.

    def _flush_soon(self) -> None:
        if self._flush_at is None:
            tick = min(TICK_MOST, TICK + len(self._seats) / 20_000)
            wait = max(0.0, self._flushed + tick - time.monotonic())
            self._flush_at = asyncio.get_running_loop().call_later(wait, self._flush)

    def _flush(self) -> None:
        self._flush_at = None
        self._flushed = time.monotonic()
        facts, self._untold = self._untold, []
        if facts:
            self._write_facts(facts)
        here = self.room.presence_news()
        if here is not None:
            self._tell_all(here, "")
            self._neighbours.tell_here(here)

    def _write_facts(self, facts: Sequence[Fact]) -> None:
        """Encode once for all who are at the same place and see the same."""
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
        try:
            outcome = await self._store.append(self.board_id, Head(offer.after, offer.tag), entries)
        except StoreDown as fault:
            log.warning("board %s: %s", self.board_id, fault)
            await self._catch_up_patiently()
            outcome = Overtaken(Head(self.room.seq, self.room.tag))
        else:
            if isinstance(outcome, Overtaken):
                # Measured by what was offered: the room may have read on since.
                if outcome.head.seq <= offer.after and outcome.head != Head(offer.after, offer.tag):
                    raise Forked(f"the log ends at {outcome.head.seq}, where it had an entry {offer.after} of its own")
                await self._catch_up_patiently()
        self._appending = False
        if isinstance(outcome, Appended):
            self._do(lambda: self.room.appended(now_ms()))
        else:
            self._do(lambda: self.room.overtaken(now_ms()))
        if self._rung > self.room.seq and not self._appending:
            self._start(self._catch_up_patiently())

    def _ring(self, entries: Sequence[Stamped]) -> None:
        """The log has grown. What comes while an append is under way waits for its answer, which says how durable it is."""
        upto = entries[-1].seq if entries else UNKNOWN
        self._rung = max(self._rung, upto)
        if self._appending or self._catching_up:
            return
        if entries and self.room.has_been_at(upto, entries[-1].tag):
            return
        if entries and entries[0].seq <= self.room.seq + 1 <= upto:
            self._do(lambda: self.room.heard([(entry.seq, entry.tag, entry.body) for entry in entries], now_ms()))
        else:
            self._start(self._catch_up_patiently())

    async def _catch_up_patiently(self) -> None:
        """Read the log to its end, however long the store takes to come back."""
        self._catching_up = True
        tries = 0
        try:
            while True:
                # A ring during the reading is about something that the reading may not have seen.
                self._rung = 0
                place = Head(self.room.seq, self.room.tag)
                try:
                    entries = await self._store.read(self.board_id, place.seq, READ)
                    end = place if entries else await self._store.head(self.board_id)
                except StoreDown as fault:
                    if tries % 10 == 0:
                        log.warning("board %s waits for its store: %s", self.board_id, fault)
                    await asyncio.sleep(PATIENCE[min(tries, len(PATIENCE) - 1)])
                    tries += 1
                    continue
                if end.seq <= place.seq and end != place == Head(self.room.seq, self.room.tag):
                    raise Forked(f"the log ends at {end.seq}, and the board is at entry {place.seq} of another one")
                self._perform(self.room.heard([(entry.seq, entry.tag, entry.body) for entry in entries], now_ms()))
                if len(entries) < READ and self._rung <= self.room.seq:
                    return
        finally:
            self._catching_up = False

    async def _keep(self, kept: KeepCheckpoint) -> None:
        body = await asyncio.to_thread(lambda: zlib.compress(orjson.dumps(kept.snapshot), 3))
        try:
            if await self._store.keep(self.board_id, Checkpoint(Head(kept.seq, kept.tag), body)):
                await self._store.archive(self.board_id, kept.seq - ARCHIVE_LAG)
        except StoreDown as fault:
            # Nothing is lost without it: loading takes longer until the next one.
            log.warning("board %s: no checkpoint was kept: %s", self.board_id, fault)

    async def _shelve(self, shelf: Shelve) -> None:
        tries = 0
        body = await asyncio.to_thread(lambda: zlib.compress(orjson.dumps(shelf.items), 3, wbits=31))
        while True:
            try:
                await self._store.put(self.board_id, f"snapshot/{shelf.seq}", body, ttl=SNAPSHOT_LIFE)
                break
            except StoreDown:
                await asyncio.sleep(PATIENCE[min(tries, len(PATIENCE) - 1)])
                tries += 1
        self._do(lambda: self.room.shelved(shelf.seq, now_ms()))

    # Other servers.

    def _hear_people(self, who: Who) -> None:
        self._hearing = True
        self._do(lambda: self.room.hear_people(who.join, who.leave))
        self._hearing = False

    def _hear_here(self, here: HereDown) -> None:
        self._do(lambda: self.room.hear_here(here))

    # Tasks and faults.

    def _require_open(self) -> None:
        if not self.is_open:
            raise Unavailable("the board is opened anew: try again in a moment")

    def _start(self, work: Coroutine[object, object, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (fault := task.exception()) is not None:
            self._break(fault if isinstance(fault, Exception) else RuntimeError(str(fault)))

    def _break(self, fault: Exception) -> None:
        """End this board: everybody comes back to a room that is opened anew from the log."""
        if self.broken is not None:
            return
        self.broken = fault
        if isinstance(fault, Forked):
            log.warning("board %s is opened anew: %s", self.board_id, fault)
        else:
            log.error("board %s failed", self.board_id, exc_info=fault)
        for seat in self._seats.values():
            seat.write(encode(Resync(why="fork")))
            seat.close(LostTrack("the board is opened anew"))
        self._seats.clear()
        for decided in self._tickets.values():
            if not decided.done():
                decided.set_exception(Unavailable("the board is opened anew: try again in a moment"))
