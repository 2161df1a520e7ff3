"""Move items, and what lies in them."""

from msgspec import Struct

from tondo.model.kind import Coordinate
from tondo.ops.draft import Draft
from tondo.ops.op import Ids


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
            draft.set(name, draft.board.kind(item).moved(item, self.dx, self.dy))
