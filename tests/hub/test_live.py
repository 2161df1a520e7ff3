"""A running room: ticks, the store's moods, and faults that stay with their board."""

import asyncio
from typing import Any

import pytest

from guests import Guest, RoughStore, note, until, visit
from tondo.errors import LostTrack, TooSlow, Unavailable
from tondo.hub import live as engine
from tondo.hub import seat
from tondo.hub.doors import found_board, join
from tondo.hub.hub import Hub
from tondo.model.access import Principal
from tondo.room import room as rules
from tondo.room import tail
from tondo.room.room import Room
from tondo.room.wish import Wish
from tondo.stores.port import StoreDown


def entries(frames: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the entries of all `ops` frames."""
    return [entry for frame in frames for entry in frame.get("entries", [])]


async def logged(store: RoughStore, board: str, client: str) -> list[int]:
    """Return the places of a client's entries in the log."""
    return [entry.seq for entry in await store.read(board, 0) if f'"c":"{client}"'.encode() in entry.body]


async def test_what_is_wished_reaches_everybody_once_and_in_order(hub: Hub) -> None:
    """[W6] [W7]"""
    board = await found_board(hub, "Retro")
    guests = [await visit(hub, board, name=name) for name in ("Mia", "Tom", "Zoe")]

    for n in range(30):
        guests[n % 3].wishes(note(f"note{n:06}"))
    await guests[0].decided(10)
    last = guests[0].live.room.seq

    for guest in guests:
        while not entries(guest.frames) or entries(guest.frames)[-1]["s"] < last:
            await guest.next("ops")
        seqs = [entry["s"] for entry in entries(guest.frames)]
        assert seqs == list(range(seqs[0], last + 1))


async def test_what_happens_within_a_tick_is_one_frame(hub: Hub) -> None:
    """[W6]"""
    board = await found_board(hub, "Retro")
    mia, tom = await visit(hub, board), await visit(hub, board, name="Tom")
    await until(lambda: mia.live._flush_at is None)

    for n in range(20):
        mia.wishes(note(f"note{n:06}"))
    await mia.decided(20)

    while not any(entry["i"] == 20 for entry in entries(tom.frames)):
        await tom.next("ops")
    assert len([frame for frame in tom.frames if frame["t"] == "ops"]) <= 3


async def test_presence_is_told_to_everybody_and_to_the_late(hub: Hub) -> None:
    """[W10]"""
    board = await found_board(hub, "Retro")
    mia, tom = await visit(hub, board), await visit(hub, board, name="Tom")

    mia.says(t="here", cursor=[1, 2])

    assert (await tom.next("here"))["people"] == [[mia.seat.name, 1, 2]]
    late = await visit(hub, board, name="Late")
    assert (await late.next("here"))["people"] == [[mia.seat.name, 1, 2]]


async def test_while_the_store_does_not_answer_wishes_wait_and_then_happen_once(hub: Hub, store: RoughStore) -> None:
    """[W5] [W7]"""
    board = await found_board(hub, "Retro")
    mia = await visit(hub, board)
    store.down = True

    number = mia.wishes(note("note000001"))
    tried = store.appends
    await until(lambda: store.appends >= tried and store.reads > 20)
    store.down = False
    entry = await mia.decided(number)

    assert await logged(store, board.board, mia.client) == [entry["s"]]


async def test_an_append_whose_answer_is_lost_happens_once(hub: Hub, store: RoughStore) -> None:
    """[W5] [W7]"""
    board = await found_board(hub, "Retro")
    mia = await visit(hub, board)
    store.forgetful = 1

    entry = await mia.decided(mia.wishes(note("note000001")))

    assert await logged(store, board.board, mia.client) == [entry["s"]]
    assert mia.live.broken is None


async def test_an_append_that_is_told_of_its_defeat_late_is_no_fork(
    hub: Hub, other_hub: Hub, store: RoughStore
) -> None:
    """The room may have read on between the defeat and the news of it. [W3]"""
    board = await found_board(hub, "Retro")
    mia, tom = await visit(hub, board), await visit(other_hub, board, name="Tom")
    await until(lambda: mia.live.room.seq == tom.live.room.seq)
    if mia.live._unfollow:
        mia.live._unfollow()  # Rings come late here.
    await tom.decided(tom.wishes(note("note000001")))
    store.hold = 1

    number = mia.wishes(note("note000002"))
    await until(lambda: store.held)
    await tom.decided(tom.wishes(note("note000003")))
    await mia.live._catch_up_patiently()
    store.lets_go()
    entry = await mia.decided(number)

    assert mia.live.broken is None
    assert await logged(store, board.board, mia.client) == [entry["s"]]


async def test_a_log_that_was_rolled_back_is_noticed_and_the_board_is_opened_anew(hub: Hub, store: RoughStore) -> None:
    """[W12] [W3]"""
    board = await found_board(hub, "Retro")
    mia = await visit(hub, board)
    await mia.decided(mia.wishes(note("note000001")))
    store.rolls_back(board.board, 2)

    mia.wishes(note("note000002"))
    end = await mia.end()

    assert isinstance(end, LostTrack)
    assert end.close == 4010
    assert mia.frames[-1] == {"t": "resync", "why": "fork"}
    again = Guest(await hub.open(board.board), mia.user, mia.client)
    welcome = await again.next("welcome")
    assert welcome["at"]["seq"] == 2
    assert welcome["decided"] == 0


async def test_a_board_that_fails_hurts_no_other_and_is_opened_anew(
    hub: Hub, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """[W12]"""
    bad, good = await found_board(hub, "Bad"), await found_board(hub, "Good")
    mia, tom, zoe = await visit(hub, bad), await visit(hub, bad, name="Tom"), await visit(hub, good, name="Zoe")
    sound = Room.receive

    def planted(self: Room, *args: Any) -> Any:
        if self is mia.live.room:
            raise KeyError("planted")
        return sound(self, *args)

    monkeypatch.setattr(Room, "receive", planted)
    mia.wishes(note("note000001"))
    ends = [await mia.end(), await tom.end()]

    assert all(isinstance(end, LostTrack) for end in ends)
    assert "planted" in caplog.text
    assert (await zoe.decided(zoe.wishes(note("note000001"))))["s"] == zoe.live.room.seq
    again = Guest(await hub.open(bad.board), mia.user, mia.client)
    assert (await again.decided(again.wishes(note("note000001"))))["d"]
    with pytest.raises(Unavailable):
        Guest(mia.live, mia.user, mia.client)


async def test_those_who_wait_on_a_board_that_fails_are_told_at_once(hub: Hub, store: RoughStore) -> None:
    board = await found_board(hub, "Retro")
    live = await hub.open(board.board)
    store.hold = 1
    joining = asyncio.create_task(join(hub, board.board, board.secrets["editor"], "Mia"))
    await until(lambda: store.held)

    live._break(RuntimeError("planted"))
    live._break(RuntimeError("again"))

    with pytest.raises(Unavailable):
        await joining
    store.lets_go()


async def test_a_wish_that_nobody_decides_is_given_up(hub: Hub, store: RoughStore) -> None:
    board = await found_board(hub, "Retro")
    live = await hub.open(board.board)
    store.hold = 1

    with pytest.raises(Unavailable):
        await live.wish(Wish("server0000", 1, [], who=Principal("", "owner"), ticket="t"), patience=0.01)

    store.lets_go()


async def test_a_fault_while_somebody_enters_leaves_no_seat_behind(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    board = await found_board(hub, "Retro")
    mia = await visit(hub, board)

    def planted(*_: Any) -> Any:
        raise KeyError("planted")

    monkeypatch.setattr(Room, "enter", planted)
    with pytest.raises(KeyError):
        Guest(mia.live, mia.user, mia.client)

    assert list(mia.live._seats) == [mia.seat.name]


async def test_one_slow_reader_is_sent_away_and_costs_nobody_anything(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    """[W15]"""
    monkeypatch.setattr(seat, "BOUND", 100_000)
    board = await found_board(hub, "Retro")
    slow, mia = await visit(hub, board, name="Slow"), await visit(hub, board)

    while slow.seat.closing is None:
        await mia.decided(mia.wishes({"op": "create", "item": {"kind": "note", "x": 0, "y": 0, "text": "x" * 5_000}}))

    assert isinstance(slow.seat.closing, TooSlow)
    slow.leaves()
    assert (await mia.next("who"))["leave"] == [slow.seat.name]
    assert (await mia.decided(mia.wishes({"op": "delete", "ids": []})))["d"] == []


async def test_a_big_board_is_shelved_once_for_all_who_come(
    hub: Hub, store: RoughStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """[W3]"""
    monkeypatch.setattr(rules, "INLINE_ITEMS", 5)
    board = await found_board(hub, "Retro")

    guests = [await visit(hub, board, name=name) for name in ("Mia", "Tom", "Zoe")]
    urls = {(await guest.next("welcome"))["snapshot"]["url"] for guest in guests}

    (url,) = urls
    assert await store.get(board.board, url.split("/", 4)[-1]) is not None


async def test_a_snapshot_waits_for_a_store_that_is_down(
    hub: Hub, store: RoughStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """[W3]"""
    board = await found_board(hub, "Retro")
    mia = await visit(hub, board)
    monkeypatch.setattr(rules, "INLINE_ITEMS", 1)
    store.down = True

    late = Guest(mia.live, mia.user, "kX3f9a1Q")
    await asyncio.sleep(0.02)
    store.down = False

    assert "url" in (await late.next("welcome"))["snapshot"]


async def test_who_waits_for_a_snapshot_that_the_board_outran_is_asked_to_say_hello_again(
    hub: Hub, store: RoughStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """[W12]"""
    monkeypatch.setattr(tail, "FACTS", 2)
    board = await found_board(hub, "Retro")
    mia = await visit(hub, board)
    monkeypatch.setattr(rules, "INLINE_ITEMS", 1)
    shelving = asyncio.Event()
    put = store.put

    async def slow_put(*args: Any, **more: Any) -> None:
        await shelving.wait()
        await put(*args, **more)

    store.put = slow_put  # type: ignore[method-assign]
    late = Guest(mia.live, mia.user, "kX3f9a1Q")
    for n in range(4):
        await mia.decided(mia.wishes(note(f"note00000{n}")))
    shelving.set()
    end = await late.end()

    assert isinstance(end, LostTrack)
    assert late.frames == [{"t": "resync", "why": "gap"}]


async def test_a_checkpoint_that_cannot_be_kept_loses_nothing(
    hub: Hub, store: RoughStore, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def down(*_: Any) -> bool:
        raise StoreDown("the store does not answer")

    monkeypatch.setattr(store, "keep", down)
    board = await found_board(hub, "Retro")
    mia = await visit(hub, board)

    mia.live.keep_checkpoint()
    entry = await mia.decided(mia.wishes(note("note000001")))

    assert entry["d"]
    assert "no checkpoint was kept" in caplog.text
    assert mia.live.broken is None


async def test_a_ring_for_nothing_is_answered_by_reading_on(hub: Hub, store: RoughStore) -> None:
    board = await found_board(hub, "Retro")
    mia = await visit(hub, board)
    await until(lambda: mia.live._tasks == set())
    reads = store.reads

    store.rings(board.board)

    await until(lambda: store.reads > reads and mia.live._tasks == set())
    assert mia.live.broken is None


async def test_stopping_a_room_gives_up_what_the_store_does_not_answer(hub: Hub, store: RoughStore) -> None:
    board = await found_board(hub, "Retro")
    mia = await visit(hub, board)
    store.down = True
    mia.wishes(note("note000001"))
    mia.leaves()

    await mia.live.stop()

    await until(lambda: mia.live._tasks == set())
    store.down = False


def test_the_tick_is_what_the_design_says() -> None:
    assert 0.016 <= engine.TICK < engine.TICK_MOST <= 0.040
