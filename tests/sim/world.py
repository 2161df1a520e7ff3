"""A small world: servers with one board, people who write on it, and trouble. Everything in it follows from one seed.

    world = World(123)
    world.live()        people act, links break, servers die, the log is out of reach
    world.rest()        the sky clears, everybody comes back and says what is left to say
    check(world)

What must be true then stands in `oracles.py`.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from random import Random
from unittest.mock import patch

from sim.client import Client, Outside
from sim.clock import Clock, Later
from sim.founding import KEY, founded
from sim.hand import Hand, Letters
from sim.ledger import Ledger
from sim.link import Link
from sim.server import Server, Traits
from sim.store import SharedLog
from sim.trouble import Trouble
from tondo.errors import Unavailable
from tondo.model.access import ROLES, Principal, Role
from tondo.model.ids import ALPHABET, base62
from tondo.ops.enrol import Enrol
from tondo.room.room import Origin
from tondo.room.wish import Wish
from tondo.stores.port import BEGINNING

DAY = 3_000_000
"""More milliseconds than any run takes; one that needs more hangs."""
CALM = 400_000
CALMS = 3
DEEDS = 400
"""How much people do in one world, all together."""

# Each limit, and what it may be squeezed to, so that a short run reaches what takes days otherwise.
SQUEEZED = {
    "tondo.room.room.INLINE_ITEMS": (0, 8, 400),
    "tondo.room.room.SHELF_REACH": (2, 1_000),
    "tondo.room.room.CHECKPOINT_EVERY": (5, 30, 2_000),
    "tondo.room.drafting.BATCH": (1, 4, 256),
    "tondo.room.drafting.BATCH_BYTES": (300, 1_000_000),
    "tondo.room.tail.FACTS": (4, 40, 5_000),
    "tondo.model.board.SPLICE_LIMIT": (3, 12, 1_000),
    "tondo.model.board.DEAD_LIMIT": (4, 10_000),
}


class World:
    """One seed's world."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.chance = chance = Random(seed)
        self.clock = Clock()
        self.log = SharedLog(self.clock, chance)
        self.ledger = Ledger()
        self.board = founded(chance, self.clock.now)
        self.log.append(BEGINNING, [self.board.first])
        self.origin = Origin("board12345", f"{seed:08x}", KEY, "memory")
        self.clients: list[Client] = []
        self._squeezed = {name: chance.choice(values) for name, values in SQUEEZED.items()}
        self.servers = [self._server() for _ in range(chance.choice((1, 1, 2, 2, 3)))]
        self._trouble = Trouble(self.clock, chance, self.log, self.ledger, self.servers, self.clients)
        self._letters = Letters()
        self._acting = 0
        self._untouched = 0
        self._deeds = 0
        self._hands: list[Hand] = []
        self._busy_until = self.clock.now + chance.randint(3_000, 15_000)
        self._slow = chance.choice((5, 40, 150))

    # Its course.

    def run(self) -> None:
        """Let everything happen, and come to rest."""
        try:
            with self.squeezed():
                self.live()
                self.rest()
        finally:
            self.clock.stop()

    @contextmanager
    def squeezed(self) -> Iterator[None]:
        """Have the limits of this world."""
        with ExitStack() as stack:
            for name, value in self._squeezed.items():
                stack.enter_context(patch(name, value))
            yield

    def live(self) -> None:
        """Let people act until they have had enough."""
        self._acting = self.chance.randint(2, 5)
        self._deeds = DEEDS // self._acting
        for number in range(self._acting):
            self.clock.start(self._person(number))
        self.clock.start(self._trouble.brew(lambda: self._acting > 0))
        if not self.clock.run(lambda: self._acting == 0, DAY):
            raise AssertionError("people never finished")

    def rest(self) -> None:
        """Let the sky clear, and wait until nobody has anything left to say; more than once, to see what each calm hides."""
        self._slow = 5
        self._trouble.calm()
        self._come_to_rest()
        for _ in range(CALMS):
            if self._trouble.rolls_back and self.chance.random() < 0.5:
                self._trouble.roll_back()
            self._come_to_rest()

    def _come_to_rest(self) -> None:
        touching = [self._touch(server) for server in self.servers]
        self._untouched = len(touching)
        for touch in touching:
            self.clock.start(touch)
        for hand, client in zip(self._hands, self.clients, strict=True):
            self.clock.start(self._wind_up(hand, client))
        if not self.clock.run(lambda: self._untouched == 0 and self._is_at_rest(), CALM):
            raise AssertionError(f"it never came to rest: {self._unrest()}")

    def _is_at_rest(self) -> bool:
        head = self.log.head
        rooms = [server.live.room for server in self.servers if server.live is not None]
        return all(
            client.at_rest and (client.seq, client.tag) == (head.seq, head.tag) for client in self.clients
        ) and all((room.seq, room.tag) == (head.seq, head.tag) and not room.busy for room in rooms)

    def _unrest(self) -> str:
        people = [
            f"{client.name} is {client.state} at {client.seq}, {len(client.pending)} pending" for client in self.clients
        ]
        rooms = [f"a room at {s.live.room.seq}, busy: {s.live.room.busy}" for s in self.servers if s.live is not None]
        return f"the log ends at {self.log.head.seq}; {'; '.join(people + rooms)}"

    # The board and its servers.

    def _server(self) -> Server:
        traits = Traits(
            skew=self.chance.randint(-5_000, 5_000),
            read=self.chance.choice((3, 50, 1_000)),
            remember=self.chance.choice((1, 5, 1_000)),
        )
        return Server(self.clock, self.chance, self.log, self.origin, traits)

    async def _touch(self, server: Server) -> None:
        """Write on a server: one that nobody writes to does not learn of a rollback."""
        await self.clock.sleep(self.chance.randint(0, self.chance.choice((10, 100, 3_000))))
        while not await self._enrolled(server, "viewer", "Witness"):
            pass
        self._untouched -= 1

    async def _enrolled(self, server: Server, role: Role, name: str) -> str:
        """Enrol somebody, as `doors.join` does; return the id of the member, or nothing if it has to be tried again."""
        user = self._mint()
        enrol = Enrol(user, name, self.board.links[role], False)
        answer = Later[int]()
        server.wish(Wish(self._mint(), 1, [enrol], who=Principal(user, "owner"), ticket=self._mint()), answer)
        self.clock.call_in(12_000, lambda: answer.fail(Unavailable("the server is gone")))
        try:
            await answer
        except Unavailable:
            await self.clock.sleep(self.chance.randint(10, 500))
            return ""
        return user

    def _mint(self) -> str:
        return base62(self.chance.getrandbits(59), 10)

    # People.

    async def _person(self, number: int) -> None:
        """Join, come, act for a while, and be done."""
        await self.clock.sleep(self.chance.randint(0, 2_000) if number else 0)
        role: Role = "owner" if number == 0 else self.chance.choice((*ROLES, "editor", "editor", "editor"))
        user = ""
        while not user and self.clock.now < self._busy_until:
            user = await self._enrolled(self.chance.choice(self.servers), role, f"p{number}")
        if user:
            self._trouble.floor = self.log.head.seq
            await self._act(user)
        self._acting -= 1

    async def _act(self, user: str) -> None:
        # Whose client id is the smaller one is a matter of chance, too.
        name = "".join(self.chance.choices(ALPHABET, k=8))
        # Here the token is the user: `doors` is not simulated.
        outside = Outside(self.clock, self._dial, self._fetch)
        client = Client(name, self.origin.board_id, user, outside, self.chance, self.ledger)
        hand = Hand(client, self.chance, self.ledger, self._letters)
        self.clients.append(client)
        self._hands.append(hand)
        client.come()
        pace = self.chance.choice((20, 100, 400))
        deeds = 0
        while deeds < self._deeds and self.clock.now < self._busy_until:
            await self.clock.sleep(self.chance.expovariate(1 / pace))
            if client.items:
                hand.act()
                deeds += 1

    async def _wind_up(self, hand: Hand, client: Client) -> None:
        """Say what is left to say."""
        while not client.at_rest:
            if client.state == "here":
                hand.flush_all()
            await self.clock.sleep(50)

    def _dial(self, client: Client) -> Link:
        new = Link(self.clock, self.chance, self._slow, client.receive, client.closed, self._watch(client))
        self.clock.call_in(self.chance.randint(1, self._slow), lambda: self.chance.choice(self.servers).accept(new))
        return new

    def _watch(self, client: Client) -> Callable[[bytes], None]:
        """Look at every frame that leaves for a client: no link's hash is ever in it. [I10]"""

        def watch(frame: bytes) -> None:
            for hashed in self.board.hashes:
                assert hashed not in frame, f"a link's hash was sent to {client.name}: {frame!r}"

        return watch

    def _fetch(self, client: Client, url: str, arrived: Callable[[bytes | None], None]) -> None:
        server = self.chance.choice(self.servers)
        name = url.split("/", 4)[-1]

        def answer() -> None:
            body = server.snapshot(name)
            if body is not None:
                self._watch(client)(body)
            self.clock.call_in(self.chance.randint(1, self._slow), lambda: arrived(body))

        self.clock.call_in(self.chance.randint(1, self._slow), answer)
