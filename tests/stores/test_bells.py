"""Bells are struck by the event loop, each on its own, and never after they were taken down."""

import asyncio

from tondo.stores.bells import Bells


async def test_a_bell_is_not_struck_from_inside_the_call_that_rings_it() -> None:
    bells: Bells[int] = Bells()
    heard: list[int] = []
    bells.hang("here", heard.append)

    bells.ring("here", 1)
    at_once = list(heard)
    bells.ring("here", 2)
    await asyncio.sleep(0)

    assert at_once == []
    assert heard == [1, 2]


async def test_a_bell_that_is_taken_down_between_the_ring_and_the_strike_stays_silent() -> None:
    complaints: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, what: complaints.append(what))
    bells: Bells[int] = Bells()
    heard: list[int] = []
    end = bells.hang("here", heard.append)

    bells.ring("here", 1)
    end()
    await asyncio.sleep(0)

    assert heard == []
    assert complaints == []


async def test_one_function_may_listen_twice_and_end_once() -> None:
    bells: Bells[int] = Bells()
    heard: list[int] = []
    end = bells.hang("here", heard.append)
    bells.hang("here", heard.append)

    bells.ring("here", 1)
    await asyncio.sleep(0)
    end()
    bells.ring("here", 2)
    await asyncio.sleep(0)

    assert heard == [1, 1, 2]


async def test_a_place_is_forgotten_with_its_last_listener() -> None:
    bells: Bells[int] = Bells()
    ends = [bells.hang("here", print), bells.hang("here", print)]

    ends[0]()
    still = list(bells.places)
    ends[1]()

    assert still == ["here"]
    assert list(bells.places) == []
