"""React to an item with an emoji."""

from typing import Annotated

from msgspec import Meta, Struct

from tondo.errors import Bad, TooMany
from tondo.model.change import set_keys
from tondo.model.ids import END
from tondo.model.json import Json
from tondo.ops.draft import Draft

Emoji = Annotated[str, Meta(min_length=1, max_length=16, pattern="^[^\\x00-\\x20]+" + END)]
REACTION_LIMIT = 5_000


class React(Struct, tag_field="op", tag="react"):
    """Set or take back one's own reaction; nobody can touch another's."""

    id: str
    emoji: Emoji
    on: bool = True

    def work(self, draft: Draft) -> None:
        """Set the key that names the emoji and the person."""
        item = draft.board.find(self.id)
        if item is None:
            return
        draft.ask("react")
        if "reactions" not in draft.board.kind(item).maps:
            raise Bad(f"a {item['kind']} takes no reactions")
        key, held = f"{self.emoji} {draft.who.user}", item.get("reactions")
        reactions = held if isinstance(held, dict) else {}
        value: Json = True if self.on else None
        if reactions.get(key) == value:
            return
        if self.on and len(reactions) >= REACTION_LIMIT:
            raise TooMany(f"an item holds at most {REACTION_LIMIT} reactions")
        draft.lay(set_keys(self.id, "reactions", {key: value}))
