"""The judgement after the chaos: what the writers saw, against the log as it lies in the store."""

from collections.abc import Sequence

import orjson

from chaos.writers import Writers
from sim.oracles import Testimony, check_testimony
from tondo.stores.port import Stamped, Store

READ = 1_000


async def judge(writers: Writers, store: Store, *, servers: int = 1) -> str:
    """Raise AssertionError unless every promise was kept; otherwise say in a line how much was at stake. Opens the store."""
    await store.open()
    try:
        fact = await store.find("boards", writers.board)
        assert fact is not None, "the board is gone"
        log = await _whole(store, writers.board)
    finally:
        await store.close()
    key = bytes.fromhex(orjson.loads(fact)["key"])
    check_testimony(Testimony(log, key, writers.clients, writers.ledger, servers))
    return f"{len(writers.ledger.acknowledged)} acknowledged, {len(log)} entries, {dict(writers.ledger.counts)}"


async def _whole(store: Store, board: str) -> Sequence[Stamped]:
    log: list[Stamped] = []
    while entries := await store.read(board, len(log), READ):
        log += entries
    return log
