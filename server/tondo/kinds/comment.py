"""The comment: words about an item or a place, and the answers to them. [I17]"""

from typing import Annotated

from msgspec import Meta

from tondo.model.ids import ITEM
from tondo.model.kind import ItemId, Kind, Label, Placed, Text

Mention = Annotated[str, Meta(pattern=ITEM)]


class Comment(Placed, kw_only=True):
    """A comment. `on` is the item that it is about, `thread` the comment that it answers."""

    text: Text = ""
    on: ItemId | None = None
    thread: ItemId | None = None
    done: bool = False
    mentions: Annotated[list[Mention], Meta(max_length=50)] | None = None
    author: Label | None = None


KIND = Kind(
    name="comment",
    fields=Comment,
    needs="comment",
    outline=None,
    authored=True,
    shared=frozenset({"done"}),
    fixed=frozenset({"z"}),
)
