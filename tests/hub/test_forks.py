"""A log that was rolled back and written on elsewhere is another log: nobody's board is ever made of both."""

import pytest

from guests import Guest, RoughStore, note, until, visit
from tondo.errors import LostTrack
from tondo.hub.doors import found_board
from tondo.hub.hub import Hub


@pytest.mark.parametrize("further", [1, 2, 5])
@pytest.mark.parametrize("quiet", [True, False])
async def test_a_room_whose_log_was_rolled_back_and_written_on_is_opened_anew(
    store: RoughStore, hub: Hub, further: int, quiet: bool
) -> None:
    """[W3] [W6] [W12] [C4]"""
    board = await found_board(hub, "Retro")
    mia, vic = await visit(hub, board), await visit(hub, board, "viewer", "Vic")
    kept = await mia.decided(mia.wishes(note("note000001")))
    for n in (2, 3, 4):
        await mia.decided(mia.wishes(note(f"note00000{n}")))
    held = mia.place
    if quiet and mia.live._unfollow:
        mia.live._unfollow()  # This server hears nothing of what is written elsewhere.
    store.rolls_back(board.board, kept["s"])
    elsewhere = Hub(store)
    bo = Guest(await elsewhere.open(board.board), mia.user, "kX3f9a1Q")

    for n in range(further):
        await bo.decided(bo.wishes(note(f"other{n:05d}")))
    mia.wishes(note("note000005"))
    ends = [await mia.end(), await vic.end()]
    back = Guest(await hub.open(board.board), mia.user, mia.client, at=held)
    welcome = await back.next("welcome")

    assert [type(end) for end in ends] == [LostTrack, LostTrack]
    for guest in (mia, vic):
        assert guest.frames[-1] == {"t": "resync", "why": "fork"}
        assert "other" not in str(guest.frames), "nothing of the other log was told to who holds this one"
    names = {item["id"] for item in welcome["snapshot"]["items"] if item["kind"] == "note"}
    assert names == {"note000001", *(f"other{n:05d}" for n in range(further))}
    back.number = welcome["decided"]
    assert (await back.decided(back.wishes(note("note000005"))))["d"], (
        "what was wished on the lost log can be wished again"
    )
    await until(lambda: bo.live.room.tag == back.live.room.tag)
    await elsewhere.stop()


async def test_who_only_listens_learns_of_a_log_that_was_rolled_back(store: RoughStore, hub: Hub) -> None:
    """[W12]"""
    board = await found_board(hub, "Retro")
    mia, vic = await visit(hub, board), await visit(hub, board, "viewer", "Vic")
    kept = await mia.decided(mia.wishes(note("note000001")))
    for n in (2, 3, 4):
        await mia.decided(mia.wishes(note(f"note00000{n}")))
    store.rolls_back(board.board, kept["s"])
    elsewhere = Hub(store)
    bo = Guest(await elsewhere.open(board.board), mia.user, "kX3f9a1Q")

    await bo.decided(bo.wishes(note("other00001")))

    assert type(await vic.end()) is LostTrack
    assert vic.frames[-1] == {"t": "resync", "why": "fork"}
    await elsewhere.stop()
