"""What a store promises of checkpoints, and of the archive that nobody is to notice."""

import asyncio

import pytest

from stores.writing import ALL_BYTES, end_of, numbered, write
from tondo.stores.port import BEGINNING, Checkpoint, Head, Store


class ArchivePromises:
    async def test_a_board_without_a_checkpoint_has_none(self, store: Store) -> None:
        assert await store.newest("b") is None

    async def test_a_checkpoint_is_kept_and_found(self, store: Store) -> None:
        entries = await write(store, "b", *numbered(3))
        checkpoint = Checkpoint(end_of(entries), ALL_BYTES)

        assert await store.keep("b", checkpoint)

        assert await store.newest("b") == checkpoint

    async def test_a_checkpoint_inside_the_log_is_kept(self, store: Store) -> None:
        entries = await write(store, "b", *numbered(3))

        assert await store.keep("b", Checkpoint(end_of(entries[:2]), b"two"))

    async def test_the_beginning_is_a_place_in_every_log(self, store: Store) -> None:
        assert await store.keep("b", Checkpoint(BEGINNING, b"prepared"))

        assert await store.newest("b") == Checkpoint(BEGINNING, b"prepared")

    async def test_a_checkpoint_that_is_not_newer_is_not_kept(self, store: Store) -> None:
        entries = await write(store, "b", *numbered(3))
        newest = Checkpoint(end_of(entries[:2]), b"two")
        await store.keep("b", newest)

        assert not await store.keep("b", Checkpoint(end_of(entries[:1]), b"one"))
        assert not await store.keep("b", Checkpoint(end_of(entries[:2]), b"two again"))

        assert await store.newest("b") == newest

    @pytest.mark.parametrize("place", [Head(2, "another tag"), Head(9, "beyond"), Head(0, "no beginning")])
    async def test_a_checkpoint_of_a_place_that_is_not_in_the_log_is_not_kept(self, store: Store, place: Head) -> None:
        await write(store, "b", *numbered(3))

        assert not await store.keep("b", Checkpoint(place, b"from another life"))

        assert await store.newest("b") is None

    async def test_a_newer_checkpoint_is_kept_after_archiving(self, store: Store) -> None:
        entries = await write(store, "b", *numbered(20))
        await store.keep("b", Checkpoint(end_of(entries[:10]), b"ten"))
        await store.archive("b", 10)

        assert not await store.keep("b", Checkpoint(end_of(entries[:5]), b"five"))
        assert await store.keep("b", Checkpoint(end_of(entries[:11]), b"eleven"))

    async def test_reading_does_not_notice_the_archive(self, store: Store) -> None:
        entries = await write(store, "b", *numbered(40))
        await store.keep("b", Checkpoint(end_of(entries), b"all"))

        for upto in (0, 10, 11, 30, 30, 5, 40, 1000):
            await store.archive("b", upto)
            for after in (0, 1, 9, 10, 11, 29, 35, 40, 50):
                for limit in (1, 5, 100):
                    assert await store.read("b", after, limit) == entries[after : after + limit]

    async def test_a_long_log_is_archived_in_several_segments(self, store: Store) -> None:
        entries = await write(store, "b", *(b"%d" % number + b"x" * (number % 5000) for number in range(1800)))
        await store.keep("b", Checkpoint(end_of(entries), b"all"))

        await store.archive("b", 1700)

        assert await store.read("b", 0, 5000) == entries
        assert await store.read("b", 1234, 600) == entries[1234:]

    async def test_a_log_grows_on_after_all_of_it_was_archived(self, store: Store) -> None:
        entries = await write(store, "b", *numbered(10))
        await store.keep("b", Checkpoint(end_of(entries), b"all"))
        await store.archive("b", 10)

        entries += await write(store, "b", b"more")

        assert await store.read("b", 0) == entries

    async def test_nobody_reads_a_hole_while_it_is_archived(self, store: Store) -> None:
        entries = await write(store, "b", *numbered(400))
        await store.keep("b", Checkpoint(end_of(entries), b"all"))

        async def archivist() -> None:
            for upto in range(0, 401, 10):
                await asyncio.gather(store.archive("b", upto), store.archive("b", upto + 5))

        archiving = asyncio.create_task(archivist())
        reads = 0
        while not archiving.done() or reads == 0:
            after = reads * 37 % 400
            assert await store.read("b", after, 100) == entries[after : after + 100]
            reads += 1
            await asyncio.sleep(0)
        await archiving

    async def test_an_empty_board_can_be_archived(self, store: Store) -> None:
        await store.archive("nobody", 100)

        assert await store.read("nobody", 0) == []
