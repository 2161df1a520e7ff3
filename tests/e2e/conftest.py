"""What a browser test starts with: a server, a board on it, and a browser."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from playwright.async_api import Browser

from e2e.browsers import chromium
from serving import Founded, TondoServer, running_server


@pytest.fixture
def server(tmp_path: Path) -> Iterator[TondoServer]:
    with running_server(tmp_path) as running:
        yield running


@pytest.fixture
def board(server: TondoServer) -> Founded:
    return server.found("Retro")


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as running:
        yield running
