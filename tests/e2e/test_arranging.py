"""Putting things in order, and going from one to the next, by mouse and by keyboard."""

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from e2e.browsers import Visitor, chromium, visitor
from serving import Founded, TondoServer, running_server
from tondo.bot import join

# One loop, one server and one browser for all of them; each has boards and visitors of its own.
pytestmark = [pytest.mark.e2e, pytest.mark.timeout(120), pytest.mark.asyncio(loop_scope="module")]

CROOKED = {"a": (0, 12), "b": (260, -8), "c": (20, 300)}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TondoServer]:
    with running_server(tmp_path_factory.mktemp("tondo")) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module")
async def board(server: TondoServer) -> Founded:
    """A board with three crooked notes on it."""
    made = server.found("Order")
    async with join(made.links["editor"], name="Bot") as bot:
        for text, (x, y) in CROOKED.items():
            await bot.note(text, x=x, y=y)
    return made


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as running:
        yield running


async def arrive(who: Visitor, board: Founded) -> None:
    await who.open(board.links["editor"])
    await who.until("items.filter(i => i.kind === 'note').length === 3")


async def places(who: Visitor) -> dict[str, tuple[float, float]]:
    return {item["text"]: (item["x"], item["y"]) for item in await who.items("note")}


async def test_tidying_is_one_step_that_everybody_sees_and_undo_takes_back(board: Founded, browser: Browser) -> None:
    """[O3]"""
    async with visitor(browser, "Mia") as mia, visitor(browser, "Bo") as bo:
        await arrive(mia, board)
        await arrive(bo, board)

        await mia.page.keyboard.press("Control+a")
        await mia.page.keyboard.press("g")

        await bo.until("items.some(i => i.text === 'c' && i.y === 216)")
        assert await places(bo) == {"a": (0, -8), "b": (224, -8), "c": (0, 216)}
        await mia.page.keyboard.press("Control+z")
        await bo.until("items.some(i => i.text === 'c' && i.y === 300)")
        assert await places(bo) == CROOKED


async def test_the_menu_lines_things_up_and_leaves_what_is_locked(board: Founded, browser: Browser) -> None:
    """[I8]"""
    async with visitor(browser, "Mia") as mia, join(board.links["editor"], name="Bot") as bot:
        await arrive(mia, board)
        ids = {item["text"]: item["id"] for item in await mia.items("note")}
        await bot.update(ids["b"], lock="locked")
        await mia.until("items.some(i => i.lock === 'locked')")
        await mia.page.keyboard.press("Control+a")

        await mia.page.get_by_role("button", name="Arrange", exact=True).click()
        await mia.page.get_by_role("button", name="Align left").click()

        await mia.until("items.filter(i => i.kind === 'note' && i.x === 260).length === 3")
        assert (await places(mia))["b"] == CROOKED["b"]
        await mia.page.wait_for_function("() => document.activeElement?.classList.contains('desk')")
        await mia.page.keyboard.press("Control+z")
        await mia.until("items.some(i => i.text === 'c' && i.x === 20)")


async def test_a_lasso_takes_what_has_its_middle_in_it(board: Founded, browser: Browser) -> None:
    """[I6]"""
    async with visitor(browser, "Mia") as mia:
        await arrive(mia, board)
        ids = {item["text"]: item["id"] for item in await mia.items("note")}
        loop = [(-30, -30), (240, -30), (240, 520), (-30, 520)]
        corners = [await mia.page.evaluate("([x, y]) => window.tondo.toScreen({x, y})", list(at)) for at in loop]

        await mia.page.keyboard.press("q")
        await mia.page.mouse.move(corners[0]["x"], corners[0]["y"])
        await mia.page.mouse.down()
        for corner in corners[1:]:
            await mia.page.mouse.move(corner["x"], corner["y"], steps=4)
        await mia.page.mouse.up()

        assert set(await mia.page.evaluate("window.tondo.selection()")) == {ids["a"], ids["c"]}


async def test_notes_are_found_written_in_and_connected_with_the_keyboard_alone(
    board: Founded, browser: Browser
) -> None:
    """[I9]"""
    async with visitor(browser, "Mia") as mia:
        await arrive(mia, board)
        ids = {item["text"]: item["id"] for item in await mia.items("note")}
        said = mia.page.locator("[aria-live=polite]")
        keyboard = mia.page.keyboard

        await keyboard.press("Tab")
        await keyboard.press("Control+ArrowDown")
        assert await mia.page.evaluate("window.tondo.selection()") == [ids["c"]]
        await keyboard.press("l")
        await said.get_by_text("Connecting from").wait_for(state="attached")
        await keyboard.press("ArrowRight")
        await said.get_by_text("Connect to").wait_for(state="attached")
        await keyboard.press("Enter")
        await said.get_by_text("Connected to").wait_for(state="attached")
        await keyboard.press("Enter")
        await keyboard.type("!")
        await keyboard.press("Escape")

        await mia.until("items.some(i => i.text === 'c!')")
        [line] = await mia.items("connector")
        assert (line["from"]["item"], line["to"]["item"]) == (ids["c"], ids["b"])
