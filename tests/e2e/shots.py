"""Takes the pictures of the README and of docs/screens.md: five screens, at a desk and on a phone, light and dark.

Everything in them is real: a server, boards on it, three people and a bot, in a real browser (`make shots`).
"""

import asyncio
import io
import tempfile
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import Any, Final

from PIL import Image
from playwright.async_api import Browser

from e2e.browsers import Visitor, chromium, visitor
from serving import Founded, TondoServer, running_server
from tondo.bot import LiveBoard, join

FOLDER: Final = Path(__file__).parents[2] / "docs" / "screens"
DESK: Final = {"viewport": {"width": 1280, "height": 800}}
PHONE: Final = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
COLORS: Final = 160
"""As many are in a picture that is kept: enough for flat colours, and a fifth of the bytes."""

Screen = Callable[[Visitor, Founded], Awaitable[None]]


async def fill(board: LiveBoard) -> None:
    """Put a retrospective on the board."""
    frames = (("frame00001", -40, 860, "Went well"), ("frame00002", 860, 900, "To change"))
    await board.send(
        [
            {"op": "create", "item": {"id": name, "kind": "frame", "x": x, "y": -60, "w": w, "h": 600, "text": text}}
            for name, x, w, text in frames
        ]
    )
    pairing = await board.note(
        "Pairing paid off: two reviews fewer per change",
        shape="round",
        color="light_green",
        x=0,
        y=0,
        parent="frame00001",
    )
    speed = await board.note("Customers noticed the speed", color="orange", x=300, y=20, parent="frame00001")
    await board.note(
        "The new colleagues shipped in their first week",
        shape="wide",
        color="light_yellow",
        x=360,
        y=290,
        parent="frame00001",
        tags={"team": True},
    )
    await board.note("Demo every Thursday", shape="round", color="cyan", x=60, y=290, parent="frame00001")
    friday = await board.note(
        "Deploys on Friday again", color="pink", x=900, y=10, parent="frame00002", tags={"infra": True}
    )
    by_hand = await board.note(
        "Release notes:\n☑ collected\n☐ written by hand",
        shape="wide",
        color="light_yellow",
        x=1260,
        y=10,
        parent="frame00002",
    )
    automate = await board.note(
        "Automate both by June?", shape="round", color="violet", x=1130, y=290, parent="frame00002"
    )
    await board.note("Who owns the pipeline?", color="light_blue", x=1480, y=290, parent="frame00002")
    await board.connect_items(pairing, speed)
    await board.connect_items(friday, automate, text="so")
    await board.connect_items(by_hand, automate, means="causes")
    await board.send([{"op": "react", "id": friday, "emoji": "👍"}, {"op": "react", "id": friday, "emoji": "🎉"}])


async def at_rest(who: Visitor) -> None:
    """Wait until the board is drawn as sharp as it gets, and notices have gone."""
    await who.until("window.tondo.settled()")
    await asyncio.sleep(0.6)


async def open_board(who: Visitor, board: Founded) -> None:
    """Look at the whole board."""
    await who.open(board.links["owner"])
    await who.until("items.length > 10")
    await who.page.keyboard.press("Shift+1")
    await at_rest(who)


async def home(who: Visitor, board: Founded) -> None:
    """The home page of somebody who has been on a board."""
    await open_board(who, board)
    await who.page.goto(board.links["owner"].split("/b/")[0])
    await who.page.get_by_text("Retro: the spring release").first.wait_for()
    await asyncio.sleep(0.8)


async def empty(who: Visitor, board: Founded) -> None:
    """A new board."""
    await who.page.goto(board.links["owner"].split("#")[0].rsplit("/b/", 1)[0])
    await who.page.get_by_role("button", name="Blank board").click()
    await who.page.wait_for_url("**/b/**")
    await who.page.wait_for_load_state()
    await who.settled()
    await at_rest(who)


async def outline(who: Visitor, board: Founded) -> None:
    """The same board as a tree of words."""
    await open_board(who, board)
    await who.page.keyboard.press("Shift+o")
    await asyncio.sleep(0.8)


async def keys(who: Visitor, board: Founded) -> None:
    """The sheet of keys."""
    await open_board(who, board)
    await who.page.keyboard.press("?")
    await asyncio.sleep(0.8)


SCREENS: Final[dict[str, Screen]] = {
    "home": home,
    "empty": empty,
    "board": open_board,
    "outline": outline,
    "keys": keys,
}


def variants() -> Iterable[tuple[str, dict[str, Any]]]:
    """Yield how each screen is looked at, with the name of it."""
    for size, options in (("desk", DESK), ("phone", PHONE)):
        for scheme in ("light", "dark"):
            yield f"{size}-{scheme}", {**options, "color_scheme": scheme}


def keep(picture: bytes, path: Path) -> None:
    """Write a picture with few colours and little more."""
    path.parent.mkdir(parents=True, exist_ok=True)
    small = Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLORS, dither=Image.Dither.NONE)
    small.save(path, optimize=True)


async def take(browser: Browser, server: TondoServer) -> None:
    """Take every screen every way."""
    board = server.found("Retro: the spring release")
    async with (
        visitor(browser, "Bo", **DESK) as bo,
        join(board.links["editor"], name="Deploy bot") as bot,
    ):
        await fill(bot)
        await open_board(bo, board)
        for name, screen in SCREENS.items():
            for variant, options in variants():
                async with visitor(browser, "Mia Lund", **options) as mia:
                    await screen(mia, board)
                    if name == "board":
                        # Somebody points at something meanwhile.
                        await bo.click(430, 120)
                        await at_rest(mia)
                    keep(await mia.page.screenshot(), FOLDER / f"{name}-{variant}.png")


async def main() -> None:
    """Start a server and a browser, and take the pictures."""
    with tempfile.TemporaryDirectory() as folder, running_server(Path(folder)) as server:
        async with chromium() as browser:
            await take(browser, server)
    print(f"{len(SCREENS) * 4} pictures are in {FOLDER.relative_to(Path.cwd())}; look at them.")


if __name__ == "__main__":
    asyncio.run(main())
