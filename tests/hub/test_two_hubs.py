"""Two servers, one store: they disagree about nothing."""

import asyncio
import random

from guests import Guest, RoughStore, note, until, visit
from tondo.hub.doors import found_board
from tondo.hub.hub import Hub
from tondo.model.entry import Entry
from tondo.room.room import Room


async def test_what_is_wished_on_one_server_reaches_the_guests_of_the_other(hub: Hub, other_hub: Hub) -> None:
    """[W6]"""
    board = await found_board(hub, "Retro")
    mia, tom = await visit(hub, board), await visit(other_hub, board, name="Tom")

    number = mia.wishes(note("note000001", text="Ship"))
    await mia.decided(number)
    await until(lambda: tom.live.room.board.holds("note000001"))
    frame = await tom.next("ops")
    while not any(entry["c"] == mia.client for entry in frame["entries"]):
        frame = await tom.next("ops")

    assert dict(tom.live.room.board.items) == dict(mia.live.room.board.items)


async def test_a_storm_on_two_servers_comes_to_one_board(hub: Hub, other_hub: Hub, store: RoughStore) -> None:
    """[W5] [W7] [X4] [C4]"""
    dice = random.Random(7)
    board = await found_board(hub, "Retro")
    first = await visit(hub, board)
    await first.decided(first.wishes(note("note000000", text="Ship")))
    guests: list[Guest] = [first]
    for n in range(5):
        guests.append(await visit((hub, other_hub)[n % 2], board, name=f"Guest {n}"))
    await until(lambda: len({guest.live.room.seq for guest in guests}) == 1)
    born = first.live.room.board.items["note000000"]["born"]

    for turn in range(120):
        guest = dice.choice(guests)
        match dice.randrange(3):
            case 0:
                guest.wishes({"op": "text", "id": "note000000", "base": born, "do": [str(turn % 10)]})
            case 1:
                guest.wishes({"op": "create", "item": {"kind": "note", "x": turn, "y": 0}})
            case _:
                guest.wishes({"op": "move", "ids": ["note000000"], "dx": 1, "dy": 0})
        if turn % 10 == 0:
            store.forgetful += 1
        await asyncio.sleep(0)
    for guest in guests:
        if guest.number:
            await guest.decided(guest.number)

    one, other = hub_room(guests, hub), hub_room(guests, other_hub)
    await until(lambda: one.seq == other.seq)
    assert dict(one.board.items) == dict(other.board.items)
    assert one.tag == other.tag
    numbers: dict[str, list[int]] = {}
    for stamped in await store.read(board.board, 0, 10_000):
        entry = Entry.decoded(stamped.body)
        numbers.setdefault(entry.client, []).append(entry.number)
    for guest in guests:
        assert numbers.get(guest.client, []) == list(range(1, guest.number + 1)), "each once, and in order"
    typed = str(one.board.items["note000000"]["text"])
    assert len(typed) == len("Ship") + sum(
        b'"txt"' in stamped.body for stamped in await store.read(board.board, 0, 10_000)
    ), "every letter is there"


async def test_people_on_both_servers_see_each_other(hub: Hub, other_hub: Hub) -> None:
    """[W11] [W10]"""
    board = await found_board(hub, "Retro")
    mia, tom = await visit(hub, board, name="Mia"), await visit(other_hub, board, name="Tom")

    joined = await mia.next("who")
    while joined.get("join", [{}])[0].get("name") != "Tom":
        joined = await mia.next("who")
    tom.says(t="here", cursor=[1, 2])
    here = await mia.next("here")
    tom.leaves()
    left = await mia.next("who")

    assert joined["join"][0]["session"] == tom.seat.name
    assert here["people"] == [[tom.seat.name, 1, 2]]
    assert left["leave"] == [tom.seat.name]


async def test_who_comes_in_later_hears_of_those_on_the_other_server(hub: Hub, other_hub: Hub) -> None:
    """[W2] [W11]"""
    board = await found_board(hub, "Retro")
    mia = await visit(hub, board, name="Mia")

    live = await other_hub.open(board.board)
    await until(lambda: mia.seat.name in live.room._elsewhere)
    tom = await visit(other_hub, board, name="Tom")

    people = {person["name"] for person in (await tom.next("welcome"))["people"]}
    assert people == {"Mia", "Tom"}


async def test_the_own_people_are_told_on_once(hub: Hub, other_hub: Hub) -> None:
    """[W11]"""
    board = await found_board(hub, "Retro")
    mia, tom = await visit(hub, board, name="Mia"), await visit(other_hub, board, name="Tom")
    await until(lambda: tom.seat.name in mia.live.room._elsewhere)
    await until(lambda: mia.seat.name in tom.live.room._elsewhere)

    zoe = await visit(hub, board, name="Zoe")
    await until(lambda: zoe.seat.name in tom.live.room._elsewhere)
    await tom.next("ops")
    mia.wishes({"op": "delete", "ids": []})
    await tom.next("ops")

    joins = [person["name"] for frame in tom.frames for person in frame.get("join", [])]
    assert joins.count("Zoe") <= 1
    assert "Tom" not in joins


def hub_room(guests: list[Guest], hub: Hub) -> Room:
    """Return the room of the guests that sit at this hub."""
    return next(guest.live.room for guest in guests if guest.live._store is hub.store and guest.live in _lives(hub))


def _lives(hub: Hub) -> list[object]:
    return [task.result() for task in hub._lives.values()]
