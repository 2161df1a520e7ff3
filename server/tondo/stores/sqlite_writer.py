"""The one thread that writes, and group commit.

While one transaction is on its way to the disk, deeds gather; the next transaction takes them all, whatever board they
are for. So the price of a sync is shared, and one busy board costs the others nothing.

    ask ──> deeds ──> BEGIN  deed deed deed  COMMIT ──> every asker is answered
                      each in a savepoint of its own

A deed that is itself wrong fails alone. When the file, the disk or the COMMIT fails, nobody can tell what is durable:
every deed of that transaction is answered with StoreDown, and the next one starts on a fresh connection.
"""

import asyncio
import logging
import queue
import sqlite3
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from tondo.stores.port import StoreDown

log = logging.getLogger(__name__)

Outcome = TypeVar("Outcome")
Deed = Callable[[sqlite3.Connection], Outcome]

MOST_WAITING = 10_000
MOST_IN_ONE = 1_000
PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class _Asked:
    deed: Deed[Any]
    then: Callable[[Any], None] | None
    answer: asyncio.Future[Any]


class Writer:
    """Owns the writing connection. Deeds run in its thread, in the order they were asked."""

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        self._connect = connect
        self._connection: sqlite3.Connection | None = None
        self._deeds: queue.Queue[_Asked | None] = queue.Queue(MOST_WAITING)
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    async def start(self) -> None:
        """Start the thread and wait until it has its connection."""
        self._loop = asyncio.get_running_loop()
        # A daemon: a store that nobody closed keeps no process alive. What is under way then was not acknowledged.
        self._thread = threading.Thread(target=self._run, name="tondo-sqlite-writer", daemon=True)
        self._thread.start()
        try:
            await self.ask(lambda _: None)
        except BaseException:
            await self.stop()
            raise

    async def stop(self) -> None:
        """Do what was asked so far, then let go."""
        thread, self._thread = self._thread, None
        if thread is not None:
            # Waits for a place in a full queue, so not in the event loop.
            await asyncio.to_thread(self._deeds.put, None)
            await asyncio.to_thread(thread.join)

    async def ask(
        self, deed: Deed[Outcome], *, then: Callable[[Outcome], None] | None = None, patience: float = PATIENCE
    ) -> Outcome:
        """Have a deed done, and return its outcome once it is durable.

        `then` is told the outcome first, in the event loop, even if the asker has stopped waiting by then.
        """
        if self._thread is None or self._loop is None:
            raise StoreDown("The store is closed.")
        answer: asyncio.Future[Outcome] = self._loop.create_future()
        try:
            self._deeds.put_nowait(_Asked(deed, then, answer))
        except queue.Full:
            raise StoreDown(f"The disk cannot keep up: {MOST_WAITING} writes are waiting.") from None
        try:
            async with asyncio.timeout(patience):
                return await answer
        except TimeoutError:
            raise StoreDown(f"The disk has not finished a write for {patience:g} s.") from None

    def _run(self) -> None:
        stopping = False
        while not stopping:
            batch, stopping = self._take()
            if batch:
                self._hand_out(batch, self._commit(batch))
        self._let_go()

    def _take(self) -> tuple[list[_Asked], bool]:
        """Wait for a deed, and take along all that wait behind it."""
        batch: list[_Asked] = []
        asked = self._deeds.get()
        while asked is not None:
            batch.append(asked)
            if len(batch) == MOST_IN_ONE:
                return batch, False
            try:
                asked = self._deeds.get_nowait()
            except queue.Empty:
                return batch, False
        return batch, True

    def _commit(self, batch: Sequence[_Asked]) -> list[object]:
        """Do all deeds in one transaction. An outcome that is an exception is raised at the asker's."""
        try:
            if self._connection is None:
                self._connection = self._connect()
            connection = self._connection
            connection.execute("BEGIN IMMEDIATE")
            outcomes = [_attempt(connection, asked.deed) for asked in batch]
            connection.execute("COMMIT")
            return outcomes
        except Exception as error:
            # Whatever the connection believes about the file may be wrong now.
            self._let_go()
            if isinstance(error, StoreDown):
                words = str(error)
            else:
                words = f"The database cannot be written: {error}. Is the disk full, or gone?"
                log.exception("A transaction of %d writes failed", len(batch))
            return [StoreDown(words) for _ in batch]

    def _let_go(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                connection.close()  # Rolls back what is open.
            except sqlite3.Error:
                log.exception("The database could not be closed")

    def _hand_out(self, batch: Sequence[_Asked], outcomes: Sequence[object]) -> None:
        def answer_all() -> None:
            for asked, outcome in zip(batch, outcomes, strict=True):
                if asked.then is not None and not isinstance(outcome, Exception):
                    asked.then(outcome)
                if asked.answer.done():
                    continue  # The asker has gone; the deed stands.
                if isinstance(outcome, Exception):
                    asked.answer.set_exception(outcome)
                else:
                    asked.answer.set_result(outcome)

        assert self._loop is not None
        try:
            self._loop.call_soon_threadsafe(answer_all)
        except RuntimeError:
            log.warning("The event loop ended before %d writes were answered", len(batch))


def _attempt(connection: sqlite3.Connection, deed: Deed[Any]) -> object:
    """Do one deed, or leave no trace of it; raise only what concerns the whole transaction."""
    connection.execute("SAVEPOINT deed")
    try:
        outcome = deed(connection)
    except (sqlite3.DataError, sqlite3.IntegrityError, sqlite3.InterfaceError, sqlite3.ProgrammingError) as error:
        outcome = ValueError(f"SQLite does not take this: {error}")
    except sqlite3.Error:
        raise
    except Exception as error:
        outcome = error
    if isinstance(outcome, Exception):
        connection.execute("ROLLBACK TO deed")
    connection.execute("RELEASE deed")
    return outcome
