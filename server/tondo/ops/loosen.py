"""Give connectors a last place before what they are bound to goes away. [I9]"""

from collections.abc import Container

from tondo.geometry.rim import Outline
from tondo.kinds import connector
from tondo.model.change import set_fields
from tondo.ops.draft import Draft


def loosen(draft: Draft, item: str, doomed: Container[str]) -> None:
    """Write the place where each connector meets the item into that end, for the connectors that stay."""
    board = draft.board

    def outlines(target: str) -> Outline | None:
        found = board.find(target)
        outline = board.kind(found).outline if found else None
        return outline(found) if found and outline else None

    for name in board.bound(item):
        if name not in doomed:
            draft.lay(set_fields(name, connector.loosened(board.items[name], item, outlines)))
