"""Transactions: their numbers, their refusals, and that each is decided once."""

from typing import Any

import pytest

from table import LINKS, Table, note
from tondo.errors import Broken, TooFast
from tondo.model.access import Principal
from tondo.ops.enrol import Enrol
from tondo.room import drafting, room
from tondo.room.limits import REJECT_WINDOW, REJECTS, TX_BURST, TX_PER_SECOND, Bucket

DELETE: dict[str, Any] = {"op": "delete", "ids": ["gone000001"]}
BAD: dict[str, Any] = {"op": "create", "item": {"kind": "teapot"}}


def test_ones_own_entry_is_the_acknowledgement() -> None:
    """[W7] [W5]"""
    table = Table()
    hand = table.seat()
    hand.take()

    number = hand.wishes(note("note000001"))

    (frame,) = hand.take()
    assert [(entry["c"], entry["i"]) for entry in frame["entries"]] == [(hand.client, number)]
    assert table.board.decided(hand.client, hand.user) == number


def test_a_wish_is_told_to_nobody_before_it_is_in_the_log() -> None:
    """[W7]"""
    table = Table()
    mia, tom = table.seat(), table.seat(name="Tom")
    for hand in (mia, tom):
        hand.take()
    table.slow = True

    mia.wishes(note("note000001"))
    before = [*mia.take(), *tom.take()]
    table.answer()

    assert before == []
    assert [frame["t"] for frame in (*mia.take(), *tom.take())] == ["ops", "ops"]


def test_a_transaction_that_changes_nothing_is_still_an_entry() -> None:
    """[O5] [O1]"""
    table = Table()
    hand = table.seat()
    hand.take()

    hand.wishes(DELETE)

    assert hand.take()[0]["entries"][0]["d"] == []


def test_a_refused_transaction_is_answered_and_leaves_no_entry() -> None:
    """[W8]"""
    table = Table()
    mia, tom = table.seat(), table.seat(name="Tom")
    mia.take(), tom.take()
    seq = table.room.seq

    number = mia.wishes(note("note000001"), BAD)

    (reject,) = mia.take()
    assert reject["message"]
    assert reject == {"t": "reject", "i": number, "code": "bad", "message": reject["message"], "retry": False}
    assert table.room.seq == seq
    assert tom.take() == []
    assert not table.board.holds("note000001")


def test_a_reject_decides_its_number_and_the_next_one_goes_on() -> None:
    """[W8] [W4]"""
    table = Table()
    hand = table.seat()
    hand.take()

    hand.wishes(BAD)
    hand.wishes(note("note000001"))

    assert [frame["t"] for frame in hand.take()] == ["reject", "ops"]
    assert table.board.decided(hand.client, hand.user) == 2


def test_what_cannot_be_understood_is_rejected_under_its_number_if_it_has_one() -> None:
    """[W8]"""
    hand = Table().seat()
    hand.take()

    hand.sends(b"nonsense")
    hand.sends(b'{"t":"tx","i":1,"ops":[{"op":"fly"}]}')
    hand.number = 1
    hand.wishes(note("note000001"))

    first, second, third = hand.take()
    assert (first["t"], first["i"]) == ("reject", None)
    assert (second["t"], second["i"]) == ("reject", 1)
    assert third["t"] == "ops"


def test_numbers_may_begin_anywhere_above_the_decided_and_then_grow_by_one() -> None:
    """[W4]"""
    table = Table()
    hand = table.seat()
    hand.number = 41

    hand.wishes(DELETE)
    hand.wishes(DELETE)

    assert hand.closed is None
    assert table.board.decided(hand.client, hand.user) == 43


def test_a_gap_ends_the_socket() -> None:
    """[W4]"""
    table = Table()
    hand = table.seat()
    hand.wishes(DELETE)
    hand.number = 2

    hand.wishes(note("note000001"))

    assert isinstance(hand.closed, Broken)
    assert not table.board.holds("note000001")


def test_a_gap_before_what_cannot_be_understood_ends_the_socket_too() -> None:
    """[W4]"""
    hand = Table().seat()
    hand.wishes(DELETE)

    hand.sends(b'{"t":"tx","i":9,"ops":[{"op":"fly"}]}')

    assert isinstance(hand.closed, Broken)


def test_a_number_that_came_already_is_not_worked_out_again() -> None:
    """[W5]"""
    table = Table()
    hand = table.seat()
    hand.wishes(note("note000001"))
    seq = table.room.seq

    hand.number = 0
    hand.wishes(note("note000002"))

    assert table.room.seq == seq
    assert hand.closed is None


def test_what_was_decided_is_not_worked_out_again_after_a_reconnect() -> None:
    """[W5]"""
    table = Table()
    hand = table.seat()
    hand.wishes(note("note000001"))
    hand.wishes({"op": "delete", "ids": ["note000001"]})

    back = table.returns(hand)
    back.number = 0
    back.wishes(note("note000001"))

    assert back.welcome["decided"] == 2
    assert not table.board.holds("note000001")


def test_what_is_under_way_when_the_connection_breaks_happens_once() -> None:
    """[W5]"""
    table = Table()
    hand = table.seat()
    table.slow = True
    hand.wishes(note("note000001"))

    back = table.returns(hand)
    assert back.welcome["decided"] == 0
    back.number = 0
    back.wishes(note("note000001"))
    back.wishes(note("note000002"))
    while table.offers:
        table.answer()

    assert [entry["i"] for frame in back.take("ops") for entry in frame["entries"]] == [1, 2]
    assert back.take("reject") == []


