"""Messages from a client to the server."""

from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType

from tondo.model.ids import CLIENT
from tondo.model.kind import Coordinate, ItemId
from tondo.ops import AnyOp

OPS_LIMIT = 2_000
SELECT_LIMIT = 50

ClientId = Annotated[str, Meta(pattern=CLIENT)]
Whole = Annotated[int, Meta(ge=0, le=2**53 - 1)]


class At(Struct):
    """A place in a board's log."""

    epoch: str
    seq: Whole
    tag: str


class Hello(Struct, tag_field="t", tag="hello"):
    """The first message: who, which board, and up to where it is known. [W1]"""

    v: int
    board: str
    token: str
    client: ClientId
    at: At | None = None


class Tx(Struct, tag_field="t", tag="tx"):
    """Ops that happen at one place in the order, or not at all. [W4]"""

    i: Annotated[int, Meta(ge=1, le=2**53 - 1)]
    ops: Annotated[list[AnyOp], Meta(max_length=OPS_LIMIT)]
    label: Annotated[str, Meta(max_length=60, pattern="^[^\\x00]*$")] | None = None


class Sync(Struct, tag_field="t", tag="sync"):
    """Asks for what is missing after a place. [W6]"""

    at: At


class Drag(Struct):
    """What is being dragged, and how far from where the board has it."""

    ids: Annotated[list[ItemId], Meta(max_length=SELECT_LIMIT)]
    dx: Coordinate
    dy: Coordinate


class Here(Struct, tag_field="t", tag="here"):
    """Presence: only what changed; null clears. [W10]"""

    cursor: tuple[Coordinate, Coordinate] | None | UnsetType = UNSET
    view: tuple[Coordinate, Coordinate, float, float] | None | UnsetType = UNSET
    select: Annotated[list[ItemId], Meta(max_length=SELECT_LIMIT)] | None | UnsetType = UNSET
    edit: ItemId | None | UnsetType = UNSET
    drag: Drag | None | UnsetType = UNSET


class Ping(Struct, tag_field="t", tag="ping"):
    """Are you there? [W14]"""


class Pong(Struct, tag_field="t", tag="pong"):
    """I am. [W14]"""

    now: int | None = None


AnyUp = Hello | Tx | Sync | Here | Ping | Pong
