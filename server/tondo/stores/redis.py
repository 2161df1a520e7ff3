"""The store of many servers: one Redis (6.2 or newer) or Valkey.

All that belongs to a board has one hash tag, so that a cluster keeps it together:

    tondo:{BOARD}:log           stream, one entry each: id <seq>-0, fields tag and body; also the channel of the log
    tondo:{BOARD}:head          hash: seq, tag
    tondo:{BOARD}:checkpoint    hash: seq, tag, body
    tondo:{BOARD}:segments      sorted set: first seq, by last seq
    tondo:{BOARD}:segment:FIRST compressed entries
    tondo:{BOARD}:blob:NAME     bytes
    tondo:{BOARD}:words         the channel of the bus
    tondo:shelf:SHELF           hash: fact by name

What has to happen at once happens in a script (`append.lua`, `keep.lua`, `archive.lua`).
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from tondo.stores.bells import Bells
from tondo.stores.joined import SEGMENT_ENTRIES, join, press, split, stretch, unbroken, unpress
from tondo.stores.port import BEGINNING, Appended, Checkpoint, Head, Overtaken, Stamped, StoreDown, require_line
from tondo.stores.redis_audit import Audit, audit, info
from tondo.stores.redis_ear import Ear
from tondo.stores.redis_lane import Refused, script
from tondo.stores.redis_link import Link
from tondo.stores.redis_sweep import Sweep

_APPEND = script("append.lua")
_KEEP = script("keep.lua")
_ARCHIVE = script("archive.lua")

_SETTINGS = ("appendonly", "appendfsync", "no-appendfsync-on-rewrite", "maxmemory-policy")
HEALTHY_WITHIN = 2.0


class RedisStore:
    """Keeps the promises of `port.Store` in a Redis.

    With `replicas`, a write is answered only when that many replicas have it, or with StoreDown after `patience` s.
    `sweep` is how often, in seconds, followers are checked for publications that were lost.
    """

    def __init__(self, url: str, *, replicas: int = 0, patience: float = 5.0, sweep: float = 5.0) -> None:
        self._url = url
        self._replicas = replicas
        self._patience = patience
        self._sweep = sweep
        self._live: _Live | None = None
        self._durability = "memory"
        self._followers: Bells[Sequence[Stamped]] = Bells()
        self._unhear: dict[str, Callable[[], None]] = {}

    @property
    def durability(self) -> str:
        return self._durability

    async def open(self) -> Sequence[str]:
        try:
            link = Link(self._url, replicas=self._replicas, patience=self._patience)
        except ValueError as error:
            raise StoreDown(str(error)) from None
        try:
            found = await _audit(link, self._replicas)
        except BaseException:
            await link.close()
            raise
        self._durability = found.durability
        rounds = Sweep(self._sweep, boards=lambda: self._followers.places, head=self.head, ring=self._ring)
        self._live = _Live(link, Ear(link.connect), rounds)
        return found.warnings

    async def close(self) -> None:
        live, self._live = self._live, None
        # Who followed until now is not heard for any more; whoever follows after the next opening needs a new ear.
        self._followers = Bells()
        self._unhear.clear()
        if live is not None:
            await live.sweep.close()
            await live.ear.close()
            await live.link.close()

    async def healthy(self) -> bool:
        try:
            async with asyncio.timeout(HEALTHY_WITHIN):
                await self._link.reads.ask("PING")
        except (StoreDown, TimeoutError):
            return False
        return True

    # The log

    async def append(self, board: str, after: Head, entries: Sequence[Stamped]) -> Appended | Overtaken:
        require_line(after, entries)
        log = _key(board, "log")
        keys = (log, _key(board, "head"))
        done, seq, tag = await self._link.writes.run(_APPEND, keys, after.seq, after.tag, log, join(entries))
        head = Head(int(seq), tag.decode())
        return Appended(head) if done else Overtaken(head)

    async def read(self, board: str, after: int, limit: int = 1000) -> list[Stamped]:
        after = max(after, 0)
        # The stream is read first: what it lacks at that moment is in the archive for good, so no trim can make a hole.
        tail = await self._stream(board, after, limit)
        found: list[Stamped] = []
        if tail:
            while len(found) < limit and after + len(found) + 1 < tail[0].seq:
                found += await self._archived(board, after + len(found))
            found += tail
        del found[max(limit, 0) :]
        if not unbroken(found, after):
            raise StoreDown(_missing(board, after))
        return found

    async def head(self, board: str) -> Head:
        seq, tag = await self._link.reads.ask("HMGET", _key(board, "head"), "seq", "tag")
        return BEGINNING if seq is None else Head(int(seq), tag.decode())

    async def follow(self, board: str, bell: Callable[[Sequence[Stamped]], None]) -> Callable[[], None]:
        live = self._require_live()
        end = self._followers.hang(board, bell)
        if board in self._unhear:
            self._ring(board)
        else:
            # One ear for all who follow the board; it rings them when it begins to hear.
            self._unhear[board] = live.ear.listen(_key(board, "log"), partial(self._grown, board))

        def unfollow() -> None:
            end()
            if board not in self._followers.places and board in self._unhear:
                self._unhear.pop(board)()

        return unfollow

    def _grown(self, board: str, published: bytes | None) -> None:
        if published is None or self._live is None:
            self._ring(board)
            return
        entries = split(published)
        self._live.sweep.heard(board, Head(entries[-1].seq, entries[-1].tag))
        self._followers.ring(board, entries)

    def _ring(self, board: str) -> None:
        self._followers.ring(board, ())

    async def archive(self, board: str, upto: int) -> None:
        upto = min(upto, await self._archivable(board))
        while (archived := await self._archived_upto(board)) < upto:
            entries = stretch(await self._stream(board, archived, min(upto - archived, SEGMENT_ENTRIES)))
            if entries and unbroken(entries, archived):
                await self._put_in_place(board, entries)
            elif archived == await self._archived_upto(board):
                # Nobody else has archived them in between.
                raise StoreDown(_missing(board, archived))

    async def _put_in_place(self, board: str, entries: Sequence[Stamped]) -> None:
        """Have a segment take the place of its entries, unless somebody else was faster."""
        first, last = entries[0].seq, entries[-1].seq
        keys = [_key(board, name) for name in ("log", "segments", f"segment:{first}", "checkpoint")]
        await self._link.bulk.run(_ARCHIVE, keys, first, last, await asyncio.to_thread(press, entries))

    async def _archived_upto(self, board: str) -> int:
        newest = await self._link.reads.ask("ZRANGE", _key(board, "segments"), -1, -1, "WITHSCORES")
        return int(newest[1]) if newest else 0

    async def _archivable(self, board: str) -> int:
        """Return up to where entries may be archived: behind the newest checkpoint and the last entry."""
        seq = await self._link.reads.ask("HGET", _key(board, "checkpoint"), "seq")
        return min(int(seq or 0), (await self.head(board)).seq - 1)

    async def _stream(self, board: str, after: int, limit: int) -> list[Stamped]:
        ask = self._link.reads.ask
        rows = await ask("XRANGE", _key(board, "log"), f"{after + 1}-0", "+", "COUNT", max(limit, 0))
        return [
            Stamped(int(identity.partition(b"-")[0]), tag.decode(), body) for identity, (_, tag, _, body) in rows or ()
        ]

    async def _archived(self, board: str, after: int) -> list[Stamped]:
        """Return the rest, behind `after`, of the segment that has the next entry."""
        ask = self._link.reads.ask
        first = await ask("ZRANGEBYSCORE", _key(board, "segments"), f"({after}", "+inf", "LIMIT", 0, 1)
        segment = await ask("GET", _key(board, f"segment:{int(first[0])}")) if first else None
        if segment is None:
            raise StoreDown(_missing(board, after))
        return [entry for entry in await asyncio.to_thread(unpress, segment) if entry.seq > after]

    # Checkpoints

    async def keep(self, board: str, checkpoint: Checkpoint) -> bool:
        keys = (_key(board, "log"), _key(board, "checkpoint"))
        place = checkpoint.head
        return bool(await self._link.bulk.run(_KEEP, keys, place.seq, place.tag, checkpoint.body))

    async def newest(self, board: str) -> Checkpoint | None:
        seq, tag, body = await self._link.reads.ask("HMGET", _key(board, "checkpoint"), "seq", "tag", "body")
        return None if seq is None else Checkpoint(Head(int(seq), tag.decode()), body)

    # The bus

    async def tell(self, board: str, body: bytes) -> None:
        if self._live is not None:
            self._live.link.words.tell("PUBLISH", _key(board, "words"), body)

    async def listen(self, board: str, hear: Callable[[bytes], None]) -> Callable[[], None]:
        def word(said: bytes | None) -> None:
            if said is not None:
                hear(said)

        return self._require_live().ear.listen(_key(board, "words"), word)

    # The directory

    async def add(self, shelf: str, name: str, fact: bytes) -> bool:
        return bool(await self._link.writes.ask("HSETNX", f"tondo:shelf:{shelf}", name, fact))

    async def find(self, shelf: str, name: str) -> bytes | None:
        fact: bytes | None = await self._link.reads.ask("HGET", f"tondo:shelf:{shelf}", name)
        return fact

    async def drop(self, shelf: str, name: str) -> None:
        await self._link.writes.ask("HDEL", f"tondo:shelf:{shelf}", name)

    # Blobs

    async def put(self, board: str, name: str, body: bytes, *, ttl: float | None = None) -> None:
        expiry = () if ttl is None else ("PX", max(int(ttl * 1000), 1))
        await self._link.bulk.ask("SET", _key(board, f"blob:{name}"), body, *expiry)

    async def get(self, board: str, name: str) -> bytes | None:
        body: bytes | None = await self._link.reads.ask("GET", _key(board, f"blob:{name}"))
        return body

    @property
    def _link(self) -> Link:
        return self._require_live().link

    def _require_live(self) -> "_Live":
        if self._live is None:
            raise StoreDown("The store is closed.")
        return self._live


@dataclass(frozen=True, slots=True)
class _Live:
    link: Link
    ear: Ear
    sweep: Sweep


def _key(board: str, name: str) -> str:
    # A brace in a board's name would move the hash tag.
    tag = board.replace("%", "%25").replace("{", "%7B").replace("}", "%7D")
    return f"tondo:{{{tag}}}:{name}"


def _missing(board: str, after: int) -> str:
    return f"Entries of board {board} behind {after} are missing in Redis. Restore it from a backup."


async def _audit(link: Link, replicas: int) -> Audit:
    facts = info(await link.reads.ask("INFO"))
    settings: dict[str, str] = {}
    for name in _SETTINGS:
        try:
            answer = await link.reads.ask("CONFIG", "GET", name)
        except Refused:
            continue  # As managed ones do; the audit says what could not be checked.
        if answer:
            settings[name] = answer[1].decode()
    return audit(facts, settings, replicas=replicas)
