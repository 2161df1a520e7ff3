"""The conversation as it should go: welcome, resume, decide once, presence, and who is there."""

from typing import Any

import pytest

from serving import Founded, TondoServer
from tondo.model.access import TABLE, Role
from web.process.asking import ask
from web.process.visitor import Visitor, note, resume, visit


async def settled(visitor: Visitor) -> None:
    """Have everything come down that the server had to say so far."""
    await visitor.says(t="ping")
    await visitor.hears("pong")


@pytest.mark.parametrize("role", ["owner", "facilitator", "editor", "commenter", "viewer"])
async def test_a_welcome_tells_who_one_is_and_how_to_go_on(server: TondoServer, board: Founded, role: Role) -> None:
    """[W2] [W7]"""
    async with visit(server, board, role) as mia:
        welcome = mia.welcome

        you, people = welcome["you"], welcome["people"]
        assert (you["name"], you["role"]) == (role.title(), role)
        assert you["can"] == sorted(TABLE[role])
        assert [(person["session"], person["user"]) for person in people] == [(you["session"], you["user"])]
        assert (welcome["v"], welcome["decided"], welcome["durability"]) == (1, 0, "fsync")
        assert (welcome["limits"]["message"], welcome["limits"]["ops"], welcome["limits"]["text"]) == (
            262_144,
            2_000,
            6_000,
        )
        assert welcome["tune"].keys() >= {"tx", "here"}
        assert welcome["snapshot"]["seq"] == welcome["at"]["seq"]
        assert abs(welcome["now"] - mia.board.items[you["user"]]["at"]) < 60_000
        assert mia.frames[0] is welcome


async def test_who_comes_back_with_a_place_in_the_log_gets_only_the_tail(server: TondoServer, board: Founded) -> None:
    """[W3] [W6]"""
    async with visit(server, board) as mia:
        await mia.does(note("note000001"))
    async with visit(server, board) as bo:
        await bo.does(note("note000002"))
        last = await bo.does({"op": "update", "id": "note000001", "set": {"color": "pink"}})
        held = mia.board.seq
        async with resume(server, board, mia) as again:
            ops = await again.hears("ops")

            assert "snapshot" not in again.welcome
            assert (ops["after"], ops["to"], ops["tag"]) == (held, last["s"], bo.tag)
            assert again.board.items == bo.board.items


async def test_who_comes_back_to_a_board_where_nothing_happened_gets_neither_tail_nor_snapshot(
    server: TondoServer, board: Founded
) -> None:
    """[W3]"""
    async with visit(server, board) as mia:
        pass
    async with resume(server, board, mia) as again:
        await settled(again)

        assert "snapshot" not in again.welcome
        assert [frame["t"] for frame in again.frames] == ["welcome", "pong"]


@pytest.mark.parametrize("wrong", [{"tag": "wrong"}, {"epoch": "wrong"}, {"seq": 2**53 - 1}, {"seq": 0}, {"tag": ""}])
async def test_who_comes_back_from_elsewhere_gets_the_board_anew(
    server: TondoServer, board: Founded, wrong: dict[str, Any]
) -> None:
    """[W3]"""
    async with visit(server, board) as mia:
        await mia.does(note())
    async with visit(server, board, token=mia.token, at={**mia.at, **wrong}) as again:
        assert again.board.items == mia.board.items
        assert again.welcome["snapshot"]["seq"] == mia.board.seq


async def test_a_sync_is_answered_with_the_tail(server: TondoServer, board: Founded) -> None:
    """[W6]"""
    async with visit(server, board) as mia:
        before = mia.at
        entry = await mia.does(note())
        await mia.says(t="sync", at=before)
        ops = await mia.hears("ops")

        assert (ops["after"], ops["to"], ops["tag"]) == (before["seq"], entry["s"], mia.tag)
        assert ops["entries"][-1] == entry


@pytest.mark.parametrize("wrong", [{"tag": "wrong"}, {"epoch": "wrong"}, {"seq": 2**53 - 1}])
async def test_a_sync_from_nowhere_in_the_log_is_answered_with_resync(
    server: TondoServer, board: Founded, wrong: dict[str, Any]
) -> None:
    """[W6] [W12]"""
    async with visit(server, board) as mia:
        await mia.says(t="sync", at={**mia.at, **wrong})
        ending = await mia.ending()

        assert (ending.code, mia.frames[-1]["t"]) == (4010, "resync")
    async with visit(server, board, token=mia.token) as again:
        assert "snapshot" in again.welcome


