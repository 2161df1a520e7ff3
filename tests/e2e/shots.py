"""Takes the README's picture: a real board, three people and a bot, in a real browser (`make shots`)."""

import asyncio
import tempfile
from pathlib import Path

from e2e.browsers import Visitor, chromium, visitor
from serving import running_server
from tondo.bot import LiveBoard, join

PICTURE = Path(__file__).parents[2] / "docs" / "board.png"


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
        "Pairing paid off: two reviews fewer per change", shape="round", color="light_green", x=0, y=0
    )
    speed = await board.note("Customers noticed the speed", color="orange", x=300, y=20)
    await board.note("The new colleagues shipped in their first week", shape="wide", color="light_yellow", x=360, y=290)
    await board.note("Demo every Thursday", shape="round", color="cyan", x=60, y=290)
    friday = await board.note("Deploys on Friday again", color="pink", x=900, y=10)
    by_hand = await board.note("Release notes are written by hand", shape="wide", color="light_yellow", x=1260, y=10)
    automate = await board.note("Automate both by June?", shape="round", color="violet", x=1130, y=290)
    await board.note("Who owns the pipeline?", color="light_blue", x=1480, y=290)
    await board.connect_items(pairing, speed)
    await board.connect_items(friday, automate, text="so")
    await board.connect_items(by_hand, automate)


async def take(mia: Visitor, bo: Visitor) -> None:
    """Take the picture as Mia sees it, while Bo points at something."""
    await mia.page.keyboard.press("Shift+1")
    await bo.page.keyboard.press("Shift+1")
    await bo.until("items.length > 10")
    await asyncio.sleep(0.5)
    await bo.click(400, 100)
    await asyncio.sleep(1)
    await mia.page.screenshot(path=PICTURE)


async def main() -> None:
    """Start a server, invite everybody, and take the picture."""
    with tempfile.TemporaryDirectory() as folder, running_server(Path(folder)) as server:
        board = server.found("Retro: the spring release")
        async with (
            chromium() as browser,
            visitor(browser, "Mia") as mia,
            visitor(browser, "Bo") as bo,
            join(board.links["editor"], name="Deploy bot") as bot,
        ):
            await mia.page.set_viewport_size({"width": 1280, "height": 720})
            await mia.open(board.links["owner"])
            await fill(bot)
            await bo.open(board.links["editor"])
            await take(mia, bo)
    print(f"{PICTURE} is taken; look at it.")


if __name__ == "__main__":
    asyncio.run(main())
