"""Two rooms on one log: whoever loses a race reads on, and works its wishes out again."""

from typing import Any

import pytest

from table import LINKS, Ledger, Table, note
from tondo.model.access import Principal
from tondo.model.change import put, remove
from tondo.room import room
from tondo.room.room import Forked


def agree(*tables: Table) -> None:
    """Let every room read to the end of the log, and check that all hands have one board."""
    for table in tables:
        while table.offers:
            table.answer()
    for table in tables:
        table.catch_up()
    boards = [table.board for table in tables] + [hand.board for table in tables for hand in table.hands.values()]
    desks = [_desk(board.items) for board in boards]
    assert all(desk == desks[0] for desk in desks)
    assert len({table.room.tag for table in tables}) == 1


def two_servers() -> tuple[Table, Table]:
    ledger = Ledger()
    one, other = Table(ledger), Table(ledger)
    other._names = 500
    return one, other


def test_a_wish_that_lost_the_race_is_worked_out_again_on_the_newer_board() -> None:
    one, other = two_servers()
    mia = one.seat(name="Mia")
    other.catch_up()
    tom = other.seat(name="Tom")
    one.catch_up()

    one.slow = True
    mia.wishes(note("note000001"))
    tom.wishes(note("note000002"))
    one.answer()

    assert one.board.holds("note000002")
    assert not one.board.holds("note000001"), "its second offer is under way"
    agree(one, other)
    assert {"note000001", "note000002"} <= one.board.items.keys()


def test_the_loser_of_a_race_for_an_id_is_refused() -> None:
    """[W8]"""
    one, other = two_servers()
    mia = one.seat(name="Mia")
    other.catch_up()
    tom = other.seat(name="Tom")
    one.catch_up()
    mia.take()

    one.slow = True
    mia.wishes(note("note000001", text="mine"))
    tom.wishes(note("note000001", text="yours"))
    one.answer()

    assert [frame["code"] for frame in mia.take("reject")] == ["taken"]
    assert one.board.items["note000001"]["text"] == "yours"
    assert not one.room.busy


def test_typing_that_lost_the_race_keeps_every_letter() -> None:
    """[X4]"""
    one, other = two_servers()
    mia = one.seat(name="Mia")
    mia.wishes(note("note000001", text="Ship"))
    other.catch_up()
    tom = other.seat(name="Tom")
    one.catch_up()
    base = one.board.items["note000001"]["tv"]

    one.slow = True
    mia.wishes({"op": "text", "id": "note000001", "base": base, "do": [4, " it"]})
    tom.wishes({"op": "text", "id": "note000001", "base": base, "do": ["We "]})
    one.answer()

    agree(one, other)
    assert one.board.items["note000001"]["text"] == "We Ship it"


def test_one_client_on_two_servers_is_decided_once() -> None:
    """[W5]"""
    one, other = two_servers()
    mia = one.seat(name="Mia", client="kX3f9a1Q")
    other.catch_up()

    one.slow = True
    mia.wishes(note("note000001"))
    again = other.enter(mia.user, client="kX3f9a1Q")
    again.wishes(note("note000001"))
    one.answer()

    agree(one, other)
    assert mia.take("reject") == again.take("reject") == []
    assert [entry[0] for entry in one.ledger.entries if b'"c":"kX3f9a1Q"' in entry[2]] == [one.room.seq]


def test_an_answer_that_was_lost_is_found_in_the_log() -> None:
    """The append happened, and nobody was told. [W7]"""
    table = Table()
    hand = table.seat()
    hand.take()
    table.slow = True
    number = hand.wishes(note("note000001"))
    offer = table.offers.pop()

    table.ledger.entries += [(fact.seq, fact.tag, fact.body) for fact in offer.facts]
    table.catch_up()
    table.perform(table.room.overtaken(table.now))

    assert [entry["i"] for frame in hand.take("ops") for entry in frame["entries"]] == [number]
    assert not table.room.busy
    assert not table.offers


def test_an_answer_that_comes_after_the_entries_were_heard_changes_nothing() -> None:
    table = Table()
    hand = table.seat()
    hand.take()
    table.slow = True
    hand.wishes(note("note000001"))
    offer = table.offers[0]

    table.perform(table.room.heard([(fact.seq, fact.tag, fact.body) for fact in offer.facts], table.now))
    table.answer()

    assert len(hand.take("ops")) == 1
    assert not table.room.busy


def test_an_answer_that_nobody_waits_for_changes_nothing() -> None:
    table = Table()

    assert table.room.appended(table.now) == []
    assert table.room.overtaken(table.now) == []


def test_what_was_heard_already_is_not_heard_again() -> None:
    table = Table()
    hand = table.seat()
    hand.take()

    table.perform(table.room.heard(table.ledger.entries, table.now))

    assert hand.take() == []


def test_a_log_that_says_something_else_is_not_followed() -> None:
    """[W3]"""
    table, stranger = Table(), Table()
    table.enrol()
    stranger.enrol(name="Tom")
    stranger.enrol(name="Eve")

    with pytest.raises(Forked):
        table.room.heard(stranger.ledger.since(table.room.seq), table.now)


def test_a_gap_in_the_log_is_not_followed() -> None:
    table = Table()
    table.ledger.write([])
    table.ledger.write([])

    with pytest.raises(Forked):
        table.room.heard(table.ledger.entries[-1:], table.now)


def test_after_a_fork_the_board_is_as_it_was() -> None:
    table = Table()
    table.ledger.write([put({"id": "note000001", "kind": "note", "x": 0, "y": 0, "z": "n1", "born": 1})])
    seq, tag = table.room.seq, table.room.tag
    good, *_ = table.ledger.since(seq)

    with pytest.raises(Forked):
        table.room.heard([good, (seq + 2, "00", good[2])], table.now)

    assert (table.room.seq, table.room.tag) == (seq, tag)
    assert not table.board.holds("note000001")


def test_rights_are_those_at_the_place_where_the_wish_is_worked_out() -> None:
    """[O2]"""
    one, other = two_servers()
    mia = one.seat("editor", name="Mia")
    other.catch_up()
    one.slow = True

    mia.wishes(note("note000001"))
    one.ledger.write([remove(LINKS["editor"])])
    one.answer()

    assert not one.board.holds("note000001")
    assert mia.closed is not None
    assert mia.closed.code == "forbidden"


def test_a_wish_of_the_server_survives_a_lost_race() -> None:
    one, other = two_servers()
    one.slow = True
    one.wish(who=Principal("user000001", "owner"), client="server0001")
    other.enrol()

    one.answer()
    one.answer()

    (settled,) = one.settled.values()
    assert settled == one.room.seq


def test_a_checkpoint_is_asked_for_when_enough_has_happened(monkeypatch: pytest.MonkeyPatch) -> None:
    """[C4]"""
    monkeypatch.setattr(room, "CHECKPOINT_EVERY", 5)
    table = Table()
    hand = table.seat()

    for n in range(9):
        hand.wishes(note(f"note00000{n}"))

    seqs = [kept.seq for kept in table.checkpoints]
    assert seqs == [5, 10]
    assert table.checkpoints[-1].snapshot["seq"] == 10
    assert table.room.uncheckpointed == table.room.seq - 10
    assert table.checkpoints[-1].tag == table.ledger.entries[9][1]


def _desk(items: Any) -> dict[str, Any]:
    return {name: item for name, item in items.items() if item["kind"] not in ("link", "member")}
