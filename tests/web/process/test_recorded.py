"""A whole conversation, recorded: its frames keep to the published schema, and its secrets are in no log."""

from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from serving import Founded, TondoServer, running_server
from web.process.asking import ask
from web.process.visitor import Visitor, knock, note, resume, visit

BOX = {"x": 0, "y": 0}
LINE = {"kind": "connector", "from": {"item": "note000001", "side": "auto"}, "to": {"point": [500, 500]}}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TondoServer]:
    with running_server(tmp_path_factory.mktemp("server"), "--log-level", "debug") as running:
        yield running


async def conversation(server: TondoServer, board: Founded) -> list[Visitor]:
    """Let people say everything that can be said, and return them."""
    async with (
        visit(server, board, "owner") as olga,
        visit(server, board, "editor") as mia,
        visit(server, board, "viewer") as vic,
    ):
        await mia.does(
            note("note000001", text="Ship", tags={"a": True}, shape="round", link="https://a.b", size=12),
            {"op": "create", "item": {"id": "frame00001", "kind": "frame", **BOX, "text": "Ideas"}},
            {"op": "create", "item": {"id": "text000001", "kind": "text", **BOX, "text": "Words"}},
            {"op": "create", "item": {"id": "line000001", **LINE}},
            {"op": "update", "id": "note000001", "set": {"tags": {"a": None, "b": True}, "parent": "frame00001"}},
            {"op": "react", "id": "note000001", "emoji": "👍"},
            {"op": "move", "ids": ["frame00001"], "dx": 5, "dy": 5.5},
            {"op": "restack", "ids": ["note000001"], "to": "top"},
            label="all",
        )
        base = mia.board.items["note000001"]["tv"]
        await mia.does({"op": "text", "id": "note000001", "base": base, "do": [4, " it"]})
        await mia.does({"op": "delete", "ids": ["note000001"]})
        await mia.does({"op": "restore", "ids": ["note000001"]})
        await mia.says(t="here", cursor=[1, 2], view=[0, 0, 9, 9], select=["note000001"], edit="note000001")
        await vic.hears("here")
        await mia.says(t="here", cursor=None, drag={"ids": ["note000001"], "dx": 1, "dy": 2}, edit=None)
        await vic.hears("here")
        await vic.does(note())
        await vic.says(t="ping")
        await vic.hears("pong")
        await mia.says(t="sync", at=mia.at)
        async with resume(server, board, mia) as again:
            await mia.ending()
            await again.does(note(), note())
            await again.says(t="sync", at={**again.at, "tag": "wrong"})
            await again.ending()
        async with knock(server, board, token=vic.token) as lost:
            await lost.hello(token="A" * 27)
            await lost.ending()
        await olga.reaches(again.board.seq)
        return [olga, mia, vic, again, lost]


async def test_what_is_said_and_heard_keeps_to_the_schema_that_the_server_gives(
    server: TondoServer, board: Founded
) -> None:
    """[W2] [W3] [W4] [W6] [W8] [W10] [W11] [W12] [W13] [C3]"""
    document = ask(f"{server.address}/api/schema").json

    people = await conversation(server, board)

    heard = [frame for person in people for frame in person.frames]
    said = [message for person in people for message in person.said]
    items = [item for person in people for item in person.board.items.values()]
    assert {frame["t"] for frame in heard} == {"welcome", "ops", "reject", "here", "who", "pong", "resync", "error"}
    for name, messages in (("AnyUp", said), ("AnyDown", heard), ("AnyItem", items)):
        check = jsonschema.Draft202012Validator({**document, "$ref": f"#/components/schemas/{name}"})
        for message in messages:
            check.validate(message)


def test_the_schema_that_the_server_gives_is_one(server: TondoServer) -> None:
    """Whoever writes a client makes its types from this."""
    document = ask(f"{server.address}/api/schema").json
    schemas: dict[str, Any] = document["components"]["schemas"]

    assert document["asyncapi"].startswith("3.")
    for schema in schemas.values():
        jsonschema.Draft202012Validator.check_schema(schema)


async def test_no_secret_and_no_token_is_ever_in_the_log(server: TondoServer, board: Founded) -> None:
    """[B2] [B5]"""
    people = await conversation(server, board)
    for path in ("", "/snapshot/1"):
        ask(f"{server.address}/api/boards/{board.id}{path}", token=people[0].token)
    made = ask(f"{server.address}/api/boards/{board.id}/links", body={"role": "owner"}, token=people[0].token).json
    ask(f"{server.address}/api/boards/{board.id}/join", body={"secret": made["link"], "name": ""})
    async with knock(server, board, token=people[0].token) as broken:
        await broken.sends('{"t":"hello","token":"' + broken.token + '"')
        await broken.ending()
    async with knock(server, board, token=people[0].token) as unreadable:
        # No UTF-8: this is logged, so that the log is known to be where it is looked for.
        frame = f'{{"t":"hello","token":"{unreadable.token}'.encode() + b"\xff"
        unreadable.socket.transport.write(bytes([0x81, 0x80 | len(frame), 0, 0, 0, 0]) + frame)
        await unreadable.ending()

    log = server.log()
    secrets = [link.partition("#k=")[2] for link in [*board.links.values(), made["link"]]]
    tokens = [person.token for person in people]
    assert "Invalid UTF-8" in log
    assert [word for word in [*secrets, *tokens] if word in log] == []
