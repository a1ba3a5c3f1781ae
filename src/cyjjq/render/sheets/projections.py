"""Where the series leads, as a sheet: a target a line, each with its sentence; those without a series fold."""

from collections.abc import Sequence

from cyjjq.catalogue.models import Catalogue
from cyjjq.method.outlook import Outlook
from cyjjq.render.phrases import cells, counts
from cyjjq.render.phrases.cells import Style
from cyjjq.render.phrases.numbers import MISSING, computed, percent
from cyjjq.render.sheets import columns
from cyjjq.render.sheets.sheet import Line, Section, Sheet
from cyjjq.words import pick, terms

_TONE = {"met": "met", "reaches": "on_track", "falls_short": "off_track", "due": "missed"}


def lay_out(catalogue: Catalogue, outlooks: Sequence[Outlook], style: Style) -> Sheet:
    """By action; the targets with fewer than two figures are named in one line."""
    by_id = {each.row.entry.id: each for each in outlooks}
    sections = []
    for action, group in counts.by_action(catalogue, [each.row for each in outlooks]):
        told = [by_id[row.entry.id] for row in group if by_id[row.entry.id].pace is not None]
        rest = [row.name.in_(style.lang) for row in group if by_id[row.entry.id].pace is None]
        names = style.text("name_separator").join(rest)
        sections.append(
            Section(
                counts.action_heading(action, style),
                lines=tuple(_line(catalogue, each, style) for each in told),
                remark=style.text("no_series", n=len(rest), names=names) if rest else "",
            )
        )
    return Sheet(
        style.text("outlook_heading", title=catalogue.plan.title.in_(style.lang)),
        columns.columns(columns.OUTLOOK, style),
        tuple(sections),
        overview=[style.text("outlook_overview")],
        totals=[] if outlooks else [style.text("nothing")],
        remark_heading=pick(terms.COLUMN["why"], style.lang),
    )


def _line(catalogue: Catalogue, each: Outlook, style: Style) -> Line:
    row = each.row
    known = {
        "id": row.entry.id,
        "name": cells.name(row, style),
        "wanted": cells.wanted(row.entry, row.indicator.unit, catalogue, style),
        "by": cells.deadline(row),
        "series_pace": _pace(each.pace, each, style),
        "projected": cells.level(each.projected, row),
        "reached": str(each.reached) if each.reached else MISSING,
        "required_change": _pace(each.required, each, style),
        "fastest": _pace(each.fastest.pace if each.fastest else None, each, style),
        "interval": _interval(each, style),
        "probability": MISSING if each.probability is None else percent(each.probability, 0),
        "verdict": pick(terms.OUTLOOK[each.verdict], style.lang),
    }
    return Line(tuple(known[key] for key in columns.OUTLOOK), _TONE.get(each.verdict, ""), sentence(each, style))


def _pace(pace: float | None, each: Outlook, style: Style) -> str:
    """A change a year: a rate, points of a share, or units."""
    if pace is None:
        return MISSING
    if each.compound:
        return percent(pace, 2, signed=True)
    number = computed(pace, signed=True)
    return style.text("points", n=number) if each.row.indicator.unit == "%" else number


def _interval(each: Outlook, style: Style) -> str:
    if each.low is None or each.high is None:
        return MISSING
    return style.text("range_both", low=computed(each.low), high=computed(each.high))


def sentence(each: Outlook, style: Style) -> str:
    """The outlook in words: the continuation, when the target comes, how the pace needed compares, how sure it is."""
    row, (first, _), (last, _) = each.row, each.series[0], each.series[-1]
    facts = {"first": first, "last": last, "pace": _pace(each.pace, each, style), "by": row.by or ""}
    if each.projected is None:
        reason = pick(
            terms.REASON[row.reasons["target"]] if row.target is None else terms.OUTLOOK[each.verdict], style.lang
        )
        return style.text("outlook_stops", **facts, reason=reason)
    unit = row.level_unit if row.basis != "index" else ""
    value = cells.with_unit(computed(each.projected), unit, style)
    parts = [style.text("outlook_leads", **facts, value=value)]
    if each.gap is not None and each.gap > 0:
        gap = style.text("points", n=computed(each.gap)) if unit == "%" else computed(each.gap)
        parts.append(style.text("outlook_short", gap=gap))
    if each.reached:
        parts.append(style.text("outlook_reached", year=each.reached))
    elif each.reasons.get("reached") in ("wrong_way", "no_change"):
        parts.append(style.text("outlook_never"))
    if each.required is not None and each.fastest is not None:
        told = {"required": _pace(each.required, each, style), "fastest": _pace(each.fastest.pace, each, style)}
        parts.append(style.text("outlook_fastest", **told, first=each.fastest.first, last=each.fastest.last))
    if each.probability is not None:
        told = {"interval": _interval(each, style), "probability": percent(each.probability, 0)}
        parts.append(style.text("outlook_interval", **told))
    elif each.reasons.get("probability") == "few_figures":
        parts.append(style.text("outlook_few", n=len(each.series)))
    return style.text("clause_separator").join(parts)
