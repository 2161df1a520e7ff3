"""A server for the tests of bots."""

from collections.abc import Iterator

import pytest

from serving import Founded, TondoServer, running_server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TondoServer]:
    """Have one server for the tests of a file."""
    with running_server(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture
def founded(server: TondoServer) -> Founded:
    """Return a fresh board."""
    return server.found("Bots")


@pytest.fixture
def link(founded: Founded) -> str:
    """Return the link of a fresh board that lets bots edit."""
    return founded.links["editor"]
