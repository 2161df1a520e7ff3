"""Who may wish what, through the room: every role, every op."""

from typing import Any

import pytest

from table import LINKS, SETTINGS, Hand, Table, note
from tondo.errors import NoAccess
from tondo.model.access import ROLES, Role
from tondo.model.change import remove, set_fields

NOTE, STAGE, LOCKED, GONE, OWN = "note000001", "note000002", "note000003", "note000004", "own"
Op = dict[str, Any]


def update(name: str, /, **fields: Any) -> Op:
    return {"op": "update", "id": name, "set": fields}


# What an editor may, a facilitator and an owner may too, and so on.
LEAST: list[tuple[str, Op, Role | None]] = [
    ("create", note("note000009"), "editor"),
    ("create on stage", note("note000009", lock="stage"), "facilitator"),
    ("create a link", {"op": "create", "item": {"kind": "link", "role": "owner", "hash": "0" * 64}}, None),
    ("create a member", {"op": "create", "item": {"kind": "member", "name": "Eve", "link": LINKS["owner"]}}, None),
    ("create settings", {"op": "create", "item": {"kind": "settings"}}, None),
    ("update", update(NOTE, x=5), "editor"),
    ("update what is on stage", update(STAGE, x=5), "facilitator"),
    ("update what is locked", update(LOCKED, x=5), None),
    ("unlock", update(LOCKED, lock="free"), "editor"),
    ("put on stage", update(NOTE, lock="stage"), "facilitator"),
    ("take off stage", update(STAGE, lock=None), "facilitator"),
    ("title", update(SETTINGS, title="Plan"), "facilitator"),
    ("another's name", update("user000001", name="Eve"), "facilitator"),
    ("one's own name", update(OWN, name="Eve"), "viewer"),
    ("a link's label", update(LINKS["viewer"], label="For guests"), "owner"),
    ("text", {"op": "text", "id": NOTE, "base": 99, "do": ["x"]}, "editor"),
    ("text on stage", {"op": "text", "id": STAGE, "base": 99, "do": ["x"]}, "facilitator"),
    ("move", {"op": "move", "ids": [NOTE], "dx": 5, "dy": 5}, "editor"),
    ("move what is locked", {"op": "move", "ids": [LOCKED], "dx": 5, "dy": 5}, None),
    ("delete", {"op": "delete", "ids": [NOTE]}, "editor"),
    ("delete what is on stage", {"op": "delete", "ids": [STAGE]}, "facilitator"),
    ("delete a member", {"op": "delete", "ids": ["user000001"]}, None),
    ("delete oneself", {"op": "delete", "ids": [OWN]}, None),
    ("delete a link", {"op": "delete", "ids": [LINKS["viewer"]]}, None),
    ("restore", {"op": "restore", "ids": [GONE]}, "editor"),
    ("restack", {"op": "restack", "ids": [NOTE], "to": "top"}, "editor"),
    ("react", {"op": "react", "id": NOTE, "emoji": "👍"}, "commenter"),
    ("what is gone", {"op": "delete", "ids": ["gone000001"]}, "viewer"),
]


def prepared() -> Table:
    """A table with a note, one on stage, a locked one, and one that was deleted."""
    table = Table()
    olga = table.seat("owner", "Olga")
    olga.wishes(
        note(NOTE, text="Ship"), note(STAGE, lock="stage", text="Ship"), note(LOCKED, lock="locked"), note(GONE)
    )
    olga.wishes({"op": "delete", "ids": [GONE]})
    return table


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("op", "least"), [(op, least) for _, op, least in LEAST], ids=[name for name, *_ in LEAST])
def test_a_role_may_wish_this_or_may_not(role: Role, op: Op, least: Role | None) -> None:
    """[O2] [I8] [I10]"""
    table = prepared()
    hand = table.seat(role)
    hand.take()
    seq = table.room.seq

    hand.wishes(_as(hand, op))

    (answer,) = [frame for frame in hand.take() if frame["t"] != "who"]
    may = least is not None and ROLES.index(role) <= ROLES.index(least)
    assert answer["t"] == ("ops" if may else "reject"), answer
    if may:
        assert table.room.seq == seq + 1
    else:
        assert answer["code"] in ("forbidden", "locked")
        assert table.room.seq == seq


def test_a_locked_item_is_refused_with_another_word_than_a_missing_right() -> None:
    """[O2]"""
    table = prepared()
    editor, viewer = table.seat("editor"), table.seat("viewer")
    editor.take(), viewer.take()

    editor.wishes(update(LOCKED, x=5))
    viewer.wishes(update(LOCKED, x=5))

    assert [frame["code"] for frame in editor.take()] == ["locked"]
    assert [frame["code"] for frame in viewer.take()] == ["forbidden"]


def test_nobody_gets_more_rights_by_changing_their_own_member() -> None:
    """[I10]"""
    table = Table()
    hand = table.seat("viewer")

    hand.wishes(update(hand.user, link=LINKS["owner"], role="owner", bot=True, color="pink"))

    member = table.board.items[hand.user]
    assert member["link"] == LINKS["viewer"]
    assert member["color"] == "pink"
    assert "role" not in member
    assert "bot" not in member


def test_who_loses_their_link_is_sent_away_and_the_others_hear_of_it() -> None:
    """[O2] [W11]"""
    table = Table()
    mia, tom = table.seat("editor", "Mia"), table.seat("viewer", "Tom")
    tom.take()

    table.ledger.write([remove(LINKS["editor"])])
    table.catch_up()

    assert isinstance(mia.closed, NoAccess)
    assert tom.closed is None
    assert tom.take("who") == [{"t": "who", "leave": [mia.session]}]


def test_who_gets_another_role_has_it_at_once_and_everybody_hears_of_it() -> None:
    """[O2] [W11]"""
    table = Table()
    mia, tom = table.seat("viewer", "Mia"), table.seat("viewer", "Tom")
    mia.take(), tom.take()

    table.ledger.write([set_fields(LINKS["viewer"], {"role": "editor"})])
    table.catch_up()
    mia.wishes(note("note000001"))

    assert {person["role"] for frame in tom.take("who") for person in frame["join"]} == {"editor"}
    assert table.board.holds("note000001")


def test_a_new_name_is_told_to_everybody() -> None:
    """[W11] [I10]"""
    table = Table()
    mia, tom = table.seat("viewer", "Mia"), table.seat("viewer", "Tom")
    tom.take()

    mia.wishes(update(mia.user, name="Maria", color="pink"))

    (who,) = tom.take("who")
    assert [(person["session"], person["name"], person["color"]) for person in who["join"]] == [
        (mia.session, "Maria", "pink")
    ]


def _as(hand: Hand, op: Op) -> Op:
    """Put the hand's own user where the op says `own`."""
    if op.get("id") == OWN:
        return {**op, "id": hand.user}
    return {**op, "ids": [hand.user]} if op.get("ids") == [OWN] else op
