"""The memory store keeps the promises, as far as memory can."""

import pytest

from stores.conformance import Conformance, Make
from tondo.stores.memory import MemoryStore


class TestMemory(Conformance):
    @pytest.fixture
    def make(self) -> Make:
        return MemoryStore

    async def test_it_says_that_nothing_lasts(self) -> None:
        store = MemoryStore()

        (words,) = await store.open()

        assert "gone when this server stops" in words
        assert store.durability == "memory"
