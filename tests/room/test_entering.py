"""Coming in: hello, welcome, and coming back."""

import orjson
import pytest

from table import BOARD, EPOCH, LINKS, Hand, Table, note
from tondo.errors import Broken, LostTrack, NoAccess, Replaced, TooEarly
from tondo.model.access import ROLES, TABLE, Role
from tondo.model.change import put, remove
from tondo.room import room, tail
from tondo.wire.up import At


def crowd(table: Table, count: int = room.INLINE_ITEMS) -> None:
    """Put more on the board than a welcome holds."""
    table.ledger.write(
        [put({"id": f"{n:010}", "kind": "note", "x": n, "y": 0, "z": "n1", "born": 1}) for n in range(count)]
    )
    table.catch_up()


@pytest.mark.parametrize("role", ROLES)
def test_a_welcome_says_who_one_is_and_what_one_may_do(role: Role) -> None:
    """[W2]"""
    table = Table()

    hand = table.seat(role, "Mia")

    you = hand.welcome["you"]
    assert you == {
        "session": hand.session,
        "user": hand.user,
        "name": "Mia",
        "role": role,
        "can": sorted(TABLE[role]),
    }


def test_a_welcome_says_where_the_board_is_and_what_holds_on_it() -> None:
    """[W2] [W7]"""
    table = Table(now=1732300000123)

    hand = table.seat()

    welcome = hand.welcome
    assert welcome["v"] == 1
    assert welcome["at"] == {"epoch": EPOCH, "seq": table.room.seq, "tag": table.room.tag}
    assert welcome["decided"] == 0
    assert welcome["durability"] == "fsync"
    assert welcome["now"] == 1732300000123
    assert welcome["limits"]["message"] == 256 * 1024
    assert welcome["tune"]["tx"] > 0
    assert [person["session"] for person in welcome["people"]] == [hand.session]


def test_somebody_new_gets_the_whole_board() -> None:
    """[W3]"""
    table = Table()
    mia = table.seat()
    mia.wishes(note("note000001", text="Ship"))

    tom = table.seat(name="Tom")

    assert tom.welcome["snapshot"]["seq"] == table.room.seq
    assert tom.board.items["note000001"] == mia.board.items["note000001"]


def test_who_comes_back_with_a_place_in_the_log_gets_only_what_is_missing() -> None:
    """[W3]"""
    table = Table()
    mia, tom = table.seat(), table.seat(name="Tom")
    tom.leaves()
    mia.wishes(note("note000001"))
    mia.wishes(note("note000002"))

    back = table.returns(tom, leaving=False)

    assert "snapshot" not in back.welcome
    assert [entry["s"] for entry in back.take("ops")[0]["entries"]] == [table.room.seq - 1, table.room.seq]
    assert back.board.items.keys() == mia.board.items.keys()


def test_who_comes_back_and_missed_nothing_gets_nothing() -> None:
    """[W3]"""
    table = Table()

    back = table.returns(table.seat())

    assert "snapshot" not in back.welcome
    assert back.take("ops") == []


@pytest.mark.parametrize("at", [{"epoch": "other"}, {"tag": "0000000000000000"}, {"seq": 999}, {"seq": 1}])
def test_a_place_that_is_not_in_the_log_is_answered_with_the_board(at: dict[str, object]) -> None:
    """[W3]"""
    table = Table()
    mia = table.seat()
    known: dict[str, object] = {"epoch": EPOCH, "seq": mia.at.seq, "tag": mia.at.tag}

    back = table.enter(mia.user, at=At(**{**known, **at}))  # type: ignore[arg-type]

    assert "snapshot" in back.welcome


def test_a_place_that_is_out_of_reach_is_answered_with_the_board(monkeypatch: pytest.MonkeyPatch) -> None:
    """[W3]"""
    monkeypatch.setattr(tail, "FACTS", 2)
    table = Table()
    mia, tom = table.seat(), table.seat(name="Tom")
    tom.leaves()
    for n in range(3):
        mia.wishes(note(f"note00000{n}"))

    back = table.returns(tom, leaving=False)

    assert "snapshot" in back.welcome
    assert back.board.items.keys() == mia.board.items.keys()


