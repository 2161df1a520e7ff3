"""Bytes to messages and back: whatever comes is understood, or refused in words."""

import math
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dice import transactions
from tondo.errors import TooBig
from tondo.wire.codec import DEPTH_LIMIT, MESSAGE_LIMIT, Unreadable, decode, encode, encode_ops, is_shallow
from tondo.wire.down import HereDown, PongDown, Reject, Who
from tondo.wire.up import OPS_LIMIT, Hello, Here, Ping, Pong, Sync, Tx

HELLO = {"t": "hello", "v": 1, "board": "board00001", "token": "t", "client": "kX3f9a1Q"}


def tx(**op: Any) -> bytes:
    return orjson.dumps({"t": "tx", "i": 7, "ops": [op]})


def refusal(raw: bytes) -> Unreadable:
    message = decode(raw)
    assert isinstance(message, Unreadable), message
    return message


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        (HELLO, Hello),
        ({**HELLO, "at": {"epoch": "E7q", "seq": 18233, "tag": "00ff"}}, Hello),
        ({"t": "tx", "i": 1, "ops": []}, Tx),
        ({"t": "tx", "i": 1, "ops": [{"op": "delete", "ids": []}], "label": "paste"}, Tx),
        ({"t": "sync", "at": {"epoch": "E7q", "seq": 0, "tag": ""}}, Sync),
        ({"t": "here"}, Here),
        (
            {
                "t": "here",
                "cursor": [1, 2.5],
                "view": [0, 0, 9, 9],
                "select": ["note000001"],
                "edit": None,
                "drag": None,
            },
            Here,
        ),
        ({"t": "ping"}, Ping),
        ({"t": "pong", "now": 5}, Pong),
        ({"t": "ping", "later": {"more": [1]}}, Ping),
    ],
)
def test_a_message_is_understood_with_fields_that_nobody_knows(message: dict[str, Any], kind: type) -> None:
    """[N7] [W1] [W4] [W10] [W14]"""
    assert isinstance(decode(orjson.dumps(message)), kind)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b" ",
        b"{",
        b"[]",
        b"7",
        b"null",
        b'"hello"',
        b"{}",
        b'{"t":1}',
        b'{"t":"fly"}',
        b'{"t":"tx"}',
        b'{"t":"ping"}{"t":"ping"}',
        b"\xff\xfe",
        b'{"t":"hello","v":1,"board":"\xed\xa0\x80","token":"t","client":"kX3f9a1Q"}',
        b'{"t":"hello","v":1,"board":"\xff","token":"t","client":"kX3f9a1Q"}',
        b'{"t":"here","cursor":[NaN,0]}',
        b'{"t":"here","cursor":[Infinity,0]}',
        b'{"t":"here","cursor":[1e999,0]}',
        b'{"t":"here","view":[0,0,1e999,1]}',
        b'{"t":"here","cursor":[1]}',
        b'{"t":"here","cursor":[10000001,0]}',
        b'{"t":"here","select":["note"]}',
        b'{"t":"hello","v":1,"board":"b","token":"t","client":"short"}',
        b'{"t":"hello","v":1,"board":"b","token":"t","client":"kX3f9a1Q\\n"}',
        b'{"t":"sync","at":{"epoch":"E","seq":-1,"tag":""}}',
        "{'t':'ping'}".encode("utf-16"),
    ],
)
def test_what_is_no_message_is_bad_and_has_no_number(raw: bytes) -> None:
    """[N3] [N4] [W8]"""
    message = refusal(raw)

    assert message.i is None
    assert message.why.code == "bad"
    assert message.why.message


