"""What a bot can do on a board."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from typing import Literal
from weakref import WeakSet

from msgspec import UNSET, UnsetType, ValidationError

from tondo.bot import request
from tondo.bot.address import Address
from tondo.bot.changes import Changes, Closed
from tondo.bot.line import Line
from tondo.bot.news import Arrived, Decided, Happened, News
from tondo.bot.outbox import batches, encoded
from tondo.bot.replica import Replica
from tondo.bot.spots import free_spots, occupied
from tondo.errors import Bad, Unavailable
from tondo.geometry.box import Box
from tondo.model.ids import base62
from tondo.model.json import Json, Object
from tondo.model.kind import Item, number
from tondo.wire.down import Person, You

PATIENCE = 10.0
UNDECIDED = 1_000  # Transactions under way; whoever sends more waits for their turn.
SIZES: Mapping[str, tuple[float, float]] = {"wide": (400, 200)}
SIZE = (200.0, 200.0)

Shape = Literal["square", "wide", "round"]


class LiveBoard:
    """A board that a bot is on. `connect` and `join` make one.

    Whatever changes the board returns once the server has written it down durably, and raises the error of
    `tondo.errors` that says why it was refused. While the connection is away everything waits, and is sent when it is
    back. A call that is cancelled is no longer waited for; what it asked for may still happen.
    """

    def __init__(self, address: Address, token: str) -> None:
        self.address = address
        self._replica = Replica(address.board, token, base62(secrets.randbits(70), 12))
        self._line = Line(address, token, self._replica, self._hear)
        self._here = asyncio.Event()
        self._running: asyncio.Task[None] | None = None
        self._ended: Exception | None = None
        self._turns = asyncio.Semaphore(UNDECIDED)
        self._undecided: dict[int, asyncio.Future[int]] = {}
        self._readers: WeakSet[Changes] = WeakSet()
        self._planned: dict[str, Box] = {}

    # What is there.

    @property
    def items(self) -> Mapping[str, Item]:
        """The live items by id, as far as the server has told. They are never changed in place."""
        return self._replica.board.items

    @property
    def seq(self) -> int:
        """Up to where in its log the board is known."""
        return self._replica.board.seq

    @property
    def people(self) -> Mapping[str, Person]:
        """Who is on the board now, this bot included, by session."""
        return self._replica.people

    @property
    def you(self) -> You:
        """Who the server takes this bot for, and what it may do."""
        assert self._replica.you is not None, "A board is handed out when it has arrived."
        return self._replica.you

    def changes(self) -> Changes:
        """Return what happens from now on, as an asynchronous iterator over (entry, change), by whomever.

        Nothing is left out and nothing comes twice, whatever becomes of the connection. If it was away for too long to be
        told everything, one entry with an empty `by` holds what is different.
        """
        reader = Changes()
        if self._ended is not None:
            reader.end(self._ended)
        self._readers.add(reader)
        return reader

    # What can be done.

    async def send(self, ops: Sequence[Object], *, label: str | None = None) -> int:
        """Have all of these ops happen at one place in the order, or none; return the place. Raises Fault or Closed."""
        return await self._send(encoded(ops), label)

    async def note(
        self,
        text: str,
        *,
        shape: Shape = "square",
        x: float | None = None,
        y: float | None = None,
        **fields: Json,
    ) -> str:
        """Lay a note, and return its id. Without a place, it goes to the right of what is there."""
        given = {"text": text, "shape": shape, "x": x, "y": y, **fields}
        return (await self.notes([given]))[0]

    async def notes(self, notes: Sequence[str | Object], **fields: Json) -> list[str]:
        """Lay any number of notes, each a text or its fields, and return their ids in the same order.

        They go in as few transactions as possible, all under way at once. When one of these is refused, the others have
        happened all the same.
        """
        drafts = [_draft({**fields, **({"text": note} if isinstance(note, str) else note)}) for note in notes]
        with self._plan(drafts):
            ops = encoded([{"op": "create", "item": draft} for draft in drafts])
            sending = (self._send(batch, None) for batch in batches(ops))
            for outcome in await asyncio.gather(*sending, return_exceptions=True):
                if isinstance(outcome, BaseException):
                    raise outcome
        return [str(draft["id"]) for draft in drafts]

    async def connect_items(self, a: str, b: str, *, text: str = "", **fields: Json) -> str:
        """Draw a connector from one item to another, and return its id."""
        item = mint()
        ends: dict[str, Json] = {"from": {"item": a, "side": "auto"}, "to": {"item": b, "side": "auto"}}
        await self.send([{"op": "create", "item": {"id": item, "kind": "connector", **ends, "text": text, **fields}}])
        return item

    async def update(self, item: str, **fields: Json) -> int:
        """Overwrite fields, each on its own; None removes one."""
        return await self.send([{"op": "update", "id": item, "set": fields}])

    async def type(self, item: str, text: str) -> int:
        """Make this the item's text; what stays the same at both ends is not touched."""
        return await self.update(item, text=text)

    async def move(self, *items: str, dx: float = 0, dy: float = 0) -> int:
        """Move items, and what is in them, by so much."""
        return await self.send([{"op": "move", "ids": list(items), "dx": dx, "dy": dy}])

    async def react(self, item: str, emoji: str, *, on: bool = True) -> int:
        """Put a reaction on an item, or take it back."""
        return await self.send([{"op": "react", "id": item, "emoji": emoji, "on": on}])

    async def delete(self, *items: str) -> int:
        """Delete items."""
        return await self.send([{"op": "delete", "ids": list(items)}])

    async def here(
        self,
        *,
        cursor: tuple[float, float] | None | UnsetType = UNSET,
        view: tuple[float, float, float, float] | None | UnsetType = UNSET,
        select: Sequence[str] | None | UnsetType = UNSET,
        edit: str | None | UnsetType = UNSET,
    ) -> None:
        """Show where the bot is and what it looks at; None clears. Never stored, and told anew after reconnecting."""
        self._require_open()
        given = {"cursor": cursor, "view": view, "select": select, "edit": edit}
        try:
            self._replica.here(**{name: value for name, value in given.items() if value is not UNSET})
        except ValidationError as error:
            raise Bad(str(error)) from None
        self._line.stir()

    # Coming and going.

    async def open(self, patience: float) -> None:
        """Connect, and return when the board is here. Raises Fault, and Unavailable when patience is over."""
        self._running = asyncio.create_task(self._run())
        try:
            async with asyncio.timeout(patience):
                await self._here.wait()
        except TimeoutError:
            await self.close()
            raise Unavailable(f"{self.address.base} cannot be reached: {self._line.trouble}") from None
        except BaseException:
            await self.close()
            raise
        self._require_open()

    async def close(self) -> None:
        """Leave. Whoever still waits for something gets Closed."""
        self._end(Closed())
        if self._running is not None:
            self._running.cancel()
            await asyncio.gather(self._running, return_exceptions=True)

    # How.

    async def _run(self) -> None:
        try:
            await self._line.run()
        except Exception as why:
            self._end(why)

    def _hear(self, news: News) -> None:
        match news:
            case Arrived():
                self._here.set()
            case Happened(entry):
                for reader in self._readers:
                    reader.put(entry)
            case Decided(transaction, outcome):
                self._decide(transaction, outcome)
            case _:
                pass

    def _decide(self, transaction: int, outcome: int | Exception) -> None:
        waiting = self._undecided.pop(transaction, None)
        if waiting is None or waiting.done():
            return
        if isinstance(outcome, Exception):
            waiting.set_exception(outcome)
        else:
            waiting.set_result(outcome)

    async def _send(self, ops: Sequence[bytes], label: str | None) -> int:
        self._require_open()
        async with self._turns:
            self._require_open()
            decided: asyncio.Future[int] = asyncio.get_running_loop().create_future()
            self._undecided[self._replica.outbox.put(ops, label)] = decided
            self._line.stir()
            return await decided

    def _require_open(self) -> None:
        if self._ended is not None:
            # Without the traces of those who were told before.
            raise self._ended.with_traceback(None)

    def _end(self, why: Exception) -> None:
        """Nothing happens any more: tell everybody who waits."""
        if self._ended is not None:
            return
        self._ended = why
        self._here.set()
        for transaction in list(self._undecided):
            self._decide(transaction, why)
        for reader in self._readers:
            reader.end(why)

    @contextmanager
    def _plan(self, drafts: Sequence[dict[str, Json]]) -> Iterator[None]:
        """Give a place to those that have none, and keep it free until they are on the board."""
        homeless = [draft for draft in drafts if "x" not in draft or "y" not in draft]
        if homeless:
            w, h = (max(number(draft, side) for draft in homeless) for side in ("w", "h"))
            taken = [*occupied(self.items.values()), *self._planned.values(), *occupied(drafts)]
            for draft, (x, y) in zip(homeless, free_spots(taken, w, h, len(homeless)), strict=True):
                draft["x"], draft["y"] = x, y
        planned = dict(zip((str(draft["id"]) for draft in drafts), occupied(drafts), strict=True))
        self._planned |= planned
        try:
            yield
        finally:
            for item in planned:
                self._planned.pop(item, None)


