"""One sentence a target, as it would stand in a report: what is missing, how it went, how it must go on."""

from cyjjq.catalogue.models import Catalogue
from cyjjq.catalogue.period import Period
from cyjjq.method.row import Row
from cyjjq.render.phrases import cells
from cyjjq.render.phrases.cells import Style
from cyjjq.render.phrases.numbers import computed, fixed, percent, printed
from cyjjq.words import fill, terms


def sentence(catalogue: Catalogue, row: Row, style: Style) -> str:
    """ "差100亿元；前两年年均3.9%，今后三年须10.1%，为2.6倍": as much of it as the figures allow."""
    say = _Phrases(style)
    if row.latest is None or row.gap is None:
        return say("waiting", why=cells.reason(row, "gap", style) or cells.reason(row, "latest", style))
    if not row.has_later_figure:
        return _sentences([_then(row, say), say("stale", year=row.latest.year)], style)
    if row.entry.kind == "yearly":
        shortfall = _shortfall(row, say)
        return _sentences([shortfall, say("years", n=row.years_observed, kept=row.years_kept)], style)
    if row.entry.kind == "benchmark":
        other = cells.compared(row.entry, row.indicator.unit, catalogue, style)
        return say(
            "benchmark_short" if row.gap > 0 else "benchmark_kept", other=other, gap=_amount(abs(row.gap), row, say)
        )
    return _sentences([_shortfall(row, say), _so_far(row, say), _changes(row, say), _end(row, say)], style)


class _Phrases:
    def __init__(self, style: Style) -> None:
        self.style = style

    def __call__(self, key: str, **facts: object) -> str:
        return fill(terms.SENTENCE[key], self.style.lang, facts)


def _sentences(parts: list[str], style: Style) -> str:
    return style.text("sentence_separator").join(part for part in parts if part)


def _amount(value: float, row: Row, say: _Phrases) -> str:
    """A difference in its unit: 100亿元, 10.75个百分点."""
    if row.gap_unit == "pp":
        return say.style.text("points_full", n=computed(value))
    number = printed(round(value, 4) or value)
    if row.is_ranked and row.gap_unit == "类":
        return say.style.text("one_class" if number == "1" else "classes", n=number)
    return cells.with_unit(number, row.gap_unit, say.style)


def _then(row: Row, say: _Phrases) -> str:
    """What was short in the base year, where there is no later figure: with that year, or it would pass for today's."""
    assert row.latest is not None
    shortfall = _shortfall(row, say)
    return say("then", year=row.latest.year, text=shortfall) if shortfall else ""


def _shortfall(row: Row, say: _Phrases) -> str:
    assert row.gap is not None
    if row.status == "met":
        return say("met")
    if row.gap <= 0:
        return ""
    fall = row.is_told_in_percent and (row.entry.value or 0) < 0  # a fall that is too small is short of it
    return say("over" if row.entry.bound == "at_most" and not fall else "short", gap=_amount(row.gap, row, say))


def _so_far(row: Row, say: _Phrases) -> str:
    """How much of a change there has been in all."""
    if row.entry.kind != "change" or row.base is None or row.latest is None or row.gap is None:
        return ""
    reached = (row.entry.value or 0.0) - row.case.sign * row.gap
    change = _fall(reached, percent(abs(reached) / 100, 2), row, say) or percent(reached / 100, 2, signed=True)
    return say("so_far", year=row.base.year, change=change)


def _changes(row: Row, say: _Phrases) -> str:
    """How fast it went from the base to the latest figure, and must go from there to the deadline."""
    assert row.latest is not None
    if row.is_ranked:
        return _classes(row, say)
    compound = row.path == "compound"
    observed = row.observed_rate if compound else row.observed_step
    required = row.required_rate if compound else row.required_step
    clauses = []
    if observed is not None and row.base is not None:
        years = row.latest.at - row.base.at
        clauses.append(say("observed", years=_count(years, say), change=_change(observed, row, say)))
    if required is not None and row.by is not None:
        clauses.append(_needed(row, _change(required, row, say), say))
    if row.acceleration is not None:
        clauses.append(say("times", n=fixed(row.acceleration, 1)))
    elif row.reasons.get("acceleration") == "wrong_way":
        clauses.append(say("wrong_way"))
    return say.style.text("clause_separator").join(clauses)


