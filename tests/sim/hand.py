"""What a person does at random: wishes of every kind, sensible ones and others."""

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from sim.client import Client, Ops
from sim.ledger import Ledger
from tondo.model.ids import base62
from tondo.model.splice import normal

SHAPES = ("square", "round", "wide")
COLORS = ("yellow", "pink", "blue", "#a0b1c2")
EMOJI = ("+1", "heart")
SIDES = ("auto", "top", "right", "bottom", "left")
RETYPED = "R"
"""Items whose id begins so have their text given whole; letters are not counted there."""


class Letters:
    """Letters of which no two are alike, some of them beyond the basic plane."""

    def __init__(self) -> None:
        self._next = [0x4E00, 0x20000]

    def mint(self, chance: Random) -> str:
        """Return a letter that was never typed before."""
        plane = chance.random() < 0.2
        self._next[plane] += 1
        return chr(self._next[plane])


class Hand:
    """Acts for one client."""

    def __init__(self, client: Client, chance: Random, ledger: Ledger, letters: Letters) -> None:
        self._client, self._chance, self._ledger, self._letters = client, chance, ledger, letters
        self._doings: Sequence[tuple[Callable[[], None], int]] = (
            (self._type, 40),
            (self._flush, 15),
            (lambda: self._wish(self._create()), 12),
            (lambda: self._wish(self._update()), 10),
            (lambda: self._wish(self._move()), 8),
            (lambda: self._wish(self._delete()), 4),
            (lambda: self._wish(self._restore()), 4),
            (lambda: self._wish(self._restack()), 4),
            (lambda: self._wish(self._react()), 4),
            (lambda: self._wish(self._reparent()), 5),
            (lambda: self._wish(self._several()), 4),
            (lambda: self._wish([]), 1),
            (self._nonsense, 2),
            (self._overstep, 2),
            (self._be_here, 3),
            (self._ask, 1),
        )

    def act(self) -> None:
        """Do one thing."""
        (doing,) = self._chance.choices([do for do, _ in self._doings], [weight for _, weight in self._doings])
        doing()

    def flush_all(self) -> None:
        """Send everything that was typed."""
        for item in list(self._client.typists):
            self._client.flush(item)

    # Typing.

    def _type(self) -> None:
        item = self._pick("note", "text", "frame")
        if item is None:
            return
        text = self._client.text(item)
        for _ in range(self._chance.randint(1, 3)):
            place = self._chance.randint(0, min(len(text), 5900))
            gone = min(self._chance.choice((0, 0, 0, 1, 3)), len(text) - place)
            new = "".join(self._letters.mint(self._chance) for _ in range(self._chance.choice((0, 1, 1, 2, 5))))
            self._ledger.struck.update(text[place : place + gone])
            self._ledger.letters.update(dict.fromkeys(new, item))
            if splice := normal([place, new, -gone]):
                self._client.type(item, splice)
            text = self._client.text(item)
        if item in self._client.typists and self._chance.random() < 0.6:
            self._client.flush(item)

    def _flush(self) -> None:
        if self._client.typists:
            self._client.flush(self._chance.choice(list(self._client.typists)))

    # Wishing.

    def _wish(self, ops: Ops) -> None:
        self._client.wish(ops)

    def _create(self) -> Ops:
        kind = self._chance.choice(("note", "note", "note", "text", "frame", "connector", "connector"))
        item: dict[str, Any] = {"kind": kind}
        if self._chance.random() < 0.95:
            item["id"] = self._mint(kind)
        if kind == "connector":
            item |= {"from": self._end(), "to": self._end(), "route": self._chance.choice(("straight", "elbow"))}
        else:
            item |= {"x": self._coordinate(), "y": self._coordinate()}
        if kind == "note":
            item |= {"shape": self._chance.choice(SHAPES), "color": self._chance.choice(COLORS)}
        if kind == "frame":
            item |= {"w": 500, "h": 400}
        if self._chance.random() < 0.3:
            item["parent"] = self._any_id()
        if self._chance.random() < 0.2:
            item["z"] = "bottom"
        return [{"op": "create", "item": item}]

    def _update(self) -> Ops:
        item = self._any_id()
        kind = self._client.items.get(item, {}).get("kind")
        changes: list[dict[str, Any]] = [
            {"x": self._coordinate(), "y": self._coordinate()},
            {"lock": self._chance.choice(("free", "free", "free", "locked"))},
        ]
        if kind == "note":
            tag = self._chance.choice(("red", "blue"))
            changes += [{"color": self._chance.choice(COLORS)}, {"shape": self._chance.choice(SHAPES)}]
            changes += [{"tags": {tag: self._chance.choice((True, None))}}, {"color": "pink", "author": None}]
        if kind == "connector":
            changes = [{"from": self._end()}, {"to": self._end(), "color": "red"}, {"text": "ab" * 3}]
        if item.startswith(RETYPED):
            changes += [{"text": self._retyped(item)}] * 3
        return [{"op": "update", "id": item, "set": self._chance.choice(changes)}]

    def _retyped(self, item: str) -> str:
        letters = list(str(self._client.items.get(item, {}).get("text", "")))
        for _ in range(self._chance.randint(1, 4)):
            letters.insert(self._chance.randint(0, len(letters)), self._chance.choice("abcdef"))
        del letters[: self._chance.randint(0, 2)]
        return "".join(letters)[:3000]

    def _move(self) -> Ops:
        distance = {"dx": self._chance.randint(-50, 50), "dy": self._chance.random() * 10}
        return [{"op": "move", "ids": self._several_ids(), **distance}]

    def _delete(self) -> Ops:
        return [{"op": "delete", "ids": self._several_ids()[:3]}]

    def _restore(self) -> Ops:
        graves = list(self._client.graves)
        return [{"op": "restore", "ids": [self._chance.choice(graves) for _ in range(2)] if graves else []}]

    def _restack(self) -> Ops:
        where = self._chance.choice(("top", "bottom", {"above": self._any_id()}, {"below": self._any_id()}))
        return [{"op": "restack", "ids": self._several_ids(), "to": where}]

    def _react(self) -> Ops:
        item = self._pick("note") or self._mint("note")
        on = self._chance.random() < 0.7
        return [{"op": "react", "id": item, "emoji": self._chance.choice(EMOJI), "on": on}]

    def _reparent(self) -> Ops:
        """Put things into frames, frames into frames, and now and then into themselves or into what is gone."""
        frames = [name for name, item in self._client.items.items() if item["kind"] == "frame"]
        child = self._chance.choice(frames) if frames and self._chance.random() < 0.6 else self._any_id()
        parent = self._chance.choice([*frames, child, self._any_id(), None])
        return [{"op": "update", "id": child, "set": {"parent": parent}}]

    def _several(self) -> Ops:
        """Wish several things that happen at one place, some of them about an item that is made there."""
        make = self._create()
        name = make[0]["item"].setdefault("id", self._mint(make[0]["item"]["kind"]))
        return (
            make
            + self._chance.choice((self._move(), self._delete(), self._restack(), []))
            + [
                {"op": "move", "ids": [name], "dx": 1, "dy": 1},
                *self._chance.choice(([], [{"op": "delete", "ids": [name]}, {"op": "restore", "ids": [name]}])),
            ]
        )

    def _nonsense(self) -> None:
        """Wish what is refused as `bad`."""
        item = self._any_id()
        nonsense: Ops = self._chance.choice(
            [
                [{"op": "explode", "id": item}],
                [{"op": "create", "item": {"kind": "dragon"}}],
                [{"op": "create", "item": {"kind": "note", "x": "left", "y": 0}}],
                [{"op": "move", "ids": [item], "dx": 1e12, "dy": 0}],
                [{"op": "update", "id": self._pick("note") or item, "set": {"color": 7}}],
                # None of it happens, although its beginning made sense.
                [*self._create(), {"op": "create", "item": {"kind": "dragon"}}],
                [
                    {"op": "delete", "ids": [item]},
                    {"op": "create", "item": {"kind": "connector", "from": {}, "to": {}}},
                ],
            ]
        )
        self._client.wish(nonsense, nonsense=True)

    def _overstep(self) -> None:
        """Wish what few may: the board's title, somebody's name, links."""
        people = [name for name, item in self._client.items.items() if item["kind"] in ("member", "link")]
        self._wish(
            self._chance.choice(
                [
                    [{"op": "update", "id": "settings", "set": {"title": f"Board {self._chance.randint(1, 9)}"}}],
                    [{"op": "update", "id": self._chance.choice(people), "set": {"name": "X", "label": "Y"}}],
                    [{"op": "update", "id": self._client.user, "set": {"color": self._chance.choice(COLORS)}}],
                    [{"op": "delete", "ids": [self._chance.choice(people)]}],
                    [{"op": "update", "id": self._any_id(), "set": {"lock": "stage"}}],
                ]
            )
            if people
            else []
        )

    def _be_here(self) -> None:
        here: dict[str, Any] = {"t": "here", "cursor": [self._coordinate(), self._coordinate()]}
        self._client.say(here | {"select": self._several_ids()})

    def _ask(self) -> None:
        """Ask for the tail without need: nothing may come of it but the tail. [W6]"""
        if self._client.tag:
            at = {"epoch": self._client.epoch, "seq": self._client.seq, "tag": self._client.tag}
            self._client.say({"t": "sync", "at": at})

    # Choosing.

    def _mint(self, kind: str) -> str:
        """Return a new id, or now and then one that is in use, or was."""
        if self._chance.random() < 0.05:
            kinds = self._client.graves | {name: str(item["kind"]) for name, item in self._client.items.items()}
            if used := [name for name, its_kind in kinds.items() if its_kind == kind]:
                return self._chance.choice(used)
        first = RETYPED if self._chance.random() < 0.2 else self._chance.choice("abcXYZ019")
        return first + base62(self._chance.getrandbits(52), 9)

    def _any_id(self) -> str:
        desk = [name for name, item in self._client.items.items() if item["kind"] not in ("settings", "link", "member")]
        if self._client.graves and self._chance.random() < 0.15:
            return self._chance.choice(list(self._client.graves))
        return self._chance.choice(desk) if desk else base62(self._chance.getrandbits(50), 10)

    def _several_ids(self) -> list[str]:
        return [self._any_id() for _ in range(self._chance.choice((1, 1, 2, 5, 12)))]

    def _pick(self, *kinds: str) -> str | None:
        found = [name for name, item in self._client.items.items() if item["kind"] in kinds]
        # Most of the time everybody is busy with the same few.
        return self._chance.choice(found[:3] if self._chance.random() < 0.7 else found) if found else None

    def _coordinate(self) -> float:
        return self._chance.choice((self._chance.randint(-2000, 2000), self._chance.random() * 1000))

    def _end(self) -> dict[str, Any]:
        point = [self._coordinate(), self._coordinate()]
        item = self._any_id()
        return self._chance.choice(
            [
                {"point": point},
                {"item": item},
                {"item": item, "side": self._chance.choice(SIDES)},
                {"item": item, "at": [round(self._chance.random(), 3), 0.5]},
                {"item": item, "angle": self._chance.randint(-180, 180)},
                {"item": item, "point": point},
            ]
        )
