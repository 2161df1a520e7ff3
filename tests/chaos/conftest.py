"""What the tests of this folder share: their chance, and a Redis that keeps everything."""

import os
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from redis_server import RedisServer, running_redis


@pytest.fixture
def chance() -> Random:
    """Return the chance of one test; its seed is shown when the test fails, and SEED sets it."""
    seed = int(os.environ.get("SEED", "0")) or int.from_bytes(os.urandom(4), "big")
    print(f"SEED={seed}")
    return Random(seed)


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[RedisServer]:
    """Have a Redis whose acknowledgements are on disk."""
    with running_redis(tmp_path / "redis", appendonly="yes", appendfsync="always") as redis:
        yield redis
