"""Whatever one client sends, it gets a clear answer, and the others go on."""

import json
from typing import Any

import pytest

from guests import note
from house import House
from tondo.wire.codec import MESSAGE_LIMIT

# The house is one for the whole file: whatever was sent before, it still stands.
pytestmark = pytest.mark.asyncio(loop_scope="module")

# Answered with a reject, under this number.
REJECTED: dict[str, tuple[str | bytes, int | None, str]] = {
    "not JSON": ("nonsense", None, "bad"),
    "an empty frame": ("", None, "bad"),
    "not an object": ("[]", None, "bad"),
    "a bare number": ("7", None, "bad"),
    "no type": ("{}", None, "bad"),
    "an unknown message": ('{"t":"fly"}', None, "bad"),
    "two messages": ('{"t":"ping"}{"t":"ping"}', None, "bad"),
    "NaN": ('{"t":"tx","i":1,"ops":[{"op":"move","ids":[],"dx":NaN,"dy":0}]}', 1, "bad"),
    "Infinity": ('{"t":"tx","i":1,"ops":[{"op":"move","ids":[],"dx":Infinity,"dy":0}]}', 1, "bad"),
    "a number out of range": ('{"t":"tx","i":1,"ops":[{"op":"move","ids":[],"dx":1e999,"dy":0}]}', 1, "bad"),
    "17 levels": ('{"t":"tx","i":1,"ops":' + "[" * 16 + "]" * 16 + "}", 1, "bad"),
    "1,025 levels": ('{"t":"tx","i":1,"ops":' + "[" * 1_024 + "]" * 1_024 + "}", None, "bad"),
    "100,000 levels": ("[" * 100_000, None, "bad"),
    "a lone surrogate": (
        r'{"t":"tx","i":1,"ops":[{"op":"create","item":{"kind":"note","x":0,"y":0,"text":"\ud83d"}}]}',
        1,
        "bad",
    ),
    "a lone surrogate as a key": (
        r'{"t":"tx","i":1,"ops":[{"op":"update","id":"note000001","set":{"\ud83d":1}}]}',
        1,
        "bad",
    ),
    "U+0000": (
        r'{"t":"tx","i":1,"ops":[{"op":"create","item":{"kind":"note","x":0,"y":0,"text":"\u0000"}}]}',
        1,
        "bad",
    ),
    "an unknown op": ('{"t":"tx","i":1,"ops":[{"op":"fly"}]}', 1, "bad"),
    "an op without a name": ('{"t":"tx","i":1,"ops":[{}]}', 1, "bad"),
    "an op that is none": ('{"t":"tx","i":1,"ops":["delete"]}', 1, "bad"),
    "ops that are none": ('{"t":"tx","i":1,"ops":{}}', 1, "bad"),
    "a wrong type": ('{"t":"tx","i":1,"ops":[{"op":"delete","ids":7}]}', 1, "bad"),
    "an unknown kind": ('{"t":"tx","i":1,"ops":[{"op":"create","item":{"kind":"teapot"}}]}', 1, "bad"),
    "a kind that is none": ('{"t":"tx","i":1,"ops":[{"op":"create","item":{"kind":{}}}]}', 1, "bad"),
    "a huge number": (
        '{"t":"tx","i":1,"ops":[{"op":"create","item":{"kind":"note","x":' + "9" * 400 + ',"y":0}}]}',
        1,
        "bad",
    ),
    "a number of a transaction that is none": ('{"t":"tx","i":"1","ops":[]}', None, "bad"),
    "too long a text": (json.dumps({"t": "tx", "i": 1, "ops": [note("note000001", text="x" * 6_001)]}), 1, "too_long"),
    "too many ops": (json.dumps({"t": "tx", "i": 1, "ops": [{"op": "delete", "ids": []}] * 2_001}), 1, "too_many"),
    "a cursor that is none": ('{"t":"here","cursor":"here"}', None, "bad"),
    "a place that is none": ('{"t":"sync","at":7}', None, "bad"),
}

# Ends the socket, with this close code.
ENDED: dict[str, tuple[str | bytes, set[int]]] = {
    "a binary frame": (b'{"t":"ping"}', {4000}),
    "a message that is a little too big": ('{"t":"ping","x":"' + "x" * (MESSAGE_LIMIT - 18) + '"}', {1009}),
    "a message that is far too big": ('{"t":"ping","x":"' + "x" * (4 * MESSAGE_LIMIT) + '"}', {1009}),
}