async def test_what_is_sent_again_is_never_worked_out_twice(server: TondoServer, board: Founded) -> None:
    """[W4] [W5]"""
    move = {"op": "move", "ids": ["note000001"], "dx": 10, "dy": 0}
    async with visit(server, board) as mia:
        await mia.does(note("note000001"))
        await mia.does(move)
        await mia.says(t="tx", i=2, ops=[move])
        await mia.says(t="tx", i=1, ops=[note()])
        await settled(mia)
    async with visit(server, board, token=mia.token, client=mia.client) as again:
        await again.says(t="tx", i=2, ops=[move])
        await again.says(t="tx", i=3, ops=[move])
        last = await again.outcome(3)

        assert again.welcome["decided"] == 2
        assert (last["s"], again.board.items["note000001"]["x"]) == (mia.board.seq + 1, 20)


async def test_what_was_lost_on_the_way_is_sent_again_and_decided_in_order(server: TondoServer, board: Founded) -> None:
    """[W5]"""
    async with visit(server, board) as mia:
        await mia.does(note("note000001"))
        # Whether these arrive before the line is cut, nobody knows.
        wishes = [{"op": "update", "id": "note000001", "set": {"text": str(n)}} for n in range(2, 21)]
        for wish in wishes:
            await mia.wishes(wish)
        mia.socket.transport.abort()
        held = mia.board.seq
    async with resume(server, board, mia) as again:
        decided = again.welcome["decided"]
        for number in range(decided + 1, 21):
            await again.says(t="tx", i=number, ops=[wishes[number - 2]])
        await again.outcome(20) if decided < 20 else None
        await again.reaches(again.welcome["at"]["seq"])

    async with visit(server, board) as bo:
        assert bo.board.items["note000001"]["text"] == "20"
        assert bo.board.seq == held + 20, "each once, and Bo"


async def test_a_reject_decides_its_number(server: TondoServer, board: Founded) -> None:
    """[W8]"""
    async with visit(server, board) as mia:
        rejected = await mia.does(note("note000001"), note("bad"))
        await mia.says(t="tx", i=1, ops=[note("note000001")])
        await settled(mia)

        assert rejected["code"] == "bad"
        assert "note000001" not in mia.board.items


async def test_the_same_client_in_a_newer_connection_ends_the_older_one(server: TondoServer, board: Founded) -> None:
    """[W16]"""
    async with (
        visit(server, board) as older,
        visit(server, board, token=older.token) as other,
        visit(server, board, token=older.token, client=older.client) as newer,
    ):
        ending = await older.ending()

        assert (ending.code, ending.error["code"]) == (4003, "replaced")
        assert "d" in await newer.does(note())
        assert "d" in await other.does(note())


async def test_the_same_client_id_of_somebody_else_ends_nobody(server: TondoServer, board: Founded) -> None:
    """[W16]"""
    async with visit(server, board) as mia, visit(server, board, client=mia.client) as bo:
        await bo.does(note())

        assert "d" in await mia.does(note())
        assert mia.welcome["decided"] == bo.welcome["decided"] == 0


async def test_a_ping_is_answered_with_the_time(server: TondoServer, board: Founded) -> None:
    """[W14]"""
    async with visit(server, board, "viewer") as vic:
        await vic.says(t="ping")
        pong = await vic.hears("pong")
        await vic.says(t="pong")
        await settled(vic)

        assert pong["now"] >= vic.welcome["now"]


async def test_people_hear_who_comes_and_who_goes(server: TondoServer, board: Founded) -> None:
    """[W11]"""
    async with visit(server, board) as mia:
        token = server.join(board.links["commenter"], "Robo", bot=True)
        async with visit(server, board, token=token) as robot:
            came = await mia.hears("who")
            people = {person["session"] for person in robot.welcome["people"]}
        went = await mia.hears("who")

        [person] = came["join"]
        assert (person["session"], person["name"], person["role"], person["bot"]) == (
            robot.session,
            "Robo",
            "commenter",
            True,
        )
        assert people == {mia.session, robot.session}
        assert went == {"t": "who", "leave": [robot.session]}
        assert not [frame for frame in robot.frames if frame["t"] == "who"], "one's own coming is in the welcome"


