"""The Redis store keeps the promises, and two servers on one Redis share one truth."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest

from redis_server import RedisServer, running_redis
from stores.conformance import LastingConformance, Make
from stores.writing import ALL_BYTES, Ring, end_of, line, numbered, until, write
from tondo.stores.port import BEGINNING, Appended, Checkpoint, Head, Overtaken, Stamped, Store
from tondo.stores.redis import RedisStore

pytestmark = pytest.mark.redis


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    with running_redis(tmp_path_factory.mktemp("redis")) as server:
        yield server


@pytest.fixture
def server(running: RedisServer) -> RedisServer:
    running.command("FLUSHALL")
    return running


@asynccontextmanager
async def opened(server: RedisServer, *, sweep: float = 60.0) -> AsyncIterator[RedisStore]:
    """Have an open store. It sweeps so seldom that no test passes by its help, unless it says so."""
    store = RedisStore(server.url, sweep=sweep)
    await store.open()
    try:
        yield store
    finally:
        await store.close()


def channels(server: RedisServer) -> bytes:
    return server.command("PUBSUB", "CHANNELS")


class TestRedis(LastingConformance):
    @pytest.fixture
    def make(self, server: RedisServer) -> Make:
        return lambda: RedisStore(server.url, sweep=60.0)

    async def archived(self, store: Store, board: str) -> int:
        assert isinstance(store, RedisStore)
        newest = await store._link.reads.ask("ZRANGE", f"tondo:{{{board}}}:segments", -1, -1, "WITHSCORES")
        return int(newest[1]) if newest else 0


class TestTwoServers:
    async def test_what_one_appends_the_other_reads_and_is_rung_for(self, server: RedisServer) -> None:
        async with opened(server) as here, opened(server) as there:
            ring = Ring()
            await there.follow("b", ring)
            await until(lambda: len(ring.rung) > 0)

            entries = await write(here, "b", b"one", ALL_BYTES)
            await until(lambda: ring.carried == entries)

            assert await there.read("b", 0) == entries

    async def test_of_two_that_write_at_one_place_one_is_overtaken(self, server: RedisServer) -> None:
        async with opened(server) as here, opened(server) as there:
            wishes = [line(BEGINNING, b"here"), line(BEGINNING, b"there")]

            outcomes = await asyncio.gather(
                here.append("b", BEGINNING, wishes[0]), there.append("b", BEGINNING, wishes[1])
            )

            won, lost = sorted(outcomes, key=lambda outcome: isinstance(outcome, Overtaken))
            assert isinstance(won, Appended)
            assert lost == Overtaken(won.head)

    async def test_words_cross_over_in_order(self, server: RedisServer) -> None:
        async with opened(server) as here, opened(server) as there:
            words: list[bytes] = []
            await there.listen("b", words.append)
            await until(lambda: b"words" in channels(server))

            for number in range(200):
                await here.tell("b", b"%d" % number)

            await until(lambda: words == [b"%d" % number for number in range(200)])

    async def test_both_may_archive_at_once(self, server: RedisServer) -> None:
        async with opened(server) as here, opened(server) as there:
            entries = await write(here, "b", *numbered(1200))
            await here.keep("b", Checkpoint(end_of(entries), b""))

            await asyncio.gather(here.archive("b", 1100), there.archive("b", 1150))

            assert await there.read("b", 0, 5000) == entries

    async def test_the_newer_of_two_checkpoints_stays(self, server: RedisServer) -> None:
        async with opened(server) as here, opened(server) as there:
            entries = await write(here, "b", *numbered(10))
            older, newer = Checkpoint(end_of(entries[:4]), b"four"), Checkpoint(end_of(entries), b"ten")

            await asyncio.gather(here.keep("b", older), there.keep("b", newer))

            assert await here.newest("b") == newer


class TestFollowing:
    async def test_a_lost_publication_is_made_up_for_by_the_sweep(self, server: RedisServer) -> None:
        async with opened(server, sweep=0.02) as store:
            ring = Ring()
            await store.follow("b", ring)
            await write(store, "b", b"one")
            await until(lambda: len(ring.carried) == 1)
            before = len(ring.rung)

            # As append.lua does, but nobody is told.
            server.command("XADD", "tondo:{b}:log", "2-0", "tag", "t2", "body", "two")
            server.command("HSET", "tondo:{b}:head", "seq", "2", "tag", "t2")

            await until(lambda: len(ring.rung) > before)
            assert (await store.read("b", 1)) == [Stamped(2, "t2", b"two")]

    async def test_a_log_that_has_become_shorter_is_rung_too(self, server: RedisServer) -> None:
        async with opened(server, sweep=0.02) as store:
            ring = Ring()
            await store.follow("b", ring)
            await write(store, "b", b"one")
            await until(lambda: len(ring.carried) == 1)
            before = len(ring.rung)

            server.command("FLUSHALL")

            await until(lambda: len(ring.rung) > before)
            assert await store.head("b") == BEGINNING

    async def test_the_sweep_does_not_ring_for_what_was_heard(self, server: RedisServer) -> None:
        async with opened(server, sweep=0.005) as store:
            quiet, other = Ring(), Ring()
            await store.follow("b", quiet)
            entries = await write(store, "b", b"one")
            await until(lambda: quiet.carried == entries)
            rung = []
            # Several rounds go by while another board makes them seen.
            await store.follow("other", other)
            for seq in range(1, 6):
                server.command("HSET", "tondo:{other}:head", "seq", str(seq), "tag", "t")
                before = len(other.rung)
                await until(lambda before=before: len(other.rung) > before)  # type: ignore[misc]
                rung.append(len(quiet.rung))

            assert rung[1:] == [rung[1]] * 4

    async def test_a_connection_that_broke_is_made_anew_and_every_bell_rings(self, server: RedisServer) -> None:
        async with opened(server) as store:
            rings = {board: Ring() for board in ("a", "b", "c")}
            for board, ring in rings.items():
                await store.follow(board, ring)
            await until(lambda: all(ring.rung for ring in rings.values()))
            before = {board: len(ring.rung) for board, ring in rings.items()}

            server.command("CLIENT", "KILL", "TYPE", "pubsub")

            await until(lambda: all(len(ring.rung) > before[board] for board, ring in rings.items()))
            entries = await write(store, "c", b"heard again")
            await until(lambda: rings["c"].carried == entries)

    async def test_channels_come_and_go_with_those_who_listen(self, server: RedisServer) -> None:
        async with opened(server) as store:
            ends = [await store.follow("b", Ring()), await store.follow("b", Ring()), await store.listen("b", print)]
            await until(lambda: b"{b}:log" in channels(server) and b"{b}:words" in channels(server))

            ends[0]()
            ends[2]()
            await until(lambda: b"{b}:words" not in channels(server))
            assert b"{b}:log" in channels(server)
            ends[1]()

            await until(lambda: channels(server) == b"*0\r\n")

    async def test_a_follower_who_comes_back_at_once_is_heard(self, server: RedisServer) -> None:
        async with opened(server) as store:
            for number in range(20):
                ring = Ring()
                end = await store.follow("b", ring)
                end()
                end = await store.follow("b", ring)
                await until(lambda ring=ring: len(ring.rung) > 0)  # type: ignore[misc]
                entries = await write(store, "b", b"%d" % number)
                await until(lambda ring=ring, entries=entries: entries[0] in ring.carried)  # type: ignore[misc]
                end()

    async def test_it_can_be_closed_at_any_moment(self, server: RedisServer, monkeypatch: pytest.MonkeyPatch) -> None:
        # Busy speaking all the time, so that closing falls into the middle of it.
        monkeypatch.setattr("tondo.stores.redis_ear.PING_EVERY", 0.0002)

        for number in range(100):
            async with asyncio.timeout(10), opened(server) as store:
                ring = Ring()
                await store.follow("b", ring)
                await until(lambda ring=ring: len(ring.rung) > 0)  # type: ignore[misc]
                await asyncio.sleep(number % 10 / 5000)


class TestLog:
    async def test_a_script_that_redis_forgot_is_sent_again(self, server: RedisServer) -> None:
        async with opened(server) as store:
            entries = await write(store, "b", b"one")

            server.command("SCRIPT", "FLUSH")
            entries += await write(store, "b", b"two")

            assert await store.read("b", 0) == entries

    async def test_a_log_that_is_gone_overtakes_its_writer(self, server: RedisServer) -> None:
        async with opened(server) as store:
            entries = await write(store, "b", b"one", b"two")

            server.command("FLUSHALL")
            outcome = await store.append("b", end_of(entries), line(end_of(entries), b"three"))

            assert outcome == Overtaken(BEGINNING)
            assert await store.read("b", 0) == []

    async def test_the_last_entry_stays_in_the_stream(self, server: RedisServer) -> None:
        async with opened(server) as store:
            entries = await write(store, "b", *numbered(20))
            await store.keep("b", Checkpoint(end_of(entries), b""))

            await store.archive("b", 20)

            assert server.command("XLEN", "tondo:{b}:log") == b":1\r\n"
            assert await store.read("b", 0) == entries

    async def test_a_large_append_is_all_or_nothing_and_is_rung(self, server: RedisServer) -> None:
        async with opened(server) as store:
            ring = Ring()
            await store.follow("b", ring)
            await until(lambda: len(ring.rung) > 0)

            entries = await write(store, "b", *(b"x" * number for number in range(5000)))

            await until(lambda: ring.carried == entries)
            assert await store.read("b", 0, 10_000) == entries

    async def test_a_tag_is_compared_as_bytes(self, server: RedisServer) -> None:
        async with opened(server) as store:
            await store.append("b", BEGINNING, [Stamped(1, "1", b"")])

            outcome = await store.append("b", Head(1, "1.0"), [Stamped(2, "t", b"")])

            assert outcome == Overtaken(Head(1, "1"))
