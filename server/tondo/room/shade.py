"""What of an entry is shown to whom.

Most entries are for everybody, as the log has them. One that touches an item whose kind hides something is shown anew for
each viewer: never the change itself, always the item as the viewer may see it now. So nothing that a kind hides can slip
out through a change, whatever the change is; and because later entries about the same item are shown the same way,
whoever reads all of them ends with the item as it is.
"""

from tondo.model.access import Principal
from tondo.model.board import Board
from tondo.model.change import Change, put, remove, subject
from tondo.model.entry import Entry
from tondo.model.kind import Item


def touched(board: Board, entry: Entry) -> frozenset[str]:
    """Return the items with something to hide that the entry is about.

    Works before the entry is laid, and long after: an item that nobody remembers counts as one with something to hide.
    """
    found = set()
    made: dict[str, Item] = {}  # What the entry itself brings is not on the board yet.
    for change in entry.changes:
        name, whole = subject(change), change.get("put")
        if isinstance(whole, dict):
            made[name] = whole
        item = made.get(name) or board.find(name) or board.dead(name)
        if item is None or board.kind(item).view is not None:
            found.add(name)
    return frozenset(found)


def shown(body: bytes, hiding: frozenset[str], board: Board, who: Principal) -> bytes:
    """Return the bytes of an entry for this viewer."""
    entry = Entry.decoded(body)
    changes: list[Change] = [change for change in entry.changes if subject(change) not in hiding]
    for name in sorted(hiding):
        seen = view(board, board.find(name), who)
        changes.append(remove(name) if seen is None else put(seen))
    return Entry(entry.seq, entry.at, entry.by, entry.client, entry.number, changes, entry.label).encoded()


def view(board: Board, item: Item | None, who: Principal) -> Item | None:
    """Return the item as this person may see it, or None."""
    if item is None:
        return None
    hide = board.kind(item).view
    return hide(item, who) if hide else item


def open_items(board: Board) -> list[Item]:
    """Return the items that everybody sees whole."""
    return [item for item in board.items.values() if board.kind(item).view is None]


def shaded_items(board: Board, who: Principal) -> list[Item]:
    """Return the items of kinds that hide something, as this person may see them."""
    hiding = (item for item in board.items.values() if board.kind(item).view is not None)
    return [seen for item in hiding if (seen := view(board, item, who)) is not None]
