"""The other servers that have the same board open: who is there, and where they are.

    {"from": server, "who": {...}}       people came or went there
    {"from": server, "here": {...}}      where they are now
    {"from": server, "roll": [...]}      everybody who is there, every few seconds; silence means that the server is gone
    {"from": server, "ask": true}        somebody opened the board, and would like to hear the roll

All of it is ephemeral: what is lost is put right by the next roll.
"""

import asyncio
import time
from collections.abc import Callable, Mapping

import msgspec

from tondo.room.session import Session
from tondo.stores.port import Bus
from tondo.wire.down import HereDown, Person, Who

ROLL = 5.0  # Seconds between two rolls.
GONE = 15.0  # Seconds of silence after which a server counts as gone.


class _Word(msgspec.Struct, omit_defaults=True):
    sender: str = msgspec.field(name="from")
    who: Who | None = None
    here: HereDown | None = None
    roll: list[Person] | None = None
    ask: bool = False


_decoder = msgspec.json.Decoder(_Word)


class Neighbours:
    """What this server tells others about one board, and hears from them."""

    def __init__(
        self,
        board: str,
        server: str,
        bus: Bus,
        people: Callable[[Who], None],
        here: Callable[[HereDown], None],
    ) -> None:
        self._board, self._server, self._bus = board, server, bus
        self._people, self._here = people, here
        self._mine: list[Person] = []
        self._theirs: dict[str, dict[str, Person]] = {}
        self._heard: dict[str, float] = {}
        self._task: asyncio.Task[None] | None = None
        self._outbox: asyncio.Queue[bytes] = asyncio.Queue(maxsize=1_000)
        self._unlisten: Callable[[], None] | None = None

    async def start(self) -> None:
        """Listen, and ask who is there."""
        self._unlisten = await self._bus.listen(self._board, self._hear)
        self._task = asyncio.get_running_loop().create_task(self._run())
        self._put(_Word(self._server, ask=True))

    async def stop(self) -> None:
        """Fall silent."""
        if self._unlisten:
            self._unlisten()
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def tell_people(self, who: Who, sessions: Mapping[str, Session]) -> None:
        """Tell the others who came or went here."""
        self._mine = [session.person for session in sessions.values()]
        self._put(_Word(self._server, who=who))

    def tell_here(self, here: HereDown) -> None:
        """Tell the others where people here are."""
        self._put(_Word(self._server, here=here))

    def _put(self, word: _Word) -> None:
        if not self._outbox.full():
            self._outbox.put_nowait(msgspec.json.encode(word))

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        due = loop.time() + ROLL
        while True:
            try:
                async with asyncio.timeout_at(due):
                    await self._bus.tell(self._board, await self._outbox.get())
            except TimeoutError:
                due = loop.time() + ROLL
                self._put(_Word(self._server, roll=self._mine))
                self._miss_the_silent()

    def _hear(self, body: bytes) -> None:
        try:
            word = _decoder.decode(body)
        except msgspec.DecodeError:
            return
        if word.sender == self._server:
            return
        self._heard[word.sender] = time.monotonic()
        theirs = self._theirs.setdefault(word.sender, {})
        if word.ask:
            self._put(_Word(self._server, roll=self._mine))
        if word.here is not None:
            self._here(word.here)
        if word.who is not None:
            theirs.update({person.session: person for person in word.who.join})
            for name in word.who.leave:
                theirs.pop(name, None)
            self._people(word.who)
        if word.roll is not None:
            there = {person.session: person for person in word.roll}
            gone = [name for name in theirs if name not in there]
            self._theirs[word.sender] = there
            self._people(Who(join=word.roll, leave=gone))

    def _miss_the_silent(self) -> None:
        now = time.monotonic()
        for server in [server for server, heard in self._heard.items() if now - heard > GONE]:
            del self._heard[server]
            gone = list(self._theirs.pop(server, {}))
            if gone:
                self._people(Who(leave=gone))
