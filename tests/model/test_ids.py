"""Ids: what is one, and what is none."""

import re

import pytest

from tondo.model.ids import ALPHABET, CLIENT, base62, derived, is_item_id


@pytest.mark.parametrize("word", ["n7Kq2vXb9L", "0000000000", "zzzzzzzzzz"])
def test_ten_letters_or_digits_are_an_id(word: str) -> None:
    """[N1]"""
    assert is_item_id(word)


@pytest.mark.parametrize(
    "word", ["", "n7Kq2vXb9", "n7Kq2vXb9L1", "n7Kq2vXb9-", "n7Kq2vXb9L\n", "ñ7Kq2vXb9L", "settings"]
)
def test_anything_else_is_none(word: str) -> None:
    """[N1]"""
    assert not is_item_id(word)


@pytest.mark.parametrize(
    ("word", "fits"),
    [
        ("kX3f9a1Q", True),
        ("k" * 16, True),
        ("k" * 7, False),
        ("k" * 17, False),
        ("kX3f9a1Q\n", False),
        ("kX3f9a1-", False),
    ],
)
def test_a_client_id_has_8_to_16_letters_or_digits(word: str, fits: bool) -> None:
    """[N2]"""
    assert (re.search(CLIENT, word) is not None) == fits


def test_the_same_parts_derive_the_same_id_and_others_another() -> None:
    """[N1]"""
    one = derived("kX3f9a1Q", 42, 1)

    assert one == derived("kX3f9a1Q", 42, 1)
    assert is_item_id(one)
    assert len({one, derived("kX3f9a1Q", 42, 2), derived("kX3f9a1Q", 4, 21), derived(b"kX3f9a1Q4", 2, 1)}) == 4


def test_base62_counts_in_the_order_of_its_words() -> None:
    words = [base62(number, 3) for number in range(0, 62**3, 1000)]

    assert words == sorted(words)
    assert sorted(ALPHABET) == list(ALPHABET)
