"""Wishes, worked out one after the other at the places that come next in the log, and taken back.

What comes of it is an offer to the log. It is true only if the log still ends where the board stands.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from tondo.errors import Forbidden, Refused
from tondo.model.board import Board
from tondo.model.entry import Entry, chained
from tondo.ops.draft import Draft
from tondo.room import members
from tondo.room.effects import Fact
from tondo.room.wish import Wish

BATCH = 256  # How many wishes go into one append,
BATCH_BYTES = 1024 * 1024  # and about how much.


@dataclass(frozen=True, slots=True)
class Drafted:
    """What came of some wishes: facts to offer, refusals, and wishes that were decided before."""

    facts: list[Fact] = field(default_factory=list)
    refused: list[tuple[Wish, Refused]] = field(default_factory=list)
    decided: list[Wish] = field(default_factory=list)


def draft(board: Board, tag: str, wishes: Iterable[Wish], key: bytes, now: int) -> Drafted:
    """Work out as many wishes as go into one append; the board is left as it was.

    `tag` is that of the board's place in the log, `key` the one that entries are chained with.
    """
    done = Drafted()
    numbers: dict[tuple[str, str], int] = {}  # The highest number of each client so far.
    size = 0
    with board.trial():
        for wish in islice(wishes, BATCH):
            client = wish.client, wish.author
            if max(board.decided(*client), numbers.get(client, 0)) >= wish.number:
                done.decided.append(wish)
                continue
            try:
                entry = work_out(board, wish, board.seq + len(done.facts) + 1, now)
            except Refused as why:
                done.refused.append((wish, why))
                continue
            numbers[client] = wish.number
            body = entry.encoded()
            tag, size = chained(key, tag, body), size + len(body)
            done.facts.append(Fact(entry.seq, tag, body))
            if size > BATCH_BYTES:
                break
    return done


def work_out(board: Board, wish: Wish, seq: int, now: int) -> Entry:
    """Work one wish out within a trial of the board, and leave it laid. Raises Refused, and then nothing of it is."""
    # Rights are those that the board gives at this place in the log, whatever they were when the wish was sent.
    who = wish.who or members.principal(board, wish.user)
    if who is None:
        raise Forbidden("the link to this board was withdrawn")
    work = Draft(board, who, wish.client, wish.number, seq, now)
    mark = board.mark()
    try:
        for op in wish.ops:
            op.work(work)
    except Refused:
        board.take_back(mark)
        raise
    return Entry(seq, now, who.user, wish.client, wish.number, work.changes, wish.label)
