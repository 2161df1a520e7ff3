"""The SQLite store keeps the promises, also when it is killed, when the disk is full, and when there are two of it."""

import asyncio
import resource
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from stores.conformance import LastingConformance, Make
from stores.writing import end_of, line, numbered, write
from tondo.stores.port import BEGINNING, Checkpoint, Store, StoreDown
from tondo.stores.sqlite import SqliteStore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "deeper" / "tondo.sqlite"


@pytest.fixture
async def store(path: Path) -> AsyncIterator[SqliteStore]:
    store = SqliteStore(path)
    await store.open()
    yield store
    await store.close()


class TestSqlite(LastingConformance):
    @pytest.fixture
    def make(self, path: Path) -> Make:
        return lambda: SqliteStore(path)

    async def archived(self, store: Store, board: str) -> int:
        assert isinstance(store, SqliteStore)
        with closing(sqlite3.connect(store.path)) as peek:
            select = "SELECT max(last) FROM segment JOIN board ON key = board WHERE name = ?"
            (last,) = peek.execute(select, (board,)).fetchone()
            return int(last or 0)


async def test_it_is_durable_and_has_nothing_to_complain_of(path: Path) -> None:
    store = SqliteStore(path)

    warnings = await store.open()

    assert warnings == []
    assert store.durability == "fsync"
    await store.close()


async def test_a_second_server_on_one_file_is_refused_in_plain_words(store: SqliteStore, path: Path) -> None:
    second = SqliteStore(path)

    with pytest.raises(StoreDown) as refusal:
        await second.open()

    words = str(refusal.value)
    assert str(path) in words
    assert "another tondo serve" in words
    assert "--data" in words
    await write(store, "b", b"the first goes on")


async def test_the_next_server_may_open_the_file_when_the_first_has_closed_it(path: Path) -> None:
    first, second = SqliteStore(path), SqliteStore(path)
    await first.open()
    await first.close()

    await second.open()

    await write(second, "b", b"one")
    await second.close()


async def test_a_store_that_failed_to_open_holds_no_lock(path: Path) -> None:
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as stranger:
        stranger.execute("PRAGMA user_version = 99")
    store = SqliteStore(path)

    with pytest.raises(StoreDown, match="another version of Tondo"):
        await store.open()

    path.unlink()
    await store.open()
    await write(store, "b", b"one")
    await store.close()


async def test_a_file_that_is_no_database_is_refused_in_plain_words(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"This is a letter to my aunt, and no database at all." * 100)

    with pytest.raises(StoreDown, match="not a database"):
        await SqliteStore(path).open()


async def test_a_folder_that_cannot_be_made_is_said_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(StoreDown, match="--data"):
        await SqliteStore(tmp_path / "file" / "tondo.sqlite").open()


async def test_a_disk_that_is_nearly_full_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tondo.stores.sqlite.LITTLE_ROOM", 1 << 62)
    store = SqliteStore(path)

    (words,) = await store.open()

    assert "nearly full" in words
    await store.close()


@pytest.mark.chaos
def test_a_process_that_is_killed_loses_nothing_that_was_acknowledged(path: Path) -> None:
    """[W7]"""
    acknowledged: dict[str, tuple[int, str]] = {}

    for lines in (40, 300, 7):
        acknowledged |= _acknowledged_until_killed(path, lines)
        logs = asyncio.run(_logs(path, list(acknowledged)))
        for board, (seq, tag) in acknowledged.items():
            assert logs[board][seq - 1] == tag
            assert [f"{board}-{number}" for number in range(1, len(logs[board]) + 1)] == logs[board]
            # All of an append or nothing.
            assert len(logs[board]) % 3 == 0
        path.unlink()
        acknowledged.clear()


def _acknowledged_until_killed(path: Path, lines: int) -> dict[str, tuple[int, str]]:
    """Have a process write, kill it after so many acknowledgements, and return the last for each board."""
    program = Path(__file__).with_name("append_until_killed.py")
    last: dict[str, tuple[int, str]] = {}
    with subprocess.Popen([sys.executable, program, path], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for number, said in enumerate(process.stdout, 1):
            # The last line may be cut off; a whole one was acknowledged even if it was read after the end.
            if said.endswith("\n"):
                board, seq, tag = said.split()
                last[board] = (int(seq), tag)
            if number == lines:
                process.kill()
    return last


async def _logs(path: Path, boards: list[str]) -> dict[str, list[str]]:
    store = SqliteStore(path)
    await store.open()
    logs = {board: [entry.tag for entry in await store.read(board, 0, 1_000_000)] for board in boards}
    await store.close()
    return logs


async def test_on_a_full_disk_appends_fail_and_the_store_goes_on(store: SqliteStore, path: Path) -> None:
    entries = await write(store, "b", b"one")
    log = path.with_name(path.name + "-wal")
    unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)

    # The disk is full for whoever needs more than a little.
    resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size + 50_000, unlimited[1]))
    try:
        outcomes = await asyncio.gather(
            store.append("big", BEGINNING, line(BEGINNING, b"x" * 1_000_000)),
            store.append("b", end_of(entries), line(end_of(entries), b"x" * 1_000_000)),
            return_exceptions=True,
        )
        readable = await store.read("b", 0)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)

    assert all(isinstance(outcome, StoreDown) and "full" in str(outcome) for outcome in outcomes)
    assert readable == entries
    entries += await write(store, "b", b"x" * 1_000_000)
    assert await store.read("b", 0) == entries
    assert await store.read("big", 0) == []


async def test_entries_that_are_missing_are_not_read_over(store: SqliteStore, path: Path) -> None:
    await write(store, "b", *numbered(5))
    with closing(sqlite3.connect(path)) as vandal, vandal:
        vandal.execute("DELETE FROM entry WHERE seq = 3")

    with pytest.raises(StoreDown, match="missing"):
        await store.read("b", 0)


async def test_archived_entries_take_less_room(store: SqliteStore, path: Path) -> None:
    entries = await write(store, "b", *(b'{"d":[{"set":"n7Kq2vXb9L","to":{"color":"pink"}}]}' for _ in range(400)))
    await store.keep("b", Checkpoint(end_of(entries), b""))

    await store.archive("b", 400)

    with closing(sqlite3.connect(path)) as peek:
        (plain,) = peek.execute("SELECT count(*) FROM entry").fetchone()
        (pressed,) = peek.execute("SELECT sum(length(body)) FROM segment").fetchone()
    assert plain == 0
    assert pressed < sum(len(entry.body) for entry in entries) / 2


async def test_blobs_that_have_passed_are_swept_out_by_the_next_that_will(store: SqliteStore, path: Path) -> None:
    for number in range(10):
        await store.put("b", f"{number}", b"", ttl=-1)
    await store.put("b", "for good", b"")

    await store.put("b", "for now", b"", ttl=3600)

    with closing(sqlite3.connect(path)) as peek:
        names = peek.execute("SELECT name FROM blob ORDER BY name").fetchall()
    assert names == [("for good",), ("for now",)]
