"""A link into the board: the role it gives, and the hash of its secret, which nobody ever receives. [B2] [I10]"""

from typing import Annotated

import msgspec
from msgspec import Meta

from tondo.model.access import Principal, Role, can
from tondo.model.ids import END
from tondo.model.kind import Item, Kind, Label, still


class Link(msgspec.Struct, kw_only=True):
    """A link. `hash` is the SHA-256 of its secret in hexadecimal digits."""

    role: Role
    hash: Annotated[str, Meta(pattern="^[0-9a-f]{64}" + END)]
    label: Label | None = None


def view(item: Item, who: Principal) -> Item | None:
    """Show the link, without its hash, to those who lead."""
    return {name: value for name, value in item.items() if name != "hash"} if can(who, "lead") else None


KIND = Kind(
    name="link",
    fields=Link,
    needs="own",
    makeable=False,
    fixed=frozenset({"role", "hash"}),
    moved=still,
    outline=None,
    view=view,
)
