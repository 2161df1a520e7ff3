"""Order keys: words that say what lies above what.

A key made from a place in the log (`top`, `bottom`) never grows and never meets another. Only "between these two"
needs a longer word; it is made by the server, in log order, so two people cannot make the same one.
"""

from tondo.model.ids import ALPHABET, base62

KEYS = 4096  # How many keys one entry may make.
_LAST = 62**9 - 1


def top(seq: int, n: int) -> str:
    """Return the key above everything that came before; `n` counts the keys of this entry. [I5]"""
    return "n" + base62(seq * KEYS + n, 9)


def bottom(seq: int, n: int) -> str:
    """Return the key below everything that came before. [I5]"""
    return "h" + base62(_LAST - (seq * KEYS + n), 9)


def between(low: str, high: str | None) -> str:
    """Return a short key with `low < key < high`; without `high`, any above `low`.

    `low < high` must hold, and no key ends in `0`, since nothing fits directly below such a word.
    """
    key = ""
    while True:
        floor = _digit(low, len(key), 0)
        ceiling = 62 if high is None else _digit(high, len(key), 0)
        if ceiling - floor > 1:
            return key + ALPHABET[(floor + ceiling) // 2]
        key += ALPHABET[floor]
        if ceiling > floor:
            # The word is already below `high`, whatever follows; from here it only has to pass `low`.
            high = None


def _digit(word: str, place: int, default: int) -> int:
    return ALPHABET.index(word[place]) if place < len(word) else default
