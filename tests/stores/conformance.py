"""What every store has to keep of `tondo.stores.port`: the suite that each store's own test file inherits.

A subclass says how its store is made. What was found in one store is tested in all of them.
"""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable

import pytest

from stores.suite_archive import ArchivePromises
from stores.suite_follow import BusPromises, FollowPromises
from stores.suite_log import LogPromises
from stores.suite_model import ModelPromises
from stores.suite_shelves import ShelfPromises
from stores.writing import ALL_BYTES, Ring, end_of, line, numbered, until, write
from tondo.stores.port import BEGINNING, Checkpoint, Store, StoreDown

Make = Callable[[], Store]


class Conformance(LogPromises, FollowPromises, BusPromises, ArchivePromises, ShelfPromises, ModelPromises, ABC):
    """Holds for any store."""

    @pytest.fixture
    @abstractmethod
    def make(self) -> Make:
        """Return what makes a store that is not open yet, each time another one on the same bytes."""

    @pytest.fixture
    async def store(self, make: Make) -> AsyncIterator[Store]:
        store = make()
        await store.open()
        yield store
        await store.close()

    async def test_an_open_store_is_healthy_and_names_its_durability(self, store: Store) -> None:
        assert await store.healthy()
        assert store.durability in {"fsync", "replica", "everysec", "memory"}

    async def test_a_closed_store_is_down(self, store: Store) -> None:
        await store.close()

        assert not await store.healthy()
        await store.tell("b", b"lost")
        with pytest.raises(StoreDown):
            await store.append("b", BEGINNING, line(BEGINNING, b"one"))
        with pytest.raises(StoreDown):
            await store.read("b", 0)

    async def test_closing_finishes_what_is_under_way(self, make: Callable[[], Store]) -> None:
        store = make()
        await store.open()
        appending = [asyncio.create_task(write(store, "b", ALL_BYTES)) for _ in range(1)]
        appending += [asyncio.create_task(write(store, f"{number}", ALL_BYTES)) for number in range(20)]
        await asyncio.sleep(0)

        await store.close()

        # Each was answered, one way or the other: nobody is left waiting.
        async with asyncio.timeout(10):
            outcomes = await asyncio.gather(*appending, return_exceptions=True)
        assert all(isinstance(outcome, list | StoreDown) for outcome in outcomes)


class LastingConformance(Conformance):
    """Holds for a store whose bytes outlive it."""

    @abstractmethod
    async def archived(self, store: Store, board: str) -> int:
        """Return up to where a log is archived, by looking behind the store's back."""

    async def test_everything_is_there_after_opening_it_again(self, make: Make) -> None:
        """[W7]"""
        store = make()
        await store.open()
        entries = await write(store, "b", *numbered(20), ALL_BYTES)
        checkpoint = Checkpoint(end_of(entries[:10]), ALL_BYTES)
        await store.keep("b", checkpoint)
        await store.archive("b", 7)
        await store.add("boards", "b", ALL_BYTES)
        await store.put("b", "image", ALL_BYTES)
        await store.put("b", "snapshot", ALL_BYTES, ttl=3600)

        await store.close()
        again = make()
        await again.open()

        assert await again.read("b", 0) == entries
        assert await again.head("b") == end_of(entries)
        assert await again.newest("b") == checkpoint
        assert await again.find("boards", "b") == ALL_BYTES
        assert await again.get("b", "image") == ALL_BYTES
        assert await again.get("b", "snapshot") == ALL_BYTES
        await write(again, "b", b"and on")
        await again.close()

    async def test_the_same_store_can_be_opened_again(self, make: Make) -> None:
        store, ring = make(), Ring()
        await store.open()
        entries = await write(store, "b", b"one")
        await store.follow("b", Ring())
        await store.close()

        await store.open()

        assert await store.read("b", 0) == entries
        await store.follow("b", ring)
        await until(lambda: len(ring.rung) > 0)
        more = await write(store, "b", b"two")
        await until(lambda: ring.carried == more)
        await store.close()

    async def test_nothing_is_archived_without_a_checkpoint(self, store: Store) -> None:
        await write(store, "b", *numbered(10))

        await store.archive("b", 10)

        assert await self.archived(store, "b") == 0

    async def test_nothing_is_archived_beyond_the_newest_checkpoint(self, store: Store) -> None:
        entries = await write(store, "b", *numbered(20))
        await store.keep("b", Checkpoint(end_of(entries[:12]), b"twelve"))

        await store.archive("b", 5)
        assert await self.archived(store, "b") == 5
        await store.archive("b", 20)

        assert await self.archived(store, "b") == 12

    async def test_archiving_goes_on_with_the_next_checkpoint(self, store: Store) -> None:
        entries = await write(store, "b", *numbered(20))
        for seq in (5, 12, 19):
            await store.keep("b", Checkpoint(end_of(entries[:seq]), b""))
            await store.archive("b", 100)

            assert await self.archived(store, "b") == seq

        assert await store.read("b", 0) == entries
