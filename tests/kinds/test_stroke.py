"""The stroke: its points, their bounds, and how it lies on the board."""

from typing import Any

import orjson
import pytest

from tondo.errors import Bad
from tondo.kinds import KINDS
from tondo.model.json import Json

STROKE = KINDS["stroke"]
LINE: dict[str, Json] = {"x": 10, "y": 20, "w": 30, "h": 40, "points": [[0, 0, 0.5], [30, 40, 1]]}
WIDEST = 256 * 1024


def test_a_stroke_is_a_black_line_of_a_pen_unless_it_says_otherwise() -> None:
    """[I12]"""
    assert STROKE.made(LINE) == {**LINE, "nib": "pen", "color": "black", "width": 4}


def test_a_highlighter_is_the_other_nib() -> None:
    """[I12]"""
    assert STROKE.made({**LINE, "nib": "highlighter"})["nib"] == "highlighter"
    assert STROKE.patched({"nib": "pen"}) == {"nib": "pen"}


def test_moving_a_stroke_leaves_its_points_alone() -> None:
    """[I12]"""
    assert STROKE.moved(STROKE.made(LINE), 5, -5) == {"x": 15, "y": 15}


@pytest.mark.parametrize(
    "points",
    [
        [],
        [[0, 0]],
        [[0, 0, 0.5, 1]],
        [0, 0, 0.5],
        [[0, 0, 1.1]],
        [[0, 0, -0.1]],
        [[0, 1e8, 0]],
        [["0", 0, 0]],
        [[None, 0, 0]],
        [[0, 0, 0.5]] * 5_001,
        None,
    ],
    ids=["none", "no pressure", "too many", "flat", "hard", "light", "far", "words", "null", "long", "absent"],
)
def test_points_that_no_pen_makes_are_refused(points: Any) -> None:
    """[I12]"""
    with pytest.raises(Bad):
        STROKE.made({**LINE, "points": points})
    with pytest.raises(Bad):
        STROKE.patched({"points": points})


def test_the_longest_stroke_fits_into_a_message() -> None:
    """[I12] [N5]"""
    points: list[Json] = [[-12345.67, 12345.67, 0.55]] * 5_000
    item = STROKE.made({**LINE, "points": points})

    message = orjson.dumps({"t": "tx", "i": 1, "ops": [{"op": "create", "item": {"kind": "stroke", **item}}]})

    assert len(message) < WIDEST
