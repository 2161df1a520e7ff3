"""Hands around one room: no loop, no socket, and the log is a list.

    table = Table()
    mia = table.seat("editor")
    mia.wishes({"op": "create", "item": {...}})
    mia.take()                      the frames that came since the last look
    mia.board                       the board as Mia's client has it by now

What a hand says goes through bytes and back, as on a socket. Appends are answered at once; with `table.slow` set they
wait in `table.offers` until `table.answer()`. Two tables may share one `Ledger`, like two servers one log.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, assert_never

import orjson

from tondo.errors import Expelled, Refused
from tondo.kinds import KINDS
from tondo.model.access import ROLES, Principal, Role
from tondo.model.board import Board
from tondo.model.change import Change, put
from tondo.model.entry import Entry, chained
from tondo.model.ids import base62
from tondo.model.json import Json
from tondo.ops.enrol import Enrol
from tondo.ops.op import Op
from tondo.room.effects import (
    Append,
    Effect,
    Expel,
    Fact,
    KeepCheckpoint,
    Send,
    SendFacts,
    Settle,
    Shelve,
    Tell,
    TellAll,
)
from tondo.room.room import Origin, Room
from tondo.room.tail import Tail
from tondo.room.wish import Wish
from tondo.wire.codec import decode, encode, encode_ops
from tondo.wire.up import At, Hello

BOARD, EPOCH, KEY = "board00001", "e1", bytes(range(32))
LINKS: Mapping[Role, str] = {role: f"link{role[:6]:0>6}" for role in ROLES}
SETTINGS = "settings"

Frame = dict[str, Any]


@dataclass(slots=True)
class Ledger:
    """A log: `(seq, tag, body)`, in order, with the founding of the board."""

    entries: list[tuple[int, str, bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        changes: list[Change] = [_item(SETTINGS, "settings", {"title": "Retro"})]
        changes += [_item(name, "link", {"role": role, "hash": "5ec2e7" * 10 + "0000"}) for role, name in LINKS.items()]
        self.write(changes)

    @property
    def head(self) -> tuple[int, str]:
        """Where it ends."""
        return self.entries[-1][:2] if self.entries else (0, "")

    def write(self, changes: Sequence[Change], *, by: str = "", client: str = "", number: int = 0) -> None:
        """Write an entry as another server would."""
        seq, tag = self.head
        body = Entry(seq + 1, 1000, by, client, number, changes).encoded()
        self.entries.append((seq + 1, chained(KEY, tag, body), body))

    def since(self, seq: int) -> list[tuple[int, str, bytes]]:
        """Return what came after."""
        return self.entries[seq:]


class Hand:
    """Somebody at the table: one connection, and the board as it has come down that connection."""

    def __init__(self, table: "Table", session: str, user: str, client: str) -> None:
        self.table, self.session, self.user, self.client = table, session, user, client
        self.number = 0
        self.told = -1
        self.raw: list[bytes] = []
        self.frames: list[Frame] = []
        self.closed: Expelled | None = None
        self.welcome: Frame = {}
        self.board = Board(KINDS)
        self.tag = ""

    def says(self, **message: Any) -> None:
        """Send a message."""
        self.sends(json.dumps(message).encode())

    def sends(self, raw: bytes) -> None:
        """Send these bytes."""
        self.table.perform(self.table.room.receive(self.session, decode(raw), self.table.now))

    def wishes(self, *ops: Mapping[str, Any], label: str | None = None) -> int:
        """Send a transaction, and return its number."""
        self.number += 1
        self.says(t="tx", i=self.number, ops=ops, **({"label": label} if label else {}))
        return self.number

    def leaves(self) -> None:
        """The connection is gone."""
        self.table.hands.pop(self.session, None)
        self.table.perform(self.table.room.leave(self.session))

    @property
    def at(self) -> At:
        """The place that this client holds."""
        return At(EPOCH, self.board.seq, self.tag)

    def take(self, kind: str = "") -> list[Frame]:
        """Return the frames since the last look, of one kind or all."""
        frames, self.frames = self.frames, []
        return [frame for frame in frames if kind in ("", frame["t"])]

    def reads(self, raw: bytes) -> None:
        """Take a frame that came."""
        frame: Frame = orjson.loads(raw)
        self.raw.append(raw)
        self.frames.append(frame)
        if frame["t"] == "welcome":
            self.welcome, self.number = frame, frame["decided"]
            if "snapshot" in frame:
                items = [*self.table.shelves.get(frame["snapshot"].get("url", ""), []), *frame["snapshot"]["items"]]
                seq = frame["snapshot"]["seq"]
                self.board = Board.from_snapshot({"seq": seq, "items": items, "dead": [], "decided": {}}, KINDS)
            self.tag = frame["at"]["tag"]
        if frame["t"] == "ops" and frame["to"] > self.board.seq:
            assert frame["after"] == self.board.seq, "what comes down follows on what is there"
            for entry in frame["entries"]:
                self.board.lay_entry(Entry.decoded(orjson.dumps(entry)))
            assert frame["to"] == self.board.seq
            self.tag = frame["tag"]


class Table:
    """One room, and the hands around it."""

    def __init__(self, ledger: Ledger | None = None, *, now: int = 1_000_000) -> None:
        self.ledger = ledger or Ledger()
        self.now = now
        self.room = Room(Origin(BOARD, EPOCH, KEY, "fsync"), Board(KINDS), "", Tail(0, ""))
        self.hands: dict[str, Hand] = {}
        self.slow = False
        self.offers: list[Append] = []
        self.shelving: list[Shelve] = []
        self.shelves: dict[str, Sequence[Any]] = {}
        self.settled: dict[str, int | Refused] = {}
        self.checkpoints: list[KeepCheckpoint] = []
        self.effects: list[Effect] = []
        self._names = 0
        self.catch_up()

    @property
    def board(self) -> Board:
        """The board in the room."""
        return self.room.board

    # Coming in.

    def enrol(self, role: Role = "editor", name: str = "Mia", *, bot: bool = False) -> str:
        """Make a member of the board, and return their id."""
        user = self.mint("user")
        enrol = Enrol(user, name, LINKS[role], bot)
        settled = self.wish(enrol, who=Principal(user, "owner"), client=self.mint("join"))
        assert isinstance(settled, int), settled
        return user

    def wish(self, *ops: Op, who: Principal, client: str = "server0000", number: int = 1) -> int | Refused | None:
        """Wish as the server does, and return how it was settled, if it was."""
        ticket = self.mint("tick")
        self.perform(self.room.wish(Wish(client, number, ops, who=who, ticket=ticket), self.now))
        return self.settled.get(ticket)

    def seat(self, role: Role = "editor", name: str = "Mia", **more: Any) -> Hand:
        """Let somebody join and sit down."""
        return self.enter(self.enrol(role, name), **more)

    def enter(self, user: str, client: str = "", at: At | None = None) -> Hand:
        """Let a member say hello. Raises Expelled."""
        hand = Hand(self, self.mint("sess"), user, client or self.mint("kX3f"))
        self.hands[hand.session] = hand
        hello = Hello(v=1, board=BOARD, token="", client=hand.client, at=at)
        self.perform(self.room.enter(hand.session, user, hello, self.now))
        return hand

    def returns(self, hand: Hand, *, leaving: bool = True) -> Hand:
        """Let somebody connect again with what they hold, and return the new hand."""
        if leaving:
            hand.leaves()
        fresh = Hand(self, self.mint("sess"), hand.user, hand.client)
        fresh.board, fresh.tag = hand.board, hand.tag
        self.hands[fresh.session] = fresh
        hello = Hello(v=1, board=BOARD, token="", client=hand.client, at=hand.at)
        self.perform(self.room.enter(fresh.session, hand.user, hello, self.now))
        return fresh

    def mint(self, word: str) -> str:
        """Mint a name of ten letters."""
        self._names += 1
        return word + base62(self._names, 10 - len(word))

    # What the room asks for.

    def perform(self, effects: Sequence[Effect]) -> None:
        """Do what the room asks, in order."""
        for effect in effects:
            self.effects.append(effect)
            match effect:
                case Send(session, message):
                    if hand := self.hands.get(session):
                        hand.reads(encode(message))
                        if "at" in hand.welcome and hand.told < 0:
                            hand.told = hand.welcome["at"]["seq"]
                case SendFacts(session, after, facts):
                    if hand := self.hands.get(session):
                        self._send_facts(hand, after, facts)
                case Tell(facts):
                    for hand in list(self.hands.values()):
                        missing = [fact for fact in facts if fact.seq > hand.told >= 0]
                        if missing:
                            self._send_facts(hand, missing[0].seq - 1, missing)
                case TellAll(message, but):
                    for name, hand in list(self.hands.items()):
                        if hand.told >= 0 and name != but:
                            hand.reads(encode(message))
                case Append():
                    self.offers.append(effect)
                    if not self.slow:
                        self.answer()
                case Settle(ticket, outcome):
                    self.settled[ticket] = outcome
                case Expel(session, why):
                    if hand := self.hands.pop(session, None):
                        hand.closed = why
                case Shelve():
                    self.shelving.append(effect)
                    if not self.slow:
                        self.shelve()
                case KeepCheckpoint():
                    self.checkpoints.append(effect)
                case _:
                    assert_never(effect)

    def answer(self) -> None:
        """Answer the oldest offer: written if the log still ends there, or overtaken after what was missed."""
        offer = self.offers.pop(0)
        if self.ledger.head == (offer.after, offer.tag):
            self.ledger.entries += [(fact.seq, fact.tag, fact.body) for fact in offer.facts]
            self.perform(self.room.appended(self.now))
        else:
            self.catch_up()
            self.perform(self.room.overtaken(self.now))

    def catch_up(self) -> None:
        """Read on in the log."""
        self.perform(self.room.heard(self.ledger.since(self.room.seq), self.now))

    def shelve(self) -> None:
        """Put the oldest snapshot on its shelf."""
        shelf = self.shelving.pop(0)
        self.shelves[f"/api/boards/{BOARD}/snapshot/{shelf.seq}"] = shelf.items
        self.perform(self.room.shelved(shelf.seq, self.now))

    def tick(self) -> None:
        """Tell where people are."""
        here = self.room.presence_news()
        if here is not None:
            self.perform([TellAll(here)])

    def _send_facts(self, hand: Hand, after: int, facts: Sequence[Fact]) -> None:
        session, last = self.room.sessions.get(hand.session), facts[-1]
        if session is None:
            return  # On its way out.
        hand.reads(encode_ops(after, last.seq, last.tag, self.room.bodies(facts, session.who)))
        hand.told = max(hand.told, last.seq)


def note(name: str, **fields: Any) -> Frame:
    """Return the op that makes a note."""
    return {"op": "create", "item": {"id": name, "kind": "note", "x": 0, "y": 0, **fields}}


def _item(name: str, kind: str, fields: Mapping[str, Json]) -> Change:
    return put({"id": name, "kind": kind, **fields, "by": "", "at": 0, "born": 1, "tv": 1})
