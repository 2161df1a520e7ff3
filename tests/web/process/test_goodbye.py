"""When the server stops, everybody is told, and finds everything again when it is back."""

import asyncio
import urllib.error
from pathlib import Path

import pytest

from serving import running_server
from web.process.visitor import knock, note, resume, visit


async def test_a_server_that_stops_says_bye_and_everybody_comes_back_to_what_they_had(tmp_path: Path) -> None:
    """[W13] [W3] [W5]"""
    with running_server(tmp_path) as server:
        board = server.found("Retro")
        async with (
            visit(server, board) as mia,
            visit(server, board, "viewer") as vic,
            knock(server, board, token=mia.token) as silent,
        ):
            await mia.does(note("note000001", text="kept"))
            await vic.reaches(mia.board.seq)

            await asyncio.to_thread(server.stop)

            endings = [await person.ending() for person in (mia, vic, silent)]
            assert [ending.code for ending in endings[:2]] == [1012, 1012]
            assert endings[2].code in (1001, 1012), "whoever said no hello yet is asked to come again, too"
            for person in (mia, vic):
                bye = person.frames[-1]
                assert (bye["t"], bye["why"]) == ("bye", "drain")
                assert 0 < bye["after"] < 60_000
        with pytest.raises(urllib.error.URLError):
            server.found()
        assert "Traceback" not in server.log()

        server.start()
        async with resume(server, board, mia) as again, visit(server, board) as bo:
            assert "snapshot" not in again.welcome
            assert again.welcome["decided"] == 1
            assert bo.board.items["note000001"]["text"] == "kept"
            assert "d" in await again.does(note())


async def test_a_server_that_is_killed_keeps_what_it_acknowledged(tmp_path: Path) -> None:
    """[W7] [W3] [W5]"""
    with running_server(tmp_path) as server:
        board = server.found("Retro")
        async with visit(server, board) as mia:
            for n in range(50):
                await mia.wishes(note(text=str(n)))
            await mia.outcome(25)
            server.kill()
            await mia.ending()
        acknowledged = max(entry["i"] for frame in mia.frames if frame["t"] == "ops" for entry in frame["entries"])

        server.start()
        async with resume(server, board, mia) as again:
            assert again.welcome["decided"] >= acknowledged >= 25
            for n in range(again.welcome["decided"], 50):
                await again.says(t="tx", i=n + 1, ops=[note(text=str(n))])
            await again.reaches(mia.board.seq)
            if again.welcome["decided"] < 50:
                await again.outcome(50)
        async with visit(server, board) as bo:
            texts = [item["text"] for item in bo.board.items.values() if item["kind"] == "note"]
            assert sorted(texts, key=lambda text: int(str(text))) == [str(n) for n in range(50)]
