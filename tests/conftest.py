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


TOGETHER = ("test_page_in_browser.py", "test_workbook.py")  # what they share is dear to make: pages, computed workbooks


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Each test goes to the worker that is free, but all tests of some files to one, and those first.

    `--dist=loadgroup` is meant for this, but xdist 3.8 writes its groups where pytest 9.2 no longer reads them.
    """
    from xdist.scheduler import LoadScopeScheduling

    class Scheduler(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            file = nodeid.partition("::")[0]
            return file if file.endswith(TOGETHER) else nodeid

    return Scheduler(config, log)