def test_what_was_sent_again_before_its_first_copy_was_offered_happens_once() -> None:
    """[W5]"""
    table = Table()
    hand, tom = table.seat(), table.seat(name="Tom")
    table.slow = True
    tom.wishes(DELETE)
    hand.wishes(note("note000001"))

    back = table.returns(hand)
    back.number = 0
    back.wishes(note("note000001"))
    while table.offers:
        table.answer()

    assert [entry["c"] for frame in back.take("ops") for entry in frame["entries"]] == [tom.client, hand.client]
    assert back.take("reject") == []
    assert not table.room.busy


def test_a_refusal_of_what_was_sent_again_reaches_the_new_connection() -> None:
    """[W5] [W8]"""
    table = Table()
    hand = table.seat()
    table.slow = True
    hand.wishes(note("note000001"))
    hand.wishes(BAD)

    back = table.returns(hand)
    back.number = 0
    back.wishes(note("note000001"))
    back.wishes(BAD)
    while table.offers:
        table.answer()

    assert [frame["i"] for frame in back.take("reject")] == [2]


def test_another_person_cannot_use_up_the_numbers_of_ones_client() -> None:
    """[W5]"""
    table = Table()
    mia = table.seat(name="Mia", client="kX3f9a1Q")
    eve = table.seat(name="Eve", client="kX3f9a1Q")

    eve.number = 2**53 - 2
    eve.wishes(DELETE)
    mia.wishes(note("note000001"))

    assert table.board.holds("note000001")


def test_more_than_20_rejects_in_10_seconds_end_the_socket() -> None:
    """[W9]"""
    table = Table()
    hand = table.seat()

    for _ in range(REJECTS):
        hand.wishes(BAD)
        table.now += 100
    assert hand.closed is None
    hand.wishes(BAD)

    assert isinstance(hand.closed, TooFast)
    assert hand.closed.close == 4008
    assert len(hand.take("reject")) == REJECTS + 1


def test_rejects_that_are_far_apart_end_nothing() -> None:
    """[W9]"""
    table = Table()
    hand = table.seat()

    for _ in range(3 * REJECTS):
        hand.sends(b"nonsense")
        table.now += REJECT_WINDOW // REJECTS

    assert hand.closed is None


def test_more_transactions_than_allowed_end_the_socket() -> None:
    hand = Table().seat()

    for _ in range(TX_BURST):
        hand.wishes(DELETE)
    assert hand.closed is None
    hand.wishes(DELETE)

    assert isinstance(hand.closed, TooFast)


def test_as_many_transactions_a_second_as_allowed_may_go_on() -> None:
    table = Table()
    hand = table.seat()

    for _ in range(2 * TX_BURST):
        hand.wishes(DELETE)
        table.now += 1000 // TX_PER_SECOND

    assert hand.closed is None


def test_a_bucket_fills_up_again_and_is_not_confused_by_a_clock_that_goes_back() -> None:
    bucket = Bucket(rate=1, size=2)

    taken = [bucket.takes(now) for now in (10_000, 10_000, 10_000, 5_000, 6_000, 60_000, 60_000, 60_000)]

    assert taken == [True, True, False, False, True, True, True, False]


def test_when_too_many_wait_a_transaction_may_be_sent_again_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """[W8]"""
    monkeypatch.setattr(room, "WISHES", 2)
    table = Table()
    hand = table.seat()
    hand.take()
    table.slow = True

    for _ in range(3):
        hand.wishes(DELETE)

    (reject,) = hand.take()
    assert (reject["i"], reject["code"], reject["retry"]) == (3, "unavailable", True)


def test_wishes_gather_while_an_append_is_under_way_and_go_together_into_the_next() -> None:
    table = Table()
    mia, tom = table.seat(), table.seat(name="Tom")
    table.slow = True

    mia.wishes(note("note000001"))
    mia.wishes(note("note000002"))
    tom.wishes(note("note000003"))
    table.answer()

    assert len(table.offers) == 1
    assert len(table.offers[0].facts) == 2
    table.answer()
    assert not table.room.busy


def test_a_batch_holds_so_many_wishes_and_so_many_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafting, "BATCH", 3)
    table = Table()
    hand = table.seat()
    table.slow = True
    for n in range(5):
        hand.wishes(note(f"note00000{n}"))

    table.answer()
    assert len(table.offers[0].facts) == 3
    monkeypatch.setattr(drafting, "BATCH_BYTES", 10)
    table.answer()
    assert len(table.offers[0].facts) == 1


def test_all_refused_wishes_of_a_batch_are_answered_even_if_nothing_is_offered() -> None:
    """[W8]"""
    table = Table()
    hand = table.seat()
    hand.take()
    table.slow = True
    hand.wishes(DELETE)
    hand.wishes(BAD)
    hand.wishes(BAD)

    table.answer()

    assert [frame["t"] for frame in hand.take()] == ["ops", "reject", "reject"]
    assert not table.offers
    assert not table.room.busy


def test_a_refusal_of_somebody_who_left_reaches_nobody() -> None:
    table = Table()
    mia, tom = table.seat(), table.seat(name="Tom")
    tom.take()
    table.slow = True
    mia.wishes(DELETE)
    mia.wishes(BAD)

    mia.leaves()
    table.answer()

    assert tom.take("reject") == []


def test_the_servers_own_wish_is_settled_by_its_place_or_by_its_refusal() -> None:
    """[B3]"""
    table = Table()
    who = Principal("user999999", "owner")

    good = table.wish(Enrol("user999999", "Zoe", LINKS["viewer"], bot=False), who=who, client="join000001")
    bad = table.wish(Enrol("user999998", "Zoe", "link999999", bot=False), who=who, client="join000002")

    assert good == table.room.seq
    assert getattr(bad, "code", None) == "not_found"
