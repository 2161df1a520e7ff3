"""Words on the desk, without paper."""

from typing import Annotated, Literal

from msgspec import Meta

from tondo.model.kind import Color, Kind, Length, Placed, Text


class Words(Placed, kw_only=True):
    """A text. Its width wraps it; its height follows from the words."""

    w: Length = 240
    h: Length = 40
    text: Text = ""
    color: Color = "black"
    size: Annotated[float, Meta(ge=4, le=400)] = 24
    align: Literal["left", "center", "right"] = "left"


KIND = Kind(name="text", fields=Words, fixed=frozenset({"z"}))
