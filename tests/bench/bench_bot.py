"""What a bot gets out of a server: 10,000 notes posted, and a board of 10,000 notes opened.

    PYTHONPATH=tests python tests/bench/bench_bot.py [redis://…]

The bot and the server are two processes on one machine; the CPU is the server's, its own and the kernel's for it.
"""

import asyncio
import sys
import tempfile
import time
from pathlib import Path

from serving import TondoServer, running_server
from tondo.bot import connect, enrol

NOTES = 10_000
BATCH = 1_000
READERS = 10


async def post(server: TondoServer, link: str) -> None:
    """Post the notes, a thousand in a transaction, each transaction after the one before."""
    url, token = await enrol(link, "Bench")
    async with connect(url, token) as board:
        began, cpu = time.perf_counter(), server.cpu_seconds()
        for start in range(0, NOTES, BATCH):
            place = board.seq
            await board.notes([f"note number {start + n}" for n in range(BATCH)], shape="round", color="green")
            assert board.seq == place + 1, "A batch is one transaction."
        seconds, cpu = time.perf_counter() - began, server.cpu_seconds() - cpu
        print(f"{NOTES} notes, {BATCH} in a transaction:      {seconds:6.2f} s, {cpu:6.2f} s CPU of the server")


async def open_boards(server: TondoServer, link: str, what: str, readers: int) -> None:
    """Open the board with so many bots, one after the other."""
    passes = [await enrol(link, f"Reader {n}") for n in range(readers)]
    began, cpu = time.perf_counter(), server.cpu_seconds()
    for url, token in passes:
        async with connect(url, token) as board:
            assert sum(item["kind"] == "note" for item in board.items.values()) == NOTES
    seconds, cpu = (time.perf_counter() - began) / readers, (server.cpu_seconds() - cpu) / readers
    print(f"the board of {NOTES} notes is here, {what}: {seconds:6.3f} s, {cpu:6.3f} s CPU of the server")


def main() -> None:
    """Print the table."""
    redis = sys.argv[1] if len(sys.argv) > 1 else ""
    with tempfile.TemporaryDirectory() as folder, running_server(Path(folder), redis=redis) as server:
        link = server.found("Bench").links["editor"]
        asyncio.run(post(server, link))
        asyncio.run(open_boards(server, link, "the first time ", 1))
        asyncio.run(open_boards(server, link, "then, each time", READERS))
        server.stop()
        server.start()
        asyncio.run(open_boards(server, link, "after a restart", 1))


if __name__ == "__main__":
    main()
