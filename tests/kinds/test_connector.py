"""The connector: its ends, its caps, the pieces between, and where its words stand."""

from typing import Any

import pytest

from tondo.errors import Bad, TooMany
from tondo.geometry.box import Box
from tondo.geometry.rim import Outline
from tondo.kinds import KINDS
from tondo.kinds.connector import loosened
from tondo.model.json import Json

CONNECTOR = KINDS["connector"]
LINE: dict[str, Json] = {"from": {"point": [0, 0]}, "to": {"point": [500, 200]}}
NOTE = "note000001"


@pytest.mark.parametrize("cap", ["stealth", "hollow_triangle", "hollow_circle", "hollow_diamond", "erd_zero_or_many"])
def test_a_line_ends_in_every_way_that_other_boards_know(cap: str) -> None:
    made = CONNECTOR.made({**LINE, "start": cap, "end": cap})

    assert (made["start"], made["end"]) == (cap, cap)


def test_bends_are_kept_to_four_decimals() -> None:
    """[N3]"""
    made = CONNECTOR.made({**LINE, "bends": [{"axis": "x", "at": 0.123456}, {"axis": "y", "at": -40}]})

    assert made["bends"] == [{"axis": "x", "at": 0.1235}, {"axis": "y", "at": -40}]


@pytest.mark.parametrize(
    "wrong",
    [
        {"bends": []},
        {"bends": [{"axis": "z", "at": 0.5}]},
        {"bends": [{"axis": "x"}]},
        {"bends": [{"axis": "x", "at": 0.5}] * 17},
        {"label_at": 1.5},
        {"end": "filled_oval"},
    ],
)
def test_what_a_line_cannot_have_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises((Bad, TooMany)):
        CONNECTOR.made({**LINE, **wrong})


def test_bends_follow_the_ends_by_themselves() -> None:
    made = CONNECTOR.made({**LINE, "bends": [{"axis": "x", "at": 0.5}]})

    assert set(CONNECTOR.moved(made, 10, 0)) == {"from", "to"}


def test_a_line_from_an_item_to_itself_keeps_both_places_when_the_item_goes() -> None:
    """[I9]"""
    end: Json = {"item": NOTE, "side": "auto"}
    made = CONNECTOR.made({"from": end, "to": end})

    loose = loosened(made, NOTE, lambda _: Outline(Box(0, 0, 200, 100)))

    assert loose == {
        "from": {"item": NOTE, "side": "auto", "point": [200, 50]},
        "to": {"item": NOTE, "side": "auto", "point": [100, 0]},
    }
