"""What an op promises: a wish, checked when it is parsed, and worked out against the board as it is."""

from typing import Protocol

from tondo.ops.draft import Draft


class Op(Protocol):
    """One wish."""

    def work(self, draft: Draft) -> None:
        """Lay the changes that the wish comes to; none if somebody was faster. Raises Refused."""
        ...
