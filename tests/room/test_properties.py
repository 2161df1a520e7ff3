"""What holds whatever is wished."""

import json
import math
from typing import Any

import orjson
from hypothesis import given, settings
from hypothesis import strategies as st

from dice import START, transactions, words
from table import Ledger, Table, note
from tondo.kinds import KINDS, connector
from tondo.model.board import Board
from tondo.model.entry import Entry
from tondo.model.kind import FAR, TEXT_LIMIT
from tondo.wire.codec import DEPTH_LIMIT, is_shallow

ROLES = st.sampled_from(["owner", "facilitator", "editor"])


def finite(part: Any) -> bool:
    match part:
        case bool() | None | str():
            return True
        case int() | float():
            return math.isfinite(part) and abs(part) <= 2**53
        case dict():
            return all(finite(key) and finite(value) for key, value in part.items())
        case _:
            return all(map(finite, part))


@settings(max_examples=100)
@given(ROLES, st.lists(transactions, max_size=10))
def test_what_is_accepted_can_be_sent_stored_loaded_and_drawn(role: Any, rounds: list[Any]) -> None:
    """[N6] [N3] [N4] [N5] [I9]"""
    table = Table()
    hand = table.seat(role)
    hand.wishes(*START)

    for ops in rounds:
        hand.wishes(*ops)
        table.now += 1_000

    assert hand.closed is None
    for _, _, body in table.ledger.entries:
        assert json.loads(body) == orjson.loads(body)
        assert Entry.decoded(body).encoded() == body
    for raw in hand.raw:
        assert is_shallow(raw, DEPTH_LIMIT)
        assert finite(json.loads(raw))
        raw.decode().encode("utf-16")
    for item in table.board.items.values():
        _can_be_drawn(table.board, item)


@settings(max_examples=100)
@given(ROLES, st.lists(transactions, max_size=10))
def test_every_transaction_is_answered_by_its_entry_or_its_refusal(role: Any, rounds: list[Any]) -> None:
    """[W7] [W8] [O5]"""
    table = Table()
    hand = table.seat(role)
    hand.wishes(*START)
    hand.take()

    for number, ops in enumerate(rounds, 2):
        seq = table.room.seq
        hand.wishes(*ops)
        (answer,) = [frame for frame in hand.take() if frame["t"] in ("ops", "reject")]
        if answer["t"] == "ops":
            assert [(entry["s"], entry["i"]) for entry in answer["entries"]] == [(seq + 1, number)]
        else:
            assert answer["i"] == number
            assert table.room.seq == seq
        table.now += 1_000


@settings(max_examples=100)
@given(ROLES, st.lists(transactions, max_size=10))
def test_every_change_in_the_log_makes_a_difference(role: Any, rounds: list[Any]) -> None:
    """[O5]"""
    table = Table()
    hand = table.seat(role)
    hand.wishes(*START)

    for ops in rounds:
        before = Board.from_snapshot(orjson.loads(orjson.dumps(table.board.snapshot())), KINDS)
        hand.wishes(*ops)
        for _, _, body in table.ledger.since(before.seq):
            entry = Entry.decoded(body)
            for change in entry.changes:
                held = dict(before.items)
                before.lay(change, entry.seq, entry.by, entry.client)
                assert dict(before.items) != held, change
        table.now += 1_000


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 1), transactions, st.booleans()), max_size=12))
def test_two_rooms_on_one_log_come_to_one_board(rounds: list[Any]) -> None:
    """[C4] [W5]"""
    ledger = Ledger()
    tables = (Table(ledger), Table(ledger))
    tables[1]._names = 5_000
    hands = (tables[0].seat("facilitator", "Mia"), tables[1].seat("facilitator", "Tom"))
    hands[0].wishes(*START)
    for table in tables:
        table.catch_up()
        table.slow = True

    for who, ops, pause in rounds:
        hands[who].wishes(*ops)
        tables[who].now += 1_000
        if tables[who].offers and not pause:
            tables[who].answer()
    while any(table.offers for table in tables):
        for table in tables:
            if table.offers:
                table.answer()
    for table in tables:
        table.catch_up()

    one, other = (table.board.snapshot() for table in tables)
    assert _by_id(one["items"]) == _by_id(other["items"])
    assert one["dead"] == other["dead"]
    assert one["decided"] == other["decided"]
    assert tables[0].room.tag == tables[1].room.tag


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, 2), st.lists(words | st.integers(-3, 3), max_size=3)), min_size=1, max_size=12)
)
def test_people_who_type_into_one_note_all_end_with_one_text(rounds: list[Any]) -> None:
    """[X4] [X3] [X2]"""
    table = Table()
    hands = [table.seat(name=name) for name in ("Mia", "Tom", "Zoe")]
    hands[0].wishes(note("note000001", text="Ship it"))
    table.slow = True
    bases = [table.board.items["note000001"]["tv"]] * 3

    for n, (who, do) in enumerate(rounds):
        hands[who].wishes({"op": "text", "id": "note000001", "base": bases[who], "do": do})
        while table.offers:
            table.answer()
        if n % 3 == 2:
            bases[who] = table.board.items["note000001"]["tv"]
        table.now += 1_000

    texts = {hand.board.items["note000001"]["text"] for hand in hands} | {table.board.items["note000001"]["text"]}
    assert len(texts) == 1
    assert len(str(texts.pop())) <= TEXT_LIMIT


def _can_be_drawn(board: Board, item: Any) -> None:
    kind = board.kind(item)
    for name in ("x", "y"):
        assert abs(item.get(name, 0)) <= FAR
    assert len(item.get("text", "")) <= TEXT_LIMIT
    assert "\0" not in json.dumps(item, ensure_ascii=False)
    if kind.makeable:
        assert isinstance(item["z"], str)
    if kind.name == "connector":

        def outlines(name: str) -> Any:
            found = board.find(name)
            outline = board.kind(found).outline if found else None
            return outline(found) if found and outline else None

        for end, target in connector.ends(item).items():
            assert outlines(target) or "point" in item[end], "a connector never points at nothing"
        for point in connector.anchors(item, outlines):
            assert math.isfinite(point.x)
            assert math.isfinite(point.y)
    parent = item.get("parent")
    if parent is not None:
        above = [parent]
        while (holder := board.find(above[-1])) and "parent" in holder:
            above.append(holder["parent"])
            assert len(above) == len(set(above)), "no frame lies in itself"


def _by_id(items: Any) -> dict[str, Any]:
    return {item["id"]: item for item in items}
