"""What a kind hides is not sent, whatever way is taken."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dice import START, transactions
from table import LINKS, Hand, Table, note
from tondo.model.access import ROLES
from tondo.model.change import put, remove, set_fields, set_keys
from tondo.model.json import Json

SECRET = "5ec2e7"


def received(hand: Hand) -> bytes:
    """Return everything that came down to somebody, and what they could fetch."""
    return b"".join(hand.raw) + repr(list(hand.table.shelves.values())).encode()


def everybody(table: Table) -> list[Hand]:
    return [table.seat(role, role) for role in ROLES]


def test_nobody_receives_the_hash_of_a_secret_in_a_welcome() -> None:
    """[I10] [B2]"""
    table = Table()

    hands = everybody(table)

    assert SECRET in repr(table.board.items)
    for hand in hands:
        assert SECRET.encode() not in received(hand)
        assert b'"hash"' not in received(hand)


def test_only_those_who_lead_receive_links() -> None:
    """[I10]"""
    seen = {
        role: {item["id"] for item in hand.board.items.values() if item["kind"] == "link"}
        for role, hand in zip(ROLES, everybody(Table()), strict=True)
    }

    assert seen["owner"] == seen["facilitator"] == set(LINKS.values())
    assert seen["editor"] == seen["commenter"] == seen["viewer"] == set()


@pytest.mark.parametrize(
    "change",
    [
        put({"id": "link999999", "kind": "link", "role": "editor", "hash": "5ec2e7" * 10 + "1111", "born": 9}),
        set_fields(LINKS["editor"], {"hash": "5ec2e7" * 10 + "2222", "label": "new"}),
        set_fields(LINKS["editor"], {"spare": "5ec2e7" * 10 + "3333"}),
        set_keys(LINKS["editor"], "hash", {"5ec2e7": True}),
        remove(LINKS["viewer"]),
    ],
    ids=lambda change: next(iter(change)),
)
def test_no_change_tells_more_of_a_link_than_its_view(change: Any) -> None:
    """[I10]"""
    table = Table()
    owner, editor = table.seat("owner"), table.seat("editor")
    owner.raw.clear()
    editor.raw.clear()

    table.ledger.write([put(_note("note000001")), change])
    table.catch_up()

    assert b"note000001" in received(editor), "the rest of the entry is for everybody"
    assert b"5ec2e7" not in received(editor)
    assert b'"hash"' not in received(owner)
    assert owner.board.seq == editor.board.seq == table.room.seq


def test_by_which_link_somebody_came_is_for_those_who_lead() -> None:
    """[I10]"""
    table = Table()
    owner, editor = table.seat("owner"), table.seat("editor")

    user = table.enrol("viewer", "Vic")

    assert owner.board.items[user]["link"] == LINKS["viewer"]
    assert "link" not in editor.board.items[user]
    assert editor.board.items[user]["name"] == "Vic"


def test_an_item_that_nobody_remembers_counts_as_hidden_in_old_entries() -> None:
    """[W3] [I10]"""
    table = Table()
    editor = table.seat("editor")
    editor.raw.clear()

    table.ledger.write([set_fields("link777777", {"hash": "5ec2e7"})])
    table.catch_up()
    back = table.returns(editor)

    assert b"5ec2e7" not in received(editor) + received(back)


def test_the_tail_shows_no_more_than_the_frames_did() -> None:
    """[W3] [I10]"""
    table = Table()
    owner, editor = table.seat("owner"), table.seat("editor")
    editor.leaves()
    owner.leaves()
    table.ledger.write([put({"id": "link999999", "kind": "link", "role": "editor", "hash": "5ec2e7" * 10 + "1111"})])
    table.catch_up()

    editor_again, owner_again = table.returns(editor, leaving=False), table.returns(owner, leaving=False)

    assert "snapshot" not in editor_again.welcome
    assert b"5ec2e7" not in received(editor_again) + received(owner_again)
    assert owner_again.board.holds("link999999")
    assert not editor_again.board.holds("link999999")


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 4), transactions), max_size=12), st.integers(0, 12))
def test_everybody_ends_with_the_board_as_they_may_see_it(rounds: list[Any], pause: int) -> None:
    """[C4] [I10] [W6]"""
    table = Table()
    hands = everybody(table)
    hands[0].wishes(*START)
    late = hands[2]
    for n, (who, ops) in enumerate(rounds):
        if n == pause:
            late.leaves()
        hands[who].wishes(*ops) if hands[who] is not late or n < pause else None
    hands[2] = table.returns(late, leaving=pause >= len(rounds))

    for hand in hands:
        if hand.closed is None:
            seen = table.room.seen(table.room.sessions[hand.session].who)
            assert {item["id"]: item for item in seen} == dict(hand.board.items)
        assert b'"hash"' not in received(hand)
        assert SECRET.encode() not in received(hand)


def test_what_is_for_everybody_is_not_shown_anew() -> None:
    """[W6]"""
    table = Table()
    editor = table.seat("editor")
    editor.take()

    editor.wishes(note("note000001"), {"op": "react", "id": "note000001", "emoji": "👍"})

    (frame,) = editor.take()
    assert [next(iter(change)) for change in frame["entries"][0]["d"]] == ["put", "map"]


def _note(name: str) -> dict[str, Json]:
    return {"id": name, "kind": "note", "x": 0, "y": 0, "z": "n1", "born": 1}
