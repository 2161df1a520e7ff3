"""The log in tables: what the writer does to it, and what the readers ask.

Deeds run in the writer's thread, in a transaction that they neither begin nor end. Questions run in a reader's thread
and see one moment of the file.
"""

import sqlite3
from collections.abc import Callable, Sequence
from functools import partial

from tondo.stores.joined import SEGMENT_ENTRIES, press, stretch, unbroken, unpress
from tondo.stores.port import BEGINNING, Appended, Checkpoint, Head, Overtaken, Stamped, StoreDown

# Deeds


def append(
    connection: sqlite3.Connection, *, board: str, after: Head, entries: Sequence[Stamped]
) -> Appended | Overtaken:
    """Compare and append."""
    key, end = _board(connection, board)
    if end != after:
        return Overtaken(end)
    head = Head(entries[-1].seq, entries[-1].tag)
    if key is None:
        insert = "INSERT INTO board (name, seq, tag) VALUES (?, ?, ?)"
        key = connection.execute(insert, (board, head.seq, head.tag)).lastrowid
    else:
        connection.execute("UPDATE board SET seq = ?, tag = ? WHERE key = ?", (head.seq, head.tag, key))
    rows = [(key, entry.seq, entry.tag, entry.body) for entry in entries]
    connection.executemany("INSERT INTO entry VALUES (?, ?, ?, ?)", rows)
    return Appended(head)


def keep(connection: sqlite3.Connection, *, board: str, checkpoint: Checkpoint) -> bool:
    """Keep a checkpoint if its place is in the log and newer."""
    key, _ = _board(connection, board)
    place = checkpoint.head
    row = connection.execute("SELECT seq FROM checkpoint WHERE board = ?", (board,)).fetchone()
    if row is not None and row[0] >= place.seq:
        return False
    # Nothing beyond the newest checkpoint is archived, so a newer place is among the entries.
    select = "SELECT tag FROM entry WHERE board = ? AND seq = ?"
    if place != BEGINNING and connection.execute(select, (key, place.seq)).fetchone() != (place.tag,):
        return False
    values = (board, place.seq, place.tag, checkpoint.body)
    connection.execute("INSERT OR REPLACE INTO checkpoint VALUES (?, ?, ?, ?)", values)
    return True


def _archive(connection: sqlite3.Connection, *, key: int, first: int, last: int, segment: bytes) -> None:
    if _archived(connection, key) != first - 1:
        return  # Somebody else archived meanwhile.
    connection.execute("INSERT INTO segment VALUES (?, ?, ?, ?)", (key, last, first, segment))
    connection.execute("DELETE FROM entry WHERE board = ? AND seq BETWEEN ? AND ?", (key, first, last))


# Questions


def head(connection: sqlite3.Connection, board: str) -> Head:
    """Return where the log ends."""
    return _board(connection, board)[1]


def read(connection: sqlite3.Connection, board: str, after: int, limit: int) -> list[Stamped]:
    """Return entries behind `after`, from the archive and from the table."""
    after = max(after, 0)
    key, end = _board(connection, board)
    found: list[Stamped] = []
    segments = connection.execute("SELECT body FROM segment WHERE board = ? AND last > ? ORDER BY last", (key, after))
    while len(found) < limit and (row := segments.fetchone()):
        found += (entry for entry in unpress(row[0]) if entry.seq > after)
    if len(found) < limit:
        select = "SELECT seq, tag, body FROM entry WHERE board = ? AND seq > ? ORDER BY seq LIMIT ?"
        rows = connection.execute(select, (key, after + len(found), limit - len(found)))
        found += (Stamped(*row) for row in rows)
    del found[max(limit, 0) :]
    expected = max(min(limit, end.seq - after), 0)
    if len(found) != expected or not unbroken(found, after):
        raise StoreDown(f"Entries of board {board} behind {after} are missing. Restore the database from a backup.")
    return found


def newest(connection: sqlite3.Connection, board: str) -> Checkpoint | None:
    """Return the newest checkpoint."""
    row = connection.execute("SELECT seq, tag, body FROM checkpoint WHERE board = ?", (board,)).fetchone()
    return None if row is None else Checkpoint(Head(row[0], row[1]), row[2])


def next_segment(connection: sqlite3.Connection, board: str, upto: int) -> Callable[[sqlite3.Connection], None] | None:
    """Compress what is next to be archived, and return the deed that puts it in place; None if there is nothing."""
    key, _ = _board(connection, board)
    checkpoint = newest(connection, board)
    if key is None or checkpoint is None:
        return None
    first = _archived(connection, key) + 1
    last = min(upto, checkpoint.head.seq, first + SEGMENT_ENTRIES - 1)
    if last < first:
        return None
    entries = stretch(read(connection, board, first - 1, last - first + 1))
    return partial(_archive, key=key, first=first, last=entries[-1].seq, segment=press(entries))


def _board(connection: sqlite3.Connection, name: str) -> tuple[int | None, Head]:
    row = connection.execute("SELECT key, seq, tag FROM board WHERE name = ?", (name,)).fetchone()
    return (None, BEGINNING) if row is None else (row[0], Head(row[1], row[2]))


def _archived(connection: sqlite3.Connection, key: int) -> int:
    (last,) = connection.execute("SELECT max(last) FROM segment WHERE board = ?", (key,)).fetchone()
    return last or 0
