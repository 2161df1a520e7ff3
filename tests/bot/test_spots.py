"""Notes that nobody placed cover nothing, and stay together."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tondo.bot.spots import free_spots, occupied
from tondo.geometry.box import Box
from tondo.model.kind import Item

BOXES = st.builds(
    Box, st.integers(-2_000, 2_000), st.integers(-2_000, 2_000), st.integers(1, 1_500), st.integers(1, 1_500)
)


def test_the_first_note_lies_at_the_origin() -> None:
    assert free_spots([], 200, 200, 1) == [(0, 0)]


def test_a_column_is_filled_before_the_next_begins() -> None:
    spots = free_spots([], 200, 200, 7)

    assert spots == [(0, 0), (0, 220), (0, 440), (0, 660), (0, 880), (220, 0), (220, 220)]


def test_posted_one_by_one_they_lie_as_if_posted_together() -> None:
    together = free_spots([], 200, 200, 17)
    taken: list[Box] = []

    for _ in range(17):
        ((x, y),) = free_spots(taken, 200, 200, 1)
        taken.append(Box(x, y, 200, 200))

    assert [(box.x, box.y) for box in taken] == together


def test_many_are_laid_about_as_high_as_wide() -> None:
    spots = free_spots([], 200, 200, 10_000)

    assert len({x for x, _ in spots}) == len({y for _, y in spots}) == 100


def test_what_was_lost_far_out_draws_nothing_after_it() -> None:
    spots = free_spots([Box(9_999_000, 0, 200, 200), Box(0, 0, 200, 200)], 200, 200, 1)

    assert spots == [(0, 220)]


def test_only_items_with_a_box_take_room() -> None:
    items: list[Item] = [{"kind": "settings"}, {"kind": "connector"}, {"x": 1, "y": 2, "w": 3, "h": 4}]

    assert list(occupied(items)) == [Box(1, 2, 3, 4)]


@given(taken=st.lists(BOXES, max_size=12), wanted=st.integers(1, 40), w=st.integers(10, 500))
def test_nothing_is_covered(taken: list[Box], wanted: int, w: int) -> None:
    laid = [Box(x, y, w, 200) for x, y in free_spots(taken, w, 200, wanted)]

    assert len(laid) == wanted
    assert not any(box.meets(other) for box in laid for other in taken)
    assert not any(one.meets(other) for one, other in combinations(laid, 2))


@given(taken=st.lists(BOXES, min_size=1, max_size=12))
def test_nothing_goes_to_the_left_of_the_right_end(taken: list[Box]) -> None:
    ((x, y),) = free_spots(taken, 200, 200, 1)

    assert x > max(box.x + box.w for box in taken) - 220
    assert y >= min(box.y for box in taken)
