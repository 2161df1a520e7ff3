"""The client for bots: the same door, the same rights and the same board as everybody else.

    async with join(link, name="Deploy bot") as board:
        await board.note("Deploy finished", shape="round", color="green")

`docs/bots.md` shows more. Inside, from the pure to the moving:

    address     what a link says
    outbox      transactions until they are decided
    pace        how often, how soon again
    spots       where a note goes that nobody placed
    reading     from bytes to messages
    news        what a replica tells
    replica     the board as a bot holds it: frames in, news and frames out; no clock, no socket
    changes     what happened, for whoever reads along
    request     HTTP
    line        the connection, again and again
    board       what a bot can do
    errands     what the command line has a bot do
"""

from tondo.bot.board import LiveBoard, connect, enrol, join
from tondo.bot.changes import Changes, Closed
from tondo.model.change import Change
from tondo.model.entry import Entry

__all__ = ["Change", "Changes", "Closed", "Entry", "LiveBoard", "connect", "enrol", "join"]
