"""What a room asks to be done. Whoever runs the room does these in order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tondo.errors import Expelled, Refused
from tondo.wire.down import AnyDown


@dataclass(frozen=True, slots=True)
class Fact:
    """An entry of the log: its place, its bytes, and the items in it that are not shown to everybody alike."""

    seq: int
    tag: str
    body: bytes
    hiding: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Send:
    """Send a message to one session."""

    session: str
    message: AnyDown


@dataclass(frozen=True, slots=True)
class SendFacts:
    """Send facts to one session that is behind: everything after `after`."""

    session: str
    after: int
    facts: Sequence[Fact]


@dataclass(frozen=True, slots=True)
class Tell:
    """Tell every session what happened. Sessions that enter later have it in their welcome."""

    facts: Sequence[Fact]


@dataclass(frozen=True, slots=True)
class TellAll:
    """Send a message to every session but one."""

    message: AnyDown
    but: str = ""


@dataclass(frozen=True, slots=True)
class Append:
    """Append these to the log if it still ends at `(after, tag)`, and come back with `appended` or with what was missed."""

    after: int
    tag: str
    facts: Sequence[Fact]


@dataclass(frozen=True, slots=True)
class Settle:
    """A wish that came without a session is decided: by a fact, or by an error."""

    ticket: str
    outcome: int | Refused


@dataclass(frozen=True, slots=True)
class Expel:
    """Say why, and close the session."""

    session: str
    why: Expelled


@dataclass(frozen=True, slots=True)
class Shelve:
    """Put a snapshot where joiners can fetch it, and come back with `shelved`."""

    seq: int
    items: Sequence[object]


@dataclass(frozen=True, slots=True)
class KeepCheckpoint:
    """Keep a checkpoint, so that loading the board takes few entries; then old entries may be archived."""

    seq: int
    tag: str
    snapshot: Mapping[str, object]


Effect = Send | SendFacts | Tell | TellAll | Append | Settle | Expel | Shelve | KeepCheckpoint
