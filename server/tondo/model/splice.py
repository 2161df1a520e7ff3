"""Text splices: what typing is, and how two people's typing in one place is brought together.

A splice walks over a text: a positive integer keeps code points, a negative one deletes, a string inserts; what is left
at the end is kept. `transform` is the operational transformation for plain text in a total order, for which the first
transformation property (X2) is enough.
"""

from collections.abc import Iterator, Sequence

from tondo.errors import Bad

Part = int | str
Splice = list[Part]


def normal(parts: Sequence[Part]) -> Splice:
    """Bring parts into normal form. [X1]"""
    done: Splice = []
    for part in parts:
        if part == 0 or part == "":
            continue
        _push(done, part)
    while done and isinstance(done[-1], int) and done[-1] > 0:
        done.pop()
    return done


def reach(splice: Sequence[Part]) -> int:
    """Return how many code points of the old text the splice walks over."""
    return sum(abs(part) for part in splice if isinstance(part, int))


def growth(splice: Sequence[Part]) -> int:
    """Return by how many code points the text gets longer."""
    return sum(len(part) if isinstance(part, str) else min(part, 0) for part in splice)


def apply(text: str, splice: Sequence[Part]) -> str:
    """Return the text after the splice. Raises Bad if the splice walks past the end."""
    if reach(splice) > len(text):
        raise Bad(f"a splice over at most {len(text)} code points was expected, this one walks over {reach(splice)}")
    pieces, place = [], 0
    for part in splice:
        if isinstance(part, str):
            pieces.append(part)
        elif part > 0:
            pieces.append(text[place : place + part])
            place += part
        else:
            place -= part
    pieces.append(text[place:])
    return "".join(pieces)


def transform(splice: Sequence[Part], over: Sequence[Part], *, left: bool) -> Splice:
    """Rewrite `splice` to apply after `over`; where both insert, it goes first if `left`. [X2]"""
    done: Splice = []
    mine, theirs = _Walk(splice), _Walk(over)
    while mine.more:
        if isinstance(theirs.now, str) and not (isinstance(mine.now, str) and left):
            _push(done, len(theirs.now))
            theirs.step(len(theirs.now))
            continue
        if isinstance(mine.now, str):
            _push(done, mine.now)
            mine.step(len(mine.now))
            continue
        # Both walk over the same stretch of the old text; past its own end, `over` keeps.
        other = theirs.now if theirs.more and isinstance(theirs.now, int) else abs(mine.now)
        length = min(abs(mine.now), abs(other))
        if other > 0:
            _push(done, length if mine.now > 0 else -length)
        mine.step(length)
        if theirs.more:
            theirs.step(length)
    return normal(done)


def invert(text: str, splice: Sequence[Part]) -> Splice:
    """Return the splice that takes this one back; `text` is the text before it."""
    done: Splice = []
    place = 0
    for part in splice:
        if isinstance(part, str):
            _push(done, -len(part))
        elif part > 0:
            _push(done, part)
            place += part
        else:
            _push(done, text[place : place - part])
            place -= part
    return normal(done)


def compose(first: Sequence[Part], second: Sequence[Part]) -> Splice:
    """Return one splice that does what both do, one after the other."""
    done: Splice = []
    early, late = _Walk(first), _Walk(second)
    while early.more or late.more:
        if isinstance(early.now, int) and early.now < 0:
            _push(done, early.now)
            early.step(-early.now)
        elif isinstance(late.now, str):
            _push(done, late.now)
            late.step(len(late.now))
        elif not late.more:
            _push(done, early.now)
            early.step(early.length)
        elif not early.more:
            _push(done, late.now)
            late.step(late.length)
        else:
            length = min(early.length, late.length)
            if late.now > 0:
                _push(done, early.now[:length] if isinstance(early.now, str) else length)
            elif isinstance(early.now, int):
                _push(done, -length)
            early.step(length)
            late.step(length)
    return normal(done)


def difference(old: str, new: str) -> Splice:
    """Return the smallest splice between the common head and tail. [X7]"""
    shorter = min(len(old), len(new))
    head = 0
    while head < shorter and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shorter - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return normal([head, new[head : len(new) - tail], -(len(old) - tail - head)])


def _push(done: Splice, part: Part) -> None:
    """Add a part, merged with its neighbour, an insert before a delete at the same place."""
    last = done[-1] if done else None
    if isinstance(part, str):
        if isinstance(last, str):
            done[-1] = last + part
        elif isinstance(last, int) and last < 0:
            if len(done) > 1 and isinstance(before := done[-2], str):
                done[-2] = before + part
            else:
                done.insert(-1, part)
        else:
            done.append(part)
    elif isinstance(last, int) and (last > 0) == (part > 0):
        done[-1] = last + part
    else:
        done.append(part)


class _Walk:
    """A splice being walked part by part, each of which may be taken in pieces. Past the end it stands on 0."""

    __slots__ = ("_rest", "more", "now")

    def __init__(self, splice: Sequence[Part]) -> None:
        self._rest: Iterator[Part] = iter(splice)
        self.now: Part = 0
        self.more = True
        self._next()

    @property
    def length(self) -> int:
        return len(self.now) if isinstance(self.now, str) else abs(self.now)

    def step(self, length: int) -> None:
        """Go on by `length` of the part it stands on."""
        if length == self.length:
            self._next()
        elif isinstance(self.now, str):
            self.now = self.now[length:]
        else:
            self.now += -length if self.now > 0 else length

    def _next(self) -> None:
        self.now = next((part for part in self._rest if part), 0)
        self.more = bool(self.now)
