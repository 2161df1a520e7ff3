"""The schema of every message, op and item, from the types that check them: JSON Schema inside an AsyncAPI document."""

from collections.abc import Collection, Iterable
from functools import cache
from typing import Any, get_args

import msgspec
import orjson

import tondo
from tondo.kinds import KINDS
from tondo.model.access import ROLES, Principal
from tondo.model.kind import Item, Kind
from tondo.ops import AnyOp
from tondo.wire.down import AnyDown
from tondo.wire.up import AnyUp
from tondo.wire.version import SUBPROTOCOL, VERSION

Schema = dict[str, Any]

ANYTHING: Schema = {"description": "Any JSON."}
STAMPS: Schema = {
    "id": {"type": "string", "description": "10 characters of 0-9A-Za-z, or `settings`."},
    "by": {"type": "string", "description": "The author: the id of a member, or empty for the server."},
    "at": {"type": "integer", "description": "When it was made, in milliseconds since 1970."},
    "born": {"type": "integer", "description": "The place in the log of its latest put."},
    "tv": {"type": "integer", "description": "The place in the log of its latest text change."},
    "edited_by": {"type": "string", "description": "Who changed the text last."},
}
STAMPED = STAMPS.keys() - {"edited_by"}


@cache
def components() -> dict[str, Schema]:
    """Return the JSON Schema of every message, op and item by name; references point into this very mapping."""
    ups, downs, ops = get_args(AnyUp), get_args(AnyDown), get_args(AnyOp)
    types = [*ups, *downs, *ops, *(kind.fields for kind in KINDS.values())]
    _, found = msgspec.json.schema_components(
        types, ref_template="#/components/schemas/{name}", schema_hook=lambda _: dict(ANYTHING)
    )
    schemas = {name: _whole(schema) for name, schema in found.items()}
    for kind in KINDS.values():
        fields = schemas.pop(kind.fields.__name__)
        ever, always = _seen(kind, fields["properties"])
        schemas[_item_name(kind.name)] = {
            **fields,
            "properties": {**_present(fields["properties"], ever), "kind": {"const": kind.name}, **STAMPS},
            "required": sorted({*_kept(fields), *STAMPED, "kind", "z"} & {*always, *STAMPED, "kind"}),
        }
    schemas["End"]["properties"] = _present(schemas["End"]["properties"], schemas["End"]["properties"].keys())
    schemas["AnyItem"] = _one_of(map(_item_name, KINDS))
    schemas["AnyOp"] = _one_of(kind.__name__ for kind in ops)
    schemas["AnyUp"] = _one_of(kind.__name__ for kind in ups)
    schemas["AnyDown"] = _one_of(kind.__name__ for kind in downs)
    return dict(sorted(schemas.items()))


@cache
def document() -> bytes:
    """Return the AsyncAPI 3 document. The rules beside the shapes are in `docs/protocol.md`."""
    ref = "#/components/schemas/"
    whole = {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Tondo",
            "version": tondo.__version__,
            "description": f"Wishes go up, facts come down. Subprotocol {SUBPROTOCOL}, protocol version {VERSION}.",
        },
        "channels": {
            "board": {
                "address": "/ws",
                "messages": {
                    "up": {"payload": {"$ref": ref + "AnyUp"}},
                    "down": {"payload": {"$ref": ref + "AnyDown"}},
                },
            }
        },
        "operations": {
            "wish": {
                "action": "receive",
                "channel": {"$ref": "#/channels/board"},
                "messages": [{"$ref": "#/channels/board/messages/up"}],
            },
            "tell": {
                "action": "send",
                "channel": {"$ref": "#/channels/board"},
                "messages": [{"$ref": "#/channels/board/messages/down"}],
            },
        },
        "components": {"schemas": components()},
    }
    return orjson.dumps(whole)


def _whole(schema: Schema) -> Schema:
    """Drop the titles, which only repeat the names, and say in a description what a class's docstring says."""
    return {name: part for name, part in schema.items() if name != "title"}


def _seen(kind: Kind, fields: Iterable[str]) -> tuple[set[str], set[str]]:
    """Return the fields that somebody receives, and those that everybody receives who receives the item at all. [I10]"""
    if kind.view is None:
        return set(fields), set(fields)
    blank: Item = dict.fromkeys(fields)
    seen = [set(view) for role in ROLES if (view := kind.view(blank, Principal("", role))) is not None]
    return set.union(*seen), set.intersection(*seen)


def _present(properties: Schema, names: Collection[str]) -> Schema:
    """Return the fields as people receive them in an item: what is null is absent there. [I2]"""
    return {name: _not_null(part) for name, part in properties.items() if name in names}


def _not_null(part: Schema) -> Schema:
    if "anyOf" not in part:
        return part
    real = [choice for choice in part["anyOf"] if choice.get("type") != "null"]
    return real[0] if len(real) == 1 else {"anyOf": real}


def _kept(fields: Schema) -> Iterable[str]:
    """Fields that every stored item has: those without a default, and those whose default is not null."""
    for name, part in fields["properties"].items():
        if name in fields.get("required", ()) or part.get("default") is not None:
            yield name


def _item_name(kind: str) -> str:
    return kind.capitalize() + "Item"


def _one_of(names: Iterable[str]) -> Schema:
    return {"anyOf": [{"$ref": f"#/components/schemas/{name}"} for name in names]}
