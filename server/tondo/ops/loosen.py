"""Connectors never point at nothing: an end whose item goes away, or is not there, has a place of its own. [I9]"""

from collections.abc import Container
from typing import cast

from tondo.geometry.rim import Outline
from tondo.kinds import connector
from tondo.model.board import Board
from tondo.model.json import Json, Object
from tondo.model.kind import Item
from tondo.ops.draft import Draft


def loosen(draft: Draft, item: str, doomed: Container[str]) -> None:
    """Write the place where each connector meets the item into that end, for the connectors that stay."""
    board = draft.board
    for name in board.bound(item):
        if name not in doomed:
            connected = board.items[name]
            draft.set(name, connector.loosened(connected, item, lambda other: _outline(board, board.find(other))))


def moored(board: Board, item: Item) -> dict[str, Json]:
    """Return the ends of a connector that have nothing to hold on to, each with a place.

    Somebody was faster, and deleted what the wish binds it to: it ends where that was.
    """
    done: dict[str, Json] = {}
    for end, target in connector.ends(item).items():
        if "point" in cast(Object, item[end]) or _outline(board, board.find(target)):
            continue

        def outlines(name: str, gone: str = target) -> Outline | None:
            return _outline(board, board.dead(name) if name == gone else board.find(name))

        done[end] = connector.loosened(item, target, outlines)[end]
    return done


def _outline(board: Board, item: Item | None) -> Outline | None:
    outline = board.kind(item).outline if item else None
    return outline(item) if item and outline else None
