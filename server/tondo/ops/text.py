"""Type in an item's text."""

from typing import Annotated

from msgspec import Meta, Struct

from tondo.errors import Bad, Outdated, TooLong
from tondo.model.change import splice_text
from tondo.model.kind import TEXT_LIMIT
from tondo.model.splice import Splice, growth, normal, reach, transform
from tondo.ops.draft import Draft

Insert = Annotated[str, Meta(max_length=TEXT_LIMIT, pattern="^[^\\x00]*$")]
REBASE_LIMIT = 20_000
"""Parts of splices that are walked over to bring one up to date. Who types needs hundreds; more would hold everybody up."""
Step = Annotated[int, Meta(ge=-TEXT_LIMIT, le=TEXT_LIMIT)]


class Text(Struct, tag_field="op", tag="text"):
    """A splice on the text as it was at `base`. [X4]"""

    id: str
    base: int
    do: Annotated[list[Step | Insert], Meta(max_length=4_000)]

    def work(self, draft: Draft) -> None:
        """Bring the splice from its base to now, and lay it."""
        item = draft.board.find(self.id)
        if item is None:
            return
        draft.ask_for(item)
        if "text" not in item:
            raise Bad(f"a {item['kind']} has no text")
        if item.get("tv") == draft.seq:
            raise Bad("one transaction holds at most one text op for each item, and none for an item it creates")
        do: Splice = normal(self.do)
        later = draft.board.typed(self.id, self.base)
        if later is None or sum(len(do) + len(typed.splice) for typed in later) > REBASE_LIMIT:
            raise Outdated("the text changed too much since this was typed: compare it with the text as it is now")
        for typed in later:
            do = transform(do, typed.splice, left=draft.client < typed.client)
        text = str(item["text"])
        if reach(do) > len(text):
            raise Bad(f"the splice walks over {reach(do)} code points, the text has {len(text)}")
        if len(text) + growth(do) > TEXT_LIMIT:
            raise TooLong(f"a text holds at most {TEXT_LIMIT} code points")
        if do:
            draft.lay(splice_text(self.id, do))
