"""The pure path of one op: decode, work out, entry and tag, lay for good, join into the frame. CPU per op in µs.

    python tests/bench/bench_room.py

Shows that the path does not grow with the board, which is what keeps a big board quick.
"""

import random
import statistics
import time
from collections.abc import Callable

import orjson

from tondo.kinds import KINDS
from tondo.model.board import Board
from tondo.model.change import put
from tondo.model.entry import Entry, chained
from tondo.model.ids import base62
from tondo.room.effects import Append, Tell
from tondo.room.room import Origin, Room
from tondo.room.tail import Tail
from tondo.wire.codec import decode, encode_ops
from tondo.wire.up import Hello

Wishing = Callable[[int], dict[str, object]]

KEY = bytes(32)
USER, LINK = "user000001", "link000001"


def room_of(items: int) -> Room:
    """Return a room with that many notes and one editor in it."""
    room = Room(Origin("bench", "e", KEY, "fsync"), Board(KINDS), "", Tail(0, ""))
    changes = [
        put({"id": LINK, "kind": "link", "role": "editor", "hash": "0" * 64, "by": "", "at": 0, "born": 1, "tv": 1}),
        put({"id": USER, "kind": "member", "name": "Mia", "color": "blue", "link": LINK, "by": "", "at": 0, "born": 1}),
    ]
    for n in range(items):
        fields = KINDS["note"].made({"x": n % 100 * 220, "y": n // 100 * 220, "text": f"note number {n}"})
        changes.append(put({"id": note(n), "kind": "note", **fields, "z": "n" + base62(n, 9), "born": 1, "tv": 1}))
    body = Entry(1, 0, "", "", 0, changes).encoded()
    room.heard([(1, chained(KEY, "", body), body)], 0)
    room.enter("s1", USER, Hello(v=1, board="bench", token="", client="client0001"), 0)
    room.shelved(1, 0)
    return room


def note(n: int) -> str:
    """Return the id of the n-th note."""
    return base62(n, 10)


def op_path(room: Room, wishing: Wishing, count: int) -> float:
    """Return the CPU seconds of one op, over `count` transactions of one op each."""
    first = room.board.decided("client0001", USER) + 1
    raws = [orjson.dumps({"t": "tx", "i": first + n, "ops": [wishing(n)]}) for n in range(count)]
    session = room.sessions["s1"]
    start = time.process_time()
    for n, raw in enumerate(raws):
        session.tx_rate.takes(n * 1000, 0)  # Time goes on, so that no rate is exceeded.
        now = n * 1000
        (offer,) = room.receive("s1", decode(raw), now)
        assert isinstance(offer, Append)
        (told, *_) = room.appended(now)
        assert isinstance(told, Tell)
        last = told.facts[-1]
        encode_ops(offer.after, last.seq, last.tag, [fact.body for fact in told.facts])
    return (time.process_time() - start) / count


def wishes_on(room: Room, items: int) -> list[Wishing]:
    """Return one maker of ops for each column of the table."""

    def move(n: int) -> dict[str, object]:
        return {"op": "move", "ids": [note(n % items)], "dx": 5, "dy": 3}

    def color(n: int) -> dict[str, object]:
        return {"op": "update", "id": note(n % items), "set": {"color": random.choice(("pink", "green", "blue"))}}

    def text(n: int) -> dict[str, object]:
        return {"op": "text", "id": note(n % items), "base": room.board.items[note(n % items)]["tv"], "do": ["x"]}

    def create(n: int) -> dict[str, object]:
        return {"op": "create", "item": {"kind": "note", "x": n, "y": 0, "text": "new"}}

    return [move, color, text, create]


def main() -> None:
    """Print the table."""
    random.seed(7)
    print(f"{'items':>8} {'move':>8} {'colour':>8} {'text':>8} {'create':>8}   µs per op, median of 5")
    for items in (100, 10_000, 100_000):
        room = room_of(items)
        # No text is typed in twice within one measurement, since each op names the version it was typed on.
        count = min(items, 2_000)
        row = [
            statistics.median(op_path(room, wishing, count) for _ in range(5)) * 1e6
            for wishing in wishes_on(room, items)
        ]
        print(f"{items:>8} " + " ".join(f"{value:8.1f}" for value in row))


if __name__ == "__main__":
    main()
