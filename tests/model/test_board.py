"""The board: changes are laid or void, a trial leaves no trace, and a snapshot says all."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import orjson
from hypothesis import given, settings
from hypothesis import strategies as st

from dice import DESK, START, transactions
from tondo.errors import Refused
from tondo.kinds import KINDS
from tondo.model import board as model
from tondo.model.access import Principal
from tondo.model.board import Board
from tondo.model.change import Change, put, remove, set_fields, set_keys, splice_text
from tondo.model.entry import Entry
from tondo.model.json import Json
from tondo.ops import AnyOp
from tondo.ops.draft import Draft

MIA, NOTE, FRAME, LINE = "userMia001", "note000001", "frame00001", "line000001"


def note(name: str = NOTE, **fields: Json) -> dict[str, Json]:
    stamps: dict[str, Json] = {"z": "n1", "by": MIA, "at": 0, "born": 1, "tv": 1}
    return {"id": name, "kind": "note", **KINDS["note"].made({"x": 0, "y": 0, **fields}), **stamps}


def holding(*items: Mapping[str, Json]) -> Board:
    board = Board(KINDS)
    board.lay_entry(Entry(1, 0, MIA, "", 0, [put(item) for item in items]))
    return board


def lay(board: Board, *changes: Change, client: str = "kX3f9a1Q", number: int = 1) -> None:
    board.lay_entry(Entry(board.seq + 1, 0, MIA, client, number, changes))


def whole(board: Board) -> dict[str, Any]:
    """Return all that can be asked of a board."""
    names = [*DESK, "settings", "gone000001", "linkeditor", "user000001", *board.items]
    return {
        "items": dict(board.items),
        "dead": list(board.snapshot()["dead"]),  # type: ignore[arg-type]
        "remembered": {name: board.dead(name) for name in names},
        "children": {name: set(board.children(name)) for name in names},
        "bound": {name: set(board.bound(name)) for name in names},
        "typed": {name: [board.typed(name, since) for since in range(-1, 60)] for name in board.items},
        "decided": board.snapshot()["decided"],
        "seq": board.seq,
    }


def work_out(board: Board, ops: Sequence[Any], seq: int) -> list[Change]:
    """Return what ops come to, leaving them laid; nothing if they are refused."""
    draft = Draft(board, Principal(MIA, "facilitator"), "kX3f9a1Q", seq, seq, seq)
    mark = board.mark()
    try:
        for op in msgspec.convert(ops, list[AnyOp]):
            op.work(draft)
    except (Refused, msgspec.ValidationError):
        board.take_back(mark)
        return []
    return draft.changes


@settings(max_examples=200)
@given(st.lists(transactions, max_size=12), st.integers(0, 3))
def test_a_trial_leaves_no_trace(rounds: list[Any], tried: int) -> None:
    board = Board(KINDS)
    for seq, ops in enumerate([START, *rounds], 1):
        with board.trial():
            before = whole(board)
            for n in range(tried):
                work_out(board, [START, *rounds][(seq + n) % (len(rounds) + 1)], seq + n)
            board.take_back(0)
            changes = work_out(board, ops, seq)

        assert whole(board) == before
        board.lay_entry(Entry(seq, 0, MIA, "kX3f9a1Q", seq, changes))


@settings(max_examples=100)
@given(st.lists(transactions, max_size=10), st.integers(0, 10))
def test_a_snapshot_and_the_entries_after_it_are_the_later_snapshot(rounds: list[Any], cut: int) -> None:
    """[C4] [N6]"""
    board, bodies, early = Board(KINDS), [], Board(KINDS).snapshot()
    for seq, ops in enumerate([START, *rounds], 1):
        with board.trial():
            changes = work_out(board, ops, seq)
        entry = Entry(seq, 0, MIA, "kX3f9a1Q", seq, changes)
        bodies.append(entry.encoded())
        board.lay_entry(entry)
        if seq == cut:
            early = board.snapshot()

    other = Board.from_snapshot(orjson.loads(orjson.dumps(early)), KINDS)
    for body in bodies[other.seq :]:
        other.lay_entry(Entry.decoded(body))

    late, now = other.snapshot(), board.snapshot()
    assert _by_id(late["items"]) == _by_id(now["items"])
    assert late["dead"] == now["dead"]
    assert late["decided"] == now["decided"]
    assert late["seq"] == now["seq"]


def test_what_makes_no_sense_is_void() -> None:
    """[C1]"""
    board = holding(note(text="abc"))
    before = whole(board)

    lay(
        board,
        set_fields("gone000001", {"x": 1}),
        set_keys("gone000001", "tags", {"a": True}),
        splice_text("gone000001", ["x"]),
        splice_text(NOTE, [4, "x"]),
        remove("gone000001"),
        {"fly": NOTE},
        client="",
    )

    assert whole(board) == before | {"seq": 2}


def test_typing_says_who_and_when() -> None:
    """[C2]"""
    board = holding(note(text="abc"))

    lay(board, splice_text(NOTE, [3, "!"]))

    assert board.items[NOTE]["text"] == "abc!"
    assert board.items[NOTE]["tv"] == 2
    assert board.items[NOTE]["edited_by"] == MIA


def test_splices_are_remembered_from_where_the_text_began() -> None:
    """[X5]"""
    board = holding(note(text="abc"))
    lay(board, splice_text(NOTE, ["x"]))
    lay(board, splice_text(NOTE, ["y"]))

    assert [typed.seq for typed in board.typed(NOTE, 1) or []] == [2, 3]
    assert [typed.seq for typed in board.typed(NOTE, 2) or []] == [3]
    assert board.typed(NOTE, 3) == []
    assert board.typed(NOTE, 99) == []
    assert board.typed(NOTE, 0) is None


def test_splices_before_an_item_was_put_anew_are_forgotten() -> None:
    """[X5]"""
    board = holding(note(text="abc"))
    lay(board, splice_text(NOTE, ["x"]))

    lay(board, put(note(text="new", **{}) | {"born": 3, "tv": 3}))

    assert board.typed(NOTE, 2) is None
    assert board.typed(NOTE, 3) == []


def test_so_many_splices_of_a_text_are_remembered_and_no_more() -> None:
    """[X5]"""
    board = holding(note())
    for _ in range(model.SPLICE_LIMIT + 5):
        lay(board, splice_text(NOTE, ["x"]))
    oldest = board.seq - model.SPLICE_LIMIT + 1

    assert board.typed(NOTE, oldest - 1) is None
    assert len(board.typed(NOTE, oldest) or []) == model.SPLICE_LIMIT - 1
    with board.trial():
        before = board.typed(NOTE, oldest)
        board.lay(splice_text(NOTE, ["y"]), board.seq + 1, MIA, "kX3f9a1Q")
        assert board.typed(NOTE, oldest) is None
    assert board.typed(NOTE, oldest) == before


def test_a_board_from_a_snapshot_remembers_the_splices_of_the_entries_that_it_is_given() -> None:
    """[X5]"""
    first = holding(note(text="abc"), note("note000002"))
    entries = []
    for changes in (
        [splice_text(NOTE, ["x"])],
        [splice_text(NOTE, ["y"])],
        [remove("note000002")],
        [put(note("note000002"))],
    ):
        entries.append(Entry(first.seq + 1, 0, MIA, "kX3f9a1Q", 1, changes))
        first.lay_entry(entries[-1])
    entries.append(Entry(first.seq + 1, 0, MIA, "kX3f9a1Q", 1, [set_fields(NOTE, {"x": 5})]))
    first.lay_entry(entries[-1])
    board = Board.from_snapshot(first.snapshot(), KINDS)

    assert board.typed(NOTE, 2) is None
    board.remember(entries[1:])

    assert board.typed(NOTE, 1) is None
    assert [typed.seq for typed in board.typed(NOTE, 2) or []] == [3]
    board.remember([])
    assert board.typed(NOTE, 2) is not None


def test_the_last_deleted_items_are_remembered() -> None:
    board = Board(KINDS)
    names = [f"{n:010}" for n in range(model.DEAD_LIMIT + 1)]
    lay(board, *(put(note(name)) for name in names))

    lay(board, *(remove(name) for name in names))

    assert board.dead(names[0]) is None
    assert board.dead(names[1]) == note(names[1])
    assert board.dead(names[-1]) == note(names[-1])


def test_what_is_deleted_again_is_remembered_as_long_as_any_other() -> None:
    board = Board(KINDS)
    names = [f"{n:010}" for n in range(model.DEAD_LIMIT)]
    lay(board, *(put(note(name)) for name in names))
    lay(board, *(remove(name) for name in names))

    lay(board, put(note(names[0], text="again")), put(note("another001")), remove(names[0]), remove("another001"))

    assert board.dead(names[0]) == note(names[0], text="again")
    assert board.dead(names[1]) is None


def test_numbers_are_decided_for_each_user_of_a_client() -> None:
    """A client's id stands in every entry; nobody may use up the numbers of another. [W5]"""
    board = holding()

    board.lay_entry(Entry(2, 0, MIA, "kX3f9a1Q", 7, []))
    board.lay_entry(Entry(3, 0, "userTom002", "kX3f9a1Q", 9_000, []))

    assert board.decided("kX3f9a1Q", MIA) == 7
    assert board.decided("kX3f9a1Q", "userTom002") == 9_000
    assert board.decided("kX3f9a1Q", "userEve003") == 0


