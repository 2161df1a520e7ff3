"""A board: its items, and the one way to change them.

The board lays changes, in the log's order, and never fails: what makes no sense where it stands is void. [C1] Items are
never changed in place, so a view of the board taken between two changes stays true.

    with board.trial():          try something out
        board.lay(change, ...)
    ...                          and the board is as it was
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import cast

from tondo.model.change import Change
from tondo.model.entry import Entry
from tondo.model.json import Json
from tondo.model.kind import Item, Kind
from tondo.model.marks import Mark, shifted
from tondo.model.splice import Splice, apply, reach

DEAD_LIMIT = 10_000
CLIENT_LIMIT = 10_000
SPLICE_LIMIT = 1_000


@dataclass(frozen=True, slots=True)
class Typed:
    """A text splice that was laid: where in the log, by which client."""

    seq: int
    client: str
    splice: Splice


class Board:
    """The items of one board, with the indexes that ops ask for."""

    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        self.kinds = kinds
        self.seq = 0
        self._items: dict[str, Item] = {}
        self._dead: dict[str, Item] = {}
        self._tried: dict[str, Item] = {}  # What died in the trial that goes on, so that the dead keep their order.
        self._decided: dict[str, int] = {}
        self._children: dict[str, dict[str, None]] = {}
        self._bound: dict[str, dict[str, None]] = {}
        self._typed: dict[str, deque[Typed]] = {}
        self._known_from = 0  # Splices after this place are remembered.
        self._undo: list[Callable[[], None]] | None = None

    # What is on it.

    @property
    def items(self) -> Mapping[str, Item]:
        """The live items by id."""
        return self._items

    def __len__(self) -> int:
        return len(self._items)

    def holds(self, item: str) -> bool:
        """Tell whether the item is live."""
        return item in self._items

    def find(self, item: str) -> Item | None:
        """Return the live item, or None."""
        return self._items.get(item)

    def dead(self, item: str) -> Item | None:
        """Return the item as it was when it was deleted, while that is remembered."""
        return self._tried.get(item) or self._dead.get(item)

    def kind(self, item: Item) -> Kind:
        """Return the item's kind."""
        return self.kinds[cast(str, item["kind"])]

    def children(self, parent: str) -> Iterable[str]:
        """Return the ids of the items directly in a container."""
        return tuple(self._children.get(parent, ()))

    def bound(self, item: str) -> Iterable[str]:
        """Return the ids of the connectors that hold on to an item."""
        return tuple(self._bound.get(item, ()))

    def family(self, roots: Iterable[str]) -> Iterator[str]:
        """Walk the live roots and everything in them, each item once."""
        seen: set[str] = set()
        todo = [root for root in roots if root in self._items]
        todo.reverse()
        while todo:
            item = todo.pop()
            if item not in seen:
                seen.add(item)
                yield item
                todo.extend(self._children.get(item, ()))

    def decided(self, client: str, user: str) -> int:
        """Return the highest transaction number of this user's client in the log. [W5]

        A client's id is for everybody to see. So numbers are counted for each user, lest somebody use up another's.
        """
        return self._decided.get(_both(client, user), 0)

    def typed(self, item: str, since: int) -> list[Typed] | None:
        """Return the splices of this text after `since`, or None if they are not remembered that far back. [X5]"""
        text_version, born = self._items[item].get("tv", 0), self._items[item].get("born", 0)
        if not isinstance(text_version, int) or not isinstance(born, int) or since < born:
            return None
        if since >= text_version:
            return []
        history = self._typed.get(item, deque())
        known_from = history[0].seq if len(history) == SPLICE_LIMIT else self._known_from
        return [typed for typed in history if typed.seq > since] if since >= known_from else None

    # What happens to it.

    def lay_entry(self, entry: Entry) -> None:
        """Lay everything an entry says, for good, and take its number."""
        for change in entry.changes:
            self.lay(change, entry.seq, entry.by, entry.client)
        self.seq = entry.seq
        if entry.client:
            both = _both(entry.client, entry.by)
            self._decided.pop(both, None)
            self._decided[both] = entry.number
            if len(self._decided) > CLIENT_LIMIT:
                del self._decided[next(iter(self._decided))]

    def lay(self, change: Change, seq: int, by: str, client: str) -> None:
        """Lay one change; what makes no sense here is void."""
        match change:
            case {"put": {"id": str(item)} as whole}:
                self._forget_text(item)
                self._replace(item, cast(Item, whole))
            case {"set": str(item), "to": {**to}} if item in self._items:
                self._replace(item, _overwritten(self._items[item], cast(Mapping[str, Json], to)))
            case {"map": str(item), "in": str(name), "to": {**to}} if item in self._items:
                old = self._items[item]
                keys = old.get(name)
                new = _overwritten(keys if isinstance(keys, Mapping) else {}, cast(Mapping[str, Json], to))
                self._replace(item, _overwritten(old, {name: new or None}))
            case {"txt": str(item), "do": [*do]} if item in self._items:
                self._splice(item, cast(Splice, do), seq, by, client)
            case {"del": str(item)} if item in self._items:
                self._forget_text(item)
                self._bury(item)
            case _:
                pass

    @contextmanager
    def trial(self) -> Iterator[None]:
        """Take back, at the end, everything that is laid inside."""
        self._undo = []
        try:
            yield
        finally:
            self.take_back(0)
            self._undo = None

    def mark(self) -> int:
        """Return a place in a trial to go back to."""
        return len(self._undo or ())

    def take_back(self, mark: int) -> None:
        """Go back to a place in a trial."""
        undo, self._undo = self._undo or [], None
        while len(undo) > mark:
            undo.pop()()
        self._undo = undo

    # What a checkpoint keeps.

    def snapshot(self) -> dict[str, Json]:
        """Return all that laying further entries depends on."""
        return {
            "seq": self.seq,
            "items": list(self._items.values()),
            "dead": list(self._dead.values()),
            "decided": dict(self._decided),
        }

    @classmethod
    def from_snapshot(cls, snapshot: Mapping[str, Json], kinds: Mapping[str, Kind]) -> "Board":
        """Return the board that a snapshot tells of. It remembers no splices."""
        board = cls(kinds)
        board.seq = board._known_from = cast(int, snapshot["seq"])
        for item in cast(Sequence[Item], snapshot["items"]):
            board._replace(cast(str, item["id"]), item)
        board._dead = {cast(str, item["id"]): item for item in cast(Sequence[Item], snapshot["dead"])}
        board._decided = dict(cast(Mapping[str, int], snapshot["decided"]))
        return board

    def remember(self, entries: Sequence[Entry]) -> None:
        """Take over the splices of the entries that lead up to the snapshot, so that late typists can be caught up."""
        for entry in entries:
            for change in entry.changes:
                match change:
                    case {"put": {"id": str(item)}} | {"del": str(item)}:
                        self._typed.pop(item, None)
                    case {"txt": str(item), "do": [*do]}:
                        history = self._typed.setdefault(item, deque(maxlen=SPLICE_LIMIT))
                        history.append(Typed(entry.seq, entry.client, cast(Splice, do)))
                    case _:
                        pass
        if entries:
            self._known_from = entries[0].seq - 1

    # How.

    def _replace(self, item: str, new: Item | None) -> None:
        """The only way in: swap an item, keep the indexes, and remember the way back."""
        old = self._items.get(item)
        if old is not None:
            self._unlink(item, old)
        if new is None:
            self._items.pop(item, None)
        else:
            self._items[item] = new
            self._link(item, new)
        if self._undo is not None:
            self._undo.append(lambda: self._replace(item, old))

    def _link(self, item: str, new: Item) -> None:
        parent = new.get("parent")
        if isinstance(parent, str):
            self._children.setdefault(parent, {})[item] = None
        ends = self.kind(new).ends
        for target in ends(new).values() if ends else ():
            self._bound.setdefault(target, {})[item] = None

    def _unlink(self, item: str, old: Item) -> None:
        parent = old.get("parent")
        if isinstance(parent, str):
            _let_go(self._children, parent, item)
        ends = self.kind(old).ends
        for target in ends(old).values() if ends else ():
            _let_go(self._bound, target, item)

    def _splice(self, item: str, do: Splice, seq: int, by: str, client: str) -> None:
        old = self._items[item]
        text = old.get("text", "")
        if not isinstance(text, str) or reach(do) > len(text):
            return
        new = {**old, "text": apply(text, do), "tv": seq, "edited_by": by}
        marks = old.get("marks")
        if isinstance(marks, list):
            new = _overwritten(new, {"marks": _followed(cast(list[Mark], marks), do, len(cast(str, new["text"])))})
        self._replace(item, new)
        history = self._typed.setdefault(item, deque(maxlen=SPLICE_LIMIT))
        lost = history[0] if len(history) == SPLICE_LIMIT else None
        history.append(Typed(seq, client, do))
        if self._undo is not None:

            def untype() -> None:
                history.pop()
                if lost is not None:
                    history.appendleft(lost)
                if not history:
                    del self._typed[item]

            self._undo.append(untype)

    def _forget_text(self, item: str) -> None:
        history = self._typed.pop(item, None)
        if history is not None and self._undo is not None:
            self._undo.append(lambda: self._typed.__setitem__(item, history))

    def _bury(self, item: str) -> None:
        old = self._items[item]
        self._replace(item, None)
        if self._undo is None:
            self._dead.pop(item, None)  # The newest go to the end of the line.
            self._dead[item] = old
            if len(self._dead) > DEAD_LIMIT:
                del self._dead[next(iter(self._dead))]
            return
        before = self._tried.get(item)
        self._tried[item] = old

        def unbury() -> None:
            del self._tried[item]
            if before is not None:
                self._tried[item] = before

        self._undo.append(unbury)


def _both(client: str, user: str) -> str:
    return f"{client} {user}"


def _followed(marks: list[Mark], do: Splice, length: int) -> Json:
    """Return the marks as they are after the text has changed, or None if none is left. [X8]"""
    return [list(mark) for mark in shifted(marks, do, length)] or None


def _overwritten(old: Mapping[str, Json], to: Mapping[str, Json]) -> dict[str, Json]:
    new = {**old, **to}
    for name, value in to.items():
        if value is None:
            del new[name]
    return new


def _let_go(index: dict[str, dict[str, None]], holder: str, item: str) -> None:
    held = index.get(holder)
    if held is not None:
        held.pop(item, None)
        if not held:
            del index[holder]
