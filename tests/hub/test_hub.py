"""Rooms by name: opened once, closed when nobody is there, and whole again when somebody comes back."""

import asyncio
import zlib
from typing import Any

import orjson
import pytest

from guests import Guest, RoughStore, note, until, visit
from tondo.errors import NotFound, Unavailable
from tondo.hub import hub as engine
from tondo.hub.doors import found_board, join, recognise
from tondo.hub.hub import Hub
from tondo.hub.live import Live
from tondo.model.entry import Entry, chained
from tondo.room.wish import Wish
from tondo.stores.port import Checkpoint, Head, Stamped


async def write(hub: Hub, board: str, count: int, *, key: bytes) -> None:
    """Write entries as another server would."""
    head = await hub.store.head(board)
    seq, tag, entries = head.seq, head.tag, []
    for _ in range(count):
        seq += 1
        body = Entry(
            seq, 0, "user999999", "other00001", seq, [{"set": "settings", "to": {"title": f"{seq}"}}]
        ).encoded()
        tag = chained(key, tag, body)
        entries.append(Stamped(seq, tag, body))
    await hub.store.append(board, head, entries)


async def key_of(hub: Hub, board: str) -> bytes:
    fact = await hub.store.find("boards", board)
    assert fact is not None
    return bytes.fromhex(orjson.loads(fact)["key"])


@pytest.mark.parametrize("name", ["none000000", "", "x" * 2000, "../../etc", "a\ud800", "\0"])
async def test_a_board_that_nobody_made_is_not_found(hub: Hub, name: str) -> None:
    """[B4]"""
    with pytest.raises(NotFound):
        await hub.open(name)


async def test_a_board_is_loaded_once_however_many_come_at_once(hub: Hub) -> None:
    board = await found_board(hub, "Retro")

    lives = await asyncio.gather(*(hub.open(board.board) for _ in range(20)))

    assert len({id(live) for live in lives}) == 1


async def test_who_gives_up_waiting_does_not_end_the_loading_for_the_others(hub: Hub) -> None:
    board = await found_board(hub, "Retro")
    first = asyncio.create_task(hub.open(board.board))
    second = asyncio.create_task(hub.open(board.board))
    await asyncio.sleep(0)

    first.cancel()

    assert (await second).room.seq == 1
    assert first.cancelled() or first.done()


async def test_when_the_store_does_not_answer_a_board_is_unavailable_and_later_it_is_not(
    hub: Hub, store: RoughStore
) -> None:
    board = await found_board(hub, "Retro")
    store.down = True

    with pytest.raises(Unavailable):
        await hub.open(board.board)
    store.down = False

    assert (await hub.open(board.board)).room.seq == 1


async def test_a_board_that_cannot_be_read_is_unavailable_and_the_others_are_not(
    hub: Hub, store: RoughStore, caplog: pytest.LogCaptureFixture
) -> None:
    good, bad = await found_board(hub, "Good"), await found_board(hub, "Bad")
    await store.append(bad.board, await store.head(bad.board), [Stamped(2, "00", b"nonsense")])

    with pytest.raises(Unavailable):
        await hub.open(bad.board)

    assert (await hub.open(good.board)).room.seq == 1
    assert "cannot be opened" in caplog.text


async def test_a_room_that_was_empty_for_a_while_is_closed_and_opened_again_with_everything(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "IDLE", 0.03)
    await hub.stop()
    await hub.start()
    board = await found_board(hub, "Retro")
    mia = await visit(hub, board)
    await mia.decided(mia.wishes(note("note000001", text="Ship")))
    place = mia.place
    mia.leaves()

    async with asyncio.timeout(10):
        while (again := await hub.open(board.board)) is mia.live:
            await asyncio.sleep(0.005)

    assert dict(again.room.board.items) == dict(mia.live.room.board.items)
    assert again.room.tag == mia.live.room.tag
    back = Guest(again, mia.user, mia.client, at=place)
    welcome = await back.next("welcome")
    assert welcome["decided"] == 1
    assert "snapshot" not in welcome


async def test_a_room_with_somebody_in_it_stays_open(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "IDLE", 0.01)
    await hub.stop()
    await hub.start()
    board, empty = await found_board(hub, "Retro"), await found_board(hub, "Empty")
    mia, left = await visit(hub, board), await hub.open(empty.board)

    async with asyncio.timeout(10):
        while await hub.open(empty.board) is left:
            await asyncio.sleep(0.005)

    assert await hub.open(board.board) is mia.live


async def test_nobody_is_let_into_a_room_that_was_closed(hub: Hub) -> None:
    board = await found_board(hub, "Retro")
    mia = await visit(hub, board)
    mia.leaves()
    await mia.live.stop()

    with pytest.raises(Unavailable):
        Guest(mia.live, mia.user, mia.client)
    with pytest.raises(Unavailable):
        await mia.live.wish(Wish("server0000", 1, [], user=mia.user, ticket="t"))


