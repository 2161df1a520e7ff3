"""Delete items."""

from msgspec import Struct

from tondo.errors import Forbidden
from tondo.model.change import remove, set_fields
from tondo.model.kind import Item
from tondo.ops.draft import Draft
from tondo.ops.loosen import loosen
from tondo.ops.op import Ids


class Delete(Struct, tag_field="op", tag="delete"):
    """Delete items: children move up, and connectors stay where they last ended. [I9]"""

    ids: Ids

    def work(self, draft: Draft) -> None:
        """Delete what is still there."""
        items = draft.live(self.ids)
        for item in items:
            draft.ask_for(item)
            if not draft.board.kind(item).makeable:
                raise Forbidden(f"the {item['kind']} of a board is not deleted by an op")
        doomed = {str(item["id"]) for item in items}
        for item in items:
            loosen(draft, str(item["id"]), doomed)
        for item in items:
            _lift_children(draft, item, doomed)
            draft.lay(remove(str(item["id"])))


def _lift_children(draft: Draft, item: Item, doomed: set[str]) -> None:
    """Give the children that stay to the nearest container that stays."""
    above = item.get("parent")
    while isinstance(above, str) and above in doomed:
        holder = draft.board.find(above)
        above = holder.get("parent") if holder else None
    for child in draft.board.children(str(item["id"])):
        if child not in doomed:
            draft.lay(set_fields(child, {"parent": above}))
