"""Bring deleted items back."""

from msgspec import Struct

from tondo.errors import Forbidden, TooMany
from tondo.model.change import put
from tondo.ops.draft import ITEM_LIMIT, Draft
from tondo.ops.loosen import moored
from tondo.ops.op import Ids
from tondo.ops.parent import may_hold


class Restore(Struct, tag_field="op", tag="restore"):
    """Bring items back as they were, with their author and time, while the board remembers them."""

    ids: Ids

    def work(self, draft: Draft) -> None:
        """Put back what is not live and still remembered."""
        for name in dict.fromkeys(self.ids):
            item = None if draft.board.holds(name) else draft.board.dead(name)
            if item is None:
                continue
            draft.ask_for(item)
            if not draft.board.kind(item).makeable:
                raise Forbidden(f"the {item['kind']} of a board is not restored by an op")
            if len(draft.board) >= ITEM_LIMIT:
                raise TooMany(f"a board holds at most {ITEM_LIMIT} items")
            back = {**item, "born": draft.seq, "tv": draft.seq}
            if not may_hold(draft.board, back.get("parent"), name):
                back.pop("parent", None)
            draft.lay(put({**back, **moored(draft.board, back)}))
