"""What a replica tells whoever moves its frames."""

from dataclasses import dataclass

from tondo.errors import Fault
from tondo.model.entry import Entry


@dataclass(frozen=True, slots=True)
class Fetch:
    """Fetch the snapshot at this path, and say `fetched` or `unfetched`. [W3]"""

    path: str


@dataclass(frozen=True, slots=True)
class Leave:
    """Close this connection; `lost` tells what then."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """The board is whole, up to where it was when the server said welcome."""


@dataclass(frozen=True, slots=True)
class Happened:
    """An entry was laid."""

    entry: Entry


@dataclass(frozen=True, slots=True)
class Decided:
    """A transaction is in the log at or before this place, or it was refused. [W7] [W8]"""

    number: int
    outcome: int | Fault


News = Fetch | Leave | Arrived | Happened | Decided


@dataclass(frozen=True, slots=True)
class Again:
    """Connect again: at a random moment within so many seconds, or with back-off. [W13]"""

    within: float | None = None


@dataclass(frozen=True, slots=True)
class Over:
    """Do not connect again."""

    why: Fault


Verdict = Again | Over
