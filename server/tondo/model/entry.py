"""An entry: what the log keeps of one transaction, and the chain that holds entries together.

The shape of an entry only ever grows, because entries outlive versions. [C3]
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import cast

import orjson

from tondo.model.change import Change


@dataclass(frozen=True, slots=True)
class Entry:
    """One transaction at its place in the log."""

    seq: int
    at: int
    by: str
    client: str
    number: int
    changes: Sequence[Change]
    label: str | None = None

    def encoded(self) -> bytes:
        """Return the bytes that the log keeps and that everybody is sent."""
        whole = {"s": self.seq, "at": self.at, "by": self.by, "c": self.client, "i": self.number, "d": self.changes}
        if self.label:
            whole["label"] = self.label
        return orjson.dumps(whole)

    @classmethod
    def decoded(cls, body: bytes) -> "Entry":
        """Return the entry that these bytes tell of."""
        whole = orjson.loads(body)
        return cls(
            seq=whole["s"],
            at=whole["at"],
            by=whole["by"],
            client=whole["c"],
            number=whole["i"],
            changes=cast(Sequence[Change], whole["d"]),
            label=whole.get("label"),
        )


def chained(key: bytes, tag: str, body: bytes) -> str:
    """Return the tag of an entry after the one with `tag`.

    Keyed, so that nobody who sees tags can test a guess at what a hidden entry says.
    """
    return blake2b(tag.encode() + b"\0" + body, key=key, digest_size=8).hexdigest()