def mint() -> str:
    """Return a new item's id. [N1]"""
    return base62(secrets.randbits(64), 10)


def _draft(given: Object) -> dict[str, Json]:
    """Return the fields of a new note, with its id and size, and with a whole place or none."""
    fields = {name: value for name, value in given.items() if value is not None}
    if ("x" in fields) != ("y" in fields):
        raise Bad("a note is placed with `x` and `y`; without both, a free spot is chosen")
    w, h = SIZES.get(str(fields.get("shape")), SIZE)
    return {"id": mint(), "kind": "note", "w": w, "h": h, **fields}


@asynccontextmanager
async def connect(url: str, token: str, *, board: str = "", patience: float = PATIENCE) -> AsyncIterator[LiveBoard]:
    """Be on a board with a token, for the length of a block.

    `url` is the board's link, whose secret is not needed any more, or `ws(s)://host/ws?board=<id>`. `patience` is how
    many seconds the first connection may take; later ones are tried for as long as the block lasts.
    """
    live = LiveBoard(Address.of(url, board), token)
    await live.open(patience)
    try:
        yield live
    finally:
        await live.close()


@asynccontextmanager
async def join(link: str, name: str, *, patience: float = PATIENCE) -> AsyncIterator[LiveBoard]:
    """Join a board by its link as a new bot, and be on it for the length of a block."""
    url, token = await enrol(link, name)
    async with connect(url, token, patience=patience) as live:
        yield live


async def enrol(link: str, name: str) -> tuple[str, str]:
    """Join a board by its link as a new bot, and return what `connect` needs: the address and the bot's token.

    A bot that comes back keeps its token, so that it stays the same member of the board.
    """
    address = Address.of(link)
    return address.page, await asyncio.to_thread(request.join, address, name)
