"""What breaks the rules of the conversation ends it, with words and a close code, and costs nobody else anything."""

import contextlib
import json
import struct
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed

from serving import Founded, TondoServer
from web.process.visitor import Ending, Visitor, assert_well, knock, note, visit

MESSAGE = 256 * 1024


@pytest.fixture(scope="module")
def board(server: TondoServer) -> Founded:
    """Return one board for all tests of this file: whoever is sent away leaves no trace on it."""
    return server.found("Retro")


@pytest.fixture(scope="module")
def token(server: TondoServer, board: Founded) -> str:
    """Return the token of somebody who may edit it."""
    return server.join(board.links["editor"], "Mia")


async def writes(visitor: Visitor, raw: bytes) -> None:
    """Put bytes on the wire that no client library would."""
    visitor.socket.transport.write(raw)


def text_frame(body: bytes, *, opcode: int = 1, masked: bool = True) -> bytes:
    """Return the bytes of a websocket frame, with a mask of zeros. A body is short."""
    return bytes([0x80 | opcode, (0x80 if masked else 0) | len(body)]) + (b"\0\0\0\0" if masked else b"") + body


def spoke(ending: Ending, close: int, code: str) -> bool:
    """Tell whether it ended like this, and with words."""
    return (ending.code, ending.error.get("code")) == (close, code) and len(ending.error["message"]) > 10


FIRST = {
    "a transaction": '{"t":"tx","i":1,"ops":[]}',
    "a ping": '{"t":"ping"}',
    "presence": '{"t":"here","cursor":[0,0]}',
    "a sync": '{"t":"sync","at":{"epoch":"e","seq":0,"tag":""}}',
    "a pong": '{"t":"pong"}',
    "nothing": "",
    "no JSON": "hello",
    "no object": "[]",
    "a hello that is too deep": '{"t":"hello","odd":' + "[" * 1_025 + "]" * 1_025 + "}",
    "a type that nobody knows": '{"t":"fly"}',
    "a binary frame": b'{"t":"hello"}',
}


@pytest.mark.parametrize("raw", FIRST.values(), ids=FIRST.keys())
async def test_anything_but_hello_first_ends_the_socket(
    server: TondoServer, board: Founded, token: str, raw: str | bytes
) -> None:
    """[W1]"""
    async with visit(server, board, token=token) as bo, knock(server, board, token=token) as mia:
        await mia.sends(raw)
        ending = await mia.ending()

        assert spoke(ending, 4000, "bad")
        assert [frame["t"] for frame in mia.frames] == ["error"]
        await assert_well(server, board, bo)


NO_HELLO: dict[str, tuple[dict[str, Any], int, str]] = {
    "version 2": ({"v": 2}, 4001, "version"),
    "version 0": ({"v": 0}, 4001, "version"),
    "a version that is a word": ({"v": "1"}, 4000, "bad"),
    "no version": ({"v": ...}, 4000, "bad"),
    "a token of nobody": ({"token": "A" * 27}, 4401, "unauthorized"),
    "a token that is empty": ({"token": ""}, 4401, "unauthorized"),
    "a token of many words": ({"token": "x" * 200_000}, 4401, "unauthorized"),
    "a token that is a number": ({"token": 5}, 4000, "bad"),
    "a token with a lone surrogate": ({"token": "\ud800"}, 4000, "bad"),
    "no token": ({"token": ...}, 4000, "bad"),
    "a board that is not there": ({"board": "nowhere000"}, 4401, "unauthorized"),
    "a board that is __proto__": ({"board": "__proto__"}, 4401, "unauthorized"),
    "no board": ({"board": ...}, 4000, "bad"),
    "a client id of 7": ({"client": "a" * 7}, 4000, "bad"),
    "a client id of 17": ({"client": "a" * 17}, 4000, "bad"),
    "a client id with an end of line": ({"client": "aaaaaaaa\n"}, 4000, "bad"),
    "a client id in signs": ({"client": "__proto__"}, 4000, "bad"),
    "no client id": ({"client": ...}, 4000, "bad"),
    "a place that is a number": ({"at": 5}, 4000, "bad"),
    "a place before the beginning": ({"at": {"epoch": "e", "seq": -1, "tag": ""}}, 4000, "bad"),
    "a place without a tag": ({"at": {"epoch": "e", "seq": 0}}, 4000, "bad"),
}


@pytest.mark.parametrize(("wrong", "close", "code"), NO_HELLO.values(), ids=NO_HELLO.keys())
async def test_a_hello_that_cannot_be_taken_ends_the_socket(
    server: TondoServer, board: Founded, token: str, wrong: dict[str, Any], close: int, code: str
) -> None:
    """[W1] [N2] [B5]"""
    async with visit(server, board, token=token) as bo, knock(server, board, token=token) as mia:
        await mia.hello(**wrong)
        ending = await mia.ending()

        assert spoke(ending, close, code)
        await assert_well(server, board, bo)


async def test_a_token_is_for_one_board_only(server: TondoServer, board: Founded, token: str) -> None:
    """[B5]"""
    other = server.found()
    async with visit(server, board, token=token) as bo, knock(server, other) as stranger:
        await stranger.hello(board=board.id)
        ending = await stranger.ending()

        assert spoke(ending, 4401, "unauthorized")
        assert len(stranger.frames) == 1
        await assert_well(server, board, bo)


