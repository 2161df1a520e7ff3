"""Each field is checked for itself: what is wrong in it is refused in words that name it, what is only odd is taken."""

from typing import Any

import pytest

from serving import Founded, TondoServer
from web.process.visitor import assert_well, note, visit

ID, IDS = "note000001", ["note000001"]
OPS: dict[str, dict[str, Any]] = {
    "create": {"item": {"kind": "note", "x": 0, "y": 0}},
    "update": {"id": ID, "set": {"color": "pink"}},
    "text": {"id": ID, "base": 1, "do": ["a"]},
    "move": {"ids": IDS, "dx": 1, "dy": 1},
    "delete": {"ids": []},
    "restore": {"ids": IDS},
    "restack": {"ids": IDS, "to": "top"},
    "react": {"id": ID, "emoji": "👍", "on": True},
}
NO_IDS: list[Any] = [None, 1, True, "note000001", {}, [1], [None], ["short"], ["note000001\n"], [["note000001"]]]
NO_NUMBER: list[Any] = [None, True, "1", [], {}, [1]]
NO_OBJECT: list[Any] = [None, True, 1, 1.5, "word", [], [{}]]
NO_STRING: list[Any] = [None, True, 1, 1.5, [], {}, ["word"]]
WRONG: dict[tuple[str, str], list[Any]] = {
    ("create", "item"): NO_OBJECT,
    ("update", "id"): NO_STRING,
    ("update", "set"): NO_OBJECT,
    ("text", "id"): NO_STRING,
    ("text", "base"): [*NO_NUMBER, 1.5],
    ("text", "do"): [None, True, 1, "a", {}, [None], [True], [1.5], [["a"]], [{}], [6_001], [-6_001]],
    ("move", "ids"): NO_IDS,
    ("move", "dx"): NO_NUMBER,
    ("move", "dy"): NO_NUMBER,
    ("delete", "ids"): NO_IDS,
    ("restore", "ids"): NO_IDS,
    ("restack", "ids"): NO_IDS,
    ("restack", "to"): [
        None,
        1,
        "up",
        [],
        {},
        {"above": 1},
        {"beside": ID},
        {"above": ID, "below": ID},
        {"above": "x"},
    ],
    ("react", "id"): NO_STRING,
    ("react", "emoji"): [*NO_STRING, "", "a b", "👍\n", "x" * 17],
    ("react", "on"): [None, 0, 1, "yes", [], {}],
}


@pytest.mark.parametrize(("op", "field"), WRONG.keys())
async def test_a_field_of_a_wrong_type_refuses_the_op_and_says_which_field(
    server: TondoServer, board: Founded, op: str, field: str
) -> None:
    """[W8] [N7]"""
    async with visit(server, board) as mia:
        made = await mia.does(note(ID, text=""))

        rejects = [await mia.does({"op": op, **OPS[op], field: wrong}) for wrong in WRONG[op, field]]
        rejects.append(await mia.does({"op": op, **{name: value for name, value in OPS[op].items() if name != field}}))
        right = await mia.does({"op": op, **OPS[op], **({"base": made["s"]} if op == "text" else {})})

        # A reaction is one's own without further words, so that `on` may be left out.
        optional = (op, field) == ("react", "on")
        for given, reject in zip([*WRONG[op, field], "nothing"][: -1 if optional else None], rejects, strict=False):
            assert reject.get("code") == "bad", f"{given!r} was taken: {reject}"
            assert field in reject["message"]
        assert "s" in right


async def test_presence_of_more_items_than_allowed_is_refused_as_too_many(server: TondoServer, board: Founded) -> None:
    """[W8] [W10]"""
    async with visit(server, board) as mia:
        await mia.says(t="here", select=IDS * 51)
        reject = await mia.hears("reject")

        assert (reject["i"], reject["code"]) == (None, "too_many")


FIELDS: dict[str, list[Any]] = {
    "x": [None, True, "0", [], {}, 10_000_001, -1e300],
    "y": [None, "0", 10_000_000.01],
    "w": [None, 0, -5, 0.5, "200", 100_001],
    "h": [0, "200"],
    "shape": [None, "oval", 1, [], {}],
    "text": [None, 1, True, [], {}, ["a"]],
    "color": [None, 1, "RED", "#12", "#GGGGGG", "url(x)", "pink\n", "red;x", []],
    "tags": [1, "a", [], ["a"], {"": True}, {"a": 1}, {"a": "yes"}, {"x" * 61: True}],
    "link": [1, "javascript:alert(1)", "data:text/html,x", "https://a b", "https://a\n", "https://" + "x" * 2_000],
    "size": [3, 401, "12", True],
    "author": [1, "x" * 201, []],
    "parent": [1, "short", [], {}],
    "lock": ["open", 1, True, [], {}],
}


@pytest.mark.parametrize("field", FIELDS)
async def test_a_field_of_an_item_that_is_wrong_refuses_to_create_and_to_update(
    server: TondoServer, board: Founded, field: str
) -> None:
    """[W8] [N6]"""
    async with visit(server, board) as mia:
        await mia.does(note(ID))

        created = [await mia.does(note(**{field: wrong})) for wrong in FIELDS[field]]
        updated = [await mia.does({"op": "update", "id": ID, "set": {field: wrong}}) for wrong in FIELDS[field]]

        for given, reject in zip(FIELDS[field] * 2, [*created, *updated], strict=True):
            assert reject.get("code") == "bad", f"{given!r} was taken: {reject}"
            assert field in reject["message"]


async def test_words_that_a_language_keeps_for_itself_are_words_like_any_other(
    server: TondoServer, board: Founded
) -> None:
    """[N6] [N7]"""
    odd = {"__proto__": {"admin": True}, "constructor": {"prototype": 1}, "hasOwnProperty": 1, "toString": None}
    tags = {"__proto__": True, "constructor": True, "hasOwnProperty": True}
    async with visit(server, board) as mia, visit(server, board, token=mia.token) as bo:
        made = await mia.does(note(ID, tags=tags, text="__proto__", **odd))
        await mia.does({"op": "update", "id": ID, "set": {**odd, "tags": {"__proto__": None, "prototype": True}}})
        last = await mia.does({"op": "react", "id": ID, "emoji": "__proto__"})

        await bo.reaches(last["s"])
        assert made["d"][0]["put"].keys().isdisjoint(odd)
        assert bo.board.items[ID]["tags"] == {"constructor": True, "hasOwnProperty": True, "prototype": True}
        assert bo.board.items[ID]["reactions"] == {f"__proto__ {mia.welcome['you']['user']}": True}
        await assert_well(server, board, bo)


async def test_what_is_just_within_the_limits_is_taken(server: TondoServer, board: Founded) -> None:
    """[N4] [N5] [N6]"""
    nothing = {"op": "delete", "ids": []}
    async with visit(server, board) as mia, visit(server, board, token=mia.token) as bo:
        full = await mia.does(note(ID, text="😀" * 6_000))
        many = await mia.does(*[nothing] * 2_000)
        mia.number += 1
        odd = f'"odd":{"[" * 12}{"]" * 12}'  # The item is at the fourth of 16 levels.
        item = f'{{"op":"create","item":{{"kind":"note","x":0,"y":0,{odd}}}}}'
        await mia.sends(f'{{"t":"tx","i":{mia.number},"ops":[{item}]}}')
        deep = await mia.outcome(mia.number)

        await bo.reaches(deep["s"])
        assert full["d"][0]["put"]["text"] == bo.board.items[ID]["text"] == "😀" * 6_000
        assert many["d"] == []
        assert deep["d"]
