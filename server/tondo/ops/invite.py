"""Invite: make a further link into the board. The server wishes it for an owner, since only the server knows the hash."""

from dataclasses import dataclass

from tondo.kinds import link
from tondo.model.access import Role
from tondo.model.change import put
from tondo.model.json import Json
from tondo.ops.draft import Draft


@dataclass(frozen=True, slots=True)
class Invite:
    """Make a link that gives a role."""

    role: Role
    hash: str
    label: str | None = None

    def work(self, draft: Draft) -> None:
        """Put the link on the board, if the one who asks may."""
        draft.ask(link.KIND.needs)
        fields = link.KIND.made({"role": self.role, "hash": self.hash, "label": self.label})
        stamps: dict[str, Json] = {"by": draft.who.user, "at": draft.at, "born": draft.seq, "tv": draft.seq}
        draft.lay(put({"id": draft.mint(), "kind": link.KIND.name, **fields, **stamps}))
