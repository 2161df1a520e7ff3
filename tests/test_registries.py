"""What is added is named where it is looked for."""

from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest

import tondo.kinds
import tondo.ops
from tondo.kinds import KINDS
from tondo.ops import AnyOp
from tondo.room.effects import Effect
from tondo.wire.down import AnyDown
from tondo.wire.up import AnyUp

# Not ops that people may wish: what ops are made of, and what the server wishes.
BESIDE_OPS = {"draft", "loosen", "op", "parent", "enrol", "invite"}


def files(package: ModuleType) -> set[str]:
    """Return the names of a package's modules."""
    assert package.__file__ is not None
    return {path.stem for path in Path(package.__file__).parent.glob("*.py")} - {"__init__"}


def test_every_kind_has_its_file_and_every_file_its_kind() -> None:
    assert files(tondo.kinds) == set(KINDS) == {module.__name__.rsplit(".", 1)[1] for module in tondo.kinds.MODULES}


def test_every_op_has_its_file_and_every_file_its_op() -> None:
    named = {op.__module__.rsplit(".", 1)[1]: op.__struct_config__.tag for op in get_args(AnyOp)}

    assert files(tondo.ops) - BESIDE_OPS == set(named)
    assert all(name == tag for name, tag in named.items())


@pytest.mark.parametrize("union", [AnyOp, AnyUp, AnyDown], ids=["ops", "up", "down"])
def test_no_two_messages_or_ops_have_one_name(union: object) -> None:
    tags = [one.__struct_config__.tag for one in get_args(union)]

    assert len(tags) == len(set(tags))


def test_every_effect_is_a_frozen_value() -> None:
    assert all(effect.__dataclass_params__.frozen for effect in get_args(Effect))
