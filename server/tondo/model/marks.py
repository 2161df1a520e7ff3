"""Marks: which letters of a text are bold, italic, underlined or struck out. [X8]

Marks are ranges beside the plain text, never part of it, so that a text stays a text for everybody who reads it. They
count code points, and follow the text when it changes.
"""

from collections.abc import Iterable, Sequence
from typing import Annotated, Literal

from msgspec import Meta

from tondo.model.splice import Part

MarkName = Literal["bold", "italic", "underline", "strike"]
Offset = Annotated[int, Meta(ge=0, le=6_000)]
Mark = tuple[Offset, Offset, MarkName]
"""From where to where (not including), and how. Ranges of one name do not touch."""
Marks = Annotated[list[Mark], Meta(max_length=1_000)]


def normal(marks: Iterable[Mark], length: int) -> list[Mark]:
    """Bring marks into normal form: within the text, none empty, those of one name joined where they touch, in order."""
    joined: list[Mark] = []
    for start, end, name in sorted(marks, key=lambda mark: (mark[2], mark[0], mark[1])):
        last = min(end, length)
        if start >= last:
            continue
        if joined and joined[-1][2] == name and joined[-1][1] >= start:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last), name)
        else:
            joined.append((start, last, name))
    return sorted(joined)


def marked(marks: Iterable[Mark], start: int, end: int, name: MarkName, *, on: bool, length: int) -> list[Mark]:
    """Return the marks after a range was marked, or its mark was taken away."""
    if on:
        return normal([*marks, (start, end, name)], length)
    kept: list[Mark] = []
    for mark in marks:
        if mark[2] == name:
            kept += [(mark[0], min(mark[1], start), name), (max(mark[0], end), mark[1], name)]
        else:
            kept.append(mark)
    return normal(kept, length)


def shifted(marks: Iterable[Mark], splice: Sequence[Part], length: int) -> list[Mark]:
    """Return the marks of a text after a splice; `length` is the new text's."""
    return normal(((*carried(start, end, splice), name) for start, end, name in marks), length)


def carried(start: int, end: int, splice: Sequence[Part]) -> tuple[int, int]:
    """Return where a range is after a splice.

    What is typed at its start stays out of it, what is typed at its end belongs to it: who writes on in bold stays bold.
    """
    return _carried(start, splice), _carried(end, splice)


def _carried(place: int, splice: Sequence[Part]) -> int:
    """Return where a place is after a splice: behind what is inserted right there."""
    walked, now = 0, place
    for part in splice:
        if walked > place:
            break
        if isinstance(part, str):
            now += len(part)
        elif part > 0:
            walked += part
        else:
            now -= min(-part, place - walked)
            walked -= part
    return now
