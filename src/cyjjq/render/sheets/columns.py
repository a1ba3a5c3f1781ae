"""Every column that a sheet may have: which ones a sheet shows, from which width on, on which side, under which words.

A table of columns maps each key, in the order shown, to the terminal width in cells from which on it is shown; formats
that cut nothing show all.
"""

from collections.abc import Mapping

from cyjjq.render.phrases.cells import Style
from cyjjq.render.sheets.sheet import Column
from cyjjq.words import fill, terms

Columns = Mapping[str, int]

# The gap report.
GAP: Columns = {
    "id": 200,
    "name": 0,
    "wanted": 0,
    "by": 0,
    "base": 90,
    "planned": 0,
    "asked": 95,
    "latest": 0,
    "gap": 0,
    "attainment": 120,
    "pace": 105,
    "bar": 130,
    "status": 0,
}
# The gap report before there is a figure to judge by: what each target asks for.
FIRST: Columns = {"id": 200, "name": 0, "wanted": 0, "by": 0, "base": 0, "planned": 0, "asked": 0}
# What a mid-term assessment (中期评估) tabulates.
MIDTERM: Columns = {
    "id": 200,
    "name": 0,
    "nature": 110,
    "base": 100,
    "latest": 0,
    "wanted": 0,
    "planned_change": 0,
    "observed_change": 0,
    "attainment": 90,
    "pace": 0,
    "status": 0,
}
# What Open SDG judges by.
OPEN_SDG: Columns = {
    "id": 200,
    "name": 0,
    "wanted": 0,
    "by": 0,
    "base": 0,
    "latest": 0,
    "planned_rate": 90,
    "observed_rate": 90,
    "progress_value": 0,
    "score": 0,
    "status": 0,
}
# What changed against another year.
CHANGES: Columns = {
    "id": 200,
    "name": 0,
    "wanted": 0,
    "latest_then": 0,
    "latest": 0,
    "gap_then": 100,
    "gap": 0,
    "status_change": 0,
}
# The open year: the year to date beside what is due of the year by then.
WITHIN: Columns = {
    "id": 200,
    "name": 0,
    "wanted": 0,
    "latest": 0,
    "year_planned": 0,
    "ytd": 0,
    "ytd_growth": 90,
    "growth_asked": 120,
    "expected": 0,
    "time_ratio": 0,
    "season_ratio": 110,
    "status": 0,
}
# The supervision ledger, its assessment, and what changed in it.
LEDGER: Columns = {
    "id": 220,
    "name": 0,
    "wanted": 0,
    "place": 150,
    "owner": 0,
    "figure": 0,
    "age": 130,
    "status": 0,
    "due_now": 0,
    "due_next": 110,
    "ask": 140,
}
LEDGER_SUMMARY: Columns = {
    "group": 0,
    "targets": 0,
    "met": 0,
    "on_track": 0,
    "behind": 0,
    "off_track": 0,
    "missed": 0,
    "waiting": 0,
    "kept_share": 0,
    "due": 0,
    "reported": 0,
    "in_time": 0,
    "in_time_share": 0,
    "overdue": 0,
}
LEDGER_CHANGES: Columns = {
    "id": 220,
    "name": 0,
    "owner": 0,
    "figure_change": 0,
    "status_change": 0,
    "state_change": 0,
}
# A report within the year before there are figures.
WITHIN_FIRST: Columns = {"id": 200, "name": 0, "wanted": 0, "by": 0, "base": 0, "year_planned": 0, "expected": 0}
WITHIN_CHANGES: Columns = {
    "id": 200,
    "name": 0,
    "wanted": 0,
    "latest_then": 130,
    "latest": 130,
    "ytd_then": 0,
    "ytd": 0,
    "status_change": 0,
}
RATES: Columns = {
    "id": 200,
    "name": 0,
    "wanted": 0,
    "by": 0,
    "base": 90,
    "latest": 90,
    "planned_change": 0,
    "observed_change": 0,
    "required_change": 0,
    "acceleration": 120,
}
PATH: Columns = {"id": 200, "name": 0, "wanted": 0, "by": 0}  # then the start, base or latest, and the plan's years
LIST: Columns = {
    "id": 140,
    "name": 0,
    "wanted": 0,
    "by": 0,
    "task": 0,
    "nature": 160,
    "wording": 160,
    "phrase": 0,
}
OUTLOOK: Columns = {
    "id": 200,
    "name": 0,
    "wanted": 0,
    "by": 0,
    "series_pace": 0,
    "projected": 0,
    "reached": 0,
    "required_change": 90,
    "fastest": 110,
    "interval": 120,
    "probability": 0,
    "verdict": 0,
}
COHERE: Columns = {
    "identity": 0,
    "implied": 0,
    "range": 90,
    "observed": 0,
    "needed_rate": 0,
    "other": 100,
    "difference": 110,
    "verdict": 0,
}

# Plans side by side, and the rows of all of them.
COMPARE: Columns = {
    "source": 150,
    "plan": 0,
    "year": 100,
    "targets": 0,
    "judged": 110,
    "met": 0,
    "on_track": 0,
    "behind": 0,
    "off_track": 0,
    "missed": 0,
    "no_data": 0,
    "undated": 0,
    "share_met": 0,
    "share_on_track": 90,
    "time_elapsed": 90,
    "furthest": 80,
}
COMPARE_ROWS: Columns = {
    "source": 0,
    "year": 140,
    "id": 200,
    "name": 0,
    "wanted": 0,
    "by": 90,
    "base": 0,
    "latest": 0,
    "required_change": 0,
    "pace": 105,
    "status": 0,
}

READING: Columns = {"id": 150, "name": 0, "period": 0, "observed_value": 0, "growth": 0, "phrase": 0, "line": 0}

# Words stand on the left, figures on the right; the names give way and wrap where space is short.
_LEFT = {"id", "name", "bar", "status", "nature", "status_change", "wording", "phrase", "identity", "verdict", "period"}
_LEFT |= {"source", "plan", "furthest"}
_LEFT |= {"owner", "state", "state_change", "figure_change", "due_now", "due_next", "ask", "group", "place"}
_SHRINKS = {"name", "phrase", "identity", "plan", "furthest", "source", "group"}
# What wraps beyond so many cells where space is short: a comparison's name, or what a status waits for.
_MOST = {"wanted": 14, "status": 20, "why": 30}
# Where a column's word is not its key.
_WORD = {
    "planned": "planned_year",
    "gap": "gap_short",
    "planned_rate": "planned_change",
    "observed_rate": "observed_change",
    "latest_then": "latest",
    "gap_then": "gap_short",
    "status_change": "status",
    "ytd_then": "ytd_before",
    "state_change": "state",
    "figure_change": "figure",
}


def heading(key: str, style: Style, year: int | None = None) -> str:
    """The words above a column; those of a year's own columns name the year."""
    words = terms.STATUS[key] if key in terms.STATUS else terms.COLUMN[_WORD.get(key, key)]
    return fill(words, style.lang, {"year": year})


def is_left(key: str) -> bool:
    """Whether a column holds words, which stand on the left; figures stand on the right."""
    return key in _LEFT


def column(key: str, text: str, from_width: int = 0) -> Column:
    """A column under a heading of its own."""
    return Column(key, text, "left" if is_left(key) else "right", from_width, key in _SHRINKS, _MOST.get(key, 0))


def columns(keys: Columns, style: Style, year: int | None = None) -> tuple[Column, ...]:
    """The columns of a sheet."""
    return tuple(column(key, heading(key, style, year), width) for key, width in keys.items())
