"""One room: feed it messages, do what it asks. The room never waits and never reads a clock: `now` always comes in.

The board in it is exactly what the log says. A wish is worked out on the board, taken back, and offered to the log:

    receive ──► wishes ──► draft ──► Append ──┬─► appended ──► lay ──► Tell
                  ▲                           │
                  └──── what is undecided ◄───┴─► overtaken: heard(what was missed)

One append is under way at a time; meanwhile wishes gather, and go together into the next. Whatever comes of an append, a
wish is done when the log has decided its number, so an answer that was lost, came twice or came late changes nothing.
"""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never, cast

from tondo.errors import (
    Broken,
    Expelled,
    LostTrack,
    NoAccess,
    Refused,
    Replaced,
    TooEarly,
    TooFast,
    Unavailable,
)
from tondo.model.access import TABLE, Principal, can
from tondo.model.board import Board
from tondo.model.entry import Entry, chained
from tondo.model.kind import Item
from tondo.room import members, shade
from tondo.room.drafting import draft
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
from tondo.room.limits import LIMITS
from tondo.room.presence import Presence
from tondo.room.session import Session
from tondo.room.tail import Tail
from tondo.room.wish import Wish
from tondo.wire.codec import Unreadable
from tondo.wire.down import (
    Durability,
    HereDown,
    Person,
    PongDown,
    Reject,
    Snapshot,
    Tune,
    Welcome,
    Who,
    You,
)
from tondo.wire.up import AnyUp, At, Hello, Here, Ping, Pong, Sync, Tx
from tondo.wire.version import VERSION

WISHES = 10_000  # How many may wait; more are refused as `unavailable`.
INLINE_ITEMS = 400  # Above this, a snapshot is fetched over HTTP.
SHELF_REACH = 1_000  # A shelved snapshot this far behind is made anew,
SHELF_LIFE = 1_800_000  # and one that is this old, in milliseconds. It is kept for twice as long, for slow joiners.
CHECKPOINT_EVERY = 2_000
"""Entries between checkpoints."""
TUNE = Tune(tx=30, here=66)


class Forked(Exception):
    """The log is not the one this board was read from: it was rolled back, or restored. The room has to be opened anew."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What a room is opened from."""

    board_id: str
    epoch: str
    key: bytes
    durability: Durability


