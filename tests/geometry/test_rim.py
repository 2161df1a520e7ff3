"""Where connectors meet items: the cases that both languages share, and laws that hold anywhere."""

import json
import math
from pathlib import Path
from typing import Any

import pytest

from tondo.geometry.box import Box
from tondo.geometry.point import Point
from tondo.geometry.rim import Anchor, Outline, Tie, anchor, anchors, disc

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parents[1] / "cases" / "rims.json").read_text())["cases"]


def tied(end: dict[str, Any]) -> tuple[Tie, Outline | None]:
    tie = end["tie"]
    at, point = tie.get("at"), tie.get("point")
    looks = {name: end[name] for name in ("round", "rim", "turn") if name in end}
    outline = Outline(Box(*end["box"]), **looks) if "box" in end else None
    return (
        Tie(
            at=(at[0], at[1]) if at else None,
            angle=tie.get("angle"),
            side=tie.get("side"),
            point=Point(*point) if point else None,
        ),
        outline,
    )


def figures(anchor: Anchor) -> list[float]:
    return [anchor.point.x, anchor.point.y, anchor.normal.x, anchor.normal.y]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_both_ends_are_where_the_shared_case_says(case: dict[str, Any]) -> None:
    """[I3] [I9]"""
    start, end = tied(case["from"]), tied(case["to"])

    found = anchors(start, end, case["route"])

    assert figures(found[0]) == pytest.approx(case["expect"]["from"], abs=1e-5)
    assert figures(found[1]) == pytest.approx(case["expect"]["to"], abs=1e-5)


@pytest.mark.parametrize("degrees", range(0, 360, 7))
def test_a_line_to_a_round_note_ends_exactly_on_the_rim(degrees: int) -> None:
    """[I3]"""
    note = Outline(Box(-30, 10, 240, 160), round=True)
    turn = math.radians(degrees)
    toward = Point(90 + 500 * math.cos(turn), 90 + 500 * math.sin(turn))

    found = anchor(note, Tie(side="auto"), toward, "straight")

    assert math.dist((found.point.x, found.point.y), (90, 90)) == pytest.approx(80)
    assert math.hypot(found.normal.x, found.normal.y) == pytest.approx(1)


def test_the_disc_of_a_box_is_centred_and_as_wide_as_its_short_side() -> None:
    """[I3]"""
    box = Box(10, 20, 300, 100)

    assert disc(box) == Box(110, 20, 100, 100)
