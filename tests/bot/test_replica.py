"""A bot's replica: what it says, and what it makes of what it hears."""

import orjson
import pytest

from bot.cable import CLIENT
from tondo.bot.news import Again, Arrived, Decided, Fetch, Happened, Over
from tondo.bot.replica import Replica
from tondo.errors import Bad, Broken, Expelled, Fault, NotFound, Replaced, Unauthorized


def frame(**message: object) -> bytes:
    return orjson.dumps(message)


def welcome(**more: object) -> bytes:
    """Return a welcome to a board that is at place 7."""
    you = {"session": "s1", "user": "u1", "name": "Bot", "role": "editor", "can": ["see", "react", "edit"]}
    limits = {"message": 262144, "ops": 2000, "text": 6000, "items": 200000, "tx_per_second": 50, "here_per_second": 30}
    whole = {"t": "welcome", "v": 1, "you": you, "at": {"epoch": "e", "seq": 7, "tag": "t7"}, "decided": 0}
    rest = {"limits": limits, "tune": {"tx": 30, "here": 66}, "durability": "fsync", "now": 5, "people": []}
    return orjson.dumps({**whole, **rest, **more})


def ops(after: int, *places: int, client: str = "other00001") -> bytes:
    entries = [{"s": s, "at": 0, "by": "u", "c": client, "i": s, "d": [{"put": _item(f"n{s}")}]} for s in places]
    return frame(t="ops", after=after, to=places[-1], tag=f"t{places[-1]}", entries=entries)


def _item(name: str, **fields: object) -> dict[str, object]:
    return {"id": name, "kind": "note", "x": 0, "y": 0, **fields}


@pytest.fixture
def replica() -> Replica:
    replica = Replica("board", "token", CLIENT)
    replica.connected(0)
    return replica


@pytest.fixture
def live(replica: Replica) -> Replica:
    """Return a replica that holds one item at place 7."""
    replica.outgoing(0)
    replica.receive(welcome(snapshot={"seq": 7, "items": [_item("a")]}), 0)
    return replica


def sent(replica: Replica, now: float = 0) -> list[dict[str, object]]:
    return [orjson.loads(frame) for frame in replica.outgoing(now)[0]]


def test_the_first_message_is_hello_without_a_place(replica: Replica) -> None:
    """[W1]"""
    said = sent(replica)

    assert said == [{"t": "hello", "v": 1, "board": "board", "token": "token", "client": CLIENT, "at": None}]


def test_a_snapshot_in_the_welcome_is_the_board(replica: Replica) -> None:
    """[W2] [W3]"""
    news = replica.receive(welcome(snapshot={"seq": 7, "items": [_item("a"), _item("b")]}), 0)

    assert news == [Arrived()]
    assert set(replica.board.items) == {"a", "b"}


def test_a_snapshot_elsewhere_is_fetched_and_what_came_meanwhile_is_laid_on_it(replica: Replica) -> None:
    """[W3]"""
    asked = replica.receive(welcome(snapshot={"seq": 5, "url": "/s/5", "items": [_item("b", x=1)]}), 0)
    early = replica.receive(ops(5, 6, 7), 0) + replica.receive(ops(7, 8), 0)
    news = replica.fetched([_item("a"), _item("b")])

    assert asked == [Fetch("/s/5")]
    assert early == []
    assert [each.entry.seq for each in news if isinstance(each, Happened)] == [6, 7, 8]
    assert news[-1] == Arrived()
    assert replica.board.items["b"]["x"] == 1
    assert set(replica.board.items) == {"a", "b", "n6", "n7", "n8"}


def test_who_comes_back_says_where_it_is(live: Replica) -> None:
    """[W3]"""
    live.receive(ops(7, 8), 0)
    live.lost(1006)
    live.connected(1)

    assert sent(live, 1)[0]["at"] == {"epoch": "e", "seq": 8, "tag": "t8"}


def test_a_snapshot_whose_tail_has_not_come_is_no_place_to_come_back_to(replica: Replica) -> None:
    """[W3]"""
    replica.receive(welcome(snapshot={"seq": 5, "url": "/s/5", "items": []}), 0)
    replica.fetched([])
    replica.lost(1006)
    replica.connected(1)

    assert sent(replica, 1)[0]["at"] is None


def test_a_gap_is_asked_about_once_and_then_filled(live: Replica) -> None:
    """[W6]"""
    news = live.receive(ops(9, 10), 0) + live.receive(ops(10, 11), 0)
    asked = sent(live)
    filled = live.receive(ops(7, 8, 9, 10, 11), 0)

    assert news == []
    assert asked == [{"t": "sync", "at": {"epoch": "e", "seq": 7, "tag": "t7"}}]
    assert [each.entry.seq for each in filled if isinstance(each, Happened)] == [8, 9, 10, 11]


def test_what_is_known_already_is_not_laid_again(live: Replica) -> None:
    """[W6]"""
    live.receive(ops(7, 8, 9), 0)

    again = live.receive(ops(7, 8, 9, 10), 0) + live.receive(ops(8, 9), 0)

    assert [each.entry.seq for each in again if isinstance(each, Happened)] == [10]


def test_resync_drops_the_place_and_comes_again(live: Replica) -> None:
    """[W12]"""
    live.receive(frame(t="resync", why="gap"), 0)
    verdict = live.lost(4010)
    live.connected(1)

    assert verdict == Again()
    assert sent(live, 1)[0]["at"] is None


