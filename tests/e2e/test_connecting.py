"""Connecting: by dots, by dropping on the empty desk, by keyboard; and pulling at what connects."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from e2e.browsers import Visitor, chromium, visitor
from serving import Founded, TondoServer, running_server

# One loop, one server and one browser for all of them; each has a board and a visitor of its own.
pytestmark = [pytest.mark.e2e, pytest.mark.timeout(120), pytest.mark.asyncio(loop_scope="module")]

NOTE = {"kind": "note", "w": 200, "h": 200, "color": "pink"}
LEFT, RIGHT = "note000001", "note000002"
DOT = 18  # Screen pixels from an edge to its dots.


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TondoServer]:
    with running_server(tmp_path_factory.mktemp("tondo")) as running:
        yield running


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as running:
        yield running


async def lay(mia: Visitor, *items: dict[str, Any]) -> None:
    await mia.page.evaluate(
        "items => window.tondo.session.propose(items.map((item) => ({ op: 'create', item })))", list(items)
    )
    await mia.page.evaluate("window.tondo.look({ x: -300, y: -200, zoom: 1 })")
    await mia.settled()


async def connector(mia: Visitor) -> dict[str, Any]:
    """Return the connector that was made last."""
    return (await mia.items("connector"))[-1]


async def test_notes_are_connected_by_a_drag_from_a_dot(browser: Browser, board: Founded) -> None:
    async with visitor(browser) as mia:
        await mia.open(board.links["editor"])
        await lay(mia, NOTE | {"id": LEFT, "x": 0, "y": 0}, NOTE | {"id": RIGHT, "x": 500, "y": 100})
        await mia.page.evaluate("id => window.tondo.select([id])", LEFT)

        await mia.drag((200 + DOT, 100), (600, 200))

        await mia.until("items.some((item) => item.kind === 'connector')")
        line = await connector(mia)
        assert (line["from"]["item"], line["to"]["item"]) == (LEFT, RIGHT)


async def test_a_press_on_a_dot_makes_the_next_note_on_that_side(browser: Browser, board: Founded) -> None:
    async with visitor(browser) as mia:
        await mia.open(board.links["editor"])
        await lay(mia, NOTE | {"id": LEFT, "x": 0, "y": 0})
        await mia.page.evaluate("id => window.tondo.select([id])", LEFT)

        await mia.click(100, 200 + DOT)

        await mia.until("items.some((item) => item.kind === 'note' && item.y === 272)")
        assert (await connector(mia))["from"]["item"] == LEFT


async def test_a_drop_on_the_empty_desk_makes_a_connected_copy(browser: Browser, board: Founded) -> None:
    async with visitor(browser) as mia:
        await mia.open(board.links["editor"])
        await lay(mia, NOTE | {"id": LEFT, "x": 0, "y": 0, "shape": "round"})
        await mia.page.evaluate("id => window.tondo.select([id])", LEFT)

        await mia.drag((200 + DOT, 100), (600, 300))
        await mia.page.keyboard.type("Next")

        await mia.until("items.some((item) => item.text === 'Next' && item.shape === 'round' && item.color === 'pink')")
        assert (await connector(mia))["from"]["item"] == LEFT


async def test_the_keyboard_builds_on_and_undo_takes_it_back_as_one(browser: Browser, board: Founded) -> None:
    async with visitor(browser) as mia:
        await mia.open(board.links["editor"])
        await lay(mia, NOTE | {"id": LEFT, "x": 0, "y": 0})
        await mia.page.evaluate("id => window.tondo.select([id])", LEFT)
        await mia.page.get_by_role("application").focus()

        await mia.page.keyboard.press("Alt+ArrowRight")
        await mia.until(
            "window.tondo.writing() !== undefined && items.filter((item) => item.kind === 'note').length === 2"
        )
        await mia.page.keyboard.press("Escape")
        await mia.page.keyboard.press("Control+z")

        await mia.until("items.filter((item) => item.kind === 'note' || item.kind === 'connector').length === 1")


async def test_the_middle_of_an_elbow_is_moved_and_finds_its_way_again(browser: Browser, board: Founded) -> None:
    ends = {"from": {"item": LEFT, "side": "auto"}, "to": {"item": RIGHT, "side": "auto"}}
    line = {"id": "line000001", "kind": "connector", "route": "elbow", "end": "arrow", **ends}
    async with visitor(browser) as mia:
        await mia.open(board.links["editor"])
        await lay(mia, NOTE | {"id": LEFT, "x": 0, "y": 0}, NOTE | {"id": RIGHT, "x": 600, "y": 200}, line)
        await mia.page.evaluate("window.tondo.select(['line000001'])")

        await mia.drag((400, 200), (500, 200))
        await mia.until("items.some((item) => item.bends?.length === 1)")
        moved = await connector(mia)
        await mia.click(500, 200, click_count=2)

        assert moved["bends"] == [{"axis": "x", "at": 0.6667}]
        await mia.until("items.every((item) => item.bends === undefined)")


async def test_words_are_written_on_a_line_and_moved_along_it(browser: Browser, board: Founded) -> None:
    ends = {"from": {"item": LEFT, "side": "auto"}, "to": {"item": RIGHT, "side": "auto"}}
    line = {"id": "line000001", "kind": "connector", "route": "straight", "end": "arrow", **ends}
    async with visitor(browser) as mia:
        await mia.open(board.links["editor"])
        await lay(mia, NOTE | {"id": LEFT, "x": 0, "y": 0}, NOTE | {"id": RIGHT, "x": 600, "y": 0}, line)

        await mia.click(400, 100, click_count=2)
        await mia.page.keyboard.type("so that")
        await mia.page.keyboard.press("Escape")
        await mia.until("items.some((item) => item.text === 'so that')")
        await mia.drag((400, 100), (300, 140))

        await mia.until("items.some((item) => item.label_at === 0.25)")
