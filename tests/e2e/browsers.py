"""Real browsers for tests: a Chromium, and people in it, each with storage of their own."""

import asyncio
import json
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, async_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 15.0  # Seconds.
# What a browser complains of when a test cuts the connection, or asks for what is not there.
NETWORK = (
    "Failed to load resource",
    "WebSocket connection to",
    "net::ERR_",
    "An unknown error occurred when fetching the script",
)
# Violations of the policy are told to the page; on the console they are seen from outside.
SENTRY = """addEventListener("securitypolicyviolation", (event) => {
    console.error(`against the policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
});"""
# Who has given a name once is called by it on every board; a page without an address has no storage.
NAMED = """if (location.protocol.startsWith("http")) localStorage["tondo:name"] ??= NAME;"""


@dataclass(frozen=True, slots=True)
class Visitor:
    """One person: a browser context with one page, and what went wrong on it."""

    name: str
    context: BrowserContext
    page: Page
    faults: list[str]

    async def open(self, link: str) -> None:
        """Follow a link to a board, and wait until the board is there."""
        await self.page.goto(link)
        await self.settled()

    async def items(self, kind: str = "") -> list[dict[str, Any]]:
        """Return what is on the board, as this person sees it."""
        found: list[dict[str, Any]] = await self.page.evaluate("window.tondo.items()")
        return [item for item in found if not kind or item["kind"] == kind]

    async def until(self, condition: str, *what: object) -> None:
        """Wait until a condition in the page holds; `items` is the list of its items, `what` what is handed in.

        Asked from outside again and again, since a page that obeys its policy does not evaluate words.
        """
        script = f"""(what) => {{
            const items = window.tondo?.items() ?? [], state = window.tondo?.status().state;
            return Boolean({condition});
        }}"""
        try:
            async with asyncio.timeout(PATIENCE):
                while not await self.page.evaluate(script, list(what)):
                    await asyncio.sleep(0.05)
        except TimeoutError:
            texts = await self.page.evaluate("window.tondo?.items().map(i => i.text)")
            raise AssertionError(f"{condition} {what} did not come true; the texts here are {texts}") from None

    async def settled(self) -> None:
        """Wait until the board can be worked on, and everything is acknowledged."""
        await self.until("state === 'saved' && window.tondo.ready()")

    async def click(self, x: float, y: float, **more: Any) -> None:
        """Click at a place of the board."""
        at = await self.page.evaluate("([x, y]) => window.tondo.toScreen({x, y})", [x, y])
        await self.page.mouse.click(at["x"], at["y"], **more)

    async def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Press at one place of the board, and let go at another."""
        first = await self.page.evaluate("([x, y]) => window.tondo.toScreen({x, y})", list(start))
        last = await self.page.evaluate("([x, y]) => window.tondo.toScreen({x, y})", list(end))
        await self.page.mouse.move(first["x"], first["y"])
        await self.page.mouse.down()
        await self.page.mouse.move((first["x"] + last["x"]) / 2, (first["y"] + last["y"]) / 2, steps=5)
        await self.page.mouse.move(last["x"], last["y"], steps=5)
        await self.page.mouse.up()


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Start a browser: the one on the PATH, or Playwright's own."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield browser
        finally:
            await browser.close()


def watch(context: BrowserContext, faults: list[str]) -> None:
    """Write down what goes wrong on any page of a person."""

    def said(message: ConsoleMessage) -> None:
        if message.type == "error" and not any(word in message.text for word in NETWORK):
            faults.append(message.text)

    context.on("weberror", lambda fault: faults.append(str(fault.error)))
    context.on("console", said)


@asynccontextmanager
async def visitor(browser: Browser, name: str = "Mia", **options: Any) -> AsyncIterator[Visitor]:
    """Let one person in; a fault in their page, or anything against its policy, fails the test when they leave."""
    context = await browser.new_context(**{"viewport": {"width": 1200, "height": 800}, **options})
    faults: list[str] = []
    watch(context, faults)
    await context.add_init_script(SENTRY)
    await context.add_init_script(NAMED.replace("NAME", json.dumps(json.dumps(name))))
    page = await context.new_page()
    try:
        yield Visitor(name, context, page, faults)
    finally:
        await context.close()
    assert not faults, faults
