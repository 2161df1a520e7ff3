"""Bytes to messages and back.

Whatever arrives is untrusted: it is measured, checked for depth, and decoded straight into its type in one step, so that
inside nobody checks again. What cannot be decoded becomes `Unreadable`, with its transaction number if that can be told.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from tondo.errors import Bad, Refused, TooBig, TooLong, TooMany
from tondo.model.kind import TEXT_LIMIT
from tondo.wire.down import AnyDown
from tondo.wire.up import AnyUp

MESSAGE_LIMIT = 256 * 1024
DEPTH_LIMIT = 16

_decoder: msgspec.json.Decoder[AnyUp] = msgspec.json.Decoder(AnyUp)
_encoder = msgspec.json.Encoder()
# Never goes back over what it has read, not even in a string without an end: a message is measured in one go.
_strings = re.compile(rb'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)
_empty_pairs = re.compile(rb"\[\]|\{\}")
_not_brackets = bytes(set(range(256)) - set(b"[]{}"))


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A message that is refused before it is understood. [W8]"""

    i: int | None
    why: Refused


def decode(raw: bytes) -> AnyUp | Unreadable:
    """Return the message, or why it is none. Raises TooBig."""
    if len(raw) > MESSAGE_LIMIT:
        raise TooBig(f"a message holds at most {MESSAGE_LIMIT} bytes, this one has {len(raw)}")
    if not is_shallow(raw):
        return Unreadable(_number(raw), Bad(f"a message is at most {DEPTH_LIMIT} levels deep"))
    try:
        return _decoder.decode(raw)
    except msgspec.ValidationError as error:
        return Unreadable(_number(raw), _explained(str(error)))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return Unreadable(_number(raw), Bad(f"a message is a JSON object in well-formed Unicode: {error}"))


def encode(message: AnyDown) -> bytes:
    """Return the bytes of a message."""
    return _encoder.encode(message)


def encode_ops(after: int, to: int, tag: str, bodies: Sequence[bytes]) -> bytes:
    """Join entries, as the log keeps them, into one `ops` message. [W6]"""
    head = f'{{"t":"ops","after":{after},"to":{to},"tag":"{tag}","entries":['.encode()
    return head + b",".join(bodies) + b"]}"


def is_shallow(raw: bytes, limit: int = DEPTH_LIMIT) -> bool:
    """Tell whether the JSON is at most `limit` levels deep. [N5]

    Without its strings and everything but brackets, a message loses one level each time its empty pairs are taken out.
    """
    if raw.count(b"[") + raw.count(b"{") <= limit:
        return True
    brackets = _strings.sub(b"", raw).translate(None, delete=_not_brackets)
    for _ in range(limit):
        brackets = _empty_pairs.sub(b"", brackets)
        if not brackets:
            return True
    return False


def _explained(why: str) -> Bad | TooLong | TooMany:
    if "`array` of length <=" in why:
        return TooMany(why)
    if f"length <= {TEXT_LIMIT}" in why:
        return TooLong(why)
    return Bad(why)


def _number(raw: bytes) -> int | None:
    """Find the transaction number of a message that is no good otherwise; this reader forgives more than the other."""
    try:
        loose = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    match loose:
        case {"t": "tx", "i": int(number)} if not isinstance(number, bool) and 0 < number < 2**53:
            return number
        case _:
            return None
