"""A simulation is worth what it finds: each of these plants one bug, which some seed has to find soon."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import pytest

from sim.live import Live
from sim.oracles import check
from sim.store import SharedLog
from sim.typist import Typist
from sim.world import World
from tondo.model.board import Board
from tondo.model.entry import Entry
from tondo.model.splice import Part, Splice, transform
from tondo.ops.parent import may_hold
from tondo.room.room import Room
from tondo.stores.port import Appended, Head, Overtaken, Stamped

SEEDS = range(1, 61)

Plant = pytest.MonkeyPatch


def wrong_tie(plant: Plant) -> None:
    """The server lets the insert of the greater client id go left. [X3]"""

    def careless(splice: Sequence[Part], over: Sequence[Part], *, left: bool) -> Splice:
        return transform(splice, over, left=not left)

    plant.setattr("tondo.ops.text.transform", careless)


def early_acknowledgement(plant: Plant) -> None:
    """An append that nobody answered counts as done. [W7]"""

    async def careless(live: Live, entries: Sequence[Stamped]) -> Appended:
        return Appended(Head(entries[-1].seq, entries[-1].tag))

    plant.setattr(Live, "_unanswered", careless)


def nothing_is_known_twice(plant: Plant) -> None:
    """What was sent again is worked out again. [W5]"""
    # The one place where a draft compares numbers: nothing was ever decided, in the log or in the batch.
    plant.setattr("tondo.room.drafting.max", lambda *_: 0, raising=False)


def an_overtaken_draft_is_laid(plant: Plant) -> None:
    """What lost the race is taken for done."""
    plant.setattr(Room, "overtaken", Room.appended)


def bells_are_not_answered(plant: Plant) -> None:
    """A bell that does not bring just the next entries is not followed by reading."""
    ring = Live._ring

    def careless(live: Live, entries: Sequence[Stamped]) -> None:
        if entries and entries[0].seq <= live.room.seq + 1:
            ring(live, entries)

    plant.setattr(Live, "_ring", careless)


def bells_during_an_append_are_forgotten(plant: Plant) -> None:
    """A bell that comes at a bad moment is not remembered."""
    ring = Live._ring

    def careless(live: Live, entries: Sequence[Stamped]) -> None:
        if not live._appending:
            ring(live, entries)

    plant.setattr(Live, "_ring", careless)


def the_buffer_is_not_carried_along(plant: Plant) -> None:
    """What somebody typed and has not sent stays where it was, whatever others type. [X4]"""
    plant.setattr(Typist, "_carry_buffer", lambda typist, splice, *, left: splice)


def trials_are_not_taken_back(plant: Plant) -> None:
    """What was only worked out stays on the board."""

    @contextmanager
    def careless(board: Board) -> Iterator[None]:
        yield

    plant.setattr(Board, "trial", careless)


def tags_are_not_compared(plant: Plant) -> None:
    """A log that was rolled back is written on, if its number fits."""
    append = SharedLog.append

    def careless(log: SharedLog, after: Head, entries: Sequence[Stamped]) -> Appended | Overtaken:
        return append(log, log.head if after.seq == log.head.seq else after, entries)

    plant.setattr(SharedLog, "append", careless)


def hashes_are_shown(plant: Plant) -> None:
    """Everybody sees everything. [I10]"""
    plant.setattr("tondo.room.shade.view", lambda board, item, who: item)


def what_an_entry_makes_is_shown_anew(plant: Plant) -> None:
    """An item that an entry both makes and changes is shown as it is later, and what came later again."""
    plant.setattr("tondo.room.shade.touched", lambda board, entry: frozenset(_strangers(board, entry)))


def _strangers(board: Board, entry: Entry) -> Iterator[str]:
    for change in entry.changes:
        match change:
            case {"set": str(item)} | {"map": str(item)} if board.find(item) is None:
                yield item
            case {"put": {"id": str(item), "kind": "link" | "member"}}:
                yield item
            case {"set": str(item)} if (board.find(item) or {}).get("kind") in ("link", "member"):
                yield item
            case _:
                pass


def connectors_are_not_moored(plant: Plant) -> None:
    """A connector may be bound to what somebody just deleted. [I9]"""
    for op in ("create", "restore", "update"):
        plant.setattr(f"tondo.ops.{op}.moored", lambda board, item: {})


def a_parent_may_be_gone(plant: Plant) -> None:
    """Somebody was faster and deleted the frame, and nobody looks. [I7]"""

    def careless(board: Board, parent: object, child: str) -> bool:
        return may_hold(board, parent, child) or (isinstance(parent, str) and not board.holds(parent))

    for op in ("create", "restore", "update"):
        plant.setattr(f"tondo.ops.{op}.may_hold", careless)


def everybody_may_do_everything(plant: Plant) -> None:
    """Rights are not asked for. [O2]"""
    plant.setattr("tondo.ops.draft.can", lambda who, action: True)


def refusals_are_silent(plant: Plant) -> None:
    """What is refused is dropped without a word. [W8]"""
    plant.setattr(Room, "_refuse", lambda room, wish, why, now: [])


PLANTS: Mapping[str, Callable[[Plant], None]] = {
    plant.__name__: plant
    for plant in (
        wrong_tie,
        early_acknowledgement,
        nothing_is_known_twice,
        an_overtaken_draft_is_laid,
        bells_are_not_answered,
        bells_during_an_append_are_forgotten,
        the_buffer_is_not_carried_along,
        trials_are_not_taken_back,
        tags_are_not_compared,
        hashes_are_shown,
        what_an_entry_makes_is_shown_anew,
        connectors_are_not_moored,
        a_parent_may_be_gone,
        everybody_may_do_everything,
        refusals_are_silent,
    )
}


def finds_it(seed: int) -> bool:
    """Tell whether this world notices."""
    world = World(seed)
    try:
        world.run()
        check(world)
    except Exception:
        return True
    return False


@pytest.mark.parametrize("bug", PLANTS)
def test_a_planted_bug_is_found(bug: str, monkeypatch: pytest.MonkeyPatch) -> None:
    PLANTS[bug](monkeypatch)

    assert any(finds_it(seed) for seed in SEEDS)
