"""What goes wrong in a world: links break, servers die, the way to the log is bad, and the log itself is rolled back."""

from collections.abc import Callable, Sequence
from random import Random

from sim.client import Client
from sim.clock import Clock
from sim.ledger import Ledger
from sim.server import Server
from sim.store import SharedLog, Weather

EVERY = 700
BAD = (0, 0.05, 0.3)


class Trouble:
    """Each kind of trouble is absent in some worlds, so that no one kind always hides another."""

    def __init__(
        self,
        clock: Clock,
        chance: Random,
        log: SharedLog,
        ledger: Ledger,
        servers: Sequence[Server],
        clients: Sequence[Client],
    ) -> None:
        self.floor = 1
        """Up to here the log is never rolled back: whoever was told to be a member stays one."""
        self._clock, self._chance, self._log, self._ledger = clock, chance, log, ledger
        self._servers, self._clients = servers, clients
        kinds = (self._cut, self._crash, self._storm, self._restore_a_backup, self._sweep, self._keep)
        self._often: dict[Callable[[], None], int] = {kind: chance.choice((0, 0, 1, 4)) for kind in kinds}
        self._storm()

    @property
    def rolls_back(self) -> bool:
        """Whether logs are rolled back in this world."""
        return bool(self._often[self._restore_a_backup])

    async def brew(self, goes_on: Callable[[], bool]) -> None:
        """Make trouble for as long as people act."""
        while any(self._often.values()):
            await self._clock.sleep(self._chance.expovariate(1 / EVERY))
            if not goes_on():
                return
            (make,) = self._chance.choices(list(self._often), list(self._often.values()))
            make()

    def calm(self) -> None:
        """Lose nothing any more; what is slow stays slow."""
        self._log.weather = Weather(slow=self._log.weather.slow, bell_slow=self._log.weather.bell_slow)
        for server in self._servers:
            server.start()

    def roll_back(self) -> None:
        """Take the last entries out of the log, as a backup does that is a little old."""
        self._ledger.counts["rollbacks"] += 1
        lost = self._chance.randint(1, self._chance.choice((1, 3, 20)))
        self._log.roll_back(max(self.floor, len(self._log.entries) - lost))

    def _cut(self) -> None:
        if self._clients:
            self._chance.choice(self._clients).cut(unnoticed=self._chance.choice((50, 500, 5_000)))

    def _crash(self) -> None:
        server = self._chance.choice(self._servers)
        if server.up:
            server.kill()
            self._ledger.counts["crashes"] += 1
            self._clock.call_in(self._chance.randint(20, 1_500), server.start)

    def _storm(self) -> None:
        self._log.weather = Weather(
            request_lost=self._chance.choice(BAD),
            answer_lost=self._chance.choice(BAD),
            slow=self._chance.choice((4, 30, 200)),
            bell_slow=self._chance.choice((4, 60, 600)),
            bell_repeated=self._chance.choice(BAD),
            bell_blank=self._chance.choice((0, 0.3, 1)),
        )

    def _restore_a_backup(self) -> None:
        if self._chance.random() < 0.3:
            self.roll_back()

    def _sweep(self) -> None:
        self._chance.choice(self._servers).sweep()

    def _keep(self) -> None:
        live = self._chance.choice(self._servers).live
        if live is not None:
            live.keep_checkpoint()
