"""What a store promises to those who follow a log, and to those who listen to the bus."""

import asyncio
from collections.abc import Sequence

from stores.writing import ALL_BYTES, Ring, until, write
from tondo.stores.port import Stamped, Store


class FollowPromises:
    async def test_a_follower_is_rung_as_soon_as_it_listens(self, store: Store) -> None:
        ring = Ring()

        await store.follow("b", ring)

        await until(lambda: len(ring.rung) > 0)

    async def test_a_follower_is_rung_after_each_append(self, store: Store) -> None:
        ring = Ring()
        await store.follow("b", ring)
        await until(lambda: len(ring.rung) > 0)

        for number in range(5):
            before = len(ring.rung)
            await write(store, "b", b"%d" % number)
            await until(lambda before=before: len(ring.rung) > before)  # type: ignore[misc]

        entries = await store.read("b", 0)
        assert all(entry in entries for entry in ring.carried)

    async def test_nothing_is_missed_between_catching_up_and_listening(self, store: Store) -> None:
        seen: list[Stamped] = []
        behind = asyncio.Event()
        await write(store, "b", b"one")
        seen += await store.read("b", 0)
        await write(store, "b", b"in between")

        await store.follow("b", lambda _: behind.set())
        async with asyncio.timeout(10):
            await behind.wait()
        seen += await store.read("b", len(seen))

        assert [entry.body for entry in seen] == [b"one", b"in between"]

    async def test_a_follower_who_reads_when_rung_has_everything(self, store: Store) -> None:
        seen: list[Stamped] = []
        rung = asyncio.Event()
        await store.follow("b", lambda _: rung.set())

        async def follower() -> None:
            while len(seen) < 100:
                await rung.wait()
                rung.clear()
                seen.extend(await store.read("b", len(seen)))

        following = asyncio.create_task(follower())
        for number in range(50):
            await write(store, "b", b"%d" % number, b"more")
        async with asyncio.timeout(10):
            await following

        assert seen == await store.read("b", 0)

    async def test_a_follower_hears_nothing_after_it_has_ended(self, store: Store) -> None:
        ended, going_on = Ring(), Ring()
        end = await store.follow("b", ended)
        await store.follow("b", going_on)
        await until(lambda: len(ended.rung) > 0 and len(going_on.rung) > 0)

        end()
        end()
        rung_until_then, before = len(ended.rung), len(going_on.rung)
        await write(store, "b", b"one")
        await until(lambda: len(going_on.rung) > before)

        assert len(ended.rung) == rung_until_then

    async def test_one_may_end_and_follow_again(self, store: Store) -> None:
        for number in range(5):
            ring = Ring()
            end = await store.follow("b", ring)
            await until(lambda ring=ring: len(ring.rung) > 0)  # type: ignore[misc]
            before = len(ring.rung)
            await write(store, "b", b"%d" % number)
            await until(lambda ring=ring, before=before: len(ring.rung) > before)  # type: ignore[misc]
            end()

    async def test_a_follower_hears_its_own_board_only(self, store: Store) -> None:
        here, there = Ring(), Ring()
        await store.follow("here", here)
        await store.follow("there", there)
        await until(lambda: len(here.rung) > 0 and len(there.rung) > 0)

        await write(store, "there", b"one")
        await until(lambda: len(there.rung) > 1)

        assert here.carried == []

    async def test_a_bell_that_breaks_hurts_nobody_else(self, store: Store) -> None:
        complaints: list[object] = []
        asyncio.get_running_loop().set_exception_handler(lambda _, what: complaints.append(what["exception"]))
        ring = Ring()

        def broken(_: Sequence[Stamped]) -> None:
            raise RuntimeError("This bell is broken.")

        await store.follow("b", broken)
        await store.follow("b", ring)
        await until(lambda: len(ring.rung) > 0)
        before = len(ring.rung)
        await write(store, "b", b"one")
        await until(lambda: len(ring.rung) > before)

        assert all(isinstance(complaint, RuntimeError) for complaint in complaints)


class BusPromises:
    async def test_words_arrive_in_the_order_of_their_sender(self, store: Store) -> None:
        words = await self._hearing(store, "b")

        for number in range(100):
            await store.tell("b", b"%d" % number)

        await until(lambda: len(words) == 100)
        assert words == [b"%d" % number for number in range(100)]

    async def test_words_are_any_bytes_and_stay_on_their_board(self, store: Store) -> None:
        here, there = await self._hearing(store, "here"), await self._hearing(store, "there")

        await store.tell("nobody", b"lost")
        await store.tell("here", ALL_BYTES)
        await store.tell("there", b"")

        await until(lambda: here == [ALL_BYTES] and there == [b""])

    async def test_who_has_stopped_listening_hears_nothing(self, store: Store) -> None:
        heard: list[bytes] = []
        going_on = await self._hearing(store, "b")
        stop = await store.listen("b", heard.append)

        stop()
        await store.tell("b", b"one")
        await until(lambda: going_on == [b"one"])

        assert heard == []

    async def _hearing(self, store: Store, board: str) -> list[bytes]:
        """Listen, and return the list that fills once hearing has begun for sure."""
        words: list[bytes] = []
        await store.listen(board, words.append)
        async with asyncio.timeout(10):
            while b"ready" not in words:
                await store.tell(board, b"ready")
                await asyncio.sleep(0.01)
        # Whatever was on its way before this one has arrived when it has.
        await store.tell(board, b"go")
        await until(lambda: words[-1] == b"go")
        words.clear()
        return words
