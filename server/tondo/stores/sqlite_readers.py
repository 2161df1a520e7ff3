"""A few threads that read, each with a connection of its own.

A write-ahead log lets them read while the writer writes; each question sees the file as it was when the question began.
"""

import asyncio
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from tondo.stores.port import StoreDown

Answer = TypeVar("Answer")

THREADS = 4
PATIENCE = 30.0


class Readers:
    """Answers questions to the database without holding up the event loop or the writer."""

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        self._connect = connect
        self._threads: ThreadPoolExecutor | None = None
        self._own = threading.local()
        self._connections: list[sqlite3.Connection] = []

    def start(self) -> None:
        """Make ready; threads and connections come as they are needed."""
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="tondo-sqlite-reader")

    async def stop(self) -> None:
        """Finish the questions under way and let go."""
        threads, self._threads = self._threads, None
        if threads is not None:
            await asyncio.to_thread(threads.shutdown)
            for connection in self._connections:
                connection.close()
            self._connections.clear()
            self._own = threading.local()

    async def ask(self, question: Callable[[sqlite3.Connection], Answer]) -> Answer:
        """Return the answer to a question, all of it from one moment."""
        if self._threads is None:
            raise StoreDown("The store is closed.")
        try:
            async with asyncio.timeout(PATIENCE):
                return await asyncio.get_running_loop().run_in_executor(self._threads, self._answer, question)
        except TimeoutError:
            raise StoreDown(f"The disk has not answered for {PATIENCE:g} s.") from None

    def _answer(self, question: Callable[[sqlite3.Connection], Answer]) -> Answer:
        try:
            connection: sqlite3.Connection | None = getattr(self._own, "connection", None)
            if connection is None:
                connection = self._own.connection = self._connect()
                self._connections.append(connection)
            # One transaction for the whole question: else entries archived between two selects would be missed.
            connection.execute("BEGIN")
            try:
                return question(connection)
            finally:
                connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise StoreDown(f"The database cannot be read: {error}.") from error
