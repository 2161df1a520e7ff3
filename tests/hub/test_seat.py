"""A seat: a bounded line of frames, with an end that can be waited for."""

import asyncio

from tondo.errors import Closing, Expelled, Replaced, TooSlow
from tondo.hub.seat import BOUND, PRESENCE_BOUND, Seat


async def all_of(seat: Seat) -> list[bytes | Expelled]:
    """Take everything up to the end."""
    done: list[bytes | Expelled] = []
    async with asyncio.timeout(5):
        while not done or not isinstance(done[-1], Expelled):
            done.append(await seat.take())
    return done


async def test_frames_are_taken_in_the_order_in_which_they_were_written() -> None:
    """[W15]"""
    seat, why = Seat("s1"), Closing("bye")

    for frame in (b"one", b"two"):
        seat.write(frame)
    seat.close(why)

    assert await all_of(seat) == [b"one", b"two", why]


async def test_a_frame_that_comes_later_is_waited_for() -> None:
    seat = Seat("s1")
    taking = asyncio.create_task(seat.take())
    await asyncio.sleep(0)

    seat.write(b"one")

    assert await asyncio.wait_for(taking, 5) == b"one"


async def test_nothing_is_written_after_the_end_and_the_first_reason_stands() -> None:
    seat, why = Seat("s1"), Replaced("again")
    seat.close(why)

    seat.close(Closing("bye"))
    seat.write(b"late")

    assert await all_of(seat) == [why]


async def test_a_reader_that_is_too_far_behind_is_sent_away_without_what_waits() -> None:
    """[W15]"""
    seat = Seat("s1")

    for _ in range(18):
        seat.write(b"x" * (BOUND // 16))

    (end,) = await all_of(seat)
    assert isinstance(end, TooSlow)
    assert end.close == 4009


async def test_one_frame_is_taken_whatever_it_weighs() -> None:
    """It may be the board itself, and who asks again would only get it again. [W15]"""
    seat = Seat("s1")

    seat.write(b"x" * (BOUND + 1))

    assert seat.closing is None
    seat.write(b"y")
    assert isinstance(seat.closing, TooSlow)


async def test_a_reader_that_falls_behind_loses_presence_first() -> None:
    """[W15]"""
    seat, why = Seat("s1"), Closing("bye")
    seat.write_presence(b"here 1")
    seat.write(b"x" * PRESENCE_BOUND)

    seat.write_presence(b"here 2")
    seat.write(b"ops")
    seat.close(why)

    assert await all_of(seat) == [b"here 1", b"x" * PRESENCE_BOUND, b"ops", why]


async def test_a_reader_that_has_caught_up_hears_of_presence_again() -> None:
    """[W15]"""
    seat = Seat("s1")
    seat.write(b"x" * PRESENCE_BOUND)
    await seat.take()

    seat.write_presence(b"here")

    assert await seat.take() == b"here"
