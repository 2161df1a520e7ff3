"""Upright rectangles."""

from collections.abc import Iterable
from dataclasses import dataclass

from tondo.geometry.point import Point


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its top left corner and its size."""

    x: float
    y: float
    w: float
    h: float

    @property
    def centre(self) -> Point:
        """Return the point in the middle."""
        return Point(self.x + self.w / 2, self.y + self.h / 2)

    def grown(self, by: float) -> "Box":
        """Return the box with a margin on every side."""
        return Box(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)

    def holds(self, point: Point) -> bool:
        """Tell whether the point lies in the box or on its edge."""
        return self.x <= point.x <= self.x + self.w and self.y <= point.y <= self.y + self.h

    def meets(self, other: "Box") -> bool:
        """Tell whether the boxes share a point; touching edges count."""
        return (
            self.x <= other.x + other.w
            and other.x <= self.x + self.w
            and self.y <= other.y + other.h
            and other.y <= self.y + self.h
        )


def around(boxes: Iterable[Box]) -> Box | None:
    """Return the smallest box around all of them, or None around none."""
    all_of_them = tuple(boxes)
    if not all_of_them:
        return None
    left = min(box.x for box in all_of_them)
    top = min(box.y for box in all_of_them)
    right = max(box.x + box.w for box in all_of_them)
    bottom = max(box.y + box.h for box in all_of_them)
    return Box(left, top, right - left, bottom - top)
