"""Words on the desk, without paper."""

from typing import Annotated

from msgspec import Meta

from tondo.model.kind import Align, Color, Kind, Length, Placed, Text, Turn, turned
from tondo.model.marks import Marks


class Words(Placed, kw_only=True):
    """A text. Its width wraps it; its height follows from the words."""

    w: Length = 240
    h: Length = 40
    text: Text = ""
    color: Color = "black"
    size: Annotated[float, Meta(ge=4, le=400)] = 24
    align: Align = "left"
    marks: Marks | None = None
    turn: Turn | None = None


KIND = Kind(name="text", fields=Words, outline=turned, fixed=frozenset({"z"}))
