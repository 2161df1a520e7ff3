"""How a server ends, as a process of its own."""

import contextlib
import json
import os
import signal
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from serving import TondoServer, running_server


@contextlib.contextmanager
def inside(server: TondoServer, board: str, token: str) -> Iterator[ClientConnection]:
    """Come in, and take the welcome."""
    with connect(server.socket_address, proxy=None) as socket:
        socket.send(json.dumps({"t": "hello", "v": 1, "board": board, "token": token, "client": "kX3f9a1Q"}))
        assert json.loads(socket.recv(timeout=10))["t"] == "welcome"
        yield socket


def rest(socket: ClientConnection) -> list[Any]:
    """Return the messages up to the end."""
    frames = []
    with contextlib.suppress(ConnectionClosed):
        while True:
            frames.append(json.loads(socket.recv(timeout=10)))
    return frames


def test_a_server_that_is_told_to_end_says_goodbye_and_keeps_everything(tmp_path: Path) -> None:
    """[W13] [W7]"""
    create = {"op": "create", "item": {"id": "note000001", "kind": "note", "x": 0, "y": 0, "text": "Ship"}}
    with running_server(tmp_path) as server:
        board = server.found("Retro")
        token = server.join(board.links["editor"], "Mia")
        with inside(server, board.id, token) as socket:
            socket.send(json.dumps({"t": "tx", "i": 1, "ops": [create]}))
            while json.loads(socket.recv(timeout=10))["t"] != "ops":
                pass

            os.kill(server.pid, signal.SIGTERM)
            frames = rest(socket)
        server.stop()
        server.start()
        request = urllib.request.Request(f"{server.address}/api/boards/{board.id}")
        request.add_header("authorization", f"Bearer {token}")
        with urllib.request.urlopen(request) as answer:
            kept = json.load(answer)

    assert frames[-1] == {"t": "bye", "after": 1500, "why": "drain"}
    assert socket.close_code == 1012
    assert "note000001" in {item["id"] for item in kept["items"]}


def test_a_client_that_takes_nothing_does_not_keep_the_server_from_ending(tmp_path: Path) -> None:
    """[W15] [W13]"""
    with running_server(tmp_path) as server:
        board = server.found("Retro")
        token = server.join(board.links["editor"], "Mia")
        with inside(server, board.id, token) as socket:
            os.kill(server.pid, signal.SIGTERM)
            pid = server.pid

            server.stop()

            with pytest.raises(ProcessLookupError):
                os.kill(pid, 0)
            with contextlib.suppress(ConnectionClosed):
                socket.recv(timeout=10)
