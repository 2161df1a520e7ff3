"""What cannot be taken is answered with a reject that says what was expected, and the conversation goes on."""

import json

import pytest

from serving import Founded, TondoServer
from web.process.visitor import assert_well, note, visit

DEEP = 100_000


@pytest.fixture(scope="module")
def board(server: TondoServer) -> Founded:
    """Return one board for all tests of this file: nothing that is refused leaves a trace on it."""
    return server.found("Retro")


@pytest.fixture(scope="module")
def token(server: TondoServer, board: Founded) -> str:
    """Return the token of somebody who may edit it."""
    return server.join(board.links["editor"], "Mia")


def tx(ops: str, i: str = "1") -> str:
    """Write a transaction around ops that `json.dumps` would not write."""
    return f'{{"t":"tx","i":{i},"ops":[{ops}]}}'


def made(fields: str) -> str:
    """Write a transaction that makes a note with these further fields."""
    return tx(f'{{"op":"create","item":{{"kind":"note","x":0,"y":0,{fields}}}}}')


def nested(levels: int) -> str:
    """Write a transaction that is so many levels deep in all; the item is at the fourth."""
    return made(f'"odd":{"[" * (levels - 4)}{"]" * (levels - 4)}')


NOT_UNDERSTOOD = {
    "nothing": "",
    "a space": " ",
    "half a message": '{"t":"tx","i":1,',
    "two messages": '{"t":"ping"}{"t":"ping"}',
    "a word": "hello",
    "a byte order mark": '\ufeff{"t":"ping"}',
    "a zero byte": '{"t":"ping"}\0',
    "null": "null",
    "a number": "1",
    "a string": '"ping"',
    "an array": '[{"t":"ping"}]',
    "an object without a type": "{}",
    "a type that is a number": '{"t":5}',
    "a type that is null": '{"t":null}',
    "a type that is an object": '{"t":{"t":"ping"}}',
    "a type that nobody knows": '{"t":"fly"}',
    "a type that only the server sends": '{"t":"welcome"}',
    "a type of another world": '{"t":"__proto__"}',
    "single quotes": "{'t':'ping'}",
    "a comment": '{"t":"ping"/*hello*/}',
    "a comma too many": '{"t":"ping",}',
    "a control character in a string": '{"t":"pi\nng"}',
    "brackets without an end": "[" * DEEP,
    "brackets with the wrong ends": "[" * DEEP + "}" * DEEP,
    "a lone surrogate in a name of a field": '{"t":"ping","\\ud800":1}',
    "a transaction without a number": '{"t":"tx","ops":[]}',
    "the transaction 0": '{"t":"tx","i":0,"ops":[]}',
    "the transaction -1": '{"t":"tx","i":-1,"ops":[]}',
    "the transaction 1.5": '{"t":"tx","i":1.5,"ops":[]}',
    "the transaction true": '{"t":"tx","i":true,"ops":[]}',
    "the transaction 'one'": '{"t":"tx","i":"one","ops":[]}',
    "a transaction of many digits": tx("", "9" * 5_000),
    "a whole number of 5,000 digits": made('"w":1' + "0" * 5_000),
    "a number that begins with 0": made('"w":0100'),
    "1,025 levels": nested(1_025),
    "the transaction 2**53": tx("", str(2**53)),
    "a cursor that is NaN": '{"t":"here","cursor":[NaN,0]}',
    "a cursor in infinity": '{"t":"here","cursor":[1e400,0]}',
    "a cursor off the board": '{"t":"here","cursor":[10000001,0]}',
    "a cursor in one dimension": '{"t":"here","cursor":[0]}',
    "a cursor in words": '{"t":"here","cursor":["0","0"]}',
    "a view without a size": '{"t":"here","view":[0,0]}',
    "a view in infinity": '{"t":"here","view":[0,0,1e400,1]}',
    "a selection that is no list": '{"t":"here","select":"note000001"}',
    "a selection of no id": '{"t":"here","select":["__proto__"]}',
    "editing of no id": '{"t":"here","edit":5}',
    "a drag without a way": '{"t":"here","drag":{"ids":[]}}',
    "a sync without a place": '{"t":"sync"}',
    "a sync from before the beginning": '{"t":"sync","at":{"epoch":"e","seq":-1,"tag":""}}',
    "a sync from beyond all numbers": '{"t":"sync","at":{"epoch":"e","seq":9007199254740992,"tag":""}}',
    "a pong of no time": '{"t":"pong","now":"late"}',
}


@pytest.mark.parametrize("raw", NOT_UNDERSTOOD.values(), ids=NOT_UNDERSTOOD.keys())
async def test_a_frame_that_is_not_understood_is_answered_in_words_and_the_conversation_goes_on(
    server: TondoServer, board: Founded, token: str, raw: str
) -> None:
    """[W8] [N3] [N5] [N7]"""
    async with visit(server, board, token=token) as mia, visit(server, board, token=token) as bo:
        await mia.sends(raw)
        reject = await mia.hears("reject")

        assert (reject["i"], reject["code"], reject["retry"]) == (None, "bad", False)
        assert len(reject["message"]) > 15
        assert "d" in await mia.does(note())
        await assert_well(server, board, bo)


