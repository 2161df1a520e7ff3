"""Tondo as people run it: a process of its own, one for the tests of a file, and a fresh board for each test."""

from collections.abc import Iterator

import pytest

from serving import Founded, TondoServer, running_server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TondoServer]:
    """Have one server for the tests of a file."""
    with running_server(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture
def board(server: TondoServer) -> Founded:
    """Return a fresh board."""
    return server.found("Retro")
