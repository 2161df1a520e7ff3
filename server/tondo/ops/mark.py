"""Mark some letters of a text as bold, italic, underlined or struck out. [X9]"""

from typing import cast

from msgspec import Struct

from tondo.errors import Bad, Outdated
from tondo.model.json import Json
from tondo.model.marks import Mark, MarkName, Offset, carried, marked
from tondo.ops.draft import Draft


class MarkText(Struct, tag_field="op", tag="mark", rename={"start": "from", "end": "to"}):
    """Mark the letters from `from` up to `to` of the text as it was at `base`, or take that mark away."""

    id: str
    base: int
    start: Offset
    end: Offset
    name: MarkName
    on: bool = True

    def work(self, draft: Draft) -> None:
        """Bring the range from its base to now, and lay the marks that the text has then."""
        item = draft.board.find(self.id)
        if item is None:
            return
        draft.ask_for(item)
        if not draft.board.kind(item).has("marks"):
            raise Bad(f"a {item['kind']} takes no marks")
        later = draft.board.typed(self.id, self.base)
        if later is None:
            raise Outdated("the text changed too much since this was marked: mark it as it is now")
        start, end = self.start, self.end
        for typed in later:
            # What this client typed itself was on its screen already when it marked the text.
            if typed.client != draft.client:
                start, end = carried(start, end, typed.splice)
        old = [cast(Mark, tuple(mark)) for mark in cast(list[list[Json]], item.get("marks") or [])]
        text = str(item.get("text", ""))
        new = marked(old, start, end, self.name, on=self.on, length=len(text))
        draft.set(self.id, {"marks": [list(mark) for mark in new] or None})
