"""Order keys: words that say what lies above what.

A key made from a place in the log (`top`, `bottom`) never grows and never meets another. Only "between these two"
needs a longer word; it is made by the server, in log order, so two people cannot make the same one.
"""

from tondo.model.ids import ALPHABET, base62

KEYS = 4096  # How many keys one entry may make.
WIDTH = 10  # How long a key made from a place is.
_LAST = 62 ** (WIDTH - 1) - 1


def top(seq: int, n: int) -> str:
    """Return the key above everything that came before; `n` counts the keys of this entry. [I5]"""
    return "n" + base62(seq * KEYS + n, WIDTH - 1)


def bottom(seq: int, n: int) -> str:
    """Return the key below everything that came before. [I5]"""
    return "h" + base62(_LAST - (seq * KEYS + n), WIDTH - 1)


def between(low: str, high: str | None) -> str:
    """Return a key with `low < key < high`; without `high`, any above `low`.

    Raises ValueError unless `low < high`. The key is longer than those made from a place, and does not end in `0`: so there is always
    room between it and any other. Next to a shorter one, a key such as `n1` and a later `n10` would leave none.
    """
    key = ""
    while True:
        if high is not None and len(key) >= len(high):
            raise ValueError(f"there is no room between {low} and {high}")
        floor = _digit(low, len(key), 0)
        ceiling = 62 if high is None else _digit(high, len(key), 0)
        if ceiling - floor > 1:
            return (key + ALPHABET[(floor + ceiling) // 2]).ljust(WIDTH + 1, ALPHABET[31])
        key += ALPHABET[floor]
        if ceiling > floor:
            # The word is already below `high`, whatever follows; from here it only has to pass `low`.
            high = None


def _digit(word: str, place: int, default: int) -> int:
    return ALPHABET.index(word[place]) if place < len(word) else default
