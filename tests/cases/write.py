"""Writes the cases that both languages run: `python tests/cases/write.py`.

The inputs are chosen by hand; what they come to is what Python says, and is read by eye before it is kept.
`tests/test_cases.py` fails when a file is stale, and the client's tests when TypeScript comes to something else.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from tondo.errors import Refused
from tondo.kinds import KINDS
from tondo.model import place, splice
from tondo.model.access import Principal, Role
from tondo.model.board import Board
from tondo.model.change import Change, put
from tondo.model.entry import Entry
from tondo.model.splice import Part
from tondo.ops import AnyOp
from tondo.ops.draft import Draft

FOLDER = Path(__file__).parent

Case = dict[str, Any]
Stored = dict[str, Any]

MIA, TOM = "userMia001", "userTom002"
NOTE, OTHER, THIRD, FRAME, INNER, LINE = (
    "note000001",
    "note000002",
    "note000003",
    "frame00001",
    "frame00002",
    "line000001",
)


def item(name: str, kind: str, /, **fields: Any) -> Stored:
    """Return an item as the log has it: Mia made it in entry 1."""
    stamps = {"by": MIA, "at": 1000, "born": 1, "tv": 1}
    given = {field: value for field, value in fields.items() if field not in ("z", *stamps)}
    z = {"z": fields.get("z", place.top(1, 0))} if kind not in ("settings", "member", "link") else {}
    whole = {"id": name, "kind": kind, **KINDS[kind].made(given), **z, **stamps}
    return whole | {field: value for field, value in fields.items() if field in stamps}


def note(name: str = NOTE, /, **fields: Any) -> Stored:
    """Return a note at the origin."""
    return item(name, "note", **{"x": 0, "y": 0, **fields})


def frame(name: str = FRAME, /, **fields: Any) -> Stored:
    """Return a frame at the origin."""
    return item(name, "frame", **{"x": 0, "y": 0, **fields})


def line(start: Stored, end: Stored, name: str = LINE, **fields: Any) -> Stored:
    """Return a connector."""
    return item(name, "connector", **{"from": start, "to": end, **fields})


def bound(name: str, **fields: Any) -> Stored:
    """Return an end that is bound to an item."""
    return {"item": name, **fields}


def free(x: float, y: float) -> Stored:
    """Return an end that is free."""
    return {"point": [x, y]}


# ----------------------------------------------------------------------------------------------------------------------
# splices.json


def splices() -> Case:
    """Return the cases of text splices."""
    about = (
        "Splices over code points. `a` and `b` were typed on `text` at the same time; at one place the insert of `a` goes "
        "first if `left_a`. `a_after_b` and `b_after_a` are each rewritten to apply after the other, `merged` is the text "
        "that both orders come to, `inverse_of_a` takes `a` back, and `composed` is `a` followed by `b_after_a` in one. "
        "Further below: parts and their `normal` form, the splice between two texts, and splices that do not fit and are "
        "void."
    )
    told: list[tuple[str, str, list[Part], list[Part], bool]] = [
        ("one types at the head, one at the tail", "middle", ["start "], [6, " end"], True),
        ("both insert at one place, a goes first", "ab", [1, "X"], [1, "Y"], True),
        ("both insert at one place, b goes first", "ab", [1, "X"], [1, "Y"], False),
        ("both type into an empty text", "", ["one"], ["two"], True),
        ("both append", "abc", [3, "X"], [3, "Y"], False),
        ("both delete the same", "abcdef", [1, -3], [1, -3], True),
        ("deletes that overlap", "abcdefgh", [1, -4], [3, -4], True),
        ("one delete within another", "abcdefgh", [-8], [2, -2], True),
        ("an insert where the other deletes stays", "abcdef", [3, "X"], [1, -4], True),
        ("an insert at the start of what the other deletes", "abcdef", [1, "X"], [1, -2], False),
        ("an insert at the end of what the other deletes", "abcdef", [3, "X"], [1, -2], True),
        ("one replaces a word, the other types in it", "red car", [-3, "blue"], [2, "X"], True),
        ("both replace the same word", "red car", [-3, "blue"], [-3, "green"], False),
        ("many places at once", "0123456789", [1, "a", 2, -2, "b", 3, "c"], [-1, 4, "x", -2, 1, "y"], True),
        ("an emoji is one code point", "a👍b", [1, -1, "🎉🎉"], [2, "漢"], True),
        ("a family and its joiners are split between code points", "👨\u200d👩\u200d👧!", [1, -2], [5, "?"], False),
        ("a combining mark is its own code point", "e\u0301te\u0301", [2, "X"], [1, -1], True),
        ("one does nothing", "abc", [], [1, "X"], True),
        ("the other does nothing", "abc", [1, -1, "X"], [], False),
        ("parts that are not in normal form", "abcdef", [1, 1, -1, "x", "", "y", -1, 2], [0, 2, -1, -1, "z", 2], True),
        ("control characters and newlines", "a\nb\tc", [1, -1, "\r\n"], [3, "\u0001"], True),
    ]
    cases = []
    for name, text, a, b, left in told:
        a_after_b, b_after_a = splice.transform(a, b, left=left), splice.transform(b, a, left=not left)
        cases.append(
            {
                "name": name,
                "text": text,
                "a": a,
                "b": b,
                "left_a": left,
                "a_after_b": a_after_b,
                "b_after_a": b_after_a,
                "merged": splice.apply(splice.apply(text, a), b_after_a),
                "inverse_of_a": splice.invert(text, a),
                "composed": splice.compose(a, b_after_a),
            }
        )
    loose: list[tuple[str, list[Part]]] = [
        ("nothing", []),
        ("zeros and empty strings are left out", [0, "", 2, 0, "a", ""]),
        ("neighbours of one sort are merged", [1, 2, "a", "b", -1, -2]),
        ("an insert comes before a delete at the same place", [2, -1, "a"]),
        ("inserts around a delete are one", ["a", -2, "b", -1, "c"]),
        ("no keep at the end", [1, "a", 5]),
        ("keeps alone are nothing", [3, 4]),
        ("no keep at the end, however it was cut", [1, -1, 2, 0, 3]),
    ]
    pairs = [
        ("the same", "abc", "abc"),
        ("something is typed in the middle", "Ship Friday", "Ship on Friday"),
        ("something is deleted", "Ship on Friday", "Ship Friday"),
        ("a word is replaced", "red car", "blue car"),
        ("everything is replaced", "abc", "xyz"),
        ("from nothing", "", "abc"),
        ("to nothing", "abc", ""),
        ("one more of the same letter: the head is longest", "aa", "aaa"),
        ("one less of the same letter", "aaa", "aa"),
        ("an emoji among emoji", "👍👍🎉", "👍🎉🎉"),
        ("head and tail never overlap", "abab", "ab"),
    ]
    return {
        "about": about,
        "cases": cases,
        "normal": [{"name": name, "parts": parts, "normal": splice.normal(parts)} for name, parts in loose],
        "difference": [
            {"name": name, "old": old, "new": new, "splice": splice.difference(old, new)} for name, old, new in pairs
        ],
        "void": [
            {"name": "keeps past the end", "text": "abc", "splice": [4, "x"]},
            {"name": "deletes past the end", "text": "abc", "splice": [2, -2]},
            {"name": "counts code points, not UTF-16 units", "text": "👍", "splice": [2, "x"]},
        ],
    }


# ----------------------------------------------------------------------------------------------------------------------
# keys.json


def keys() -> Case:
    """Return the cases of order keys."""
    about = (
        "Order keys. `top` and `bottom` are [seq, n, key]: the n-th key made in the entry at seq. `between` is [low, high "
        "or null, key]: a key from between is at least 11 characters long (filled up with V), so that it is longer than "
        "every key made from a place, and there is room between any two keys."
    )
    places = [(0, 0), (0, 1), (1, 0), (1, 61), (1, 4095), (2, 0), (18241, 7), (2**32, 0), (2**40, 4095)]
    low, high = place.top(18241, 0), place.top(18241, 1)
    near = place.between(low, high)
    gaps: list[tuple[str, str | None]] = [
        (low, high),
        (low, near),
        (near, high),
        (place.top(1, 3843), place.top(1, 3844)),
        (place.top(5, 0), place.top(18241, 0)),
        (low, None),
        ("", place.bottom(18241, 0)),
        ("", place.bottom(0, 0)),
        (place.bottom(18241, 1), place.bottom(18241, 0)),
        (place.bottom(18241, 0), place.top(1, 0)),
        ("n" + "z" * 9, None),
        (low, low + "1"),
        (low + "V", low + "W"),
    ]
    return {
        "about": about,
        "top": [[seq, n, place.top(seq, n)] for seq, n in places],
        "bottom": [[seq, n, place.bottom(seq, n)] for seq, n in places],
        "between": [[low, high, place.between(low, high)] for low, high in gaps],
    }


# ----------------------------------------------------------------------------------------------------------------------
# changes.json


def changes() -> Case:
    """Return the cases of changes."""
    about = (
        "What an entry does. The board holds `items`; after `entry` it holds what `after` says by id, null for what is "
        "gone or never was. What makes no sense where it stands is void."
    )
    two = note(OTHER, x=300)
    told: list[tuple[str, list[Stored], list[Change]]] = [
        ("put creates", [], [put(note())]),
        ("put replaces the whole item", [note(tags={"a": True}, text="old")], [put(note(text="new", color="red"))]),
        ("put brings back what the same entry deleted", [note()], [{"del": NOTE}, put(note(text="back"))]),
        ("set overwrites each field on its own", [note()], [{"set": NOTE, "to": {"x": 40, "color": "pink"}}]),
        ("set with null removes a field", [note(parent=FRAME)], [{"set": NOTE, "to": {"parent": None, "link": None}}]),
        ("set keeps the fields that nobody knows", [note()], [{"set": NOTE, "to": {"later": [1, {"a": None}]}}]),
        ("set on an item that is not there is void", [], [{"set": NOTE, "to": {"x": 1}}]),
        ("map sets and removes keys", [note(tags={"a": True, "b": True})], [_map({"b": None, "c": True, "d": None})]),
        ("map makes the field", [note()], [_map({"a": True})]),
        ("map removes the field with its last key", [note(tags={"a": True})], [_map({"a": None})]),
        ("map over a field that is no object begins anew", [note()], [{"map": NOTE, "in": "x", "to": {"a": 1}}]),
        ("map with nothing left of nothing leaves no field", [note()], [_map({"a": None})]),
        ("map on an item that is not there is void", [], [_map({"a": True})]),
        ("txt splices, and says who and when", [note(text="Ship it")], [{"txt": NOTE, "do": [4, " on Friday", -3]}]),
        ("txt counts code points", [note(text="👍👍")], [{"txt": NOTE, "do": [1, "x", -1]}]),
        ("txt makes the text of an item without one", [item("member0001", "member", name="Mia", link="link000001")],
         [{"txt": "member0001", "do": ["x"]}]),
        ("txt that walks past the end is void", [note(text="abc")], [{"txt": NOTE, "do": [2, -2, "x"]}]),
        ("txt carries marks along", [note(text="Ship it", marks=[[0, 4, "bold"], [5, 7, "italic"]])],
         [{"txt": NOTE, "do": ["We ", 4, "ped", 1, -2, "👍"]}]),
        ("txt at the start of a mark stays out of it, at its end belongs to it", [note(text="abcd", marks=[[1, 3, "bold"]])],
         [{"txt": NOTE, "do": [1, "x", 2, "y"]}]),
        ("txt that leaves nothing of a mark takes it away", [note(text="abcd", marks=[[1, 3, "bold"]])],
         [{"txt": NOTE, "do": [1, -2]}]),
        ("txt that brings two marks of one name together joins them", [note(text="abcd", marks=[[0, 1, "bold"], [3, 4, "bold"]])],
         [{"txt": NOTE, "do": [1, -2]}]),
        ("txt on an item that is not there is void", [], [{"txt": NOTE, "do": ["x"]}]),
        ("del removes, and leaves everything else alone", [frame(), note(parent=FRAME)], [{"del": FRAME}]),
        ("del of an item that is not there is void", [two], [{"del": NOTE}]),
        ("del twice is the same as once", [note()], [{"del": NOTE}, {"del": NOTE}]),
        ("what follows a del is void", [note(), two], [{"del": NOTE}, _map({"a": True}), {"set": OTHER, "to": {"x": 1}}]),
        ("changes are laid in order", [note()], [
            {"set": NOTE, "to": {"x": 1}}, {"txt": NOTE, "do": ["b"]}, {"set": NOTE, "to": {"x": 2}}, {"txt": NOTE, "do": ["a"]},
        ]),
        ("nothing changes nothing", [note()], []),
    ]  # fmt: skip
    cases = []
    for name, before, laid in told:
        board = _board(before)
        entry = Entry(7, 2000, TOM, "kX3f9a1Q", 3, laid)
        board.lay_entry(entry)
        about_ids = dict.fromkeys([*(one["id"] for one in before), *(_subject(change) for change in laid)])
        cases.append(
            {
                "name": name,
                "items": before,
                "entry": json.loads(entry.encoded()),
                "after": {one: board.find(one) for one in about_ids},
            }
        )
    return {"about": about, "cases": cases}


def _map(to: Mapping[str, Any]) -> Change:
    return {"map": NOTE, "in": "tags", "to": to}


def _subject(change: Change) -> str:
    whole = change.get("put")
    return str(whole["id"]) if isinstance(whole, Mapping) else str(next(iter(change.values())))


# ----------------------------------------------------------------------------------------------------------------------
# ops.json


def ops() -> Case:
    """Return the cases of ops."""
    about = (
        "What wishes come to. On a board with `items`, on which the entries of `log` (if there are any) were laid, `who` "
        "wishes `ops` as `client`; at place `seq` and time `at` of the log they come to `changes`, or are refused with "
        "`code`. The order of the fields of an item says nothing."
    )
    return {
        "about": about,
        "cases": [
            *_made(),
            *_updated(),
            *_typed(),
            *_marked(),
            *_held(),
            *_moved(),
            *_gone(),
            *_stacked(),
            *_reacted(),
        ],
    }


def _op_case(
    name: str,
    items: Iterable[Stored],
    wished: Sequence[Stored],
    *,
    role: Role = "editor",
    user: str = TOM,
    log: Sequence[Entry] = (),
    client: str = "kX3f9a1Q",
) -> Case:
    before = list(items)
    board = _board(before)
    for entry in log:
        board.lay_entry(entry)
    asked = {
        "name": name,
        "items": before,
        **({"log": [json.loads(entry.encoded()) for entry in log]} if log else {}),
        "ops": list(wished),
        "who": {"user": user, "role": role},
        "client": client,
        "seq": 9,
        "at": 3000,
    }
    draft = Draft(board, Principal(user, role), client, 5, 9, 3000)
    try:
        with board.trial():
            for op in msgspec.convert(wished, list[AnyOp]):
                op.work(draft)
    except Refused as why:
        return {**asked, "code": why.code}
    return {**asked, "changes": draft.changes}


def _made() -> Iterable[Case]:
    def create(**fields: Any) -> Stored:
        return {"op": "create", "item": {"id": NOTE, "kind": "note", "x": 0, "y": 0, **fields}}

    case = _op_case
    yield case("create a note: every default is written out", [], [create()])
    yield case("create a round note with everything", [], [create(
        shape="round", x=1.234, y=-5.678, w=220, h=180, text="Ship", color="#ff00aa", link="https://example.com/a",
        size=12, author="Mia", tags={"todo": True, "later": None},
    )])  # fmt: skip
    yield case("create a text", [], [create(kind="text", text="Words")])
    yield case("create a frame", [], [create(id=FRAME, kind="frame", text="Retro")])
    yield case("create a shape: without a colour it is not filled", [], [create(kind="shape", form="cloud")])
    yield case("create a stroke", [], [create(kind="stroke", w=30, h=1, points=[[0, 0, 0.5], [30.001, 0, 0.789]])])
    ends = {"from": bound(NOTE, side="right"), "to": bound(OTHER, at=[0.123456, 0.5])}
    yield case("create a connector between two notes", [note(), note(OTHER, x=400)], [
        {"op": "create", "item": {"id": LINE, "kind": "connector", **ends}},
    ])  # fmt: skip
    loose = {"from": bound("gone000001", angle=45.00004, point=[1.005, 2]), "to": free(-0.001, 9.999)}
    yield case("create a connector with loose ends: numbers are tidy", [], [
        {"op": "create", "item": {"id": LINE, "kind": "connector", **loose, "route": "curved", "means": "depends"}},
    ])  # fmt: skip
    gone = Entry(4, 2000, MIA, "zzzzzzzz", 1, [{"del": NOTE}])
    yield case("create a connector to what was deleted: it ends where that was", [note(shape="round"), note(OTHER, x=400)], [
        {"op": "create", "item": {"id": LINE, "kind": "connector", "from": bound(NOTE), "to": bound(OTHER)}},
    ], log=[gone])  # fmt: skip
    yield case("create a connector to what never was: it ends where it begins", [note(OTHER, x=400)], [
        {"op": "create", "item": {"id": LINE, "kind": "connector", "from": bound(OTHER), "to": bound(NOTE)}},
    ])  # fmt: skip
    yield case("create a connector between what never was", [], [
        {"op": "create", "item": {"id": LINE, "kind": "connector", "from": bound(OTHER), "to": bound(NOTE)}},
    ])  # fmt: skip
    yield case("create at the bottom", [], [create(z="bottom")])
    yield case("create several: each has its own key", [], [create(), create(id=OTHER), create(id=THIRD, z="bottom")])
    yield case("create in a frame", [frame()], [create(parent=FRAME)])
    yield case("create in what is no container: the parent is dropped", [note(OTHER)], [create(parent=OTHER)])
    yield case("create in what is gone: the parent is dropped", [], [create(parent=FRAME)])
    yield case("create in a frame of the same transaction", [], [create(id=FRAME, kind="frame"), create(parent=FRAME)])
    yield case("create with fields that nobody knows, or that only the server writes", [], [
        create(sparkle=True, by=MIA, born=7, reactions={"👍 x": True}),
    ])  # fmt: skip
    yield case("create with an id that is in use", [note()], [create()])
    yield case("create the id again that the same transaction deleted", [note(text="old")], [
        {"op": "delete", "ids": [NOTE]}, create(text="new"),
    ])  # fmt: skip
    yield case("create without an id: it follows from the client and the number", [], [
        {"op": "create", "item": {"kind": "note", "x": 0, "y": 0}}, {"op": "create", "item": {"kind": "note", "x": 0, "y": 0}},
    ])  # fmt: skip
    yield case("create with tags that are all null", [], [create(tags={"a": None, "b": None})])
    yield case("create an unknown kind", [], [create(kind="teapot")])
    yield case("create without a place", [], [{"op": "create", "item": {"id": NOTE, "kind": "note"}}])
    yield case("create off the board", [], [create(x=10_000_001)])
    yield case("create with a text that is too long", [], [create(text="x" * 6001)])
    yield case("create as a commenter", [], [create()], role="commenter")
    yield case("create on stage as an editor", [], [create(lock="stage")])
    yield case("create on stage as a facilitator", [], [create(lock="stage")], role="facilitator")
    yield case("create a link", [], [create(kind="link", role="owner", hash="0" * 64)], role="owner")
    yield case("one op is refused: none happens", [], [create(), create(id=OTHER, w=0)])


def _updated() -> Iterable[Case]:
    def update(name: str = NOTE, /, **fields: Any) -> Stored:
        return {"op": "update", "id": name, "set": fields}

    case = _op_case
    settings = item("settings", "settings", title="Retro")
    member = item(TOM, "member", name="Tom", link="link000001")
    yield case("update sets what makes a difference", [note()], [update(x=40, y=0, color="pink")])
    yield case("update that makes no difference", [note()], [update(color="light_yellow", w=200)])
    yield case("update with null removes a field", [note(size=20)], [update(size=None, author=None)])
    yield case("update with null for a field that must be there", [note()], [update(x=None)])
    yield case("update changes the shape and keeps everything else", [note(text="Ship", tags={"a": True})], [
        update(shape="round"),
    ])  # fmt: skip
    yield case("update makes numbers tidy", [note()], [update(x=1.005, y=-0.001, w=100.999)])
    yield case("update with fields that nobody knows, or that only the server writes", [note()], [
        update(sparkle=1, z="n1", by=TOM, id=OTHER, kind="frame", reactions={"a b": True}),
    ])  # fmt: skip
    yield case("update sets and removes tags", [note(tags={"a": True, "b": True})], [
        update(tags={"a": None, "b": True, "c": True, "d": None}),
    ])  # fmt: skip
    yield case("update tags, fields and text at once: in this order", [note(text="Ship")], [
        update(text="Ships", color="red", tags={"a": True}),
    ])  # fmt: skip
    yield case("update takes no null for all tags", [note(tags={"a": True})], [update(tags=None)])
    yield case("update with a whole text is a splice", [note(text="Ship on Friday")], [update(text="Ship by Friday")])
    yield case("update with the same text", [note(text="Ship")], [update(text="Ship")])
    yield case("update with a text of emoji", [note(text="👍👍🎉")], [update(text="👍🎉🎉")])
    yield case("update with a text that is too long", [note()], [update(text="x" * 6001)])
    yield case("update twice in one transaction", [note(text="a")], [update(text="ab", x=1), update(text="abc", x=1)])
    yield case("update what is gone", [], [update(x=1)])
    yield case("update what is gone, with nonsense", [], [update(x="far")])
    yield case("update with a wrong value", [note()], [update(x="far")])
    yield case("update the parent", [note(), frame()], [update(parent=FRAME)])
    yield case("update takes out of a frame", [note(parent=FRAME), frame()], [update(parent=None)])
    yield case("update drops a parent that is gone", [note()], [update(parent=FRAME, x=1)])
    yield case("update drops a parent that is no container", [note(), note(OTHER)], [update(parent=OTHER)])
    yield case("update drops a frame as its own parent", [frame()], [update(FRAME, parent=FRAME)])
    yield case(
        "update drops a descendant as a parent", [frame(), frame(INNER, parent=FRAME)], [update(FRAME, parent=INNER)]
    )
    yield case("update moves one end of a connector", [note(), line(free(0, 0), free(9, 9))], [
        update(LINE, **{"from": bound(NOTE, side="auto")}),
    ])  # fmt: skip
    yield case("update an end to what was deleted: it ends where that was", [note(), line(free(500, 100), free(600, 100))], [
        update(LINE, to=bound(NOTE)),
    ], log=[Entry(4, 2000, MIA, "zzzzzzzz", 1, [{"del": NOTE}])])  # fmt: skip
    yield case("update another field of a connector leaves a loose end alone", [line(bound(NOTE, point=[1, 2]), free(9, 9))], [
        update(LINE, color="red"),
    ])  # fmt: skip
    yield case("update an end to nothing", [line(free(0, 0), free(9, 9))], [update(LINE, to={"side": "top"})])
    yield case("update what is locked", [note(lock="locked")], [update(x=1)])
    yield case("update unlocks", [note(lock="locked")], [update(lock="free")])
    yield case("update unlocks and changes in one op", [note(lock="locked")], [update(lock="free", x=1)])
    yield case("update unlocks and then changes", [note(lock="locked")], [update(lock=None), update(x=1)])
    yield case("update what is on stage as an editor", [note(lock="stage")], [update(lock="free")])
    yield case("update what is on stage as a facilitator", [note(lock="stage")], [update(x=1)], role="facilitator")
    yield case("update puts on stage as an editor", [note()], [update(lock="stage")])
    yield case("update as a commenter", [note()], [update(x=1)], role="commenter")
    yield case(
        "update the board's title as a facilitator", [settings], [update("settings", title="Plan")], role="facilitator"
    )
    yield case("update the board's title as an editor", [settings], [update("settings", title="Plan")])
    yield case(
        "update one's own name as a viewer", [member], [update(TOM, name="Thomas", link="link000009")], role="viewer"
    )
    yield case("update another's name", [member], [update(TOM, name="Thomas")], user=MIA)


def _typed() -> Iterable[Case]:
    def text(base: int, *do: int | str) -> Stored:
        return {"op": "text", "id": NOTE, "base": base, "do": do}

    def typed(seq: int, client: str, *do: int | str) -> Entry:
        return Entry(seq, 2000, MIA, client, 1, [{"txt": NOTE, "do": do}])

    case = _op_case
    yield case("text splices", [note(text="Ship it")], [text(1, 4, " on Friday", -3)])
    yield case("text in normal form", [note(text="Ship it")], [text(1, 4, -1, "x", "", -2, 0)])
    yield case("text that does nothing", [note(text="Ship it")], [text(1, 4)])
    yield case(
        "text after another's splice", [note(text="Ship")], [text(1, 4, " it")], log=[typed(4, "zzzzzzzz", "We ")]
    )
    yield case("text after two splices of others", [note(text="Ship")], [text(1, 2, -2, "op")], log=[
        typed(4, "zzzzzzzz", "We "), typed(5, "aaaaaaaa", 3, -1, "s"),
    ])  # fmt: skip
    yield case("text at the place of a larger client id goes left", [note(text="ab")], [text(1, 1, "X")], log=[
        typed(4, "zzzzzzzz", 1, "Y"),
    ])  # fmt: skip
    yield case("text at the place of a smaller client id goes right", [note(text="ab")], [text(1, 1, "X")], log=[
        typed(4, "aaaaaaaa", 1, "Y"),
    ])  # fmt: skip
    yield case("text on the text as it is", [note(text="ab")], [text(4, 3, "X")], log=[typed(4, "aaaaaaaa", 1, "Y")])
    yield case(
        "text after a whole new text", [note(text="red car")], [text(1, 7, "s")], log=[typed(4, "zzzzzzzz", "blue", -3)]
    )
    yield case("text from before the item was made", [note(text="ab", born=5, tv=5)], [text(4, 1, "X")])
    yield case("text past the end", [note(text="ab")], [text(1, 3, "X")])
    yield case("text over its limit", [note(text="x" * 5999)], [text(1, "ab")])
    yield case("text up to its limit", [note(text="x" * 5999)], [text(1, -1, "ab")])
    yield case("text twice in one transaction", [note(text="ab")], [text(1, "X"), text(1, "Y")])
    yield case("text along a connector", [line(free(0, 0), free(9, 9)) | {"id": NOTE}], [text(1, "X")])
    yield case("text of a member", [item(NOTE, "member", name="Mia", link="link000001")], [text(1, "X")], role="owner")
    yield case("text of what is gone", [], [text(1, "X")])
    yield case("text of what is locked", [note(lock="locked")], [text(1, "X")])
    yield case("text as a viewer", [note()], [text(1, "X")], role="viewer")


def _marked() -> Iterable[Case]:
    def mark(base: int, start: int, end: int, name: str = "bold", **more: Any) -> Stored:
        return {"op": "mark", "id": NOTE, "base": base, "from": start, "to": end, "name": name, **more}

    def typed(seq: int, client: str, *do: int | str) -> Entry:
        return Entry(seq, 2000, MIA, client, 1, [{"txt": NOTE, "do": do}])

    case = _op_case
    ship = note(text="Ship it")
    yield case("mark a word", [ship], [mark(1, 0, 4)])
    yield case("mark beside another mark", [note(text="Ship it", marks=[[0, 4, "bold"]])], [mark(1, 2, 7, "italic")])
    yield case("mark more of what is marked", [note(text="Ship it", marks=[[0, 4, "bold"]])], [mark(1, 4, 7)])
    yield case("mark what is marked already", [note(text="Ship it", marks=[[0, 7, "bold"]])], [mark(1, 2, 4)])
    yield case(
        "take a mark out of its middle", [note(text="Ship it", marks=[[0, 7, "bold"]])], [mark(1, 2, 4, on=False)]
    )
    yield case("take the only mark away", [note(text="Ship it", marks=[[0, 4, "bold"]])], [mark(1, 0, 7, on=False)])
    yield case("take away a mark that is not there", [ship], [mark(1, 0, 7, on=False)])
    yield case("mark past the end: only the text", [ship], [mark(1, 5, 99)])
    yield case("mark nothing", [ship], [mark(1, 3, 3)])
    yield case("mark after another's splice", [ship], [mark(1, 0, 4)], log=[typed(4, "zzzzzzzz", "We ")])
    yield case("mark after one's own splice: it was on the screen", [ship], [mark(1, 3, 7)], log=[
        typed(4, "kX3f9a1Q", "We "),
    ])  # fmt: skip
    yield case("mark from before the item was made", [note(text="ab", born=5, tv=5)], [mark(4, 0, 1)])
    yield case("mark a frame", [frame() | {"id": NOTE}], [mark(1, 0, 1)])
    yield case("mark what is gone", [], [mark(1, 0, 1)])
    yield case("mark what is locked", [note(text="ab", lock="locked")], [mark(1, 0, 1)])
    yield case("mark as a commenter", [ship], [mark(1, 0, 4)], role="commenter")
    yield case("update text and marks at once: the marks are told of the new text", [note(text="Ship", marks=[[0, 4, "bold"]])], [
        {"op": "update", "id": NOTE, "set": {"text": "We ship", "marks": [[3, 7, "italic"]]}},
    ])  # fmt: skip


def _held() -> Iterable[Case]:
    """Yield what happens in and to groups, piles, tables and comments."""
    case = _op_case
    group, pile = item(FRAME, "group"), item(INNER, "pile", x=0, y=0)
    table = item(FRAME, "table", x=0, y=0, rows=[{"id": "r"}], columns=[{"id": "c"}], cells={"r:c": "one"})
    talk = item(NOTE, "comment", x=0, y=0, text="Why?")

    def create(name: str, kind: str, **fields: Any) -> Stored:
        return {"op": "create", "item": {"id": name, "kind": kind, **fields}}

    def update(name: str, **fields: Any) -> Stored:
        return {"op": "update", "id": name, "set": fields}

    yield case("create a group around two notes", [note(), note(OTHER)], [
        create(FRAME, "group"), update(NOTE, parent=FRAME), update(OTHER, parent=FRAME),
    ])  # fmt: skip
    yield case(
        "move a group: its members move",
        [group, note(parent=FRAME)],
        [{"op": "move", "ids": [FRAME], "dx": 5, "dy": 0}],
    )
    yield case("delete a group: its members stay", [group, note(parent=FRAME)], [{"op": "delete", "ids": [FRAME]}])
    yield case("create a group in a group in itself: dropped", [group, item(INNER, "group", parent=FRAME)], [
        update(FRAME, parent=INNER),
    ])  # fmt: skip
    yield case("put a note on a pile", [pile, note()], [update(NOTE, parent=INNER)])
    yield case(
        "create a table", [], [create(FRAME, "table", x=0, y=0, rows=[{"id": "r"}], columns=[{"id": "c", "share": 2}])]
    )
    yield case("create a table without columns", [], [create(FRAME, "table", x=0, y=0, rows=[{"id": "r"}])])
    yield case("write in a cell, and empty another", [table], [update(FRAME, cells={"r:d": "two", "r:c": None})])
    yield case("write in what is no cell", [table], [update(FRAME, cells={"first": "two"})])
    yield case("create an image", [], [create(NOTE, "image", x=0, y=0, w=40, h=30, blob="0" * 64, alt="A cat")])
    yield case("create an image without its bytes", [], [create(NOTE, "image", x=0, y=0, w=40, h=30)])
    yield case("create a frame with lanes", [], [
        create(FRAME, "frame", x=0, y=0, layout="columns", columns=[{"text": "To do", "limit": 3}, {"text": "Done"}]),
    ])  # fmt: skip
    yield case(
        "comment as a commenter",
        [note(OTHER)],
        [create(NOTE, "comment", x=0, y=0, text="Why?", on=OTHER)],
        role="commenter",
    )
    yield case("comment as a viewer", [], [create(NOTE, "comment", x=0, y=0)], role="viewer")
    yield case("change one's own comment", [talk], [update(NOTE, text="Why not?")], user=MIA, role="commenter")
    yield case("change another's comment", [talk], [update(NOTE, text="Why not?")])
    yield case("change another's comment as a facilitator", [talk], [update(NOTE, text="Why not?")], role="facilitator")
    yield case("settle another's comment", [talk], [update(NOTE, done=True)], role="commenter")
    yield case("delete another's comment", [talk], [{"op": "delete", "ids": [NOTE]}])
    yield case("say what a colour means as a facilitator", [item("settings", "settings", title="Retro")], [
        update("settings", legend={"pink": "Pain"}, authors="names"),
    ], role="facilitator")  # fmt: skip
    yield case("a note's link leads to another item", [note(OTHER)], [create(NOTE, "note", x=0, y=0, link=f"#{OTHER}")])
    yield case("a note's link leads to no script", [], [create(NOTE, "note", x=0, y=0, link="javascript:alert(1)")])


def _moved() -> Iterable[Case]:
    def move(*ids: str, dx: float = 40, dy: float = -10) -> Stored:
        return {"op": "move", "ids": ids, "dx": dx, "dy": dy}

    case = _op_case
    tree = [frame(), frame(INNER, parent=FRAME, x=50), note(parent=INNER, x=60), note(OTHER, parent=FRAME), note(THIRD)]
    yield case("move adds", [note(x=5, y=5)], [move(NOTE)])
    yield case("move adds up", [note()], [move(NOTE), move(NOTE, dx=2, dy=0)])
    yield case("move several, each once", [note(), note(OTHER, x=9)], [move(NOTE, OTHER, NOTE)])
    yield case("move a frame and all that lies in it", tree, [move(FRAME)])
    yield case("move a frame and its child: the child once", tree, [move(NOTE, FRAME)])
    yield case("move a child of a frame alone", tree, [move(INNER)])
    yield case("move nowhere", [note()], [move(NOTE, dx=0, dy=0)])
    yield case("move sideways leaves the height alone", [note(y=3)], [move(NOTE, dy=0)])
    yield case("move stops at the edge of the board", [note(x=9_999_990)], [move(NOTE)])
    yield case("move makes numbers tidy", [note(x=0.1)], [move(NOTE, dx=0.2, dy=0.004)])
    yield case("move the free ends of a connector", [note(), line(bound(NOTE, side="top"), free(500, 0))], [move(LINE)])
    yield case(
        "move a bound end with the place it keeps", [line(bound(NOTE, point=[1, 2]), free(500, 0))], [move(LINE)]
    )
    yield case("move a connector that is bound at both ends", [note(), note(OTHER), line(bound(NOTE), bound(OTHER))], [
        move(LINE),
    ])  # fmt: skip
    yield case("move a note with a connector on it", [note(), line(bound(NOTE), free(500, 0))], [move(NOTE)])
    yield case(
        "move a frame with a connector in it", [frame(), line(free(0, 0), free(9, 9), parent=FRAME)], [move(FRAME)]
    )
    yield case("move what is gone", [note(OTHER)], [move(NOTE, OTHER)])
    yield case("move what is locked: none moves", [note(), note(OTHER, lock="locked")], [move(NOTE, OTHER)])
    yield case("move too far", [note()], [move(NOTE, dx=10_000_000)])
    yield case("move as a commenter", [note()], [move(NOTE)], role="commenter")


def _gone() -> Iterable[Case]:
    def delete(*ids: str) -> Stored:
        return {"op": "delete", "ids": ids}

    def restore(*ids: str) -> Stored:
        return {"op": "restore", "ids": ids}

    case = _op_case
    tree = [frame(), frame(INNER, parent=FRAME), note(parent=INNER), note(OTHER, parent=FRAME)]
    pair = [note(), note(OTHER, x=400, y=300)]
    disc = [note(shape="round"), note(OTHER, x=400, y=300, shape="round")]
    yield case("delete", [note(), note(OTHER)], [delete(NOTE)])
    yield case("delete several, each once", [note(), note(OTHER)], [delete(OTHER, NOTE, OTHER)])
    yield case("delete what is gone", [note(OTHER)], [delete(NOTE)])
    yield case("delete a frame: its children stay", [*tree[:1], note(parent=FRAME)], [delete(FRAME)])
    yield case("delete an inner frame: its children move up", tree, [delete(INNER)])
    yield case("delete both frames: what stays moves up to where there is one", tree, [delete(INNER, FRAME)])
    yield case("delete a frame with what is in it", tree, [delete(FRAME, INNER, NOTE, OTHER)])
    yield case("delete loosens a straight connector where it met the note", [*pair, line(bound(NOTE), bound(OTHER))], [
        delete(NOTE),
    ])  # fmt: skip
    yield case("delete loosens a connector on the rim of a round note", [*disc, line(bound(NOTE), bound(OTHER))], [
        delete(OTHER),
    ])  # fmt: skip
    oval = item(NOTE, "shape", form="ellipse", x=0, y=0, w=300, h=100)
    tied = [oval, pair[1], line(bound(NOTE), bound(OTHER))]
    yield case("delete loosens a connector on the rim of an ellipse", tied, [delete(NOTE)])
    yield case("delete loosens a connector at its side", [*pair, line(bound(NOTE, side="bottom"), free(500, 500))], [
        delete(NOTE),
    ])  # fmt: skip
    yield case(
        "delete loosens a connector at its angle", [*disc, line(bound(NOTE, angle=90), bound(OTHER))], [delete(NOTE)]
    )
    yield case("delete loosens a connector at its place in the box", [*pair, line(bound(NOTE, at=[0.25, 0.5]), bound(OTHER))], [
        delete(NOTE),
    ])  # fmt: skip
    yield case("delete loosens an elbow at the middle of a side", [*pair, line(bound(NOTE), bound(OTHER), route="elbow")], [
        delete(OTHER),
    ])  # fmt: skip
    yield case("delete both notes: both ends keep their place", [*pair, line(bound(NOTE), bound(OTHER))], [
        delete(NOTE, OTHER),
    ])  # fmt: skip
    yield case("delete a note from a connector with both ends on it", [note(), line(bound(NOTE, side="left"), bound(NOTE, side="top"))], [
        delete(NOTE),
    ])  # fmt: skip
    yield case("delete a connector with its note", [*pair, line(bound(NOTE), bound(OTHER))], [delete(NOTE, LINE)])
    yield case("delete a connector", [*pair, line(bound(NOTE), bound(OTHER))], [delete(LINE)])
    yield case("delete where the end already has that place", [note(), line(bound(NOTE, side="top", point=[100, 0]), free(500, 0))], [
        delete(NOTE),
    ])  # fmt: skip
    yield case("delete loosens beyond the edge of the board: the place is kept on it", [
        note(x=9_999_900), line(bound(NOTE, side="right"), free(0, 0)),
    ], [delete(NOTE)])  # fmt: skip
    yield case(
        "delete, restore and delete again at once", [note(text="Ship")], [delete(NOTE), restore(NOTE), delete(NOTE)]
    )
    yield case("delete what is locked", [note(lock="locked")], [delete(NOTE)])
    yield case("delete what is on stage as a facilitator", [note(lock="stage")], [delete(NOTE)], role="facilitator")
    yield case("delete a member", [item(TOM, "member", name="Tom", link="link000001")], [delete(TOM)], role="owner")
    yield case("delete as a commenter", [note()], [delete(NOTE)], role="commenter")
    gone = Entry(4, 2000, MIA, "zzzzzzzz", 1, [{"del": NOTE}])
    yield case(
        "restore what was deleted, with its author and time", [note(text="Ship", tv=3)], [restore(NOTE)], log=[gone]
    )
    yield case("restore what is there", [note()], [restore(NOTE)])
    yield case("restore what nobody remembers", [], [restore(NOTE)])
    yield case("restore into a frame that is still there", [frame(), note(parent=FRAME)], [restore(NOTE)], log=[gone])
    yield case("restore into a frame that is gone too", [frame(), note(parent=FRAME)], [restore(NOTE)], log=[
        gone, Entry(5, 2000, MIA, "zzzzzzzz", 2, [{"del": FRAME}]),
    ])  # fmt: skip
    yield case("restore a frame and then what lay in it", [frame(), note(parent=FRAME)], [restore(FRAME, NOTE)], log=[
        gone, Entry(5, 2000, MIA, "zzzzzzzz", 2, [{"del": FRAME}]),
    ])  # fmt: skip
    yield case("restore what the same transaction deleted", [note(text="Ship")], [delete(NOTE), restore(NOTE)])
    yield case("restore a connector whose note is gone", [note(), line(bound(NOTE), free(500, 100))], [restore(LINE)], log=[
        Entry(4, 2000, MIA, "zzzzzzzz", 1, [{"del": LINE}]), Entry(5, 2000, MIA, "zzzzzzzz", 2, [{"del": NOTE}]),
    ])  # fmt: skip
    yield case("restore what was locked when it went", [note(lock="locked")], [restore(NOTE)], log=[gone])
    yield case("restore as a viewer", [note()], [restore(NOTE)], log=[gone], role="viewer")


def _stacked() -> Iterable[Case]:
    def restack(to: object, *ids: str) -> Stored:
        return {"op": "restack", "ids": ids, "to": to}

    case = _op_case
    z = [place.top(1, n) for n in range(4)]
    stack = [note(NOTE, z=z[0]), note(OTHER, z=z[1]), note(THIRD, z=z[2]), note("note000004", z=z[3])]
    yield case("restack to the top", stack, [restack("top", NOTE)])
    yield case("restack to the bottom", stack, [restack("bottom", THIRD)])
    yield case("restack several to the top, in the order in which they lie", stack, [restack("top", THIRD, NOTE)])
    yield case("restack several to the bottom, in the order in which they lie", stack, [restack("bottom", THIRD, NOTE)])
    yield case(
        "restack what lies equally high, in the order of the ids", [note(OTHER), note()], [restack("top", OTHER, NOTE)]
    )
    yield case("restack above another", stack, [restack({"above": OTHER}, NOTE)])
    yield case("restack below another", stack, [restack({"below": OTHER}, "note000004")])
    yield case("restack above the topmost is to the top", stack, [restack({"above": "note000004"}, NOTE)])
    yield case("restack below the lowest is to the bottom", stack, [restack({"below": NOTE}, THIRD)])
    yield case("restack several above another", stack, [restack({"above": OTHER}, "note000004", NOTE)])
    yield case("restack several below another", stack, [restack({"below": OTHER}, "note000004", THIRD)])
    yield case("restack several below the lowest", stack, [restack({"below": NOTE}, "note000004", THIRD)])
    yield case("restack above itself", stack, [restack({"above": NOTE}, NOTE, OTHER)])
    yield case("restack above what is gone", stack, [restack({"above": FRAME}, NOTE)])
    yield case("restack what is gone", stack, [restack("top", FRAME)])
    yield case(
        "restack twice: the keys count on",
        stack,
        [restack("top", NOTE), restack("bottom", OTHER), restack("top", THIRD)],
    )
    yield case(
        "restack what does not lie on the desk",
        [item(TOM, "member", name="Tom", link="link000001")],
        [restack("top", TOM)],
    )
    yield case("restack what is locked", [note(lock="locked")], [restack("top", NOTE)])
    yield case("restack as a commenter", stack, [restack("top", NOTE)], role="commenter")


def _reacted() -> Iterable[Case]:
    def react(emoji: str = "👍", **more: Any) -> Stored:
        return {"op": "react", "id": NOTE, "emoji": emoji, **more}

    case = _op_case
    yield case("react", [note()], [react()], role="commenter")
    yield case("react beside others", [_reacted_note(f"👍 {MIA}")], [react()])
    yield case("react twice is once", [_reacted_note(f"👍 {TOM}")], [react()])
    yield case("react with another emoji", [_reacted_note(f"👍 {TOM}")], [react("🎉", on=True)])
    yield case("react no more", [_reacted_note(f"👍 {TOM}")], [react(on=False)])
    yield case("react no more where one never did", [_reacted_note(f"👍 {MIA}")], [react(on=False)])
    yield case("react to what is locked", [note(lock="locked")], [react()])
    yield case("react to what takes none", [frame(NOTE)], [react()])
    yield case("react to what is gone", [], [react()])
    yield case("react as a viewer", [note()], [react()], role="viewer")


def _reacted_note(key: str) -> Stored:
    return note() | {"reactions": {key: True}}


# ----------------------------------------------------------------------------------------------------------------------


def _board(items: Iterable[Stored]) -> Board:
    """Return a board on which these were put before anything else happened."""
    board = Board(KINDS)
    for one in items:
        board.lay(put(one), 1, MIA, "")
    return board


CASES = {"splices.json": splices, "keys.json": keys, "changes.json": changes, "ops.json": ops}


def written(whole: Case) -> str:
    """Return the text of a file: one case a line, so that what changed can be seen."""
    parts = []
    for name, value in whole.items():
        if isinstance(value, list):
            lines = ",\n".join("    " + json.dumps(one, ensure_ascii=False) for one in value)
            parts.append(f'  "{name}": [\n{lines}\n  ]')
        else:
            parts.append(f'  "{name}": {json.dumps(value, ensure_ascii=False)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    for name, make in CASES.items():
        (FOLDER / name).write_text(written(make()))
