"""What an op promises: a wish, checked when it is parsed, and worked out against the board as it is."""

from typing import Annotated, Protocol

from msgspec import Meta

from tondo.model.kind import ItemId
from tondo.ops.draft import Draft

Ids = Annotated[list[ItemId], Meta(max_length=20_000)]
"""The items that an op is about."""


class Op(Protocol):
    """One wish."""

    def work(self, draft: Draft) -> None:
        """Lay the changes that the wish comes to; none if somebody was faster. Raises Refused."""
        ...
