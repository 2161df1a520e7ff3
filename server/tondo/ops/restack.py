"""Change what lies above what."""

from typing import Literal

from msgspec import Struct

from tondo.model.change import set_fields
from tondo.model.kind import Item, ItemId
from tondo.model.place import between
from tondo.ops.draft import Draft
from tondo.ops.move import Ids


class Restack(Struct, tag_field="op", tag="restack"):
    """Bring items to the top, to the bottom, or next to another one, in the order in which they lie now."""

    ids: Ids
    to: Literal["top", "bottom"] | dict[Literal["above", "below"], ItemId]

    def work(self, draft: Draft) -> None:
        """Give each item a new key, keeping their order among each other."""
        items = sorted(draft.live(self.ids), key=_height)
        for item in items:
            draft.ask_for(item)
        match self.to:
            case "top":
                keys = [draft.top() for _ in items]
            case "bottom":
                keys = [draft.bottom() for _ in items][::-1]
            case beside:
                keys = self._beside(draft, items, beside)
        for item, key in zip(items, keys, strict=False):
            draft.lay(set_fields(str(item["id"]), {"z": key}))

    def _beside(self, draft: Draft, items: list[Item], beside: dict[Literal["above", "below"], ItemId]) -> list[str]:
        moving = {item["id"] for item in items}
        target = draft.board.find(next(iter(beside.values()), ""))
        if target is None or target["id"] in moving:
            return []
        mark, upward = str(target["z"]), "above" in beside
        others = [str(other["z"]) for other in draft.board.items.values() if "z" in other and other["id"] not in moving]
        if upward:
            low, high = mark, min((z for z in others if z > mark), default=None)
        else:
            low, high = max((z for z in others if z < mark), default=""), mark
        keys = []
        for _ in items:
            low = between(low, high)
            keys.append(low)
        return keys


def _height(item: Item) -> tuple[str, str]:
    return str(item.get("z", "")), str(item["id"])
