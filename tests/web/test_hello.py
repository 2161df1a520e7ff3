"""Hello: what comes first, and what a socket that does not keep to it is told."""

import asyncio
from typing import Any

import pytest
from websockets.exceptions import InvalidStatus

from guests import note
from house import House
from tondo.web import socket


def hello(board: str, token: str, **more: Any) -> dict[str, Any]:
    return {"t": "hello", "v": 1, "board": board, "token": token, "client": "kX3f9a1Q", **more}


async def test_a_hello_is_answered_with_a_welcome(house: House) -> None:
    """[W1] [W2]"""
    board = await house.found()
    visitor = await house.connect()

    await visitor.says(**hello(board.id, await house.join(board)))
    welcome = await visitor.reads()

    assert welcome["t"] == "welcome"
    assert welcome["you"]["role"] == "editor"
    assert welcome["durability"] == "memory"
    assert visitor.socket.subprotocol == "tondo.1"


async def test_a_client_that_asks_for_no_subprotocol_is_let_in(house: House) -> None:
    board = await house.found()
    visitor = await house.connect(subprotocols=None)

    await visitor.says(**hello(board.id, await house.join(board)))

    assert (await visitor.reads())["t"] == "welcome"


async def test_without_a_hello_the_socket_ends_after_a_while(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """[W1]"""
    monkeypatch.setattr(socket, "HELLO_WITHIN", 0.05)
    visitor = await house.connect()

    assert await visitor.end() == (4000, "bad")
    assert visitor.frames[-1]["t"] == "error"
    assert "hello" in visitor.frames[-1]["message"]


def test_a_hello_is_waited_for_5_seconds() -> None:
    """[W1]"""
    assert socket.HELLO_WITHIN == 5


@pytest.mark.parametrize(
    "first",
    [
        '{"t":"tx","i":1,"ops":[]}',
        '{"t":"ping"}',
        '{"t":"here","cursor":[1,2]}',
        '{"t":"sync","at":{"epoch":"","seq":0,"tag":""}}',
        '{"t":"hello"}',
        '{"t":"hello","v":"1","board":"b","token":"t","client":"kX3f9a1Q"}',
        '{"t":"hello","v":1,"board":"b","token":"t","client":"no"}',
        "nonsense",
        "",
        b"\x00",
    ],
    ids=repr,
)
async def test_anything_else_first_ends_the_socket(house: House, first: str | bytes) -> None:
    """[W1]"""
    visitor = await house.connect()

    await visitor.sends(first)

    assert await visitor.end() == (4000, "bad")
    assert [frame["t"] for frame in visitor.frames] == ["error"]


async def test_a_second_hello_ends_the_socket(house: House) -> None:
    """[W1]"""
    board = await house.found()
    token = await house.join(board)
    visitor = await house.enter(board, token)

    await visitor.says(**hello(board.id, token))

    assert await visitor.end() == (4000, "bad")


async def test_another_version_is_told_so(house: House) -> None:
    board = await house.found()
    visitor = await house.connect()

    await visitor.says(**hello(board.id, await house.join(board), v=2))

    assert await visitor.end() == (4001, "version")
    assert visitor.frames[-1]["retry"] is False


async def test_an_unknown_token_is_told_so(house: House) -> None:
    """[B5]"""
    board = await house.found()
    visitor = await house.connect()

    await visitor.says(**hello(board.id, "nonsense"))

    assert await visitor.end() == (4401, "unauthorized")


async def test_a_token_opens_no_other_board(house: House) -> None:
    """[B5]"""
    mine, other = await house.found(), await house.found()
    visitor = await house.connect()

    await visitor.says(**hello(other.id, await house.join(mine)))

    assert await visitor.end() == (4401, "unauthorized")


async def test_a_link_secret_is_no_token(house: House) -> None:
    """[B5]"""
    board = await house.found()
    visitor = await house.connect()

    await visitor.says(**hello(board.id, board.secret("owner")))

    assert await visitor.end() == (4401, "unauthorized")


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "http://127.0.0.1:1",
        "null",
        "http://127.0.0.1:{port}.evil.example",
        "http://evil@127.0.0.1:{port}",
        "http://[",
        "127.0.0.1:{port}",
        "http://127.0.0.1:{port}/",
    ],
)
async def test_a_page_of_another_origin_is_not_let_in(house: House, origin: str) -> None:
    """[W17]"""
    with pytest.raises(InvalidStatus) as refused:
        await house.connect(origin=origin.replace("{port}", str(house.port)))

    assert refused.value.response.status_code == 403


async def test_a_page_of_the_servers_own_origin_is_let_in(house: House) -> None:
    """[W17]"""
    visitor = await house.connect(origin=house.address)

    assert visitor.socket.subprotocol == "tondo.1"


async def test_a_page_of_an_origin_that_the_operator_allows_is_let_in() -> None:
    """[W17]"""
    async with House(origins="https://one.example, https://two.example/", public_url="https://tondo.example/") as house:
        for origin in ("https://one.example", "https://two.example", "https://tondo.example", house.address):
            await house.connect(origin=origin)
        for origin in ("https://three.example", "http://one.example"):
            with pytest.raises(InvalidStatus):
                await house.connect(origin=origin)


async def test_who_comes_back_with_a_place_gets_the_tail(house: House) -> None:
    """[W3] [W5]"""
    board = await house.found()
    token = await house.join(board)
    mia = await house.enter(board, token)
    await mia.decided(await mia.wishes(note("note000001")))
    at = {**mia.frames[0]["at"], "seq": mia.frames[-1]["to"], "tag": mia.frames[-1]["tag"]}
    await mia.socket.close()
    tom = await house.visit(board, name="Tom", client="zzzzzzzz")
    await tom.decided(await tom.wishes(note("note000002")))

    back = await house.enter(board, token, at=at)
    tail = await back.next("ops")

    assert "snapshot" not in back.frames[0]
    assert back.frames[0]["decided"] == 1
    assert tail["after"] == at["seq"]
    assert [change["put"]["id"] for change in tail["entries"][-1]["d"]] == ["note000002"]


@pytest.mark.parametrize("lost", [{"epoch": "other"}, {"tag": "00"}, {"seq": 9_999}])
async def test_who_comes_back_with_a_place_of_another_log_gets_the_board(house: House, lost: dict[str, Any]) -> None:
    """[W3]"""
    board = await house.found()
    token = await house.join(board)
    at = (await house.enter(board, token)).frames[0]["at"]

    back = await house.enter(board, token, at={**at, **lost})

    assert back.frames[0]["snapshot"]["items"]


async def test_a_newer_hello_of_the_same_client_ends_the_older_connection(house: House) -> None:
    """[W16]"""
    board = await house.found()
    token = await house.join(board)
    old = await house.enter(board, token)

    new = await house.enter(board, token)

    assert await old.end() == (4003, "replaced")
    assert (await new.decided(await new.wishes(note("note000001"))))["d"]


async def test_when_the_store_does_not_answer_a_hello_is_told_to_come_back(house: House) -> None:
    """[W13]"""
    board = await house.found()
    token = await house.join(board)
    house.store.down = True
    visitor = await house.connect()

    await visitor.says(**hello(board.id, token))

    assert await visitor.end() == (1013, "unavailable")
    assert visitor.frames[-1]["retry"] is True
    house.store.down = False


async def test_a_socket_that_closes_before_its_hello_leaves_nothing_behind(house: House) -> None:
    for _ in range(5):
        visitor = await house.connect()
        await visitor.socket.close()

    async with asyncio.timeout(10):
        while house.server.server_state.tasks:
            await asyncio.sleep(0.005)