def test_after_a_new_snapshot_one_entry_tells_what_is_different(live: Replica) -> None:
    """[C4]"""
    live.receive(frame(t="resync", why="gap"), 0)
    live.lost(4010)
    live.connected(1)

    at = {"epoch": "e", "seq": 90, "tag": "t90"}
    news = live.receive(welcome(at=at, snapshot={"seq": 90, "items": [_item("b"), _item("c")]}), 1)

    (happened,) = [each.entry for each in news if isinstance(each, Happened)]
    assert (happened.seq, happened.by) == (90, "")
    assert list(happened.changes) == [{"del": "a"}, {"put": _item("b")}, {"put": _item("c")}]


def test_bye_says_when_to_come_again(live: Replica) -> None:
    """[W13]"""
    live.receive(frame(t="bye", after=1500, why="drain"), 0)

    assert live.lost(1012) == Again(1.5)


@pytest.mark.parametrize("code", [1001, 1006, 1011, 1012, 1013, 4008, 4009, 4010])
def test_these_codes_mean_come_again(live: Replica, code: int) -> None:
    """[W13]"""
    assert live.lost(code) == Again()


@pytest.mark.parametrize(
    ("code", "kind"), [(4000, Broken), (4003, Replaced), (4401, Unauthorized), (4404, NotFound), (1000, Expelled)]
)
def test_other_codes_end_it_with_their_error(live: Replica, code: int, kind: type[Fault]) -> None:
    """[W13] [W16]"""
    verdict = live.lost(code)

    assert isinstance(verdict, Over)
    assert type(verdict.why) is kind


def test_the_words_of_the_error_are_those_of_the_server(live: Replica) -> None:
    """[W13]"""
    live.receive(frame(t="error", code="forbidden", message="your link was withdrawn", retry=False), 0)

    verdict = live.lost(4403)

    assert isinstance(verdict, Over)
    assert (verdict.why.code, verdict.why.message) == ("forbidden", "your link was withdrawn")


def test_ones_own_entry_is_the_acknowledgement(live: Replica) -> None:
    """[W7]"""
    number = live.outbox.put([b"{}"])
    mine = {"s": 8, "at": 0, "by": "u", "c": CLIENT, "i": number, "d": []}

    news = live.receive(frame(t="ops", after=7, to=8, tag="t8", entries=[mine]), 0)

    assert Decided(number, 8) in news


def test_a_reject_decides_with_its_error(live: Replica) -> None:
    """[W8]"""
    number = live.outbox.put([b"{}"])

    (decided,) = live.receive(frame(t="reject", i=number, code="bad", message="no", retry=False), 0)

    assert isinstance(decided, Decided)
    assert isinstance(decided.outcome, Bad)


def test_a_ping_is_answered(live: Replica) -> None:
    """[W14]"""
    live.receive(frame(t="ping"), 0)

    assert sent(live) == [{"t": "pong", "now": None}]


def test_a_silent_line_is_pinged_after_ten_seconds_and_once(live: Replica) -> None:
    """[W14]"""
    early, _ = live.outgoing(9.9)
    due = sent(live, 10)
    again, wait = live.outgoing(10.1)

    assert early == []
    assert due == [{"t": "ping"}]
    assert again == []
    assert wait == pytest.approx(9.9)


def test_who_only_listens_pings_all_the_same(live: Replica) -> None:
    """[W14]"""
    for second in range(1, 11):
        live.receive(frame(t="pong", now=0), second)

    assert sent(live, 10) == [{"t": "ping"}]


def test_people_come_and_go(live: Replica) -> None:
    """[W11]"""
    mia = {"session": "s2", "user": "u2", "name": "Mia", "color": "red", "role": "editor"}
    live.receive(frame(t="who", join=[mia]), 0)
    there = [person.name for person in live.people.values()]

    live.receive(frame(t="who", leave=["s2"]), 0)

    assert there == ["Mia"]
    assert live.people == {}


def test_presence_is_told_anew_on_a_new_connection(live: Replica) -> None:
    """[W10]"""
    live.here(cursor=(1, 2), edit="note000001")
    first = sent(live)
    live.here(edit=None)
    second = sent(live, 1)
    live.lost(1006)
    live.connected(2)
    live.outgoing(2)
    live.receive(welcome(), 2)

    assert first == [{"t": "here", "cursor": [1, 2], "edit": "note000001"}]
    assert second == [{"t": "here", "edit": None}]
    assert sent(live, 3) == [{"t": "here", "cursor": [1, 2]}]


def test_presence_is_not_sent_faster_than_the_server_likes(live: Replica) -> None:
    """[W10]"""
    live.here(cursor=(1, 1))
    live.outgoing(1)
    live.here(cursor=(2, 2))
    live.here(cursor=(3, 3))

    at_once, wait = live.outgoing(1.01)

    assert at_once == []
    assert wait == pytest.approx(0.056)
    assert sent(live, 1.07) == [{"t": "here", "cursor": [3, 3]}]


def test_a_message_that_only_newer_clients_know_is_ignored(live: Replica) -> None:
    """[N7]"""
    assert live.receive(frame(t="fireworks", colour="red"), 0) == []


@pytest.mark.parametrize("nonsense", [b"", b"[]", b"{", b'{"t":"ops"}', b'{"t":"welcome","v":"x"}'])
def test_what_makes_no_sense_ends_the_conversation(live: Replica, nonsense: bytes) -> None:
    with pytest.raises(Broken):
        live.receive(nonsense, 0)


def test_a_kind_that_only_newer_clients_know_is_an_item_all_the_same(live: Replica) -> None:
    """[N7]"""
    item = {"id": "x1", "kind": "hologram", "beams": 3, "parent": "a"}
    entry = {
        "s": 8,
        "at": 0,
        "by": "u",
        "c": "other00001",
        "i": 1,
        "d": [{"put": item}, {"set": "x1", "to": {"beams": 4}}],
    }

    live.receive(frame(t="ops", after=7, to=8, tag="t8", entries=[entry]), 0)

    assert live.board.items["x1"]["beams"] == 4
