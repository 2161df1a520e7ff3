"""A board without a network: nothing is lost, and nothing is told that is not true."""

import asyncio
import os
import shutil
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, BrowserContext, async_playwright

from bot.valve import valve
from e2e.browsers import FLAGS, NAMES, PATIENCE, Visitor, visitor
from serving import Founded, TondoServer

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(180)]

NOTES = "what.every(text => items.some(item => item.text === text))"
CREATE = """(texts) => {
    for (const [at, text] of texts.entries()) {
        const item = {kind: "note", x: (at % 10) * 220, y: Math.floor(at / 10) * 220, text};
        window.tondo.session.propose([{op: "create", item}]);
    }
}"""


async def lay(who: Visitor, *texts: str) -> None:
    """Lay notes, as a tool does."""
    await who.page.evaluate(CREATE, list(texts))


async def kept(who: Visitor) -> None:
    """Wait until the service worker could answer in the server's place, and the board lies on the device."""
    script = """async (board) => {
        const worker = await navigator.serviceWorker.getRegistration();
        const databases = await indexedDB.databases();
        if (!worker?.active || !databases.some(({name}) => name === "tondo-boards")) return false;
        const open = indexedDB.open("tondo-boards");
        await new Promise((resolve) => { open.onsuccess = resolve; });
        const asked = open.result.transaction("boards").objectStore("boards").get(`board/${board}`);
        await new Promise((resolve) => { asked.onsuccess = resolve; });
        open.result.close();
        return asked.result !== undefined && JSON.parse(asked.result.items).length === window.tondo.items().length;
    }"""
    board = who.page.url.split("/b/")[1].split("#")[0]
    async with asyncio.timeout(PATIENCE * 2):
        while not await who.page.evaluate(script, board):
            await asyncio.sleep(0.1)


async def outline(who: Visitor) -> dict[str, Any]:
    """Return what this person sees, in a form that can be compared."""
    return {item["id"]: (item.get("text"), item.get("x"), item.get("y")) for item in await who.items("note")}


