"""Where a connector meets an item: the rim of a box, of the disc that a round note is, of an ellipse or of a diamond.

The same rules stand in the client's `geometry/rim.ts`; `tests/cases/rims.json` holds both to them. All comparisons of
the two axes are cross-multiplied, so that a box without width or height needs no exception.
"""

import math
from dataclasses import dataclass, replace
from typing import Final, Literal

from tondo.geometry.box import Box
from tondo.geometry.point import ORIGIN, Point

Route = Literal["straight", "elbow", "curved"]
Side = Literal["top", "right", "bottom", "left"]
Rim = Literal["box", "ellipse", "diamond"]


@dataclass(frozen=True, slots=True)
class Outline:
    """What an end is bound to: a box, the largest disc centred in it, or an ellipse or diamond that fills it. [I3] [I11]"""

    box: Box
    round: bool = False
    rim: Rim = "box"
    turn: float = 0
    """Degrees clockwise around the middle of the box. [I13]"""

    @property
    def body(self) -> Box:
        """Return the box that the outline fills: a disc's is square."""
        return disc(self.box) if self.round else self.box

    @property
    def curved(self) -> bool:
        """Tell whether no direction is better than another: curves leave it along the ray."""
        return self.round or self.rim == "ellipse"


@dataclass(frozen=True, slots=True)
class Tie:
    """How an end is tied: the first of these that is there counts, and with none of them it is `auto`. [I9]"""

    at: tuple[float, float] | None = None
    angle: float | None = None
    side: Side | Literal["auto"] | None = None
    point: Point | None = None

    @property
    def auto(self) -> bool:
        """Tell whether the end is free to choose its side."""
        return self.at is None and self.angle is None and self.side in (None, "auto")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a line begins, and the outward unit vector there."""

    point: Point
    normal: Point


NORMALS: Final[dict[Side, Point]] = {
    "top": Point(0, -1),
    "right": Point(1, 0),
    "bottom": Point(0, 1),
    "left": Point(-1, 0),
}
_CLOCKWISE: Final[dict[Side, Side]] = {"top": "right", "right": "bottom", "bottom": "left", "left": "top"}
_UNIT: Final = Box(0, 0, 1, 1)


def anchors(start: tuple[Tie, Outline | None], end: tuple[Tie, Outline | None], route: Route) -> tuple[Anchor, Anchor]:
    """Return both anchors of a connector; an end that has neither item nor point stands where the other one stands.

    A line from a box to itself has no direction: with nothing said it leaves to the right and comes back from the top,
    and beside a fixed side it takes the next one clockwise.
    """
    first = reference(*start) or reference(*end) or ORIGIN
    last = reference(*end) or first
    one, other = start[0], end[0]
    if start[1] and end[1] and start[1].box == end[1].box:
        one, other = _beside(one, other, "right"), _beside(other, one, "top")
    return anchor(start[1], one, last, route, own=first), anchor(end[1], other, first, route, own=last)


def _beside(tie: Tie, other: Tie, usual: Side) -> Tie:
    if not tie.auto:
        return tie
    fixed = other.side if other.at is None and other.angle is None else None
    return Tie(side=usual if fixed is None or fixed == "auto" else _CLOCKWISE[fixed])


def reference(tie: Tie, outline: Outline | None) -> Point | None:
    """Return what the other end looks at: the item's centre, or the free point."""
    return outline.box.centre if outline else tie.point


def anchor(outline: Outline | None, tie: Tie, toward: Point, route: Route, *, own: Point | None = None) -> Anchor:
    """Return the anchor of one end; without an outline it stands at `own`, at the tie's point, or where it looks to."""
    if outline is None:
        place = own or tie.point or toward
        return Anchor(place, NORMALS[facing(_UNIT, toward.minus(place))])
    if not outline.turn:
        return _upon(outline, tie, toward, route)
    # A turned item is met as if it stood upright and the board were turned.
    mid = outline.box.centre
    found = _upon(replace(outline, turn=0), tie, _turned(toward, -outline.turn, mid), route)
    return Anchor(_turned(found.point, outline.turn, mid), _turned(found.normal, outline.turn, ORIGIN))


