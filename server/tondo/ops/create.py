"""Create an item."""

from typing import cast

from msgspec import Struct

from tondo.errors import Bad, Forbidden, Taken, TooMany
from tondo.model.change import put
from tondo.model.ids import is_item_id
from tondo.model.json import Json
from tondo.ops.draft import ITEM_LIMIT, Draft
from tondo.ops.loosen import moored
from tondo.ops.parent import may_hold


class Create(Struct, tag_field="op", tag="create"):
    """Make a new item; without an `id` the server mints one."""

    item: dict[str, object]

    def work(self, draft: Draft) -> None:
        """Put the item on the board, stamped."""
        given = cast(dict[str, Json], self.item)
        kind = draft.board.kinds.get(str(given.get("kind")))
        if kind is None:
            raise Bad(f"`kind` must be one of {', '.join(sorted(draft.board.kinds))}")
        draft.ask(kind.needs)
        if not kind.makeable:
            raise Forbidden(f"a {kind.name} is not made by an op")
        if given.get("lock") == "stage":
            draft.ask("lead")
        if len(draft.board) >= ITEM_LIMIT:
            raise TooMany(f"a board holds at most {ITEM_LIMIT} items")
        name = given.get("id")
        if name is None:
            name = draft.mint()
        elif not isinstance(name, str) or not is_item_id(name):
            raise Bad("`id` must be 10 letters or digits, or left out")
        if draft.board.holds(name):
            raise Taken(f"the id {name} is in use")
        fields = kind.made({field: value for field, value in given.items() if field not in kind.fixed})
        for field in kind.maps & fields.keys():
            keys = cast(dict[str, Json], fields.pop(field))
            if kept := {key: value for key, value in keys.items() if value is not None}:
                fields[field] = kept
        if not may_hold(draft.board, fields.get("parent"), name):
            fields.pop("parent", None)
        fields |= moored(draft.board, fields)
        stamps: dict[str, Json] = {"by": draft.who.user, "at": draft.at, "born": draft.seq, "tv": draft.seq}
        key = draft.bottom() if given.get("z") == "bottom" else draft.top()
        draft.lay(put({"id": name, "kind": kind.name, **fields, "z": key, **stamps}))