class Room:
    """The rules of one board."""

    def __init__(self, origin: Origin, board: Board, tag: str, tail: Tail) -> None:
        self._origin = origin
        self.board = board
        self.tag = tag
        self._tail = tail
        self._sessions: dict[str, Session] = {}
        self._arriving: dict[str, Session] = {}  # They wait for a snapshot, and are told nothing before it.
        self._elsewhere: dict[str, Person] = {}
        self._presence = Presence()
        self._wishes: deque[Wish] = deque()
        self._offered: Append | None = None
        self._shelf: int | None = None
        self._shelved_at = 0
        self._checkpoint = board.seq

    # Who is here.

    @property
    def seq(self) -> int:
        """Where the board is in its log."""
        return self.board.seq

    @property
    def sessions(self) -> Mapping[str, Session]:
        """The sessions of this server, by name."""
        return self._sessions

    @property
    def busy(self) -> bool:
        """Whether anything waits to be decided."""
        return bool(self._wishes or self._offered)

    def principal(self, user: str) -> Principal | None:
        """Return what the board says somebody is now, or None."""
        return members.principal(self.board, user)

    def enter(self, name: str, user: str, hello: Hello, now: int) -> list[Effect]:
        """Let somebody in who said hello. Raises NoAccess or TooEarly. [W1]"""
        if not self.board.holds(user):
            # A token is given only once its member is in the log, so it is the room that is behind.
            raise TooEarly("this server has not heard of you yet: try again in a moment")
        who = self.principal(user)
        if who is None or not can(who, "see"):
            raise NoAccess("this board is not open to you any more: ask for a new link")
        effects: list[Effect] = []
        for other in [*self._sessions.values(), *self._arriving.values()]:
            if other.client == hello.client and other.who.user == user:
                effects += self._expel(other.name, Replaced("the same client connected again"))
        session = Session(
            name, who, hello.client, members.person(self.board, name, who), self.board.decided(hello.client, user)
        )
        tail = (
            self._tail.since(hello.at.seq, hello.at.tag) if hello.at and hello.at.epoch == self._origin.epoch else None
        )
        if tail is not None and hello.at is not None:
            effects += self._let_in(session, now, None, hello.at.seq, tail)
        elif len(self.board) <= INLINE_ITEMS:
            snapshot = Snapshot(seq=self.seq, items=cast("list[dict[str, object]]", self.seen(who)))
            effects += self._let_in(session, now, snapshot, self.seq, [])
        else:
            self._arriving[name] = session
            if self._has_shelf(now):
                effects += self._let_in_from_shelf(now)
            elif len(self._arriving) == 1:
                effects.append(Shelve(self.seq, shade.open_items(self.board)))
        return effects

    def shelved(self, seq: int, now: int) -> list[Effect]:
        """A snapshot at `seq` is where joiners can fetch it; the newest is kept in mind."""
        self._shelf, self._shelved_at = seq, now
        return self._let_in_from_shelf(now)

    def leave(self, name: str) -> list[Effect]:
        """The connection is gone. What it wished before stays wished."""
        self._arriving.pop(name, None)
        if self._sessions.pop(name, None) is None:
            return []
        self._presence.forget(name)
        return [TellAll(Who(leave=[name]))]

    # What they say.

    def receive(self, name: str, message: AnyUp | Unreadable, now: int) -> list[Effect]:
        """Take a message from a session that is here."""
        session = self._sessions.get(name)
        if session is None:
            return []
        try:
            match message:
                case Tx():
                    return self._receive_tx(session, message, now)
                case Here():
                    # Presence over its rate is dropped without a word: the next one is newer anyway. [W10]
                    if session.here_rate.takes(now):
                        self._presence.note(name, message)
                    return []
                case Ping():
                    return [Send(name, PongDown(now=now))]
                case Pong():
                    return []
                case Sync():
                    return self._receive_sync(session, message.at)
                case Unreadable():
                    if message.i is not None:
                        self._count(session, message.i)
                    return self._reject(session, message.i, message.why, now)
                case Hello():
                    raise Broken("hello is said once; a connection belongs to one board for life")
                case _:
                    assert_never(message)
        except Expelled as why:
            return self._expel(name, why)

    def wish(self, wish: Wish, now: int) -> list[Effect]:
        """Take a wish from elsewhere in the server; a Settle with its ticket follows."""
        self._wishes.append(wish)
        return self._draft(now)

    # What the log says.

    def appended(self, now: int) -> list[Effect]:
        """What was offered is in the log, and durable."""
        offered, self._offered = self._offered, None
        effects = self._lay([fact for fact in offered.facts if fact.seq > self.seq]) if offered else []
        return effects + self._settle() + self._checkpoint_if_due() + self._draft(now)

    def heard(self, entries: Sequence[tuple[int, str, bytes]], now: int) -> list[Effect]:
        """Take entries `(seq, tag, body)` that follow in the log, whoever wrote them. Raises Forked."""
        facts: list[Fact] = []
        tag = self.tag
        for seq, its_tag, body in entries:
            if seq <= self.seq:
                continue
            if seq != self.seq + len(facts) + 1 or chained(self._origin.key, tag, body) != its_tag:
                raise Forked(
                    f"entry {seq} does not follow entry {self.seq + len(facts)} of board {self._origin.board_id}"
                )
            tag = its_tag
            facts.append(Fact(seq, its_tag, body))
        return self._lay(facts) + self._settle() + self._checkpoint_if_due()

    def overtaken(self, now: int) -> list[Effect]:
        """What was offered was not written, or nobody knows; what it missed has been heard. Work the wishes out again."""
        self._offered = None
        return self._settle() + self._draft(now)

    def has_been_at(self, seq: int, tag: str) -> bool:
        """Tell whether the board was at this place not long ago."""
        return self._tail.holds(seq, tag)

    # What other servers say.

    def hear_people(self, joined: Sequence[Person], left: Sequence[str]) -> list[Effect]:
        """People came or went on another server."""
        fresh = [person for person in joined if self._elsewhere.get(person.session) != person]
        gone = [name for name in left if self._elsewhere.pop(name, None) is not None]
        for person in fresh:
            self._elsewhere[person.session] = person
        for name in gone:
            self._presence.forget(name)
        return [TellAll(Who(join=fresh, leave=gone))] if fresh or gone else []

    def hear_here(self, here: HereDown) -> list[Effect]:
        """Presence of people on another server."""
        self._presence.hear(here)
        return [TellAll(here)]

    def presence_news(self) -> HereDown | None:
        """Return what is new about where the people on this server are."""
        return self._presence.news()

    # What is shown.

    def bodies(self, facts: Sequence[Fact], who: Principal) -> list[bytes]:
        """Return the bytes of facts for one viewer."""
        return [shade.shown(fact.body, fact.hiding, self.board, who) if fact.hiding else fact.body for fact in facts]

    def seen(self, who: Principal) -> list[Item]:
        """Return the board as this person may see it. [B7]"""
        return shade.open_items(self.board) + shade.shaded_items(self.board, who)

    def checkpoint(self) -> KeepCheckpoint:
        """Return the board as it is, for keeping."""
        self._checkpoint = self.seq
        return KeepCheckpoint(self.seq, self.tag, self.board.snapshot())

    @property
    def uncheckpointed(self) -> int:
        """How many entries came since the last checkpoint."""
        return self.seq - self._checkpoint

    # How.

    def _receive_tx(self, session: Session, tx: Tx, now: int) -> list[Effect]:
        if not self._count(session, tx.i):
            return []
        if not session.tx_rate.takes(now):
            raise TooFast(f"at most {LIMITS.tx_per_second} transactions a second are taken")
        if len(self._wishes) >= WISHES:
            return self._reject(session, tx.i, Unavailable("the board is busy: try again in a moment"), now)
        self._wishes.append(Wish(session.client, tx.i, tx.ops, tx.label, session.who.user, session=session.name))
        return self._draft(now)

    def _count(self, session: Session, number: int) -> bool:
        """Tell whether this number is new; a gap ends the conversation. [W4]

        The first one on a connection may leave a gap: those between were refused, or are forgotten with their client.
        """
        if number > session.heard + 1 and session.begun:
            raise Broken(f"transaction {session.heard + 1} was expected, {number} came")
        if number <= session.heard:
            return False
        session.begun = True
        session.heard = number
        return True

    def _receive_sync(self, session: Session, at: At) -> list[Effect]:
        tail = self._tail.since(at.seq, at.tag) if at.epoch == self._origin.epoch else None
        if tail is None:
            return self._expel(session.name, LostTrack("this place is not in the log, or too far back"))
        return [SendFacts(session.name, at.seq, tail)]

    def _draft(self, now: int) -> list[Effect]:
        """Offer as many wishes as go into one append to the log, if nothing is under way."""
        effects: list[Effect] = []
        while self._offered is None and self._wishes:
            drafted = draft(self.board, self.tag, self._wishes, self._origin.key, now)
            for wish in drafted.decided:
                self._wishes.remove(wish)
            for wish, why in drafted.refused:
                self._wishes.remove(wish)
                effects += self._refuse(wish, why, now)
            if drafted.facts:
                self._offered = Append(self.seq, self.tag, drafted.facts)
                effects.append(self._offered)
        return effects

    def _lay(self, facts: Sequence[Fact]) -> list[Effect]:
        """Lay facts for good: the board, the tail, and everybody's rights follow."""
        if not facts:
            return []
        laid = []
        for fact in facts:
            entry = Entry.decoded(fact.body)
            hiding = shade.touched(self.board, entry)
            self.board.lay_entry(entry)
            self.tag = fact.tag
            told = Fact(fact.seq, fact.tag, fact.body, hiding)
            self._tail.add(told)
            laid.append(told)
        effects: list[Effect] = [Tell(laid)]
        if any(fact.hiding for fact in laid):
            effects += self._follow_rights()
        return effects

    def _follow_rights(self) -> list[Effect]:
        """After links or members changed: give everybody the role that the board now says."""
        effects: list[Effect] = []
        for session in list(self._sessions.values()):
            who = self.principal(session.who.user)
            if who is None:
                effects += self._expel(session.name, NoAccess("your link to this board was withdrawn"))
                continue
            person = members.person(self.board, session.name, who)
            if person != session.person:
                session.who, session.person = who, person
                effects.append(TellAll(Who(join=[person])))
        return effects

    def _settle(self) -> list[Effect]:
        """Let go of the wishes that the log has decided."""
        effects: list[Effect] = []
        for wish in [wish for wish in self._wishes if self.board.decided(wish.client, wish.author) >= wish.number]:
            self._wishes.remove(wish)
            if wish.ticket:
                effects.append(Settle(wish.ticket, self.seq))
        return effects

    def _refuse(self, wish: Wish, why: Refused, now: int) -> list[Effect]:
        if wish.ticket:
            return [Settle(wish.ticket, why)]
        session = self._sessions.get(wish.session)
        return self._reject(session, wish.number, why, now) if session else []

    def _reject(self, session: Session, number: int | None, why: Refused, now: int) -> list[Effect]:
        reject = Reject(i=number, code=why.code, message=why.message, retry=why.retry)
        effects: list[Effect] = [Send(session.name, reject)]
        if session.struck_out(now):
            effects += self._expel(session.name, TooFast("too many refused messages"))
        return effects

    def _expel(self, name: str, why: Expelled) -> list[Effect]:
        return [Expel(name, why), *self.leave(name)]

    def _let_in(
        self, session: Session, now: int, snapshot: Snapshot | None, after: int, facts: Sequence[Fact]
    ) -> list[Effect]:
        """Welcome somebody with what they miss: a snapshot at `after`, or nothing, and then the facts."""
        session.heard = self.board.decided(session.client, session.who.user)
        self._sessions[session.name] = session
        welcome = Welcome(
            v=VERSION,
            you=You(
                session=session.name,
                user=session.who.user,
                name=session.person.name,
                role=session.who.role,
                can=sorted(TABLE[session.who.role]),
            ),
            at=At(self._origin.epoch, self.seq, self.tag),
            decided=session.heard,
            limits=LIMITS,
            tune=TUNE,
            durability=self._origin.durability,
            now=now,
            people=[here.person for here in self._sessions.values()] + list(self._elsewhere.values()),
            snapshot=snapshot,
        )
        effects: list[Effect] = [TellAll(Who(join=[session.person]), but=session.name), Send(session.name, welcome)]
        if facts:
            effects.append(SendFacts(session.name, after, facts))
        here = self._presence.everything()
        if here:
            effects.append(Send(session.name, here))
        return effects

    def _has_shelf(self, now: int) -> bool:
        """Tell whether there is a shelved snapshot that joiners can still fetch, not too far behind."""
        return (
            self._shelf is not None
            and self._shelf >= max(self._tail.start, self.seq - SHELF_REACH)
            and now - self._shelved_at < SHELF_LIFE
        )

    def _let_in_from_shelf(self, now: int) -> list[Effect]:
        effects: list[Effect] = []
        shelf = self._shelf
        facts = self._tail.after(shelf) if shelf is not None else None
        arriving, self._arriving = self._arriving, {}
        for session in arriving.values():
            who = self.principal(session.who.user)
            if shelf is None or facts is None:
                effects.append(
                    Expel(session.name, LostTrack("the board changes faster than it can be sent: try again"))
                )
            elif who is None:
                effects.append(Expel(session.name, NoAccess("your link to this board was withdrawn")))
            else:
                session.who = who
                items = cast("list[dict[str, object]]", shade.shaded_items(self.board, who))
                url = f"/api/boards/{self._origin.board_id}/snapshot/{shelf}"
                effects += self._let_in(session, now, Snapshot(seq=shelf, items=items, url=url), shelf, facts)
        return effects

    def _checkpoint_if_due(self) -> list[Effect]:
        return [self.checkpoint()] if self.uncheckpointed >= CHECKPOINT_EVERY else []
