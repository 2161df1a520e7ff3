"""The ways in: boards with their links, and tokens for those who joined. [B1] to [B5]

A secret is in the hands of whoever has the link, a token in the hands of one person. The server keeps only hashes of both:
160 random bits need no salt and no slow hash, because nobody can try them all.
"""

import hmac
import re
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

import orjson

from tondo.errors import Bad, NotFound, Unauthorized, Unavailable
from tondo.hub.hub import Hub
from tondo.hub.live import Live
from tondo.kinds import link, settings
from tondo.model.access import ROLES, Principal, Role
from tondo.model.change import Change, put
from tondo.model.entry import Entry
from tondo.model.ids import base62
from tondo.model.json import Json
from tondo.ops.enrol import Enrol
from tondo.ops.invite import Invite
from tondo.room.wish import Wish
from tondo.stores.port import StoreDown

SECRET = 20  # Bytes: 160 bits.
TOKEN_LIFE = 180 * 24 * 3600  # Seconds.
NAME_LIMIT = 40

_control = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Founded:
    """A new board, with the secret of each role's link."""

    board: str
    secrets: Mapping[Role, str]


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody who may come in."""

    token: str
    user: str
    role: Role


@dataclass(frozen=True, slots=True)
class Pass:
    """What a token stands for."""

    board: str
    user: str


def mint_id() -> str:
    """Mint an id at random."""
    return base62(secrets.randbits(60), 10)


async def found_board(hub: Hub, title: str) -> Founded:
    """Make a board with a link for each role. Raises Bad or Unavailable."""
    board, now = mint_id(), int(time.time() * 1000)
    words: dict[Role, str] = {role: secrets.token_urlsafe(SECRET) for role in ROLES}
    changes: list[Change] = [
        _item(settings.ID, "settings", settings.KIND.made({"title": title.strip() or "Untitled board"}), now)
    ]
    for role, word in words.items():
        changes.append(_item(mint_id(), "link", link.KIND.made({"role": role, "hash": _hash(word)}), now))
    await hub.found(board, secrets.token_bytes(32), Entry(1, now, "", "", 0, changes))
    return Founded(board, words)


async def join(hub: Hub, board: str, secret: str, name: str, *, bot: bool = False) -> Joined:
    """Let somebody in who has a link's secret. Raises NotFound, Bad or Unavailable. [B3] [B4]"""
    live = await hub.open(board)
    given = _hash(secret)
    door = next(
        (
            item
            for item in live.room.board.items.values()
            if item["kind"] == "link" and hmac.compare_digest(str(item["hash"]), given)
        ),
        None,
    )
    if door is None:
        raise NotFound("there is no such board, or the link is not valid any more")
    called = _control.sub("", name).strip()[:NAME_LIMIT]
    if not called:
        raise Bad("`name` must be 1 to 40 characters")
    user, ticket = mint_id(), secrets.token_hex(8)
    enrol = Enrol(user, called, str(door["id"]), bot)
    await live.wish(Wish(mint_id(), 1, [enrol], who=Principal(user, "owner"), ticket=ticket))
    token = secrets.token_urlsafe(SECRET)
    fact = orjson.dumps({"board": board, "user": user, "until": int(time.time()) + TOKEN_LIFE})
    try:
        if not await hub.store.add("tokens", _hash(token), fact):
            raise Unavailable("the token could not be made: try again")
    except StoreDown as fault:
        raise Unavailable(str(fault)) from None
    role = live.room.principal(user)
    if role is None:
        raise NotFound("there is no such board, or the link is not valid any more")
    return Joined(token, user, role.role)


async def invite(live: Live, user: str, role: Role, label: str | None = None) -> str:
    """Make a further link in somebody's name, and return its secret. Raises Forbidden or Unavailable. [B8]"""
    secret, ticket = secrets.token_urlsafe(SECRET), secrets.token_hex(8)
    await live.wish(Wish(mint_id(), 1, [Invite(role, _hash(secret), label)], user=user, ticket=ticket))
    return secret


async def recognise(hub: Hub, token: str) -> Pass:
    """Return what a token stands for. Raises Unauthorized or Unavailable."""
    try:
        found = await hub.store.find("tokens", _hash(token))
    except StoreDown as fault:
        raise Unavailable(str(fault)) from None
    fact: dict[str, Json] = orjson.loads(found) if found else {}
    until = fact.get("until", 0)
    if not isinstance(until, int) or until < time.time():
        raise Unauthorized("no such token, or it has expired: join the board again by its link")
    return Pass(str(fact["board"]), str(fact["user"]))


def _hash(word: str) -> str:
    return sha256(word.encode("utf-8", "surrogatepass")).hexdigest()


def _item(name: str, kind: str, fields: Mapping[str, Json], now: int) -> Change:
    return put({"id": name, "kind": kind, **fields, "by": "", "at": now, "born": 1, "tv": 1})
