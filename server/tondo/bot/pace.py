"""How often something is sent, how soon a connection is tried again, and when it counts as dead.

Time comes in, in seconds of any clock that never goes back; so does chance, from 0 to 1.
"""

SHARE = 0.9  # Of a rate that the server allows: two clocks never agree to the last percent.
SOONEST = 0.2
LATEST = 15.0
PING_AFTER = 10.0
SILENCE = 20.0


class Rate:
    """At most so many a second, and a second's worth at once."""

    def __init__(self, per_second: float) -> None:
        self._per_second = per_second * SHARE
        self._size = self._level = max(1.0, self._per_second)
        self._seen = float("-inf")

    def wait(self, now: float) -> float:
        """Return how long to wait before the next may go; 0 for not at all."""
        self._level = min(self._size, self._level + (now - self._seen) * self._per_second)
        self._seen = now
        # A hair less than one is one: what a sleep of just the right length refills is rounded.
        return 0.0 if self._level > 1 - 1e-6 else (1 - self._level) / self._per_second

    def take(self) -> None:
        """Let one go."""
        self._level -= 1


class Backoff:
    """Longer from try to try, and never at the same moment as everybody else."""

    def __init__(self) -> None:
        self._tries = 0

    def next(self, chance: float) -> float:
        """Return how long to wait before the next try."""
        longest: float = min(LATEST, SOONEST * 2**self._tries)
        self._tries = min(self._tries + 1, 30)
        return longest * (0.5 + chance / 2)

    def reset(self) -> None:
        """Begin anew, after a connection that held."""
        self._tries = 0


class Pulse:
    """Whether to ping. [W14]

    A client that only listens has to speak as well, since the server ends a connection on which it hears nothing; so it
    pings when either side was silent.
    """

    def __init__(self, now: float) -> None:
        self._said = self._heard = self._pinged = now

    def said(self, now: float) -> None:
        """Something was sent."""
        self._said = now

    def heard(self, now: float) -> None:
        """Something came."""
        self._heard = now

    def pinged(self, now: float) -> None:
        """A ping was sent."""
        self._said = self._pinged = now

    def wait(self, now: float) -> float:
        """Return how long until a ping is due; 0 for now."""
        return max(0.0, max(min(self._said, self._heard), self._pinged) + PING_AFTER - now)
