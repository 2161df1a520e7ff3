"""Groups, piles, frames with lanes and tables, by hand and by keyboard, as two people see them."""

import string
from collections.abc import AsyncIterator, Iterator
from random import Random
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from e2e.browsers import Visitor, chromium, visitor
from serving import Founded, TondoServer, running_server
from tondo.bot import LiveBoard, join

# One loop, one server and one browser for all of them; each has boards and visitors of its own.
pytestmark = [pytest.mark.e2e, pytest.mark.timeout(120), pytest.mark.asyncio(loop_scope="module")]

PLACES = {"a": (0, 0), "b": (240, 0), "c": (0, 240)}
CHANCE = Random(1)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TondoServer]:
    with running_server(tmp_path_factory.mktemp("tondo")) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module")
async def board(server: TondoServer) -> Founded:
    """A board with three notes on it."""
    made = server.found("Order")
    async with join(made.links["editor"], name="Bot") as bot:
        for text, (x, y) in PLACES.items():
            await bot.note(text, x=x, y=y)
    return made


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as running:
        yield running


async def create(bot: LiveBoard, kind: str, **fields: Any) -> str:
    made = "".join(CHANCE.choices(string.ascii_letters, k=10))
    await bot.send([{"op": "create", "item": {"kind": kind, "id": made, **fields}}])
    return made


async def arrive(who: Visitor, board: Founded) -> None:
    await who.open(board.links["editor"])
    await who.until("items.filter(i => i.kind === 'note').length === 3")


async def places(who: Visitor) -> dict[str, tuple[float, float]]:
    return {item["text"]: (item["x"], item["y"]) for item in await who.items("note")}


async def selected(who: Visitor) -> list[str]:
    found: list[str] = await who.page.evaluate("window.tondo.selection()")
    return found


async def test_a_group_is_moved_gone_into_deleted_and_brought_back_as_one(board: Founded, browser: Browser) -> None:
    """[I14]"""
    async with visitor(browser, "Mia") as mia, visitor(browser, "Bo") as bo:
        await arrive(mia, board)
        await arrive(bo, board)
        ids = {item["text"]: item["id"] for item in await mia.items("note")}

        await mia.page.keyboard.press("Control+a")
        await mia.page.keyboard.press("Control+g")
        await bo.until("items.filter(i => i.kind === 'note' && i.parent).length === 3")
        await mia.drag((100, 100), (160, 420))

        await bo.until("items.some(i => i.text === 'c' && i.y === 560)")
        assert await places(bo) == {text: (x + 60, y + 320) for text, (x, y) in PLACES.items()}
        [group] = await selected(mia)
        await mia.click(160, 420)
        assert await selected(mia) == [ids["a"]]
        await mia.page.keyboard.press("Escape")
        assert await selected(mia) == [group]
        await mia.page.keyboard.press("Delete")
        await bo.until("items.every(i => i.kind !== 'note' && i.kind !== 'group')")
        await mia.page.keyboard.press("Control+z")
        await bo.until(f"items.filter(i => i.parent === '{group}').length === 3")


async def test_a_pile_is_shown_by_its_top_joined_by_a_drop_and_spread_in_one_step(
    board: Founded, browser: Browser
) -> None:
    """[I15]"""
    async with visitor(browser, "Mia") as mia, visitor(browser, "Bo") as bo:
        await arrive(mia, board)
        await arrive(bo, board)
        await mia.click(100, 100)
        await mia.page.keyboard.down("Shift")
        await mia.click(340, 100)
        await mia.page.keyboard.up("Shift")

        await mia.page.get_by_role("button", name="Pile up").click()

        await bo.until("items.some(i => i.kind === 'pile') && items.filter(i => i.parent).length === 2")
        [pile] = await bo.items("pile")
        await mia.page.keyboard.press("Escape")
        await mia.drag((100, 340), (pile["x"] + 60, pile["y"] + 100))
        await bo.until("items.filter(i => i.kind === 'note' && i.parent).length === 3")
        await mia.click(pile["x"] + 60, pile["y"] + 60)
        assert await selected(mia) == [pile["id"]]
        await mia.page.get_by_role("button", name="Spread out").click()
        await bo.until("!items.some(i => i.kind === 'pile')")
        assert len(set((await places(bo)).values())) == 3
        await mia.page.keyboard.press("Control+z")
        await bo.until("items.some(i => i.kind === 'pile') && items.filter(i => i.parent).length === 3")


