"""Where a note goes that nobody placed: in a grid at the right end of what is there, covering nothing.

The grid begins at the top left corner of everything on the board and is filled column by column, from the column at the
right end on. So bots that each post one note and leave fill one grid together, without remembering anything.
"""

from collections.abc import Iterable, Iterator
from itertools import count, islice
from math import ceil, sqrt

from tondo.geometry.box import Box, around
from tondo.model.kind import Item, number

GAP = 20.0
ROWS = 5  # In a column, at least.
FAR_OUT = 1_000_000.0  # What lies farther out has been lost there, and nothing is put beside it.


def occupied(items: Iterable[Item]) -> Iterator[Box]:
    """Yield the boxes of the items that have one."""
    for item in items:
        if "x" in item and "w" in item:
            yield Box(number(item, "x"), number(item, "y"), number(item, "w"), number(item, "h"))


def free_spots(taken: Iterable[Box], w: float, h: float, wanted: int) -> list[tuple[float, float]]:
    """Return the top left corners for so many notes of this size."""
    boxes = [box for box in taken if max(abs(box.x), abs(box.y), abs(box.x + box.w), abs(box.y + box.h)) < FAR_OUT]
    whole = around(boxes) or Box(0, 0, 0, 0)
    across, down = w + GAP, h + GAP
    rows = max(ROWS, ceil(sqrt(wanted)), int((whole.h + GAP) / down))
    first = int(whole.w / across)
    left = whole.x + first * across
    near = [box.grown(GAP / 2) for box in boxes if box.x + box.w + GAP / 2 >= left]

    def cells() -> Iterator[tuple[float, float]]:
        for column in count(first):
            x = whole.x + column * across
            for row in range(rows):
                y = whole.y + row * down
                if column > first + 1 or not any(box.meets(Box(x, y, w, h)) for box in near):
                    yield x, y

    return list(islice(cells(), wanted))
