"""The store of one process: a database file, and nothing else to install.

An append is answered after COMMIT with `synchronous=FULL`, so it survives a power cut. Followers and the bus are in
this process, because a lock file sees to it that there is no other.
"""

import asyncio
import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from tondo.stores import sqlite_log, sqlite_schema
from tondo.stores.bells import Bells
from tondo.stores.port import Appended, Checkpoint, Head, Overtaken, Stamped, StoreDown, require_line
from tondo.stores.sqlite_lock import FileLock
from tondo.stores.sqlite_readers import Readers
from tondo.stores.sqlite_writer import Writer

LITTLE_ROOM = 200 << 20
HEALTHY_WITHIN = 2.0


class SqliteStore:
    """Keeps the promises of `port.Store` in one file."""

    durability = "fsync"

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()
        self._lock = FileLock(self.path.with_name(self.path.name + ".lock"))
        self._writer = Writer(lambda: sqlite_schema.writing(self.path))
        self._readers = Readers(lambda: sqlite_schema.reading(self.path))
        self._followers: Bells[Sequence[Stamped]] = Bells()
        self._hearers: Bells[bytes] = Bells()

    async def open(self) -> Sequence[str]:
        await asyncio.to_thread(self._claim)
        try:
            await self._writer.start()
        except BaseException:
            self._lock.release()
            raise
        self._readers.start()
        free = shutil.disk_usage(self.path.parent).free
        if free < LITTLE_ROOM:
            return [f"The disk of {self.path} is nearly full: {free >> 20} MiB are free."]
        return []

    async def close(self) -> None:
        await self._readers.stop()
        # Last, so that its connection is the last one and folds the write-ahead log back into the file.
        await self._writer.stop()
        self._lock.release()

    async def healthy(self) -> bool:
        try:
            # Through the writer: a disk that hangs shows there first.
            await self._writer.ask(lambda _: None, patience=HEALTHY_WITHIN)
        except StoreDown:
            return False
        return True

    async def append(self, board: str, after: Head, entries: Sequence[Stamped]) -> Appended | Overtaken:
        require_line(after, entries)
        entries = tuple(entries)

        def ring(outcome: Appended | Overtaken) -> None:
            if isinstance(outcome, Appended):
                self._followers.ring(board, entries)

        return await self._writer.ask(partial(sqlite_log.append, board=board, after=after, entries=entries), then=ring)

    async def read(self, board: str, after: int, limit: int = 1000) -> list[Stamped]:
        return await self._readers.ask(lambda connection: sqlite_log.read(connection, board, after, limit))

    async def head(self, board: str) -> Head:
        return await self._readers.ask(lambda connection: sqlite_log.head(connection, board))

    async def follow(self, board: str, bell: Callable[[Sequence[Stamped]], None]) -> Callable[[], None]:
        end = self._followers.hang(board, bell)
        self._followers.ring(board, ())
        return end

    async def archive(self, board: str, upto: int) -> None:
        # Entries are read and compressed beside the writer, which only puts the segment in their place.
        def question(connection: sqlite3.Connection) -> Callable[[sqlite3.Connection], None] | None:
            return sqlite_log.next_segment(connection, board, upto)

        while put_in_place := await self._readers.ask(question):
            await self._writer.ask(put_in_place)

    async def keep(self, board: str, checkpoint: Checkpoint) -> bool:
        return await self._writer.ask(partial(sqlite_log.keep, board=board, checkpoint=checkpoint))

    async def newest(self, board: str) -> Checkpoint | None:
        return await self._readers.ask(lambda connection: sqlite_log.newest(connection, board))

    async def tell(self, board: str, body: bytes) -> None:
        self._hearers.ring(board, body)

    async def listen(self, board: str, hear: Callable[[bytes], None]) -> Callable[[], None]:
        return self._hearers.hang(board, hear)

    async def add(self, shelf: str, name: str, fact: bytes) -> bool:
        return await self._change("INSERT INTO fact VALUES (?, ?, ?) ON CONFLICT DO NOTHING", shelf, name, fact) == 1

    async def find(self, shelf: str, name: str) -> bytes | None:
        return await self._bytes("SELECT body FROM fact WHERE shelf = ? AND name = ?", shelf, name)

    async def drop(self, shelf: str, name: str) -> None:
        await self._change("DELETE FROM fact WHERE shelf = ? AND name = ?", shelf, name)

    async def put(self, board: str, name: str, body: bytes, *, ttl: float | None = None) -> None:
        now = time.time()
        until = None if ttl is None else now + ttl
        await self._change("INSERT OR REPLACE INTO blob VALUES (?, ?, ?, ?)", board, name, until, body)
        if ttl is not None:
            # Whoever brings what passes sweeps out what has passed.
            await self._change("DELETE FROM blob WHERE until <= ?", now)

    async def get(self, board: str, name: str) -> bytes | None:
        select = "SELECT body FROM blob WHERE board = ? AND name = ? AND (until IS NULL OR until > ?)"
        return await self._bytes(select, board, name, time.time())

    async def _change(self, sql: str, *values: Any) -> int:
        """Run one statement in the writer; return how many rows it touched."""
        return await self._writer.ask(lambda connection: connection.execute(sql, values).rowcount)

    async def _bytes(self, sql: str, *values: Any) -> bytes | None:
        """Return the one value a statement selects, or None."""

        def question(connection: sqlite3.Connection) -> bytes | None:
            row = connection.execute(sql, values).fetchone()
            return None if row is None else bytes(row[0])

        return await self._readers.ask(question)

    def _claim(self) -> None:
        try:
            _make_folder(self.path.parent)
            self._lock.take(self.path)
        except OSError as error:
            raise StoreDown(
                f"{self.path} cannot be used: {error.strerror}. Choose a folder that can be written, with --data."
            ) from None


def _make_folder(folder: Path) -> None:
    """Make a folder that is still there after a power cut."""
    if not folder.exists():
        _make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        # The name of a new folder is an entry in its parent, which reaches the disk in its own time unless it is told.
        descriptor = os.open(folder.parent, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
