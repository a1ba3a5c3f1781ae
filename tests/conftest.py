"""What all tests share: hypothesis draws the same examples on every machine and never fails for being slow."""

import gc

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


def pytest_collection_finish():
    """Leave what is loaded by now out of every later collection: commands run here as often as they would anew."""
    gc.collect()
    gc.freeze()
