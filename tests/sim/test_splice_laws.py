"""The laws of splices, on which everything rests that several people type in one note. [X1] [X2]"""

from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

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

CASES = 20_000
SEED = 20_000

texts = st.text(st.sampled_from("abé\U0001f600"), max_size=12)


@st.composite
def splices(draw: st.DrawFn, text: str) -> Splice:
    """Draw a splice that fits a text, in normal form."""
    parts: list[Part] = []
    rest = len(text)
    for _ in range(draw(st.integers(0, 5))):
        parts.append(draw(st.text(st.sampled_from("xyz\U0001f600"), max_size=3)))
        step = draw(st.integers(-rest, rest))
        parts.append(step)
        rest -= abs(step)
    return normal(parts)


def scribbled(chance: Random, text: str) -> Splice:
    """Return a random splice that fits a text; short texts make the same places come up often."""
    parts: list[Part] = []
    rest = len(text)
    for _ in range(chance.randint(0, 4)):
        step = chance.randint(0, rest)
        parts += [chance.choice(("", "x", "yz", "\U0001f600")), chance.choice((step, -step))]
        rest -= step
    return normal(parts)


def test_two_splices_come_to_one_text_in_either_order_in_20000_random_cases() -> None:
    """[X2]"""
    chance = Random(SEED)

    for case in range(CASES):
        text = "".join(chance.choices("abc\U0001f600", k=chance.randint(0, 8)))
        a, b, left = scribbled(chance, text), scribbled(chance, text), chance.random() < 0.5

        one = apply(apply(text, a), transform(b, a, left=not left))
        other = apply(apply(text, b), transform(a, b, left=left))

        assert one == other, f"case {case}: {text!r} {a} {b} {left}"


@given(st.data(), texts, st.booleans())
def test_two_splices_come_to_one_text_in_either_order(data: st.DataObject, text: str, left: bool) -> None:
    """[X2]"""
    a, b = data.draw(splices(text)), data.draw(splices(text))

    one = apply(apply(text, a), transform(b, a, left=not left))
    other = apply(apply(text, b), transform(a, b, left=left))

    assert one == other


@given(st.data(), texts)
def test_where_both_insert_the_left_one_stands_left(data: st.DataObject, text: str) -> None:
    """[X2] [X3]"""
    place = data.draw(st.integers(0, len(text)))

    carried = transform(normal([place, "mine"]), normal([place, "theirs"]), left=True)

    assert apply(apply(text, normal([place, "theirs"])), carried) == f"{text[:place]}minetheirs{text[place:]}"


@given(st.data(), texts)
def test_a_splice_is_taken_back_by_its_inverse(data: st.DataObject, text: str) -> None:
    splice = data.draw(splices(text))

    assert apply(apply(text, splice), invert(text, splice)) == text


@given(st.data(), texts)
def test_one_splice_does_what_two_do_one_after_the_other(data: st.DataObject, text: str) -> None:
    first = data.draw(splices(text))
    second = data.draw(splices(apply(text, first)))

    assert apply(text, compose(first, second)) == apply(apply(text, first), second)


@given(st.data(), texts)
def test_whatever_comes_of_splices_is_in_normal_form(data: st.DataObject, text: str) -> None:
    """[X1]"""
    a, b = data.draw(splices(text)), data.draw(splices(text))
    second = data.draw(splices(apply(text, a)))

    for splice in (transform(a, b, left=True), compose(a, second), invert(text, a), difference(text, apply(text, a))):
        assert splice == normal(splice)
        assert not any(part in (0, "") for part in splice)
        assert not splice or isinstance(splice[-1], str) or splice[-1] < 0
        for part, following in pairwise(splice):
            assert isinstance(part, str) or isinstance(following, str) or (part > 0) != (following > 0)
            assert not (isinstance(part, int) and part < 0 and isinstance(following, str))


@given(st.data(), texts)
def test_a_splice_knows_its_reach_and_its_growth(data: st.DataObject, text: str) -> None:
    splice = data.draw(splices(text))

    assert reach(splice) <= len(text)
    assert len(apply(text, splice)) == len(text) + growth(splice)


@given(texts, texts)
def test_a_difference_leads_from_one_text_to_the_other(old: str, new: str) -> None:
    """[X7]"""
    assert apply(old, difference(old, new)) == new
