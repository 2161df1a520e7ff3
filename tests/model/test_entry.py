"""Entries: their bytes, and the chain that holds them together."""

import orjson

from tondo.model.change import put, remove, set_fields, set_keys, splice_text, subject
from tondo.model.entry import Entry, chained

KEY = bytes(32)


def test_an_entry_has_the_shape_that_the_protocol_gives_it() -> None:
    """[C3]"""
    entry = Entry(18241, 1732300000456, "userMia001", "kX3f9a1Q", 42, [remove("note000001")], "tidy up")

    assert orjson.loads(entry.encoded()) == {
        "s": 18241,
        "at": 1732300000456,
        "by": "userMia001",
        "c": "kX3f9a1Q",
        "i": 42,
        "d": [{"del": "note000001"}],
        "label": "tidy up",
    }
    assert Entry.decoded(entry.encoded()) == entry


def test_an_entry_without_a_label_says_nothing_of_one() -> None:
    """[C3]"""
    entry = Entry(1, 0, "", "", 0, [])

    assert b"label" not in entry.encoded()
    assert Entry.decoded(entry.encoded()) == entry


def test_a_tag_depends_on_the_key_the_tag_before_and_the_body() -> None:
    """[W3]"""
    tags = {
        chained(KEY, "", b"one"),
        chained(KEY, "", b"two"),
        chained(KEY, "a", b"one"),
        chained(b"\1" * 32, "", b"one"),
    }

    assert len(tags) == 4
    assert all(len(tag) == 16 for tag in tags)


def test_every_change_says_which_item_it_is_about() -> None:
    """[C1]"""
    name = "note000001"
    changes = [
        put({"id": name}),
        set_fields(name, {"x": 1}),
        set_keys(name, "tags", {"a": None}),
        splice_text(name, ["x"]),
        remove(name),
    ]

    assert {subject(change) for change in changes} == {name}
    assert subject({"fly": name}) == ""
