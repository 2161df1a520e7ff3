"""What the server says, from bytes to messages."""

from collections.abc import Sequence
from typing import cast, get_args

import msgspec

from tondo.errors import Broken
from tondo.model.change import Change
from tondo.model.entry import Entry
from tondo.wire.down import AnyDown, EntryOnWire

_decoder: msgspec.json.Decoder[AnyDown] = msgspec.json.Decoder(AnyDown)
_tagged = msgspec.json.Decoder(dict[str, msgspec.Raw])
_tags = {msgspec.json.encode(kind.__struct_config__.tag) for kind in get_args(AnyDown)}


def read(frame: bytes) -> AnyDown | None:
    """Return the message; None for one of a sort that only newer clients know. Raises Broken."""
    try:
        return _decoder.decode(frame)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        try:
            if bytes(_tagged.decode(frame).get("t", b"null")) not in _tags:
                return None
        except (msgspec.DecodeError, UnicodeDecodeError):
            pass
        raise Broken(f"the server said what makes no sense: {error}") from None


def entry_of(fact: EntryOnWire) -> Entry:
    """Return the entry that stands on the wire. [C3]"""
    return Entry(fact.s, fact.at, fact.by, fact.c, fact.i, cast(Sequence[Change], fact.d), fact.label)
