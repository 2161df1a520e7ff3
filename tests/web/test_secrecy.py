"""Secrets and tokens are in nobody's log."""

import io
import json
import logging
from pathlib import Path

import httpx
import pytest
from websockets.sync.client import connect

from guests import note
from house import House
from serving import running_server
from tondo.web.logs import JsonLines, set_up_logs


async def test_no_secret_and_no_token_is_logged(house: House, caplog: pytest.LogCaptureFixture) -> None:
    """[B2] [B5]"""
    caplog.set_level(logging.DEBUG)
    for name in ("tondo", "uvicorn", "uvicorn.error", "uvicorn.asgi", "starlette"):
        caplog.set_level(logging.DEBUG, name)
    board = await house.found("Retro")
    token = await house.join(board)
    mia = await house.enter(board, token)
    await mia.decided(await mia.wishes(note("note000001")))
    await mia.sends("nonsense")
    await mia.says(t="hello", v=1, board=board.id, token=token, client="kX3f9a1Q")
    await mia.end()
    eve = await house.connect()
    await eve.says(t="hello", v=1, board=board.id, token="stolen" + token, client="kX3f9a1Q")
    await eve.end()
    await house.get(f"/api/boards/{board.id}", token)
    await house.post(f"/api/boards/{board.id}/join", {"secret": board.secret("owner") + "x", "name": "Eve"})
    house.store.down = True
    await house.get(f"/api/boards/{board.id}", token)
    house.store.down = False

    # What a client library says in the same process is not the server's.
    ours = [
        record
        for record in caplog.records
        if not record.name.startswith(("httpcore", "httpx", "websockets", "asyncio"))
    ]
    said = "\n".join(record.getMessage() + str(record.exc_info) for record in ours)
    for word in (token, *(board.secret(role) for role in board.links)):
        assert word not in said


def test_a_running_server_logs_no_secret_and_no_token(tmp_path: Path) -> None:
    """[B2] [B5]"""
    with running_server(tmp_path, "--log-level", "debug") as server:
        board = server.found("Retro")
        token = server.join(board.links["editor"], "Mia")
        with connect(server.socket_address, proxy=None) as socket:
            socket.send(json.dumps({"t": "hello", "v": 1, "board": board.id, "token": token, "client": "kX3f9a1Q"}))
            assert json.loads(socket.recv(timeout=10))["t"] == "welcome"
            socket.send("nonsense")
            socket.recv(timeout=10)
        httpx.get(
            f"{server.address}/api/boards/{board.id}", headers={"authorization": f"Bearer {token}"}, trust_env=False
        )
    said = server.log()

    for word in (token, *(link.partition("#k=")[2] for link in board.links.values())):
        assert word not in said


def test_a_log_line_is_one_json_object_with_the_fault_in_it() -> None:
    stream = io.StringIO()
    lines = logging.StreamHandler(stream)
    lines.setFormatter(JsonLines())
    log = logging.getLogger("tondo.test")
    log.addHandler(lines)
    log.setLevel(logging.INFO)

    try:
        raise KeyError("planted")
    except KeyError:
        log.exception("board %s failed\nbadly", "b1")
    log.info("näxt")

    log.removeHandler(lines)
    first, second = map(json.loads, stream.getvalue().splitlines())
    assert (first["level"], first["from"], first["message"]) == ("error", "tondo.test", "board b1 failed\nbadly")
    assert "planted" in first["fault"]
    assert second["message"] == "näxt"
    assert second["time"].endswith("+00:00")


def test_logs_are_set_up_for_the_level_that_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    root, uvicorn = logging.getLogger(), logging.getLogger("uvicorn.error")
    before = (root.level, list(root.handlers), uvicorn.level, list(uvicorn.filters))

    try:
        set_up_logs("debug")
        assert (root.level, uvicorn.level) == (logging.DEBUG, logging.WARNING)
        set_up_logs("error")
        assert (root.level, uvicorn.level) == (logging.ERROR, logging.ERROR)
    finally:
        root.setLevel(before[0])
        root.handlers[:] = before[1]
        uvicorn.setLevel(before[2])
        uvicorn.filters[:] = before[3]
