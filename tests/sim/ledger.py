"""What clients saw and were promised, written down at the moment it happened, for the oracles to hold against the log."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

Fate = Literal["entry", "reject", "included", "passed"]
Number = tuple[str, int]


class BrokenPromiseError(AssertionError):
    """Something was seen that must never be seen."""


@dataclass(slots=True)
class Ledger:
    """The memory of all clients of one board."""

    fates: dict[Number, Fate] = field(default_factory=dict)
    """How each transaction ended for its client. `included` and `passed` are told by `decided`, without an answer."""
    acknowledged: dict[Number, int] = field(default_factory=dict)
    """Where in the log its client saw it. From then on it must be there. [W7]"""
    places: set[tuple[int, str]] = field(default_factory=set)
    """Where clients believed to be. [W3]"""
    letters: dict[str, str] = field(default_factory=dict)
    """Every letter that was typed, with its note. No letter is typed twice."""
    struck: set[str] = field(default_factory=set)
    """Letters that somebody wished to delete."""
    counts: Counter[str] = field(default_factory=Counter)
    """What happened how often, to see that a run is worth something."""

    def ended(self, client: str, number: int, fate: Fate) -> None:
        """A transaction is over for its client."""
        self.counts[fate] += 1
        self.fates[client, number] = fate

    def acknowledge(self, client: str, number: int, seq: int) -> None:
        """A client sees its own entry."""
        self.acknowledged[client, number] = seq

    def stand(self, seq: int, tag: str) -> None:
        """A client believes to be at this place."""
        self.places.add((seq, tag))
