"""What a role does not allow is refused, whatever the client shows; nothing of the transaction happens."""

from typing import Any

import pytest

from serving import Founded, TondoServer
from web.process.visitor import note, visit

NOTE, STAGE, LOCKED = "note000001", "stage00001", "locked0001"
PAINT = {"op": "update", "id": NOTE, "set": {"color": "pink"}}
REACT = {"op": "react", "id": NOTE, "emoji": "👍"}
RENAME = {"op": "update", "id": "settings", "set": {"title": "Mine"}}


def on(item: str) -> list[dict[str, Any]]:
    """Return every op that would change this item."""
    return [
        {"op": "update", "id": item, "set": {"text": "mine"}},
        {"op": "text", "id": item, "base": 2**40, "do": ["mine"]},
        {"op": "move", "ids": [item], "dx": 1, "dy": 1},
        {"op": "restack", "ids": [item], "to": "top"},
        {"op": "delete", "ids": [item]},
    ]


REFUSED: dict[str, tuple[str, list[dict[str, Any]], str]] = {
    "a viewer creates": ("viewer", [note()], "forbidden"),
    "a viewer reacts": ("viewer", [REACT], "forbidden"),
    "a viewer changes a note": ("viewer", on(NOTE), "forbidden"),
    "a commenter creates": ("commenter", [note()], "forbidden"),
    "a commenter changes a note": ("commenter", on(NOTE), "forbidden"),
    "an editor renames the board": ("editor", [RENAME], "forbidden"),
    "an editor changes what is on the stage": ("editor", on(STAGE), "locked"),
    "an editor unlocks the stage": ("editor", [{"op": "update", "id": STAGE, "set": {"lock": "free"}}], "locked"),
    "an editor sets the stage": ("editor", [{"op": "update", "id": NOTE, "set": {"lock": "stage"}}], "forbidden"),
    "an editor makes a note on the stage": ("editor", [note(lock="stage")], "forbidden"),
    "an editor changes what is locked": ("editor", on(LOCKED), "locked"),
    "an owner changes what is locked": ("owner", on(LOCKED), "locked"),
    "an owner makes a member": ("owner", [{"op": "create", "item": {"kind": "member", "name": "A"}}], "forbidden"),
    "an owner makes a link": ("owner", [{"op": "create", "item": {"kind": "link", "role": "owner"}}], "forbidden"),
    "an owner makes settings": ("owner", [{"op": "create", "item": {"kind": "settings"}}], "forbidden"),
    "an owner deletes the settings": ("owner", [{"op": "delete", "ids": ["settings"]}], "bad"),
}
ALLOWED: dict[str, tuple[str, dict[str, Any]]] = {
    "a commenter reacts": ("commenter", REACT),
    "an editor paints": ("editor", PAINT),
    "an editor unlocks what is locked": ("editor", {"op": "update", "id": LOCKED, "set": {"lock": "free"}}),
    "a facilitator renames the board": ("facilitator", RENAME),
    "a facilitator changes what is on the stage": (
        "facilitator",
        {"op": "update", "id": STAGE, "set": {"text": "ours"}},
    ),
    "an owner deletes what is on the stage": ("owner", {"op": "delete", "ids": [STAGE]}),
}


async def set_up(server: TondoServer, board: Founded) -> None:
    """Put a free note, a locked one and one of the stage on the board."""
    async with visit(server, board, "facilitator") as fay:
        made = await fay.does(note(NOTE), note(LOCKED, lock="locked"), note(STAGE, lock="stage"))
        assert len(made["d"]) == 3


@pytest.mark.parametrize(("role", "ops", "code"), REFUSED.values(), ids=REFUSED.keys())
async def test_this_is_refused_and_nothing_of_it_happens(
    server: TondoServer, board: Founded, role: str, ops: list[dict[str, Any]], code: str
) -> None:
    """[O2] [I8] [I10] [W8]"""
    await set_up(server, board)
    async with visit(server, board, role) as vic:
        before = dict(vic.board.items)

        rejects = [await vic.does(REACT, op) if role == "editor" else await vic.does(op) for op in ops]

        for op, reject in zip(ops, rejects, strict=True):
            assert (reject.get("code"), reject.get("retry")) == (code, False), f"{op}: {reject}"
            assert reject["message"]
        assert vic.board.items == before
        assert not [frame for frame in vic.frames if frame["t"] == "ops"]


@pytest.mark.parametrize(("role", "op"), ALLOWED.values(), ids=ALLOWED.keys())
async def test_this_is_allowed(server: TondoServer, board: Founded, role: str, op: dict[str, Any]) -> None:
    """[O2] [I8]"""
    await set_up(server, board)
    async with visit(server, board, role) as mia:
        entry = await mia.does(op)

        assert entry.get("d"), entry


async def test_people_change_their_own_name_and_colour_and_nobody_elses(server: TondoServer, board: Founded) -> None:
    """[I10]"""
    async with visit(server, board, "viewer") as vic, visit(server, board) as mia:
        mine, hers = vic.welcome["you"]["user"], mia.welcome["you"]["user"]

        own = await vic.does({"op": "update", "id": mine, "set": {"name": "Victor", "color": "red", "link": "0" * 10}})
        other = await vic.does({"op": "update", "id": hers, "set": {"name": "Nobody"}})

        news = await mia.hears("who")
        assert "s" in own
        assert other["code"] == "forbidden"
        assert [(person["name"], person["color"], person["role"]) for person in news["join"]] == [
            ("Victor", "red", "viewer")
        ]


async def test_only_who_leads_hears_of_links_and_nobody_hears_a_hash(server: TondoServer, board: Founded) -> None:
    """[I10] [B2]"""
    links = {}
    for role in board.links:
        async with visit(server, board, role) as vic:
            await vic.says(t="ping")
            await vic.hears("pong")
            links[role] = sum(item["kind"] == "link" for item in vic.board.items.values())
            said = str(vic.frames)
        assert "hash" not in said
        assert not any(link.partition("#k=")[2] in said for link in board.links.values())

    assert links == {"owner": 5, "facilitator": 5, "editor": 0, "commenter": 0, "viewer": 0}
