"""The board as one bot holds it: feed it frames, do what it asks, and send what it says.

It never waits, and reads no clock: `now` always comes in, in seconds.

    connected ──► outgoing: hello
    receive   ──► welcome ──┬─ the tail follows ─────────────► ops … ──► Arrived
                            ├─ snapshot ─────────────────────► ops … ──► Arrived
                            └─ Fetch ──► fetched: snapshot ──► ops … ──► Arrived
    lost      ──► Again | Over

Transactions may be put in line at any time; they are sent once the server has said what it decided before.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, assert_never, cast

import msgspec

from tondo.bot.faults import of_close, of_code
from tondo.bot.news import Again, Arrived, Decided, Fetch, Happened, Leave, News, Over, Verdict
from tondo.bot.outbox import Outbox
from tondo.bot.pace import Pulse, Rate
from tondo.bot.reading import entry_of, read
from tondo.errors import Broken, Expelled, Fault, LostTrack, Refused
from tondo.model.board import Board
from tondo.model.change import Change, put, remove
from tondo.model.entry import Entry
from tondo.model.json import Object
from tondo.model.kind import Item, Kind, Shared, still
from tondo.wire.down import (
    Bye,
    Error,
    HereDown,
    Ops,
    Person,
    PingDown,
    PongDown,
    Reject,
    Resync,
    Tune,
    Welcome,
    Who,
    You,
)
from tondo.wire.up import At, Hello, Here, Ping, Pong, Sync
from tondo.wire.version import VERSION

COME_AGAIN: Final = frozenset({1001, 1006, 1011, 1012, 1013, 4008, 4009, 4010})
FRAMES_MOST = 10_000  # That wait for a snapshot.
LOST_REFUSAL = "this was refused, and the reason was lost with the connection"

# To a bot everything is of one kind: laying changes asks no more of a kind than that there is one.
KINDS: Final[Mapping[str, Kind]] = defaultdict(lambda: Kind(name="thing", fields=Shared, moved=still, outline=None))


class Replica:
    """One bot's place on a board."""

    def __init__(self, board_id: str, token: str, client: str) -> None:
        self.board = Board(KINDS)
        self.people: dict[str, Person] = {}
        self.you: You | None = None
        self.outbox = Outbox()
        self._hello = Hello(v=VERSION, board=board_id, token=token, client=client)
        self._epoch = ""
        self._tag: str | None = None
        """Of the place where the board is; None while that is no place to resume from."""
        self._held = False  # Whether there ever was a board.
        self._here: dict[str, object] = {}
        self._here_every = 0.0
        self._reset(0.0)

    def _reset(self, now: float) -> None:
        """Forget what belongs to a connection."""
        self._says: list[bytes] = []
        self._welcome: Welcome | None = None
        self._arrived = False
        self._early: list[Ops] | None = None
        """Frames that came before the snapshot that they follow."""
        self._asked_at = -1
        self._here_new: dict[str, object] = {}
        self._here_from = now
        self._rate = Rate(1)
        self._pulse = Pulse(now)
        self._ending: Verdict | None = None

    # What is said.

    def connected(self, now: float) -> None:
        """A connection is open."""
        self._reset(now)
        self._hello.at = self._place()
        self._say(self._hello)

    def outgoing(self, now: float) -> tuple[list[bytes], float]:
        """Return what is to be sent now, and after how many seconds to ask again if nothing happens before."""
        frames, self._says = self._says, []
        wait = float("inf")
        if self._welcome is not None:
            while self.outbox.waiting and self._rate.wait(now) == 0:
                self._rate.take()
                frames.append(self.outbox.take())
            if self.outbox.waiting:
                wait = self._rate.wait(now)
            if self._here_new and now >= self._here_from:
                frames.append(msgspec.json.encode({"t": "here", **self._here_new}))
                self._here_new = {}
                self._here_from = now + self._here_every
            elif self._here_new:
                wait = min(wait, self._here_from - now)
        if frames:
            self._pulse.said(now)
        elif not self._pulse.wait(now):
            self._pulse.pinged(now)
            frames.append(msgspec.json.encode(Ping()))
        return frames, min(wait, self._pulse.wait(now))

    def here(self, **news: object) -> None:
        """Say where one is; None clears. Raises ValidationError. [W10]"""
        checked = msgspec.to_builtins(msgspec.convert({"t": "here", **news}, Here))
        said = {name: value for name, value in checked.items() if name in news}
        self._here |= said
        self._here_new |= said

    # What is heard.

    def receive(self, frame: bytes, now: float) -> list[News]:
        """Take a frame. Raises Broken if the server does not make sense."""
        self._pulse.heard(now)
        message = read(frame)
        match message:
            case Welcome():
                return self._receive_welcome(message)
            case Ops():
                return self._receive_ops(message)
            case Reject(i=int(number)):
                return self._decide(number, of_code(message.code, message.message, Refused))
            case Who(join=came, leave=went):
                self.people |= {person.session: person for person in came}
                for session in went:
                    self.people.pop(session, None)
            case Tune():
                self._here_every = message.here / 1000
            case Resync():
                self._tag = None
                self._ending = Again()
            case Bye():
                self._ending = Again(message.after / 1000)
            case Error() if not message.retry:
                self._ending = Over(of_code(message.code, message.message, Expelled))
            case PingDown():
                self._say(Pong())
            case Reject() | Error() | HereDown() | PongDown() | None:
                pass
            case _:
                assert_never(message)
        return []

    def fetched(self, items: Sequence[Mapping[str, object]]) -> list[News]:
        """The snapshot has come."""
        welcome, early = self._welcome, self._early
        assert welcome is not None, "Only a welcome asks to fetch."
        assert early is not None, "A snapshot is fetched once."
        self._early = None
        news = self._lay_snapshot(welcome, items)
        for ops in early:
            news += self._lay(ops)
        return news + self._arrive()

    def unfetched(self) -> None:
        """The snapshot cannot be had: the next connection starts without a place."""
        self._tag = None
        self._ending = Again()

    def lost(self, code: int, reason: str = "") -> Verdict:
        """The connection has ended with a close code; tell whether to come again."""
        if code == LostTrack.close:
            self._tag = None
        if self._ending is not None:
            return self._ending
        return Again() if code in COME_AGAIN else Over(of_close(code, reason))

    # How.

    def _receive_welcome(self, welcome: Welcome) -> list[News]:
        self._welcome, self.you = welcome, welcome.you
        self.people = {person.session: person for person in welcome.people}
        self._rate = Rate(welcome.limits.tx_per_second)
        self._here_every = max(welcome.tune.here / 1000, 1 / welcome.limits.here_per_second)
        self._here_new = {name: value for name, value in self._here.items() if value is not None}
        self.outbox.rewind(welcome.decided)
        match welcome.snapshot:
            case None if self._hello.at is None:
                raise Broken("the server sent neither a snapshot nor a place to start from")
            case None:
                return self._arrive()
            case snapshot if snapshot.url is None:
                return self._lay_snapshot(welcome, ()) + self._arrive()
            case snapshot:
                self._early = []
                return [Fetch(snapshot.url)]

    def _receive_ops(self, ops: Ops) -> list[News]:
        if self._early is None:
            return self._lay(ops) + self._arrive()
        self._early.append(ops)
        return self._leave() if len(self._early) > FRAMES_MOST else []

    def _lay_snapshot(self, welcome: Welcome, fetched: Iterable[Mapping[str, object]]) -> list[News]:
        """Take the board as it is at the snapshot, and tell as one entry what came of it meanwhile."""
        assert welcome.snapshot is not None
        seq = welcome.snapshot.seq
        items = {str(item["id"]): cast(Item, item) for item in (*fetched, *welcome.snapshot.items)}
        changes = _difference(self.board.items, items) if self._held else []
        snapshot: Object = {"seq": seq, "items": list(items.values()), "dead": [], "decided": {}}
        self.board = Board.from_snapshot(snapshot, KINDS)
        self._held, self._epoch = True, welcome.at.epoch
        self._tag = welcome.at.tag if welcome.at.seq == seq else None
        return [Happened(Entry(seq, welcome.now, "", "", 0, changes))] if changes else []

    def _lay(self, ops: Ops) -> list[News]:
        """Lay what is new in a frame; where something is missing before it, ask. [W6]"""
        if ops.to <= self.board.seq:
            return []
        if ops.after > self.board.seq:
            return self._ask()
        news: list[News] = []
        for fact in ops.entries:
            if fact.s <= self.board.seq:
                continue
            if fact.s != self.board.seq + 1:
                raise Broken(f"entry {self.board.seq + 1} was expected, {fact.s} came")
            entry = entry_of(fact)
            self.board.lay_entry(entry)
            news.append(Happened(entry))
            if entry.client == self._hello.client:
                news += self._decide_below(entry.number)
                news += self._decide(entry.number, entry.seq)
        self._tag = ops.tag
        return news

    def _ask(self) -> list[News]:
        place = self._place()
        if place is None:
            return self._leave()
        if self._asked_at != self.board.seq:
            self._asked_at = self.board.seq
            self._say(Sync(place))
        return []

    def _leave(self) -> list[News]:
        self.unfetched()
        return [Leave()]

    def _decide(self, number: int, outcome: int | Fault) -> list[News]:
        return [Decided(number, outcome)] if self.outbox.decide(number) else []

    def _arrive(self) -> list[News]:
        """Once the place of the welcome is reached, everything the server had decided by then is known. [W5]"""
        welcome = self._welcome
        if welcome is None or self._arrived or self.board.seq < welcome.at.seq:
            return []
        self._arrived = True
        return [*self._decide_below(welcome.decided + 1), Arrived()]

    def _decide_below(self, number: int) -> list[News]:
        """The log has this number, so it has decided all before it; those that are open yet were not told of. [W5]

        Numbers get into the log in order: one that was passed over was refused, and its refusal was lost with a
        connection. Where a snapshot stands for what happened, nobody can tell, and having happened is far likelier.
        """
        welcome, news = self._welcome, []
        for open_number in self.outbox.undecided(number - 1):
            hidden = welcome is not None and welcome.snapshot is not None and open_number <= welcome.decided
            news += self._decide(open_number, welcome.at.seq if welcome and hidden else Refused(LOST_REFUSAL))
        return news

    def _place(self) -> At | None:
        return None if self._tag is None else At(self._epoch, self.board.seq, self._tag)

    def _say(self, message: Hello | Sync | Pong) -> None:
        self._says.append(msgspec.json.encode(message))


def _difference(old: Mapping[str, Item], new: Mapping[str, Item]) -> list[Change]:
    """Return the changes that lead from one board to the other."""
    gone = [remove(item) for item in old if item not in new]
    return gone + [put(item) for name, item in new.items() if old.get(name) != item]
