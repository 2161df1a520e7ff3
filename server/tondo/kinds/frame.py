"""The frame: a titled container whose children move along."""

from tondo.model.kind import Color, Kind, Length, Placed, Text


class Frame(Placed, kw_only=True):
    """A frame. Its `text` is its title."""

    w: Length = 800
    h: Length = 600
    text: Text = ""
    color: Color | None = None


KIND = Kind(name="frame", fields=Frame, band=0, container=True, fixed=frozenset({"z"}))
