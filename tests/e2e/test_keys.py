"""Keys, the list of commands, preferences and languages in a real browser."""

import re

import pytest
from playwright.async_api import Browser, Page, expect

from e2e.browsers import visitor
from serving import Founded

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(120)]


async def in_hand(page: Page, tool: str) -> None:
    """Wait until this tool, and no other, is in the hand."""
    await expect(page.locator(".dock [aria-pressed=true]")).to_have_attribute("aria-label", tool)


async def test_a_key_is_given_to_another_command_and_stays_so(board: Founded, browser: Browser) -> None:
    """Remapping, WCAG 2.1.4."""
    async with visitor(browser) as mia:
        await mia.open(board.links["editor"])
        await mia.page.keyboard.press("?")
        await mia.page.get_by_role("button", name=re.compile("^Frame F")).click()
        await mia.page.keyboard.press("n")

        await expect(mia.page.get_by_text("N is used by “Note”. Use it for “Frame” instead?")).to_be_visible()
        await mia.page.get_by_role("button", name="Use it here").click()
        await mia.page.keyboard.press("Escape")
        await mia.page.reload()
        await mia.settled()
        await mia.page.keyboard.press("n")

        await in_hand(mia.page, "Frame")


async def test_escape_leaves_a_key_as_it_was(board: Founded, browser: Browser) -> None:
    """The sheet stays open, and nothing has changed."""
    async with visitor(browser) as mia:
        await mia.open(board.links["editor"])
        await mia.page.keyboard.press("?")
        row = mia.page.get_by_role("button", name=re.compile("^Frame F"))
        await row.click()
        await mia.page.keyboard.press("Escape")

        await expect(row).to_be_focused()
        await expect(mia.page.get_by_role("dialog", name="Keys")).to_be_visible()


async def test_single_keys_can_be_switched_off_and_commands_are_still_found(board: Founded, browser: Browser) -> None:
    """WCAG 2.1.4, and the list of commands gives the keyboard back to the board."""
    async with visitor(browser) as mia:
        await mia.open(board.links["editor"])
        await mia.page.keyboard.press("Control+,")
        await mia.page.get_by_role("switch", name="Single keys").click()
        await mia.page.keyboard.press("Escape")
        await mia.page.keyboard.press("n")
        await in_hand(mia.page, "Select")

        await mia.page.keyboard.press("Control+k")
        await expect(mia.page.get_by_role("combobox")).to_be_focused()
        await mia.page.keyboard.type("round no")
        await mia.page.keyboard.press("Enter")
        await in_hand(mia.page, "Note")
        await mia.page.keyboard.type("Hello")

        await mia.until("items.some(i => i.kind === 'note' && i.shape === 'round' && i.text === 'Hello')")


async def test_the_list_of_commands_leads_to_a_note_by_its_words(board: Founded, browser: Browser) -> None:
    """From the menu, as on a phone."""
    async with visitor(browser) as mia:
        await mia.open(board.links["editor"])
        await mia.page.keyboard.press("n")
        await mia.page.keyboard.type("Ship on Friday")
        await mia.page.keyboard.press("Escape")
        await mia.page.keyboard.press("Escape")
        await mia.page.get_by_role("button", name="Menu", exact=True).click()
        await mia.page.get_by_role("button", name="All commands").click()
        await expect(mia.page.get_by_role("combobox")).to_be_focused()
        await mia.page.keyboard.type("friday")
        await mia.page.get_by_role("option", name=re.compile("Ship on Friday")).click()
        await mia.page.keyboard.press("Enter")
        await mia.page.keyboard.type("!")

        await mia.until("items.some(i => i.text === 'Ship on Friday!')")


async def test_other_habits_are_one_choice_away(board: Founded, browser: Browser) -> None:
    """As in FigJam, S lays a note, and the tooltips say so."""
    async with visitor(browser) as mia:
        await mia.open(board.links["editor"])
        await mia.page.keyboard.press("?")
        await mia.page.get_by_label("Set of keys").select_option("As in FigJam")
        await mia.page.keyboard.press("Escape")
        await mia.page.keyboard.press("x")

        await in_hand(mia.page, "Connector")
        await expect(mia.page.locator(".dock").get_by_role("button", name="Note")).to_have_attribute(
            "data-tip", "Note  S"
        )


async def test_whoever_asks_for_german_reads_german_and_may_change_it_at_once(board: Founded, browser: Browser) -> None:
    """The language of the browser, then the chosen one, without loading the page anew."""
    async with visitor(browser, locale="de-AT") as mia:
        await mia.page.goto(board.links["editor"])
        await mia.settled()
        root = mia.page.locator("html")
        await expect(root).to_have_attribute("lang", "de")
        await expect(mia.page.get_by_role("button", name="Zettel", exact=True)).to_be_visible()

        await mia.page.keyboard.press("Control+,")
        await mia.page.get_by_label("Sprache").select_option("English")

        await expect(mia.page.get_by_role("dialog", name="Preferences")).to_be_visible()
        await expect(root).to_have_attribute("lang", "en")


async def test_what_one_prefers_is_seen_at_once_and_kept(board: Founded, browser: Browser) -> None:
    """Dark, and less motion, on every board of this browser."""
    async with visitor(browser) as mia:
        await mia.open(board.links["editor"])
        root = mia.page.locator("html")
        await mia.page.keyboard.press("Control+,")
        await mia.page.get_by_role("radio", name="Dark").check(force=True)
        await mia.page.get_by_role("radio", name="Less").check(force=True)
        await expect(root).to_have_attribute("data-theme", "dark")
        await mia.page.reload()

        await expect(root).to_have_attribute("data-theme", "dark")
        await expect(root).to_have_attribute("data-motion", "less")


async def test_no_words_are_written_into_the_page_and_nothing_is_cut_off(board: Founded, browser: Browser) -> None:
    """In nobody's language every word stands in brackets and is longer; from the right, the chrome mirrors."""
    async with visitor(browser, "M") as mia:
        await mia.open(board.links["editor"])
        address, secret = board.links["editor"].split("#")
        await mia.page.goto(f"{address}?lang=xx-rtl#{secret}")
        await mia.settled()

        bare = await mia.page.evaluate(
            """() => [...document.querySelectorAll("button, [aria-label], .hint, .save .long")]
                .filter((one) => one.checkVisibility())
                .flatMap((one) => [one.getAttribute("aria-label"), one.children.length === 0 ? one.textContent : null])
                .filter((words) => words && /[A-Za-z]{2}/.test(words) && !words.includes("⟦"))"""
        )
        wide = await mia.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        title = await mia.page.locator(".title-card").bounding_box()
        turned = await mia.page.evaluate("getComputedStyle(document.querySelector('.desk')).direction")

        assert bare == []
        assert wide
        assert title is not None
        assert title["x"] > 600
        assert turned == "ltr"