async def test_a_lane_takes_what_is_dropped_in_it_says_when_it_is_too_much_and_is_named_by_keyboard(
    board: Founded, browser: Browser
) -> None:
    """[I18]"""
    async with visitor(browser, "Mia") as mia, visitor(browser, "Bo") as bo:
        async with join(board.links["editor"], name="Bot") as bot:
            await create(bot, "frame", x=600, y=0, w=720, h=500, text="Sprint")
        await arrive(mia, board)
        await arrive(bo, board)
        await mia.page.keyboard.press("Shift+1")
        await mia.click(600, 250)

        await mia.page.get_by_role("button", name="Layout").click()
        await mia.page.get_by_role("button", name="Columns", exact=True).click()
        await bo.until("items.some(i => i.layout === 'columns')")
        await mia.page.keyboard.press("Escape")
        await mia.drag((100, 100), (720, 300))
        await bo.until("items.some(i => i.text === 'a' && i.parent)")
        await mia.drag((340, 100), (720, 120))

        # The later one was let go over the first one, so it stands before it.
        await bo.until("items.some(i => i.text === 'b' && i.parent)")
        assert await places(bo) == {"b": (620, 60), "a": (620, 276), "c": PLACES["c"]}
        await mia.click(600, 250)
        await mia.page.get_by_role("button", name="Columns", exact=True).click()
        title = mia.page.get_by_label("Title 1")
        await title.fill("Later")
        await title.press("Enter")
        await mia.page.get_by_label("Later: At most").fill("1")
        await mia.page.get_by_label("Later: At most").press("Enter")
        await bo.until("items.some(i => i.columns?.[0].text === 'Later' && i.columns[0].limit === 1)")
        await mia.page.get_by_role("button", name="Move Later back").click()
        await bo.until("items.some(i => i.text === 'a' && i.x === 860)")


async def test_a_table_is_laid_and_written_by_keyboard_and_holds_a_note(board: Founded, browser: Browser) -> None:
    """[I16]"""
    async with visitor(browser, "Mia") as mia, visitor(browser, "Bo") as bo:
        await arrive(mia, board)
        await arrive(bo, board)
        keyboard = mia.page.keyboard

        await keyboard.press("Shift+T")
        await keyboard.press("Enter")
        await bo.until("items.some(i => i.kind === 'table')")
        await keyboard.press("Enter")
        await keyboard.type("Who")
        await keyboard.press("Tab")
        await keyboard.type("What")
        await keyboard.press("Enter")
        await keyboard.type("Soup")
        await keyboard.press("Escape")

        await bo.until("items.some(i => i.kind === 'table' && Object.values(i.cells ?? {}).includes('Soup'))")
        [table] = await bo.items("table")
        rows, columns = ([track["id"] for track in table[tracks]] for tracks in ("rows", "columns"))
        assert table["cells"] == {
            f"{rows[0]}:{columns[0]}": "Who",
            f"{rows[0]}:{columns[1]}": "What",
            f"{rows[1]}:{columns[1]}": "Soup",
        }
        await keyboard.press("ArrowLeft")
        await keyboard.press("Delete")
        await mia.page.get_by_role("button", name="Add a row", exact=True).click()
        await bo.until("items.some(i => i.rows?.length === 4)")
        await keyboard.press("Escape")
        await keyboard.press("Escape")
        await mia.page.keyboard.press("Shift+1")
        middle = (table["x"] + table["w"] / 2, table["y"] + table["h"] * 1.2)
        await mia.drag((100, 100), middle)
        await bo.until(f"items.some(i => i.text === 'a' && i.parent === '{table['id']}')")
        [now] = await bo.items("table")
        assert now["h"] > table["h"] * 4 / 3


async def test_two_people_write_in_two_cells_at_once_and_both_stay(board: Founded, browser: Browser) -> None:
    """[I16]"""
    async with visitor(browser, "Mia") as mia, visitor(browser, "Bo") as bo:
        async with join(board.links["editor"], name="Bot") as bot:
            tracks = {"rows": [{"id": "r1"}, {"id": "r2"}], "columns": [{"id": "c1"}, {"id": "c2"}]}
            await create(bot, "table", x=600, y=0, w=400, h=200, **tracks)
        await arrive(mia, board)
        await arrive(bo, board)

        for who, x, text in ((mia, 700, "Mia's"), (bo, 900, "Bo's")):
            await who.page.keyboard.press("Shift+1")
            await who.click(x, 150, click_count=2)
            await who.page.keyboard.type(text)
        for who in (mia, bo):
            await who.page.keyboard.press("Escape")

        for who in (mia, bo):
            await who.until("items.some(i => i.cells?.['r2:c1'] === \"Mia's\" && i.cells['r2:c2'] === \"Bo's\")")
