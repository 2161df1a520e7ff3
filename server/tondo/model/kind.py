"""What a kind of item promises: its fields, its rights, and how it behaves when its neighbours change.

A kind's fields are one msgspec struct. From it come the check of what people send, the defaults, the JSON Schema and
the client's types, so a field is written down once.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from tondo.errors import Bad, TooLong, TooMany
from tondo.geometry.box import Box
from tondo.geometry.rim import Outline
from tondo.model.access import Action, Principal
from tondo.model.ids import END, ITEM
from tondo.model.json import Json, Object, tidy

TEXT_LIMIT = 6_000
FAR = 10_000_000

Item = Object
ItemId = Annotated[str, Meta(pattern=ITEM)]
Coordinate = Annotated[float, Meta(ge=-FAR, le=FAR)]
Length = Annotated[float, Meta(ge=1, le=100_000)]
Place = tuple[Coordinate, Coordinate]
Text = Annotated[str, Meta(max_length=TEXT_LIMIT, pattern="^[^\\x00]*$")]
Label = Annotated[str, Meta(max_length=200, pattern="^[^\\x00]*$")]
Color = Annotated[str, Meta(pattern="^([a-z]+(_[a-z]+)?|#[0-9a-f]{6})" + END, max_length=16)]
Lock = Literal["free", "locked", "stage"]
Align = Literal["left", "center", "right"]
Level = Literal["top", "middle", "bottom"]
"""Where words stand in the height of their box."""
Turn = Annotated[float, Meta(ge=0, lt=360)]
"""Degrees clockwise around the middle of the box."""


class Shared(msgspec.Struct, kw_only=True):
    """The fields that every item on the desk has."""

    z: str | None = None
    parent: ItemId | None = None
    lock: Lock | None = None


class Placed(Shared, kw_only=True):
    """An item with a box: its top left corner and its size, in absolute board units. [I1]"""

    x: Coordinate
    y: Coordinate


def still(item: Item, dx: float, dy: float) -> dict[str, Json]:
    """Move nothing: for kinds that are nowhere."""
    return {}


def shifted(item: Item, dx: float, dy: float) -> dict[str, Json]:
    """Move the box."""
    return {"x": held(number(item, "x") + dx), "y": held(number(item, "y") + dy)}


def boxed(item: Item) -> Outline:
    """Return the item's box as what connectors end on."""
    return Outline(Box(number(item, "x"), number(item, "y"), number(item, "w"), number(item, "h")))


def turned(item: Item) -> Outline:
    """Return the item's box, turned around its middle. [I13]"""
    return replace(boxed(item), turn=number(item, "turn"))


def number(item: Item, name: str) -> float:
    """Return a field that the kind says is a number."""
    value = item.get(name)
    return value if isinstance(value, int | float) else 0.0


def held(coordinate: float) -> Json:
    """Keep a coordinate on the board, tidy."""
    return tidy(min(max(coordinate, -FAR), FAR))


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of item."""

    name: str
    fields: type[msgspec.Struct]
    needs: Action = "edit"
    """The right that changing such an item takes."""
    band: int = 2
    """Bands are drawn one above the other: 0 frames, 1 connectors, 2 the rest. [I6]"""
    container: bool = False
    maps: frozenset[str] = frozenset()
    """Fields whose keys overwrite each on its own."""
    fixed: frozenset[str] = frozenset()
    """Fields that only the server writes: what people send for them is ignored."""
    makeable: bool = True
    """Whether people may create and delete such items."""
    authored: bool = False
    """Whether only the author, and those who lead, may change and delete such an item."""
    shared: frozenset[str] = frozenset()
    """Fields of an authored item that everybody with the right `needs` may change."""
    personal: bool = False
    """Whether the person whom the item is about, by its id, may change it without that right."""
    moved: Callable[[Item, float, float], dict[str, Json]] = shifted
    outline: Callable[[Item], Outline] | None = boxed
    """What connectors end on; None for kinds that none can be bound to."""
    ends: Callable[[Item], Mapping[str, str]] | None = None
    """For connectors: field to the id of the item that this end is bound to."""
    view: Callable[[Item, Principal], Item | None] | None = None
    """What a person may see of it; None here means everybody sees everything."""
    _types: dict[str, Any] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        types = {part.encode_name: part.type for part in msgspec.structs.fields(self.fields)}
        object.__setattr__(self, "_types", types)

    def has(self, name: str) -> bool:
        """Tell whether such items have a field of this name."""
        return name in self._types

    def made(self, given: Object) -> dict[str, Json]:
        """Return the fields of a new item, checked, tidy and with every default written out. Raises Bad, TooLong or TooMany."""
        try:
            whole = msgspec.to_builtins(msgspec.convert(given, self.fields, strict=True))
        except msgspec.ValidationError as error:
            raise self._wrong(given, str(error)) from None
        return {name: tidy(value) for name, value in whole.items() if value is not None}

    def patched(self, given: Object) -> dict[str, Json]:
        """Return the fields of an update, each checked on its own. Raises Bad, TooLong or TooMany."""
        done: dict[str, Json] = {}
        for name, value in given.items():
            kind_of_value = self._types.get(name)
            if kind_of_value is None or name in self.fixed:
                continue
            try:
                done[name] = tidy(msgspec.to_builtins(msgspec.convert(value, kind_of_value, strict=True)))
            except msgspec.ValidationError as error:
                raise self._wrong({name: value}, f"{error} - at `{name}`") from None
        return done

    def _wrong(self, given: Object, why: str) -> Bad | TooLong | TooMany:
        text = given.get("text")
        if isinstance(text, str) and len(text) > TEXT_LIMIT:
            return TooLong(f"a text holds at most {TEXT_LIMIT} code points, this one has {len(text)}")
        if "`object` of length <=" in why:
            return TooMany(f"{self.name}: {why}")
        return Bad(f"{self.name}: {why}")
