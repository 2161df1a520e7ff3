"""Before the conversation: whose pages may connect, which protocol is spoken, and how long a hello may take."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest
import uvicorn
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus
from websockets.typing import Origin, Subprotocol

from serving import Founded, TondoServer, running_server
from tondo.settings import Settings
from tondo.stores.memory import MemoryStore
from tondo.web.app import create_app
from web.process.asking import ask
from web.process.visitor import assert_well, note, visit


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TondoServer]:
    with running_server(
        tmp_path_factory.mktemp("server"), "--origins", "https://a.example, http://b.example:81/"
    ) as running:
        yield running


@asynccontextmanager
async def serving_here(settings: Settings) -> AsyncIterator[str]:
    """Serve in this process for the length of a block, and tell at which address without its scheme."""
    store = MemoryStore()
    await store.open()
    config = uvicorn.Config(create_app(settings, store), port=0, ws="websockets-sansio", log_config=None)
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    async with asyncio.timeout(10):
        while not server.started:
            await asyncio.sleep(0.005)
    try:
        yield f"127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        await serving


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "https://tondo.example.evil.example",
        "https://eviltondo.example",
        "http://tondo.example",
        "https://a.example:444",
        "http://a.example",
        "null",
        "",
        "https://",
        "https://a.example@evil.example",
        "not an address [",
    ],
)
async def test_a_page_of_another_origin_does_not_get_in(server: TondoServer, origin: str) -> None:
    """[W17]"""
    with pytest.raises(InvalidStatus) as refused:
        async with connect(server.socket_address, additional_headers={"Origin": origin}, proxy=None):
            pass

    assert refused.value.response.status_code == 403


@pytest.mark.parametrize("origin", ["https://a.example", "http://b.example:81", None])
async def test_pages_of_allowed_origins_and_whoever_is_no_page_get_in(
    server: TondoServer, board: Founded, origin: str | None
) -> None:
    """[W17]"""
    async with visit(server, board, origin=Origin(origin) if origin else None) as mia:
        assert "d" in await mia.does(note())


async def test_a_page_of_the_server_itself_gets_in(server: TondoServer, board: Founded) -> None:
    """[W17]"""
    async with visit(server, board, origin=Origin(server.address)) as mia:
        assert "d" in await mia.does(note())


@pytest.mark.parametrize(
    ("offered", "agreed"),
    [(["tondo.1"], "tondo.1"), (["tondo.2", "tondo.1"], "tondo.1"), (["tondo.2"], None), ([], None)],
)
async def test_the_protocol_is_agreed_on_if_it_is_offered(
    server: TondoServer, board: Founded, offered: list[str], agreed: str | None
) -> None:
    """[W1]"""
    async with visit(server, board, subprotocols=[Subprotocol(word) for word in offered] or None) as mia:
        assert mia.socket.subprotocol == agreed
        assert mia.welcome["v"] == 1


async def test_behind_a_proxy_links_and_origins_are_those_of_the_proxy() -> None:
    """[B1] [W17]"""
    async with serving_here(Settings(public_url="https://tondo.example/")) as here:
        made = await asyncio.to_thread(ask, f"http://{here}/api/boards", body={})
        async with connect(f"ws://{here}/ws", origin=Origin("https://tondo.example"), proxy=None):
            pass
        with pytest.raises(InvalidStatus):
            async with connect(f"ws://{here}/ws", origin=Origin("https://a.example"), proxy=None):
                pass

    starts = {link.partition("#")[0] for link in made.json["links"].values()}
    assert starts == {f"https://tondo.example/b/{made.json['id']}"}


async def test_who_says_no_hello_in_time_is_sent_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """[W1]"""
    monkeypatch.setattr("tondo.web.socket.HELLO_WITHIN", 0.05)
    async with serving_here(Settings()) as here, connect(f"ws://{here}/ws", proxy=None) as silent:
        said = str(await silent.recv())
        await silent.wait_closed()

    assert silent.close_code == 4000
    assert "hello was expected" in said


async def test_connections_that_say_nothing_keep_nobody_out(server: TondoServer, board: Founded) -> None:
    """[W15]"""
    silent = [await connect(server.socket_address, proxy=None) for _ in range(50)]
    async with visit(server, board) as bo:
        await assert_well(server, board, bo)
    for socket in silent:
        await socket.close()
