"""Transactions keep their numbers and their order, and fit into messages."""

import orjson
import pytest

from tondo.bot.outbox import Outbox, batches, encoded
from tondo.errors import Bad, TooBig, TooMany
from tondo.wire.codec import MESSAGE_LIMIT


def numbers(outbox: Outbox) -> list[int]:
    found = []
    while outbox.waiting:
        found.append(orjson.loads(outbox.take())["i"])
    return found


def test_numbers_grow_by_one_from_what_was_decided() -> None:
    """[W4]"""
    outbox = Outbox()
    outbox.rewind(41)

    given = [outbox.put([]), outbox.put([])]

    assert given == [42, 43]
    assert numbers(outbox) == [42, 43]


def test_a_new_connection_sends_again_what_is_above_the_decided() -> None:
    """[W5]"""
    outbox = Outbox()
    for _ in range(3):
        outbox.put([])
    numbers(outbox)

    outbox.rewind(1)

    assert numbers(outbox) == [2, 3]


def test_where_nothing_is_undecided_nothing_is_sent() -> None:
    """[W5]"""
    outbox = Outbox()
    refused = outbox.put([])
    numbers(outbox)
    outbox.decide(refused)

    outbox.rewind(0)

    assert not outbox.waiting
    assert outbox.put([]) == 2


def test_a_hole_between_undecided_ones_is_filled_with_nothing() -> None:
    """[W4]"""
    outbox = Outbox()
    for n in range(3):
        outbox.put([b'{"n":%d}' % n])
    outbox.decide(2)

    outbox.rewind(0)

    assert [orjson.loads(outbox.take()) for _ in range(3)] == [
        {"t": "tx", "i": 1, "ops": [{"n": 0}]},
        {"t": "tx", "i": 2, "ops": []},
        {"t": "tx", "i": 3, "ops": [{"n": 2}]},
    ]


def test_what_would_be_refused_for_its_size_is_refused_here_and_takes_no_number() -> None:
    """[N5]"""
    outbox = Outbox()

    with pytest.raises(TooMany):
        outbox.put([b"{}"] * 2_001)
    with pytest.raises(TooBig):
        outbox.put([b'"' + b"x" * MESSAGE_LIMIT + b'"'])
    with pytest.raises(Bad):
        outbox.put([], "x" * 61)

    assert outbox.put([], "a label") == 1


def test_what_is_no_json_is_refused() -> None:
    """[N4]"""
    with pytest.raises(Bad):
        encoded([{"text": "\ud800"}])


def test_ops_are_cut_into_as_few_messages_as_hold_them() -> None:
    """[N5]"""
    small = [b"{}"] * 4_500
    large = [b'"' + b"x" * 100_000 + b'"'] * 5

    assert [len(batch) for batch in batches(small)] == [2_000, 2_000, 500]
    assert [len(batch) for batch in batches(large)] == [2, 2, 1]
    assert list(batches([])) == []
    for batch in batches(large):
        Outbox().put(batch, "x" * 60)
