"""A reader that takes nothing is sent away in the end, and never costs another reader anything."""

import socket

import pytest

from serving import Founded, TondoServer
from web.process.visitor import note, visit

BIG = {"text": "🐌" * 6_000}
IN_ONE = 10
TIMES = 90  # Of 240 KB each: more than the server keeps for one reader, and what the kernels keep for it.


def narrow(server: TondoServer) -> socket.socket:
    """Return a connection that takes little at a time."""
    host, port = server.address.removeprefix("http://").split(":")
    thin = socket.socket()
    thin.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    thin.connect((host, int(port)))
    thin.setblocking(False)
    return thin


@pytest.mark.slow
async def test_a_reader_that_never_reads_is_sent_away_and_others_go_on(server: TondoServer, board: Founded) -> None:
    """[W15] Section 8"""
    async with (
        visit(server, board) as mia,
        visit(server, board, "viewer") as vic,
        visit(server, board, "viewer", sock=narrow(server), max_queue=1, ping_interval=None) as slow,
    ):
        held = slow.at
        for n in range(TIMES):
            names = [f"n{n:03d}{m:06d}" for m in range(IN_ONE)]
            await mia.does(*[note(name, **BIG) for name in names])
            # What is gone from the board is not in the snapshots of this test.
            await mia.does({"op": "delete", "ids": names})
        await vic.reaches(mia.board.seq)
        ending = await slow.ending()

        assert (ending.code, ending.error["code"], ending.error["retry"]) == (4009, "too_slow", True)
        assert slow.board.seq < vic.board.seq == mia.board.seq
        assert vic.board.items == mia.board.items
    async with visit(server, board, token=slow.token, at=held) as again:
        await again.says(t="ping")
        await again.hears("pong")
        assert again.board.seq == mia.board.seq
        assert again.board.items == mia.board.items


async def test_who_reads_nothing_and_goes_is_missed_by_nobody(server: TondoServer, board: Founded) -> None:
    """[W11] [W15]"""
    async with visit(server, board) as mia:
        async with visit(server, board, "viewer", sock=narrow(server), max_queue=1) as slow:
            for _ in range(5):
                await mia.does(*[note(**BIG)] * IN_ONE)
            slow.socket.transport.abort()
        while "leave" not in await mia.hears("who"):
            pass

        assert "d" in await mia.does(note())
