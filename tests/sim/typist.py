"""One client's typing in one note: what the server has, what is under way, what waits, and what the person sees.

    base ──inflight──> ──buffer──> shown

The shown text is changed by splices only, the way an editor does it, and is never computed anew from the other three:
so it is a witness of its own that nothing was lost on the way.
"""

from tondo.model.splice import Splice, apply, compose, difference, invert, transform


class DivergedError(AssertionError):
    """The server and this typist came to different texts."""


class Typist:
    """Types optimistically, with at most one splice under way. [X4]"""

    def __init__(self, text: str) -> None:
        self.base = self.shown = text
        self.inflight: Splice | None = None
        self.number = 0
        """The transaction that carries what is under way."""
        self._buffer: Splice | None = None
        self._guessed = False

    @property
    def at_rest(self) -> bool:
        """Whether nothing is under way and nothing waits."""
        return self.inflight is None and self._buffer is None

    def type(self, splice: Splice) -> None:
        """Edit the shown text."""
        self.shown = apply(self.shown, splice)
        self._buffer = compose(self._buffer or [], splice) or None

    def send(self, number: int) -> Splice | None:
        """Take what waits under way, if nothing is."""
        if self.inflight is not None or self._buffer is None:
            return None
        self.inflight, self._buffer, self.number = self._buffer, None, number
        self._guessed = False
        return self.inflight

    def remote(self, splice: Splice, *, left: bool) -> None:
        """Somebody else's splice happened to the base; `left` says that my inserts go first. [X3]"""
        self.base = apply(self.base, splice)
        self._carry(splice, left=left)

    def acknowledged(self, text: str) -> None:
        """What was under way has happened, and the base is now `text`. Raises Diverged."""
        expected = apply(self.base, self.inflight or [])
        self.inflight = None
        self.base = text
        if expected != text:
            # Only what was carried over a snapshot may have been placed a little differently.
            if not self._guessed:
                raise DivergedError(f"{expected!r} was expected, the server says {text!r}")
            self._carry(difference(expected, text), left=False)

    def again(self) -> None:
        """What was under way did not happen, and waits again, to be sent as a new transaction."""
        self._buffer = compose(self.inflight or [], self._buffer or []) or None
        self.inflight = None

    def refused(self) -> None:
        """What was under way did not happen, and never will."""
        back = invert(self.base, self.inflight or [])
        self.inflight = None
        self._carry(back, left=False)

    def rebase(self, text: str, *, included: bool) -> None:
        """The base is another text now, and nobody says how that came to be; `included` if it holds what was under way."""
        before = apply(self.base, self.inflight or []) if included else self.base
        if included:
            self.inflight = None
        self.base = text
        self._guessed = True
        self._carry(difference(before, text), left=False)

    def _carry(self, splice: Splice, *, left: bool) -> None:
        """Carry a splice on the base through what is under way and what waits, and both through it."""
        early = transform(splice, self.inflight or [], left=not left)
        if self.inflight is not None:
            self.inflight = transform(self.inflight, splice, left=left)
        late = self._carry_buffer(early, left=left)
        self.shown = apply(self.shown, late)

    def _carry_buffer(self, splice: Splice, *, left: bool) -> Splice:
        late = transform(splice, self._buffer or [], left=not left)
        if self._buffer is not None:
            self._buffer = transform(self._buffer, splice, left=left) or None
        return late
