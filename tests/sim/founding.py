"""The first entry of a board in a world: its settings, and a link for each role, as `tondo.hub.doors` makes them."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from random import Random

from tondo.kinds import link, settings
from tondo.model.access import ROLES, Role
from tondo.model.change import Change, put
from tondo.model.entry import Entry, chained
from tondo.model.ids import base62
from tondo.model.json import Json
from tondo.stores.port import Stamped

KEY = b"the key of the board"


@dataclass(frozen=True, slots=True)
class Founded:
    """A new board."""

    links: Mapping[Role, str]
    hashes: tuple[bytes, ...]
    """What nobody may ever be sent. [I10]"""
    first: Stamped


def founded(chance: Random, now: int) -> Founded:
    """Found a board."""
    links: dict[Role, str] = {role: base62(chance.getrandbits(59), 10) for role in ROLES}
    hashes = {role: sha256(name.encode()).hexdigest() for role, name in links.items()}
    changes = [_item(settings.ID, "settings", settings.KIND.made({"title": "Sim"}), now)]
    for role, name in links.items():
        changes.append(_item(name, "link", link.KIND.made({"role": role, "hash": hashes[role]}), now))
    body = Entry(1, now, "", "", 0, changes).encoded()
    return Founded(links, tuple(h.encode() for h in hashes.values()), Stamped(1, chained(KEY, "", body), body))


def _item(name: str, kind: str, fields: Mapping[str, Json], now: int) -> Change:
    return put({"id": name, "kind": kind, **fields, "by": "", "at": now, "born": 1, "tv": 1})
