"""Who somebody is, as the board says."""

from typing import cast

from tondo.model.access import Principal, Role
from tondo.model.board import Board
from tondo.wire.down import Person


def principal(board: Board, user: str) -> Principal | None:
    """Return the rights of a member: the role of the link that let them in. None without such a link."""
    member = board.find(user)
    link = board.find(str(member.get("link"))) if member and member["kind"] == "member" else None
    return Principal(user, cast(Role, link["role"])) if link else None


def person(board: Board, session: str, who: Principal) -> Person:
    """Return what the others are told of a member who is here."""
    member = board.items[who.user]
    name, color, bot = str(member["name"]), str(member["color"]), bool(member.get("bot"))
    return Person(session=session, user=who.user, name=name, color=color, role=who.role, bot=bot)
