"""The image: a picture that somebody brought, kept as the server made it anew. [I13]"""

from typing import Annotated

from msgspec import Meta

from tondo.model.ids import END
from tondo.model.kind import Kind, Label, Length, Placed, Turn, turned

Blob = Annotated[str, Meta(pattern="^[0-9a-f]{64}" + END)]


class Image(Placed, kw_only=True):
    """A picture. `blob` is the name under which the server keeps its bytes, `alt` tells those who cannot see it."""

    w: Length
    h: Length
    blob: Blob
    alt: Annotated[str, Meta(max_length=1_000, pattern="^[^\\x00]*$")] = ""
    name: Label | None = None
    turn: Turn | None = None


KIND = Kind(name="image", fields=Image, outline=turned, fixed=frozenset({"z"}))
