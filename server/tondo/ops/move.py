"""Move items, and what lies in them."""

from typing import Annotated

from msgspec import Meta, Struct

from tondo.model.change import set_fields
from tondo.model.kind import Coordinate, ItemId
from tondo.ops.draft import Draft

Ids = Annotated[list[ItemId], Meta(max_length=20_000)]


class Move(Struct, tag_field="op", tag="move"):
    """Move by a distance: two people's moves of one item add up, and nothing else of it is touched."""

    ids: Ids
    dx: Coordinate
    dy: Coordinate

    def work(self, draft: Draft) -> None:
        """Move each item and each descendant once."""
        for item in draft.live(self.ids):
            draft.ask_for(item)
        for name in list(draft.board.family(self.ids)):
            item = draft.board.items[name]
            to = draft.board.kind(item).moved(item, self.dx, self.dy)
            if changed := {field: value for field, value in to.items() if value != item.get(field)}:
                draft.lay(set_fields(name, changed))