def _needed(row: Row, change: str, say: _Phrases) -> str:
    """What is needed a year: in the years left after the report's year, or since an older figure's year."""
    assert row.latest is not None
    assert row.by is not None
    since, today = row.latest.at, _today(row)
    years = row.by - max(since, today or since)
    if today is None or since >= today:
        limit = row.case.allowance and row.entry.bound == "at_most"
        each = "required_step" if row.path != "compound" and years != 1 else "required"  # 7 in all, or 7 a year?
        return say("required_at_most" if limit else each, years=_ahead(years, say), change=change)
    key = "required_since" if years > 0 else "required_since_last"
    return say(key, years=_ahead(years, say), since=row.latest.year, change=change)


def _classes(row: Row, say: _Phrases) -> str:
    """From which class to which, and how many years are left for the rest: no class is a part of one."""
    assert row.latest is not None
    clauses = []
    if row.base is not None and row.base.year < row.latest.year:
        years = _count(row.latest.at - row.base.at, say)
        facts = {"first": _rank(row.base.value, row, say), "last": _rank(row.latest.value, row, say)}
        clauses.append(say("moved", years=years, **facts))
    if row.required_step is not None and row.by is not None and row.target is not None:
        left = row.by - max(row.latest.at, _today(row) or 0)
        if left > 0:
            clauses.append(say("to_reach", years=_ahead(left, say), goal=_rank(row.target, row, say)))
    return say.style.text("clause_separator").join(clauses)


def _rank(value: float, row: Row, say: _Phrases) -> str:
    return cells.with_unit(printed(value), row.level_unit, say.style)


def _end(row: Row, say: _Phrases) -> str:
    if row.status == "missed":
        return say("missed")
    return ""


def _today(row: Row) -> float | None:
    """The time that the row is told as of: a period's end where there is one, else that of the year asked for."""
    period = Period.parse(row.within.period) if row.within else None
    return row.year if period is None else period.time


def _ahead(years: float, say: _Phrases) -> str:
    """A number of years to come: the next 2 years, the next year."""
    return "year" if years == 1 and say.style.lang == "en" else _count(years, say)


def _count(years: float, say: _Phrases) -> str:
    """A number of years as people say it: 两年, 3.5年, 1年9个月, 1 year, 3.5 years."""
    whole, months = divmod(round(12 * years), 12)
    if months:
        key = ("half_more" if whole else "half") if months == 6 else "years_months" if whole else "only_months"
        return say(key, whole=whole, months=months)
    years = whole
    if say.style.lang == "zh":
        return f"{'两' if years == 2 else terms.ordinal(years)}年"
    return f"{years} year" if years == 1 else f"{years} years"


def _fall(value: float, text: str, row: Row, say: _Phrases) -> str:
    """A change of what is to fall, as it is said: 下降2.8%, and not -2.8%; '' where a sign says it as well."""
    falls = row.is_told_in_percent and (row.entry.value or 0) < 0
    return fill(terms.CHANGE["fall" if value <= 0 else "rise"], say.style.lang, {"n": text}) if falls else ""


def _change(value: float, row: Row, say: _Phrases) -> str:
    if row.path == "compound":
        return _fall(value, percent(abs(value)), row, say) or percent(value)
    if row.level_unit == "%":
        return _fall(value, say.style.text("points_full", n=computed(abs(value))), row, say) or say.style.text(
            "points_full", n=computed(value)
        )
    return cells.with_unit(computed(value), row.level_unit, say.style)
