"""Rates: how much one session may ask for. Time always comes in, in milliseconds."""

from dataclasses import dataclass

from tondo.model.kind import TEXT_LIMIT
from tondo.ops.draft import ITEM_LIMIT
from tondo.wire.codec import MESSAGE_LIMIT
from tondo.wire.down import Limits
from tondo.wire.up import OPS_LIMIT

TX_PER_SECOND = 50
TX_BURST = 200
HERE_PER_SECOND = 30
REJECTS = 20
REJECT_WINDOW = 10_000

LIMITS = Limits(
    message=MESSAGE_LIMIT,
    ops=OPS_LIMIT,
    text=TEXT_LIMIT,
    items=ITEM_LIMIT,
    tx_per_second=TX_PER_SECOND,
    here_per_second=HERE_PER_SECOND,
)


@dataclass(slots=True)
class Bucket:
    """A token bucket: `rate` a second, up to `size` at once."""

    rate: float
    size: float
    _level: float = -1
    _seen: int = 0

    def takes(self, now: int, cost: float = 1) -> bool:
        """Take `cost` out if it is there, and tell whether it was."""
        if self._level < 0:
            self._level = self.size
        else:
            self._level = min(self.size, self._level + max(0, now - self._seen) * self.rate / 1000)
        self._seen = now
        if self._level < cost:
            return False
        self._level -= cost
        return True
