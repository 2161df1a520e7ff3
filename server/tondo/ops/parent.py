"""Whether an item may lie in another: the tree has no loops and no dead ends. [I7]"""

from tondo.model.board import Board


def may_hold(board: Board, parent: object, child: str) -> bool:
    """Tell whether `parent` is a live container that is neither the child nor one of its descendants."""
    holder = board.find(parent) if isinstance(parent, str) else None
    if holder is None or not board.kind(holder).container:
        return False
    while holder is not None:
        if holder["id"] == child:
            return False
        above = holder.get("parent")
        holder = board.find(above) if isinstance(above, str) else None
    return True
