"""What happened on a board, for whoever reads along: every change once, in the log's order."""

import asyncio
from collections import deque
from typing import Self

from tondo.errors import TooSlow
from tondo.model.change import Change
from tondo.model.entry import Entry

MOST_ENTRIES = 100_000


class Closed(Exception):
    """The board was closed here, so nothing is decided, told or asked any more."""

    def __init__(self) -> None:
        super().__init__("this board was closed")


class Changes:
    """An asynchronous iterator over (entry, change), from the moment it was made.

    It ends when the board is closed, and raises what else ends the board. A reader that is too far behind gets TooSlow.
    """

    def __init__(self) -> None:
        self._entries: deque[Entry] = deque()
        self._now: deque[tuple[Entry, Change]] = deque()
        self._end: Exception | None = None
        self._something = asyncio.Event()

    def put(self, entry: Entry) -> None:
        """Put an entry in line."""
        if self._end is not None:
            return
        self._entries.append(entry)
        if len(self._entries) > MOST_ENTRIES:
            self._entries.clear()
            self.end(TooSlow(f"more than {MOST_ENTRIES} entries wait to be read"))
        self._something.set()

    def end(self, why: Exception) -> None:
        """Let nothing follow but what is in line."""
        if self._end is None:
            self._end = why
            self._something.set()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> tuple[Entry, Change]:
        while not self._now:
            while not self._entries:
                if isinstance(self._end, Closed):
                    raise StopAsyncIteration
                if self._end is not None:
                    raise self._end
                self._something.clear()
                await self._something.wait()
            entry = self._entries.popleft()
            self._now.extend((entry, change) for change in entry.changes)
        return self._now.popleft()