BROKEN: dict[str, tuple[str | bytes, int, str]] = {
    "a binary frame": (b'{"t":"ping"}', 4000, "bad"),
    "an empty binary frame": (b"", 4000, "bad"),
    "a gap in the numbers": ('{"t":"tx","i":3,"ops":[]}', 4000, "bad"),
    "a gap that is not understood otherwise": ('{"t":"tx","i":3,"ops":5}', 4000, "bad"),
    "a message of one byte too many": (" " * (MESSAGE - 11) + '{"t":"ping"}', 1009, "too_big"),
    "a message of many smileys": ('{"t":"ping","odd":"' + "😀" * (MESSAGE // 4) + '"}', 1009, "too_big"),
}


@pytest.mark.parametrize(("raw", "close", "code"), BROKEN.values(), ids=BROKEN.keys())
async def test_what_breaks_the_rules_ends_the_socket(
    server: TondoServer, board: Founded, token: str, raw: str | bytes, close: int, code: str
) -> None:
    """[W4] [W13] [N5]"""
    async with visit(server, board, token=token) as mia, visit(server, board, token=token) as bo:
        await mia.does(note())
        await mia.sends(raw)
        ending = await mia.ending()

        assert spoke(ending, close, code)
        await assert_well(server, board, bo)


async def test_a_second_hello_ends_the_socket(server: TondoServer, board: Founded, token: str) -> None:
    """[W1]"""
    async with visit(server, board, token=token) as mia, visit(server, board, token=token) as bo:
        await mia.hello()
        ending = await mia.ending()

        assert spoke(ending, 4000, "bad")
        await assert_well(server, board, bo)


async def test_a_message_of_exactly_the_limit_is_taken(server: TondoServer, board: Founded, token: str) -> None:
    """[N5]"""
    async with visit(server, board, token=token) as mia:
        await mia.sends(" " * (MESSAGE - 12) + '{"t":"ping"}')

        await mia.hears("pong")


@pytest.mark.parametrize("size", [1024 * 1024, 8 * 1024 * 1024])
async def test_a_message_far_over_the_limit_is_answered_with_the_code_that_means_do_not_come_back(
    server: TondoServer, board: Founded, token: str, size: int
) -> None:
    """[N5] Section 8"""
    async with visit(server, board, token=token) as mia, visit(server, board, token=token) as bo:
        # It may be answered before it is sent.
        with contextlib.suppress(ConnectionClosed):
            await mia.sends(" " * size)
        ending = await mia.ending()

        assert ending.code == 1009
        await assert_well(server, board, bo)


RAW = {
    "a text frame that is no UTF-8": (text_frame(b'{"t":"\xff"}'), 1007),
    "a text frame with an encoded surrogate": (text_frame(b'{"t":"\xed\xa0\x80"}'), 1007),
    "a text frame with half a letter": (text_frame(b'{"t":"ping"}\xc3'), 1007),
    "a frame without a mask": (text_frame(b'{"t":"ping"}', masked=False), 1002),
    "a frame of no known sort": (text_frame(b"", opcode=3), 1002),
    "a frame with a bit that means nothing": (b"\xf1\x80\0\0\0\0", 1002),
    "the middle of a message": (text_frame(b"ping", opcode=0), 1002),
    "a ping that is too long": (b"\x89\xfe\0\xff\0\0\0\0" + b"x" * 255, 1002),
    "a message of 2**62 bytes": (b"\x81\xff" + struct.pack("!Q", 2**62) + b"\0\0\0\0", 1009),
}


@pytest.mark.parametrize(("raw", "close"), RAW.values(), ids=RAW.keys())
async def test_what_is_no_websocket_ends_the_socket_with_a_code_of_the_websockets(
    server: TondoServer, board: Founded, token: str, raw: bytes, close: int
) -> None:
    """[N4]"""
    async with visit(server, board, token=token) as mia, visit(server, board, token=token) as bo:
        await writes(mia, raw)
        ending = await mia.ending()

        assert ending.code == close
        await assert_well(server, board, bo)


async def test_a_connection_that_is_cut_in_the_middle_of_a_frame_is_only_gone(
    server: TondoServer, board: Founded, token: str
) -> None:
    """[W11]"""
    async with visit(server, board, token=token) as mia, visit(server, board, token=token) as bo:
        await writes(mia, b'\x81\xff\0\0\0\0\0\0\x01\0\0\0\0\0{"t":')
        mia.socket.transport.abort()

        assert (await bo.hears("who"))["leave"] == [mia.session]
        await assert_well(server, board, bo)


async def test_the_21st_reject_in_ten_seconds_ends_the_socket_and_the_20th_does_not(
    server: TondoServer, board: Founded
) -> None:
    """[W9]"""
    async with visit(server, board, "viewer") as vic, visit(server, board) as bo:
        twenty = [await vic.does(note()) for _ in range(20)]
        await vic.says(t="ping")
        await vic.hears("pong")
        await vic.wishes(note())
        ending = await vic.ending()

        assert {reject["code"] for reject in twenty} == {"forbidden"}
        assert vic.frames[-2]["t"] == "reject"
        assert spoke(ending, 4008, "too_fast")
        await assert_well(server, board, bo)


async def test_transactions_over_the_rate_end_the_socket_and_those_before_are_decided(
    server: TondoServer, board: Founded, token: str
) -> None:
    """[W4] [W5] Section 8"""
    async with visit(server, board, token=token) as mia, visit(server, board, token=token) as bo:
        flood = "".join(json.dumps({"t": "tx", "i": n, "ops": [note()]}) + "\n" for n in range(1, 501)).splitlines()
        for raw in flood:
            await mia.sends(raw)
        ending = await mia.ending()

        assert spoke(ending, 4008, "too_fast")
        await assert_well(server, board, bo)
        async with visit(server, board, token=mia.token, client=mia.client) as again:
            assert 200 <= again.welcome["decided"] < 500


def test_after_all_of_this_the_log_tells_of_no_fault(server: TondoServer) -> None:
    """What strangers send is no fault of the server."""
    assert server.log() == ""
