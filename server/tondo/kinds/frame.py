"""The frame: a titled container whose children move along."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from tondo.model.kind import Color, Kind, Label, Length, Placed, Text


class Lane(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A row or a column of a frame: its title, how many notes it should hold at most, and its share of the room."""

    text: Label = ""
    limit: Annotated[int, Meta(ge=1, le=999)] | None = None
    share: Annotated[float, Meta(ge=0.01, le=1_000)] = 1


Lanes = Annotated[list[Lane], Meta(min_length=1, max_length=50)]


class Frame(Placed, kw_only=True):
    """A frame. Its `text` is its title; with a `layout`, what is dropped in it finds its place. [I18]"""

    w: Length = 800
    h: Length = 600
    text: Text = ""
    color: Color | None = None
    layout: Literal["grid", "columns", "rows", "matrix"] | None = None
    columns: Lanes | None = None
    rows: Lanes | None = None


KIND = Kind(name="frame", fields=Frame, band=0, container=True, fixed=frozenset({"z"}))
