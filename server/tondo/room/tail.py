"""The newest facts of a board, for those who come back after a moment. [W3]"""

from collections import deque

from tondo.room.effects import Fact

FACTS = 5_000
BYTES = 8 * 1024 * 1024


class Tail:
    """A bounded line of facts without a gap."""

    def __init__(self, seq: int, tag: str) -> None:
        self._facts: deque[Fact] = deque()
        self._before = (seq, tag)
        self._bytes = 0

    @property
    def start(self) -> int:
        """The earliest place from which everything is here."""
        return self._before[0]

    def add(self, fact: Fact) -> None:
        """Add the next fact; the oldest may fall out."""
        self._facts.append(fact)
        self._bytes += len(fact.body)
        while len(self._facts) > FACTS or self._bytes > BYTES:
            oldest = self._facts.popleft()
            self._before = (oldest.seq, oldest.tag)
            self._bytes -= len(oldest.body)

    def since(self, seq: int, tag: str) -> list[Fact] | None:
        """Return what came after a place; None if that is out of reach, or no place of this log."""
        return list(self._facts)[seq - self.start :] if self.holds(seq, tag) else None

    def holds(self, seq: int, tag: str) -> bool:
        """Tell whether this is a place of this log, and in reach."""
        first, last = self.start, self.start + len(self._facts)
        if not first <= seq <= last:
            return False
        return tag == (self._before[1] if seq == first else self._facts[seq - first - 1].tag)

    def after(self, seq: int) -> list[Fact] | None:
        """Return what came after a place that is known to be one; None if that is out of reach."""
        return list(self._facts)[seq - self.start :] if seq >= self.start else None