@pytest.mark.parametrize(
    "raw",
    [
        rb'{"t":"tx","i":7,"ops":[{"op":"update","id":"note000001","set":{"text":"\ud800"}}]}',
        rb'{"t":"tx","i":7,"ops":[{"op":"update","id":"note000001","set":{"\udfff":1}}]}',
        rb'{"t":"tx","i":7,"ops":[{"op":"text","id":"note000001","base":1,"do":["\ud83d"]}]}',
        b'{"t":"tx","i":7,"ops":[{"op":"move","ids":[],"dx":NaN,"dy":0}]}',
        b'{"t":"tx","i":7,"ops":[{"op":"move","ids":[],"dx":-Infinity,"dy":0}]}',
        tx(op="fly"),
        tx(),
        tx(op="text", id="note000001", base=1, do=["a\0b"]),
        tx(op="text", id="note000001", base=1, do=[1.5]),
        tx(op="text", id="note000001", base="1", do=[]),
        tx(op="delete", ids="note000001"),
        tx(op="delete", ids=["note"]),
        tx(op="delete", ids=["note000001\n"]),
        tx(op="move", ids=[], dx="1", dy=0),
        tx(op="move", ids=[]),
        tx(op="restack", ids=[], to="up"),
        tx(op="restack", ids=[], to={}),
        tx(op="restack", ids=[], to={"above": "note000001", "below": "note000002"}),
        tx(op="restack", ids=[], to={"beside": "note000001"}),
        tx(op="react", id="note000001", emoji=""),
        tx(op="react", id="note000001", emoji="a b"),
        tx(op="react", id="note000001", emoji="👍\n"),
        tx(op="create"),
        tx(op="create", item=[]),
        tx(op="update", id=7, set={}),
        orjson.dumps({"t": "tx", "i": 7, "ops": {}}),
        orjson.dumps({"t": "tx", "i": 7, "ops": [], "label": "x" * 61}),
        orjson.dumps({"t": "tx", "i": 7, "ops": [], "label": "a\0"}),
    ],
)
def test_a_bad_transaction_is_refused_under_its_number(raw: bytes) -> None:
    """[N4] [N7] [W8]"""
    message = refusal(raw)

    assert message.i == 7
    assert message.why.code == "bad"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (tx(op="text", id="note000001", base=1, do=["x" * 6001]), "too_long"),
        (tx(op="text", id="note000001", base=1, do=[1] * 4001), "too_many"),
        (tx(op="delete", ids=["note000001"] * 20_001), "too_many"),
        (orjson.dumps({"t": "tx", "i": 7, "ops": [{"op": "delete", "ids": []}] * (OPS_LIMIT + 1)}), "too_many"),
    ],
)
def test_what_is_too_much_is_refused_with_the_word_for_it(raw: bytes, code: str) -> None:
    """[N5] [X6]"""
    assert refusal(raw).why.code == code


@pytest.mark.parametrize("number", [b"0", b"-1", b"1.0", b"true", b'"7"', b"null", b"[]", b"9" * 5000])
def test_a_number_that_is_none_is_not_told_back(number: bytes) -> None:
    """[W4]"""
    assert refusal(b'{"t":"tx","i":' + number + b',"ops":[]}').i is None


def test_keys_that_mean_something_elsewhere_mean_nothing_here() -> None:
    """[N7]"""
    raw = b'{"t":"tx","i":7,"__proto__":{"x":1},"ops":[{"op":"delete","ids":[],"constructor":{"prototype":{}}}]}'

    assert isinstance(decode(raw), Tx)


def test_a_message_holds_so_many_bytes_and_no_more() -> None:
    """[N5]"""
    empty = b'{"t":"ping","x":""}'
    full = empty[:-2] + b"x" * (MESSAGE_LIMIT - len(empty)) + empty[-2:]

    assert isinstance(decode(full), Ping)
    with pytest.raises(TooBig):
        decode(full + b" ")


