"""Runs the server: its socket, its logs, the link that it prints, and its orderly end."""

import asyncio
import logging
import socket
from collections.abc import Awaitable, Callable

import click
import uvicorn
from starlette.applications import Starlette

from tondo.errors import Fault
from tondo.hub.doors import found_board
from tondo.hub.hub import Hub
from tondo.settings import Settings
from tondo.web.app import choose_store, create_app
from tondo.web.logs import set_up_logs
from tondo.wire.codec import MESSAGE_LIMIT

log = logging.getLogger(__name__)

HEARTBEAT = 20.0  # Seconds between two pings, and for the answer to one. [W14]
GRACE = 10  # Seconds for open connections to end.
BACKLOG = 2048
UNREAD = 60  # Seconds after which a connection ends whose other end takes nothing.


class Server(uvicorn.Server):
    """uvicorn's server, which tells where it is, and says goodbye to everybody before it closes their sockets. [W13]"""

    def __init__(self, config: uvicorn.Config, hub: Hub, greet: Callable[[], Awaitable[None]]) -> None:
        super().__init__(config)
        self._hub = hub
        self._greet = greet

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to serve, then tell so."""
        await super().startup(sockets)
        await self._greet()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End in order: nobody new, goodbye to all, then the sockets."""
        self._hub.drain()
        # One turn of the loop writes the goodbyes; the closing handshakes follow within uvicorn's grace.
        await asyncio.sleep(0.1)
        await super().shutdown(sockets)


def run(settings: Settings, *, fresh_board: bool = True) -> None:
    """Serve until told to stop. Raises OSError if the address cannot be had, and StoreDown if the store cannot."""
    set_up_logs(settings.log_level)
    listening = _listen(settings.host, settings.port)
    with asyncio.Runner(loop_factory=uvicorn.Config("", log_config=None).get_loop_factory()) as runner:
        runner.run(_serve(settings, listening, fresh_board=fresh_board))


def configured(app: Starlette) -> uvicorn.Config:
    """Return how uvicorn is to serve the application."""
    return uvicorn.Config(
        app,
        ws="websockets-sansio",
        # A little more than a message may hold, so that what is just too big is answered in words.
        ws_max_size=MESSAGE_LIMIT + 1024,
        ws_per_message_deflate=False,
        ws_ping_interval=HEARTBEAT,
        ws_ping_timeout=HEARTBEAT,
        timeout_graceful_shutdown=GRACE,
        log_config=None,
        access_log=False,
        server_header=False,
    )


async def _serve(settings: Settings, listening: socket.socket, *, fresh_board: bool) -> None:
    store = choose_store(settings)
    for word in await store.open():
        log.warning("%s", word)
    try:
        app = create_app(settings, store)
        hub: Hub = app.state.hub
        address = _address(settings, listening)
        server = Server(configured(app), hub, lambda: _greet(hub, address, fresh_board=fresh_board))
        await server.serve(sockets=[listening])
    finally:
        await store.close()


async def _greet(hub: Hub, address: str, *, fresh_board: bool) -> None:
    """Tell on the standard output where the server is."""
    click.echo(f"Tondo is at {address}")
    if fresh_board:
        try:
            founded = await found_board(hub, "")
        except Fault as fault:
            log.warning("no fresh board could be made: %s", fault)
        else:
            click.echo(f"A fresh board, yours as its owner: {address}/b/{founded.board}#k={founded.secrets['owner']}")


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(BACKLOG)
    except OSError:
        listening.close()
        raise
    listening.set_inheritable(True)
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        # A reader that takes nothing would keep its connection, and what waits for it, for as long as it likes.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, UNREAD * 1000)
    return listening


def _address(settings: Settings, listening: socket.socket) -> str:
    if settings.public_url:
        return settings.public_url.rstrip("/")
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(settings.host, settings.host)
    if ":" in host and not host.startswith("["):
        host = f"[{host}]"
    return f"http://{host}:{listening.getsockname()[1]}"
