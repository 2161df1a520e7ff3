"""Marks follow the text, and stay what they are."""

from hypothesis import given
from hypothesis import strategies as st

from tondo.model.marks import Mark, marked, normal, shifted
from tondo.model.splice import apply, reach
from tondo.model.splice import normal as normal_splice

LETTERS = "abcdefghij"
NAMES = st.sampled_from(["bold", "italic"])
MARKS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12), NAMES), max_size=6)
SPLICES = st.lists(st.one_of(st.integers(-4, 4), st.text("xyz", max_size=3)), max_size=6).map(normal_splice)


def names_at(marks: list[Mark], place: int) -> set[str]:
    """Return how the letter at a place looks."""
    return {name for start, end, name in marks if start <= place < end}


@given(MARKS, SPLICES)
def test_a_letter_that_stays_keeps_its_looks(marks: list[Mark], splice: list[int | str]) -> None:
    """[X8]"""
    if reach(splice) > len(LETTERS):
        return
    before = normal(marks, len(LETTERS))
    text = apply(LETTERS, splice)

    after = shifted(before, splice, len(text))

    for place, letter in enumerate(text):
        if letter in LETTERS:
            assert names_at(after, place) == names_at(before, LETTERS.index(letter))


@given(MARKS, SPLICES)
def test_marks_are_in_normal_form_after_every_splice(marks: list[Mark], splice: list[int | str]) -> None:
    """[X8]"""
    if reach(splice) > len(LETTERS):
        return
    text = apply(LETTERS, splice)

    after = shifted(normal(marks, len(LETTERS)), splice, len(text))

    assert after == normal(after, len(text))
    assert all(0 <= start < end <= len(text) for start, end, _ in after)


@given(MARKS, st.integers(0, 10), st.integers(0, 10), NAMES, st.booleans())
def test_marking_a_range_changes_that_range_alone(marks: list[Mark], start: int, end: int, name: str, on: bool) -> None:
    """[X9]"""
    before = normal(marks, len(LETTERS))

    after = marked(before, start, end, name, on=on, length=len(LETTERS))  # type: ignore[arg-type]

    for place in range(len(LETTERS)):
        inside = start <= place < end
        expected = names_at(before, place)
        if inside:
            expected = expected | {name} if on else expected - {name}
        assert names_at(after, place) == expected
