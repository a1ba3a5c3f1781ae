"""What all tests share: hypothesis draws the same examples on every machine and never fails for being slow."""

import gc

import pytest

from tests.support.drawn import drawn
from tests.support.programs import needed


def pytest_configure(config):
    """Before any test is read; a process that only hands out tests does without hypothesis, which takes a while."""
    if hasattr(config, "workerinput") or not config.getoption("numprocesses", 0):
        from hypothesis import settings

        settings.register_profile("repeatable", derandomize=True, deadline=None, database=None, max_examples=drawn(100))
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


# what the tests of these files share is dear to make: pages, computed workbooks, plans in the forms of an office
TOGETHER = ("test_page_in_browser.py", "test_workbook.py", "test_files.py")


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
