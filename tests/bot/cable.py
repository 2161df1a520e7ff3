"""A real room and a bot's replica, and between them a cable that is slow, and can be cut anywhere. No loop, no clock."""

from collections import deque
from collections.abc import Mapping, Sequence
from typing import Any, assert_never

import orjson

from tondo.bot.news import Arrived, Decided, Fetch, Happened, Leave, News, Over
from tondo.bot.outbox import encoded
from tondo.bot.replica import Replica
from tondo.errors import Expelled, Fault
from tondo.kinds import KINDS
from tondo.model.access import Principal
from tondo.model.board import Board
from tondo.model.change import put
from tondo.model.entry import Entry, chained
from tondo.model.json import Json
from tondo.model.kind import Item
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
from tondo.wire.down import Welcome
from tondo.wire.up import Hello, Tx

KEY = bytes(32)
BOARD, LINK, USER, CLIENT = "board", "link000001", "user000001", "client0001"
WHO = Principal(USER, "editor")
GONE = 1006


def note(name: str, **fields: Json) -> dict[str, Json]:
    """Return an op that creates a note."""
    return {"op": "create", "item": {"id": name, "kind": "note", "x": 0, "y": 0, **fields}}


REFUSED_OP: Mapping[str, Json] = {"op": "create", "item": {"kind": "note", "x": 0, "y": 0, "color": "NO COLOUR"}}


