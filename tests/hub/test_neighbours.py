"""What servers tell each other about one board."""

from collections.abc import AsyncIterator

import msgspec
import pytest

from guests import RoughStore, until
from tondo.hub import neighbours
from tondo.hub.neighbours import Neighbours
from tondo.model.access import Principal
from tondo.room.session import Session
from tondo.wire.down import HereDown, Person, Who

BOARD = "board00001"


class Ear:
    """One server's end, and what it heard."""

    def __init__(self, server: str, store: RoughStore) -> None:
        self.here: list[HereDown] = []
        self.there: dict[str, str] = {}
        self.ends = Neighbours(BOARD, server, store, self.hear, self.here.append)

    def hear(self, who: Who) -> None:
        self.there.update({person.session: person.name for person in who.join})
        for session in who.leave:
            self.there.pop(session, None)

    def tells(self, *names: str, leave: tuple[str, ...] = ()) -> None:
        people = {name: Session(name, Principal(name, "editor"), "c", person(name), 0) for name in names}
        self.ends.tell_people(Who(join=[person(name) for name in names], leave=list(leave)), people)


def person(name: str) -> Person:
    return Person(session=name, user=name, name=name, color="blue", role="editor")


@pytest.fixture
async def ears(store: RoughStore, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[Ear, Ear]]:
    monkeypatch.setattr(neighbours, "ROLL", 0.02)
    one, other = Ear("one", store), Ear("other", store)
    await one.ends.start()
    await other.ends.start()
    yield one, other
    await one.ends.stop()
    await other.ends.stop()


async def test_who_comes_and_goes_is_heard_on_the_other_server_and_not_on_ones_own(ears: tuple[Ear, Ear]) -> None:
    """[W11]"""
    one, other = ears

    one.tells("Mia", "Tom")
    await until(lambda: other.there == {"Mia": "Mia", "Tom": "Tom"})
    one.tells("Tom", leave=("Mia",))
    await until(lambda: other.there == {"Tom": "Tom"})

    assert one.there == {}


async def test_presence_is_heard_as_it_was_told(ears: tuple[Ear, Ear]) -> None:
    """[W10]"""
    one, other = ears
    here = HereDown([("s1", 1, 2)], {"s1": {"edit": "note000001"}})

    one.ends.tell_here(here)

    await until(lambda: other.here == [here])
    assert one.here == []


async def test_what_was_lost_is_put_right_by_the_roll(ears: tuple[Ear, Ear]) -> None:
    """[W11]"""
    one, other = ears
    one.tells("Mia")
    await until(lambda: "Mia" in other.there)

    one.ends._mine = [person("Zoe")]

    await until(lambda: other.there == {"Zoe": "Zoe"})


async def test_who_asks_hears_the_roll(
    ears: tuple[Ear, Ear], store: RoughStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """[W11]"""
    one, _ = ears
    one.tells("Mia")
    monkeypatch.setattr(neighbours, "ROLL", 60)

    late = Ear("late", store)
    await late.ends.start()

    await until(lambda: "Mia" in late.there)
    await late.ends.stop()


async def test_the_people_of_a_server_that_fell_silent_are_gone(
    ears: tuple[Ear, Ear], monkeypatch: pytest.MonkeyPatch
) -> None:
    """[W11]"""
    one, other = ears
    one.tells("Mia")
    await until(lambda: "Mia" in other.there)
    monkeypatch.setattr(neighbours, "GONE", 0.01)

    await one.ends.stop()

    await until(lambda: other.there == {})


async def test_what_is_no_word_is_not_heard(ears: tuple[Ear, Ear], store: RoughStore) -> None:
    one, other = ears

    for noise in (b"", b"{}", b"[1]", b"\xff", b'{"from":7}', b'{"from":"x","who":{"join":[{}]}}'):
        await store.tell(BOARD, noise)
    await store.tell(BOARD, msgspec.json.encode({"from": "x", "later": True}))
    one.tells("Mia")

    await until(lambda: "Mia" in other.there)


async def test_when_too_much_waits_to_be_told_the_newest_is_dropped(store: RoughStore) -> None:
    ear = Ear("one", store)

    for _ in range(1_500):
        ear.ends.tell_here(HereDown([("s1", 1, 2)]))

    assert ear.ends._outbox.full()
    await ear.ends.stop()
