"""A room that is closed loses nothing and nobody, whoever comes meanwhile."""

import asyncio
import contextlib

import pytest

from guests import Guest, RoughStore, note, visit
from tondo.errors import Unavailable
from tondo.hub import hub as engine
from tondo.hub.doors import found_board
from tondo.hub.hub import Hub


async def come_in(hub: Hub, board: str, before: Guest) -> Guest:
    """Open the board and say hello, again if it was closed in the very moment in which it was opened."""
    async with asyncio.timeout(10):
        while True:
            live = await hub.open(board)
            with contextlib.suppress(Unavailable):
                return Guest(live, before.user, before.client)


async def test_whoever_comes_while_a_room_is_being_closed_is_let_in_and_heard(
    monkeypatch: pytest.MonkeyPatch, hub: Hub, store: RoughStore
) -> None:
    """[W1] [W7]"""
    monkeypatch.setattr(engine, "IDLE", 0.005)
    monkeypatch.setattr(engine, "WORTH_KEEPING", 1)
    await hub.stop()
    await hub.start()
    board = await found_board(hub, "Retro")
    mia = await visit(hub, board)
    lives = {mia.live}

    for n in range(60):
        mia.leaves()
        await asyncio.sleep(0.004 + n % 7 / 1000)
        number = mia.number
        mia = await come_in(hub, board.board, mia)
        mia.number = (await mia.next("welcome"))["decided"]
        lives.add(mia.live)
        assert mia.number == number, "what was acknowledged is known to the room that opens"
        assert (await mia.decided(mia.wishes(note(f"n{n:09d}"))))["d"]

    assert len(lives) > 1, "rooms were closed meanwhile"
    assert sum(item["kind"] == "note" for item in mia.live.room.board.items.values()) == 60
    assert [entry.seq for entry in await store.read(board.board, 0)] == list(range(1, 63))


async def test_a_hub_that_stops_finishes_what_is_under_way(hub: Hub, other_hub: Hub) -> None:
    """[W7]"""
    board = await found_board(hub, "Retro")
    mia = await visit(hub, board)
    for n in range(50):
        mia.wishes(note(f"n{n:09d}"))

    await hub.stop()

    items = (await other_hub.open(board.board)).room.board.items.values()
    assert sum(item["kind"] == "note" for item in items) == 50


async def test_somebody_who_waits_to_be_let_in_when_the_room_fails_is_told_to_come_back(
    monkeypatch: pytest.MonkeyPatch, hub: Hub
) -> None:
    """[W12]"""
    monkeypatch.setattr("tondo.room.room.INLINE_ITEMS", 1)
    board = await found_board(hub, "Retro")
    live = await hub.open(board.board)

    async def never(*_: object, **__: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(hub.store, "put", never)
    mia = await visit(hub, board)
    live._break(RuntimeError("planted"))
    end = await mia.end()

    assert end.close == 4010
    assert mia.frames == [{"t": "resync", "why": "fork"}]
