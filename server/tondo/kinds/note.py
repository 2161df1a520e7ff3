"""The sticky note: square, wide or round, one kind, so that changing the shape keeps everything else. [I4]"""

from dataclasses import replace
from typing import Annotated, Literal

from msgspec import Meta

from tondo.geometry.rim import Outline
from tondo.model.ids import END
from tondo.model.kind import Align, Color, Item, Kind, Label, Length, Level, Placed, Text, boxed
from tondo.model.marks import Marks

Tag = Annotated[str, Meta(min_length=1, max_length=60, pattern="^[^\\x00]*$")]
Link = Annotated[str, Meta(max_length=2000, pattern="^((https?://|mailto:)[^\\x00-\\x20]+|#[0-9A-Za-z]{10})" + END)]
"""An address to open, or `#` and the id of an item on this board."""
Score = Annotated[float, Meta(ge=0, le=10)]


class Note(Placed, kw_only=True):
    """A sticky note. A round one is the largest disc centred in its box. `hint` stands in for an empty text. [I3]"""

    shape: Literal["square", "wide", "round"] = "square"
    w: Length = 200
    h: Length = 200
    text: Text = ""
    color: Color = "light_yellow"
    marks: Marks | None = None
    align: Align | None = None
    level: Level | None = None
    tags: Annotated[dict[Tag, bool | None], Meta(max_length=50)] | None = None
    scores: Annotated[dict[Tag, Score | None], Meta(max_length=12)] | None = None
    reactions: Annotated[dict[str, bool], Meta(max_length=5_000)] | None = None
    link: Link | None = None
    size: Annotated[float, Meta(ge=4, le=400)] | None = None
    author: Label | None = None
    hint: Label | None = None


def outline(item: Item) -> Outline:
    """Return the box, or the disc of a round note."""
    return replace(boxed(item), round=item.get("shape") == "round")


KIND = Kind(
    name="note",
    fields=Note,
    outline=outline,
    maps=frozenset({"tags", "scores", "reactions"}),
    fixed=frozenset({"reactions", "z"}),
)
