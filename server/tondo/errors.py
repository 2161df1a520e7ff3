"""Every deliberate error.

    Fault                       what the outside may hear of
    ├── Refused                 answer and go on
    │   ├── Bad                 not understood
    │   ├── Forbidden           the role does not allow it
    │   ├── Locked              the item is locked
    │   ├── NotFound            no such board, or the secret is wrong: both sound alike
    │   ├── Taken               the id is in use
    │   ├── Outdated            the text's base is too old to be rebased
    │   ├── TooLong             a text over its limit
    │   ├── TooMany             more ops, items or keys than allowed
    │   └── Unavailable         the store does not answer, or the server is stopping
    └── Expelled                say why, then close the socket
        ├── Broken              breaks the rules of the conversation
        ├── WrongVersion        speaks another version
        ├── Replaced            the same client connected again
        ├── TooFast             over its rate
        ├── TooSlow             fell behind
        ├── LostTrack           its position is not in the log
        ├── Unauthorized        no token, or one that is not known
        ├── NoAccess            the person has no right to this board any more
        ├── TooEarly            joined by another server, of which this one has not heard yet
        ├── TooBig              a message over its limit
        └── Closing             the server is stopping

The class carries what the outside needs: `code` for the wire, `status` for HTTP, `close` for the socket and `retry` for
the client, so that the edge maps any error in one place. The table in `docs/protocol.md` section 8 is checked against it.
"""


class Fault(Exception):
    """Something the other side did, or has to be told."""

    code = "bad"
    status = 400
    close = 4000
    retry = False

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Refused(Fault):
    """One wish is refused; the conversation goes on."""


class Bad(Refused):
    """Not understood; the message says what was expected."""


class Forbidden(Refused):
    """The role does not allow it."""

    code = "forbidden"
    status = 403
    close = 4403


class Locked(Refused):
    """The item is locked."""

    code = "locked"
    status = 403


class NotFound(Refused):
    """No such board or thing, or none for this person."""

    code = "not_found"
    status = 404
    close = 4404


class Taken(Refused):
    """The id is in use."""

    code = "taken"
    status = 409


class Outdated(Refused):
    """The text's base is too old to be rebased."""

    code = "outdated"
    status = 409
    retry = True


class TooLong(Refused):
    """A text over its limit."""

    code = "too_long"


class TooMany(Refused):
    """More ops, items or keys than allowed."""

    code = "too_many"


class Unavailable(Refused):
    """The store does not answer, or the server is stopping."""

    code = "unavailable"
    status = 503
    close = 1013
    retry = True


class Expelled(Fault):
    """The conversation ends."""


class Broken(Expelled):
    """Breaks the rules of the conversation."""


class WrongVersion(Expelled):
    """Speaks another version of the protocol."""

    code = "version"
    close = 4001


class Replaced(Expelled):
    """The same client connected again."""

    code = "replaced"
    status = 409
    close = 4003


class TooFast(Expelled):
    """Over its rate."""

    code = "too_fast"
    status = 429
    close = 4008
    retry = True


class TooSlow(Expelled):
    """Fell behind what it was to read."""

    code = "too_slow"
    status = 503
    close = 4009
    retry = True


class LostTrack(Expelled):
    """Its position is not in the log."""

    code = "resync"
    status = 409
    close = 4010
    retry = True


class Unauthorized(Expelled):
    """No token, or one that is not known."""

    code = "unauthorized"
    status = 401
    close = 4401


class NoAccess(Expelled):
    """The person has no right to this board any more."""

    code = "forbidden"
    status = 403
    close = 4403


class TooEarly(Expelled):
    """The person joined by another server a moment ago, and this one has not heard of it yet."""

    code = "unavailable"
    status = 503
    close = 1013
    retry = True


class TooBig(Expelled):
    """A message over its limit."""

    code = "too_big"
    status = 413
    close = 1009


class Closing(Expelled):
    """The server is stopping; another one, or the same one soon, takes over."""

    code = "unavailable"
    status = 503
    close = 1012
    retry = True
