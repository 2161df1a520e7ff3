"""Messages from the server to a client.

`Ops` is not made here: its bytes are joined from what the log keeps (`wire/codec.py`), encoded once for everybody.
It is declared for the schema.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from tondo.model.access import Action, Role
from tondo.wire.up import At, Drag

Why = Literal["drain", "gap", "fork"]
Durability = Literal["fsync", "replica", "everysec", "memory"]
JsonObject = dict[str, object]


class Person(Struct, omit_defaults=True):
    """Somebody who is on the board now."""

    session: str
    user: str
    name: str
    color: str
    role: Role
    bot: bool = False


class You(Struct):
    """Who the server takes this connection for."""

    session: str
    user: str
    name: str
    role: Role
    can: list[Action]


class Snapshot(Struct, omit_defaults=True):
    """The board at a place; with `url`, most of it is fetched there and `items` lie over it. [W3]"""

    seq: int
    items: list[JsonObject]
    url: str | None = None


class Limits(Struct):
    """What a client must not exceed."""

    message: int
    ops: int
    text: int
    items: int
    tx_per_second: int
    here_per_second: int


class Tune(Struct, tag_field="t", tag="tune"):
    """How often to send, in milliseconds."""

    tx: int
    here: int


class Welcome(Struct, tag_field="t", tag="welcome", omit_defaults=True):
    """The answer to hello. [W2]"""

    v: int
    you: You
    at: At
    decided: int
    limits: Limits
    tune: Tune
    durability: Durability
    now: int
    people: list[Person]
    snapshot: Snapshot | None = None


class EntryOnWire(Struct, omit_defaults=True):
    """What happened in one transaction. [C3]"""

    s: int
    at: int
    by: str
    c: str
    i: int
    d: list[JsonObject]
    label: str | None = None


class Ops(Struct, tag_field="t", tag="ops"):
    """What happened since `after`. [W6]"""

    after: int
    to: int
    tag: str
    entries: list[EntryOnWire]


class Reject(Struct, tag_field="t", tag="reject"):
    """Nothing of transaction `i` happened; without `i`, the message could not be understood that far. [W8]"""

    i: int | None
    code: str
    message: str
    retry: bool


class Presence(Struct, omit_defaults=True):
    """What changed of one person's presence, beside the cursor; null clears."""

    cursor: tuple[float, float] | None = None
    select: list[str] | None = None
    edit: str | None = None
    drag: Drag | None = None
    view: tuple[float, float, float, float] | None = None


class HereDown(Struct, tag_field="t", tag="here", omit_defaults=True):
    """Where people are: cursors as [session, x, y], and by session what else changed. [W10]"""

    people: list[tuple[str, float, float]] = []
    more: dict[str, JsonObject] = {}


class Who(Struct, tag_field="t", tag="who", omit_defaults=True):
    """Who came and who went. [W11]"""

    join: list[Person] = []
    leave: list[str] = []


class Resync(Struct, tag_field="t", tag="resync"):
    """Drop your position and say hello again. [W12]"""

    why: Why


class Bye(Struct, tag_field="t", tag="bye"):
    """Come back after a random part of `after` milliseconds. [W13]"""

    after: int
    why: Why


class Error(Struct, tag_field="t", tag="error"):
    """Why the socket closes now. [W13]"""

    code: str
    message: str
    retry: bool


class PingDown(Struct, tag_field="t", tag="ping"):
    """Are you there? [W14]"""


class PongDown(Struct, tag_field="t", tag="pong"):
    """I am; and this is the server's clock. [W14]"""

    now: Annotated[int, Meta(ge=0)]


AnyDown = Welcome | Ops | Reject | HereDown | Who | Tune | Resync | Bye | Error | PingDown | PongDown
