"""Where the series leads, as a sheet: a target a line, each with its sentence; those without a series fold."""

from collections.abc import Sequence

from cyjjq.catalogue.models import Catalogue
from cyjjq.method.outlook import FEW, Outlook
from cyjjq.method.row import Row
from cyjjq.render.formats.csv import Digits
from cyjjq.render.phrases import cells, counts
from cyjjq.render.phrases.cells import Style
from cyjjq.render.phrases.numbers import MISSING, computed, percent
from cyjjq.render.sheets import columns, summary
from cyjjq.render.sheets.sheet import Line, Section, Sheet
from cyjjq.words import pick, terms

MANY = 20  # names in a row; more are counted only
_TONE = {
    "met": "met",
    "reaches": "on_track",
    "nearly": "on_track",
    "falls_short": "behind",
    "far_short": "off_track",
    "due": "missed",
}


def lay_out(catalogue: Catalogue, outlooks: Sequence[Outlook], style: Style) -> Sheet:
    """By action; the targets with fewer than two figures are named in one line."""
    by_id = {each.row.entry.id: each for each in outlooks}
    sections, folded = [], []
    bare = [each for each in outlooks if each.pace is None]
    fold = len(bare) > MANY and 2 * len(bare) > len(outlooks)  # their names would be a wall
    for action, group in counts.by_action(catalogue, [each.row for each in outlooks]):
        told = [by_id[row.entry.id] for row in group if by_id[row.entry.id].pace is not None]
        rest = [row.name.in_(style.lang) for row in group if by_id[row.entry.id].pace is None]
        names = style.text("name_separator").join(rest)
        if fold and rest:
            folded.append(summary.of_action(action, len(rest), style))
            rest = []
        if not told and not rest:
            continue
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
        totals=_totals(outlooks, len(bare), folded, style),
        remark_heading=pick(terms.COLUMN["why"], style.lang),
    )


def _totals(outlooks: Sequence[Outlook], bare: int, folded: Sequence[str], style: Style) -> list[str]:
    if not outlooks:
        return [style.text("nothing")]
    counted = style.text("list_separator").join(folded)
    return [style.text("no_series_at_all", n=bare, counts=counted)] if folded else []


def _line(catalogue: Catalogue, each: Outlook, style: Style) -> Line:
    row = each.row
    judged = each.judgement(catalogue.plan.thresholds)
    known = {
        "id": row.entry.id,
        "name": cells.name(row, style),
        "wanted": cells.wanted(row.entry, row.indicator.unit, catalogue, style),
        "by": cells.deadline(row),
        "series_pace": _pace(each.pace, each, style),
        "projected": _projected(each),
        "reached": str(each.reached) if each.reached else MISSING,
        "required_change": cells.at_most(_pace(each.required, each, style), row, style),
        "fastest": _pace(each.fastest.pace if each.fastest else None, each, style),
        "interval": _interval(each, style),
        "probability": MISSING if each.probability is None else percent(each.probability, 0),
        "verdict": pick(terms.OUTLOOK[judged], style.lang),
    }
    return Line(tuple(known[key] for key in columns.OUTLOOK), _TONE.get(judged, ""), sentence(each, style))


def _missing(gap: float, projected: float, row: Row, style: Style) -> str:
    """What is short at the deadline; of classes, between the one that is shown and the target."""
    if row.is_ranked and row.target is not None:
        n = computed(abs(cells.rank(projected, row.entry.bound) - row.target))
        return style.text("one_class" if n == "1" else "classes", n=n) if row.level_unit == "类" else n
    return cells.with_unit(computed(gap), row.level_unit, style)


def _pace(pace: float | None, each: Outlook, style: Style) -> str:
    """A change a year: a rate, points of a share, or units."""
    if pace is None:
        return MISSING
    if each.compound:
        return percent(pace, 2, signed=True)
    number = computed(pace, signed=True)
    return style.text("points", n=number) if each.row.indicator.unit == "%" else number


def for_csv(catalogue: Catalogue, each: Outlook, style: Style) -> dict[str, str]:
    """The cells of a CSV for people in which a bare number would not say what it is."""
    fastest = each.fastest.pace if each.fastest else None
    paces = {"pace": each.pace, "required": each.required, "fastest_pace": fastest}
    told = {key: Digits("" if pace is None else _pace(pace, each, style)) for key, pace in paces.items()}
    judged = each.judgement(catalogue.plan.thresholds)
    return {**told, "verdict": pick(terms.OUTLOOK[judged], style.lang)}


def _projected(each: Outlook) -> str:
    """The continued value: of what goes by an index, its growth a year or its change since the base."""
    row, value = each.row, each.projected
    if value is None or not row.is_told_in_percent or row.basis is None:
        return cells.level(value, row)
    base = row.base
    if base is None or row.by is None or base.value == 0 or value <= 0:
        return MISSING
    ratio, years = value / base.value, row.by - base.year
    rate = ratio - 1 if row.entry.kind == "change" else ratio ** (1 / years) - 1
    return percent(rate, 2, signed=True)


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
    unit = row.level_unit
    if row.is_told_in_percent and row.basis is not None:
        value = _projected(each)
    else:
        value = cells.with_unit(cells.level(each.projected, row).rstrip("%"), unit, style)
    key = "outlook_leads_yearly" if row.entry.kind == "growth" else "outlook_leads"
    parts = [style.text(key, **facts, value=value)]
    if each.gap is not None and each.gap > 0 and (row.basis is None or not row.is_told_in_percent):
        points = style.text("points_full", n=computed(each.gap))
        gap = points if unit == "%" else _missing(each.gap, each.projected, row, style)
        parts.append(style.text("outlook_short", gap=gap))
    if each.reached:
        of_growth = row.entry.kind == "growth" and row.by is not None and each.reached > row.by
        parts.append(style.text("outlook_reached_growth" if of_growth else "outlook_reached", year=each.reached))
    elif len(each.series) >= FEW and each.reasons.get("reached") in ("wrong_way", "no_change"):
        parts.append(style.text("outlook_never"))
    if each.required is not None and row.case.allowance:
        parts.append(
            style.text("outlook_at_most", required=cells.at_most(_pace(each.required, each, style), row, style))
        )
    elif each.required is not None and each.fastest is not None:
        told = {"required": _pace(each.required, each, style), "fastest": _pace(each.fastest.pace, each, style)}
        parts.append(style.text("outlook_fastest", **told, first=each.fastest.first, last=each.fastest.last))
    if each.probability is not None:
        told = {"interval": _interval(each, style), "probability": percent(each.probability, 0)}
        parts.append(style.text("outlook_interval", **told))
    elif each.reasons.get("probability") == "few_figures":
        parts.append(style.text("outlook_few", n=len(each.series)))
    return style.text("clause_separator").join(parts)
