"""A pipe between a bot and a server that can be shut: what is in it is lost, and nobody gets through."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit


class Valve:
    """Listens on a port of its own, and passes bytes on both ways while it is open."""

    def __init__(self, address: str) -> None:
        self._there = urlsplit(address)
        self._open = True
        self._pipes: set[asyncio.Task[None]] = set()
        self.port = 0

    def through(self, link: str) -> str:
        """Return the link that leads through this valve."""
        return link.replace(self._there.netloc, f"127.0.0.1:{self.port}")

    def shut(self) -> None:
        """Let nothing through, from this moment on."""
        self._open = False
        for pipe in self._pipes:
            pipe.cancel()

    def open(self) -> None:
        """Let everything through again."""
        self._open = True

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take one connection."""
        if not self._open:
            writer.transport.abort()
            return
        there_reader, there_writer = await asyncio.open_connection(self._there.hostname, self._there.port)
        ways = [asyncio.create_task(_pass(reader, there_writer)), asyncio.create_task(_pass(there_reader, writer))]
        self._pipes.update(ways)
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        for way in ways:
            way.cancel()
        await asyncio.gather(*ways, return_exceptions=True)
        self._pipes.difference_update(ways)
        writer.transport.abort()
        there_writer.transport.abort()


async def _pass(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while piece := await reader.read(65_536):
        writer.write(piece)
        await writer.drain()


@asynccontextmanager
async def valve(address: str) -> AsyncIterator[Valve]:
    """Have a valve in front of a server, for the length of a block."""
    made = Valve(address)
    listening = await asyncio.start_server(made.serve, "127.0.0.1", 0)
    made.port = listening.sockets[0].getsockname()[1]
    try:
        yield made
    finally:
        listening.close()
        made.shut()
