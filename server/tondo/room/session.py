"""One connection to the room."""

from collections import deque
from dataclasses import dataclass, field

from tondo.model.access import Principal
from tondo.room.limits import (
    HERE_PER_SECOND,
    REJECT_WINDOW,
    REJECTS,
    TX_BURST,
    TX_PER_SECOND,
    Bucket,
)
from tondo.wire.down import Person


@dataclass(slots=True)
class Session:
    """A connection that is on the board. The room alone changes it."""

    name: str
    who: Principal
    client: str
    person: Person
    heard: int
    """The highest transaction number that arrived on this connection, or was decided before it. [W4]"""
    begun: bool = False
    """Whether a new transaction arrived on this connection."""
    tx_rate: Bucket = field(default_factory=lambda: Bucket(TX_PER_SECOND, TX_BURST))
    here_rate: Bucket = field(default_factory=lambda: Bucket(HERE_PER_SECOND, HERE_PER_SECOND))
    _rejects: deque[int] = field(default_factory=lambda: deque(maxlen=REJECTS))

    def struck_out(self, now: int) -> bool:
        """Count a reject, and tell whether it is one too many. [W9]"""
        full = len(self._rejects) == REJECTS
        oldest = self._rejects[0] if full else now
        self._rejects.append(now)
        return full and now - oldest < REJECT_WINDOW
