"""Errands: what the command line has a bot do, start to end."""

import asyncio

import orjson

from tondo.bot import request
from tondo.bot.address import Address
from tondo.bot.board import connect, join
from tondo.model.json import Json


def post(link: str, text: str, *, name: str, token: str, **fields: Json) -> str:
    """Post one note, and return its id. Raises Fault."""

    async def errand() -> str:
        async with connect(link, token) if token else join(link, name) as board:
            return (await board.notes([text], **fields))[0]

    return asyncio.run(errand())


def export_json(link: str, *, name: str, token: str) -> bytes:
    """Return the board as JSON that is pleasant to read. Raises Fault."""
    address = Address.of(link)
    whole = request.board(address, token or request.join(address, name))
    return orjson.dumps(whole, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
