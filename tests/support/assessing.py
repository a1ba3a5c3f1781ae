"""What the tests of an assessment share: tables of cases, and the targets that several of them start from.

A table holds, for each case, the year asked for, what the catalogue holds, and what its row says; a word in the place
of a figure is the reason why there is none. The plan starts from 2022 and runs from 2023 to 2027.
"""

import pytest

from tests.support.building import close, row, seen

TABLES = []


def table(cases):
    """Run a test once for every case of a table, under the case's name."""
    TABLES.append(cases)
    return pytest.mark.parametrize(("year", "given", "expected"), cases.values(), ids=cases)


def null(reason, names):
    """The same reason for several figures."""
    return dict.fromkeys(names.split(), reason)


def agree(year, given, expected):
    """Hold a row against what is expected of it."""
    assert seen(row(year, **given), expected) == close(expected)


SHARE = {"scale": "share", "unit": "%"}
TO_60 = SHARE | {"value": 60}  # with 50 in 2022: 2 a year
DOWN_TO_10 = {"scale": "ratio", "bound": "at_most", "value": 10}  # with 20 in 2022: -2 a year
RETAIL = {"value": 400, "observations": {2022: 278.0, 2024: 300}}
REAL = {"kind": "growth", "growth_basis": "real"}
ADDED = {"kind": "increase", "scale": "count", "value": 2000}  # 400 a year
LAND = {"kind": "increase", "bound": "at_most", "value": 500, "reported": "cumulative"}  # 100 a year
DEBT = REAL | {"bound": "at_most", "value": 10, "by": 2024}  # 100, 110, 121
KEPT_RATE = SHARE | {"kind": "yearly", "value": 90}
NOT_WORSE = SHARE | {"kind": "benchmark"}