class Cable:
    """Both ends. What happens is asked for step by step: `up`, `append`, `down`."""

    def __init__(self, notes: int = 0) -> None:
        self.replica = Replica(BOARD, "token", CLIENT)
        self.room = Room(Origin(BOARD, "e1", KEY, "fsync"), Board(KINDS), "", Tail(0, ""))
        self.outcomes: dict[int, int | Fault] = {}
        self.happened: list[Entry] = []
        self.arrivals = 0
        self.expelled: list[Expelled] = []
        self.now = 0.0
        self._connections = 0
        self._session = ""
        self._told = -1
        self._up: deque[bytes] = deque()
        self._down: deque[bytes | Expelled] = deque()
        self._offers: deque[Append] = deque()
        self._shelf: Sequence[object] = ()
        self._others = 0
        self._log: list[Fact] = []
        stamps: dict[str, Json] = {"by": "", "at": 0, "born": 1, "tv": 1}
        changes = [
            put({"id": LINK, "kind": "link", "role": "editor", "hash": "0" * 64, **stamps}),
            put({"id": USER, "kind": "member", "name": "Bot", "color": "blue", "link": LINK, "bot": True, **stamps}),
        ]
        for n in range(notes):
            made = KINDS["note"].made({"x": n * 220, "y": 0})
            changes.append(put({"id": f"old{n:07}", "kind": "note", **made, "z": "n", **stamps}))
        body = Entry(1, 0, "", "", 0, changes).encoded()
        self.room.heard([(1, chained(KEY, "", body), body)], 0)

    @property
    def connected(self) -> bool:
        """Whether there is a connection."""
        return bool(self._session)

    @property
    def quiet(self) -> bool:
        """Whether nothing is under way."""
        return not (self._up or self._down or self._offers or self.replica.outbox.waiting)

    def seen(self) -> dict[str, Item]:
        """Return the board as the bot should have it."""
        return {str(item["id"]): item for item in self.room.seen(WHO)}

    def numbers(self) -> list[int]:
        """Return the numbers of the bot's transactions in the log, in order, as far as the log was told."""
        facts = self.room.bodies(self._log, WHO)
        return [entry.number for entry in map(Entry.decoded, facts) if entry.client == CLIENT]

    # What a test does.

    def put(self, *ops: Mapping[str, Json]) -> int:
        """Have the bot wish for something."""
        return self.replica.outbox.put(encoded(ops))

    def other(self, **fields: Json) -> None:
        """Have somebody else create a note."""
        self._others += 1
        message = decode(
            orjson.dumps({"t": "tx", "i": self._others, "ops": [note(f"else{self._others:06}", **fields)]})
        )
        assert isinstance(message, Tx)
        self._perform(self.room.wish(Wish("other00001", message.i, message.ops, None, USER), self._ms()))

    def connect(self) -> None:
        """Open a connection."""
        assert not self.connected
        self._connections += 1
        self._session, self._told = f"s{self._connections}", -1
        self.replica.connected(self.now)
        self.speak()

    def cut(self, *, heard: int = 0) -> None:
        """Cut the connection: of what the bot has sent, only so many frames still get through, and nothing comes back."""
        self._down.clear()
        for _ in range(min(heard, len(self._up))):
            self.up()
        self._hang_up(GONE)

    def speak(self) -> None:
        """Have the bot send what it has to send."""
        if not self.connected:
            return
        self.now += 0.1
        frames, _ = self.replica.outgoing(self.now)
        self._up += frames

    def up(self) -> None:
        """Let one frame of the bot's reach the room."""
        if not self._up:
            return
        message = decode(self._up.popleft())
        if isinstance(message, Hello):
            self._perform(self.room.enter(self._session, USER, message, self._ms()))
        else:
            self._perform(self.room.receive(self._session, message, self._ms()))

    def append(self) -> None:
        """Let one append be durable."""
        if self._offers:
            self._offers.popleft()
            self._perform(self.room.appended(self._ms()))

    def down(self) -> None:
        """Let one frame of the room's reach the bot."""
        if not self._down:
            return
        frame = self._down.popleft()
        if isinstance(frame, Expelled):
            self._hang_up(frame.close)
            return
        self._hear(self.replica.receive(frame, self.now))
        if self.connected:
            self.speak()

    def forget_tail(self) -> None:
        """Have the room remember nothing of what led up to now."""
        self.room._tail = Tail(self.room.seq, self.room.tag)

    def run(self) -> None:
        """Connect, if need be, and let everything come to its end."""
        self.speak()
        while not (self.connected and self.quiet):
            if not self.connected:
                self.connect()
            self.up()
            self.append()
            self.down()
            self.speak()

    # How.

    def _ms(self) -> int:
        return int(self.now * 1000)

    def _hear(self, news: Sequence[News]) -> None:
        for each in news:
            match each:
                case Fetch():
                    items: list[dict[str, Any]] = orjson.loads(orjson.dumps(self._shelf))
                    self._hear(self.replica.fetched(items))
                case Leave():
                    self._hang_up(1000)
                case Arrived():
                    self.arrivals += 1
                case Happened(entry):
                    self.happened.append(entry)
                case Decided(number, outcome):
                    assert number not in self.outcomes, "A transaction is decided once."
                    self.outcomes[number] = outcome
                case _:
                    assert_never(each)

    def _hang_up(self, code: int) -> None:
        session, self._session = self._session, ""
        self._up.clear()
        self._down.clear()
        self._perform(self.room.leave(session))
        verdict = self.replica.lost(code)
        assert not isinstance(verdict, Over), verdict

    def _perform(self, effects: Sequence[Effect]) -> None:
        for effect in effects:
            match effect:
                case Send(session, message) if session == self._session:
                    if isinstance(message, Welcome):
                        self._told = message.at.seq
                    self._down.append(encode(message))
                case SendFacts(session, after, facts) if session == self._session and facts:
                    self._tell(after, facts)
                case Tell(facts):
                    self._log += facts
                    missing = [fact for fact in facts if fact.seq > self._told]
                    if self._session in self.room.sessions and missing:
                        self._tell(self._told, missing)
                case TellAll(message, but) if self._told >= 0 and but != self._session:
                    self._down.append(encode(message))
                case Append():
                    self._offers.append(effect)
                case Expel(session, why) if session == self._session:
                    self.expelled.append(why)
                    self._down.append(why)
                case Shelve(seq, items):
                    self._shelf = items
                    self._perform(self.room.shelved(seq, self._ms()))
                case Send() | SendFacts() | TellAll() | Expel() | Settle() | KeepCheckpoint():
                    pass
                case _:
                    assert_never(effect)

    def _tell(self, after: int, facts: Sequence[Fact]) -> None:
        last = facts[-1]
        self._down.append(encode_ops(after, last.seq, last.tag, self.room.bodies(facts, WHO)))
        self._told = max(self._told, last.seq)