def _upon(outline: Outline, tie: Tie, toward: Point, route: Route) -> Anchor:
    body = outline.body
    if tie.at is not None:
        return _inside(outline, tie.at)
    if tie.angle is not None:
        turn = math.radians(tie.angle)
        return _ray(outline, Point(math.cos(turn), math.sin(turn)))
    if tie.side is not None and tie.side != "auto":
        return middle(body, tie.side)
    away = toward.minus(body.centre)
    direct = route == "straight" or (route == "curved" and outline.curved)
    if direct and not _covers(outline, away):
        return _ray(outline, away)
    return middle(body, facing(body, away))


def facing(box: Box, away: Point) -> Side:
    """Return the side that a vector from the centre leaves through; ties are horizontal, no vector at all is right."""
    if abs(away.x) * box.h >= abs(away.y) * box.w:
        return "left" if away.x < 0 else "right"
    return "top" if away.y < 0 else "bottom"


def middle(box: Box, side: Side) -> Anchor:
    """Return the midpoint of a side; on a disc's box that is its compass point."""
    normal, centre = NORMALS[side], box.centre
    return Anchor(Point(centre.x + normal.x * box.w / 2, centre.y + normal.y * box.h / 2), normal)


def disc(box: Box) -> Box:
    """Return the box of the largest disc centred in `box`."""
    across = min(box.w, box.h)
    return Box(box.x + (box.w - across) / 2, box.y + (box.h - across) / 2, across, across)


def _turned(point: Point, degrees: float, around: Point) -> Point:
    """Return the point turned clockwise around another by degrees."""
    turn = math.radians(degrees)
    away = point.minus(around)
    return Point(
        around.x + away.x * math.cos(turn) - away.y * math.sin(turn),
        around.y + away.x * math.sin(turn) + away.y * math.cos(turn),
    )


def _covers(outline: Outline, away: Point) -> bool:
    body = outline.body
    if away.x == 0 and away.y == 0:
        return True
    if outline.round:
        return math.hypot(away.x, away.y) < body.w / 2
    if outline.rim != "box":
        return _reach(outline, away) < 1
    return abs(away.x) < body.w / 2 and abs(away.y) < body.h / 2


def _ray(outline: Outline, away: Point) -> Anchor:
    """Return where the ray from the centre along `away`, which is not zero, leaves the outline."""
    body = outline.body
    if outline.round:
        length = math.hypot(away.x, away.y)
        normal = Point(away.x / length, away.y / length)
        return Anchor(body.centre.plus(normal, body.w / 2), normal)
    if outline.rim != "box":
        return Anchor(body.centre.plus(away, 1 / _reach(outline, away)), _upright(outline, away))
    side = facing(body, away)
    normal = NORMALS[side]
    half, span = (body.w / 2, abs(away.x)) if normal.x else (body.h / 2, abs(away.y))
    return Anchor(body.centre.plus(away, half / span if span else 0), normal)


def _inside(outline: Outline, at: tuple[float, float]) -> Anchor:
    """Return a relative point of the item's box; its normal is that of the side it is nearest to in proportion."""
    box, body = outline.box, outline.body
    spot = Point(box.x + box.w * at[0], box.y + box.h * at[1])
    away = spot.minus(body.centre)
    length = math.hypot(away.x, away.y)
    if length == 0 or (outline.rim == "box" and not outline.round):
        return Anchor(spot, NORMALS[facing(body, away)])
    rim = _ray(outline, away)
    beyond = length > body.w / 2 if outline.round else _reach(outline, away) > 1
    return rim if beyond else Anchor(spot, rim.normal)


def _reach(outline: Outline, away: Point) -> float:
    """Return how far `away` reaches from the centre of an ellipse or a diamond: 1 is its rim."""
    across, down = away.x / (outline.body.w / 2), away.y / (outline.body.h / 2)
    return math.hypot(across, down) if outline.rim == "ellipse" else abs(across) + abs(down)


def _upright(outline: Outline, away: Point) -> Point:
    """Return the unit vector that stands on the rim of an ellipse or a diamond where `away` leaves it."""
    half_w, half_h = outline.body.w / 2, outline.body.h / 2
    if outline.rim == "ellipse":
        steep = Point(away.x / half_w**2, away.y / half_h**2)
    else:
        # On a corner both sides meet, and the line leaves along the axis.
        steep = Point(_sign(away.x) / half_w, _sign(away.y) / half_h)
    length = math.hypot(steep.x, steep.y)
    return Point(steep.x / length, steep.y / length)


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)
