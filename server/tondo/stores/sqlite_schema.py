"""The tables of a database file, and how a connection to it is made."""

import sqlite3
from pathlib import Path

from tondo.stores.port import StoreDown

VERSION = 1

# Boards are rows with a number, so that an entry's key is two integers. An entry is mostly small and is read in order,
# which is what WITHOUT ROWID is good at; segments, checkpoints and blobs are large, which it is not.
_TABLES = """
CREATE TABLE board (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, seq INTEGER NOT NULL, tag TEXT NOT NULL);
CREATE TABLE entry (
    board INTEGER NOT NULL, seq INTEGER NOT NULL, tag TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (board, seq)
) WITHOUT ROWID;
CREATE TABLE segment (
    board INTEGER NOT NULL, last INTEGER NOT NULL, first INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (board, last)
);
CREATE TABLE checkpoint (board TEXT PRIMARY KEY, seq INTEGER NOT NULL, tag TEXT NOT NULL, body BLOB NOT NULL);
CREATE TABLE fact (shelf TEXT, name TEXT, body BLOB NOT NULL, PRIMARY KEY (shelf, name)) WITHOUT ROWID;
CREATE TABLE blob (board TEXT, name TEXT, until REAL, body BLOB NOT NULL, PRIMARY KEY (board, name));
CREATE INDEX blob_until ON blob (until) WHERE until IS NOT NULL;
"""


def writing(path: Path) -> sqlite3.Connection:
    """Open the connection that writes, and see to the tables. Transactions are spelled out by its owner."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA busy_timeout = 5000")
        (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
        if mode != "wal":
            raise StoreDown(
                f"{path} cannot use a write-ahead log (SQLite answered {mode!r}). Network file systems cannot: put the"
                " file on a local disk with --data."
            )
        # FULL makes COMMIT return after the log has reached the disk. That is what an acknowledgement means here.
        connection.execute("PRAGMA synchronous = FULL")
        _prepare(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def reading(path: Path) -> sqlite3.Connection:
    """Open a connection that only reads, and therefore only sees what is committed."""
    # A connection is used by the one thread that made it; only closing happens elsewhere, when that thread is done.
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA busy_timeout = 5000")
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Make the tables of a new file; refuse a file that this version does not know."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version == VERSION:
        return
    if version != 0:
        raise StoreDown(
            f"{path} was written by another version of Tondo (its schema is {version}, this one knows {VERSION})."
            " Use the version that wrote it, or a newer one."
        )
    connection.executescript(f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version = {VERSION}; COMMIT;")
