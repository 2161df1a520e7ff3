"""Points and vectors: x grows to the right, y grows downward."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the plane, or the way from one point to another."""

    x: float
    y: float

    def plus(self, other: "Point", times: float = 1) -> "Point":
        """Return the point that lies `times` the other away."""
        return Point(self.x + other.x * times, self.y + other.y * times)

    def minus(self, other: "Point") -> "Point":
        """Return the way from the other point to this one."""
        return Point(self.x - other.x, self.y - other.y)


ORIGIN: Final = Point(0, 0)
