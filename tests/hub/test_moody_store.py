"""However the store fails, a wish is decided exactly once, and nobody is told of what is not in the log."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from typing import Literal

import pytest

from guests import RoughStore, note, visit
from tondo.hub.doors import found_board, join
from tondo.hub.hub import Hub
from tondo.stores.port import Appended, Head, Overtaken, Stamped, StoreDown

Mood = Literal["before", "after", "well"]


class MoodyStore(RoughStore):
    """A store whose appends fail as planned: before anything is written, or after all of it is."""

    def __init__(self) -> None:
        super().__init__()
        self.moods: list[Mood] = []
        self.unreadable = 0

    async def append(self, board: str, after: Head, entries: Sequence[Stamped]) -> Appended | Overtaken:
        """Append, or fail as planned."""
        mood = self.moods.pop(0) if self.moods else "well"
        if mood == "before":
            raise StoreDown("nothing was written")
        outcome = await super().append(board, after, entries)
        if mood == "after":
            raise StoreDown("it was written, and nobody says so")
        return outcome

    async def read(self, board: str, after: int, limit: int = 1000) -> list[Stamped]:
        """Read, or fail as planned."""
        if self.unreadable:
            self.unreadable -= 1
            raise StoreDown("nothing can be read")
        return await super().read(board, after, limit)


@pytest.fixture
async def store() -> AsyncIterator[MoodyStore]:
    """Have a store that does as it should, until it is told otherwise."""
    moody = MoodyStore()
    await moody.open()
    yield moody
    await moody.close()


MOODS: list[list[Mood]] = [["before"], ["after"], ["before", "after"], ["after", "before", "before"], ["after"] * 2]


@pytest.mark.parametrize("moods", MOODS)
@pytest.mark.parametrize("unreadable", [0, 3])
async def test_wishes_are_decided_exactly_once_and_in_order_however_the_store_fails(
    store: MoodyStore, hub: Hub, moods: list[Mood], unreadable: int
) -> None:
    """[W5] [W7]"""
    board = await found_board(hub, "Retro")
    mia, vic = await visit(hub, board), await visit(hub, board, "viewer", "Vic")
    made = await mia.decided(mia.wishes(note("note000001")))
    store.moods, store.unreadable = list(moods), unreadable
    last = made

    while store.moods:
        # One goes at once, the others wait for it and go together.
        for _ in range(3):
            mia.wishes({"op": "move", "ids": ["note000001"], "dx": 1, "dy": 0})
        last = await mia.decided(mia.number)
        told = await vic.next("ops")
        while told["to"] < last["s"]:
            told = await vic.next("ops")

    moves = mia.number - 1
    assert last["s"] == made["s"] + moves
    assert mia.live.room.board.items["note000001"]["x"] == moves
    assert [entry.seq for entry in await store.read(board.board, 0)] == list(range(1, last["s"] + 1))
    for guest in (mia, vic):
        heard = [entry["s"] for frame in guest.frames if frame["t"] == "ops" for entry in frame["entries"]]
        assert heard == list(range(heard[0], last["s"] + 1)), "each once, in order"
    assert not [frame for frame in mia.frames if frame["t"] == "reject"]


@pytest.mark.parametrize("mood", ["before", "after"])
async def test_somebody_who_joins_while_the_store_fails_is_enrolled_once(
    store: MoodyStore, hub: Hub, mood: Mood
) -> None:
    """[B3]"""
    board = await found_board(hub, "Retro")
    live = await hub.open(board.board)
    store.moods = [mood]

    joined = await join(hub, board.board, board.secrets["editor"], "Mia")

    assert [item["id"] for item in live.room.board.items.values() if item["kind"] == "member"] == [joined.user]


async def test_while_the_store_is_away_nothing_is_acknowledged_and_a_ping_still_is(store: MoodyStore, hub: Hub) -> None:
    """[W7] [W14]"""
    board = await found_board(hub, "Retro")
    mia = await visit(hub, board)
    await mia.next("welcome")
    store.unreadable, store.moods = 20, ["before"]

    number = mia.wishes(note("note000001"))
    while store.unreadable > 5:
        mia.says(t="ping")
        await mia.next("pong")
        await asyncio.sleep(0.001)
        assert "ops" not in [frame["t"] for frame in mia.frames]

    assert (await mia.decided(number))["d"]
