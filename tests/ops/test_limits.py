"""How much may be wished at once, and that a wish is done whole or not at all."""

from collections.abc import Sequence
from typing import Any

import msgspec
import pytest

from tondo.errors import Forbidden, NotFound, Outdated, Refused, TooMany
from tondo.kinds import KINDS
from tondo.model.access import ROLES, Principal, Role
from tondo.model.board import SPLICE_LIMIT, Board
from tondo.model.change import put, remove, splice_text
from tondo.model.entry import Entry
from tondo.model.json import Json
from tondo.model.place import KEYS
from tondo.ops import AnyOp, create, react, restore
from tondo.ops.draft import Draft
from tondo.ops.enrol import COLORS, Enrol
from tondo.ops.invite import Invite
from tondo.ops.parent import may_hold

TOM, NOTE = "userTom002", "note000001"


def note(name: str = NOTE, **fields: Json) -> dict[str, Json]:
    stamps: dict[str, Json] = {"z": "n1", "by": TOM, "at": 0, "born": 1, "tv": 1}
    return {"id": name, "kind": "note", **KINDS["note"].made({"x": 0, "y": 0}), **stamps, **fields}


def holding(*items: dict[str, Json]) -> Board:
    board = Board(KINDS)
    board.lay_entry(Entry(1, 0, TOM, "", 0, [put(item) for item in items]))
    return board


def work(board: Board, *ops: Any, role: Role = "editor") -> Sequence[Any]:
    draft = Draft(board, Principal(TOM, role), "kX3f9a1Q", 5, board.seq + 1, 3000)
    with board.trial():
        for op in msgspec.convert(ops, list[AnyOp]):
            op.work(draft)
    return draft.changes


def creates(count: int, first: int = 0) -> list[Any]:
    return [
        {"op": "create", "item": {"id": f"{n:010}", "kind": "note", "x": 0, "y": 0}}
        for n in range(first, first + count)
    ]


def test_more_order_keys_in_one_entry_than_allowed_are_too_many() -> None:
    """[O4]"""
    board = Board(KINDS)
    assert len(work(board, *creates(KEYS))) == KEYS

    with pytest.raises(TooMany):
        work(board, *creates(KEYS + 1))


def test_keys_between_others_count_too() -> None:
    """[O4]"""
    names = [f"{n:010}" for n in range(KEYS + 1)]
    board = holding(note(z="n1"), note("note000002", z="n2"), *(note(name, z="n3" + name) for name in names))
    above: Any = {"op": "restack", "ids": names, "to": {"above": NOTE}}

    assert len(work(board, {**above, "ids": names[1:]})) == KEYS
    with pytest.raises(TooMany):
        work(board, above)