@pytest.mark.parametrize("pair", [(b"[", b"]"), (b'{"a":', b"}")])
@pytest.mark.parametrize(("depth", "fits"), [(1, True), (DEPTH_LIMIT, True), (DEPTH_LIMIT + 1, False), (1025, False)])
def test_a_message_is_so_many_levels_deep_and_no_more(pair: tuple[bytes, bytes], depth: int, fits: bool) -> None:
    """[N5]"""
    inside = pair[0] * (depth - 1) + b"1" + pair[1] * (depth - 1)
    message = decode(b'{"t":"ping","x":' + inside + b"}")

    assert isinstance(message, Ping) == fits


def test_a_bad_transaction_that_is_too_deep_is_refused_under_its_number() -> None:
    """[N5] [W8]"""
    assert refusal(b'{"t":"tx","i":7,"ops":' + b"[" * 20 + b"]" * 20 + b"}").i == 7


@given(
    st.recursive(st.text(), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3))
)
def test_depth_is_measured_as_it_is(whole: Any) -> None:
    """[N5]"""
    depth = _depth(whole)
    raw = orjson.dumps(whole)

    # Padding makes the quick check, which only counts brackets, decide nothing.
    padded = b"[" + b"[]," * DEPTH_LIMIT + raw + b"]"
    assert is_shallow(padded, max(depth + 1, 2))
    assert depth < 1 or not is_shallow(padded, depth)


@pytest.mark.parametrize(
    "raw",
    [
        b"[" * 17 + b'"' + b'\\"' * 120_000,
        b"[" * 17 + b'"a' * 120_000,
        b"[" * 17 + b"\\" * 240_000,
        b"[" * 131_072,
        b"[" * 131_072 + b"]" * 131_072,
        b"[]" * 131_072,
        b'{}["' * 65_536,
        b'{"t":"tx","i":1,"ops":[' + b'{"op":"text","id":"a","base":1,"do":[' + b"1," * 100_000,
    ],
    ids=range(8),
)
@pytest.mark.timeout(20)
def test_nothing_that_fits_into_a_message_takes_long_to_refuse(raw: bytes) -> None:
    """What would have to be read again and again for each of its quotes takes minutes. [N5]"""
    assert isinstance(decode(raw), Unreadable)


@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_any_bytes_are_answered(raw: bytes) -> None:
    """[W8]"""
    assert isinstance(decode(raw), Unreadable | Ping | Pong | Here)


@given(transactions)
def test_any_ops_are_understood_or_refused_under_their_number(ops: list[Any]) -> None:
    """[W8]"""
    try:
        raw = orjson.dumps({"t": "tx", "i": 7, "ops": ops})
    except TypeError:
        return  # An integer beyond 64 bits.

    message = decode(raw)

    assert message.i == 7 if isinstance(message, Tx | Unreadable) else False


def test_what_goes_down_is_json_without_what_is_absent() -> None:
    assert orjson.loads(encode(Who(leave=["s1"]))) == {"t": "who", "leave": ["s1"]}
    assert orjson.loads(encode(HereDown(people=[("s1", 1.5, 2)]))) == {"t": "here", "people": [["s1", 1.5, 2]]}
    assert orjson.loads(encode(PongDown(now=5))) == {"t": "pong", "now": 5}
    assert orjson.loads(encode(Reject(None, "bad", "what", retry=False))) == {
        "t": "reject",
        "i": None,
        "code": "bad",
        "message": "what",
        "retry": False,
    }


def test_entries_are_joined_into_a_frame_as_the_log_has_them() -> None:
    """[W6]"""
    frame = encode_ops(3, 5, "00ff", [b'{"s":4}', b'{"s":5}'])

    assert frame == b'{"t":"ops","after":3,"to":5,"tag":"00ff","entries":[{"s":4},{"s":5}]}'


def _depth(whole: Any) -> int:
    if isinstance(whole, dict):
        return 1 + max(map(_depth, whole.values()), default=0)
    if isinstance(whole, list):
        return 1 + max(map(_depth, whole), default=0)
    assert not isinstance(whole, float) or math.isfinite(whole)
    return 0