def test_a_big_board_is_fetched_and_what_happened_since_follows() -> None:
    """[W3]"""
    table = Table()
    crowd(table)
    mia = table.seat()
    mia.wishes({"op": "delete", "ids": ["0000000000"]}, note("note000001"))

    tom = table.seat(name="Tom")

    snapshot = tom.welcome["snapshot"]
    assert snapshot["url"] == f"/api/boards/{BOARD}/snapshot/{snapshot['seq']}"
    assert snapshot["seq"] < table.room.seq
    assert {item["kind"] for item in snapshot["items"]} == {"member"}, "only what is not for everybody alike"
    assert tom.take("ops")[0]["after"] == snapshot["seq"]
    assert tom.board.items == mia.board.items


def test_what_is_fetched_by_everybody_holds_nothing_that_is_hidden_from_anybody() -> None:
    """[I10] [W3]"""
    table = Table()
    crowd(table)

    table.seat("owner")

    (shelved,) = table.shelves.values()
    assert {item["kind"] for item in shelved} == {"note", "settings"}


def test_those_who_come_while_a_snapshot_is_made_wait_for_it_and_hear_nothing_before() -> None:
    """[W3]"""
    table = Table()
    crowd(table)
    mia, tom, vic = table.enrol(), table.enrol(name="Tom"), table.enrol(name="Vic")
    table.slow = True

    hands = [table.enter(mia), table.enter(tom)]
    gone = table.enter(vic)
    gone.leaves()
    table.ledger.write([put({"id": "note000001", "kind": "note", "x": 0, "y": 0, "z": "n1", "born": 1})])
    table.catch_up()
    assert all(hand.frames == [] for hand in hands)
    assert len(table.shelving) == 1
    table.shelve()

    for hand in hands:
        assert hand.take()[0]["t"] == "welcome"
        assert hand.board.holds("note000001")
    assert gone.frames == []


def test_what_is_said_before_the_welcome_is_not_heard() -> None:
    table = Table()
    crowd(table)
    user = table.enrol()
    table.slow = True
    hand = table.enter(user)

    hand.wishes(note("note000001"))

    assert hand.frames == []
    assert not table.offers


def test_a_snapshot_that_is_too_far_behind_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """[W3]"""
    monkeypatch.setattr(room, "SHELF_REACH", 3)
    table = Table()
    crowd(table)
    mia = table.seat()

    for n in range(4):
        mia.wishes(note(f"note00000{n}"))
    table.seat(name="Tom")

    assert len(table.shelves) == 2


def test_a_snapshot_that_is_about_to_be_thrown_away_is_made_anew() -> None:
    """[W3]"""
    table = Table()
    crowd(table)
    table.seat()

    table.now += room.SHELF_LIFE - 1
    table.seat(name="Tom")
    assert len(table.shelves) == 1
    table.now += 1
    table.seat(name="Vic")

    assert len(table.shelves) == 2


def test_when_the_board_outruns_its_snapshot_those_who_wait_are_asked_to_try_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """[W12]"""
    monkeypatch.setattr(tail, "FACTS", 2)
    table = Table()
    crowd(table)
    user = table.enrol()
    table.slow = True
    hand = table.enter(user)

    for _ in range(5):
        table.ledger.write([])
    table.catch_up()
    table.shelve()

    assert isinstance(hand.closed, LostTrack)
    assert hand.frames == []


def test_who_loses_access_while_waiting_for_a_snapshot_is_not_let_in() -> None:
    """[O2]"""
    table = Table()
    crowd(table)
    user = table.enrol("editor")
    table.slow = True
    hand = table.enter(user)

    table.ledger.write([remove(LINKS["editor"])])
    table.catch_up()
    table.shelve()

    assert isinstance(hand.closed, NoAccess)


def test_nobody_comes_in_of_whom_the_room_has_not_heard() -> None:
    with pytest.raises(TooEarly) as refused:
        Table().enter("user999999")
    assert refused.value.retry


def test_nobody_comes_in_whose_link_was_withdrawn() -> None:
    """[W1] [O2]"""
    table = Table()
    user = table.enrol("editor")
    table.ledger.write([remove(LINKS["editor"])])
    table.catch_up()

    with pytest.raises(NoAccess):
        table.enter(user)


def test_a_second_hello_ends_the_socket() -> None:
    """[W1]"""
    hand = Table().seat()

    hand.says(t="hello", v=1, board=BOARD, token="t", client="kX3f9a1Q")

    assert isinstance(hand.closed, Broken)


