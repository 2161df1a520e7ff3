"""Copying and pasting through the real clipboard of a browser."""

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from e2e.browsers import Visitor, chromium, visitor
from serving import TondoServer, running_server
from tondo.bot import join

# One loop, one server and one browser for all of them; each has boards and visitors of its own.
pytestmark = [pytest.mark.e2e, pytest.mark.timeout(120), pytest.mark.asyncio(loop_scope="module")]

CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TondoServer]:
    with running_server(tmp_path_factory.mktemp("tondo")) as running:
        yield running


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as running:
        yield running


async def point_at(who: Visitor, x: float, y: float) -> None:
    """Have the pointer rest over a place of the board."""
    at = await who.page.evaluate("([x, y]) => window.tondo.toScreen({x, y})", [x, y])
    await who.page.mouse.move(at["x"], at["y"])
    await who.page.wait_for_function("() => new Promise(done => requestAnimationFrame(() => done(true)))")


async def test_connected_notes_are_pasted_on_another_board_and_taken_back_in_one_step(
    server: TondoServer, browser: Browser
) -> None:
    """[I9]"""
    first, second = server.found("From"), server.found("To")
    async with visitor(browser, "Mia", **CLIPBOARD) as mia, join(first.links["editor"], name="Bot") as bot:
        one = await bot.note("one", x=0, y=0, shape="round", color="green")
        two = await bot.note("two", x=400, y=0)
        await bot.connect_items(one, two)
        await mia.open(first.links["editor"])
        await mia.until("items.filter(i => i.kind === 'note').length === 2")
        await mia.page.keyboard.press("Control+a")
        await mia.page.keyboard.press("Control+c")
        assert await mia.page.evaluate("navigator.clipboard.readText()") == "one\ntwo"

        await mia.page.goto(second.links["editor"])
        await mia.until("items.some(i => i.kind === 'settings' && i.title === 'To')")
        await point_at(mia, 0, 0)
        await mia.page.keyboard.press("Control+v")

        await mia.until("items.some(i => i.kind === 'connector')")
        notes = {item["text"]: item for item in await mia.items("note")}
        [line] = await mia.items("connector")
        assert (line["from"]["item"], line["to"]["item"]) == (notes["one"]["id"], notes["two"]["id"])
        assert {one, two}.isdisjoint(item["id"] for item in notes.values())
        assert (notes["one"]["shape"], notes["one"]["color"]) == ("round", "green")
        assert abs((notes["one"]["x"] + notes["two"]["x"] + 200) / 2) < 2
        assert len(await mia.page.evaluate("window.tondo.selection()")) == 3
        await mia.settled()
        await mia.page.keyboard.press("Control+z")
        await mia.until("items.every(i => i.kind !== 'note' && i.kind !== 'connector')")


async def test_cutting_takes_away_what_pasting_brings_back(server: TondoServer, browser: Browser) -> None:
    """[C1]"""
    board = server.found()
    async with visitor(browser, "Mia", **CLIPBOARD) as mia, join(board.links["editor"], name="Bot") as bot:
        note = await bot.note("moved", x=0, y=0)
        await mia.open(board.links["editor"])
        await mia.until("items.some(i => i.text === 'moved')")
        await mia.click(100, 100)

        await mia.page.keyboard.press("Control+x")
        await mia.until("items.every(i => i.kind !== 'note')")
        await mia.page.keyboard.press("Control+v")

        await mia.until("items.some(i => i.text === 'moved' && i.id !== what[0])", note)


async def test_while_one_writes_the_clipboard_belongs_to_the_text(server: TondoServer, browser: Browser) -> None:
    """[I1]"""
    board = server.found()
    async with visitor(browser, "Mia", **CLIPBOARD) as mia, join(board.links["editor"], name="Bot") as bot:
        await bot.note("again ", x=0, y=0)
        await mia.open(board.links["editor"])
        await mia.until("items.some(i => i.kind === 'note')")
        await mia.click(100, 100, click_count=2)
        await mia.page.keyboard.press("Control+a")
        await mia.page.keyboard.press("Control+c")
        await mia.page.keyboard.press("End")

        await mia.page.keyboard.press("Control+v")

        await mia.until("items.some(i => i.text === 'again again ')")
        assert len(await mia.items("note")) == 1


async def test_pasted_lines_become_notes_and_cells_keep_their_places(server: TondoServer, browser: Browser) -> None:
    """[I1]"""
    board = server.found()
    async with visitor(browser, "Mia", **CLIPBOARD) as mia:
        await mia.open(board.links["editor"])
        await point_at(mia, 0, 0)

        await mia.page.evaluate("navigator.clipboard.writeText('- 日本\\n- two 👩‍👩‍👧\\n- three')")
        await mia.page.keyboard.press("Control+v")
        await mia.page.get_by_role("dialog", name="Paste as").wait_for()
        await mia.page.keyboard.press("Enter")
        await mia.until("items.filter(i => i.kind === 'note').length === 3")
        await mia.page.evaluate("navigator.clipboard.writeText('a\\tb\\n\"c\\nd\"\\te')")
        await mia.page.keyboard.press("Control+v")
        await mia.page.get_by_role("button", name="4 notes").click()

        await mia.until("items.filter(i => i.kind === 'note').length === 7")
        notes = {item["text"]: item for item in await mia.items("note")}
        assert notes.keys() == {"日本", "two 👩‍👩‍👧", "three", "a", "b", "c\nd", "e"}
        assert notes["a"]["y"] == notes["b"]["y"] < notes["c\nd"]["y"] == notes["e"]["y"]
        assert notes["a"]["x"] == notes["c\nd"]["x"] < notes["b"]["x"] == notes["e"]["x"]
        boxes = [(n["x"], n["y"], n["x"] + n["w"], n["y"] + n["h"]) for n in notes.values()]
        assert all(a is b or a[2] < b[0] or b[2] < a[0] or a[3] < b[1] or b[3] < a[1] for a in boxes for b in boxes)


async def test_a_pasted_address_is_a_link_and_a_refused_card_pastes_nothing(
    server: TondoServer, browser: Browser
) -> None:
    """[I1]"""
    board = server.found()
    async with visitor(browser, "Mia", **CLIPBOARD) as mia:
        await mia.open(board.links["editor"])

        await mia.page.evaluate("navigator.clipboard.writeText('one\\ntwo')")
        await mia.page.keyboard.press("Control+v")
        await mia.page.get_by_role("dialog", name="Paste as").wait_for()
        await mia.page.keyboard.press("Escape")
        await mia.page.evaluate("navigator.clipboard.writeText('https://example.org/plan')")
        await mia.page.keyboard.press("Control+v")

        await mia.until("items.some(i => i.link === 'https://example.org/plan')")
        assert [item["text"] for item in await mia.items("note")] == ["example.org/plan"]
