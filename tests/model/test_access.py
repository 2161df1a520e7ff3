"""Who may do what."""

import pytest

from tondo.model.access import ROLES, TABLE, Action, Principal, Role, bars, can

ACTIONS: tuple[Action, ...] = ("see", "react", "edit", "lead", "own")


@pytest.mark.parametrize(
    ("role", "rights"), [("owner", 5), ("facilitator", 4), ("editor", 3), ("commenter", 2), ("viewer", 1)]
)
def test_each_role_may_do_so_much(role: Role, rights: int) -> None:
    """[O2]"""
    who = Principal("userMia001", role)

    assert [can(who, action) for action in ACTIONS] == [n < rights for n in range(5)]


def test_every_role_is_in_the_table() -> None:
    assert set(ROLES) == set(TABLE)


@pytest.mark.parametrize(
    ("lock", "barred"),
    [(None, set()), ("free", set()), ("locked", set(ROLES)), ("stage", {"editor", "commenter", "viewer"})],
)
def test_a_lock_bars_these(lock: str | None, barred: set[str]) -> None:
    """[I8]"""
    item = {"lock": lock} if lock else {}

    assert {role for role in ROLES if bars(Principal("userMia001", role), item)} == barred
