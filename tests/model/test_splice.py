"""Splices: their laws, over texts with characters of every width."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tondo.errors import Bad
from tondo.model.splice import (
    Part,
    Splice,
    apply,
    compose,
    difference,
    growth,
    invert,
    normal,
    reach,
    transform,
)

texts = st.text("abß漢👍\u200d\u0301\n", max_size=12)


@st.composite
def splices(draw: st.DrawFn, length: int) -> Splice:
    """Any splice that fits a text of this length, not always in normal form."""
    done: Splice = []
    parts = draw(st.lists(st.integers(-4, 4) | texts, max_size=6))
    for part in parts:
        if isinstance(part, str) or reach(done) + abs(part) <= length:
            done.append(part)
    return done


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, Splice, Splice]:
    text = draw(texts)
    return text, draw(splices(len(text))), draw(splices(len(text)))


@given(edits(), st.booleans())
def test_two_edits_of_one_text_meet_in_whichever_order_they_are_laid(
    edit: tuple[str, Splice, Splice], left: bool
) -> None:
    """[X2]"""
    text, a, b = edit

    a_first = apply(apply(text, a), transform(b, a, left=not left))
    b_first = apply(apply(text, b), transform(a, b, left=left))

    assert a_first == b_first


@given(edits(), st.booleans())
def test_nothing_that_anybody_typed_is_lost(edit: tuple[str, Splice, Splice], left: bool) -> None:
    """[X2]"""
    text, a, b = edit
    typed = sorted("".join(part for part in [*a, *b] if isinstance(part, str)))

    merged = list(apply(apply(text, a), transform(b, a, left=left)))

    for letter in typed:
        merged.remove(letter)


@given(edits())
def test_the_normal_form_does_the_same_and_has_no_other(edit: tuple[str, Splice, Splice]) -> None:
    """[X1]"""
    text, splice, _ = edit

    done = normal(splice)

    assert apply(text, done) == apply(text, splice)
    assert normal(done) == done
    assert all(part not in (0, "") for part in done)
    assert all(_sort(one) != _sort(next_one) for one, next_one in pairwise(done))
    assert not any(_sort(one) == "delete" and _sort(next_one) == "insert" for one, next_one in pairwise(done))
    assert not done or _sort(done[-1]) != "keep"


@given(edits())
def test_a_splice_is_as_long_as_it_says(edit: tuple[str, Splice, Splice]) -> None:
    text, splice, _ = edit

    after = apply(text, splice)

    assert len(after) == len(text) + growth(splice)


@given(edits())
def test_an_inverse_takes_a_splice_back(edit: tuple[str, Splice, Splice]) -> None:
    text, splice, _ = edit

    back = invert(text, splice)

    assert apply(apply(text, splice), back) == text
    assert normal(back) == back


@given(st.data())
def test_a_composed_splice_does_what_both_do(data: st.DataObject) -> None:
    text = data.draw(texts)
    first = data.draw(splices(len(text)))
    second = data.draw(splices(len(apply(text, first))))

    both = compose(first, second)

    assert apply(text, both) == apply(apply(text, first), second)
    assert normal(both) == both


@given(texts, texts)
def test_the_difference_leads_from_one_text_to_the_other_in_one_place(old: str, new: str) -> None:
    """[X7]"""
    splice = difference(old, new)

    assert apply(old, splice) == new
    assert normal(splice) == splice
    assert len(splice) <= 3


@given(texts, texts, texts, texts)
def test_the_difference_leaves_what_both_begin_and_end_with_alone(head: str, old: str, new: str, tail: str) -> None:
    """[X7]"""
    splice = difference(head + old + tail, head + new + tail)

    deleted = sum(-part for part in splice if isinstance(part, int) and part < 0)
    inserted = sum(len(part) for part in splice if isinstance(part, str))

    assert deleted <= len(old)
    assert inserted <= len(new)


@pytest.mark.parametrize("splice", [[4], [-4], [2, "x", -2], [1, 1, 1, 1]])
def test_a_splice_past_the_end_of_a_text_does_not_apply(splice: Splice) -> None:
    """[C1]"""
    with pytest.raises(Bad):
        apply("abc", splice)


@pytest.mark.parametrize("over", [[], ["x"], [1, "x"], [-1], [1, -1]])
def test_a_splice_that_goes_on_after_the_other_has_ended_keeps_going(over: Splice) -> None:
    """[X2]"""
    done = transform([5, "end"], over, left=True)

    assert apply(apply("abcde", over), done).endswith("end")


def _sort(part: Part) -> str:
    if isinstance(part, str):
        return "insert"
    return "keep" if part > 0 else "delete"
