"""How many cases the tests with drawn cases draw: a part of them in every run, all with CYJJQ_TESTS=thorough."""

import os

THOROUGH = os.environ.get("CYJJQ_TESTS") == "thorough"


def drawn(thorough):
    """The number of cases of a test that draws so many where time is no matter."""
    return thorough if THOROUGH else max(30, thorough // 5)
