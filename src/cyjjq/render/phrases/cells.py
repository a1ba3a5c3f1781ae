"""What a row's figures say in a cell, in a language: numbers with their units, signs of bounds, changes a year."""

import math
from typing import TYPE_CHECKING, NamedTuple

from cyjjq.catalogue.models import Catalogue, Target
from cyjjq.render.phrases.numbers import MISSING, computed, fixed, percent, printed
from cyjjq.words import Lang, fill, pick, terms

if TYPE_CHECKING:
    from cyjjq.method.reduction import Point
    from cyjjq.method.row import Row


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
    """A number with its unit: 60%, 400亿元, 400 100m yuan."""
    name = style.unit(unit)
    return value + name if unit == "%" or style.lang == "zh" or not name else f"{value} {name}"


def percent_sign(value: str, unit: str) -> str:
    """A number of a column whose unit stands beside the name, except %, which stays with the number."""
    return value + "%" if unit == "%" else value


def name(row: "Row", style: Style) -> str:
    """The target's name with the unit of its figures in brackets, % left out."""
    text = row.name.in_(style.lang)
    unit = style.unit(row.level_unit)
    return text if unit in ("%", "") else f"{text} ({unit})"


def wanted(target: Target, unit: str, catalogue: Catalogue, style: Style, *, full: bool = False) -> str:
    """What is committed, as in a cell ("≥400", "年均≥8%"), or in full with the unit."""
    value = "" if target.value is None else printed(target.value)
    kind: str = target.kind
    if target.kind in ("growth", "change"):
        value = f"{value}%"
        kind = "change_since" if target.since is not None else kind
    elif target.kind == "increase" and unit == "%":
        kind, value = "increase_points", style.text("points_full" if full else "points", n=value)
    elif target.kind != "multiple":
        value = with_unit(value, unit, style) if full else percent_sign(value, unit)
    other = compared(target, unit, catalogue, style, full=full) if target.kind == "benchmark" else ""
    facts = {"sign": style.sign(target.bound), "value": value, "other": other, "since": target.since or ""}
    return fill(terms.WANTED[kind], style.lang, facts)


def compared(target: Target, unit: str, catalogue: Catalogue, style: Style, *, full: bool = True) -> str:
    """What a benchmark is held against: another indicator or its growth, and what is added to it."""
    named = full and target.benchmark
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
    """A computed value in the level's unit; what is counted is rounded towards the target: half a factory is none."""
    if value is None:
        return MISSING
    if row.is_counted:
        return printed(whole(value, row.entry.bound))
    return percent_sign(computed(value), row.level_unit)


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
    made = row.basis == "index" or (len(value.parts) > 1 and row.entry.compares == "growth")
    number = computed(value.value) if made else printed(value.value)
    text = percent_sign(number, row.level_unit)
    if value.assumed:
        text += style.dagger
    within = "-" in value.period  # a figure within the year says up to when it counts
    when = value.period if within else value.year
    return text if value.year == but and not within else style.text("of_year", value=text, year=when)


def status(row: "Row", style: Style) -> str:
    """The status; where it waits for figures, for which ones."""
    if row.status != "no_data" or not row.missing:
        return style.status(row.status)
    years: dict[str, list[str]] = {}
    for each in row.missing:
        years.setdefault(each.what, []).append(each.period)
    if "chain" in years:  # the last year of a chain is one of its years
        years["chain"] += years.pop("latest", [])
    between = style.text("year_separator")
    return style.text("clause_separator").join(
        style.text(f"lacks_{what}{'_part' if '-' in years[what][-1] else ''}", years=between.join(years[what]))
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


def gap(row: "Row", style: Style) -> str:
    """The gap to the target in its unit."""
    if row.gap is None:
        return MISSING
    return style.text("points", n=computed(row.gap)) if row.gap_unit == "pp" else computed(row.gap)


def asked(row: "Row", style: Style) -> str:
    """What is asked a year from the latest figure on; from the base, where there is no figure."""
    required = change(row.required_rate, row.required_step, row, style)
    return required if row.latest is not None else change(row.plan_rate, row.plan_step, row, style)


def share(value: float | None, decimals: int = 1) -> str:
    """A ratio as a percentage."""
    return MISSING if value is None else percent(value, decimals)


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
