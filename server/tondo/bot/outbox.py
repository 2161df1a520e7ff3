"""Transactions until they are decided: each keeps its number, however often it has to be sent. [W4] [W5]"""

from collections.abc import Iterator, Sequence

import orjson

from tondo.errors import Bad, TooBig, TooMany
from tondo.model.json import Json, Object
from tondo.wire.codec import MESSAGE_LIMIT
from tondo.wire.up import OPS_LIMIT

AROUND = 256  # Bytes of a message beside its ops: number and brackets, and a label of 60 letters.
LABEL_LIMIT = 60


def encoded(ops: Sequence[Object]) -> list[bytes]:
    """Return the bytes of each op. Raises Bad."""
    return [_json(op) for op in ops]


def batches(ops: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    """Cut ops into as few transactions as the limits allow. [N5]"""
    start, size = 0, AROUND
    for place, op in enumerate(ops):
        size += len(op) + 1
        if place > start and (place - start == OPS_LIMIT or size > MESSAGE_LIMIT):
            yield ops[start:place]
            start, size = place, AROUND + len(op) + 1
    if start < len(ops):
        yield ops[start:]


class Outbox:
    """What is undecided, and how far it was sent on this connection."""

    def __init__(self) -> None:
        self._frames: dict[int, bytes] = {}
        self._last = 0
        self._sent = 0

    def put(self, ops: Sequence[bytes], label: str | None = None) -> int:
        """Put a transaction in line, and return its number. Raises TooMany, TooBig or Bad; then it has none."""
        if len(ops) > OPS_LIMIT:
            raise TooMany(f"a transaction holds at most {OPS_LIMIT} ops, this one has {len(ops)}")
        if label is not None and len(label) > LABEL_LIMIT:
            raise Bad(f"a label has at most {LABEL_LIMIT} letters, this one has {len(label)}")
        frame = _frame(self._last + 1, ops, label)
        if len(frame) > MESSAGE_LIMIT:
            raise TooBig(f"a transaction holds at most {MESSAGE_LIMIT} bytes, this one has {len(frame)}")
        self._last += 1
        self._frames[self._last] = frame
        return self._last

    def rewind(self, decided: int) -> None:
        """Begin a connection: everything above `decided` is to be sent again, in order."""
        self._last = max(self._last, decided)
        above = (number for number in self._frames if number > decided)
        self._sent = next(above, self._last + 1) - 1

    @property
    def waiting(self) -> bool:
        """Whether something is to be sent."""
        return self._sent < self._last

    def take(self) -> bytes:
        """Return the next transaction to send on this connection."""
        self._sent += 1
        # Numbers grow by one. Where one was refused while those before it were undecided, sending these again leaves a
        # hole; it is filled with a transaction that does nothing.
        return self._frames.get(self._sent) or _frame(self._sent, (), None)

    def decide(self, number: int) -> bool:
        """Let go of a number; tell whether it was undecided."""
        return self._frames.pop(number, None) is not None

    def undecided(self, upto: int) -> list[int]:
        """Return the undecided numbers at or below `upto`."""
        return [number for number in self._frames if number <= upto]


def _frame(number: int, ops: Sequence[bytes], label: str | None) -> bytes:
    named = b"" if label is None else b',"label":' + _json(label)
    return b'{"t":"tx","i":%d,"ops":[%b]%b}' % (number, b",".join(ops), named)


def _json(value: Json) -> bytes:
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError as error:
        raise Bad(f"ops are plain JSON in well-formed Unicode: {error}") from None
