"""A year or a period as people say it: 2025年1—6月, January to June 2025."""

from cyjjq.catalogue.period import Period
from cyjjq.render.phrases.cells import Style
from cyjjq.words import fill
from cyjjq.words.within import MONTH, PERIOD


def spoken(period: Period, style: Style) -> str:
    """A year, or the months of it that a year to date counts."""
    key = "year" if period.is_whole_year else "january" if period.month == 1 else "months"
    facts = {"year": period.year, "month": period.month, "name": MONTH[period.month - 1]}
    return fill(PERIOD[key], style.lang, facts)
