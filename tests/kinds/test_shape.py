"""The shape: its forms, its looks, and where connectors meet it."""

from typing import Any

import pytest

from tondo.errors import Bad
from tondo.geometry.box import Box
from tondo.geometry.rim import Outline
from tondo.kinds import KINDS
from tondo.kinds.shape import Form
from tondo.model.json import Json

SHAPE = KINDS["shape"]
PLACE: dict[str, Json] = {"x": 10, "y": 20}
FORMS: tuple[str, ...] = Form.__args__  # type: ignore[attr-defined]


@pytest.mark.parametrize("form", FORMS)
def test_a_shape_has_one_of_many_forms(form: str) -> None:
    """[I11]"""
    assert SHAPE.made({**PLACE, "form": form})["form"] == form
    assert SHAPE.patched({"form": form}) == {"form": form}


def test_a_new_shape_is_an_unfilled_rectangle_with_a_thin_edge() -> None:
    """[I11]"""
    made = SHAPE.made(PLACE)

    looks = {"form": "rectangle", "text": "", "edge": "black", "pattern": "solid", "width": 2}
    assert made == {**PLACE, "w": 160, "h": 100, **looks}


def test_the_fill_of_a_shape_can_be_taken_away() -> None:
    """[I2] [I11]"""
    assert SHAPE.patched({"color": "light_blue"}) == {"color": "light_blue"}
    assert SHAPE.patched({"color": None}) == {"color": None}


@pytest.mark.parametrize(
    "wrong",
    [{"form": "blob"}, {"color": "No Colour"}, {"edge": None}, {"pattern": "wavy"}, {"width": -1}, {"width": 65}],
    ids=str,
)
def test_what_no_shape_looks_like_is_refused(wrong: dict[str, Any]) -> None:
    """[I11]"""
    with pytest.raises(Bad):
        SHAPE.made({**PLACE, **wrong})
    with pytest.raises(Bad):
        SHAPE.patched(wrong)


@pytest.mark.parametrize("form", FORMS)
def test_connectors_meet_ellipses_and_diamonds_at_their_rim_and_other_forms_at_their_box(form: str) -> None:
    """[I11]"""
    assert SHAPE.outline is not None

    outline = SHAPE.outline(SHAPE.made({**PLACE, "form": form}))

    rim = form if form in ("ellipse", "diamond") else "box"
    assert outline == Outline(Box(10, 20, 160, 100), rim=rim)  # type: ignore[arg-type]