REFUSED = {
    "NaN": (made('"w":NaN'), "bad"),
    "Infinity": (made('"w":Infinity'), "bad"),
    "minus Infinity": (made('"odd":-Infinity'), "bad"),
    "1e400": (made('"w":1e400'), "bad"),
    "1e400 in a field that nobody knows": (made('"odd":1e400'), "bad"),
    "a whole number of 400 digits": (made('"w":1' + "0" * 400), "bad"),
    "a distance of 1e400": (tx('{"op":"move","ids":[],"dx":1e400,"dy":0}'), "bad"),
    "a distance off the board": (tx('{"op":"move","ids":[],"dx":10000001,"dy":0}'), "bad"),
    "17 levels": (nested(17), "bad"),
    "a lone surrogate in a text": (made('"text":"\\ud800"'), "bad"),
    "surrogates the wrong way round": (made('"text":"\\udc00\\ud800"'), "bad"),
    "a lone surrogate in a field that nobody knows": (made('"odd":"\\udfff"'), "bad"),
    "a lone surrogate in a key": (made('"tags":{"\\ud800":true}'), "bad"),
    "a lone surrogate in an insert": (tx('{"op":"text","id":"note000001","base":1,"do":["\\ud83d"]}'), "bad"),
    "U+0000 in a text": (made('"text":"a\\u0000b"'), "bad"),
    "U+0000 in a tag": (made('"tags":{"a\\u0000":true}'), "bad"),
    "U+0000 in an insert": (tx('{"op":"text","id":"note000001","base":1,"do":["\\u0000"]}'), "bad"),
    "U+0000 in a label": ('{"t":"tx","i":1,"ops":[],"label":"\\u0000"}', "bad"),
    "an op that nobody knows": (tx('{"op":"explode"}'), "bad"),
    "an op that only the server wishes": (tx('{"op":"enrol","user":"u","name":"n","link":"l","bot":false}'), "bad"),
    "an op that is called __proto__": (tx('{"op":"__proto__"}'), "bad"),
    "an op without a name": (tx('{"id":"note000001"}'), "bad"),
    "an op that is null": (tx("null"), "bad"),
    "an op in an op": (tx('[{"op":"delete","ids":[]}]'), "bad"),
    "ops that are an object": ('{"t":"tx","i":1,"ops":{}}', "bad"),
    "no ops": ('{"t":"tx","i":1}', "bad"),
    "a kind that nobody knows": (tx('{"op":"create","item":{"kind":"stroke","x":0,"y":0}}'), "bad"),
    "a kind that is called __proto__": (tx('{"op":"create","item":{"kind":"__proto__","x":0,"y":0}}'), "bad"),
    "a kind that is an object": (tx('{"op":"create","item":{"kind":{"a":1},"x":0,"y":0}}'), "bad"),
    "an item without a kind": (tx('{"op":"create","item":{}}'), "bad"),
    "an id that is too short": (made('"id":"short"'), "bad"),
    "an id that is __proto__": (made('"id":"__proto__"'), "bad"),
    "an id with an end of line": (made('"id":"note00001\\n"'), "bad"),
    "an id that is a number": (made('"id":1234567890'), "bad"),
    "a text of 6,001": (made(f'"text":"{"x" * 6_001}"'), "too_long"),
    "a text of 6,001 smileys": (made(f'"text":"{"😀" * 6_001}"'), "too_long"),
    "an insert of 6,001": (tx(f'{{"op":"text","id":"note000001","base":1,"do":["{"x" * 6_001}"]}}'), "too_long"),
    "2,001 ops": (tx(",".join(['{"op":"delete","ids":[]}'] * 2_001)), "too_many"),
    "4,001 steps": (tx(f'{{"op":"text","id":"note000001","base":1,"do":[{",".join(["1"] * 4_001)}]}}'), "too_many"),
    "51 tags": (made('"tags":' + json.dumps({f"tag {n}": True for n in range(51)})), "too_many"),
    "20,001 ids": (tx(f'{{"op":"delete","ids":[{",".join(["0"] * 20_001)}]}}'), "bad"),
    "a label of 61": (json.dumps({"t": "tx", "i": 1, "ops": [], "label": "x" * 61}), "bad"),
}


@pytest.mark.parametrize(("raw", "code"), REFUSED.values(), ids=REFUSED.keys())
async def test_a_transaction_that_cannot_be_taken_is_refused_by_its_number(
    server: TondoServer, board: Founded, token: str, raw: str, code: str
) -> None:
    """[W8] [N1] [N3] [N4] [N5] [N7]"""
    async with visit(server, board, token=token) as mia, visit(server, board, token=token) as bo:
        await mia.sends(raw)
        reject = await mia.hears("reject")
        mia.number = 1

        assert (reject["i"], reject["code"], reject["retry"]) == (1, code, False)
        assert len(reject["message"]) > 15
        assert "d" in await mia.does(note())
        await assert_well(server, board, bo)


def test_after_all_of_this_the_log_tells_of_no_fault(server: TondoServer) -> None:
    """What strangers send is no fault of the server, and no news for its operator."""
    assert server.log() == ""
