"""What goes wrong with a Redis, each time with the same end: nothing acknowledged is lost, nobody is told what is not so,
and the store comes back by itself.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from redis_server import RedisServer, running_redis
from stores.writing import ALL_BYTES, Ring, end_of, line, numbered, until, write
from tondo.stores.port import BEGINNING, Appended, Checkpoint, Head, Overtaken, Stamped, StoreDown
from tondo.stores.redis import RedisStore

pytestmark = pytest.mark.redis


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RedisServer]:
    with running_redis(tmp_path / "redis", appendonly="yes", appendfsync="always") as server:
        yield server


@asynccontextmanager
async def opened(server: RedisServer, *, patience: float = 5.0, replicas: int = 0) -> AsyncIterator[RedisStore]:
    store = RedisStore(server.url, patience=patience, replicas=replicas)
    await store.open()
    try:
        yield store
    finally:
        await store.close()


async def healthy(store: RedisStore) -> None:
    """Wait until the store answers again."""
    async with asyncio.timeout(20):
        while not await store.healthy():
            await asyncio.sleep(0.02)


class TestKilled:
    @pytest.mark.chaos
    async def test_nothing_acknowledged_is_lost(self, server: RedisServer) -> None:
        """[W7]"""
        acknowledged: dict[str, Head] = {}
        killed = asyncio.Event()

        async def write_on(store: RedisStore, board: str) -> None:
            head = acknowledged.get(board, BEGINNING)
            while True:
                entries = line(head, *numbered(3))
                try:
                    outcome = await store.append(board, head, entries)
                except StoreDown:
                    await killed.wait()
                    return
                # What was written without an answer overtakes its own writer.
                assert isinstance(outcome, Appended) or head == acknowledged.get(board, BEGINNING)
                head = acknowledged[board] = outcome.head

        async with opened(server) as store:
            for round_number in range(1, 4):
                killed.clear()
                boards = [f"b{number}" for number in range(8)]
                writing = [asyncio.create_task(write_on(store, board)) for board in boards]
                enough = 40 * round_number
                await until(lambda enough=enough: sum(head.seq for head in acknowledged.values()) > enough * 8)  # type: ignore[misc]
                server.kill()
                killed.set()
                await asyncio.gather(*writing)
                server.start()
                await healthy(store)

                for board in boards:
                    entries = await store.read(board, 0, 100_000)
                    head = acknowledged[board]
                    assert entries[head.seq - 1].tag == head.tag
                    assert [entry.tag for entry in entries] == _tags(len(entries))
                    assert len(entries) % 3 == 0

    async def test_followers_are_rung_when_it_is_back(self, server: RedisServer) -> None:
        async with opened(server) as store:
            ring = Ring()
            await store.follow("b", ring)
            entries = await write(store, "b", b"one")
            await until(lambda: ring.carried == entries)
            before = len(ring.rung)

            server.kill()
            server.start()

            await until(lambda: len(ring.rung) > before)
            await healthy(store)
            more = await write(store, "b", b"two")
            await until(lambda: ring.carried == entries + more)

    async def test_meanwhile_everything_is_down_and_the_bus_is_silent(self, server: RedisServer) -> None:
        async with opened(server) as store:
            server.kill()

            with pytest.raises(StoreDown, match="out of reach"):
                await store.append("b", BEGINNING, line(BEGINNING, b"one"))
            with pytest.raises(StoreDown):
                await store.read("b", 0)
            with pytest.raises(StoreDown):
                await store.find("boards", "b")
            await store.tell("b", b"lost")
            assert not await store.healthy()

            server.start()
            await healthy(store)
            await write(store, "b", b"one")

    async def test_one_may_begin_to_follow_meanwhile(self, server: RedisServer) -> None:
        async with opened(server) as store:
            server.kill()
            ring = Ring()

            await store.follow("b", ring)
            server.start()

            await until(lambda: len(ring.rung) > 0)


def _tags(count: int) -> list[str]:
    """Return the tags of a log that was written three bodies at a time."""
    head, tags = BEGINNING, list[str]()
    while len(tags) < count:
        entries = line(head, *numbered(3))
        tags += (entry.tag for entry in entries)
        head = end_of(entries)
    return tags


class TestStandingStill:
    async def test_an_append_without_an_answer_is_down_and_can_be_repeated(self, server: RedisServer) -> None:
        async with opened(server, patience=0.2) as store:
            entries = await write(store, "b", b"one")
            more = line(end_of(entries), b"two")

            server.freeze()
            with pytest.raises(StoreDown):
                await store.append("b", end_of(entries), more)
            server.thaw()
            await healthy(store)

            outcome = await store.append("b", end_of(entries), more)
            assert outcome in (Appended(end_of(more)), Overtaken(end_of(more)))
            assert await store.read("b", 0) == entries + more

    async def test_answers_go_to_those_who_asked_however_many_were_cancelled(self, server: RedisServer) -> None:
        async with opened(server) as store:
            for number in range(100):
                await store.add("shelf", f"{number}", b"%d" % number)

            for chunk in range(10):
                server.freeze()
                asking = [asyncio.create_task(store.find("shelf", f"{number}")) for number in range(100)]
                # Some were sent by then, some were not.
                for _ in range(chunk):
                    await asyncio.sleep(0)
                for task in asking[chunk::2]:
                    task.cancel()
                server.thaw()
                answers = await asyncio.gather(*asking, return_exceptions=True)

                for number, answer in enumerate(answers):
                    assert isinstance(answer, asyncio.CancelledError) or answer == b"%d" % number

    async def test_it_is_not_healthy(self, server: RedisServer) -> None:
        async with opened(server, patience=0.1) as store:
            server.freeze()
            assert not await store.healthy()
            server.thaw()


class TestRolledBack:
    async def test_a_log_from_an_older_backup_overtakes_its_writers(self, tmp_path: Path) -> None:
        with running_redis(tmp_path / "redis") as server:
            async with opened(server) as store:
                old = await write(store, "b", b"one", b"two")
                server.command("SAVE")
                lost = await write(store, "b", b"three")
                server.kill()
                server.start()
                await healthy(store)

                outcome = await store.append("b", end_of(lost), line(end_of(lost), b"four"))
                assert outcome == Overtaken(end_of(old))

                # Somebody else goes on from there: the number is right again, the tag is not.
                other = await write(store, "b", b"another three")
                outcome = await store.append("b", end_of(lost), line(end_of(lost), b"four"))
                assert outcome == Overtaken(end_of(other))
                assert await store.read("b", 0) == old + other

    @pytest.mark.parametrize(
        "damage",
        [
            ("DEL", "tondo:{b}:log"),
            ("DEL", "tondo:{b}:head"),
            ("XADD", "tondo:{b}:log", "3-0", "tag", "stranger", "body", ""),
            ("XDEL", "tondo:{b}:log", "2-0"),
            ("HSET", "tondo:{b}:head", "tag", "stranger"),
        ],
        ids=" ".join,
    )
    async def test_a_log_that_is_lost_in_part_is_not_written_on(
        self, server: RedisServer, damage: tuple[str, ...]
    ) -> None:
        async with opened(server) as store:
            entries = await write(store, "b", b"one", b"two")
            server.command(*damage)
            for after in (BEGINNING, end_of(entries), Head(2, "stranger"), Head(3, "stranger")):
                with pytest.raises(StoreDown, match="does not fit together"):
                    await store.append("b", after, line(after, b"more"))

    async def test_entries_that_are_missing_are_not_read_over(self, server: RedisServer) -> None:
        async with opened(server) as store:
            entries = await write(store, "b", *numbered(20))
            await store.keep("b", Checkpoint(end_of(entries), b""))
            await store.archive("b", 10)

            server.command("XDEL", "tondo:{b}:log", "15-0")
            assert await store.read("b", 15) == entries[15:]
            with pytest.raises(StoreDown, match="missing"):
                await store.read("b", 12)

            server.command("DEL", "tondo:{b}:segment:1")
            with pytest.raises(StoreDown, match="missing"):
                await store.read("b", 0, 5)


class TestRefusing:
    async def test_redis_is_out_of_memory(self, server: RedisServer) -> None:
        async with opened(server) as store:
            entries = await write(store, "b", b"one")
            after = end_of(entries)

            server.command("CONFIG", "SET", "maxmemory", "1")
            with pytest.raises(StoreDown, match="out of memory"):
                await store.append("b", after, line(after, *numbered(50)))
            assert await store.read("b", 0) == entries
            server.command("CONFIG", "SET", "maxmemory", "0")

            entries += await write(store, "b", b"two")
            assert await store.read("b", 0) == entries

    async def test_redis_has_become_a_replica(self, server: RedisServer) -> None:
        async with opened(server) as store:
            entries = await write(store, "b", b"one")
            after = end_of(entries)

            server.command("REPLICAOF", "127.0.0.1", "1")
            with pytest.raises(StoreDown, match="read-only replica"):
                await store.append("b", after, line(after, b"two"))
            # Nor is anybody overtaken by what may be an old log.
            with pytest.raises(StoreDown, match="read-only replica"):
                await store.append("b", BEGINNING, line(BEGINNING, b"two"))
            with pytest.raises(StoreDown, match="address of the primary"):
                await RedisStore(server.url).open()
            server.command("REPLICAOF", "NO", "ONE")

            await write(store, "b", b"two")

    async def test_redis_cannot_save(self, tmp_path: Path) -> None:
        # A folder in the way of the file makes saving fail, whoever runs the test.
        (tmp_path / "in-the-way.rdb").mkdir()
        settings = {"save": "3600 1", "dbfilename": "in-the-way.rdb", "appendonly": "yes"}
        with running_redis(tmp_path, **settings) as server:
            async with opened(server) as store:
                entries = await write(store, "b", b"one")
                server.command("BGSAVE")
                await until(lambda: b"rdb_last_bgsave_status:err" in server.command("INFO", "persistence"))

                with pytest.raises(StoreDown, match="could not save"):
                    await store.append("b", end_of(entries), line(end_of(entries), b"two"))

                server.command("CONFIG", "SET", "stop-writes-on-bgsave-error", "no")
                await write(store, "b", b"two")
            # It would not stop before it has saved.
            server.kill()

    async def test_one_bad_command_of_a_round_fails_alone(self, server: RedisServer) -> None:
        async with opened(server) as store:
            server.command("SET", "tondo:{bad}:log", "no stream")

            outcomes = await asyncio.gather(
                store.append("good", BEGINNING, line(BEGINNING, b"one")),
                store.append("bad", BEGINNING, line(BEGINNING, b"one")),
                store.append("better", BEGINNING, line(BEGINNING, b"one")),
                return_exceptions=True,
            )

            assert isinstance(outcomes[0], Appended)
            assert isinstance(outcomes[1], StoreDown)
            assert isinstance(outcomes[2], Appended)


class TestReplicas:
    @pytest.fixture
    def replica(self, server: RedisServer, tmp_path: Path) -> Iterator[RedisServer]:
        server.command("CONFIG", "SET", "repl-diskless-sync-delay", "0")
        with running_redis(tmp_path / "replica", replicaof=f"127.0.0.1 {server.port}") as replica:
            yield replica

    async def test_an_acknowledged_append_is_on_the_replica(self, server: RedisServer, replica: RedisServer) -> None:
        """[W7]"""
        await _connected(server)
        async with opened(server, replicas=1) as store:
            assert store.durability == "replica"

            await store.append("b", BEGINNING, [Stamped(1, "t", ALL_BYTES)])
            await store.add("boards", "b", b"")

            assert ALL_BYTES in replica.command("XRANGE", "tondo:{b}:log", "-", "+")
            assert replica.command("HLEN", "tondo:shelf:boards") == b":1\r\n"

    async def test_without_the_replica_nothing_is_acknowledged(self, server: RedisServer, replica: RedisServer) -> None:
        await _connected(server)
        async with opened(server, patience=0.3, replicas=1) as store:
            entries = line(BEGINNING, b"one")
            replica.freeze()

            with pytest.raises(StoreDown, match="0 of 1 replicas"):
                await store.append("b", BEGINNING, entries)
            # It is in the log, but not safe: repeating the append does not make it so.
            with pytest.raises(StoreDown, match="0 of 1 replicas"):
                await store.append("b", BEGINNING, entries)
            assert await store.read("b", 0) == entries
            replica.thaw()

            outcome: object = None
            async with asyncio.timeout(20):
                while outcome is None:
                    try:
                        outcome = await store.append("b", BEGINNING, entries)
                    except StoreDown:
                        continue
            assert outcome == Overtaken(end_of(entries))

    async def test_it_says_when_replicas_are_missing(self, server: RedisServer) -> None:
        store = RedisStore(server.url, replicas=2)

        warnings = await store.open()

        assert any("waits for 2 replicas, but 0 are connected" in words for words in warnings)
        await store.close()


async def _connected(server: RedisServer) -> None:
    await until(lambda: b"state=online" in server.command("INFO", "replication"), within=30)
