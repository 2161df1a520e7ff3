"""What the tests of stores write with, and how they wait."""

import asyncio
import hashlib
from collections.abc import Callable, Sequence

from tondo.stores.port import Appended, Head, Stamped, Store

ALL_BYTES = bytes(range(256))


def line(after: Head, *bodies: bytes) -> list[Stamped]:
    """Number and tag bodies as a writer does."""
    entries = []
    tag = after.tag
    for seq, body in enumerate(bodies, after.seq + 1):
        tag = hashlib.sha256(tag.encode() + body).hexdigest()[:12]
        entries.append(Stamped(seq, tag, body))
    return entries


def end_of(entries: Sequence[Stamped]) -> Head:
    """Where a log ends that ends with these entries."""
    return Head(entries[-1].seq, entries[-1].tag)


async def write(store: Store, board: str, *bodies: bytes) -> list[Stamped]:
    """Append at the end of a log."""
    after = await store.head(board)
    entries = line(after, *bodies)
    assert await store.append(board, after, entries) == Appended(end_of(entries))
    return entries


async def until(condition: Callable[[], bool], within: float = 10.0) -> None:
    """Wait for a condition."""
    async with asyncio.timeout(within):
        while not condition():
            await asyncio.sleep(0.005)


def numbered(count: int) -> list[bytes]:
    """Bodies that differ."""
    return [b"entry %d" % number for number in range(count)]


class Ring:
    """A bell that remembers what it was rung with."""

    def __init__(self) -> None:
        self.rung: list[list[Stamped]] = []

    def __call__(self, entries: Sequence[Stamped]) -> None:
        self.rung.append(list(entries))

    @property
    def carried(self) -> list[Stamped]:
        return [entry for entries in self.rung for entry in entries]
