"""What a row's figures say in a cell, in a language: numbers with their units, signs of bounds, changes a year."""

import math
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from cyjjq.catalogue.models import Catalogue, Target
from cyjjq.render.phrases import periods
from cyjjq.render.phrases.numbers import MISSING, below, computed, fixed, percent, printed, tenths
from cyjjq.words import Lang, fill, pick, terms

if TYPE_CHECKING:
    from cyjjq.method.reduction import Point
    from cyjjq.method.row import Row


EDGES = (0.6, 0.95, 1.0)  # the whole, and the thresholds where a plan has none of its own
_NUMBER = re.compile(r"[+-]?[\d,]+(\.\d+)?")


class Style(NamedTuple):
    """How to say it: the language, and whether the output can hold more than its encoding's plain characters."""

    lang: Lang
    unicode: bool = True

    def sign(self, bound: str) -> str:
        """The symbol of a bound; two ASCII characters where the nicer one might not arrive."""
        nice, plain = ("≥", ">=") if bound == "at_least" else ("≤", "<=")
        return nice if self.unicode else plain

    @property
    def dagger(self) -> str:
        """The mark of an assumed figure."""
        return "†" if self.unicode else "^"

    def text(self, key: str, **facts: object) -> str:
        """A phrase of the reports, filled in."""
        return fill(terms.TEXT[key], self.lang, facts)

    def status(self, status: str) -> str:
        """A status word."""
        return pick(terms.STATUS.get(status) or terms.SDG_STATUS[status], self.lang)

    def unit(self, unit: str) -> str:
        """A unit's name; the Chinese one where there is no English."""
        return (terms.UNIT_ZH if self.lang == "zh" else terms.UNIT_EN).get(unit, unit)


def with_unit(value: str, unit: str, style: Style) -> str:
    """A number with its unit: 60%, 400亿元, 40 bn yuan, class 3.

    Chinese counts in 万 and 亿; in English a number with such a unit is written out in thousands and billions.
    """
    if unit == "%" or style.lang == "zh":
        return value + style.unit(unit)
    if unit in terms.WRITTEN_OUT and _NUMBER.fullmatch(value):
        times, name = terms.WRITTEN_OUT[unit]
        number = (Decimal(value.replace(",", "")) * Decimal(times)).normalize()
        for small, large in (("thousand ", "million "), ("million ", "bn ")):
            if name.startswith(small) and abs(number) >= 1000:
                number, name = (number / 1000).normalize(), name.replace(small, large, 1)
        return f"{number:+,f} {name}" if value.startswith("+") else f"{number:,f} {name}"
    name = style.unit(unit)
    return f"{name} {value}" if unit in terms.BEFORE_EN else f"{value} {name}" if name else value


def percent_sign(value: str, unit: str) -> str:
    """A number of a column whose unit stands beside the name, except %, which stays with the number."""
    return value + "%" if unit == "%" else value


def name(row: "Row", style: Style, *, levels: bool = False) -> str:
    """The target's name with the unit of its figures in brackets, % left out.

    What is promised in % stands in % and has no unit, unless it is its `levels` that are told.
    """
    text = row.name.in_(style.lang)
    unit = "%" if row.basis == "index" or (row.is_told_in_percent and not levels) else row.level_unit
    word = style.unit(unit)
    return text if word in ("%", "") else f"{text} ({word})"


def wanted(target: Target, unit: str, catalogue: Catalogue, style: Style, *, full: bool = False) -> str:
    """What is committed, as in a cell ("≥400", "年均≥8%"), or in full with the unit."""
    value = "" if target.value is None else printed(target.value)
    kind: str = target.kind
    sign = style.sign(target.bound)
    if target.kind in ("growth", "change"):
        kind = "change_since" if target.since is not None else kind
        if target.bound == "at_most" and target.value is not None and target.value < 0:  # a fall of at least so much
            kind, sign, value = f"{kind}_fall", style.sign("at_least"), printed(-target.value)
        value = f"{value}%"
    elif unit == "%" and (target.bound, target.value) == ("at_least", 100) and target.kind in ("level", "yearly"):
        sign, value = "", "100%"  # there is no more than all
    elif target.kind == "increase" and unit == "%":
        kind, value = "increase_points", style.text("points_full" if full else "points", n=value)
    elif target.kind != "multiple":
        value = with_unit(value, unit, style) if full else percent_sign(value, unit)
    other = compared(target, unit, catalogue, style, full=full) if target.kind == "benchmark" else ""
    facts = {"sign": sign, "value": value, "other": other, "since": target.since or ""}
    return fill(terms.WANTED[kind], style.lang, facts)


