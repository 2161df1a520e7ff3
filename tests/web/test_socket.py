"""A socket's life: heartbeats, slow readers, big boards, and all the ways in which it ends."""

import asyncio
import json
import socket as plain
from collections.abc import AsyncIterator
from typing import Any

import pytest

from guests import note
from house import House, Visitor
from tondo.hub import seat
from tondo.hub.live import Live
from tondo.room import room as rules
from tondo.room.room import Room
from tondo.web import serving, socket


@pytest.fixture
async def quick_house(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[House]:
    """A house whose heart beats fast."""
    monkeypatch.setattr(serving, "HEARTBEAT", 0.05)
    async with House() as house:
        yield house


async def gone(house: House, visitor: Visitor) -> None:
    """Wait until the others are told that somebody is gone."""
    left = visitor.frames[0]["you"]["session"]
    watcher = next(one for one in await _lives(house))
    async with asyncio.timeout(10):
        while left in watcher.room.sessions:
            await asyncio.sleep(0.005)


async def _lives(house: House) -> list[Live]:
    return [task.result() for task in house.hub._lives.values()]


async def test_a_ping_is_answered_with_the_time(house: House) -> None:
    """[W14]"""
    board = await house.found()
    mia = await house.visit(board)

    await mia.says(t="ping")

    assert (await mia.next("pong"))["now"] >= mia.frames[0]["now"]


async def test_who_only_listens_stays(quick_house: House) -> None:
    """Websocket pings are answered by the library, whoever listens need not send anything. [W14]"""
    board = await quick_house.found()
    mia, tom = await quick_house.visit(board), await quick_house.visit(board, name="Tom", client="zzzzzzzz")
    latencies = len(mia.frames)

    for n in range(10):
        await tom.decided(await tom.wishes(note(f"note00000{n}")))
        await asyncio.sleep(0.04)
    while not any(entry["i"] == 10 for frame in mia.frames for entry in frame.get("entries", [])):
        await mia.next("ops")

    assert len(mia.frames) > latencies


async def test_who_does_not_answer_a_websocket_ping_is_gone(quick_house: House) -> None:
    """[W14]"""
    board = await quick_house.found()
    mia = await quick_house.visit(board)
    tom = await quick_house.visit(board, name="Tom", client="zzzzzzzz")

    mia.socket.transport.pause_reading()

    assert (await tom.next("who"))["leave"] == [mia.frames[0]["you"]["session"]]
    mia.socket.transport.resume_reading()


def test_the_heart_beats_every_20_seconds() -> None:
    """[W14]"""
    assert serving.HEARTBEAT == 20


async def test_who_closes_is_gone_and_the_others_hear_of_it(house: House) -> None:
    """[W11]"""
    board = await house.found()
    mia, tom = await house.visit(board), await house.visit(board, name="Tom", client="zzzzzzzz")

    await tom.socket.close()

    assert (await mia.next("who"))["join"]
    assert (await mia.next("who"))["leave"] == [tom.frames[0]["you"]["session"]]


async def test_who_breaks_off_without_a_goodbye_is_gone_too(house: House) -> None:
    """[W11]"""
    board = await house.found()
    mia, tom = await house.visit(board), await house.visit(board, name="Tom", client="zzzzzzzz")

    tom.socket.transport.abort()

    await gone(house, tom)
    assert (await mia.decided(await mia.wishes(note("note000001"))))["d"]


async def test_what_was_wished_before_the_connection_broke_stays_wished(house: House) -> None:
    """[W5]"""
    board = await house.found()
    token = await house.join(board)
    mia = await house.enter(board, token)
    house.store.hold = 1
    await mia.wishes(note("note000001"))
    async with asyncio.timeout(10):
        while not house.store.held:
            await asyncio.sleep(0.002)

    mia.socket.transport.abort()
    house.store.lets_go()

    back = await house.enter(board, token)
    while back.frames[0]["decided"] < 1:
        back = await house.enter(board, token)
    assert "note000001" in json.dumps(back.frames[0]["snapshot"])


async def test_a_big_board_is_fetched_by_its_url(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """[W3]"""
    board = await house.found()
    token = await house.join(board)
    mia = await house.enter(board, token)
    for start in range(0, rules.INLINE_ITEMS + 10, 100):
        ops = [note(f"note{n:06}", x=n) for n in range(start, start + 100)]
        await mia.decided(await mia.wishes(*ops))

    tom = await house.visit(board, name="Tom", client="zzzzzzzz")
    snapshot = tom.frames[0]["snapshot"]
    await mia.decided(await mia.wishes({"op": "delete", "ids": ["note000000"]}))
    answer = await house.get(snapshot["url"], token)

    items = {item["id"]: item for item in [*answer.json(), *snapshot["items"]]}
    while (frame := await tom.next("ops"))["entries"][-1]["d"] != [{"del": "note000000"}]:
        assert frame["after"] >= snapshot["seq"]
    assert len([name for name in items if name.startswith("note0")]) == 500
    assert answer.headers["content-encoding"] == "gzip"
    assert "hash" not in answer.text
    late = await house.visit(board, name="Late", client="yyyyyyyy")
    assert late.frames[0]["snapshot"]["url"] == snapshot["url"], "made once for all"


async def test_a_snapshot_is_for_those_who_may_see_the_board(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """[W3] [B4] [B5]"""
    monkeypatch.setattr(rules, "INLINE_ITEMS", 1)
    board, other = await house.found(), await house.found()
    mia = await house.visit(board)
    url = mia.frames[0]["snapshot"]["url"]

    answers = [await house.get(url), await house.get(url, "nonsense"), await house.get(url, await house.join(other))]
    missing = await house.get(url + "999", await house.join(board))

    assert [answer.status_code for answer in answers] == [401, 401, 404]
    assert (missing.status_code, missing.json()["code"]) == (404, "not_found")


async def test_a_reader_that_takes_nothing_is_sent_away_and_hurts_nobody(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """[W15]"""
    monkeypatch.setattr(seat, "BOUND", 400_000)
    monkeypatch.setattr(socket, "WRITE_WITHIN", 0.2)
    board = await house.found()
    mia = await house.visit(board)
    slow = await house.visit(board, name="Slow", client="slowslow")
    slow.socket.transport.pause_reading()
    session = slow.frames[0]["you"]["session"]

    left: list[str] = []
    n = 0
    while session not in left:
        n += 1
        create: dict[str, Any] = {"op": "create", "item": {"kind": "note", "x": n, "y": 0, "text": "👍" * 6_000}}
        entry = await mia.decided(await mia.wishes(create))
        assert entry["d"], "and everybody else is served"
        left = [one for frame in mia.frames if frame["t"] == "who" for one in frame.get("leave", [])]

    async with asyncio.timeout(10):
        while len(house.server.server_state.tasks) > 1:
            await asyncio.sleep(0.005)
    slow.socket.transport.abort()


async def test_a_board_that_fails_hurts_no_other(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """[W12]"""
    bad, good = await house.found("Bad"), await house.found("Good")
    token = await house.join(bad)
    mia, zoe = await house.enter(bad, token), await house.visit(good, name="Zoe", client="zzzzzzzz")
    sound = Room.receive

    def planted(self: Room, *args: Any) -> Any:
        if self._origin.board_id == bad.id:
            raise KeyError("planted")
        return sound(self, *args)

    monkeypatch.setattr(Room, "receive", planted)
    await mia.wishes(note("note000001"))

    assert await mia.end() == (4010, "resync")
    assert mia.frames[-1] == {"t": "resync", "why": "fork"}
    assert (await zoe.decided(await zoe.wishes(note("note000001"))))["d"]
    monkeypatch.setattr(Room, "receive", sound)
    back = await house.enter(bad, token)
    assert (await back.decided(await back.wishes(note("note000001"))))["d"]


async def test_a_fault_of_our_own_ends_one_socket_and_asks_it_to_come_back(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """[W13]"""
    board = await house.found()
    token = await house.join(board)

    def planted(*_: Any) -> Any:
        raise KeyError("planted")

    with monkeypatch.context() as planting:
        planting.setattr(Live, "enter", planted)
        visitor = await house.connect()
        await visitor.says(t="hello", v=1, board=board.id, token=token, client="kX3f9a1Q")
        end = await visitor.end()

    assert end == (1013, "unavailable")
    assert visitor.frames[-1]["retry"] is True
    assert "planted" in caplog.text
    assert (await house.enter(board, token)).frames[0]["t"] == "welcome"


async def test_a_client_that_never_answers_a_close_is_let_go(house: House) -> None:
    """A peer that neither reads nor closes must not keep a task for ever."""
    with plain.create_connection(("127.0.0.1", house.port)) as raw:
        raw.setblocking(False)
        loop = asyncio.get_running_loop()
        request = (
            "GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
        )
        await loop.sock_sendall(raw, request.encode())
        await loop.sock_sendall(raw, b"\x82\x80\0\0\0\0")  # An empty binary frame, masked with zeros.
        async with asyncio.timeout(10):
            while house.server.server_state.tasks or not house.server.server_state.connections:
                await asyncio.sleep(0.005)

    assert not house.server.server_state.tasks


async def test_when_the_server_stops_everybody_is_asked_to_come_back(house: House) -> None:
    """[W13]"""
    board = await house.found()
    mia = await house.visit(board)

    stopping = asyncio.create_task(house.stops())

    assert await mia.end() == (1012, "unavailable")
    assert mia.frames[-1] == {"t": "bye", "after": 1500, "why": "drain"}
    await stopping
