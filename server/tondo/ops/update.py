"""Update an item's fields, each on its own."""

from collections.abc import Mapping
from typing import cast

from msgspec import Struct

from tondo.errors import Bad
from tondo.model.change import set_keys, splice_text
from tondo.model.json import Json
from tondo.model.kind import Item, Kind
from tondo.model.splice import difference
from tondo.ops.draft import Draft
from tondo.ops.loosen import moored
from tondo.ops.parent import may_hold

_ABSENT = object()


class Update(Struct, tag_field="op", tag="update"):
    """Set fields; null removes one. A whole `text` becomes the smallest splice, a map field takes single keys. [X7]"""

    id: str
    set: dict[str, object]

    def work(self, draft: Draft) -> None:
        """Set what is allowed and makes a difference."""
        item = draft.board.find(self.id)
        if item is None:
            return
        kind = draft.board.kind(item)
        draft.ask_for(item, fields=self.set.keys())
        fields = kind.patched(cast(Mapping[str, Json], self.set))
        if fields.get("lock") == "stage":
            draft.ask("lead")
        if fields.get("parent") is not None and not may_hold(draft.board, fields["parent"], self.id):
            del fields["parent"]
        text = fields.pop("text", None)
        marks = fields.pop("marks", _ABSENT) if isinstance(text, str) else _ABSENT
        for name in kind.maps & fields.keys():
            self._set_keys(draft, kind, item, name, fields.pop(name))
        moorings = moored(draft.board, {**item, **fields})
        draft.set(self.id, {**fields, **{end: place for end, place in moorings.items() if end in fields}})
        if isinstance(text, str) and (do := difference(str(item.get("text", "")), text)):
            draft.lay(splice_text(self.id, do))
        if marks is not _ABSENT:
            # They are told of the new text, so they come behind it.
            draft.set(self.id, {"marks": cast(Json, marks)})

    def _set_keys(self, draft: Draft, kind: Kind, item: Item, name: str, to: Json) -> None:
        old = item.get(name)
        held = old if isinstance(old, Mapping) else {}
        if not isinstance(to, Mapping):
            raise Bad(f"`{name}` takes an object of keys to set, with null to remove one")
        news = {key: value for key, value in to.items() if value != held.get(key)}
        # The keys that are there already count against the field's limit, too.
        kind.patched({name: {key: value for key, value in {**held, **news}.items() if value is not None}})
        if news:
            draft.lay(set_keys(self.id, name, news))
