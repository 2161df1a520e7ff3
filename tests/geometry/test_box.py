"""Rectangles: what they hold, meet and surround."""

from tondo.geometry.box import Box, around
from tondo.geometry.point import Point


def test_a_box_holds_its_edge() -> None:
    box = Box(0, 0, 10, 20)

    assert box.holds(Point(10, 20))
    assert not box.holds(Point(10.1, 20))


def test_boxes_that_touch_meet() -> None:
    box = Box(0, 0, 10, 10)

    assert box.meets(Box(10, 10, 5, 5))
    assert not box.meets(Box(10.1, 0, 5, 5))


def test_the_box_around_boxes_is_the_smallest_that_holds_them() -> None:
    boxes = [Box(0, 0, 10, 10), Box(-5, 20, 1, 1)]

    assert around(boxes) == Box(-5, 0, 15, 21)
    assert around([]) is None


def test_a_grown_box_keeps_its_centre() -> None:
    box = Box(0, 0, 10, 20)

    assert box.grown(5) == Box(-5, -5, 20, 30)
    assert box.grown(5).centre == box.centre
