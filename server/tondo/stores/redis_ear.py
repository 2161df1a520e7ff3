"""One connection that listens to every channel this process cares for.

What is published while it is down is lost to it. So whenever a channel is heard again, as at first, its listeners are
called with None: "I listen from now on; look for yourself what was before."

    listen ──> wanted ──> SUBSCRIBE ──> "subscribe" ──> None
                                        "message"   ──> the bytes
"""

import asyncio
import logging
from collections.abc import Callable

from redis.asyncio.connection import Connection
from redis.exceptions import ConnectionError as RedisConnectionError

from tondo.stores.bells import Bells
from tondo.stores.redis_connect import Connect, in_words
from tondo.stores.redis_lane import packed

log = logging.getLogger(__name__)

# A connection that has died without a word is noticed by the silence after a PING.
CONNECTS_WITHIN = 5.0
PING_EVERY = 5.0
SILENCE = 15.0
FIRST_PAUSE = 0.05
LONGEST_PAUSE = 2.0


class Ear:
    """Hears what is published, and comes back by itself."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect
        self._bells: Bells[bytes | None] = Bells()
        # Channels that Redis has confirmed on the present connection.
        self._heard: set[str] = set()
        self._changed = asyncio.Event()
        self._task = asyncio.create_task(self._run())

    def listen(self, channel: str, hear: Callable[[bytes | None], None]) -> Callable[[], None]:
        """Have `hear` called for what is published there. Returns the call that ends it."""
        end = self._bells.hang(channel, hear)
        if channel in self._heard:
            self._bells.ring(channel, None)
        self._changed.set()

        def unhear() -> None:
            end()
            self._changed.set()

        return unhear

    async def close(self) -> None:
        """Hear nothing any more."""
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        pause = FIRST_PAUSE
        while True:
            connection = self._connect()
            try:
                async with asyncio.timeout(CONNECTS_WITHIN):
                    await connection.connect()  # type: ignore[no-untyped-call]
                pause = FIRST_PAUSE
                await self._live(connection)
            except Exception as error:
                log.warning("What Redis publishes is not heard for now. %s", in_words(error))
            finally:
                self._heard.clear()
                await connection.disconnect(nowait=True)
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    async def _live(self, connection: Connection) -> None:
        """Speak and hear until one of the two fails."""
        speaking = asyncio.create_task(self._speak(connection))
        hearing = asyncio.create_task(self._hear(connection))
        try:
            done, _ = await asyncio.wait((speaking, hearing), return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            for task in (speaking, hearing):
                task.cancel()
            await asyncio.gather(speaking, hearing, return_exceptions=True)

    async def _speak(self, connection: Connection) -> None:
        """Tell Redis what is wanted whenever that has changed, and otherwise that we are here."""
        asked: set[str] = set()
        while True:
            self._changed.clear()
            wanted = set(self._bells.places)
            # Without a channel, UNSUBSCRIBE would mean all of them.
            for command, channels in (("SUBSCRIBE", wanted - asked), ("UNSUBSCRIBE", asked - wanted)):
                if channels:
                    await connection.send_packed_command([packed((command, *channels))], check_health=False)
            asked = wanted
            try:
                async with asyncio.timeout(PING_EVERY):
                    await self._changed.wait()
            except TimeoutError:
                await connection.send_packed_command([packed(("PING",))], check_health=False)

    async def _hear(self, connection: Connection) -> None:
        while True:
            said = await connection.read_response(timeout=SILENCE, disconnect_on_error=False)
            match said:
                case None:
                    raise RedisConnectionError(f"Nothing was heard for {SILENCE:g} s.")
                case [b"message", bytes(channel), bytes(body)]:
                    self._bells.ring(channel.decode(), body)
                case [b"subscribe", bytes(channel), _]:
                    self._heard.add(channel.decode())
                    self._bells.ring(channel.decode(), None)
                case [b"unsubscribe", bytes(channel), _]:
                    self._heard.discard(channel.decode())
                case _:
                    pass  # The answer to a PING.
