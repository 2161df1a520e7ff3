"""A real server on a free port, in this very loop."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from house import House


@pytest.fixture
async def house() -> AsyncIterator[House]:
    """A house of one's own."""
    async with House() as house:
        yield house


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared_house() -> AsyncIterator[House]:
    """One house for all the tests of a file."""
    async with House() as house:
        yield house
