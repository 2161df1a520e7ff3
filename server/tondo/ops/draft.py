"""A transaction being worked out at its place in the log.

Each op lays its changes on the board as it goes, so that the next op of the transaction sees them; whoever drafts takes
them all back afterwards, because only the log decides what happened.
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field

from tondo.errors import Forbidden, Locked, TooMany
from tondo.model.access import Action, Principal, bars, can
from tondo.model.board import Board
from tondo.model.change import Change, set_fields
from tondo.model.ids import derived
from tondo.model.json import Json
from tondo.model.kind import Item
from tondo.model.place import KEYS, bottom, top

ITEM_LIMIT = 200_000


@dataclass(slots=True)
class Draft:
    """One transaction: who wishes it, its place, and the changes found so far."""

    board: Board
    who: Principal
    client: str
    number: int
    seq: int
    at: int
    changes: list[Change] = field(default_factory=list)
    _keys: int = 0
    _minted: int = 0

    def lay(self, change: Change) -> None:
        """Add a change, and lay it on the board for the ops that follow."""
        self.board.lay(change, self.seq, self.who.user, self.client)
        self.changes.append(change)

    def set(self, item: str, to: Mapping[str, Json]) -> None:
        """Set those of the fields that make a difference, if any does. [O5]"""
        old = self.board.items[item]
        if changed := {name: value for name, value in to.items() if value != old.get(name)}:
            self.lay(set_fields(item, changed))

    def ask(self, action: Action) -> None:
        """Raise Forbidden unless the role allows the action. [O2]"""
        if not can(self.who, action):
            raise Forbidden(f"this takes the right to {_RIGHTS[action]}, which the role {self.who.role} does not have")

    def ask_for(self, item: Item, *, fields: Set[str] = frozenset({"*"})) -> None:
        """Raise Forbidden or Locked unless this person may change these fields of the item, or all of it. [O2]"""
        kind = self.board.kind(item)
        if not (kind.personal and item["id"] == self.who.user):
            self.ask(kind.needs)
        if (
            kind.authored
            and item.get("by") != self.who.user
            and not fields <= kind.shared
            and not can(self.who, "lead")
        ):
            raise Forbidden(f"a {kind.name} is changed by its author, or by a facilitator")
        unlocking = fields <= {"lock"}
        if bars(self.who, item) and not (unlocking and item.get("lock") == "locked"):
            raise Locked(
                "the item is locked: unlock it first" if item.get("lock") == "locked" else "the item is on stage"
            )

    def live(self, ids: Iterable[str]) -> list[Item]:
        """Return the items that are still there, each once. [O1]"""
        return [item for name in dict.fromkeys(ids) if (item := self.board.find(name)) is not None]

    def top(self) -> str:
        """Make the key above everything."""
        return top(self.seq, self.next_key())

    def bottom(self) -> str:
        """Make the key below everything."""
        return bottom(self.seq, self.next_key())

    def mint(self) -> str:
        """Make an id that the same wish will make again when it is worked out anew."""
        self._minted += 1
        return derived(self.client, self.number, self._minted)

    def next_key(self) -> int:
        """Count a key of this entry, and return which one it is. Raises TooMany. [O4]"""
        if self._keys >= KEYS:
            raise TooMany(f"a transaction makes at most {KEYS} order keys; send the rest in another one")
        self._keys += 1
        return self._keys - 1


_RIGHTS: dict[Action, str] = {
    "see": "see the board",
    "react": "react",
    "comment": "comment",
    "edit": "edit",
    "lead": "lead the board",
    "own": "manage its links",
}
