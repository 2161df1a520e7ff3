"""Bots on a real server."""

import asyncio
import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import websockets

from bot.valve import valve
from serving import Founded, TondoServer, running_server
from tondo.bot import Changes, Closed, Entry, LiveBoard, connect, enrol, join
from tondo.errors import Bad, Forbidden, NotFound, Replaced, Taken, TooBig, TooMany, Unauthorized, Unavailable
from tondo.geometry.box import Box
from tondo.model.json import Json

PATIENCE = 30.0


async def until(condition: Callable[[], bool]) -> None:
    """Wait for something that another task, or another process, brings about."""
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await asyncio.sleep(0.01)


async def read(changes: Changes, upto: int) -> list[Entry]:
    """Return the entries up to a place, each once."""
    entries: dict[int, Entry] = {}
    async with asyncio.timeout(PATIENCE):
        while upto not in entries:
            entry, _ = await anext(changes)
            assert entry.seq not in entries or entries[entry.seq] is entry, "An entry comes once."
            entries[entry.seq] = entry
    return list(entries.values())


def texts(board: LiveBoard) -> list[str]:
    return sorted(str(item["text"]) for item in board.items.values() if item["kind"] == "note")


async def test_a_note_is_on_the_board_when_its_id_is_returned(link: str) -> None:
    """[W7]"""
    async with join(link, name="Deploy bot") as board:
        item = await board.note("Deploy finished", shape="round", color="green", x=10, y=20)

        note = board.items[item]

    expected = {"kind": "note", "text": "Deploy finished", "shape": "round", "color": "green", "x": 10, "y": 20}
    assert {name: note[name] for name in expected} == expected


async def test_two_bots_see_each_other_and_what_each_does(link: str) -> None:
    """[W6] [W11]"""
    async with join(link, name="One") as one, join(link, name="Two") as two:
        changes = two.changes()
        item = await one.note("from one")
        await read(changes, one.seq)
        names = {person.name: person.bot for person in two.people.values()}
        await two.type(item, "answered by two")
        await until(lambda: one.seq == two.seq)

        assert names == {"One": True, "Two": True}
        assert one.items[item]["text"] == "answered by two"
        assert one.items == two.items


async def test_who_leaves_is_gone_for_the_others(link: str) -> None:
    """[W11]"""
    async with join(link, name="One") as one:
        async with join(link, name="Two"):
            await until(lambda: len(one.people) == 2)
        await until(lambda: len(one.people) == 1)

        assert [person.name for person in one.people.values()] == ["One"]


async def test_everything_a_bot_can_do_does_it(link: str) -> None:
    async with join(link, name="Bot") as board:
        a, b = await board.notes(["a", {"text": "b", "shape": "wide"}], color="pink")
        line = await board.connect_items(a, b, text="leads to", route="curved")
        await board.update(a, color="blue", link="https://tondo.example/")
        await board.update(a, link=None)
        await board.move(a, b, dx=7, dy=-3)
        await board.react(a, "👍")
        await board.here(cursor=(1, 2), select=[a])
        await board.send([{"op": "restack", "ids": [a], "to": "top"}, {"op": "delete", "ids": [b]}], label="tidy up")

        note, connector = board.items[a], board.items[line]
        assert (note["color"], note["x"], note["y"], "link" in note) == ("blue", 7, -3, False)
        assert note["reactions"] == {f"👍 {board.you.user}": True}
        assert isinstance(connector["from"], Mapping)
        assert connector["from"]["item"] == a
        assert connector["text"] == "leads to"
        assert b not in board.items


async def test_notes_without_a_place_cover_nothing(link: str) -> None:
    async with join(link, name="Bot") as board:
        await board.note("placed", x=100, y=100)
        await asyncio.gather(
            *(board.note(str(n)) for n in range(12)), board.notes([{"text": "w", "shape": "wide"}] * 3)
        )

        boxes = [
            Box(*(float(str(item[side])) for side in ("x", "y", "w", "h")))
            for item in board.items.values()
            if item["kind"] == "note"
        ]
        assert len(boxes) == 16
        assert not [(a, b) for n, a in enumerate(boxes) for b in boxes[:n] if a.meets(b)]


