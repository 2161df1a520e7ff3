"""Writes `client/src/wire/schema.gen.ts`: the types of every message, op and item, for the client."""

import json
from typing import Any

from tondo.wire.schema import components
from tondo.wire.version import SUBPROTOCOL, VERSION

HEAD = """// Written by `python -m tondo.wire.typescript`. Change the Python, and write it again (`make schema`).

"""
PRIMITIVES = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}


def source() -> str:
    """Return the whole file."""
    parts = [HEAD, f"export const VERSION = {VERSION};\nexport const SUBPROTOCOL = {json.dumps(SUBPROTOCOL)};\n"]
    for name, schema in components().items():
        about = str(schema.get("description", "")).split("\n")[0]
        comment = f"/** {about} */\n" if about else ""
        parts.append(f"\n{comment}export type {name} = {_type(schema)};\n")
    return "".join(parts)


def _type(schema: dict[str, Any], indent: str = "") -> str:
    """Return the TypeScript type of a JSON Schema, of the part of it that msgspec writes."""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[1]
    if "const" in schema:
        return json.dumps(schema["const"])
    if "enum" in schema:
        return " | ".join(json.dumps(value) for value in schema["enum"])
    if "anyOf" in schema:
        return " | ".join(dict.fromkeys(_type(part, indent) for part in schema["anyOf"]))
    match schema.get("type"):
        case "array" if "prefixItems" in schema:
            return f"[{', '.join(_type(part, indent) for part in schema['prefixItems'])}]"
        case "array":
            inner = _type(schema.get("items", {}), indent)
            return f"({inner})[]" if " " in inner else f"{inner}[]"
        case "object" if "properties" in schema:
            return _object(schema, indent)
        case "object":
            return f"Record<string, {_type(schema.get('additionalProperties') or {}, indent)}>"
        case str(kind) if kind in PRIMITIVES:
            return PRIMITIVES[kind]
        case _:
            return "unknown"


def _object(schema: dict[str, Any], indent: str) -> str:
    if not schema["properties"]:
        return "Record<string, never>"
    lines = []
    required = set(schema.get("required", ()))
    for name, part in schema["properties"].items():
        deeper = indent + "  "
        optional = "" if name in required else "?"
        lines.append(f"{deeper}{name}{optional}: {_type(part, deeper)};")
    return "{\n" + "\n".join(lines) + f"\n{indent}}}"


if __name__ == "__main__":
    import sys

    sys.stdout.write(source())
