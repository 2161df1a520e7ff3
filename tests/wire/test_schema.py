"""The schema says what travels: it is valid, it is fresh in the client, and real messages keep to it."""

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, get_args

import jsonschema
import orjson
import pytest

from table import Hand, Table, note
from tondo.errors import NoAccess
from tondo.kinds import KINDS
from tondo.ops import AnyOp
from tondo.wire import typescript
from tondo.wire.codec import encode
from tondo.wire.down import AnyDown, Bye, Error, PingDown, Resync, Tune
from tondo.wire.schema import components, document
from tondo.wire.up import AnyUp
from tondo.wire.version import VERSION

GENERATED = Path(__file__).parents[2] / "client" / "src" / "wire" / "schema.gen.ts"

# The schema of each version. When it changes: is there anything that an older client, or an older server, would
# misunderstand? Then VERSION grows. If not, the new hash replaces the old one.
HASHES = {1: "5d907f839b288a44"}


def check(name: str, message: object) -> None:
    """Raise ValidationError unless the message keeps to the schema of this name."""
    whole = json.loads(document()) | {"$ref": f"#/components/schemas/{name}"}
    jsonschema.Draft202012Validator(whole).validate(message)


def test_the_clients_types_are_fresh() -> None:
    """Written by `make schema`."""
    if not GENERATED.parent.exists():
        pytest.skip("the client is not here")

    assert GENERATED.read_text() == typescript.source(), "stale: run `make schema`"


def test_nobody_changes_the_schema_unasked() -> None:
    now = sha256(orjson.dumps(components(), option=orjson.OPT_SORT_KEYS)).hexdigest()[:16]

    assert HASHES[VERSION] == now, "the schema has changed: read what is said beside HASHES"


def test_every_part_is_a_valid_json_schema() -> None:
    for schema in components().values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_every_reference_leads_somewhere() -> None:
    known = {f"#/components/schemas/{name}" for name in components()}

    assert set(_references(json.loads(document())["components"])) <= known


def test_the_document_names_every_message_op_and_kind() -> None:
    schemas = components()

    for union, name in ((AnyUp, "AnyUp"), (AnyDown, "AnyDown"), (AnyOp, "AnyOp")):
        assert len(schemas[name]["anyOf"]) == len(get_args(union))
    assert len(schemas["AnyItem"]["anyOf"]) == len(KINDS)


def test_the_schema_says_nothing_of_what_nobody_receives() -> None:
    """[I10]"""
    assert "hash" not in components()["LinkItem"]["properties"]
    assert "link" not in components()["MemberItem"]["required"]


def test_a_conversation_keeps_to_the_schema() -> None:
    """[W2] [W3] [W4] [W6] [W8] [W10] [W11] [C3]"""
    up, hands = _conversation()

    for message in up:
        check("AnyUp", message)
    down = [frame for hand in hands for frame in hand.frames]
    assert {frame["t"] for frame in down} == {"welcome", "ops", "reject", "here", "who", "pong"}
    for frame in down:
        check("AnyDown", frame)
    for hand in hands:
        for item in hand.board.items.values():
            check("AnyItem", item)


def test_goodbyes_keep_to_the_schema() -> None:
    """[W12] [W13]"""
    why = NoAccess("your link was withdrawn")
    for message in (
        Bye(1500, "drain"),
        Resync("fork"),
        Error(why.code, why.message, why.retry),
        Tune(30, 66),
        PingDown(),
    ):
        check("AnyDown", orjson.loads(encode(message)))


def test_what_does_not_keep_to_the_schema_is_seen() -> None:
    for name, wrong in (("AnyUp", {"t": "fly"}), ("AnyDown", {"t": "pong"}), ("AnyItem", {"kind": "note"})):
        with pytest.raises(jsonschema.ValidationError):
            check(name, wrong)


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({}, "unknown"),
        ({"type": "object"}, "Record<string, unknown>"),
        ({"type": "object", "additionalProperties": {"type": "null"}}, "Record<string, null>"),
        ({"type": "object", "properties": {}}, "Record<string, never>"),
        ({"type": "array", "items": {"anyOf": [{"type": "string"}, {"type": "integer"}]}}, "(string | number)[]"),
        ({"type": "array", "prefixItems": [{"type": "number"}, {"type": "boolean"}]}, "[number, boolean]"),
        ({"type": "object", "properties": {"a": {"const": 1}}, "required": ["a"]}, "{\n  a: 1;\n}"),
    ],
)
def test_a_schema_becomes_this_type(schema: dict[str, Any], expected: str) -> None:
    assert typescript._type(schema) == expected


def _conversation() -> tuple[list[dict[str, Any]], list[Hand]]:
    """Let everything be said that can be said, and return what went up, and who heard what."""
    table = Table()
    olga, mia, vic = table.seat("owner", "Olga"), table.seat("editor", "Mia"), table.seat("viewer", "Vic")
    frame = {"op": "create", "item": {"id": "frame00001", "kind": "frame", "x": 0, "y": 0}}
    ends = {"from": {"item": "note000001", "side": "auto"}, "to": {"point": [500, 500]}}
    everything: list[dict[str, Any]] = [
        frame,
        note(
            "note000001", text="Ship", tags={"a": True}, parent="frame00001", shape="round", link="https://a.b", size=12
        ),
        note("note000002", lock="locked", author="Mia"),
        {"op": "create", "item": {"id": "text000001", "kind": "text", "x": 0, "y": 0, "text": "Words"}},
        {"op": "create", "item": {"id": "line000001", "kind": "connector", **ends, "means": "causes"}},
        {"op": "update", "id": "note000001", "set": {"color": "pink", "tags": {"a": None, "b": True}, "parent": None}},
        {"op": "react", "id": "note000001", "emoji": "👍"},
        {"op": "move", "ids": ["frame00001"], "dx": 5, "dy": 5.5},
        {"op": "restack", "ids": ["note000001"], "to": {"below": "note000002"}},
    ]
    up: list[dict[str, Any]] = [
        {"t": "tx", "i": 1, "ops": everything, "label": "all"},
        {"t": "tx", "i": 2, "ops": [{"op": "text", "id": "note000001", "base": 99, "do": [4, " it"]}]},
        {"t": "tx", "i": 3, "ops": [{"op": "delete", "ids": ["note000001"]}]},
        {"t": "tx", "i": 4, "ops": [{"op": "restore", "ids": ["note000001"]}]},
        {"t": "tx", "i": 5, "ops": [{"op": "delete", "ids": ["note000002"]}]},
        {"t": "here", "cursor": [1, 2], "view": [0, 0, 9, 9], "select": ["note000001"], "edit": "note000001"},
        {"t": "here", "drag": {"ids": ["note000001"], "dx": 1, "dy": 2}},
        {"t": "ping"},
        {"t": "sync", "at": {"epoch": "e1", "seq": table.room.seq, "tag": table.room.tag}},
    ]
    for message in up:
        mia.says(**message)
        table.tick()
    vic.leaves()
    mia.says(t="here", cursor=None, edit=None)
    table.tick()
    back = table.returns(mia)
    hello = {"t": "hello", "v": 1, "board": "board00001", "token": "t", "client": "kX3f9a1Q", "at": up[-1]["at"]}
    return [*up, hello, {"t": "pong"}], [olga, mia, vic, back]


def _references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"]
        for inner in part.values():
            yield from _references(inner)
    if isinstance(part, list):
        for inner in part:
            yield from _references(inner)
