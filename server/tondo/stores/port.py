"""What the server asks of a store: the promises, with their guarantees.

A store moves bytes and knows no item. `tests/stores/conformance.py` holds every store to this page.

One board's log is a line of entries, each with a number (`seq`, growing by exactly 1) and a `tag` that the writer made
from the entry and the tag before it. A place in a log is `(seq, tag)`: the number alone would not notice a log that was
rolled back and written on by somebody else.

Names of boards, shelves, facts and blobs, and tags, are well-formed Unicode of at most 1,000 characters; a lone surrogate
is a ValueError. Bodies are any bytes, none included.
A board needs no founding: one that nobody wrote to is a board with an empty log.

Cancelling a call means that its caller no longer waits. What was asked may still happen, as with StoreDown.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol


class StoreDown(Exception):
    """The store did not answer, so what was asked may or may not have happened. Ask the log."""


@dataclass(frozen=True, slots=True)
class Head:
    """A place in a log. A new log ends at `(0, "")`."""

    seq: int
    tag: str


BEGINNING = Head(0, "")


@dataclass(frozen=True, slots=True)
class Stamped:
    """One entry as the log keeps it."""

    seq: int
    tag: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Appended:
    """The entries are in the log, and durable as `Store.durability` says."""

    head: Head


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Nothing was written: the log does not end where the writer thought. `head` is where it does, durably."""

    head: Head


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A board as it was at a place in its log."""

    head: Head
    body: bytes


class Log(Protocol):
    """The judge of order."""

    async def append(self, board: str, after: Head, entries: Sequence[Stamped]) -> Appended | Overtaken:
        """Append all entries if the log still ends at `after`, or none.

        Returns once they are durable. Atomic: a reader sees all of them or none.
        `entries` are at least one, numbered `after.seq + 1` and on; anything else is a ValueError.
        Raises StoreDown when the outcome is not known; repeating the same call is then harmless: if the entries had
        been written, it answers `Overtaken` with their head, which the caller knows by its tag. A store never repeats an
        append by itself, so `Overtaken` with the caller's own head only ever answers a call that the caller repeated.
        """
        ...

    async def read(self, board: str, after: int, limit: int = 1000) -> list[Stamped]:
        """Return up to `limit` entries with `seq > after`, in order and without a gap, archived ones included.

        Shows durable entries only, as far as the store can know. Empty if there is none (or no such board).
        Raises StoreDown rather than leave a hole where entries are missing.
        """
        ...

    async def head(self, board: str) -> Head:
        """Return where the log ends."""
        ...

    async def follow(self, board: str, bell: Callable[[Sequence[Stamped]], None]) -> Callable[[], None]:
        """Ring `bell` whenever the log has grown, and once as soon as it listens.

        A ring may carry the new entries, or nothing: the listener reads the log either way to fill what it misses.
        Rings may be late, joined, repeated or out of order, but after an append a ring always comes.
        A store that is out of reach rings again once it is back. `bell` is called in the event loop, on its own (what
        it raises hurts nobody else), and must not block. Returns the call that ends it; after that nothing rings.
        """
        ...

    async def archive(self, board: str, upto: int) -> None:
        """Move entries with `seq <= upto` into compressed segments. `read` does not notice. Repeating it is harmless.

        Never archives beyond the newest checkpoint. Each call makes a segment at least, so it is for long stretches.
        """
        ...


class Checkpoints(Protocol):
    """What bounds replay."""

    async def keep(self, board: str, checkpoint: Checkpoint) -> bool:
        """Keep it as the newest if its head is in the log and it is newer than the newest; tell whether it was kept.

        The beginning, `(0, "")`, is in every log.
        """
        ...

    async def newest(self, board: str) -> Checkpoint | None:
        """Return the newest checkpoint, or None."""
        ...


class Bus(Protocol):
    """Ephemeral words between servers: at most once, in order from one sender, never stored."""

    async def tell(self, board: str, body: bytes) -> None:
        """Tell all who listen, this process included. Never raises: what is lost is lost."""
        ...

    async def listen(self, board: str, hear: Callable[[bytes], None]) -> Callable[[], None]:
        """Call `hear` in the event loop for each word. Returns the call that ends it; after that call nothing is heard.

        Between servers the first words after `listen` may be missed: hearing begins a moment later.
        """
        ...


class Directory(Protocol):
    """Small facts by name, outside any board: boards and tokens."""

    async def add(self, shelf: str, name: str, fact: bytes) -> bool:
        """Add a fact if the name is free; tell whether it was. Durable when it returns.

        After StoreDown, `find` tells whether the fact is there.
        """
        ...

    async def find(self, shelf: str, name: str) -> bytes | None:
        """Return the fact, or None."""
        ...

    async def drop(self, shelf: str, name: str) -> None:
        """Forget the fact, if there is one. Durable when it returns."""
        ...


class Blobs(Protocol):
    """Larger bytes of a board, by name: snapshots for joining, images."""

    async def put(self, board: str, name: str, body: bytes, *, ttl: float | None = None) -> None:
        """Keep the bytes under the name, for `ttl` seconds or for good, in place of what was there.

        Durable when it returns.
        """
        ...

    async def get(self, board: str, name: str) -> bytes | None:
        """Return the bytes, or None."""
        ...


class Store(Log, Checkpoints, Bus, Directory, Blobs, Protocol):
    """All of it, in one place with one life."""

    @property
    def durability(self) -> str:
        """What `Appended` means here: `fsync`, `replica`, `everysec` or `memory`. Known once the store is open."""
        ...

    async def open(self) -> Sequence[str]:
        """Connect, and return what an operator should know, in plain words. Raises StoreDown with what to do."""
        ...

    async def close(self) -> None:
        """Finish what is under way and let go. Whatever is asked afterwards is answered with StoreDown."""
        ...

    async def healthy(self) -> bool:
        """Tell whether the store answers now (within 2 s)."""
        ...


def require_line(after: Head, entries: Sequence[Stamped]) -> None:
    """Raise ValueError unless the entries stand in line behind `after`, as `Log.append` demands."""
    if not entries:
        raise ValueError("An append needs at least one entry.")
    for number, entry in enumerate(entries, after.seq + 1):
        if entry.seq != number:
            raise ValueError(f"Entries follow {after.seq} one by one; {entry.seq} stands where {number} belongs.")
