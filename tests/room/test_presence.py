"""Presence: folded, told once a tick, never stored."""

from table import Table
from tondo.room.limits import HERE_PER_SECOND
from tondo.wire.down import HereDown, Person


def person(session: str, name: str = "Zoe") -> Person:
    return Person(session=session, user="user999999", name=name, color="blue", role="editor")


def test_only_the_newest_place_of_a_tick_is_told() -> None:
    """[W10]"""
    table = Table()
    mia, tom = table.seat(), table.seat(name="Tom")
    mia.take(), tom.take()

    mia.says(t="here", cursor=[1, 1])
    mia.says(t="here", cursor=[2.04, 3.06])
    table.tick()
    table.tick()

    expected = [{"t": "here", "people": [[mia.session, 2.0, 3.1]]}]
    assert tom.take() == expected
    assert mia.take() == expected, "one's own is left out by the client"


def test_what_changed_besides_the_cursor_is_told_by_session() -> None:
    """[W10]"""
    table = Table()
    mia, tom = table.seat(), table.seat(name="Tom")
    tom.take()

    mia.says(t="here", view=[0, 0, 9, 9], select=["note000001"], edit="note000001")
    mia.says(t="here", edit=None, drag={"ids": ["note000001"], "dx": 1, "dy": 2})
    table.tick()

    (here,) = tom.take()
    assert here == {
        "t": "here",
        "more": {
            mia.session: {
                "view": [0, 0, 9, 9],
                "select": ["note000001"],
                "edit": None,
                "drag": {"ids": ["note000001"], "dx": 1, "dy": 2},
            }
        },
    }


def test_null_clears() -> None:
    """[W10]"""
    table = Table()
    mia, tom = table.seat(), table.seat(name="Tom")
    mia.says(t="here", cursor=[1, 1], select=["note000001"])
    table.tick()
    tom.take()

    mia.says(t="here", cursor=None, select=None)
    table.tick()

    assert tom.take() == [{"t": "here", "more": {mia.session: {"cursor": None, "select": None}}}]
    assert table.seat(name="Late").take("here") == []


def test_nothing_new_is_not_told() -> None:
    """[W10]"""
    table = Table()
    mia = table.seat()
    mia.take()

    mia.says(t="here")
    table.tick()

    assert mia.take() == []


def test_who_comes_in_hears_where_everybody_is() -> None:
    """[W10]"""
    table = Table()
    mia, tom = table.seat(), table.seat(name="Tom")
    mia.says(t="here", cursor=[1, 2], edit="note000001")
    tom.says(t="here", cursor=[3, 4])
    tom.leaves()

    late = table.seat(name="Late")

    assert late.take("here") == [
        {"t": "here", "people": [[mia.session, 1, 2]], "more": {mia.session: {"edit": "note000001"}}}
    ]


def test_presence_is_never_stored() -> None:
    """[W10]"""
    table = Table()
    mia = table.seat()
    entries = len(table.ledger.entries)

    mia.says(t="here", cursor=[1, 2])
    table.tick()

    assert len(table.ledger.entries) == entries


def test_presence_over_its_rate_is_dropped_without_a_word() -> None:
    """[W10]"""
    table = Table()
    mia = table.seat()
    mia.take()

    for n in range(HERE_PER_SECOND + 5):
        mia.says(t="here", cursor=[n, 0])
    table.tick()

    assert mia.take() == [{"t": "here", "people": [[mia.session, HERE_PER_SECOND - 1, 0]]}]
    assert mia.closed is None


def test_people_on_another_server_come_and_go_like_those_on_this_one() -> None:
    """[W11]"""
    table = Table()
    mia = table.seat()
    mia.take()

    table.perform(table.room.hear_people([person("far0000001")], []))
    table.perform(table.room.hear_people([person("far0000001")], []))
    table.perform(table.room.hear_people([person("far0000001", "Zoé")], []))
    assert {one["name"] for one in table.seat(name="Late").welcome["people"]} == {"Mia", "Late", "Zoé"}
    table.perform(table.room.hear_people([], ["far0000001", "nobody0001"]))
    table.perform(table.room.hear_people([], ["far0000001"]))

    told = [frame for frame in mia.take("who") if "Late" not in repr(frame)]
    assert [(len(frame.get("join", [])), len(frame.get("leave", []))) for frame in told] == [(1, 0), (1, 0), (0, 1)]


def test_where_people_on_another_server_are_is_told_and_kept_until_they_go() -> None:
    """[W10]"""
    table = Table()
    mia = table.seat()
    table.perform(table.room.hear_people([person("far0000001")], []))
    mia.take()

    table.perform(table.room.hear_here(HereDown([("far0000001", 1, 2)], {"far0000001": {"edit": "note000001"}})))
    table.perform(table.room.hear_here(HereDown([], {"far0000001": {"edit": None, "select": ["note000001"]}})))
    table.tick()

    assert len(mia.take("here")) == 2, "told as it came, and not told again"
    assert table.seat(name="Late").take("here") == [
        {"t": "here", "people": [["far0000001", 1, 2]], "more": {"far0000001": {"select": ["note000001"]}}}
    ]
    table.perform(table.room.hear_people([], ["far0000001"]))
    assert table.seat(name="Later").take("here") == []
