"""The board's own settings: one item, always there, with the id `settings`."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from tondo.model.kind import Color, Kind, Label, still

ID = "settings"


class Settings(msgspec.Struct, kw_only=True):
    """What holds for the whole board: its title, what its colours mean, and whether notes show who wrote them."""

    title: Label = "Untitled board"
    legend: Annotated[dict[Color, Label | None], Meta(max_length=50)] | None = None
    authors: Literal["initials", "names"] | None = None


KIND = Kind(
    name="settings",
    fields=Settings,
    needs="lead",
    makeable=False,
    moved=still,
    outline=None,
    maps=frozenset({"legend"}),
)
