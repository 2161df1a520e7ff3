"""What every kind promises."""

import contextlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tondo.errors import Bad, Refused, TooLong, TooMany
from tondo.kinds import KINDS
from tondo.model.json import Json
from tondo.model.kind import FAR, TEXT_LIMIT, held, still

NOTE = KINDS["note"]
PLACE: dict[str, Json] = {"x": 0, "y": 0}

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
@settings(max_examples=30)
@given(
    given_fields=st.dictionaries(
        st.sampled_from(["x", "text", "tags", "from", "color", "lock", "name", "odd"]), anything
    )
)
def test_whatever_is_sent_is_taken_or_refused_in_words(kind: Any, given_fields: dict[str, Any]) -> None:
    """[N6]"""
    for work in (kind.made, kind.patched):
        with contextlib.suppress(Refused):
            work(given_fields)


@pytest.mark.parametrize(
    "wrong",
    [
        {"x": None},
        {"x": "1"},
        {"x": True},
        {"x": FAR + 1},
        {"x": -FAR - 1},
        {"x": float("nan")},
        {"x": float("inf")},
        {"x": 10**400},
        {"w": 0},
        {"w": 100_001},
        {"color": "Red"},
        {"color": "red\n"},
        {"color": "#FF0000"},
        {"shape": "star"},
        {"text": 7},
        {"text": None},
        {"text": "a\0b"},
        {"link": "javascript:alert(1)"},
        {"link": "https://example.com/\n"},
        {"link": "https://exa mple.com"},
        {"tags": []},
        {"tags": {"": True}},
        {"tags": {"a": 1}},
        {"tags": {"x" * 61: True}},
        {"parent": "frame"},
        {"parent": "frame00001\n"},
        {"lock": "shut"},
        {"size": 3},
        {"author": "x" * 201},
    ],
    ids=repr,
)
def test_a_value_that_does_not_fit_is_refused_with_the_name_of_its_field(wrong: dict[str, Any]) -> None:
    """[N3] [N4]"""
    for work, fields in ((NOTE.made, {**PLACE, **wrong}), (NOTE.patched, wrong)):
        with pytest.raises(Bad, match=next(iter(wrong))) as refused:
            work(fields)
        assert refused.value.code == "bad"


def test_a_text_over_its_limit_is_too_long_and_counts_code_points() -> None:
    """[N4] [X6]"""
    for work in (NOTE.made, NOTE.patched):
        assert work({**PLACE, "text": "👍" * TEXT_LIMIT})["text"]
        with pytest.raises(TooLong):
            work({**PLACE, "text": "👍" * (TEXT_LIMIT + 1)})


def test_more_tags_than_allowed_are_too_many() -> None:
    for work in (NOTE.made, NOTE.patched):
        with pytest.raises(TooMany):
            work({**PLACE, "tags": {f"tag {n}": True for n in range(51)}})


def test_unknown_fields_are_ignored() -> None:
    """[N7]"""
    odd: dict[str, Json] = {**PLACE, "sparkle": {"deep": [1]}, "__proto__": {"x": 1}}

    assert "sparkle" not in NOTE.made(odd)
    assert NOTE.patched(odd) == PLACE


def test_fields_that_only_the_server_writes_are_ignored_in_an_update() -> None:
    assert NOTE.patched({"z": "n1", "reactions": {"👍 x": True}}) == {}


def test_null_is_absent_in_a_new_item_and_removes_a_field_that_may_be_absent() -> None:
    """[I2]"""
    made = NOTE.made({**PLACE, "link": None, "lock": None})

    assert None not in made.values()
    assert "link" not in made
    assert NOTE.patched({"link": None}) == {"link": None}


@given(st.floats(allow_nan=False))
def test_what_is_moved_stays_on_the_board(coordinate: float) -> None:
    """[N3]"""
    kept = held(coordinate)

    assert isinstance(kept, int | float)
    assert -FAR <= kept <= FAR


def test_what_is_nowhere_stays_there() -> None:
    assert still({}, 5, 5) == {}
