"""A year on one page: counts by action, what is furthest behind, what is due, what has no figure."""

from collections.abc import Sequence

from cyjjq.catalogue.models import Action, Catalogue
from cyjjq.catalogue.period import Period
from cyjjq.method.ranking import worst
from cyjjq.method.row import STATUSES, Row
from cyjjq.render.phrases import counts
from cyjjq.render.phrases.cells import Style
from cyjjq.render.phrases.sentence import sentence
from cyjjq.render.sheets import within
from cyjjq.render.sheets.card import Block, Card
from cyjjq.render.sheets.gap import overview
from cyjjq.words import fill, terms

WORST = 5


def lay_out(
    catalogue: Catalogue, rows: Sequence[Row], period: Period, style: Style, request: str = "", data: str = ""
) -> Card:
    """The page as a card, short enough for a screen and a message; `request` is the command for what is missing.

    `data` is the option that names the data, for the commands that are told to be copied.
    """
    year = period.year

    def say(key: str, **facts: object) -> str:
        return fill(terms.SUMMARY[key], style.lang, facts)

    groups = counts.by_action(catalogue, rows)
    actions = [
        (
            counts.action_heading(action, style),
            style.text("action_counts", n=len(group), counts=counts.in_words(group, style)),
        )
        for action, group in groups
    ]
    total = style.text("total", n=len(rows), counts=counts.in_words(rows, style))
    behind = [(row.name.in_(style.lang), sentence(catalogue, row, style)) for row in worst(rows, WORST)]
    due = _due([row for row in rows if row.is_due(year)], style)
    missing = [
        of_action(action, n, style) for action, group in groups if (n := sum(row.has_no_figure for row in group))
    ]
    number = sum(row.has_no_figure for row in rows)
    blocks = [
        Block(say("all"), (("", overview(catalogue, rows, period.time, style)), ("", total))),
        Block(say("by_action"), tuple(actions)),
        Block(say("worst", n=len(behind) or WORST), tuple(behind) or (("", say("worst_none")),)),
        Block(say("due", year=year), due or (("", say("due_none")),)),
    ]
    if number:
        counted = say("missing_counts", n=number, counts=style.text("list_separator").join(missing))
        steps = [
            say("missing_hint", when=str(period), data=data),
            *([style.text("next_step", command=request)] if request else []),
        ]
        blocks.append(Block(say("missing"), (("", counted), *(("", step) for step in steps))))
    heading = style.text("summary_heading", title=catalogue.plan.title.in_(style.lang), year=year)
    return Card(heading if period.is_whole_year else within.title(catalogue, period, style), tuple(blocks))


def of_action(action: Action | None, n: int, style: Style) -> str:
    """How many of an action, as a part of a list: 行动一5项."""
    facts = {"ordinal": terms.ordinal(action.id), "number": action.id} if action else {}
    return fill(terms.SUMMARY["missing_action" if action else "missing_whole"], style.lang, {"n": n, **facts})


def _due(rows: Sequence[Row], style: Style) -> tuple[tuple[str, str], ...]:
    """Names by status, each status once."""
    groups: dict[str, list[str]] = {}
    for row in rows:
        groups.setdefault(row.status, []).append(row.name.in_(style.lang))
    between = style.text("name_separator")
    return tuple((style.status(status), between.join(names)) for status, names in groups.items())


def table(catalogue: Catalogue, rows: Sequence[Row]) -> list[dict[str, object]]:
    """The counts as rows for CSV: one an action, a column a status."""
    lines: list[dict[str, object]] = []
    for action, group in counts.by_action(catalogue, rows):
        found: dict[str, int] = counts.by_status(group)
        whole = [Style(lang).text("whole_plan") for lang in ("zh", "en")]
        zh, en = (action.name.in_("zh"), action.name.in_("en")) if action else whole
        names = {"name_zh": zh, "name_en": en}
        numbers = {str(status): found.get(status, 0) for status in STATUSES}
        lines.append({"action": action and action.id, **names, "targets": len(group), **numbers})
    return lines
