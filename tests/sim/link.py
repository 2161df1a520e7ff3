"""One connection: frames go both ways in order and late, until it is cut at any moment.

What is under way when it is cut is lost from a random point on, in each direction by itself, and each side hears of the
end in its own time.
"""

from collections import deque
from collections.abc import Callable
from random import Random

from sim.clock import Call, Clock, Later

CUT = 1006


class Lane:
    """One direction: frames arrive in the order in which they were sent."""

    def __init__(self, clock: Clock, chance: Random, slow: int, arrive: Callable[[bytes], None]) -> None:
        self._clock, self._chance, self._slow, self._arrive = clock, chance, slow, arrive
        self._under_way: deque[Call] = deque()
        self._due = 0
        self.open = True

    def send(self, frame: bytes) -> None:
        """Send a frame on its way."""
        if self.open:
            self._due = max(self._due, self._clock.now + self._chance.randint(1, self._slow))
            self._under_way.append(self._clock.call_in(self._due - self._clock.now, lambda: self._deliver(frame)))

    def cut(self) -> None:
        """Lose what is under way, from a random point on."""
        self.open = False
        arriving = self._chance.randint(0, len(self._under_way))
        while len(self._under_way) > arriving:
            self._under_way.pop().cancel()

    def drop(self) -> None:
        """Lose everything that is under way: the sender's buffers are gone, or nobody listens any more."""
        self.open = False
        while self._under_way:
            self._under_way.pop().cancel()

    def after_the_last(self) -> int:
        """Close; return how long it takes until everything that is under way has arrived."""
        self.open = False
        return max(self._due - self._clock.now, 0) + 1

    def _deliver(self, frame: bytes) -> None:
        self._under_way.popleft()
        self._arrive(frame)


class Link:
    """A connection between one client and one server."""

    def __init__(
        self,
        clock: Clock,
        chance: Random,
        slow: int,
        receive: Callable[["Link", bytes], None],
        closed: Callable[["Link", int], None],
        watch: Callable[[bytes], None],
    ) -> None:
        self._clock, self._chance = clock, chance
        self._closed = closed
        self._watch = watch  # Sees every frame that the server sends, whether it arrives or not.
        self._inbox: deque[bytes | None] = deque()
        self._reader: Later[None] | None = None
        self._up = Lane(clock, chance, slow, self._put)
        self._down = Lane(clock, chance, slow, lambda frame: receive(self, frame))
        self.open = True

    def send_up(self, frame: bytes) -> None:
        """The client sends."""
        self._up.send(frame)

    def send_down(self, frame: bytes) -> None:
        """The server sends."""
        self._watch(frame)
        self._down.send(frame)

    async def next(self) -> bytes | None:
        """The server reads: the next frame, or None when the connection is gone."""
        while not self._inbox:
            self._reader = Later[None]()
            await self._reader
        return self._inbox.popleft()

    def cut(self, *, noticed_by_client: int, noticed_by_server: int) -> None:
        """Break; each side notices after its own while."""
        if self.open:
            self.open = False
            self._up.cut()
            self._down.cut()
            self._clock.call_in(noticed_by_client, lambda: self._closed(self, CUT))
            self._clock.call_in(noticed_by_server, lambda: self._put(None))

    def close(self, code: int) -> None:
        """The server closes in order: what it sent arrives, and then the code."""
        if self.open:
            self.open = False
            self._up.drop()
            self._clock.call_in(self._down.after_the_last(), lambda: self._closed(self, code))
            self._put(None)

    def die(self) -> None:
        """The server's process is gone; what had left its machine may still arrive."""
        self._up.drop()
        if self.open:
            self.open = False
            self._down.cut()
            self._clock.call_in(self._chance.randint(1, 300), lambda: self._closed(self, CUT))

    def _put(self, frame: bytes | None) -> None:
        self._inbox.append(frame)
        if self._reader is not None:
            reader, self._reader = self._reader, None
            reader.set(None)
