"""One connection to Redis, and the task that owns it.

While one round of commands is on its way, commands gather; the next round takes them all in one pipeline, and, where
replicas have to confirm, ends in one WAIT for all of them. So many boards share the price of one sync.

    ask ──> commands ──> [EVALSHA EVALSHA HSETNX ... WAIT] ──> every asker is answered

Askers hold a future and never the connection, so nobody can cancel a command half-way and leave its answer to the next.
A command is sent once. Where its answer does not come, the connection is dropped and everybody in the round hears
StoreDown; the next round connects anew.
"""

import asyncio
import hashlib
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from redis.exceptions import NoScriptError, RedisError, ResponseError

from tondo.stores.port import StoreDown
from tondo.stores.redis_connect import Connect, in_words

Word = bytes | str | int

MOST_WAITING = 10_000
MOST_IN_ROUND = 200
MOST_BYTES_IN_ROUND = 1 << 20


class Refused(StoreDown):
    """Redis answered, and the answer is no: nothing was done."""


@dataclass(frozen=True, slots=True)
class Script:
    """A deed that happens in Redis at once, or not at all."""

    text: str
    sha: str = field(init=False)

    def __post_init__(self) -> None:
        # Not for safety: it is the name by which Redis knows a script.
        object.__setattr__(self, "sha", hashlib.sha1(self.text.encode(), usedforsecurity=False).hexdigest())


def packed(words: Sequence[Word]) -> bytes:
    """Put a command into the form in which Redis reads it."""
    parts = [b"*%d\r\n" % len(words)]
    for word in words:
        raw = word if isinstance(word, bytes) else str(word).encode()
        parts += (b"$%d\r\n" % len(raw), raw, b"\r\n")
    return b"".join(parts)


def script(name: str) -> Script:
    """Load a script that lies beside this module."""
    return Script(files("tondo.stores").joinpath(name).read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Replicas:
    """How many replicas have to confirm a write, and how many seconds they are given."""

    count: int
    within: float


@dataclass(frozen=True, slots=True)
class _Asked:
    request: bytes
    answer: asyncio.Future[Any]


class Lane:
    """Commands go out in the order they were asked, and are answered in that order.

    A round is given `patience` seconds, and the time that replicas are given.
    """

    def __init__(self, connect: Connect, *, patience: float, replicas: Replicas | None = None) -> None:
        self._connection = connect()
        self._patience = patience + (replicas.within if replicas else 0.0)
        self._replicas = replicas
        self._waiting: deque[_Asked] = deque()
        self._stir = asyncio.Event()
        self._closing = False
        self._task = asyncio.create_task(self._run())

    async def ask(self, *words: Word) -> Any:
        """Send a command and return Redis's answer. Raises Refused, or StoreDown if nobody knows what happened."""
        answer = self._send(words)
        # A round ahead of this one may be waiting itself.
        patience = 3 * self._patience
        try:
            async with asyncio.timeout(patience):
                return await answer
        except TimeoutError:
            raise StoreDown(f"Redis has not answered for {patience:g} s.") from None
        except ResponseError as error:
            raise Refused(in_words(error)) from error

    async def run(self, deed: Script, keys: Sequence[str], *arguments: Word) -> Any:
        """Run a script."""
        try:
            return await self.ask("EVALSHA", deed.sha, len(keys), *keys, *arguments)
        except Refused as refused:
            # Redis forgets its scripts when it restarts, and tells so before it does anything.
            if not isinstance(refused.__cause__, NoScriptError):
                raise
        return await self.ask("EVAL", deed.text, len(keys), *keys, *arguments)

    def tell(self, *words: Word) -> None:
        """Send a command whose answer nobody waits for. It is lost if it cannot be sent."""
        try:
            answer = self._send(words)
        except StoreDown:
            return
        answer.add_done_callback(lambda done: done.cancelled() or done.exception())

    async def close(self) -> None:
        """Finish what was asked so far, then let go."""
        self._closing = True
        self._stir.set()
        await self._task

    def _send(self, words: tuple[Word, ...]) -> asyncio.Future[Any]:
        if self._closing:
            raise StoreDown("The store is closed.")
        if len(self._waiting) >= MOST_WAITING:
            raise StoreDown(f"Redis cannot keep up: {MOST_WAITING} commands are waiting.")
        # Packed here and not in the round: a lone surrogate is the asker's fault alone.
        request = packed(words)
        answer = asyncio.get_running_loop().create_future()
        self._waiting.append(_Asked(request, answer))
        self._stir.set()
        return answer

    async def _run(self) -> None:
        while not (self._closing and not self._waiting):
            await self._stir.wait()
            self._stir.clear()
            while batch := self._take():
                try:
                    async with asyncio.timeout(self._patience):
                        outcomes = await self._round(batch)
                except Exception as error:
                    # What was sent may have been done; what was not sent cannot be told apart any more.
                    await self._connection.disconnect(nowait=True)
                    outcomes = [StoreDown(in_words(error)) for _ in batch]
                _answer(batch, outcomes)
        await self._connection.disconnect(nowait=True)

    def _take(self) -> list[_Asked]:
        """Take along what waits, as far as one round can carry it."""
        batch: list[_Asked] = []
        size = 0
        while self._waiting and len(batch) < MOST_IN_ROUND and size < MOST_BYTES_IN_ROUND:
            asked = self._waiting.popleft()
            # Whoever has stopped waiting before anything was sent is spared the doubt.
            if not asked.answer.done():
                batch.append(asked)
                size += len(asked.request)
        return batch

    async def _round(self, batch: Sequence[_Asked]) -> list[object]:
        connection = self._connection
        requests = [asked.request for asked in batch]
        if self._replicas is not None:
            requests.append(packed(("WAIT", self._replicas.count, int(self._replicas.within * 1000))))
        await self._ready()
        await connection.send_packed_command([b"".join(requests)], check_health=False)
        outcomes = [await self._reply() for _ in requests]
        if self._replicas is not None:
            confirmed, wanted = outcomes.pop(), self._replicas
            if not isinstance(confirmed, int) or confirmed < wanted.count:
                words = f"Only {confirmed} of {wanted.count} replicas confirmed within {wanted.within:g} s."
                return [outcome if isinstance(outcome, Exception) else StoreDown(words) for outcome in outcomes]
        return outcomes

    async def _ready(self) -> None:
        """Have a connection on which nothing is left over. Nothing was sent yet, so connecting anew is safe."""
        connection = self._connection
        try:
            stale = connection.is_connected and await connection.can_read()
        except (RedisError, OSError):
            stale = True
        if stale:
            await connection.disconnect(nowait=True)
        await connection.connect()  # type: ignore[no-untyped-call]

    async def _reply(self) -> object:
        try:
            return await self._connection.read_response()
        except ResponseError as error:
            return error


def _answer(batch: Sequence[_Asked], outcomes: Sequence[object]) -> None:
    for asked, outcome in zip(batch, outcomes, strict=True):
        if asked.answer.done():
            continue  # The asker has gone; the command stands.
        if isinstance(outcome, Exception):
            asked.answer.set_exception(outcome)
        else:
            asked.answer.set_result(outcome)