# Taken for what it is, without harm.
HARMLESS: dict[str, str] = {
    "__proto__": '{"t":"tx","i":1,"__proto__":{"a":1},"ops":[{"op":"update","id":"note000009","set":{"__proto__":{"x":1}}}]}',
    "constructor": '{"t":"tx","i":1,"constructor":{"prototype":{}},"ops":[]}',
    "16 levels of what nobody knows": '{"t":"tx","i":1,"ops":[],"x":' + "[" * 15 + "]" * 15 + "}",
    "names twice": '{"t":"tx","i":7,"i":1,"ops":[]}',
    "spaces": ' \n{ "t" : "tx" , "i" : 1 , "ops" : [ ] }\t',
}


@pytest.mark.parametrize("sent", REJECTED)
async def test_a_malformed_message_is_rejected_and_both_go_on(shared_house: House, sent: str) -> None:
    """[W8] [N3] [N4] [N5] [N7]"""
    raw, number, code = REJECTED[sent]
    board = await shared_house.found()
    eve, mia = await shared_house.visit(board, name="Eve", client="eveeveeve"), await shared_house.visit(board)

    await eve.sends(raw)
    reject = await eve.next("reject")

    assert (reject["i"], reject["code"], reject["retry"]) == (number, code, False)
    assert reject["message"]
    eve.number = number or 0
    assert (await eve.decided(await eve.wishes(note("note000001"))))["d"]
    assert (await mia.decided(await mia.wishes(note("note000002"))))["d"]


@pytest.mark.parametrize("sent", ENDED)
async def test_what_cannot_be_a_message_ends_the_socket_and_the_others_go_on(shared_house: House, sent: str) -> None:
    """[N5]"""
    raw, codes = ENDED[sent]
    board = await shared_house.found()
    eve, mia = await shared_house.visit(board, name="Eve", client="eveeveeve"), await shared_house.visit(board)

    await eve.sends(raw)

    assert (await eve.end())[0] in codes
    assert (await mia.decided(await mia.wishes(note("note000002"))))["d"]


@pytest.mark.parametrize("sent", HARMLESS)
async def test_what_looks_odd_and_is_not_is_taken(shared_house: House, sent: str) -> None:
    """[N7]"""
    board = await shared_house.found()
    eve = await shared_house.visit(board, name="Eve")

    await eve.sends(HARMLESS[sent])

    assert (await eve.decided(1))["d"] == []
    assert (await eve.decided(await _next(eve)))["d"]


async def test_bytes_that_are_no_text_in_a_text_frame_end_the_socket(shared_house: House) -> None:
    """[N4]"""
    board = await shared_house.found()
    eve, mia = await shared_house.visit(board, name="Eve", client="eveeveeve"), await shared_house.visit(board)

    await eve.socket.send(b'{"t":"ping","x":"\xff"}', text=True)

    assert (await eve.end())[0] == 1007
    assert (await mia.decided(await mia.wishes(note("note000002"))))["d"]


async def test_a_message_in_many_fragments_is_one_message(shared_house: House) -> None:
    board = await shared_house.found()
    mia = await shared_house.visit(board)

    await mia.socket.send(iter(['{"t":"tx",', '"i":1,', '"ops":[]}']))

    assert (await mia.decided(1))["d"] == []


async def test_a_gap_in_the_numbers_ends_the_socket(shared_house: House) -> None:
    """[W4]"""
    board = await shared_house.found()
    mia = await shared_house.visit(board)
    await mia.decided(await mia.wishes(note("note000001")))

    await mia.says(t="tx", i=3, ops=[])

    assert await mia.end() == (4000, "bad")
    assert "2 was expected" in mia.frames[-1]["message"]


async def test_21_refused_messages_end_the_socket(shared_house: House) -> None:
    """[W9]"""
    board = await shared_house.found()
    eve, mia = await shared_house.visit(board, name="Eve", client="eveeveeve"), await shared_house.visit(board)

    for _ in range(21):
        await eve.sends("nonsense")

    assert await eve.end() == (4008, "too_fast")
    assert len([frame for frame in eve.frames if frame["t"] == "reject"]) == 21
    assert (await mia.decided(await mia.wishes(note("note000002"))))["d"]


@pytest.mark.parametrize("role", ["viewer", "commenter"])
async def test_an_op_above_ones_role_is_refused(shared_house: House, role: str) -> None:
    """[O2]"""
    board = await shared_house.found()
    vic = await shared_house.visit(board, role)

    refused = await vic.decided(await vic.wishes(note("note000001")))

    assert (refused["t"], refused["code"], refused["retry"]) == ("reject", "forbidden", False)


async def _next(visitor: Any) -> int:
    visitor.number = 1
    number: int = await visitor.wishes(note("note000001"))
    return number
