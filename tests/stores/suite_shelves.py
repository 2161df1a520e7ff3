"""What a store promises of facts and blobs."""

import asyncio

from stores.writing import ALL_BYTES
from tondo.stores.port import Store


class ShelfPromises:
    async def test_a_fact_is_added_once(self, store: Store) -> None:
        assert await store.find("boards", "b") is None
        assert await store.add("boards", "b", ALL_BYTES)
        assert not await store.add("boards", "b", b"another")

        assert await store.find("boards", "b") == ALL_BYTES

    async def test_an_empty_fact_is_a_fact(self, store: Store) -> None:
        assert await store.add("boards", "b", b"")
        assert not await store.add("boards", "b", b"")

        assert await store.find("boards", "b") == b""

    async def test_of_many_who_add_a_fact_one_does(self, store: Store) -> None:
        added = await asyncio.gather(*(store.add("codes", "7", b"%d" % number) for number in range(20)))

        assert added.count(True) == 1
        assert await store.find("codes", "7") == b"%d" % added.index(True)

    async def test_shelves_are_apart(self, store: Store) -> None:
        await store.add("a:b", "c", b"one")
        await store.add("a", "b:c", b"two")

        assert await store.find("a:b", "c") == b"one"
        assert await store.find("a", "b:c") == b"two"
        assert await store.find("a", "c") is None

    async def test_a_dropped_fact_is_gone_and_its_name_free(self, store: Store) -> None:
        await store.add("tokens", "t", b"one")

        await store.drop("tokens", "t")
        await store.drop("tokens", "t")

        assert await store.find("tokens", "t") is None
        assert await store.add("tokens", "t", b"two")

    async def test_a_blob_is_kept_and_replaced(self, store: Store) -> None:
        await store.put("b", "image", b"old")
        await store.put("b", "image", ALL_BYTES)

        assert await store.get("b", "image") == ALL_BYTES
        assert await store.get("b", "other") is None
        assert await store.get("other", "image") is None

    async def test_a_blob_passes_when_its_time_has_come(self, store: Store) -> None:
        await store.put("b", "for good", b"stays")
        await store.put("b", "for now", b"passes", ttl=0.02)
        await store.put("b", "for long", b"stays", ttl=3600)

        async with asyncio.timeout(10):
            while await store.get("b", "for now") is not None:
                await asyncio.sleep(0.005)
        await store.put("b", "another", b"", ttl=3600)

        assert await store.get("b", "for good") == b"stays"
        assert await store.get("b", "for long") == b"stays"

    async def test_a_blob_that_is_put_again_for_good_stays(self, store: Store) -> None:
        await store.put("b", "image", b"passes", ttl=0.02)
        await store.put("b", "image", b"stays")
        await store.put("b", "clock", b"passes", ttl=0.02)

        async with asyncio.timeout(10):
            while await store.get("b", "clock") is not None:
                await asyncio.sleep(0.005)

        assert await store.get("b", "image") == b"stays"
