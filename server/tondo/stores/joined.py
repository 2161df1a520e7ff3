"""Entries in one piece: how they travel to Redis and to followers, and, compressed, how they lie in the archive.

    8 bytes first seq | for each entry: 2 bytes length of tag, 4 bytes length of body, tag, body

Numbers are big-endian. `append.lua` and `archive.lua` read the same form: change them together.
"""

import struct
import zlib
from collections.abc import Sequence

from tondo.stores.port import Stamped

_FIRST = struct.Struct(">Q")
_LENGTHS = struct.Struct(">HI")


def join(entries: Sequence[Stamped]) -> bytes:
    """Put consecutive entries into one piece."""
    parts = [_FIRST.pack(entries[0].seq)]
    for entry in entries:
        tag = entry.tag.encode()
        parts += (_LENGTHS.pack(len(tag), len(entry.body)), tag, entry.body)
    return b"".join(parts)


def split(piece: bytes) -> list[Stamped]:
    """Take a piece apart again."""
    (seq,) = _FIRST.unpack_from(piece)
    at = _FIRST.size
    entries = []
    while at < len(piece):
        tag_length, body_length = _LENGTHS.unpack_from(piece, at)
        at += _LENGTHS.size
        body_at = at + tag_length
        entries.append(Stamped(seq, piece[at:body_at].decode(), piece[body_at : body_at + body_length]))
        at = body_at + body_length
        seq += 1
    return entries


def press(entries: Sequence[Stamped]) -> bytes:
    """Make a segment: join and compress. Takes about 25 ms for 1 MiB, so it belongs in a thread."""
    return zlib.compress(join(entries), 6)


def unpress(segment: bytes) -> list[Stamped]:
    """Take a segment apart."""
    return split(zlib.decompress(segment))


def unbroken(entries: Sequence[Stamped], after: int) -> bool:
    """Tell whether the entries are numbered `after + 1` and on."""
    return all(entry.seq == number for number, entry in enumerate(entries, after + 1))


# Long enough to compress well, short enough to be read for the sake of one entry.
SEGMENT_ENTRIES = 500
SEGMENT_BYTES = 1 << 20


def stretch(entries: Sequence[Stamped]) -> Sequence[Stamped]:
    """Return as many of the first entries as make one segment; one at least if there is any."""
    size = 0
    for count, entry in enumerate(entries[:SEGMENT_ENTRIES]):
        size += len(entry.body)
        if size > SEGMENT_BYTES and count:
            return entries[:count]
    return entries[:SEGMENT_ENTRIES]