def test_the_numbers_of_the_last_clients_are_remembered() -> None:
    """[W5]"""
    board = Board(KINDS)

    for n in range(model.CLIENT_LIMIT + 1):
        lay(board, client=f"{n:08}", number=5)

    assert board.decided(f"{0:08}", MIA) == 0
    assert board.decided(f"{1:08}", MIA) == 5


def test_a_family_is_walked_once_however_often_it_is_named() -> None:
    frame: dict[str, Json] = {"id": FRAME, "kind": "frame", **KINDS["frame"].made({"x": 0, "y": 0})}
    board = holding(frame, note(parent=FRAME), note("note000002", parent=FRAME))

    family = list(board.family([NOTE, FRAME, NOTE, "gone000001"]))

    assert sorted(family) == sorted([NOTE, FRAME, "note000002"])
    assert len(board) == 3


def test_the_bound_connectors_of_an_item_are_known_while_they_are_bound() -> None:
    line: dict[str, Json] = {
        "id": LINE,
        "kind": "connector",
        **KINDS["connector"].made({"from": {"item": NOTE}, "to": {"item": NOTE}}),
    }
    board = holding(note(), line)

    assert list(board.bound(NOTE)) == [LINE]
    lay(board, set_fields(LINE, {"from": {"point": [0, 0]}}))
    assert list(board.bound(NOTE)) == [LINE]
    lay(board, remove(LINE))
    assert list(board.bound(NOTE)) == []


def _by_id(items: Any) -> dict[str, Any]:
    return {item["id"]: item for item in items}
