"""The lock file beside a database: one server at a time.

Two servers on one file would each have a writer thread, and followers of one would never hear of what the other wrote.
The lock belongs to the open file, so it ends with the process however that ends. The file itself stays: removing it
would let a third process lock a new file of the same name while the second still holds the old one.
"""

import fcntl
import os
from pathlib import Path

from tondo.stores.port import StoreDown


class FileLock:
    """An exclusive hold on a path."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def take(self, what: Path) -> None:
        """Take the lock that guards `what`, or raise StoreDown with what to do."""
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(descriptor, 20).decode("ascii", "replace").strip()
            os.close(descriptor)
            process = f" (process {holder})" if holder else ""
            raise StoreDown(
                f"{what} is in use by another tondo serve{process}. Stop that one first, give this one a folder of its"
                " own with --data, or let several servers share a Redis with --redis."
            ) from None
        except BaseException:
            os.close(descriptor)
            raise
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()}\n".encode())
        self._descriptor = descriptor

    def release(self) -> None:
        """Let go, if it is held."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
