"""Who may do what: one table, asked for every op."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from tondo.model.json import Object

Role = Literal["owner", "facilitator", "editor", "commenter", "viewer"]
Action = Literal["see", "react", "comment", "edit", "lead", "own"]

ROLES: Final[tuple[Role, ...]] = get_args(Role)

# Each role may do what the table says and nothing else. `lead` is the board's settings and stage items; `own` is its links.
TABLE: Final[Mapping[Role, frozenset[Action]]] = {
    "owner": frozenset({"see", "react", "comment", "edit", "lead", "own"}),
    "facilitator": frozenset({"see", "react", "comment", "edit", "lead"}),
    "editor": frozenset({"see", "react", "comment", "edit"}),
    "commenter": frozenset({"see", "react", "comment"}),
    "viewer": frozenset({"see"}),
}


@dataclass(frozen=True, slots=True)
class Principal:
    """Who asks: a person or a bot on one board."""

    user: str
    role: Role


def can(who: Principal, action: Action) -> bool:
    """Tell whether the role allows the action on this board."""
    return action in TABLE[who.role]


def bars(who: Principal, item: Object) -> bool:
    """Tell whether the item's lock keeps this person from changing it. [I8]"""
    match item.get("lock", "free"):
        case "stage":
            return not can(who, "lead")
        case "locked":
            return True
        case _:
            return False