@asynccontextmanager
async def lasting(folder: Path) -> AsyncIterator[BrowserContext]:
    """Start a browser of its own whose storage lasts, so that it can be killed and started again."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    async with async_playwright() as playwright:
        context = await playwright.chromium.launch_persistent_context(
            folder, executable_path=path, args=FLAGS, viewport={"width": 1200, "height": 800}
        )
        try:
            yield context
        finally:
            await context.close()


def browser_of(folder: Path) -> int:
    """Return the process of the browser whose storage is in this folder."""
    # The lock that it puts there leads to its host and its process.
    return int(str((folder / "SingletonLock").readlink()).rsplit("-", 1)[1])


async def test_fifty_things_done_without_a_network_are_all_there_when_it_is_back(
    board: Founded, server: TondoServer, browser: Browser
) -> None:
    """[W5]"""
    async with (
        valve(server.address) as network,
        visitor(browser, "Mia") as mia,
        visitor(browser, "Bo") as bo,
    ):
        await mia.open(network.through(board.links["editor"]))
        await bo.open(board.links["editor"])
        await lay(mia, "before")
        await bo.until(NOTES, "before")
        mine, theirs = [f"mine {n}" for n in range(30)], [f"theirs {n}" for n in range(10)]

        network.shut()
        await mia.context.set_offline(True)
        await mia.until("state === 'offline'")
        await lay(mia, *mine)
        notes = {item["text"]: item["id"] for item in await mia.items("note")}
        for n in range(20):
            move = {"op": "move", "ids": [notes[f"mine {n}"]], "dx": 5, "dy": n}
            await mia.page.evaluate("(op) => window.tondo.session.propose([op])", move)
        await lay(bo, *theirs)
        waiting = await mia.page.evaluate("window.tondo.status().pending")
        network.open()
        await mia.context.set_offline(False)

        await mia.settled()
        for who in (mia, bo):
            await who.until(NOTES, "before", *mine, *theirs)
        assert waiting == 50
        assert len(await mia.items("note")) == 41
        assert await outline(mia) == await outline(bo)


async def test_how_much_is_not_sent_is_told(board: Founded, server: TondoServer, browser: Browser) -> None:
    async with visitor(browser, "Mia") as mia:
        await mia.open(board.links["editor"])

        server.kill()
        await mia.until("state === 'offline'")
        await lay(mia, "one", "two", "three")
        offline = mia.page.get_by_text("Offline · 3 kept on this device")
        await offline.wait_for()
        server.start()

        await mia.settled()
        await mia.page.locator(".save").get_by_text("Saved", exact=True).first.wait_for()
        assert await offline.count() == 0


async def test_what_a_killed_browser_had_not_sent_arrives_with_the_next_one(
    board: Founded, server: TondoServer, browser: Browser, tmp_path: Path
) -> None:
    """[N2] [W5]"""
    folder = tmp_path / "browser"
    async with visitor(browser, "Bo") as bo:
        await bo.open(board.links["editor"])
        async with lasting(folder) as context:
            # Mia has been here before: a browser writes down only after seconds who let it in.
            await Visitor("Mia", context, await context.new_page(), []).open(board.links["editor"])
        async with lasting(folder) as context:
            tabs = [Visitor("Mia", context, await context.new_page(), []) for _ in range(3)]
            for tab in tabs:
                await tab.open(board.links["editor"])
            server.kill()
            for n, tab in enumerate(tabs):
                await tab.until("state === 'offline'")
                await lay(tab, f"from tab {n}")
                await tab.until("state === 'offline' && window.tondo.status().pending === 1")
            await asyncio.gather(*(written(tab) for tab in tabs))
            os.kill(browser_of(folder), signal.SIGKILL)
        server.start()

        async with lasting(folder) as context:
            again = Visitor("Mia", context, await context.new_page(), [])
            await again.open(board.links["editor"])

            await bo.until(NOTES, *(f"from tab {n}" for n in range(3)))
            await bo.settled()
            assert len(await bo.items("note")) == 3


async def written(tab: Visitor) -> None:
    """Wait until the device holds what this tab has not sent: each tab has a queue of its own there."""
    script = """async () => {
        const open = indexedDB.open("tondo-outbox");
        await new Promise((resolve) => { open.onsuccess = resolve; });
        const asked = open.result.transaction("clients").objectStore("clients").count();
        await new Promise((resolve) => { asked.onsuccess = resolve; });
        open.result.close();
        return asked.result;
    }"""
    async with asyncio.timeout(PATIENCE):
        while await tab.page.evaluate(script) < 3:
            await asyncio.sleep(0.05)


async def test_a_board_that_was_seen_before_opens_without_a_server_and_what_is_done_there_arrives(
    board: Founded, server: TondoServer, browser: Browser
) -> None:
    """[W5]"""
    async with visitor(browser, "Mia") as mia, visitor(browser, "Bo") as bo:
        await mia.open(board.links["editor"])
        await bo.open(board.links["editor"])
        await lay(mia, "seen")
        await mia.settled()
        await kept(mia)

        server.kill()
        await mia.page.goto(board.links["editor"].split("#")[0])
        await mia.until(f"state === 'offline' && {NOTES}", "seen")
        await lay(mia, "done meanwhile")
        await mia.page.keyboard.press("Control+z")
        await mia.until("!items.some(item => item.text === 'done meanwhile')")
        await mia.page.keyboard.press("Control+Shift+z")
        await mia.page.reload()
        await mia.until(NOTES, "seen", "done meanwhile")
        server.start()

        await mia.settled()
        await bo.until(NOTES, "seen", "done meanwhile")


async def test_a_step_can_be_undone_after_the_page_was_loaded_anew(board: Founded, browser: Browser) -> None:
    async with visitor(browser, "Mia") as mia:
        await mia.open(board.links["editor"])
        await lay(mia, "first")
        await mia.settled()
        await mia.page.reload()
        await mia.until(NOTES, "first")
        await mia.settled()

        await mia.page.get_by_role("button", name="Undo").click()

        await mia.until("!items.some(item => item.kind === 'note')")
        await mia.settled()


async def test_the_start_page_shows_boards_by_their_pictures_and_opens_without_a_server(
    board: Founded, server: TondoServer, browser: Browser
) -> None:
    async with visitor(browser, "Mia") as mia:
        await mia.open(board.links["editor"])
        await lay(mia, *(f"note {n}" for n in range(5)))
        await mia.settled()
        await kept(mia)

        server.kill()
        await mia.page.get_by_role("link", name="All boards").click()

        card = mia.page.get_by_role("link", name="Retro")
        await card.locator("img").wait_for()
        shown = await card.locator("img").evaluate("(img) => img.decode().then(() => img.naturalWidth)")
        assert shown > 100
        assert "Editor" in await card.inner_text()
        await card.click()
        await mia.until("items.filter(item => item.kind === 'note').length === 5")


async def test_a_board_taken_off_the_list_can_be_put_back(board: Founded, browser: Browser) -> None:
    async with visitor(browser, "Mia") as mia:
        await mia.open(board.links["editor"])
        await mia.page.get_by_role("link", name="All boards").click()
        card = mia.page.get_by_role("link", name="Retro")
        await card.hover()

        await mia.page.get_by_role("button", name="Take “Retro” off this list").click()
        await card.wait_for(state="detached")
        await mia.page.get_by_role("button", name="Undo").click()

        await card.wait_for()


async def test_a_board_begins_with_the_template_that_was_chosen_in_one_step(
    server: TondoServer, browser: Browser
) -> None:
    async with visitor(browser, "Mia") as mia:
        await mia.page.goto(server.address)

        await mia.page.get_by_role("button", name="Kanban").click()
        await mia.page.wait_for_url("**/b/*")
        await mia.until("items.filter(item => item.kind === 'frame').length === 4")
        await mia.settled()
        title = await mia.page.title()
        await mia.page.keyboard.press("Control+z")

        await mia.until("items.length > 0 && !items.some(item => item.kind === 'frame' || item.kind === 'note')")
        await mia.page.get_by_role("button", name="Retro", exact=True).click()
        await mia.until("items.filter(item => item.kind === 'frame').length === 4")
        assert "Kanban" in title


async def test_a_newcomer_is_on_the_board_at_once_and_may_take_a_name(board: Founded, browser: Browser) -> None:
    async with visitor(browser, "Mia") as mia:
        # Somebody else's browser: it knows no name.
        stranger = Visitor("Guest", await browser.new_context(), await mia.context.new_page(), [])
        page = await stranger.context.new_page()
        await page.goto(board.links["editor"])
        name = page.get_by_label("Your name")
        await name.wait_for()
        called = await name.input_value()
        await name.fill("Ana")
        await name.press("Enter")
        await mia.open(board.links["editor"])

        await mia.until("items.some(item => item.kind === 'member' && item.name === 'Ana')")
        await name.wait_for(state="detached")
        await stranger.context.close()
        assert called.startswith("Guest ")