async def test_presence_tells_only_what_changed_and_null_clears(server: TondoServer, board: Founded) -> None:
    """[W10]"""
    async with visit(server, board, "viewer") as vic, visit(server, board) as mia:
        await mia.says(t="here", cursor=[1.26, -2], select=["note000001"], edit="note000001")
        all_of_it = await vic.hears("here")
        await mia.says(t="here", edit=None, view=[0, 0, 800, 600])
        the_change = await vic.hears("here")
        async with visit(server, board, token=vic.token) as late:
            all_now = await late.hears("here")
        await mia.says(t="here", cursor=None)
        gone = await vic.hears("here")

        me = mia.session
        assert all_of_it == {
            "t": "here",
            "people": [[me, 1.3, -2.0]],
            "more": {me: {"select": ["note000001"], "edit": "note000001"}},
        }
        assert the_change == {"t": "here", "more": {me: {"edit": None, "view": [0.0, 0.0, 800.0, 600.0]}}}
        assert all_now["people"] == [[me, 1.3, -2.0]]
        assert all_now["more"] == {me: {"select": ["note000001"], "view": [0.0, 0.0, 800.0, 600.0]}}
        assert gone["more"] == {me: {"cursor": None}}


async def test_presence_of_who_left_is_told_to_nobody(server: TondoServer, board: Founded) -> None:
    """[W10] [W11]"""
    async with visit(server, board) as bo:
        async with visit(server, board, token=bo.token) as mia:
            await mia.says(t="here", cursor=[1, 2])
            await bo.hears("here")
        while "leave" not in await bo.hears("who"):
            pass
        async with visit(server, board, token=bo.token) as late:
            await settled(late)

            assert not [frame for frame in late.frames if frame["t"] == "here"]


async def test_presence_over_its_rate_is_dropped_without_a_word(server: TondoServer, board: Founded) -> None:
    """[W10]"""
    async with visit(server, board) as bo, visit(server, board, token=bo.token) as mia:
        for step in range(500):
            await mia.says(t="here", cursor=[step, 0])
        await settled(mia)
        entry = await mia.does(note())
        await bo.reaches(entry["s"])

        heard = [frame for frame in bo.frames if frame["t"] == "here"]
        assert not [frame for frame in mia.frames if frame["t"] in ("reject", "error")]
        assert 1 <= len(heard) < 250


async def test_a_large_board_is_fetched_over_http_and_is_the_same_board(server: TondoServer, board: Founded) -> None:
    """[W3] [C4] [I10]"""
    async with visit(server, board) as mia:
        await mia.does(*[note(text=f"{n} 🦊") for n in range(401)])
        async with visit(server, board, "owner") as olga, visit(server, board, "viewer") as vic:
            url = olga.welcome["snapshot"]["url"]
            await mia.does(note("note000001"))
            last = await mia.does({"op": "react", "id": "note000001", "emoji": "👍"})
            async with visit(server, board, token=vic.token) as late:
                for person in (olga, vic, late):
                    await person.reaches(last["s"])
                strangers = [ask(server.address + url), ask(server.address + url, token="A" * 27)]

                shown = ask(f"{server.address}/api/boards/{board.id}", token=mia.token).json
                assert late.board.items == vic.board.items == mia.board.items
                assert {item["id"]: item for item in shown["items"]} == mia.board.items
                assert sum(item["kind"] == "link" for item in olga.board.items.values()) == 5
                assert {item["kind"] for item in vic.fetched(url)} == {"settings", "note"}, (
                    "nothing that is not for all"
                )
                assert {answer.status for answer in strangers} == {401}


async def test_everybody_gets_the_same_bytes_and_ends_with_the_same_board(server: TondoServer, board: Founded) -> None:
    """[W6] [C4]"""
    async with visit(server, board) as bo, visit(server, board) as mia, visit(server, board, "viewer") as vic:
        await bo.reaches(vic.welcome["at"]["seq"])
        for n in range(20):
            await bo.wishes(note(f"bobo{n:06d}", text="b"))
            await mia.wishes(note(f"mimi{n:06d}", text="m"))
        last = max([await bo.outcome(20), await mia.outcome(20)], key=lambda entry: int(entry["s"]))
        for person in (bo, mia, vic):
            await person.reaches(last["s"])

        entries = [
            [entry for frame in person.frames if frame["t"] == "ops" for entry in frame["entries"]][-40:]
            for person in (bo, mia, vic)
        ]
        assert entries[0] == entries[1] == entries[2]
        assert bo.board.items == mia.board.items == vic.board.items
