"""Processes are killed at random moments, many times over, and nothing that was acknowledged is lost.

CHAOS=full python -m pytest tests/chaos         at full count: 50 servers on each store, and 20 times Redis
"""

import asyncio
import os
from pathlib import Path
from random import Random
from typing import Protocol

import pytest

from chaos.checker import judge
from chaos.writers import Writers, writing
from redis_server import RedisServer
from serving import running_server
from tondo.stores.redis import RedisStore
from tondo.stores.sqlite import SqliteStore

FULL = os.environ.get("CHAOS") == "full"
SERVER_KILLS = 50 if FULL else 4
REDIS_KILLS = 20 if FULL else 4
WRITES_AT_MOST = 0.8  # Seconds between two kills.
DOWN_AT_MOST = 0.3

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(1_200 if FULL else 90)]


class Mortal(Protocol):
    """What can be killed and started again."""

    def start(self) -> None:
        """Start it, and wait until it serves."""

    def kill(self) -> None:
        """Kill it, as a power switch would."""


async def test_a_killed_server_loses_nothing_it_acknowledged_on_sqlite(tmp_path: Path, chance: Random) -> None:
    """[W5] [W7]"""
    with running_server(tmp_path / "tondo") as server:
        async with writing([server], chance) as writers:
            await survive(writers, server, SERVER_KILLS)
        server.stop()

        print(await judge(writers, SqliteStore(tmp_path / "tondo" / "data" / "tondo.db")))


@pytest.mark.redis
async def test_a_killed_server_loses_nothing_it_acknowledged_on_redis(
    tmp_path: Path, redis: RedisServer, chance: Random
) -> None:
    """[W5] [W7]"""
    with running_server(tmp_path / "tondo", redis=redis.url) as server:
        async with writing([server], chance) as writers:
            await survive(writers, server, SERVER_KILLS)

            print(await judge(writers, RedisStore(redis.url)))


@pytest.mark.redis
async def test_a_killed_redis_loses_nothing_that_was_acknowledged(
    tmp_path: Path, redis: RedisServer, chance: Random
) -> None:
    """[W5] [W7]"""
    with running_server(tmp_path / "tondo", redis=redis.url) as server:
        async with writing([server], chance) as writers:
            await survive(writers, redis, REDIS_KILLS)

            print(await judge(writers, RedisStore(redis.url)))


async def survive(writers: Writers, mortal: Mortal, kills: int) -> None:
    """Kill while everybody writes, start again, and see that all come to rest on the same board."""
    await writers.rest()
    for _ in range(kills):
        writing_on = asyncio.create_task(writers.write(WRITES_AT_MOST))
        await asyncio.sleep(writers.chance.uniform(0, WRITES_AT_MOST))
        await asyncio.to_thread(mortal.kill)
        await asyncio.sleep(writers.chance.uniform(0, DOWN_AT_MOST))
        await asyncio.to_thread(mortal.start)
        await writing_on
        await writers.rest()