async def test_a_room_that_closes_again_and_again_is_not_waited_for_for_ever(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = await found_board(hub, "Retro")
    monkeypatch.setattr(Live, "is_open", False)

    with pytest.raises(Unavailable):
        await hub.open(board.board)


async def test_boards_that_could_not_be_opened_are_forgotten(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for names at random fills no memory."""
    monkeypatch.setattr(engine, "IDLE", 0.01)
    await hub.stop()
    await hub.start()
    for n in range(10):
        with pytest.raises(NotFound):
            await hub.open(f"none{n:06}")

    await until(lambda: not hub._lives)


async def test_a_room_that_does_not_close_in_order_keeps_no_other_from_closing(
    hub: Hub, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(engine, "IDLE", 0.01)
    await hub.stop()
    boards = [await found_board(hub, "One"), await found_board(hub, "Two")]
    first, _ = [await hub.open(board.board) for board in boards]
    sound = Live.stop

    async def planted(self: Live) -> None:
        await sound(self)
        if self is first:
            raise KeyError("planted")

    monkeypatch.setattr(Live, "stop", planted)
    await hub.start()

    await until(lambda: not hub._lives and not hub._closing)
    assert "did not close in order" in caplog.text


async def test_closing_keeps_a_checkpoint_when_it_is_worth_it(
    hub: Hub, store: RoughStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "WORTH_KEEPING", 3)
    board = await found_board(hub, "Retro")
    mia = await visit(hub, board)
    for n in range(3):
        await mia.decided(mia.wishes(note(f"note00000{n}")))
    mia.leaves()

    await hub.stop()

    kept = await store.newest(board.board)
    assert kept is not None
    assert kept.head == await store.head(board.board)
    assert orjson.loads(zlib.decompress(kept.body))["seq"] == kept.head.seq


async def test_a_board_with_a_long_log_is_given_a_checkpoint_when_it_is_opened(hub: Hub, store: RoughStore) -> None:
    """Otherwise a server that is killed again and again reads ever longer."""
    board = await found_board(hub, "Retro")
    await write(hub, board.board, 2_500, key=await key_of(hub, board.board))

    live = await hub.open(board.board)
    await until(lambda: live.is_idle)

    kept = await store.newest(board.board)
    assert kept is not None
    assert kept.head.seq == live.room.seq == 2_501


async def test_a_board_is_loaded_from_its_checkpoint_and_those_who_come_back_get_the_tail(
    hub: Hub, other_hub: Hub, store: RoughStore
) -> None:
    """[W3] [X5] [C4]"""
    board = await found_board(hub, "Retro")
    mia = await visit(hub, board)
    await mia.decided(mia.wishes(note("note000001", text="Ship")))
    base = mia.live.room.seq
    place = mia.place
    await mia.decided(mia.wishes({"op": "text", "id": "note000001", "base": base, "do": [4, " it"]}))
    mia.live.keep_checkpoint()
    await until(lambda: mia.live._tasks == set())
    assert await store.newest(board.board) is not None

    live = await other_hub.open(board.board)
    tom = Guest(live, mia.user, "kX3f9a1Q", at=place)
    welcome, tail = await tom.next("welcome"), await tom.next("ops")
    late = await tom.decided(tom.wishes({"op": "text", "id": "note000001", "base": base, "do": ["We "]}))

    assert "snapshot" not in welcome
    assert (tail["after"], tail["to"]) == (base, base + 1)
    assert late["d"] == [{"txt": "note000001", "do": ["We "]}]
    assert live.room.board.items["note000001"]["text"] == "We Ship it"


async def test_a_checkpoint_that_the_log_does_not_lead_to_is_not_believed(
    hub: Hub, store: RoughStore, caplog: pytest.LogCaptureFixture
) -> None:
    """The log was rolled back behind it. [W3]"""
    board = await found_board(hub, "Retro")
    mia = await visit(hub, board)
    await mia.decided(mia.wishes(note("note000001")))
    mia.live.keep_checkpoint()
    await until(lambda: mia.live._tasks == set())
    mia.leaves()
    await hub.stop()
    store.rolls_back(board.board, 2)

    fresh = Hub(store)
    live = await fresh.open(board.board)

    assert live.room.seq == 2
    assert not live.room.board.holds("note000001")
    assert "not in its log" in caplog.text
    tom = await visit(fresh, board)
    assert (await tom.decided(tom.wishes(note("note000002"))))["s"] == 4
    await fresh.stop()


async def test_a_checkpoint_of_another_log_is_not_believed(hub: Hub, store: RoughStore) -> None:
    """[W3]"""
    board = await found_board(hub, "Retro")
    await write(hub, board.board, 3, key=await key_of(hub, board.board))
    whole: dict[str, Any] = {"seq": 2, "items": [], "dead": [], "decided": {}}
    store._checkpoints[board.board] = Checkpoint(Head(2, "another"), zlib.compress(orjson.dumps(whole)))

    live = await hub.open(board.board)

    assert live.room.seq == 4
    assert live.room.board.items["settings"]["title"] == "4"


async def test_draining_says_goodbye_to_everybody_and_takes_nobody_in(hub: Hub) -> None:
    """[W13]"""
    board = await found_board(hub, "Retro")
    mia, tom = await visit(hub, board), await visit(hub, board, name="Tom")

    hub.drain(1500)
    ends = [await mia.end(), await tom.end()]

    assert [mia.frames[-1], tom.frames[-1]] == [{"t": "bye", "after": 1500, "why": "drain"}] * 2
    assert {end.close for end in ends} == {1012}
    with pytest.raises(Unavailable):
        await hub.open(board.board)


async def test_stopping_ends_what_still_loads(hub: Hub, store: RoughStore) -> None:
    board = await found_board(hub, "Retro")
    loading = asyncio.create_task(hub.open(board.board))
    await asyncio.sleep(0)

    await hub.stop()

    done = await asyncio.gather(loading, return_exceptions=True)
    assert isinstance(done[0], asyncio.CancelledError) or done[0] is not None


async def test_a_token_stands_for_one_person_on_one_board(hub: Hub) -> None:
    """[B5]"""
    board = await found_board(hub, "Retro")

    joined = await join(hub, board.board, board.secrets["viewer"], "Vic", bot=True)
    who = await recognise(hub, joined.token)

    assert (who.board, who.user, joined.role) == (board.board, joined.user, "viewer")
    assert (await hub.open(board.board)).room.board.items[joined.user]["bot"] is True
