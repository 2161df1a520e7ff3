"""The shape: a drawn figure with words in it, as flowcharts are made of. [I11]"""

from dataclasses import replace
from typing import Annotated, Final, Literal

from msgspec import Meta

from tondo.geometry.rim import Outline, Rim
from tondo.model.kind import Align, Color, Item, Kind, Length, Level, Placed, Text, Turn, turned
from tondo.model.marks import Marks

Form = Literal[
    "rectangle",
    "rounded",
    "ellipse",
    "diamond",
    "triangle",
    "parallelogram",
    "trapezoid",
    "pentagon",
    "hexagon",
    "octagon",
    "star",
    "cross",
    "cloud",
    "callout",
    "cylinder",
    "process",
    "arrow_right",
    "arrow_left",
    "arrow_up",
    "arrow_down",
    "arrow_both",
    "brace_left",
    "brace_right",
]

RIMS: Final[dict[str, Rim]] = {"ellipse": "ellipse", "diamond": "diamond"}
"""Forms that connectors meet at their own rim; they meet the others at the box."""


class Figure(Placed, kw_only=True):
    """A form drawn to fill its box. Without `color` one sees through it."""

    form: Form = "rectangle"
    w: Length = 160
    h: Length = 100
    text: Text = ""
    color: Color | None = None
    edge: Color = "black"
    pattern: Literal["solid", "dashed", "dotted"] = "solid"
    width: Annotated[float, Meta(ge=0, le=64)] = 2
    size: Annotated[float, Meta(ge=4, le=400)] | None = None
    marks: Marks | None = None
    align: Align | None = None
    level: Level | None = None
    turn: Turn | None = None


def outline(item: Item) -> Outline:
    """Return the ellipse or the diamond that it is, or else its box, turned as it is."""
    return replace(turned(item), rim=RIMS.get(str(item.get("form")), "box"))


KIND = Kind(name="shape", fields=Figure, outline=outline, fixed=frozenset({"z"}))
