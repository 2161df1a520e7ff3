"""The round that looks after publications that were lost.

What is published is heard at most once: a full buffer or a short break, and a follower misses an entry without knowing.
So every few seconds the ends of all followed logs are asked for together, and a log that ends elsewhere than was heard
is rung. That includes a log that has become shorter.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection

from tondo.stores.port import Head, StoreDown

log = logging.getLogger(__name__)


class Sweep:
    """Compares where logs end with what was heard of them."""

    def __init__(
        self,
        every: float,
        *,
        boards: Callable[[], Collection[str]],
        head: Callable[[str], Awaitable[Head]],
        ring: Callable[[str], None],
    ) -> None:
        self._every = every
        self._boards = boards
        self._head = head
        self._ring = ring
        self._heard: dict[str, Head] = {}
        self._task = asyncio.create_task(self._run())

    def heard(self, board: str, head: Head) -> None:
        """Note that the followers of a board know of its log up to here."""
        self._heard[board] = head

    async def close(self) -> None:
        """End the rounds."""
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        while True:
            await asyncio.sleep(self._every)
            boards = list(self._boards())
            # Asked at once, so that they travel in one pipeline.
            heads = await asyncio.gather(*map(self._head, boards), return_exceptions=True)
            followed: dict[str, Head] = {}
            for board, head in zip(boards, heads, strict=True):
                match head:
                    case Head():
                        followed[board] = head
                        if self._heard.get(board) != head:
                            self._ring(board)
                    case StoreDown():
                        pass  # The next round will tell.
                    case error:
                        log.error("The end of the log of board %s is not understood", board, exc_info=error)
            # Boards that nobody follows any more are forgotten.
            self._heard = followed
