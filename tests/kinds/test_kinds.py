"""Each kind: what its items are made of, and how they behave."""

from typing import Any

import pytest

from tondo.errors import Bad
from tondo.geometry.box import Box
from tondo.geometry.point import Point
from tondo.geometry.rim import Outline
from tondo.kinds import KINDS, connector
from tondo.model.access import ROLES, Principal
from tondo.model.json import Json

NOTE, LINE = KINDS["note"], KINDS["connector"]
PLACE: dict[str, Json] = {"x": 0, "y": 0}


def test_a_note_is_square_wide_or_round_and_one_kind() -> None:
    """[I4]"""
    for shape in ("square", "wide", "round"):
        assert NOTE.made({**PLACE, "shape": shape})["shape"] == shape
    assert NOTE.patched({"shape": "round"}) == {"shape": "round"}


def test_connectors_meet_a_round_note_at_its_disc_and_others_at_their_box() -> None:
    """[I3]"""
    assert NOTE.outline is not None
    item = NOTE.made({"x": 10, "y": 20, "w": 200, "h": 100})

    assert NOTE.outline(item) == Outline(Box(10, 20, 200, 100), round=False)
    assert NOTE.outline({**item, "shape": "round"}) == Outline(Box(10, 20, 200, 100), round=True)


def test_kinds_lie_in_three_bands_with_frames_below_and_connectors_between() -> None:
    """[I6]"""
    bands = {name: kind.band for name, kind in KINDS.items()}

    assert bands["frame"] < bands["connector"] < min(bands["note"], bands["text"])


def test_frames_groups_piles_and_tables_hold_other_items() -> None:
    """[I7]"""
    assert [name for name, kind in KINDS.items() if kind.container] == ["frame", "group", "pile", "table"]


@pytest.mark.parametrize("name", ["image", "text", "shape", "stroke"])
def test_a_turn_is_less_than_all_the_way_around(name: str) -> None:
    """[I13]"""
    assert KINDS[name].patched({"turn": 359.5}) == {"turn": 359.5}
    with pytest.raises(Bad):
        KINDS[name].patched({"turn": 360})


def test_a_pile_lies_where_it_is_and_a_group_nowhere() -> None:
    """[I14] [I15]"""
    assert KINDS["pile"].outline is not None
    assert KINDS["group"].outline is None
    assert KINDS["group"].moved({}, 5, 5) == {}


def test_a_cell_is_named_by_row_and_column_alone() -> None:
    """[I16]"""
    table = KINDS["table"]

    assert table.patched({"cells": {"a1:b2": "one", "a:b": None}}) == {"cells": {"a1:b2": "one", "a:b": None}}
    for name in ("a1", "a1:", "a 1:b", "a:b:c", "toolongname:b"):
        with pytest.raises(Bad):
            table.patched({"cells": {name: "one"}})


def test_a_comment_is_its_authors() -> None:
    """[I17]"""
    comment = KINDS["comment"]

    assert comment.needs == "comment"
    assert comment.authored
    assert comment.shared == {"done"}


def test_a_lane_holds_at_least_one_note() -> None:
    """[I18]"""
    frame = KINDS["frame"]

    assert frame.patched({"columns": [{"text": "Doing", "limit": 3}]}) == {"columns": [{"text": "Doing", "limit": 3}]}
    for lanes in ([], [{"limit": 0}], [{"share": 0}]):
        with pytest.raises(Bad):
            frame.patched({"columns": lanes})


@pytest.mark.parametrize(
    "end",
    [
        {"item": "note000001", "side": "auto"},
        {"item": "note000001", "at": [0, 1]},
        {"item": "note000001", "angle": -90},
        {"item": "note000001"},
        {"item": "note000001", "side": "top", "point": [1, 2]},
        {"point": [1, 2]},
    ],
)
def test_an_end_is_bound_in_one_of_these_ways_or_free(end: dict[str, Json]) -> None:
    """[I9]"""
    made = LINE.made({"from": end, "to": {"point": [0, 0]}})

    assert made["from"] == end


@pytest.mark.parametrize(
    "end",
    [
        {},
        {"side": "top"},
        {"item": "note"},
        {"item": "note000001", "side": "middle"},
        {"item": "note000001", "at": [0, 1.1]},
        {"item": "note000001", "at": [0]},
        {"item": "note000001", "angle": 361},
        {"point": [1]},
        {"point": [1, 1e9]},
        {"point": None},
        None,
        "note000001",
    ],
)
def test_an_end_that_is_nowhere_is_refused(end: Any) -> None:
    """[I9]"""
    with pytest.raises(Bad):
        LINE.made({"from": end, "to": {"point": [0, 0]}})
    with pytest.raises(Bad):
        LINE.patched({"from": end})


def test_a_connector_knows_what_it_is_bound_to() -> None:
    item = LINE.made({"from": {"item": "note000001"}, "to": {"point": [0, 0]}})

    assert connector.ends(item) == {"from": "note000001"}


def test_a_connector_is_anchored_where_it_meets_its_items() -> None:
    """[I9]"""
    item = LINE.made({"from": {"item": "note000001"}, "to": {"point": [500, 100]}})

    start, end = connector.anchors(item, {"note000001": Outline(Box(0, 0, 200, 200))}.get)

    assert (start, end) == (Point(200, 100), Point(500, 100))


def test_a_loose_end_stays_on_the_board() -> None:
    """An item may reach beyond the edge, an end that is stored may not. [N3] [I9]"""
    item = LINE.made({"from": {"item": "note000001", "side": "right"}, "to": {"point": [0, 0]}})

    loose = connector.loosened(item, "note000001", {"note000001": Outline(Box(9_999_900, 0, 200, 200))}.get)

    assert loose == {"from": {"item": "note000001", "side": "right", "point": [10_000_000, 100]}}
    assert LINE.patched(loose) == loose


def test_a_connector_without_a_route_is_straight() -> None:
    start, end = connector.anchors({"from": {"point": [0, 0]}, "to": {"point": [3, 4]}}, lambda _: None)

    assert (start, end) == (Point(0, 0), Point(3, 4))


def test_nobody_sees_the_hash_of_a_link_and_only_those_who_lead_see_the_link() -> None:
    """[I10]"""
    link = {"id": "link000001", "kind": "link", "role": "editor", "hash": "0" * 64, "label": "For the team"}
    view = KINDS["link"].view
    assert view is not None

    seen = {role: view(link, Principal("userMia001", role)) for role in ROLES}

    shown = {"id": "link000001", "kind": "link", "role": "editor", "label": "For the team"}
    assert seen == {"owner": shown, "facilitator": shown, "editor": None, "commenter": None, "viewer": None}


def test_everybody_sees_the_members_and_only_those_who_lead_by_which_link_they_came() -> None:
    """[I10]"""
    member = {"id": "userMia001", "kind": "member", "name": "Mia", "link": "link000001"}
    view = KINDS["member"].view
    assert view is not None

    seen = {role: view(member, Principal("userMia001", role)) for role in ROLES}

    shown = {"id": "userMia001", "kind": "member", "name": "Mia"}
    assert seen == {"owner": member, "facilitator": member, "editor": shown, "commenter": shown, "viewer": shown}


def test_the_items_of_the_board_itself_are_neither_made_nor_moved_nor_met_by_connectors() -> None:
    """[I10]"""
    for name in ("settings", "link", "member"):
        kind = KINDS[name]
        assert not kind.makeable
        assert kind.outline is None
        assert kind.moved({}, 5, 5) == {}
