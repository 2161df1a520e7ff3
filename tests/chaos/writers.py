"""Eight people who write on one board of real servers, each by the rules and at random.

async with writing(servers, seed) as writers:
    await writers.write(0.5)        for half a second
    await writers.rest()            until everything is decided, and everybody sees the same
"""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from itertools import pairwise
from random import Random

from chaos.cables import Outlets
from serving import TondoServer
from sim.client import Client
from sim.hand import Hand, Letters
from sim.ledger import Ledger
from tondo.model.ids import ALPHABET

WRITERS = 8
PACE = 0.02  # Seconds between two deeds of one writer, on average.
RESTS_WITHIN = 40.0
LOOK_EVERY = 0.02


class Writers:
    """They write until they are told to rest."""

    def __init__(self, servers: Sequence[TondoServer], chance: Random) -> None:
        self.chance = chance
        self.ledger = Ledger()
        founded = servers[0].found("Chaos")
        self.board = founded.id
        letters = Letters()
        self.clients: list[Client] = []
        self._outlets: list[Outlets] = []
        self._hands: list[Hand] = []
        for number in range(WRITERS):
            token = servers[number % len(servers)].join(founded.links["editor"], f"Writer {number}")
            outlets = Outlets(lambda: [server.address for server in servers], token, chance)
            name = "".join(chance.choices(ALPHABET, k=8))
            client = Client(name, self.board, token, outlets.outside(), chance, self.ledger)
            self._outlets.append(outlets)
            self.clients.append(client)
            self._hands.append(Hand(client, chance, self.ledger, letters))

    def come(self) -> None:
        """Connect all of them."""
        for client in self.clients:
            client.come()

    async def go(self) -> None:
        """Let go of everything."""
        for outlets in self._outlets:
            await outlets.close()

    async def write(self, seconds: float) -> None:
        """Have everybody write for a while."""
        await asyncio.gather(*(self._act(hand, client, seconds) for hand, client in self._pairs()))

    async def rest(self) -> None:
        """Wait until everything is decided. Raises AssertionError if they do not see the same then, or never rest."""
        deadline = time.monotonic() + RESTS_WITHIN
        while not self._are_at_rest():
            self._look_for_faults()
            assert time.monotonic() < deadline, f"they never came to rest: {self._unrest()}"
            for hand, client in self._pairs():
                if client.state == "here":
                    hand.flush_all()
            await asyncio.sleep(LOOK_EVERY)
        self._look_for_faults()
        for one, other in pairwise(self.clients):
            assert one.items == other.items, f"{one.name} and {other.name} see different boards at {one.seq}"

    async def _act(self, hand: Hand, client: Client, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while (now := time.monotonic()) < deadline:
            if client.items:
                hand.act()
            await asyncio.sleep(min(self.chance.expovariate(1 / PACE), deadline - now))

    def _pairs(self) -> Sequence[tuple[Hand, Client]]:
        return list(zip(self._hands, self.clients, strict=True))

    def _are_at_rest(self) -> bool:
        places = {(client.seq, client.tag) for client in self.clients}
        return len(places) == 1 and all(client.at_rest for client in self.clients)

    def _look_for_faults(self) -> None:
        for outlets in self._outlets:
            if outlets.faults:
                raise outlets.faults[0]

    def _unrest(self) -> str:
        return "; ".join(f"{c.name} is {c.state} at {c.seq}, {len(c.pending)} pending" for c in self.clients)


@asynccontextmanager
async def writing(servers: Sequence[TondoServer], chance: Random) -> AsyncIterator[Writers]:
    """Have writers for the length of a block."""
    # Joining waits for HTTP, and nobody else is in this loop yet.
    writers = await asyncio.to_thread(Writers, servers, chance)
    writers.come()
    try:
        yield writers
    finally:
        await writers.go()
