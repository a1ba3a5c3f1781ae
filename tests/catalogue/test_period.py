"""The time that a figure stands for."""

from datetime import date

import pytest

from cyjjq.catalogue.period import Period


@pytest.mark.parametrize(
    ("text", "begins", "ends", "keys"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31), {"year": 2024}),
        ("2024-Q1", date(2024, 1, 1), date(2024, 3, 31), {"period": "2024-Q1"}),
        ("2025-Q4", date(2025, 10, 1), date(2025, 12, 31), {"period": "2025-Q4"}),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), {"period": "2024-02"}),
        ("2025-12", date(2025, 12, 1), date(2025, 12, 31), {"period": "2025-12"}),
    ],
)
def test_a_period_begins_and_ends(text, begins, ends, keys):
    """A leap year's February has 29 days; the last part of a year ends with it."""
    period = Period.parse(text)
    assert (period.begins, period.ends, period.keys, str(period)) == (begins, ends, keys, text)
    assert period.is_whole_year is (text == "2024")


@pytest.mark.parametrize("text", ["", "25", "2025-13", "2025-Q5", "2025-6", "２０２５", "1850", "2025-Q2 ", "2025年"])
def test_what_is_no_period(text):
    """Nothing is guessed."""
    assert Period.parse(text) is None


@pytest.mark.parametrize(
    ("text", "share", "time", "before"),
    [
        ("2025-06", 0.5, 2024.5, "2024-06"),
        ("2025-Q2", 0.5, 2024.5, "2024-Q2"),
        ("2025-Q1", 0.25, 2024.25, "2024-Q1"),
        ("2025-09", 0.75, 2024.75, "2024-09"),
        ("2025-12", 1, 2025, "2024-12"),
        ("2025", 1, 2025, "2024"),
    ],
)
def test_a_period_on_the_scale_of_years(text, share, time, before):
    """The end of 2025 is 2025, so that the end of June is half a year before it."""
    period = Period.parse(text)
    assert (period.share, period.time, str(period.a_year_before)) == (share, time, before)
