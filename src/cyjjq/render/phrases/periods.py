"""A year or a period as people say it: 2025年1—6月, January to June 2025."""

from typing import TYPE_CHECKING

from cyjjq.catalogue.period import Period
from cyjjq.words import fill
from cyjjq.words.within import MONTH, PERIOD

if TYPE_CHECKING:
    from cyjjq.render.phrases.cells import Style


def spoken(period: Period, style: "Style") -> str:
    """A year, or the months of it that a year to date counts."""
    key = "year" if period.is_whole_year else "january" if period.month == 1 else "months"
    return _told(key, period, style)


def end_of(period: Period, style: "Style") -> str:
    """Its last day: 2026年6月底, the end of June 2026."""
    return _told("end", period, style)


def brief(when: str, style: "Style", *, year: int | None = None) -> str:
    """The same in a cell: a year bare, its months in Chinese, without the year where it is `year`; else as written."""
    period = Period.parse(when)
    if period is None or period.is_whole_year or style.lang == "en":
        return when
    key = "january" if period.month == 1 else "months"
    return _told(f"{key}_only" if period.year == year else key, period, style)


def _told(key: str, period: Period, style: "Style") -> str:
    facts = {"year": period.year, "month": period.month, "name": MONTH[period.month - 1]}
    return fill(PERIOD[key], style.lang, facts)
