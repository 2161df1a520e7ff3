"""A client by the rules of `docs/protocol.md`: keeps the board, types optimistically, resumes, and sends again.

It waits for nothing and opens nothing: a cable carries its frames, and a timer calls it back. So the same client lives in
simulated worlds and, in `tests/chaos`, on real sockets.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any, Literal, Protocol

import orjson

from sim.ledger import BrokenPromiseError, Ledger
from sim.replica import Item, laid
from sim.typist import Typist
from tondo.model.splice import Splice


class Cable(Protocol):
    """A connection, from the client's end."""

    def send_up(self, frame: bytes) -> None:
        """Send a frame to the server."""

    def cut(self, *, noticed_by_client: int, noticed_by_server: int) -> None:
        """Break it; each side notices after so many milliseconds."""


class Timer(Protocol):
    """Calls back."""

    def call_in(self, wait: float, do: Callable[[], None]) -> object:
        """Do something in so many milliseconds."""


@dataclass(frozen=True, slots=True)
class Outside:
    """What a client has of the world around it."""

    timer: Timer
    dial: Callable[["Client"], Cable]
    """Open a connection; its end is told to `closed`."""
    fetch: Callable[["Client", str, Callable[[bytes | None], None]], None]
    """Fetch what a welcome points to, or None if it cannot be had."""
    away: tuple[int, ...] = (200, 1_500, 6_000)
    """How many milliseconds it stays away at most, after a connection has ended."""


Frame = dict[str, Any]
Ops = list[dict[str, Any]]
COME_BACK = frozenset({1001, 1006, 1011, 1012, 1013, 4008, 4009, 4010})
OFTEN_REFUSED = frozenset({"locked", "forbidden", "taken", "unavailable", "too_many"})


@dataclass(slots=True)
class Pending:
    """A transaction that is not decided yet."""

    ops: Ops
    typed: str | None = None
    """The note that it types in."""
    nonsense: bool = False
    """Whether it is meant to be refused as `bad`."""
    connections: int = 0
    """On how many connections it was sent."""


