"""The one log that all servers share, and the bad network that leads to it.

`SharedLog` is what really happened; the oracles ask it. A server sees it only through its own `Reach`, where a request or
its answer may be lost, and bells come late, twice, without their entries or in the wrong order, as the port allows.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from sim.clock import Call, Clock, Later
from tondo.stores.port import BEGINNING, Appended, Checkpoint, Head, Overtaken, Stamped, StoreDown

T = TypeVar("T")
Bell = Callable[[Sequence[Stamped]], None]

PATIENCE = 400  # Milliseconds after which a server takes the store for down.


@dataclass(slots=True)
class Weather:
    """How bad the way to the log is at the moment. Shares are between 0 and 1, times in milliseconds."""

    request_lost: float = 0
    answer_lost: float = 0
    slow: int = 4
    bell_slow: int = 10
    bell_repeated: float = 0
    bell_blank: float = 0


class SharedLog:
    """The judge of order."""

    def __init__(self, clock: Clock, chance: Random) -> None:
        self.clock, self.chance = clock, chance
        self.entries: list[Stamped] = []
        self.written: set[tuple[int, str]] = set()
        """Every place that ever was in the log."""
        self.lost: set[tuple[int, str]] = set()
        """The places that were rolled back."""
        self.checkpoints: list[Checkpoint] = []
        self.blobs: dict[str, bytes] = {}
        self.overtaken = 0
        """How often somebody lost the race."""
        self.weather = Weather()
        self._bells: dict[int, Bell] = {}
        # Dicts, where sets would do: what is gone through has to stand in the same order in each run.
        self._ringing: dict[Call, None] = {}
        self._asking: dict[Later[object], None] = {}
        self._followers = 0

    @property
    def head(self) -> Head:
        """Where the log ends."""
        return Head(self.entries[-1].seq, self.entries[-1].tag) if self.entries else BEGINNING

    def holds(self, place: Head) -> bool:
        """Tell whether this is a place in the log as it is now."""
        if place.seq == 0:
            return place == BEGINNING
        return place.seq <= len(self.entries) and self.entries[place.seq - 1].tag == place.tag

    def append(self, after: Head, entries: Sequence[Stamped]) -> Appended | Overtaken:
        """Compare and append."""
        if after != self.head:
            self.overtaken += 1
            return Overtaken(self.head)
        self.entries += entries
        self.written |= {(entry.seq, entry.tag) for entry in entries}
        for bell in list(self._bells):
            for _ in range(2 if self.chance.random() < self.weather.bell_repeated else 1):
                self._ring(bell, () if self.chance.random() < self.weather.bell_blank else entries)
        return Appended(self.head)

    def keep(self, checkpoint: Checkpoint) -> bool:
        """Keep a checkpoint, if it is of this log and newer."""
        newest = self.checkpoints[-1].head.seq if self.checkpoints else -1
        if checkpoint.head.seq <= newest or not self.holds(checkpoint.head):
            return False
        self.checkpoints.append(checkpoint)
        return True

    def roll_back(self, seq: int) -> None:
        """Be restored from a backup: what came after `seq` never was. Everybody who was connected has to connect anew."""
        self.lost |= {(entry.seq, entry.tag) for entry in self.entries[seq:]}
        del self.entries[seq:]
        self.checkpoints = [kept for kept in self.checkpoints if kept.head.seq <= seq]
        for call in self._ringing:
            call.cancel()
        self._ringing.clear()
        for asked in list(self._asking):
            asked.fail(StoreDown("the log restarts"))
        for bell in list(self._bells):
            self._ring(bell, ())

    def follow(self, bell: Bell) -> Callable[[], None]:
        """Ring once as soon as it listens, and after each append."""
        self._followers += 1
        number = self._followers
        self._bells[number] = bell
        self._ring(number, ())
        return lambda: self._bells.pop(number, None) and None

    def ask(self, deed: Callable[[], T]) -> Later[T]:
        """Have something done on the other side of the network. The answer may be StoreDown, whatever was done."""
        answer = Later[T]()
        held: Later[object] = answer  # type: ignore[assignment]
        self._asking[held] = None
        answer.then(lambda: self._asking.pop(held))
        self.clock.call_in(PATIENCE, lambda: answer.fail(StoreDown("no answer")))
        if self.chance.random() >= self.weather.request_lost:
            self.clock.call_in(self._delay(), lambda: self._do(deed, answer))
        return answer

    def _do(self, deed: Callable[[], T], answer: Later[T]) -> None:
        # A request whose asker has given up is on its way all the same, unless the log restarted under it.
        outcome = deed()
        if self.chance.random() >= self.weather.answer_lost:
            self.clock.call_in(self._delay(), lambda: answer.set(outcome))

    def _delay(self) -> float:
        return 1 + self.chance.random() * self.weather.slow

    def _ring(self, number: int, entries: Sequence[Stamped]) -> None:
        def ring() -> None:
            self._ringing.pop(call, None)
            if (bell := self._bells.get(number)) is not None:
                bell(entries)

        call = self.clock.call_in(1 + self.chance.random() * self.weather.bell_slow, ring)
        self._ringing[call] = None


class Reach:
    """One server's way to the log, with the names of `port.Store`."""

    def __init__(self, log: SharedLog) -> None:
        self._log = log

    @property
    def was_rolled_back(self) -> bool:
        """Whether the log ever lost something; no server knows, but whoever runs the simulation does."""
        return bool(self._log.lost)

    async def append(self, after: Head, entries: Sequence[Stamped]) -> Appended | Overtaken:
        return await self._log.ask(lambda: self._log.append(after, entries))

    async def read(self, after: int, limit: int) -> list[Stamped]:
        return await self._log.ask(lambda: self._log.entries[after : after + limit])

    async def head(self) -> Head:
        return await self._log.ask(lambda: self._log.head)

    async def newest(self) -> Checkpoint | None:
        return await self._log.ask(lambda: self._log.checkpoints[-1] if self._log.checkpoints else None)

    async def keep(self, checkpoint: Checkpoint) -> bool:
        return await self._log.ask(lambda: self._log.keep(checkpoint))

    async def put(self, name: str, body: bytes) -> None:
        await self._log.ask(lambda: self._log.blobs.__setitem__(name, body))

    def follow(self, bell: Bell) -> Callable[[], None]:
        return self._log.follow(bell)
