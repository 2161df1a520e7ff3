"""The tail: the newest facts, without a gap, and not too many."""

import pytest

from tondo.room import tail
from tondo.room.effects import Fact
from tondo.room.tail import Tail


def holding(count: int, size: int = 10) -> Tail:
    line = Tail(5, "t5")
    for seq in range(6, 6 + count):
        line.add(Fact(seq, f"t{seq}", b"x" * size))
    return line


def test_it_tells_what_came_after_a_place() -> None:
    """[W3]"""
    line = holding(3)

    assert [fact.seq for fact in line.since(5, "t5") or []] == [6, 7, 8]
    assert [fact.seq for fact in line.since(7, "t7") or []] == [8]
    assert line.since(8, "t8") == []
    assert [fact.seq for fact in line.after(6) or []] == [7, 8]


@pytest.mark.parametrize(("seq", "tag"), [(4, "t4"), (9, "t9"), (5, "t6"), (7, "t6"), (-1, "")])
def test_it_knows_a_place_of_another_log_and_one_out_of_reach(seq: int, tag: str) -> None:
    """[W3]"""
    assert holding(3).since(seq, tag) is None
    assert holding(3).after(4) is None


def test_the_oldest_facts_fall_out_by_number_and_by_weight(monkeypatch: pytest.MonkeyPatch) -> None:
    """[W3]"""
    monkeypatch.setattr(tail, "FACTS", 4)
    monkeypatch.setattr(tail, "BYTES", 1000)

    many, heavy = holding(10), holding(10, 300)

    assert (many.start, heavy.start) == (11, 12)
    assert many.since(11, "t11") is not None
    assert many.since(10, "t10") is None
