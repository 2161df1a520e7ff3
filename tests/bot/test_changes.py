"""Reading along: everything in line comes first, then the end."""

import pytest

from tondo.bot import changes
from tondo.bot.changes import Changes, Closed
from tondo.errors import NoAccess, TooSlow
from tondo.model.change import remove
from tondo.model.entry import Entry


def entry(seq: int, *items: str) -> Entry:
    return Entry(seq, 0, "user000001", "client0001", seq, [remove(item) for item in items])


async def test_each_change_comes_with_its_entry_and_entries_without_changes_do_not_come() -> None:
    reader = Changes()
    reader.put(entry(1, "a", "b"))
    reader.put(entry(2))
    reader.put(entry(3, "c"))
    reader.end(Closed())

    read = [(each.seq, change) async for each, change in reader]

    assert read == [(1, {"del": "a"}), (1, {"del": "b"}), (3, {"del": "c"})]


async def test_what_ends_the_board_is_raised_after_what_is_in_line() -> None:
    reader = Changes()
    reader.put(entry(1, "a"))
    reader.end(NoAccess("withdrawn"))
    reader.put(entry(2, "b"))

    first, _ = await anext(reader)

    assert first.seq == 1
    with pytest.raises(NoAccess):
        await anext(reader)


async def test_who_does_not_read_is_told_so_instead_of_filling_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "MOST_ENTRIES", 3)
    reader = Changes()
    for seq in range(1, 6):
        reader.put(entry(seq, "a"))

    with pytest.raises(TooSlow):
        await anext(reader)