async def test_a_thousand_notes_go_in_one_transaction(link: str) -> None:
    async with join(link, name="Bot") as board:
        changes = board.changes()
        ids = await board.notes([f"note {n}" for n in range(1_000)], shape="round")

        (entry,) = await read(changes, board.seq)
        assert len(set(ids)) == len(entry.changes) == 1_000
        assert [board.items[item]["text"] for item in ids] == [f"note {n}" for n in range(1_000)]


async def test_more_than_fits_goes_in_several(link: str) -> None:
    """[N5]"""
    async with join(link, name="Bot") as board:
        ids = await board.notes(["long " * 1_000] * 200)

        assert all(item in board.items for item in ids)


async def test_a_refusal_raises_its_error(founded: Founded) -> None:
    """[W8] [O2]"""
    async with join(founded.links["editor"], name="Editor") as board:
        item = await board.note("mine")

        with pytest.raises(Bad, match="color"):
            await board.update(item, color="NO COLOUR")
        with pytest.raises(Taken):
            await board.note("again", id=item)
        with pytest.raises(Bad, match="`x` and `y`"):
            await board.note("half placed", x=1)
        with pytest.raises(TooMany):
            await board.send([{"op": "delete", "ids": []}] * 2_001)
        with pytest.raises(TooBig):
            await board.send([{"op": "create", "item": {"text": "x" * 300_000}}])
        with pytest.raises(Bad):
            await board.here(select=["no id"])
        assert texts(board) == ["mine"]
    async with join(founded.links["viewer"], name="Viewer") as board:
        with pytest.raises(Forbidden):
            await board.note("not allowed")
        assert texts(board) == ["mine"]


async def test_nothing_is_lost_and_nothing_comes_twice_when_the_server_is_killed(tmp_path: Path) -> None:
    """[W3] [W4] [W5] [W7]"""
    with running_server(tmp_path) as server:
        link = server.found().links["editor"]
        async with join(link, name="Writer") as writer, join(link, name="Reader") as reader:
            changes, begin = reader.changes(), reader.seq
            writing = asyncio.gather(*(writer.note(f"note {n:03}", x=0, y=0) for n in range(300)))
            for lived in (40, 160):
                await until(lambda lived=lived: len(texts(reader)) >= lived)  # type: ignore[misc]
                await asyncio.to_thread(server.kill)
                await asyncio.to_thread(server.start)

            ids = await asyncio.wait_for(writing, PATIENCE)
            entries = await read(changes, writer.seq)

            assert [entry.seq for entry in entries] == list(range(begin + 1, writer.seq + 1))
            assert texts(reader) == texts(writer) == [f"note {n:03}" for n in range(300)]
            assert reader.items == writer.items
            assert len(set(ids)) == 300


async def test_a_server_that_stops_in_order_is_come_back_to(tmp_path: Path) -> None:
    """[W13]"""
    with running_server(tmp_path) as server:
        async with join(server.found().links["editor"], name="Bot") as board:
            await asyncio.to_thread(server.stop)
            waiting = asyncio.create_task(board.note("patient"))
            await asyncio.to_thread(server.start)
            await asyncio.wait_for(waiting, PATIENCE)

            assert texts(board) == ["patient"]


@pytest.mark.parametrize("notes", [41, 450], ids=["inline", "by its address"])
async def test_who_was_away_for_too_long_gets_a_snapshot_and_the_difference(
    server: TondoServer, link: str, notes: int
) -> None:
    """[W3] [C4]"""
    async with valve(server.address) as pipe, join(link, name="Busy") as busy:
        ids = await busy.notes([f"note {n}" for n in range(notes)])
        async with join(pipe.through(link), name="Away") as away:
            changes = away.changes()
            pipe.shut()
            waiting = asyncio.create_task(away.note("wished while away", x=0, y=5_000))
            # More than the server keeps for those who come back.
            for n in range(40):
                text = f"{n} " + "x" * 5_900
                await busy.send(
                    [{"op": "update", "id": item, "set": {"text": text[::-1] if n % 2 else text}} for item in ids[:40]]
                )
            gone = ids.pop()
            await busy.delete(gone)
            pipe.open()
            await asyncio.wait_for(waiting, PATIENCE)
            entry, _ = await anext(changes)
            await read(changes, away.seq)
            await until(lambda: busy.seq == away.seq)

            assert entry.by == ""
            assert {"del": gone} in entry.changes
            assert len(entry.changes) == 41
            assert away.items == busy.items


