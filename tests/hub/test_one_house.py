"""Who came in by one server is known on the other at once; where people are is known there, too."""

from guests import Guest, note, until, visit
from tondo.hub.doors import found_board, invite, join, recognise
from tondo.hub.hub import Hub


async def test_who_joined_on_one_server_may_come_in_on_the_other_at_once(hub: Hub, other_hub: Hub) -> None:
    """[B3] [W1]"""
    board = await found_board(hub, "Retro")
    await other_hub.open(board.board)

    for n in range(20):
        joined = await join(hub, board.board, board.secrets["editor"], f"Mia {n}")
        known = await recognise(other_hub, joined.token)
        guest = Guest(await other_hub.open(known.board), known.user, f"client{n:06d}")

        assert (known.board, known.user) == (board.board, joined.user)
        assert (await guest.next("welcome"))["you"]["role"] == "editor"


async def test_a_link_that_was_made_on_one_server_lets_people_in_on_the_other(hub: Hub, other_hub: Hub) -> None:
    """[B8]"""
    board = await found_board(hub, "Retro")
    olga = await visit(hub, board, "owner", "Olga")
    await other_hub.open(board.board)

    secret = await invite(olga.live, olga.user, "commenter")

    assert (await join(other_hub, board.board, secret, "Bo")).role == "commenter"


async def test_a_new_name_is_told_to_people_on_the_other_server(hub: Hub, other_hub: Hub) -> None:
    """[W11] [I10]"""
    board = await found_board(hub, "Retro")
    mia, tom = await visit(hub, board), await visit(other_hub, board, name="Tom")
    await until(lambda: mia.seat.name in tom.live.room._elsewhere)

    await mia.decided(mia.wishes({"op": "update", "id": mia.user, "set": {"name": "Maria"}}))

    told = await tom.next("who")
    while [person["name"] for person in told.get("join", [])] != ["Maria"]:
        told = await tom.next("who")
    assert told["join"][0]["session"] == mia.seat.name


async def test_presence_that_was_cleared_is_not_told_to_who_comes_late_on_the_other_server(
    hub: Hub, other_hub: Hub
) -> None:
    """[W10]"""
    board = await found_board(hub, "Retro")
    mia, tom = await visit(hub, board), await visit(other_hub, board, name="Tom")
    await until(lambda: mia.seat.name in tom.live.room._elsewhere)
    mia.says(t="here", cursor=[1, 2], edit="note000001")
    shown = await tom.next("here")
    mia.says(t="here", cursor=None, edit=None)
    cleared = await tom.next("here")

    late = await visit(other_hub, board, "viewer", "Late")
    late.says(t="ping")
    await late.next("pong")

    me = mia.seat.name
    assert (shown["people"], shown["more"]) == ([[me, 1, 2]], {me: {"edit": "note000001"}})
    assert cleared["more"] == {me: {"cursor": None, "edit": None}}
    assert [frame for frame in late.frames if frame["t"] == "here"] == []


async def test_a_wish_is_answered_on_the_server_where_it_was_made(hub: Hub, other_hub: Hub) -> None:
    """[W5] [W7] [W16]"""
    board = await found_board(hub, "Retro")
    mia = await visit(hub, board)
    await mia.decided(mia.wishes(note("note000001")))

    moved = Guest(await other_hub.open(board.board), mia.user, mia.client, at=mia.place)
    welcome = await moved.next("welcome")
    moved.says(t="tx", i=1, ops=[note("note000009")])
    moved.number = welcome["decided"]
    entry = await moved.decided(moved.wishes(note("note000002")))

    assert (welcome["decided"], entry["i"]) == (1, 2)
    assert not moved.live.room.board.holds("note000009"), "what is decided is never worked out twice"
