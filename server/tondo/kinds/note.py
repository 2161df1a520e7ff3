"""The sticky note: square, wide or round, one kind, so that changing the shape keeps everything else. [I4]"""

from dataclasses import replace
from typing import Annotated, Literal

from msgspec import Meta

from tondo.geometry.rim import Outline
from tondo.model.ids import END
from tondo.model.kind import Color, Item, Kind, Label, Length, Placed, Text, boxed

Tag = Annotated[str, Meta(min_length=1, max_length=60, pattern="^[^\\x00]*$")]
Link = Annotated[str, Meta(max_length=2000, pattern="^(https?://|mailto:)[^\\x00-\\x20]+" + END)]


class Note(Placed, kw_only=True):
    """A sticky note. A round one is the largest disc centred in its box. [I3]"""

    shape: Literal["square", "wide", "round"] = "square"
    w: Length = 200
    h: Length = 200
    text: Text = ""
    color: Color = "light_yellow"
    tags: Annotated[dict[Tag, bool | None], Meta(max_length=50)] | None = None
    reactions: Annotated[dict[str, bool], Meta(max_length=5_000)] | None = None
    link: Link | None = None
    size: Annotated[float, Meta(ge=4, le=400)] | None = None
    author: Label | None = None


def outline(item: Item) -> Outline:
    """Return the box, or the disc of a round note."""
    return replace(boxed(item), round=item.get("shape") == "round")


KIND = Kind(
    name="note",
    fields=Note,
    outline=outline,
    maps=frozenset({"tags", "reactions"}),
    fixed=frozenset({"reactions", "z"}),
)
