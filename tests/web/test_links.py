"""Further links into a board, made by its owner while people work on it."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from serving import TondoServer, running_server


@pytest.fixture
def server(tmp_path: Path) -> Iterator[TondoServer]:
    with running_server(tmp_path) as running:
        yield running


def ask_for_link(server: TondoServer, board: str, token: str, role: str) -> dict[str, str]:
    headers = {"authorization": f"Bearer {token}"}
    body = json.dumps({"role": role}).encode()
    request = urllib.request.Request(f"{server.address}/api/boards/{board}/links", body, headers, method="POST")
    with urllib.request.urlopen(request) as answer:
        made: dict[str, str] = json.load(answer)
        return made


def test_an_owner_makes_a_link_that_gives_the_role_it_says(server: TondoServer) -> None:
    """[B8]"""
    board = server.found()
    owner = server.join(board.links["owner"], "Mia")

    made = ask_for_link(server, board.id, owner, "viewer")

    secret = made["link"].partition("#k=")[2]
    assert server.post(f"/api/boards/{board.id}/join", {"secret": secret, "name": "Bo"})["role"] == "viewer"


@pytest.mark.parametrize("role", ["facilitator", "editor", "commenter", "viewer"])
def test_nobody_else_makes_links(server: TondoServer, role: str) -> None:
    """[B8] [O2]"""
    board = server.found()
    token = server.join(board.links[role], "Bo")

    with pytest.raises(urllib.error.HTTPError) as refused:
        ask_for_link(server, board.id, token, "owner")

    with refused.value as answer:
        assert (answer.status, json.load(answer)["code"]) == (403, "forbidden")