def compared(target: Target, unit: str, catalogue: Catalogue, style: Style, *, full: bool = True) -> str:
    """What a benchmark is held against: another indicator or its growth, and what is added to it."""
    named = target.benchmark
    other = catalogue.indicators[named].name.in_(style.lang) if named else style.text("benchmark")
    if target.compares == "growth":
        other = style.text("growth_of", name=other)
    if not target.added:
        return other
    number = computed(target.added, signed=True)
    if unit == "%" or target.compares == "growth":
        return f"{other} {style.text('points_full' if full else 'points', n=number)}"
    return f"{other} {with_unit(number, unit, style) if full else number}"


def level(value: float | None, row: "Row") -> str:
    """A computed value in the level's unit, as it is judged by: a number of things may be 1.2, a class is a class."""
    if value is None:
        return MISSING
    if row.is_ranked:
        return printed(rank(value, row.entry.bound))
    return tenths(value) if row.is_counted else percent_sign(computed(value), row.level_unit)


def portion(value: float | None, row: "Row") -> str:
    """A year's value in the breakdown that is handed out: whole things, towards the target; half a factory is none."""
    if value is None or not row.has_whole_years:
        return level(value, row)
    return printed(whole(value, row.entry.bound))


def planned(row: "Row") -> str:
    """What is due in the year; of what is promised in %, the percentage that its path asks for."""
    if not row.is_told_in_percent or row.basis is None:
        return level(row.planned, row)
    due = row.percent_due
    return MISSING if due is None else f"{computed(due)}%"


def rank(value: float, bound: str) -> float:
    """The class that a value between two counts as: a figure within half a class of the planned value is on track."""
    return float(math.floor(value + 0.5 + 1e-9) if bound == "at_most" else math.ceil(value - 0.5 - 1e-9))


def whole(value: float, bound: str) -> float:
    """A whole number towards the target; what is whole but for the last bits of a float stays."""
    nearest = round(value)
    if abs(value - nearest) < 1e-9:
        return float(nearest)
    return float(math.ceil(value) if bound == "at_least" else math.floor(value))


def point(value: "Point | None", row: "Row", style: Style, *, but: int | None = None) -> str:
    """A base or latest figure with its year, which is left out where it is `but`; † marks an assumed one."""
    if value is None:
        return MISSING
    if row.is_told_in_percent and row.basis is not None:
        return _in_percent(value, row, style, but)
    return observed(value, row, style, but=but)


def _in_percent(value: "Point", row: "Row", style: Style, but: int | None) -> str:
    """The figures of what is promised in %: from which year it counts, and the percentage reached since then."""
    if row.base is not None and value.year <= row.base.year:
        return style.text("counts_from", year=value.year)
    reached = row.percent_reached
    if reached is None:
        return MISSING
    text = f"{computed(reached)}%" + (style.dagger if value.assumed else "")
    return text if value.year == but else style.text("of_year", value=text, year=value.year)


def observed(value: "Point", row: "Row", style: Style, *, but: int | None = None) -> str:
    """A figure in the level's unit, an index included."""
    made = row.basis == "index" or (len(value.parts) > 1 and row.entry.compares == "growth")
    number = computed(value.value) if made else printed(value.value)
    text = percent_sign(number, row.level_unit)
    if value.assumed:
        text += style.dagger
    within = "-" in value.period  # a figure within the year says up to when it counts
    when = periods.brief(value.period, style) if within else value.year
    return text if value.year == but and not within else style.text("of_year", value=text, year=when)


