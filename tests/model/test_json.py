"""Plain data is made tidy."""

import math

from hypothesis import given
from hypothesis import strategies as st

from tondo.model.json import Json, tidy

numbers = st.floats(-1e7, 1e7)


@given(numbers)
def test_a_number_is_rounded_to_two_decimals_and_a_whole_one_is_an_integer(number: float) -> None:
    """[N3]"""
    done = tidy(number)

    assert isinstance(done, int | float)
    assert abs(done - number) <= 0.005 + 1e-9
    assert tidy(done) == done
    assert isinstance(done, int) == float(done).is_integer()
    assert math.copysign(1, done) == 1 or done != 0, "no minus zero"


def test_a_relative_place_and_an_angle_keep_four_decimals() -> None:
    """[N3] [I9]"""
    end: Json = {"at": [0.123456, 0.5], "angle": 12.34567, "point": [0.123456, -0.001]}

    assert tidy(end) == {"at": [0.1235, 0.5], "angle": 12.3457, "point": [0.12, 0]}


def test_what_is_no_number_stays_as_it_is() -> None:
    rest: Json = {"a": [True, None, "0.123456", 7], "b": {}}

    assert tidy(rest) == rest
