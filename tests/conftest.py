"""What all tests share: hypothesis draws the same examples on every machine and never fails for being slow."""

import pytest
from hypothesis import settings

from tests.support.programs import needed

settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def browser():
    """The machine's Chromium, started once."""
    chromium = needed("chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield running
        running.close()