class Client:
    """One person or bot."""

    def __init__(self, name: str, board: str, token: str, outside: Outside, chance: Random, ledger: Ledger) -> None:
        self.name = name
        self.user = ""
        self.role = ""
        self.items: dict[str, Item] = {}
        self.graves: dict[str, str] = {}
        """The items that it saw being deleted, and their kinds."""
        self.typists: dict[str, Typist] = {}
        self.pending: dict[int, Pending] = {}
        self.seq, self.tag, self.epoch = 0, "", ""
        self.state: Literal["away", "greeting", "fetching", "here"] = "away"
        self._board, self._token, self._outside, self._chance, self._ledger = board, token, outside, chance, ledger
        self._link: Cable | None = None
        self._last = 0
        self._sent = 0
        self._tail = (0, 0)  # Once there, everything up to this number is decided.
        self._held_back: list[Frame] = []

    @property
    def at_rest(self) -> bool:
        """Whether it is here and has nothing left to say."""
        return self.state == "here" and not self.pending and all(typist.at_rest for typist in self.typists.values())

    def text(self, item: str) -> str:
        """Return a text as this person sees it."""
        return self.typists[item].shown if item in self.typists else str(self.items[item].get("text", ""))

    # Coming and going.

    def come(self) -> None:
        """Connect, if it is away."""
        if self.state == "away":
            self._link = self._outside.dial(self)
            self.state = "greeting"
            hello: Frame = {"t": "hello", "v": 1, "board": self._board, "token": self._token, "client": self.name}
            if self.tag and self._chance.random() < 0.9:
                hello["at"] = {"epoch": self.epoch, "seq": self.seq, "tag": self.tag}
            self._link.send_up(orjson.dumps(hello))

    def cut(self, *, unnoticed: int) -> None:
        """Lose the connection; the server may not notice for a while."""
        if self._link is not None:
            self._link.cut(
                noticed_by_client=self._chance.randint(0, 100), noticed_by_server=self._chance.randint(0, unnoticed)
            )

    def closed(self, link: Cable, code: int) -> None:
        """A link has ended."""
        if link is not self._link:
            return
        if code not in COME_BACK:
            raise BrokenPromiseError(f"{self.name} was told not to come back: {code}")
        self._link = None
        self.state = "away"
        self._held_back.clear()
        self._outside.timer.call_in(self._chance.randint(10, self._chance.choice(self._outside.away)), self.come)

    # Wishing.

    def wish(self, ops: Ops, *, nonsense: bool = False) -> None:
        """Wish something; it is sent as soon as it can be."""
        self._last += 1
        self.pending[self._last] = Pending(ops, nonsense=nonsense)
        self._pump()

    def type(self, item: str, splice: Splice) -> None:
        """Edit a text as this person sees it."""
        self.typists.setdefault(item, Typist(str(self.items[item].get("text", "")))).type(splice)

    def flush(self, item: str) -> None:
        """Send what was typed, unless something is under way."""
        typist = self.typists[item]
        if typist.send(self._last + 1) is not None:
            self._last += 1
            self.pending[self._last] = Pending([], typed=item)
            self._pump()

    def say(self, message: Frame) -> None:
        """Say something else, if it is here."""
        if self._link is not None and self.state == "here":
            self._link.send_up(orjson.dumps(message))

    def _pump(self) -> None:
        """Send what has not been sent on this connection, in order and without a gap. [W4]"""
        while self._link is not None and self.state == "here" and self._sent < self._last:
            self._sent += 1
            pending = self.pending.get(self._sent)
            # Where a number was refused while earlier ones were undecided, sending these again leaves a hole.
            ops: Ops = []
            if pending is not None:
                pending.connections += 1
                ops = pending.ops if pending.typed is None else self._typing(self._sent, pending.typed)
            self._link.send_up(orjson.dumps({"t": "tx", "i": self._sent, "ops": ops}))

    def _typing(self, number: int, item: str) -> Ops:
        typist = self.typists.get(item)
        if typist is None or typist.number != number or typist.inflight is None:
            return []  # The note was deleted meanwhile.
        return [{"op": "text", "id": item, "base": self.items[item]["tv"], "do": typist.inflight}]

    # Hearing.

    def receive(self, link: Cable, raw: bytes) -> None:
        """A frame arrives."""
        if link is self._link:
            frame: Frame = orjson.loads(raw)
            if self.state == "fetching":
                self._held_back.append(frame)
            else:
                self._take_in(frame)

    def _take_in(self, frame: Frame) -> None:
        match frame["t"]:
            case "welcome":
                self._welcome(frame)
            case "ops":
                self._hear(frame)
            case "reject":
                self._reject(frame)
            case "resync":
                self.tag = ""
            case _:
                pass

    def _welcome(self, welcome: Frame) -> None:
        self.epoch, self.user, self.role = welcome["at"]["epoch"], welcome["you"]["user"], welcome["you"]["role"]
        self._tail = (welcome["at"]["seq"], welcome["decided"])
        snapshot = welcome.get("snapshot")
        if snapshot is None:
            self._ledger.counts["resumed"] += 1
            self._begin()
        elif "url" in snapshot:
            self._ledger.counts["fetched"] += 1
            self.state = "fetching"
            link = self._link

            def arrived(body: bytes | None) -> None:
                if link is not self._link or self.state != "fetching":
                    return
                if body is None:
                    self.tag = ""
                    self.cut(unnoticed=100)
                    return
                # Between here and the first frame of the tail it cannot say where it is.
                self._take(orjson.loads(body) + snapshot["items"], snapshot["seq"], welcome)

            self._outside.fetch(self, snapshot["url"], arrived)
        else:
            self._ledger.counts["snapshots"] += 1
            self._take(snapshot["items"], snapshot["seq"], welcome)

    def _take(self, items: list[Item], seq: int, welcome: Frame) -> None:
        """Take over a snapshot. [W3]"""
        decided = welcome["decided"]
        self.items = {item["id"]: item for item in items}
        self.seq = seq
        self.tag = welcome["at"]["tag"] if seq == welcome["at"]["seq"] else ""
        for item, typist in list(self.typists.items()):
            if item in self.items:
                included = typist.inflight is not None and typist.number <= decided
                typist.rebase(str(self.items[item].get("text", "")), included=included)
            else:
                del self.typists[item]
        for number in [number for number in self.pending if number <= decided]:
            del self.pending[number]
            self._ledger.ended(self.name, number, "included")
        self._begin()

    def _begin(self) -> None:
        """Send again what is undecided, with the same numbers. [W5]"""
        decided = self._tail[1]
        self.state = "here"
        self._last = max(self._last, decided)
        self._sent = min((number for number in self.pending if number > decided), default=self._last + 1) - 1
        self._arrive()
        self._pump()
        held_back, self._held_back = self._held_back, []
        for frame in held_back:
            self._take_in(frame)

    def _arrive(self) -> None:
        """Once the tail is here, what it did not bring and is decided nevertheless was refused on another connection."""
        seq, decided = self._tail
        if self.seq >= seq:
            self._pass(decided)

    def _pass(self, upto: int) -> None:
        for number in [number for number in self.pending if number <= upto]:
            pending = self.pending.pop(number)
            # Only an answer that got lost with another connection may be missing. [W8]
            if pending.connections < 2 and number > self._tail[1]:
                raise BrokenPromiseError(f"{self.name} was never told what became of {number}")
            self._ledger.ended(self.name, number, "passed")
            if typist := self._typist(number, pending):
                typist.refused()

    def _typist(self, number: int, pending: Pending) -> Typist | None:
        typist = self.typists.get(pending.typed) if pending.typed else None
        return typist if typist and typist.inflight is not None and typist.number == number else None

    def _hear(self, ops: Frame) -> None:
        if ops["after"] > self.seq:
            # A client would ask for what it misses; a server that it can trust never makes it ask.
            raise BrokenPromiseError(f"what comes after {ops['after']} was sent to a client at {self.seq}")
        for entry in ops["entries"]:
            # Who asks for the tail without need is told again what has come meanwhile.
            if entry["s"] > self.seq:
                if entry["s"] != self.seq + 1:
                    raise BrokenPromiseError(f"entry {entry['s']} came after {self.seq}")
                self._lay(entry)
                self.seq = entry["s"]
                self.tag = ops["tag"]
        if ops["to"] > self.seq:
            raise BrokenPromiseError(f"the frame goes to {ops['to']}, its entries to {self.seq}")
        self._ledger.stand(self.seq, self.tag)
        self._arrive()

    def _lay(self, entry: Frame) -> None:
        mine = entry["c"] == self.name
        number = entry["i"] if mine else 0
        if mine:
            self._ledger.acknowledge(self.name, number, entry["s"])
        for change in entry["d"]:
            if change.get("del") in self.items:
                self.graves[change["del"]] = self.items[change["del"]]["kind"]
            # Only the end of something that this person never saw makes no sense here.
            if not laid(self.items, change, entry["s"], entry["by"]) and "del" not in change:
                raise BrokenPromiseError(f"a void change was sent: {change}")
            match change:
                case {"txt": item, "do": do}:
                    typist = self.typists.get(item)
                    if typist and typist.inflight is not None and mine and typist.number == number:
                        typist.acknowledged(self.items[item]["text"])
                    elif typist:
                        typist.remote(do, left=self.name < entry["c"])
                case {"del": item}:
                    self.typists.pop(item, None)
                case {"put": {"id": item}}:
                    self.typists.pop(item, None)
                case _:
                    pass
        if mine:
            self._acknowledged(number)

    def _acknowledged(self, number: int) -> None:
        pending = self.pending.pop(number, None)
        if pending is None:
            return
        self._ledger.ended(self.name, number, "entry")
        if typist := self._typist(number, pending):
            # Its splice came to nothing, because others had deleted all of it.
            typist.acknowledged(typist.base)
        self._pass(number)

    def _reject(self, reject: Frame) -> None:
        number, code = reject["i"], reject["code"]
        pending = self.pending.pop(number, None)
        if pending is None:
            return
        self._ledger.counts[f"reject {code}"] += 1
        allowed = OFTEN_REFUSED | ({"bad"} if pending.nonsense else set()) | ({"outdated"} if pending.typed else set())
        if code not in allowed:
            raise BrokenPromiseError(f"{self.name}'s {number} was refused: {reject} {pending}")
        self._ledger.ended(self.name, number, "reject")
        if typist := self._typist(number, pending):
            if code in ("outdated", "unavailable"):
                typist.again()
            else:
                typist.refused()
