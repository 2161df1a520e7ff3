"""A board that is loaded from a checkpoint, with its log archived, is the board that all of its log gives."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from guests import Guest, note, visit
from tondo.hub.doors import found_board
from tondo.hub.hub import Hub
from tondo.room.room import Room
from tondo.stores.port import Checkpoint
from tondo.stores.sqlite import SqliteStore


@pytest.fixture
async def disk(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    """Have a store that really archives."""
    store = SqliteStore(tmp_path / "tondo.db")
    await store.open()
    yield store
    await store.close()


async def work(mia: Guest, rounds: int) -> None:
    """Do a bit of everything."""
    for n in range(rounds):
        name = f"n{n:09d}"
        made = await mia.decided(mia.wishes(note(name, text=f"{n}"), {"op": "react", "id": name, "emoji": "👍"}))
        mia.wishes({"op": "text", "id": name, "base": made["s"], "do": [1, " more"]})
        mia.wishes({"op": "move", "ids": [name], "dx": n, "dy": 1})
        if n % 2:
            mia.wishes({"op": "delete", "ids": [name]})
        await mia.decided(mia.number)


async def kept(store: SqliteStore, board: str, beyond: int) -> Checkpoint:
    """Wait for a checkpoint beyond a place; it is kept in its own time."""
    async with asyncio.timeout(10):
        while (newest := await store.newest(board)) is None or newest.head.seq < beyond:
            await asyncio.sleep(0.002)
    return newest


def everything(room: Room) -> dict[str, Any]:
    """Return all that a board remembers; the order of its items means nothing."""
    whole = dict(room.board.snapshot())
    return whole | {"items": sorted(room.board.items.values(), key=lambda item: str(item["id"])), "tag": room.tag}


async def test_a_checkpoint_and_an_archive_change_nothing(disk: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """[C4] [W3] [W5]"""
    monkeypatch.setattr("tondo.room.room.CHECKPOINT_EVERY", 20)
    monkeypatch.setattr("tondo.hub.live.ARCHIVE_LAG", 5)
    monkeypatch.setattr("tondo.hub.hub.REMEMBER", 10)
    hub, quick, slow = Hub(disk), Hub(disk), Hub(disk)
    board = await found_board(hub, "Retro")
    mia = await visit(hub, board)
    await work(mia, 15)
    checkpoint = await kept(disk, board.board, 40)
    await hub.stop()

    quickly = await quick.open(board.board)

    async def nothing(_: str) -> None:
        return None

    monkeypatch.setattr(disk, "newest", nothing)
    slowly = await slow.open(board.board)
    log = await disk.read(board.board, 0)

    assert 40 <= checkpoint.head.seq <= quickly.room.seq
    assert everything(quickly.room) == everything(slowly.room) == everything(mia.live.room)
    assert [entry.seq for entry in log] == list(range(1, quickly.room.seq + 1))
    back = Guest(quickly, mia.user, mia.client, at=mia.place)
    welcome = await back.next("welcome")
    assert "snapshot" not in welcome
    back.number = welcome["decided"]
    restored = await back.decided(back.wishes({"op": "restore", "ids": ["n000000001"]}))
    assert restored["d"][0]["put"]["text"] == "1 more", "what was deleted before the checkpoint is remembered"
    await quick.stop()
    await slow.stop()
