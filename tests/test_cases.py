"""The cases that both languages run: Python still comes to what the files say, and the files are as they were written."""

import json
from typing import Any

import pytest

from cases import write
from tondo.model import place, splice
from tondo.wire.codec import decode
from tondo.wire.up import Tx

SPLICES: dict[str, Any] = json.loads((write.FOLDER / "splices.json").read_text())
KEYS: dict[str, Any] = json.loads((write.FOLDER / "keys.json").read_text())
OPS: dict[str, Any] = json.loads((write.FOLDER / "ops.json").read_text())


@pytest.mark.parametrize("name", write.CASES)
def test_the_cases_are_what_python_comes_to(name: str) -> None:
    """[C1] [C2] [X1] [X2] [X7] [I5]"""
    kept = (write.FOLDER / name).read_text()

    now = write.written(write.CASES[name]())

    assert kept == now, f"{name} is stale: read what changed, then `python tests/cases/write.py`"


@pytest.mark.parametrize("case", SPLICES["cases"], ids=lambda case: case["name"])
def test_two_splices_come_to_one_text_in_either_order(case: Any) -> None:
    """[X2]"""
    a_first = splice.apply(splice.apply(case["text"], case["a"]), case["b_after_a"])
    b_first = splice.apply(splice.apply(case["text"], case["b"]), case["a_after_b"])

    assert a_first == b_first == case["merged"]


@pytest.mark.parametrize("case", SPLICES["cases"], ids=lambda case: case["name"])
def test_a_splice_and_its_inverse_cancel_out_and_a_composed_one_does_both(case: Any) -> None:
    there = splice.apply(case["text"], case["a"])

    back = splice.apply(there, case["inverse_of_a"])

    assert back == case["text"]
    assert splice.apply(case["text"], case["composed"]) == case["merged"]


@pytest.mark.parametrize(("low", "high", "key"), KEYS["between"])
def test_a_key_lies_between_its_neighbours(low: str, high: str | None, key: str) -> None:
    assert low < key
    assert high is None or key < high
    assert len(key) > place.WIDTH
    assert not key.endswith("0")


def test_every_op_and_its_refusals_have_a_case() -> None:
    """[O1] [O2]"""
    wished = {op["op"] for case in OPS["cases"] for op in case["ops"]}
    codes = {case["code"] for case in OPS["cases"] if "code" in case}

    assert wished == {"create", "update", "text", "move", "delete", "restore", "restack", "react", "mark"}
    assert codes == {"bad", "forbidden", "locked", "taken", "outdated", "too_long"}


@pytest.mark.parametrize("case", OPS["cases"], ids=lambda case: case["name"])
def test_the_ops_of_a_case_are_ops_on_the_wire(case: Any) -> None:
    """[W4]"""
    raw = json.dumps({"t": "tx", "i": 1, "ops": case["ops"]}).encode()

    message = decode(raw)

    assert isinstance(message, Tx)
