"""A wish that waits for its place in the log."""

from collections.abc import Sequence
from dataclasses import dataclass

from tondo.model.access import Principal
from tondo.ops.op import Op


@dataclass(frozen=True, slots=True, eq=False)
class Wish:
    """One transaction, as it was wished. It stays as it is, however often it is worked out anew.

    It comes from a session, or with a ticket from elsewhere in the server. `who` is for the server's own wishes; otherwise
    the board says what the user may do.
    """

    client: str
    number: int
    ops: Sequence[Op]
    label: str | None = None
    user: str = ""
    session: str = ""
    ticket: str = ""
    who: Principal | None = None

    @property
    def author(self) -> str:
        """Whose wish it is."""
        return self.who.user if self.who else self.user
