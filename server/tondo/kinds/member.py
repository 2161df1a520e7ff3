"""Somebody who joined: a person or a bot. Authors are named by the ids of members."""

import msgspec

from tondo.model.access import Principal, can
from tondo.model.kind import Color, Item, ItemId, Kind, Label, still


class Member(msgspec.Struct, kw_only=True):
    """A member. The role follows from the link that let them in, so that revoking a link revokes its members."""

    name: Label
    link: ItemId
    color: Color = "blue"
    bot: bool | None = None


def view(item: Item, who: Principal) -> Item:
    """Show the member; by which link they came is for those who lead."""
    return item if can(who, "lead") else {name: value for name, value in item.items() if name != "link"}


KIND = Kind(
    name="member",
    fields=Member,
    needs="lead",
    makeable=False,
    personal=True,
    fixed=frozenset({"link", "bot"}),
    moved=still,
    outline=None,
    view=view,
)
