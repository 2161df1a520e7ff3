"""A store in this process's memory, for tests and for trying Tondo out. It forgets everything when the process ends."""

import time
from collections.abc import Callable, Sequence

from tondo.stores.bells import Bells
from tondo.stores.port import (
    BEGINNING,
    Appended,
    Checkpoint,
    Head,
    Overtaken,
    Stamped,
    StoreDown,
    require_line,
)


class MemoryStore:
    """Keeps the promises of `port.Store`, except that nothing lasts."""

    durability = "memory"

    def __init__(self) -> None:
        self._logs: dict[str, list[Stamped]] = {}
        self._checkpoints: dict[str, Checkpoint] = {}
        self._facts: dict[tuple[str, str], bytes] = {}
        self._blobs: dict[tuple[str, str], tuple[float | None, bytes]] = {}
        self._followers: Bells[Sequence[Stamped]] = Bells()
        self._hearers: Bells[bytes] = Bells()
        self._is_open = False

    async def open(self) -> Sequence[str]:
        self._is_open = True
        return ["Boards are kept in memory only: they are gone when this server stops."]

    async def close(self) -> None:
        self._is_open = False

    async def healthy(self) -> bool:
        return self._is_open

    async def append(self, board: str, after: Head, entries: Sequence[Stamped]) -> Appended | Overtaken:
        self._require_open()
        require_line(after, entries)
        for word in (board, *(entry.tag for entry in entries)):
            word.encode()  # What the others cannot write is no use here either.
        end = self._end(board)
        if end != after:
            return Overtaken(end)
        self._logs.setdefault(board, []).extend(entries)
        self._followers.ring(board, tuple(entries))
        return Appended(self._end(board))

    async def read(self, board: str, after: int, limit: int = 1000) -> list[Stamped]:
        self._require_open()
        # Entry n lies at place n - 1.
        first = max(after, 0)
        return self._logs.get(board, [])[first : first + limit]

    async def head(self, board: str) -> Head:
        self._require_open()
        return self._end(board)

    async def follow(self, board: str, bell: Callable[[Sequence[Stamped]], None]) -> Callable[[], None]:
        self._require_open()
        end = self._followers.hang(board, bell)
        self._followers.ring(board, ())
        return end

    async def archive(self, board: str, upto: int) -> None:
        # Nothing is gained by compressing what is gone tomorrow.
        self._require_open()

    async def keep(self, board: str, checkpoint: Checkpoint) -> bool:
        self._require_open()
        newest = self._checkpoints.get(board)
        if newest is not None and newest.head.seq >= checkpoint.head.seq:
            return False
        if not self._holds(board, checkpoint.head):
            return False
        self._checkpoints[board] = checkpoint
        return True

    async def newest(self, board: str) -> Checkpoint | None:
        self._require_open()
        return self._checkpoints.get(board)

    async def tell(self, board: str, body: bytes) -> None:
        if self._is_open:
            self._hearers.ring(board, body)

    async def listen(self, board: str, hear: Callable[[bytes], None]) -> Callable[[], None]:
        self._require_open()
        return self._hearers.hang(board, hear)

    async def add(self, shelf: str, name: str, fact: bytes) -> bool:
        self._require_open()
        if (shelf, name) in self._facts:
            return False
        self._facts[shelf, name] = fact
        return True

    async def find(self, shelf: str, name: str) -> bytes | None:
        self._require_open()
        return self._facts.get((shelf, name))

    async def drop(self, shelf: str, name: str) -> None:
        self._require_open()
        self._facts.pop((shelf, name), None)

    async def put(self, board: str, name: str, body: bytes, *, ttl: float | None = None) -> None:
        self._require_open()
        self._blobs[board, name] = (None if ttl is None else time.monotonic() + ttl, body)

    async def get(self, board: str, name: str) -> bytes | None:
        self._require_open()
        until, body = self._blobs.get((board, name), (None, None))
        if until is not None and until <= time.monotonic():
            del self._blobs[board, name]
            return None
        return body

    def _require_open(self) -> None:
        if not self._is_open:
            raise StoreDown("The store is closed.")

    def _end(self, board: str) -> Head:
        log = self._logs.get(board)
        return Head(log[-1].seq, log[-1].tag) if log else BEGINNING

    def _holds(self, board: str, place: Head) -> bool:
        if place.seq == 0:
            return place == BEGINNING
        log = self._logs.get(board, [])
        return 0 < place.seq <= len(log) and log[place.seq - 1].tag == place.tag
