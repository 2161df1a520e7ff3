"""How many appends a second the stores make durable.

    python tests/bench/bench_stores.py [--seconds 2] [--dir FOLDER]

Each board has one writer who appends, waits for the acknowledgement and appends again, as a room does. An append of 16
entries is what a busy room gathers while the append before it is under way. SQLite syncs at COMMIT, Redis with
`appendfsync always`; both in FOLDER, so choose one on the disk that matters.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from redis_server import running_redis
from tondo.stores.memory import MemoryStore
from tondo.stores.port import BEGINNING, Appended, Head, Stamped, Store
from tondo.stores.redis import RedisStore
from tondo.stores.sqlite import SqliteStore

BODY = b'{"s":18241,"at":1732300000456,"by":"u81","c":"kX3f9a1Q","i":42,"d":[{"set":"n7Kq2vXb9L","to":{"x":1204.5,"y":-88}}]}'


@asynccontextmanager
async def sqlite(folder: Path) -> AsyncIterator[Store]:
    store = SqliteStore(folder / "bench.sqlite")
    await store.open()
    yield store
    await store.close()


@asynccontextmanager
async def redis(folder: Path) -> AsyncIterator[Store]:
    with running_redis(folder / "redis", appendonly="yes", appendfsync="always") as server:
        store = RedisStore(server.url)
        await store.open()
        yield store
        await store.close()


@asynccontextmanager
async def memory(_: Path) -> AsyncIterator[Store]:
    store = MemoryStore()
    await store.open()
    yield store
    await store.close()


async def write_until(store: Store, board: str, batch: int, end: float) -> list[float]:
    """Append until the time is over; return how long each append took."""
    head, took = BEGINNING, []
    while (begun := time.perf_counter()) < end:
        entries = [Stamped(seq, f"{seq:016x}", BODY) for seq in range(head.seq + 1, head.seq + 1 + batch)]
        outcome = await store.append(board, head, entries)
        assert outcome == Appended(Head(entries[-1].seq, entries[-1].tag))
        head = outcome.head
        took.append(time.perf_counter() - begun)
    return took


async def measure(store: Store, boards: int, batch: int, seconds: float) -> str:
    """Return one line of the table."""
    begun = time.perf_counter()
    names = [f"{boards} boards, {batch} entries: {number}" for number in range(boards)]
    each = await asyncio.gather(*(write_until(store, name, batch, begun + seconds) for name in names))
    passed = time.perf_counter() - begun
    took = sorted(duration * 1000 for durations in each for duration in durations)
    appends, entries = len(took) / passed, len(took) * batch / passed
    p50, p99 = took[len(took) // 2], took[len(took) * 99 // 100]
    return f"{boards:>6}  {batch:>5}  {appends:>10,.0f}  {entries:>10,.0f}  {p50:>7.2f}  {p99:>7.2f}"


async def main() -> None:
    parser = argparse.ArgumentParser(description="How many appends a second the stores make durable.")
    parser.add_argument("--seconds", type=float, default=2.0, help="how long each line is measured")
    parser.add_argument("--dir", type=Path, default=None, help="where the boards are kept meanwhile")
    chosen = parser.parse_args()
    print("store   boards  batch   appends/s   entries/s   p50 ms   p99 ms")
    for make in (memory, sqlite, redis):
        with tempfile.TemporaryDirectory(dir=chosen.dir) as folder:
            async with make(Path(folder)) as store:
                for boards in (1, 20):
                    for batch in (1, 16):
                        print(f"{make.__name__:<6}", await measure(store, boards, batch, chosen.seconds))


if __name__ == "__main__":
    asyncio.run(main())