async def test_a_board_with_many_items_is_fetched_when_a_bot_comes(link: str) -> None:
    """[W3]"""
    async with join(link, name="First") as first:
        await first.notes([f"note {n}" for n in range(2_500)])
        async with join(link, name="Second") as second:
            await until(lambda: first.seq == second.seq)

            assert second.items == first.items


async def test_a_token_is_good_for_coming_back_as_the_same_member(server: TondoServer, link: str) -> None:
    """[B3] [B5]"""
    url, token = await enrol(link, name="Regular")
    async with connect(url, token) as board:
        user = board.you.user
        await board.note("first visit")
    socket_url = server.socket_address
    async with connect(socket_url, token, board=url.rsplit("/", 1)[1]) as board:
        assert board.you.user == user
        assert board.people[board.you.session].bot
        assert texts(board) == ["first visit"]


async def test_a_wrong_link_or_token_says_so_at_once(server: TondoServer, link: str) -> None:
    """[B4] [B5] [W13]"""
    with pytest.raises(NotFound, match="no such board"):
        await enrol(link + "x", name="Bot")
    with pytest.raises(Bad, match="no secret"):
        await enrol(link.partition("#")[0], name="Bot")
    with pytest.raises(Unauthorized, match="join the board again"):
        async with connect(link, "no such token"):
            pass
    with pytest.raises(Forbidden, match="does not let"):
        async with connect(f"{server.address}/nowhere/b/0000000000", "token"):
            pass


async def test_a_server_that_is_not_there_is_waited_for_only_so_long(unused_tcp_port: int) -> None:
    with pytest.raises(Unavailable, match="cannot be reached"):
        async with connect(f"http://127.0.0.1:{unused_tcp_port}/b/0000000000", "token", patience=0.3):
            pass
    with pytest.raises(Unavailable, match="cannot be reached"):
        await enrol(f"http://127.0.0.1:{unused_tcp_port}/b/0000000000#k=secret", name="Bot")


async def test_a_closed_board_raises_and_never_hangs(tmp_path: Path) -> None:
    with running_server(tmp_path) as server:
        async with join(server.found().links["editor"], name="Bot") as board:
            changes = board.changes()
            await asyncio.to_thread(server.kill)
            waiting = asyncio.create_task(board.note("too late"))
            await asyncio.sleep(0)

    with pytest.raises(Closed):
        await waiting
    with pytest.raises(Closed):
        await board.note("later still")
    with pytest.raises(Closed):
        await board.here(cursor=(0, 0))
    assert [change async for change in changes] == []
    assert [change async for change in board.changes()] == []


async def test_a_board_that_the_server_ends_raises_why(server: TondoServer, link: str) -> None:
    """[W16]"""
    url, token = await enrol(link, name="Bot")
    async with connect(url, token) as board:
        changes = board.changes()
        await board.note("mine")
        entry, _ = await anext(changes)
        async with websockets.connect(server.socket_address) as twin:
            hello = {"t": "hello", "v": 1, "board": board.address.board, "token": token, "client": entry.client}
            await twin.send(json.dumps(hello))

            with pytest.raises(Replaced):
                await anext(changes)
            with pytest.raises(Replaced):
                await board.note("from the one that was replaced")


async def test_who_no_longer_waits_has_not_broken_anything(link: str) -> None:
    async with join(link, name="Bot") as board:
        create: dict[str, Json] = {"kind": "note", "x": 0, "y": 0, "text": "nobody waits"}
        given_up = asyncio.create_task(board.send([{"op": "create", "item": create}]))
        await asyncio.sleep(0)
        given_up.cancel()
        await asyncio.gather(given_up, return_exceptions=True)
        await board.note("somebody waits")

        assert texts(board) == ["nobody waits", "somebody waits"]
