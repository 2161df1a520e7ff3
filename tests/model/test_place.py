"""Order keys lie where they are said to, and there is always room for another one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tondo.errors import TooMany
from tondo.kinds import KINDS
from tondo.model.access import Principal
from tondo.model.board import Board
from tondo.model.place import KEYS, WIDTH, between, bottom, top
from tondo.ops.draft import Draft

places = st.tuples(st.integers(0, 2**40), st.integers(0, KEYS - 1))


@given(places, places)
def test_later_keys_lie_further_out_at_the_top_and_at_the_bottom(one: tuple[int, int], other: tuple[int, int]) -> None:
    """[I5]"""
    earlier, later = sorted((one, other))

    assert top(*earlier) <= top(*later)
    assert bottom(*earlier) >= bottom(*later)
    assert (top(*earlier) == top(*later)) == (earlier == later)
    assert bottom(*earlier) < top(*later)
    assert len(top(*later)) == len(bottom(*later)) == WIDTH


@given(places, places, st.lists(st.booleans(), max_size=60))
def test_there_is_always_room_between_two_keys(one: tuple[int, int], other: tuple[int, int], turns: list[bool]) -> None:
    low, high = sorted((top(*one), top(*other)))
    if low == high:
        high = top(one[0] + 1, one[1])

    for upward in turns:
        key = between(low, high)
        assert low < key < high
        if upward:
            low = key
        else:
            high = key


@given(places, st.integers(1, 5))
def test_a_key_between_others_never_leaves_too_little_room_below_a_key_made_from_a_place(
    place: tuple[int, int], digits: int
) -> None:
    """A short key, such as `n1`, and a later `n100000000` would have nothing between them."""
    low, high = top(*place), top(place[0] + 62**digits, place[1])

    key = between(low, high)

    for later in (key[:WIDTH].rstrip("0").ljust(WIDTH, "0"), key[:WIDTH]):
        lower, higher = sorted((key, later))
        assert lower < between(lower, higher) < higher


@given(places)
def test_a_key_above_any_other_can_be_made_without_one_above_it(place: tuple[int, int]) -> None:
    assert between(top(*place), None) > top(*place)


@pytest.mark.parametrize(("low", "high"), [("n1", "n1"), ("n2", "n1"), ("n1", "n10"), ("n1", "n")])
def test_where_there_is_no_room_no_key_is_made(low: str, high: str) -> None:
    with pytest.raises(ValueError, match="no room"):
        between(low, high)


def test_an_entry_makes_so_many_keys_and_no_more() -> None:
    """[O4]"""
    draft = Draft(Board(KINDS), Principal("userMia001", "editor"), "kX3f9a1Q", 1, 9, 1000)

    made = [draft.top() if n % 2 else draft.bottom() for n in range(KEYS)]

    assert len(set(made)) == KEYS
    with pytest.raises(TooMany):
        draft.top()
