"""What can happen to a board: the closed set of changes, as plain data. [C1]

Changes are what the log keeps for good, so this set only ever grows. They are made by these functions and read by
`Board.lay`; anything else that wants to know one looks at its first key.
"""

from collections.abc import Mapping, Sequence

from tondo.model.json import Json, Object

Change = Object


def put(item: Object) -> Change:
    """The item is this from now on: created, brought back, or shown anew."""
    return {"put": item}


def set_fields(item: str, to: Mapping[str, Json]) -> Change:
    """Each field overwrites on its own; None removes it."""
    return {"set": item, "to": to}


def set_keys(item: str, name: str, to: Mapping[str, Json]) -> Change:
    """Each key of a map field overwrites on its own; None removes it."""
    return {"map": item, "in": name, "to": to}


def splice_text(item: str, splice: Sequence[int | str]) -> Change:
    """The text changes here and there."""
    return {"txt": item, "do": splice}


def remove(item: str) -> Change:
    """The item is gone."""
    return {"del": item}


def subject(change: Change) -> str:
    """Return the id of the item that the change is about, or an empty word."""
    match change:
        case {"put": {"id": str(item)}}:
            return item
        case {"set": str(item)} | {"map": str(item)} | {"txt": str(item)} | {"del": str(item)}:
            return item
        case _:
            return ""
