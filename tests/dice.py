"""Wishes at random: over a few ids, so that they meet, and with values that have hurt somebody before."""

from typing import Any

from hypothesis import strategies as st

NOTES = tuple(f"note00000{n}" for n in range(3))
FRAMES = tuple(f"frame0000{n}" for n in range(2))
LINES = tuple(f"line00000{n}" for n in range(2))
DESK = (*NOTES, *FRAMES, *LINES)
ELSEWHERE = ("settings", "gone000001", "linkeditor", "user000001")

START: list[dict[str, Any]] = [
    *({"op": "create", "item": {"id": name, "kind": "frame", "x": 0, "y": 0}} for name in FRAMES),
    *({"op": "create", "item": {"id": name, "kind": "note", "x": 0, "y": 0, "text": "Ship"}} for name in NOTES[:2]),
    {
        "op": "create",
        "item": {"id": LINES[0], "kind": "connector", "from": {"item": NOTES[0]}, "to": {"item": NOTES[1]}},
    },
    {"op": "update", "id": NOTES[0], "set": {"parent": FRAMES[0]}},
]
"""A desk to begin with, so that wishes have something to be about."""


def mostly(part: st.SearchStrategy[Any], seldom: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """One of the first sort, and one time in ten of the other."""
    return st.integers(0, 9).flatmap(lambda n: seldom if n == 7 else part)


# What JSON can say and a parser may still stumble over: no lone surrogates here, because no client library sends them.
nasty_words = st.sampled_from(
    [
        "",
        " ",
        "plain",
        "</script><b>",
        "__proto__",
        "constructor",
        "\u2028\u2029\ufeff",
        "\u202eright to left",
        "👨\u200d👩\u200d👧",
        "e\u0301",
        "\x01\x1f\x7f",
        '"\\\n\r\t',
        "\uffff\ufffe\U0010ffff",
        "x" * 6000,
        "null",
        "1e999",
    ]
)
fitting_words = nasty_words | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
words = mostly(fitting_words, st.sampled_from(["a\0b", "x" * 6001]))
numbers = mostly(
    st.sampled_from([0, -0.0, 0.005, 1e-320, 9_999_999.999, 10_000_000, -10_000_000.0])
    | st.floats(-1000, 1000)
    | st.integers(-1000, 1000),
    st.sampled_from([10_000_001, 1e308, 2**53, 2**64, -(2**63) - 1]),
)
odd = (
    st.none()
    | st.booleans()
    | numbers
    | words
    | st.lists(numbers, max_size=2)
    | st.dictionaries(words, numbers, max_size=2)
)
ids = mostly(st.sampled_from(DESK), st.sampled_from(ELSEWHERE))
lists_of_ids = st.lists(ids, max_size=4)


def _fields(**parts: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Some of these fields, now and then with an odd value."""
    return st.fixed_dictionaries({}, optional={name: mostly(part, odd) for name, part in parts.items()})


ends = (
    st.fixed_dictionaries({"item": ids}, optional={"side": st.sampled_from(["auto", "top", "left"]), "point": st.tuples(numbers, numbers)})
    | st.fixed_dictionaries({"item": ids, "at": st.tuples(st.floats(0, 1), st.floats(0, 1))})
    | st.fixed_dictionaries({"item": ids, "angle": st.floats(-360, 360)})
    | st.fixed_dictionaries({"point": st.tuples(numbers, numbers)})
)  # fmt: skip
shared = _fields(
    parent=ids,
    lock=st.sampled_from(["free", "locked", "stage"]),
    x=numbers,
    y=numbers,
    w=st.floats(1, 1000),
    h=st.floats(1, 1000),
    text=words,
    color=st.sampled_from(["red", "light_blue", "#aabbcc"]),
    shape=st.sampled_from(["square", "wide", "round"]),
    tags=st.dictionaries(words, st.booleans() | st.none(), max_size=3),
    route=st.sampled_from(["straight", "elbow", "curved"]),
    link=st.sampled_from(["https://example.com/", "javascript:1", "mailto:a@b"]),
    size=st.floats(4, 400),
    title=words,
    name=words,
    z=st.sampled_from(["top", "bottom", "n1"]),
)


def _joined(*parts: dict[str, Any]) -> dict[str, Any]:
    return {name: value for part in parts for name, value in part.items()}


creates = st.builds(
    lambda base, more: {"op": "create", "item": _joined(more, base)},
    st.builds(lambda name: {"id": name, "kind": "note", "x": 0, "y": 0}, st.sampled_from(NOTES))
    | st.builds(lambda name: {"id": name, "kind": "frame", "x": 0, "y": 0}, st.sampled_from(FRAMES))
    | st.builds(lambda name, start, end: {"id": name, "kind": "connector", "from": start, "to": end}, st.sampled_from(LINES), ends, ends)
    | st.builds(lambda kind: {"kind": kind, "x": 5, "y": 5}, st.sampled_from(["text", "note", "link", "teapot"])),
    shared | st.just({}),
)  # fmt: skip
updates = st.builds(
    lambda name, fields: {"op": "update", "id": name, "set": fields},
    ids,
    shared
    | _fields(**{"from": ends, "to": ends})
    | _fields(text=words)
    | _fields(parent=ids)
    | st.just({"lock": "free"})
    | st.just({"lock": None}),
)
texts = st.builds(
    lambda name, base, do: {"op": "text", "id": name, "base": base, "do": do},
    st.sampled_from(NOTES),
    st.integers(2, 20),
    st.lists(words | st.integers(-3, 3), max_size=4),
)
moves = st.builds(
    lambda names, dx, dy: {"op": "move", "ids": names, "dx": dx, "dy": dy}, lists_of_ids, numbers, numbers
)
deletes = st.builds(lambda names: {"op": "delete", "ids": names}, lists_of_ids)
restores = st.builds(lambda names: {"op": "restore", "ids": names}, lists_of_ids)
restacks = st.builds(
    lambda names, to: {"op": "restack", "ids": names, "to": to},
    lists_of_ids,
    st.sampled_from(["top", "bottom"])
    | st.builds(lambda side, name: {side: name}, st.sampled_from(["above", "below"]), ids),
)
reacts = st.builds(
    lambda name, emoji, on: {"op": "react", "id": name, "emoji": emoji, "on": on},
    mostly(st.sampled_from(NOTES), ids),
    mostly(st.sampled_from(["👍", "🎉", "constructor"]), words),
    st.booleans(),
)

wishes: st.SearchStrategy[dict[str, Any]] = (
    creates | creates | updates | updates | texts | moves | deletes | restores | restacks | reacts
)
"""Any op, as a client may send it."""

transactions = mostly(st.lists(wishes, min_size=1, max_size=2), st.lists(wishes, max_size=5))
