"""Enrol a member: what joining does to the board. The server wishes it, nobody can send it."""

from dataclasses import dataclass

from tondo.errors import NotFound
from tondo.kinds import member
from tondo.model.change import put
from tondo.model.json import Json
from tondo.ops.draft import Draft

# One after the other, so that the first people on a board are easy to tell apart.
COLORS = ("blue", "orange", "green", "pink", "violet", "cyan", "red", "dark_green", "dark_blue", "yellow")


@dataclass(frozen=True, slots=True)
class Enrol:
    """Make a member for somebody who came by a link."""

    user: str
    name: str
    link: str
    bot: bool

    def work(self, draft: Draft) -> None:
        """Put the member on the board, if the link is still there."""
        if not draft.board.holds(self.link):
            raise NotFound("there is no such board, or the link is not valid any more")
        color = COLORS[sum(item["kind"] == "member" for item in draft.board.items.values()) % len(COLORS)]
        given: dict[str, Json] = {"name": self.name, "link": self.link, "color": color, "bot": self.bot or None}
        fields = member.KIND.made(given)
        stamps: dict[str, Json] = {"by": self.user, "at": draft.at, "born": draft.seq, "tv": draft.seq}
        draft.lay(put({"id": self.user, "kind": member.KIND.name, **fields, **stamps}))
