"""Group commit: many deeds, one transaction, and each deed answers for itself alone."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from stores.writing import until
from tondo.stores import sqlite_schema
from tondo.stores.port import StoreDown
from tondo.stores.sqlite_readers import Readers
from tondo.stores.sqlite_writer import Writer

Deed = Callable[[sqlite3.Connection], object]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tondo.sqlite"


@asynccontextmanager
async def writing(connect: Callable[[], sqlite3.Connection]) -> AsyncIterator[Writer]:
    writer = Writer(connect)
    await writer.start()
    try:
        yield writer
    finally:
        await writer.stop()


class Gate:
    """A deed that holds up the writer's thread until it is let go."""

    def __init__(self) -> None:
        self.entered = threading.Event()
        self._open = threading.Event()

    def __call__(self, _: sqlite3.Connection) -> None:
        self.entered.set()
        assert self._open.wait(10)

    def open(self) -> None:
        self._open.set()


def fact(name: str, *, then: Exception | None = None) -> Deed:
    """A deed that adds a fact, and perhaps fails afterwards."""

    def deed(connection: sqlite3.Connection) -> str:
        connection.execute("INSERT INTO fact VALUES ('shelf', ?, x'')", (name,))
        if then is not None:
            raise then
        return name

    return deed


def names(connection: sqlite3.Connection) -> list[str]:
    return [name for (name,) in connection.execute("SELECT name FROM fact ORDER BY name")]


async def behind_a_gate(writer: Writer, *deeds: Deed) -> list[object]:
    """Have deeds wait together behind one that is under way; return their outcomes."""
    gate = Gate()
    first = asyncio.create_task(writer.ask(gate))
    await until(gate.entered.is_set)
    waiting = [asyncio.create_task(writer.ask(deed)) for deed in deeds]
    await asyncio.sleep(0)
    gate.open()
    await first
    return list(await asyncio.gather(*waiting, return_exceptions=True))


async def test_deeds_that_wait_share_one_commit(path: Path) -> None:
    said: list[str] = []

    def connect() -> sqlite3.Connection:
        connection = sqlite_schema.writing(path)
        connection.set_trace_callback(said.append)
        return connection

    async with writing(connect) as writer:
        said.clear()
        outcomes = await behind_a_gate(writer, *(fact(f"{number:02}") for number in range(50)))

    assert outcomes == [f"{number:02}" for number in range(50)]
    # One for the deed they waited behind, one for all of them.
    assert said.count("COMMIT") == 2


async def test_a_deed_that_fails_leaves_no_trace_and_the_others_stand(path: Path) -> None:
    async with writing(lambda: sqlite_schema.writing(path)) as writer:
        outcomes = await behind_a_gate(
            writer, fact("a"), fact("b", then=KeyError("b")), fact("c"), fact("a"), fact("d")
        )
        kept = await writer.ask(names)

    assert outcomes[0] == "a"
    assert isinstance(outcomes[1], KeyError)
    assert isinstance(outcomes[3], ValueError)
    assert kept == ["a", "c", "d"]


async def test_when_the_file_fails_all_of_the_transaction_is_down_and_the_next_one_works(path: Path) -> None:
    async with writing(lambda: sqlite_schema.writing(path)) as writer:
        outcomes = await behind_a_gate(writer, fact("a"), fact("b", then=sqlite3.OperationalError("disk I/O error")))
        after = await writer.ask(fact("c"))
        kept = await writer.ask(names)

    assert all(isinstance(outcome, StoreDown) and "disk I/O error" in str(outcome) for outcome in outcomes)
    assert after == "c"
    assert kept == ["c"]


async def test_when_the_commit_fails_nobody_is_told_that_it_went_well(path: Path) -> None:
    failing = False

    class Treacherous(sqlite3.Connection):
        def execute(self, sql: str, *values: object) -> sqlite3.Cursor:
            if sql == "COMMIT" and failing:
                raise sqlite3.OperationalError("disk I/O error")
            return super().execute(sql, *values)  # type: ignore[arg-type]

    def connect() -> sqlite3.Connection:
        sqlite_schema.writing(path).close()
        return sqlite3.connect(path, isolation_level=None, factory=Treacherous)

    async with writing(connect) as writer:
        failing = True
        told: list[object] = []
        with pytest.raises(StoreDown):
            await writer.ask(fact("a"), then=told.append)
        failing = False
        kept = await writer.ask(names)

    assert told == []
    assert kept == []


async def test_readers_are_answered_meanwhile_and_see_nothing_uncommitted(path: Path) -> None:
    gate = Gate()

    def slow(connection: sqlite3.Connection) -> None:
        fact("uncommitted")(connection)
        gate(connection)

    async with writing(lambda: sqlite_schema.writing(path)) as writer:
        readers = Readers(lambda: sqlite_schema.reading(path))
        readers.start()
        await writer.ask(fact("committed"))
        writing_on = asyncio.create_task(writer.ask(slow))
        await until(gate.entered.is_set)

        during = await readers.ask(names)
        gate.open()
        await writing_on
        after = await readers.ask(names)
        await readers.stop()

    assert during == ["committed"]
    assert after == ["committed", "uncommitted"]


async def test_a_reader_cannot_write(path: Path) -> None:
    async with writing(lambda: sqlite_schema.writing(path)):
        readers = Readers(lambda: sqlite_schema.reading(path))
        readers.start()

        with pytest.raises(StoreDown, match="readonly"):
            await readers.ask(fact("a"))

        await readers.stop()


async def test_who_stops_waiting_does_not_stop_the_deed(path: Path) -> None:
    told: list[str] = []
    gate = Gate()

    async with writing(lambda: sqlite_schema.writing(path)) as writer:
        first = asyncio.create_task(writer.ask(gate))
        await until(gate.entered.is_set)
        asker = asyncio.create_task(writer.ask(lambda connection: str(fact("a")(connection)), then=told.append))
        await asyncio.sleep(0)
        asker.cancel()
        await asyncio.gather(asker, return_exceptions=True)
        gate.open()
        await first
        kept = await writer.ask(names)

    assert kept == ["a"]
    assert told == ["a"]


async def test_an_asker_is_told_when_the_disk_does_not_finish(path: Path) -> None:
    gate = Gate()

    async with writing(lambda: sqlite_schema.writing(path)) as writer:
        with pytest.raises(StoreDown, match="not finished"):
            await writer.ask(gate, patience=0.01)
        gate.open()


async def test_a_queue_that_is_full_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tondo.stores.sqlite_writer.MOST_WAITING", 3)

    async with writing(lambda: sqlite_schema.writing(path)) as writer:
        outcomes = await behind_a_gate(writer, *(fact(f"{number}") for number in range(4)))

    assert outcomes[:3] == ["0", "1", "2"]
    assert isinstance(outcomes[3], StoreDown)


async def test_a_writer_that_is_stopped_has_done_what_was_asked(path: Path) -> None:
    writer = Writer(lambda: sqlite_schema.writing(path))
    await writer.start()
    asked = [asyncio.create_task(writer.ask(fact(f"{number}"))) for number in range(20)]
    await asyncio.sleep(0)

    await writer.stop()

    assert await asyncio.gather(*asked) == [f"{number}" for number in range(20)]
