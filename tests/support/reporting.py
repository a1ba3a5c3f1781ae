"""Reports of small catalogues and of the data sets at hand, for the tests of each format."""

import datetime as dt

from cyjjq.catalogue.loading import load
from cyjjq.method.assessment import assess
from cyjjq.render.files import content
from tests.support import DATA as REAL
from tests.support import MADE_UP, ROOT

__all__ = ["MADE_UP", "REAL", "ROOT", "all_of", "lay_out", "of"]

DAY = dt.date(2026, 3, 31)


def all_of(things):
    """Watches nothing."""
    return things


def lay_out(catalogue, year, languages="zh", method="schedule", **more):
    """The report of a catalogue as of a year."""
    request = content.Request(year, method, languages, DAY, "9.9", ("aaaa", "bbbb"), **more)
    return content.lay_out(catalogue, assess(catalogue, year, method=method), request)


def of(folder, year, languages="zh", **more):
    """The report of a data directory."""
    return lay_out(load(folder).catalogue, year, languages, **more)
