"""What all tests share: the settings of Hypothesis, and which tests this machine cannot run."""

import shutil
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import sync_playwright

# Time is no property of what is tested, and a failure has to be found again.
hypothesis.settings.register_profile("tondo", deadline=None, print_blob=True)
hypothesis.settings.load_profile("tondo")


def has_redis() -> bool:
    """Tell whether a Redis or a Valkey can be started here."""
    return any(shutil.which(name) for name in ("redis-server", "valkey-server"))


def has_browser() -> bool:
    """Tell whether a Chromium is on the PATH, or Playwright has brought its own."""
    if any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")):
        return True
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).exists()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip, with what is missing in plain words, what cannot run here; `make test` installs it where it can."""
    for mark, has, missing in (
        ("redis", has_redis, "no redis-server or valkey-server on the PATH"),
        ("e2e", has_browser, "no Chromium on the PATH, and none of Playwright's"),
    ):
        marked = [item for item in items if item.get_closest_marker(mark)]
        if marked and not has():
            for item in marked:
                item.add_marker(pytest.mark.skip(reason=missing))
