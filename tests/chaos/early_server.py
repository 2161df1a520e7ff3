"""A Tondo with a planted bug: it acknowledges what it has not written yet. Takes the words that `tondo` takes."""

import asyncio
from collections.abc import Sequence
from unittest.mock import patch

from tondo.cli import main
from tondo.stores.port import Appended, Head, Overtaken, Stamped
from tondo.stores.sqlite import SqliteStore

LATE = 0.3  # Seconds between the answer and the writing.
AT_ONCE = 20  # Entries of a board that are written honestly: its founding, and all who join.

_writing: set[asyncio.Task[None]] = set()
_append = SqliteStore.append


async def early(store: SqliteStore, board: str, after: Head, entries: Sequence[Stamped]) -> Appended | Overtaken:
    """Answer now, and write in a while."""
    if after.seq < AT_ONCE:
        return await _append(store, board, after, entries)

    async def write() -> None:
        await asyncio.sleep(LATE)
        await _append(store, board, after, entries)

    task = asyncio.create_task(write())
    _writing.add(task)
    task.add_done_callback(_writing.discard)
    return Appended(Head(entries[-1].seq, entries[-1].tag))


if __name__ == "__main__":
    with patch.object(SqliteStore, "append", early):
        main()
