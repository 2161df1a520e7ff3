"""Virtual time: one line of things to do, in the order in which they fall due, and coroutines that wait in it.

Nothing here sleeps, and nothing runs beside anything else. Whatever falls due at the same moment is done in the order in
which it was asked for, so that a run is the same each time.
"""

import heapq
from collections.abc import Callable, Coroutine, Generator
from itertools import count
from typing import Any, Generic, TypeVar, cast

T = TypeVar("T")
Work = Coroutine[Any, None, None]


class Later(Generic[T]):
    """A value, or a fault, that comes later."""

    def __init__(self) -> None:
        self.done = False
        self._value: T | None = None
        self._fault: Exception | None = None
        self._waiting: list[Callable[[], None]] = []

    def set(self, value: T) -> None:
        """Here it is; only the first answer counts."""
        if not self.done:
            self._value = value
            self._settle()

    def fail(self, fault: Exception) -> None:
        """It will not come."""
        if not self.done:
            self._fault = fault
            self._settle()

    def then(self, do: Callable[[], None]) -> None:
        """Do something once it is here."""
        self._waiting.append(do)

    def __await__(self) -> Generator["Later[Any]", None, T]:
        if not self.done:
            yield self
        if self._fault is not None:
            raise self._fault
        return cast(T, self._value)

    def _settle(self) -> None:
        self.done = True
        waiting, self._waiting = self._waiting, []
        for do in waiting:
            do()


class Call:
    """Something that is going to be done, unless it is cancelled."""

    __slots__ = ("_do",)

    def __init__(self, do: Callable[[], None]) -> None:
        self._do: Callable[[], None] | None = do

    def cancel(self) -> None:
        """It is not wanted any more."""
        self._do = None

    def make(self) -> None:
        """Do it."""
        if self._do is not None:
            self._do()


class Task:
    """A coroutine on its way. What it raises, and nobody catches, ends the whole simulation."""

    def __init__(self, work: Work, ended: Callable[["Task", Exception | None], None] | None) -> None:
        self._work = work
        self._ended = ended
        self._alive = True

    def cancel(self) -> None:
        """End it where it stands, as a power switch would; it must be waiting."""
        self._alive = False
        self._work.close()

    def step(self) -> None:
        """Go on until it waits again."""
        if not self._alive:
            return
        try:
            awaited: Later[Any] = self._work.send(None)
        except StopIteration:
            self._end(None)
        except Exception as fault:
            if self._ended is None:
                raise
            self._end(fault)
        else:
            awaited.then(self.step)

    def _end(self, fault: Exception | None) -> None:
        self._alive = False
        if self._ended is not None:
            self._ended(self, fault)


class Clock:
    """The time, in milliseconds, and what is to come."""

    def __init__(self, now: int = 1_700_000_000_000) -> None:
        self.now = now
        self._line: list[tuple[int, int, Call]] = []
        self._order = count()
        self._tasks: list[Task] = []

    def call_in(self, wait: float, do: Callable[[], None]) -> Call:
        """Do something in a while."""
        call = Call(do)
        heapq.heappush(self._line, (self.now + int(wait), next(self._order), call))
        return call

    async def sleep(self, wait: float) -> None:
        """Wait a while."""
        later = Later[None]()
        self.call_in(wait, lambda: later.set(None))
        await later

    def start(self, work: Work, ended: Callable[[Task, Exception | None], None] | None = None) -> Task:
        """Set a coroutine on its way."""
        task = Task(work, ended)
        self._tasks.append(task)
        self.call_in(0, task.step)
        return task

    def stop(self) -> None:
        """End everything that still waits."""
        for task in self._tasks:
            task.cancel()
        self._tasks.clear()

    def run(self, until: Callable[[], bool], within: int) -> bool:
        """Let time pass until something is true; tell whether it came true within so many milliseconds."""
        deadline = self.now + within
        while not until():
            if not self._line or self._line[0][0] > deadline:
                return False
            self.now, _, call = heapq.heappop(self._line)
            call.make()
        return True
