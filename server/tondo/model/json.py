"""The type of plain data, and how it is made tidy."""

from collections.abc import Mapping, Sequence

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]
Object = Mapping[str, Json]

# A relative place or an angle needs finer steps than a coordinate, where two decimals are far below a pixel.
_FINE = frozenset({"at", "angle"})


def tidy(value: Json, digits: int = 2) -> Json:
    """Round every number, write whole ones as integers, and never keep a minus zero. [N3]"""
    match value:
        case bool() | None | str() | int():
            return value
        case float():
            rounded = round(value, digits)
            return int(rounded) if rounded.is_integer() else rounded
        case Mapping():
            return {key: tidy(part, 4 if key in _FINE else digits) for key, part in value.items()}
        case _:
            return [tidy(part, digits) for part in value]
