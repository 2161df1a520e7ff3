"""A store against the smallest thing that could keep its promises: a list."""

from dataclasses import dataclass, field
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stores.writing import end_of, line
from tondo.stores.port import BEGINNING, Appended, Checkpoint, Head, Overtaken, Stamped, Store


@dataclass(slots=True)
class Model:
    """What a board's log is to be."""

    log: list[Stamped] = field(default_factory=list)
    checkpoint: Checkpoint | None = None

    def place(self, back: int) -> Head:
        """Return the place that lies `back` entries before the end."""
        rest = self.log[: max(len(self.log) - back, 0)]
        return end_of(rest) if rest else BEGINNING


@dataclass(frozen=True, slots=True)
class Append:
    """At a place so far back, or, forged, at one of the same number that never was."""

    bodies: list[bytes]
    back: int
    forged: bool

    async def take(self, store: Store, board: str, model: Model) -> None:
        place = model.place(self.back)
        after = Head(place.seq, place.tag + "?") if self.forged else place
        entries = line(after, *self.bodies)

        outcome = await store.append(board, after, entries)

        if after == model.place(0):
            model.log += entries
            assert outcome == Appended(model.place(0))
        else:
            assert outcome == Overtaken(model.place(0))


@dataclass(frozen=True, slots=True)
class Read:
    """Some of the log, from anywhere."""

    after: int
    limit: int

    async def take(self, store: Store, board: str, model: Model) -> None:
        assert await store.read(board, self.after, self.limit) == model.log[self.after : self.after + self.limit]


@dataclass(frozen=True, slots=True)
class Keep:
    """A checkpoint of a place, or of one that never was."""

    back: int
    forged: bool

    async def take(self, store: Store, board: str, model: Model) -> None:
        place = model.place(self.back)
        checkpoint = Checkpoint(Head(place.seq, place.tag + "?") if self.forged else place, b"%d" % self.back)

        kept = await store.keep(board, checkpoint)

        newer = model.checkpoint is None or place.seq > model.checkpoint.head.seq
        assert kept == (newer and not self.forged)
        if kept:
            model.checkpoint = checkpoint


@dataclass(frozen=True, slots=True)
class Archive:
    """The older part of the log; nothing of it may be seen."""

    upto: int

    async def take(self, store: Store, board: str, model: Model) -> None:
        await store.archive(board, self.upto)


Step = Append | Read | Keep | Archive

_often_false = st.sampled_from([False, False, False, True])
_often_none = st.sampled_from([0, 0, 0, 1, 5])
_places = st.integers(0, 40)

STEPS: st.SearchStrategy[Step] = st.one_of(
    st.builds(
        Append, bodies=st.lists(st.binary(max_size=20), min_size=1, max_size=8), back=_often_none, forged=_often_false
    ),
    st.builds(Read, after=_places, limit=st.integers(0, 20)),
    st.builds(Keep, back=_often_none, forged=_often_false),
    st.builds(Archive, upto=_places),
)

_boards = count()


class ModelPromises:
    """The same steps on both have the same outcome."""

    # The store outlives an example, so each example has a board of its own. The classes that inherit this are the
    # "differing executors"; they execute alike.
    @settings(
        max_examples=60,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.differing_executors],
    )
    @given(steps=st.lists(STEPS, max_size=25))
    async def test_it_behaves_like_a_list(self, store: Store, steps: list[Step]) -> None:
        board, model = f"model {next(_boards)}", Model()

        for step in steps:
            await step.take(store, board, model)

        assert await store.read(board, 0, 10_000) == model.log
        assert await store.head(board) == model.place(0)
        assert await store.newest(board) == model.checkpoint
