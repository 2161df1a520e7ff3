"""Change what lies above what."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from tondo.model.kind import Item, ItemId
from tondo.model.place import between
from tondo.ops.draft import Draft
from tondo.ops.op import Ids


class Restack(Struct, tag_field="op", tag="restack"):
    """Bring items to the top, to the bottom, or next to another one, in the order in which they lie now."""

    ids: Ids
    to: Literal["top", "bottom"] | Annotated[dict[Literal["above", "below"], ItemId], Meta(min_length=1, max_length=1)]

    def work(self, draft: Draft) -> None:
        """Give each item that lies on the desk a new key, keeping their order among each other."""
        items = sorted((item for item in draft.live(self.ids) if "z" in item), key=_height)
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
            draft.set(str(item["id"]), {"z": key})

    def _beside(self, draft: Draft, items: list[Item], beside: dict[Literal["above", "below"], ItemId]) -> list[str]:
        moving = {item["id"] for item in items}
        [(side, name)] = beside.items()
        target = draft.board.find(name)
        if target is None or "z" not in target or name in moving:
            return []
        mark = str(target["z"])
        others = [str(other["z"]) for other in draft.board.items.values() if "z" in other and other["id"] not in moving]
        low: str | None = mark if side == "above" else max((z for z in others if z < mark), default=None)
        high: str | None = mark if side == "below" else min((z for z in others if z > mark), default=None)
        # Outside of everything, only a key made from the place leaves room for the next one on top of it.
        if high is None:
            return [draft.top() for _ in items]
        if low is None:
            return [draft.bottom() for _ in items][::-1]
        keys = []
        for _ in items:
            draft.next_key()
            low = between(low, high)
            keys.append(low)
        return keys


def _height(item: Item) -> tuple[str, str]:
    return str(item.get("z", "")), str(item["id"])
