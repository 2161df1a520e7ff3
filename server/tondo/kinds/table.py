"""The table: rows and columns that keep their identity, with words in the cells, or notes that lie in them. [I16]"""

from typing import Annotated

import msgspec
from msgspec import Meta

from tondo.model.ids import END
from tondo.model.kind import Color, Kind, Length, Placed

TRACK = "[0-9A-Za-z]{1,10}"
TrackId = Annotated[str, Meta(pattern=f"^{TRACK}{END}")]
Cell = Annotated[str, Meta(pattern=f"^{TRACK}:{TRACK}{END}")]
Content = Annotated[str, Meta(max_length=2_000, pattern="^[^\\x00]*$")]


class Track(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A row or a column: its id, and its share of the table's height or width beside the other shares."""

    id: TrackId
    share: Annotated[float, Meta(ge=0.01, le=1_000)] = 1


Tracks = Annotated[list[Track], Meta(min_length=1, max_length=200)]


class Table(Placed, kw_only=True):
    """A table. `cells` names each by row and column, so that what is written stays put when rows come and go."""

    w: Length = 480
    h: Length = 240
    rows: Tracks
    columns: Tracks
    cells: Annotated[dict[Cell, Content | None], Meta(max_length=5_000)] | None = None
    head: bool = True
    color: Color | None = None


KIND = Kind(name="table", fields=Table, band=0, container=True, maps=frozenset({"cells"}), fixed=frozenset({"z"}))
