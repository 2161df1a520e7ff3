"""The stroke: one line of a pen or a highlighter, from where it was put down to where it was lifted. [I12]"""

from typing import Annotated, Literal

from msgspec import Meta

from tondo.model.kind import Color, Coordinate, Kind, Length, Placed, Turn, turned

Share = Annotated[float, Meta(ge=0, le=1)]
Mark = tuple[Coordinate, Coordinate, Share]
"""Where the nib was, from `x` and `y`, and how hard it was pressed."""


class Line(Placed, kw_only=True):
    """A freehand line.

    Its points stay as they were drawn. As long as `w` and `h` are those of the box around them it is shown as it was
    drawn, and another size stretches it.
    """

    w: Length
    h: Length
    points: Annotated[list[Mark], Meta(min_length=1, max_length=5_000)]
    nib: Literal["pen", "highlighter"] = "pen"
    color: Color = "black"
    width: Annotated[float, Meta(ge=0.1, le=1_000)] = 4
    turn: Turn | None = None


KIND = Kind(name="stroke", fields=Line, outline=turned, fixed=frozenset({"z"}))