def status(row: "Row", catalogue: Catalogue, style: Style) -> str:
    """The status; where it waits for figures, for which ones."""
    if row.status != "no_data" or not row.missing:
        return style.status(row.status)
    years: dict[str, list[str]] = {}
    for each in row.missing:
        years.setdefault(each.what, []).append(periods.brief(each.period, style))
    if "chain" in years:  # the last year of a chain is one of its years
        years["chain"] += years.pop("latest", [])
    between = style.text("year_separator")
    other = row.entry.benchmark
    facts = {"name": catalogue.indicators[other].name.in_(style.lang) if other else ""}
    return style.text("clause_separator").join(
        style.text(
            f"lacks_{what}{'' if years[what][-1].isdecimal() else '_part'}", years=between.join(years[what]), **facts
        )
        for what in ("base", "chain", "benchmark", "latest")
        if what in years
    )


def change(rate: float | None, step: float | None, row: "Row", style: Style) -> str:
    """A change a year as its path counts it: a rate where it is compound, points of a share, else units."""
    if row.path == "compound":
        return MISSING if rate is None else percent(rate, 2, signed=True)
    if step is None:
        return MISSING
    number = computed(step, signed=True)
    return style.text("points", n=number) if row.indicator.unit == "%" else number


def required(row: "Row", style: Style) -> str:
    """What is needed a year from the latest figure on; of an allowance, what may be used up at most."""
    return at_most(change(row.required_rate, row.required_step, row, style), row, style)


def at_most(text: str, row: "Row", style: Style) -> str:
    """A required change as a limit, where the target is an allowance: nobody has to use it up."""
    limit = row.case.allowance and row.entry.bound == "at_most" and text != MISSING
    return style.sign("at_most") + text.removeprefix("+") if limit else text


def gap(row: "Row", style: Style) -> str:
    """The gap to the target in its unit; what is beyond an aim or left of a limit says so."""
    if row.gap is None:
        return MISSING
    text = gap_number(abs(row.gap), row, style)
    if row.gap >= 0 or computed(row.gap) == "0":
        return text
    return style.text("beyond" if row.entry.bound == "at_least" else "left", gap=text)


def gap_number(value: float, row: "Row", style: Style) -> str:
    """A difference to the target in its unit."""
    return style.text("points", n=computed(value)) if row.gap_unit == "pp" else computed(value)


def asked(row: "Row", style: Style) -> str:
    """What is asked a year from the latest figure on; from the base, where there is no figure.

    Classes do not move by parts a year: how many in how many years.
    """
    if row.is_ranked and row.path is not None:
        start = row.latest or row.base
        if start is None or row.target is None or row.by is None or row.required_step is None:
            return MISSING
        change_ = computed(row.target - start.value, signed=True)
        return style.text("in_years", n=row.by - start.year, change=change_)
    if row.latest is not None:
        return required(row, style)
    return at_most(change(row.plan_rate, row.plan_step, row, style), row, style)


def share(value: float | None, edges: Iterable[float] = EDGES, decimals: int = 1) -> str:
    """A ratio as a percentage, never rounded up to an edge that it is short of: the whole, or a threshold."""
    return MISSING if value is None else below(value, edges, decimals)


def times(value: float | None) -> str:
    """A multiple, as in "2.6"."""
    return MISSING if value is None else fixed(value, 1)


def deadline(row: "Row") -> str:
    """The year of the deadline, with * where the plan names none."""
    if row.by is None:
        return MISSING
    return f"{row.by}*" if row.by_assumed else str(row.by)


def reason(row: "Row", figure: str, style: Style) -> str:
    """Why a figure is not there, in words; '' where it is."""
    return pick(terms.REASON[row.reasons[figure]], style.lang) if figure in row.reasons else ""


def bar(row: "Row", style: Style, cells: int = 10) -> str:
    """Progress as a bar with a mark where the time is, both on one scale; '' where either is missing."""
    if row.progress is None or row.elapsed_latest is None:
        return ""
    done, mark = (min(max(share, 0.0), 1.0) for share in (row.progress, row.elapsed_latest))
    full, tick = round(done * cells), min(round(mark * cells), cells - 1)
    block, light, line = ("█", "─", "│") if style.unicode else ("#", "-", "|")
    text = [block if i < full else light for i in range(cells)]
    if mark > 0:
        text[tick] = line
    return "".join(text)
