"""Ids: base62 words that no two people will mint alike."""

import re
from hashlib import blake2b

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
# In Python, `$` alone lets a newline follow.
END = "(?!\\n)$"
ITEM = "^[0-9A-Za-z]{10}" + END
CLIENT = "^[0-9A-Za-z]{8,16}" + END

_ITEM = re.compile(ITEM)


def base62(number: int, width: int) -> str:
    """Write a number with `width` base62 digits; the highest are lost when it needs more."""
    digits = []
    for _ in range(width):
        number, digit = divmod(number, 62)
        digits.append(ALPHABET[digit])
    return "".join(reversed(digits))


def derived(*parts: str | bytes | int) -> str:
    """Make an item id that follows from its parts: the same wish, worked out twice, mints the same id."""
    deed = blake2b(digest_size=8)
    for part in parts:
        deed.update(part if isinstance(part, bytes) else str(part).encode())
        deed.update(b"\0")
    return base62(int.from_bytes(deed.digest(), "big"), 10)


def is_item_id(word: str) -> bool:
    """Tell whether this could name an item that a client minted. [N1]"""
    return _ITEM.search(word) is not None