def test_a_newer_hello_of_the_same_client_ends_the_older_connection() -> None:
    """[W16]"""
    table = Table()
    tom, old = table.seat(name="Tom"), table.seat(client="kX3f9a1Q")
    tom.take()

    new = table.returns(old, leaving=False)

    assert isinstance(old.closed, Replaced)
    assert new.closed is None
    assert [frame.get("leave") or frame["join"][0]["session"] for frame in tom.take("who")] == [
        [old.session],
        new.session,
    ]


def test_a_newer_hello_replaces_one_that_still_waits_for_its_snapshot() -> None:
    """[W16]"""
    table = Table()
    crowd(table)
    user = table.enrol()
    table.slow = True

    old = table.enter(user, client="kX3f9a1Q")
    new = table.enter(user, client="kX3f9a1Q")
    table.shelve()

    assert isinstance(old.closed, Replaced)
    assert "snapshot" in new.welcome


def test_another_person_with_the_same_client_id_replaces_nobody() -> None:
    """[W16]"""
    table = Table()

    mia, tom = table.seat(client="kX3f9a1Q"), table.seat(name="Tom", client="kX3f9a1Q")

    assert mia.closed is None
    assert tom.closed is None


def test_people_hear_who_comes_and_who_goes() -> None:
    """[W11]"""
    table = Table()
    mia = table.seat(name="Mia")
    mia.take()

    tom = table.enter(table.enrol("viewer", "Tom", bot=True))
    joined = mia.take("who")
    tom.leaves()
    left = mia.take("who")

    person = {"session": tom.session, "user": tom.user, "name": "Tom", "color": "orange", "role": "viewer", "bot": True}
    assert joined == [{"t": "who", "join": [person]}]
    assert left == [{"t": "who", "leave": [tom.session]}]
    assert tom.take("who") == [], "one's own coming is in the welcome"


def test_leaving_twice_is_leaving_once() -> None:
    table = Table()
    mia, tom = table.seat(), table.seat(name="Tom")
    mia.take()

    tom.leaves()
    tom.leaves()

    assert len(mia.take("who")) == 1
    assert table.room.sessions.keys() == {mia.session}


def test_sync_is_answered_with_the_tail() -> None:
    """[W6]"""
    table = Table()
    mia = table.seat()
    place = mia.at
    mia.wishes(note("note000001"))
    mia.wishes(note("note000002"))
    mia.take()

    mia.says(t="sync", at={"epoch": place.epoch, "seq": place.seq, "tag": place.tag})

    (frame,) = mia.take()
    assert (frame["t"], frame["after"], frame["to"], frame["tag"]) == ("ops", place.seq, table.room.seq, table.room.tag)
    assert len(frame["entries"]) == 2


@pytest.mark.parametrize("at", [{"epoch": "other"}, {"tag": "00"}, {"seq": 999}])
def test_sync_from_a_place_that_is_not_in_the_log_ends_the_socket(at: dict[str, object]) -> None:
    """[W6] [W12]"""
    hand = Table().seat()

    hand.says(t="sync", at={"epoch": EPOCH, "seq": hand.at.seq, "tag": hand.at.tag, **at})

    assert isinstance(hand.closed, LostTrack)


def test_a_ping_is_answered_with_the_time_and_a_pong_with_nothing() -> None:
    """[W14]"""
    table = Table(now=777)
    hand = table.seat()
    hand.take()

    hand.says(t="ping")
    hand.says(t="pong")

    assert hand.take() == [{"t": "pong", "now": 777}]


def test_everybody_gets_the_same_bytes() -> None:
    """[W6]"""
    table = Table()
    hands: list[Hand] = [table.seat(role) for role in ROLES]
    for hand in hands:
        hand.raw.clear()

    hands[0].wishes(note("note000001"), {"op": "update", "id": "note000001", "set": {"color": "red"}})

    assert len({raw for hand in hands for raw in hand.raw}) == 1


def test_an_entry_on_the_wire_is_as_it_is_in_the_log() -> None:
    """[W6] [C3]"""
    table = Table()
    hand = table.seat()
    hand.take()

    hand.wishes(note("note000001"), label="paste")

    (frame,) = hand.take("ops")
    seq, tag, body = table.ledger.entries[-1]
    assert frame["entries"] == [orjson.loads(body)]
    assert (frame["to"], frame["tag"]) == (seq, tag)
    assert frame["entries"][0]["label"] == "paste"
    assert frame["entries"][0]["by"] == hand.user
    assert frame["entries"][0]["c"] == hand.client
