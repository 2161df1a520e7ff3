"""The connector: a line between two ends, each bound to an item or free. [I9]

A connector never points at nothing and never needs a cascade: a bound end whose item is gone is drawn at its `point`.
"""

from collections.abc import Callable, Mapping
from typing import Annotated, Literal, cast

import msgspec
from msgspec import Meta

from tondo.geometry import rim
from tondo.geometry.point import Point
from tondo.geometry.rim import Outline
from tondo.model.json import Json
from tondo.model.kind import Color, Coordinate, Item, ItemId, Kind, Place, Shared, Text, held

Share = Annotated[float, Meta(ge=0, le=1)]
Cap = Literal[
    "none",
    "arrow",
    "stealth",
    "triangle",
    "hollow_triangle",
    "circle",
    "hollow_circle",
    "diamond",
    "hollow_diamond",
    "erd_one",
    "erd_many",
    "erd_only_one",
    "erd_one_or_many",
    "erd_zero_or_one",
    "erd_zero_or_many",
]


class End(msgspec.Struct, kw_only=True, omit_defaults=True):
    """Where a connector ends: bound to an item in one of three ways, or free at a point."""

    item: ItemId | None = None
    side: Literal["auto", "top", "right", "bottom", "left"] | None = None
    at: tuple[Share, Share] | None = None
    angle: Annotated[float, Meta(ge=-360, le=360)] | None = None
    point: Place | None = None

    def __post_init__(self) -> None:
        if self.item is None and self.point is None:
            raise ValueError("an end needs an `item` or a `point`")


class Bend(msgspec.Struct, kw_only=True):
    """A middle piece of an elbow that somebody has put in its place: the axis on which it is fixed, and where.

    `at` is told from the middles of what the two ends are on: from 0 to 1 it is a share of the way from one to the
    other, below 0 so many units before the lesser of the two, above 1 so many beyond the greater.
    """

    axis: Literal["x", "y"]
    at: Coordinate


class Connector(Shared, kw_only=True):
    """A line that follows what it is bound to.

    Its words stand on its longest piece, or at the share `label_at` of its length; `bends` hold the middle pieces of an
    elbow, from `from` to `to`.
    """

    from_: End = msgspec.field(name="from")
    to: End
    route: Literal["straight", "elbow", "curved"] = "straight"
    start: Cap = "none"
    end: Cap = "arrow"
    pattern: Literal["solid", "dashed", "dotted"] = "solid"
    width: Annotated[float, Meta(ge=0.5, le=64)] = 2
    color: Color = "black"
    text: Text = ""
    label_at: Share | None = None
    bends: Annotated[list[Bend], Meta(min_length=1, max_length=16)] | None = None
    means: Literal["relates", "depends", "causes", "duplicates"] | None = None


def ends(item: Item) -> Mapping[str, str]:
    """Return the ids of the items that the ends are bound to, by field."""
    found = {}
    for name in ("from", "to"):
        match item.get(name):
            case {"item": str(target)}:
                found[name] = target
            case _:
                pass
    return found


def moved(item: Item, dx: float, dy: float) -> dict[str, Json]:
    """Move the free points; bound ends follow their items by themselves."""
    done: dict[str, Json] = {}
    for name in ("from", "to"):
        match item.get(name):
            case {"point": [int() | float() as x, int() | float() as y], **rest}:
                done[name] = {**cast(Mapping[str, Json], rest), "point": [held(x + dx), held(y + dy)]}
            case _:
                pass
    return done


def anchors(item: Item, outlines: Callable[[str], Outline | None]) -> tuple[Point, Point]:
    """Return where the line begins and ends, given the outlines of the items it is bound to."""
    start, end = (
        (_tie(item.get(name)), outlines(bound) if (bound := ends(item).get(name)) else None) for name in ("from", "to")
    )
    first, last = rim.anchors(start, end, cast(rim.Route, item.get("route", "straight")))
    return first.point, last.point


def loosened(item: Item, target: str, outlines: Callable[[str], Outline | None]) -> dict[str, Json]:
    """Return the ends that are bound to an item that is going, each with the place where it is now."""
    places = dict(zip(("from", "to"), anchors(item, outlines), strict=True))
    done: dict[str, Json] = {}
    for name, bound in ends(item).items():
        end = item[name]
        if bound == target and isinstance(end, Mapping):
            done[name] = {**end, "point": [held(places[name].x), held(places[name].y)]}
    return done


def _tie(end: Json) -> rim.Tie:
    given = msgspec.convert(end, End)
    at = Point(*given.point) if given.point else None
    return rim.Tie(at=given.at, angle=given.angle, side=given.side, point=at)


KIND = Kind(
    name="connector",
    fields=Connector,
    band=1,
    moved=moved,
    outline=None,
    ends=ends,
    fixed=frozenset({"z"}),
)
