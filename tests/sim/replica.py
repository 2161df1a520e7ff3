"""A board as a client keeps it: the rules of `docs/protocol.md` section 4, read a second time.

It shares no line with `tondo.model.board`, so that a mistake there shows as a difference here.
"""

from collections.abc import Mapping
from typing import Any

Item = dict[str, Any]
Changes = list[dict[str, Any]]


def laid(items: dict[str, Item], change: Mapping[str, Any], seq: int, by: str) -> bool:
    """Lay one change; tell whether it made sense. [C1]"""
    if "put" in change:
        items[change["put"]["id"]] = change["put"]
        return True
    name = next((change[verb] for verb in ("set", "map", "txt", "del") if verb in change), None)
    if name not in items:
        return False
    item = items[name]
    if "set" in change:
        items[name] = _with(item, change["to"])
    elif "map" in change:
        field = change["in"]
        items[name] = _with(item, {field: _with(item.get(field, {}), change["to"]) or None})
    elif "txt" in change:
        text = _spliced(item.get("text", ""), change["do"])
        if text is None:
            return False
        items[name] = item | {"text": text, "tv": seq, "edited_by": by}
    else:
        del items[name]
    return True


def _with(old: Mapping[str, Any], to: Mapping[str, Any]) -> Item:
    return {name: value for name, value in {**old, **to}.items() if value is not None}


def _spliced(text: str, do: list[Any]) -> str | None:
    """Return the text after a splice, or None if the splice does not fit. [C2]"""
    done = ""
    for part in do:
        if isinstance(part, str):
            done += part
            continue
        if abs(part) > len(text):
            return None
        if part > 0:
            done += text[:part]
        text = text[abs(part) :]
    return done + text
