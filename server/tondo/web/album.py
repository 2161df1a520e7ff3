"""A board's pictures as the store keeps them: by the hash of their bytes, so that the same picture is kept once. [B9]

Under `image/<hash>` lies the picture, under `image/<hash>/<side>` a smaller one, and under `images` how many there are.
Pictures are kept for as long as the board: what is deleted on it may be brought back.
"""

import asyncio
from hashlib import sha256
from typing import Final
from weakref import WeakValueDictionary

import msgspec

from tondo.errors import NotFound, TooMany, Unavailable
from tondo.media.darkroom import Darkroom, Developed
from tondo.settings import Settings
from tondo.stores.port import Store, StoreDown

SIDES: Final = (256, 1_024)
"""The smaller sizes that pictures are shown in, by their longer side."""


class Tally(msgspec.Struct):
    """How many pictures a board keeps, and how many bytes they take.

    Several servers may count at once and lose one of two: the limit is the operator's disk, and not to the byte.
    """

    count: int = 0
    bytes: int = 0


class Album:
    """The pictures of all boards."""

    def __init__(self, settings: Settings, store: Store, darkroom: Darkroom) -> None:
        self._settings = settings
        self._store = store
        self._darkroom = darkroom
        # One at a time for each board and each smaller size, for as long as somebody waits for it.
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def keep(self, board: str, picture: Developed) -> str:
        """Keep a picture, and return its name. Raises TooMany or Unavailable."""
        name = sha256(picture.body).hexdigest()
        async with self._turn(board):
            if await self._get(board, f"image/{name}") is None:
                tally = msgspec.json.decode(await self._get(board, "images") or b"{}", type=Tally)
                self._require_room(tally, len(picture.body))
                more = Tally(tally.count + 1, tally.bytes + len(picture.body))
                await self._put(board, f"image/{name}", picture.body)
                await self._put(board, "images", msgspec.json.encode(more))
        return name

    async def picture(self, board: str, name: str, side: int | None) -> bytes:
        """Return a picture, as it is kept or no larger than a side. Raises NotFound or Unavailable."""
        key = f"image/{name}" if side is None else f"image/{name}/{side}"
        if (known := await self._get(board, key)) is not None:
            return known
        whole = None if side is None else await self._get(board, f"image/{name}")
        if side is None or whole is None:
            raise NotFound("this board has no such picture")
        async with self._turn(f"{board} {key}"):
            if (known := await self._get(board, key)) is not None:
                return known
            small = await self._darkroom.shrink(whole, side)
            # A picture that is small already stays as it is.
            body = whole if max(small.w, small.h) < side else small.body
            await self._put(board, key, body)
            return body

    def _require_room(self, tally: Tally, size: int) -> None:
        if tally.count >= self._settings.board_images:
            raise TooMany(f"this board is full: it keeps at most {self._settings.board_images:,} pictures")
        if tally.bytes + size > self._settings.board_image_bytes:
            most = self._settings.board_image_bytes / 1_048_576
            raise TooMany(f"this board is full: its pictures take at most {most:,.0f} MB together")

    def _turn(self, name: str) -> asyncio.Lock:
        return self._turns.setdefault(name, asyncio.Lock())

    async def _get(self, board: str, name: str) -> bytes | None:
        try:
            return await self._store.get(board, name)
        except StoreDown as fault:
            raise Unavailable(str(fault)) from None

    async def _put(self, board: str, name: str, body: bytes) -> None:
        try:
            await self._store.put(board, name, body)
        except StoreDown as fault:
            raise Unavailable(str(fault)) from None
