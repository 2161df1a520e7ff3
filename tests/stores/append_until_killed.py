"""A process to be killed: appends to several boards of a SQLite file, and says what was acknowledged.

    python append_until_killed.py FILE

Each line on its standard output is `board seq tag`, written after the append was acknowledged.
"""

import asyncio
import sys
from pathlib import Path

from tondo.stores.port import BEGINNING, Appended, Head, Stamped
from tondo.stores.sqlite import SqliteStore

BOARDS = 8


async def write_on(store: SqliteStore, board: str) -> None:
    head = BEGINNING
    while True:
        entries = [Stamped(head.seq + n, f"{board}-{head.seq + n}", b"x" * (head.seq % 300)) for n in (1, 2, 3)]
        outcome = await store.append(board, head, entries)
        assert outcome == Appended(Head(entries[-1].seq, entries[-1].tag))
        head = outcome.head
        print(board, head.seq, head.tag, flush=True)


async def main() -> None:
    store = SqliteStore(Path(sys.argv[1]))
    await store.open()
    await asyncio.gather(*(write_on(store, f"board{number}") for number in range(BOARDS)))


if __name__ == "__main__":
    asyncio.run(main())
