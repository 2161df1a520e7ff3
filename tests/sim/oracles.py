"""What must be true when everybody has come to rest. Each oracle raises AssertionError with what it saw.

All of them start from the log alone: what it says is replayed, and everything else is held against that.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

import orjson

from sim.client import Client
from sim.founding import KEY
from sim.hand import RETYPED
from sim.ledger import Ledger, Number
from sim.world import World
from tondo.kinds import KINDS
from tondo.kinds.connector import ends
from tondo.model.access import Principal, Role
from tondo.model.board import Board
from tondo.model.entry import Entry, chained
from tondo.model.json import Json
from tondo.room.shade import view
from tondo.stores.port import Stamped

Plain = dict[str, Any]


@dataclass(slots=True)
class Testimony:
    """A log as it is, and what its clients saw."""

    log: Sequence[Stamped]
    key: bytes
    clients: Sequence[Client]
    ledger: Ledger
    servers: int = 1
    lost: frozenset[tuple[int, str]] = frozenset()
    """Places that were in the log, and were rolled back with it."""
    entries: Sequence[Entry] = field(init=False)
    board: Board = field(init=False)
    """What the log comes to."""

    def __post_init__(self) -> None:
        self.entries = [Entry.decoded(stamped.body) for stamped in self.log]
        self.board = Board(KINDS)
        for entry in self.entries:
            self.board.lay_entry(entry)


def check(world: World) -> None:
    """Hold a simulated world at rest against its log."""
    with world.squeezed():
        lost = frozenset(world.log.lost)
        said = Testimony(world.log.entries, KEY, world.clients, world.ledger, len(world.servers), lost)
        check_testimony(said)
        rooms_are_equal(world, said.board)
        for _ in range(2):
            a_snapshot_and_what_follows_add_up(said, world.chance.randint(0, len(said.entries)))


def check_testimony(said: Testimony) -> None:
    """Hold what clients saw against the log."""
    the_log_is_one_line(said)
    numbers_rise(said.entries)
    every_acknowledged_is_there(said)
    clients_stood_in_the_log(said)
    every_wish_ended(said)
    clients_are_equal(said)
    letters_are_there_once(said)
    the_tree_is_sound(said.board)
    nobody_oversteps(said)


def the_log_is_one_line(said: Testimony) -> None:
    """[C3] Numbers without a gap, and each tag made from the one before."""
    tag = ""
    for place, (stamped, entry) in enumerate(zip(said.log, said.entries, strict=True), 1):
        assert stamped.seq == entry.seq == place, f"{stamped.seq} stands at {place}"
        tag = chained(said.key, tag, stamped.body)
        assert stamped.tag == tag, f"the chain breaks at {place}"


def numbers_rise(entries: Sequence[Entry]) -> None:
    """[W5] Nothing is worked out twice, and nothing out of order."""
    last: dict[str, int] = {}
    for entry in entries:
        assert entry.number > last.get(entry.client, 0) or not entry.client, f"{entry} comes after {last}"
        last[entry.client] = entry.number


def clients_stood_in_the_log(said: Testimony) -> None:
    """[W3] Nobody was ever told of a place that is none."""
    places = {(stamped.seq, stamped.tag) for stamped in said.log} | said.lost
    assert said.ledger.places <= places, f"clients stood at {said.ledger.places - places}"


def every_acknowledged_is_there(said: Testimony) -> None:
    """[W7] Unless the log itself was rolled back."""
    there = {(entry.client, entry.number): entry.seq for entry in said.entries}
    excused = {seq for seq, _ in said.lost}
    missing = {n: seq for n, seq in said.ledger.acknowledged.items() if there.get(n) != seq and seq not in excused}
    assert not missing, f"{len(missing)} acknowledged transactions are not where they were: {missing}"


def every_wish_ended(said: Testimony) -> None:
    """[W8] By an entry or by a reject, and a reject means that nothing of it happened."""
    happened: Counter[Number] = Counter()
    for entry in said.entries:
        happened[entry.client, entry.number] += len(entry.changes)
    contradicted = {n for n, fate in said.ledger.fates.items() if fate == "reject" and happened[n] > 0}
    said.ledger.counts["contradicted"] += len(contradicted)
    # Two servers may hold a copy of one wish each, if its client went from one to the other.
    assert not contradicted or said.servers > 1, f"refused, and yet they happened: {contradicted}"
    for client in said.clients:
        assert not client.pending


def rooms_are_equal(world: World, board: Board) -> None:
    """[C4] Every room holds what the log says, down to what it remembers."""
    expected = _whole(board)
    for server in world.servers:
        if server.live is None:
            continue
        room = server.live.room
        assert _whole(room.board) == expected, _difference(expected, _whole(room.board))
        _the_indexes_are_right(room.board)
        for item in room.board.items:
            for since in range(board.seq - 20, board.seq):
                typed = room.board.typed(item, since)
                assert typed is None or typed == board.typed(item, since) or board.typed(item, since) is None


def clients_are_equal(said: Testimony) -> None:
    """[I10] Every client shows the board as that person may see it."""
    items = said.board.items
    for client in said.clients:
        who = Principal(client.user, cast(Role, client.role))
        seen = {name: shown for name, item in items.items() if (shown := view(said.board, item, who)) is not None}
        expected = _plain(seen)
        shown = {
            name: item | ({"text": client.text(name)} if "text" in item else {}) for name, item in client.items.items()
        }
        assert shown == expected, f"{client.name}: {_difference(expected, shown)}"


def letters_are_there_once(said: Testimony) -> None:
    """[X4] Every letter that got into the log is in its note once, unless somebody deleted it; no letter is in any twice."""
    logged: dict[str, set[str]] = {}
    for entry in said.entries:
        for change in entry.changes:
            match change:
                case {"put": {"id": str(name), **rest}}:
                    # Brought back it has the text that it had; made anew it begins anew.
                    logged[name] = set(str(rest.get("text", "")))
                case {"txt": str(name), "do": [*do]}:
                    logged[name].update(letter for part in do if isinstance(part, str) for letter in part)
                case _:
                    pass
    for name, item in said.board.items.items():
        if name.startswith(RETYPED) or item["kind"] in ("connector", "settings"):
            continue
        held = Counter(str(item.get("text", "")))
        twice = [letter for letter, times in held.items() if times > 1]
        assert not twice, f"{name} holds {twice} more than once"
        strangers = [letter for letter in held if said.ledger.letters.get(letter) != name]
        assert not strangers, f"{name} holds {strangers}, which nobody typed there"
        missing = logged[name] - held.keys() - said.ledger.struck
        assert not missing, f"{name} lost {missing}"


def a_snapshot_and_what_follows_add_up(said: Testimony, n: int) -> None:
    """[C4] The snapshot at n and the entries after it make the board as it is."""
    early = Board(KINDS)
    for entry in said.entries[:n]:
        early.lay_entry(entry)
    late = Board.from_snapshot(orjson.loads(orjson.dumps(early.snapshot())), KINDS)
    for entry in said.entries[n:]:
        late.lay_entry(entry)
    expected = _whole(said.board)
    assert _whole(late) == expected, f"from {n}: {_difference(expected, _whole(late))}"
    _the_indexes_are_right(late)


def the_tree_is_sound(board: Board) -> None:
    """[I7] [I9] Parents are live containers without a loop, and a connector never points at nothing."""
    for name, item in board.items.items():
        seen = {name}
        parent = item.get("parent")
        while parent is not None:
            assert isinstance(parent, str)
            assert parent not in seen, f"{name} lies in itself by way of {parent}"
            seen.add(parent)
            holder = board.find(parent)
            assert holder is not None, f"{name} lies in {parent}, which is gone"
            assert board.kind(holder).container, f"{name} lies in a {holder['kind']}"
            parent = holder.get("parent")
        for end, target in ends(item).items():
            there = board.find(target)
            if there is None or board.kind(there).outline is None:
                assert "point" in cast(Plain, item[end]), f"{name} points at nothing: {item}"


def nobody_oversteps(said: Testimony) -> None:
    """[O2] What each role may not do is not in the log."""
    board = said.board
    kinds = {"settings": "settings"}
    roles = {name: item["role"] for name, item in board.items.items() if item["kind"] == "link"}
    people: dict[str, object] = {}
    for entry in said.entries:
        for change in entry.changes:
            match change:
                case {"put": {"id": str(item), "kind": str(kind), **rest}}:
                    kinds[item] = kind
                    if kind == "member":
                        people[item] = roles[str(rest["link"])]
                case {"set": str(item)} | {"map": str(item)} | {"txt": str(item)} | {"del": str(item)}:
                    pass
                case _:
                    raise AssertionError(f"an unknown change: {change}")
            role = people.get(entry.by, "owner")
            if item == entry.by or role == "owner":
                continue
            assert kinds[item] != "link", f"a {role} touched a link: {entry}"
            assert kinds[item] not in ("member", "settings") or role == "facilitator", f"a {role} led: {entry}"
            assert role != "viewer", f"a viewer wrote: {entry}"
            assert role != "commenter" or change.get("in") == "reactions", f"a commenter edited: {entry}"


def _whole(board: Board) -> Plain:
    """Return everything a board remembers. Items have no order of their own; the dead and the decided are forgotten in
    the order in which they stand, so that this order has to be the same everywhere, too.
    """
    whole = cast(Plain, _plain(board.snapshot()))
    whole["items"] = {item["id"]: item for item in whole["items"]}
    whole["decided"] = list(whole["decided"].items())
    return whole


def _the_indexes_are_right(board: Board) -> None:
    parents: dict[str, set[str]] = {}
    bound: dict[str, set[str]] = {}
    for name, item in board.items.items():
        if "parent" in item:
            parents.setdefault(str(item["parent"]), set()).add(name)
        for target in ends(item).values():
            bound.setdefault(target, set()).add(name)
    for name in {*board.items, *parents, *bound}:
        assert set(board.children(name)) == parents.get(name, set())
        assert set(board.bound(name)) == bound.get(name, set())


def _plain(value: object) -> Json:
    return cast(Json, orjson.loads(orjson.dumps(value)))


def _difference(expected: Any, found: Any, path: str = "") -> str:
    """Say where two values differ first."""
    if isinstance(expected, Mapping) and isinstance(found, Mapping):
        for key in {**expected, **found}:
            if key not in expected or key not in found or expected[key] != found[key]:
                return _difference(expected.get(key), found.get(key), f"{path}/{key}")
    return f"{path}: {expected!r} was expected, {found!r} was found"
