"""Finding one's way: what was written, where somebody looks, and the map in the corner."""

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from e2e.browsers import Visitor, chromium, visitor
from serving import Founded, TondoServer, running_server
from tondo.bot import join

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(120), pytest.mark.asyncio(loop_scope="module")]

TEXTS = ["Ship on Friday", "Ask for FRIDAY off", "Buy cake"]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TondoServer]:
    with running_server(tmp_path_factory.mktemp("tondo")) as running:
        yield running


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module")
async def board(server: TondoServer) -> Founded:
    made = server.found("Plans")
    async with join(made.links["editor"], name="Bot") as bot:
        for at, text in enumerate(TEXTS):
            await bot.note(text, x=at * 3_000, y=0, tags={"party": True} if text == "Buy cake" else {})
    return made


async def arrive(who: Visitor, board: Founded) -> None:
    await who.open(board.links["editor"])
    await who.until("items.filter(i => i.kind === 'note').length === 3")


async def camera(who: Visitor) -> dict[str, float]:
    found: dict[str, float] = await who.page.evaluate("window.tondo.camera()")
    return found


async def test_what_is_found_is_counted_gone_through_and_replaced_in_one_step(board: Founded, browser: Browser) -> None:
    """[X7]"""
    async with visitor(browser, "Mia") as mia:
        await arrive(mia, board)

        await mia.page.keyboard.press("Control+f")
        await mia.page.get_by_label("Find on this board").fill("friday")
        await mia.page.get_by_text("2 found").wait_for()
        await mia.page.keyboard.press("Enter")
        await mia.page.get_by_text("1 of 2").wait_for()
        await mia.page.get_by_label("Replace by").fill("Monday")
        await mia.page.get_by_role("button", name="Replace all").click()

        await mia.until("items.filter(i => i.text?.includes('Monday')).length === 2")
        await mia.page.keyboard.press("Escape")
        await mia.page.keyboard.press("Control+z")
        await mia.until("items.every(i => !i.text?.includes('Monday'))")


async def test_one_finds_by_tag_alone(board: Founded, browser: Browser) -> None:
    async with visitor(browser, "Mia") as mia:
        await arrive(mia, board)

        await mia.page.keyboard.press("Control+f")
        await mia.page.get_by_label("Tag", exact=True).select_option("party")

        await mia.page.get_by_text("1 found").wait_for()
        await mia.page.locator(".hits").get_by_text("Buy cake").click()
        [cake] = [item for item in await mia.items("note") if item["text"] == "Buy cake"]
        assert await mia.page.evaluate("window.tondo.selection()") == [cake["id"]]


async def test_whoever_follows_looks_where_the_other_looks_until_they_look_themselves(
    board: Founded, browser: Browser
) -> None:
    """[W10]"""
    async with visitor(browser, "Mia") as mia, visitor(browser, "Bo") as bo:
        await arrive(mia, board)
        await arrive(bo, board)
        await mia.page.get_by_role("button", name="Who is here").click()
        await mia.page.get_by_role("button", name="Follow Bo").click()

        await bo.page.evaluate("window.tondo.look({ x: 5900, y: -300, zoom: 1 })")

        await mia.until(
            "Math.abs(window.tondo.camera().x - 5900) < 2 && Math.abs(window.tondo.camera().zoom - 1) < 0.01"
        )
        await mia.page.get_by_text("Following Bo").wait_for()
        await mia.page.mouse.move(600, 400)
        await mia.page.mouse.wheel(0, -300)
        await mia.page.get_by_text("Following Bo").wait_for(state="detached")


async def test_a_press_on_the_map_looks_there(board: Founded, browser: Browser) -> None:
    async with visitor(browser, "Mia") as mia:
        await arrive(mia, board)
        await mia.page.evaluate("window.tondo.look({ x: -200, y: -300, zoom: 1 })")
        before = await camera(mia)

        box = await mia.page.locator(".minimap").bounding_box()
        assert box is not None
        await mia.page.mouse.click(box["x"] + box["width"] * 0.8, box["y"] + box["height"] / 2)

        await mia.until("window.tondo.camera().x > what[0]", before["x"] + 1_000)
        assert (await camera(mia))["zoom"] == 1
