"""Two server processes on one Redis, and people on both of them."""

import asyncio
from pathlib import Path
from random import Random

import pytest

from chaos.checker import judge
from chaos.writers import writing
from redis_server import RedisServer
from serving import running_server
from tondo.stores.redis import RedisStore

pytestmark = [pytest.mark.chaos, pytest.mark.redis, pytest.mark.timeout(120)]


async def test_people_on_two_servers_see_the_same_board(tmp_path: Path, redis: RedisServer, chance: Random) -> None:
    """[C4] [W6] [W7]"""
    with (
        running_server(tmp_path / "one", redis=redis.url) as one,
        running_server(tmp_path / "other", redis=redis.url) as other,
    ):
        async with writing([one, other], chance) as writers:
            await writers.write(2)
            await writers.rest()

            print(await judge(writers, RedisStore(redis.url), servers=2))


async def test_people_of_a_server_that_dies_go_on_at_the_other_one(
    tmp_path: Path, redis: RedisServer, chance: Random
) -> None:
    """[C4] [W5] [W7]"""
    with (
        running_server(tmp_path / "one", redis=redis.url) as one,
        running_server(tmp_path / "other", redis=redis.url) as other,
    ):
        async with writing([one, other], chance) as writers:
            await writers.rest()
            writing_on = asyncio.create_task(writers.write(2))
            await asyncio.sleep(chance.uniform(0.2, 1))
            await asyncio.to_thread(one.kill)
            await writing_on
            await asyncio.to_thread(one.start)
            await writers.rest()

            print(await judge(writers, RedisStore(redis.url), servers=2))