def test_a_full_board_takes_no_more_items(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(create, "ITEM_LIMIT", 2)
    monkeypatch.setattr(restore, "ITEM_LIMIT", 2)
    board = holding(note(), note("note000002"), note("note000003"))
    board.lay_entry(Entry(2, 0, TOM, "", 0, [remove("note000003")]))

    for op in (*creates(1), {"op": "restore", "ids": ["note000003"]}):
        with pytest.raises(TooMany):
            work(board, op)


def test_an_item_takes_so_many_reactions_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(react, "REACTION_LIMIT", 1)
    board = holding(note(reactions={f"👍 {TOM}": True}))
    mine = {"op": "react", "id": NOTE, "emoji": "👍"}

    assert work(board, mine) == []
    assert work(board, {**mine, "on": False}) == [{"map": NOTE, "in": "reactions", "to": {f"👍 {TOM}": None}}]
    with pytest.raises(TooMany):
        work(board, {**mine, "emoji": "🎉"})


def test_the_tags_that_are_there_count_against_the_limit() -> None:
    board = holding(note(tags={f"tag {n}": True for n in range(50)}))
    update: Any = {"op": "update", "id": NOTE}

    assert work(board, {**update, "set": {"tags": {"tag 0": None, "other": True}}})
    with pytest.raises(TooMany):
        work(board, {**update, "set": {"tags": {"other": True}}})


def test_typing_on_a_text_that_changed_too_much_since_is_outdated() -> None:
    """[X5]"""
    board = holding(note())
    for seq in range(2, SPLICE_LIMIT + 4):
        board.lay_entry(Entry(seq, 0, TOM, "zzzzzzzz", seq, [splice_text(NOTE, ["x"])]))

    with pytest.raises(Outdated) as refused:
        work(board, {"op": "text", "id": NOTE, "base": 2, "do": ["y"]})

    assert refused.value.retry
    assert work(board, {"op": "text", "id": NOTE, "base": 4, "do": ["y"]})


def test_typing_that_would_take_long_to_bring_up_to_date_is_outdated() -> None:
    """It would hold up everybody, on every board. [X5]"""
    board = holding(note(text="x" * 2_600))
    for seq in range(2, 12):
        board.lay_entry(Entry(seq, 0, TOM, "zzzzzzzz", seq, [splice_text(NOTE, [1, "y", -1] * 1_300)]))
    heavy = {"op": "text", "id": NOTE, "base": 1, "do": [1, "z", -1] * 1_300}

    with pytest.raises(Outdated):
        work(board, heavy)

    assert work(board, {**heavy, "base": 10})


def test_a_refused_transaction_leaves_the_board_as_it_was() -> None:
    """[W8]"""
    board = holding(note(), {**note("note000002"), "lock": "locked"})
    before = board.snapshot()

    with pytest.raises(Refused):
        work(board, {"op": "move", "ids": [NOTE], "dx": 5, "dy": 5}, {"op": "delete", "ids": [NOTE, "note000002"]})

    assert board.snapshot() == before


def test_a_locked_item_in_a_frame_moves_along_with_the_frame() -> None:
    frame: dict[str, Json] = {**note("frame00001"), "kind": "frame"}
    board = holding(frame, note(parent="frame00001", lock="locked"))

    changes = work(board, {"op": "move", "ids": ["frame00001"], "dx": 5, "dy": 0})

    assert [change["set"] for change in changes] == ["frame00001", NOTE]


def test_the_same_wish_mints_the_same_ids_wherever_it_is_worked_out() -> None:
    """[N1]"""
    op = {"op": "create", "item": {"kind": "note", "x": 0, "y": 0}}

    (one,), (other,) = work(Board(KINDS), op), work(holding(note()), op)

    assert one["put"]["id"] == other["put"]["id"]


def test_a_create_with_what_is_no_id_is_refused() -> None:
    """[N1]"""
    for name in ("short", "note00001\n", 7, "settings"):
        with pytest.raises(Refused, match="`id`"):
            work(Board(KINDS), {"op": "create", "item": {"id": name, "kind": "note", "x": 0, "y": 0}})


@pytest.mark.parametrize("kind", ["link", "member", "settings"])
def test_the_items_of_the_board_itself_are_made_by_no_op(kind: str) -> None:
    """[I10]"""
    with pytest.raises(Forbidden):
        work(Board(KINDS), {"op": "create", "item": {"id": NOTE, "kind": kind, "x": 0, "y": 0}}, role="owner")


def test_a_deleted_member_is_not_restored_by_an_op() -> None:
    """[I10]"""
    member: dict[str, Json] = {"id": "userMia001", "kind": "member", "name": "Mia", "link": "link000001"}
    board = holding(member)
    board.lay_entry(Entry(2, 0, TOM, "", 0, [remove("userMia001")]))

    with pytest.raises(Forbidden):
        work(board, {"op": "restore", "ids": ["userMia001"]}, role="owner")


def test_nobody_joins_by_a_link_that_is_gone() -> None:
    """[B4]"""
    draft = Draft(Board(KINDS), Principal("userMia001", "owner"), "kX3f9a1Q", 1, 1, 0)

    with pytest.raises(NotFound):
        Enrol("userMia001", "Mia", "link000001", bot=False).work(draft)


def test_an_owner_makes_a_further_link_and_nobody_else_does() -> None:
    """[B8] [O2]"""
    for role in ROLES:
        board = Board(KINDS)
        draft = Draft(board, Principal(TOM, role), "kX3f9a1Q", 1, 1, 0)
        if role == "owner":
            Invite("viewer", "0" * 64, "For guests").work(draft)
            (link,) = board.items.values()
            assert (link["kind"], link["role"], link["label"], link["by"]) == ("link", "viewer", "For guests", TOM)
        else:
            with pytest.raises(Forbidden):
                Invite("owner", "0" * 64).work(draft)


def test_those_who_join_first_are_told_apart_by_their_colours() -> None:
    """[B3]"""
    link: dict[str, Json] = {"id": "link000001", "kind": "link", "role": "editor", "hash": "0" * 64}
    board = holding(link)
    for n in range(len(COLORS) + 1):
        draft = Draft(board, Principal(f"user{n:06}", "owner"), "kX3f9a1Q", n, n + 2, 0)
        Enrol(f"user{n:06}", "Mia", "link000001", bot=n == 1).work(draft)

    members = [item for item in board.items.values() if item["kind"] == "member"]

    assert [item["color"] for item in members] == [*COLORS, COLORS[0]]
    assert [item["id"] for item in members if item.get("bot")] == ["user000001"]


def test_a_frame_whose_own_parent_is_gone_still_holds_what_is_put_in_it() -> None:
    """[I7]"""
    board = holding({**note("frame00001", parent="frame00009"), "kind": "frame"})

    assert may_hold(board, "frame00001", NOTE)
    assert not may_hold(board, "frame00001", "frame00001")
    assert not may_hold(board, None, NOTE)
