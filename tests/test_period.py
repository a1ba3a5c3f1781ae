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
