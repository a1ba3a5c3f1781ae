"""What the targets mean together, as a sheet: an identity a line, each with its sentence, then who binds."""

import math
from collections.abc import Sequence

from cyjjq.catalogue.models import Catalogue
from cyjjq.method.coherence import Binding, Implication, Input, Other, Span
from cyjjq.render.phrases.cells import Style, wanted, with_unit
from cyjjq.render.phrases.numbers import MISSING, computed, percent, printed
from cyjjq.render.sheets import columns
from cyjjq.render.sheets.sheet import Line, Section, Sheet
from cyjjq.words import fill, pick, terms

_TONE = {"contradiction": "missed", "agree": "met", "compatible": "on_track"}


def lay_out(catalogue: Catalogue, rows: Sequence[Implication], bindings: Sequence[Binding], style: Style) -> Sheet:
    """Identities in the order of the file, then the indicators with several targets."""
    lines = tuple(_line(catalogue, row, style) for row in rows)
    sections = [Section(style.text("identities"), lines=lines)] if rows else []
    if bindings:
        told = style.text("sentence_separator").join(binding_sentence(catalogue, each, style) for each in bindings)
        sections.append(Section(style.text("bindings"), remark=told))
    return Sheet(
        title=style.text("cohere_heading", title=catalogue.plan.title.in_(style.lang)),
        columns=columns.columns(columns.COHERE, style),
        sections=tuple(sections),
        overview=[style.text("cohere_overview")],
        totals=[] if rows else [style.text("no_identities")],
        remark_heading=pick(terms.COLUMN["why"], style.lang),
    )


def _line(catalogue: Catalogue, row: Implication, style: Style) -> Line:
    unit = catalogue.indicators[row.identity.result].unit
    cells = (
        row.identity.name.in_(style.lang),
        MISSING if row.span is None else with_unit(computed(row.span.value), unit, style),
        MISSING if row.span is None else _range(row.span, unit, style),
        MISSING if row.observed is None else _observed(row, unit, style),
        _needed(catalogue, row, style),
        MISSING if row.other is None else with_unit(computed(row.other.span.value), unit, style),
        MISSING if row.difference is None else _difference(row.difference, unit, style),
        pick(terms.VERDICT[row.verdict], style.lang),
    )
    return Line(cells, tone=_TONE.get(row.verdict, ""), remark=sentence(catalogue, row, style))


def _difference(value: float, unit: str, style: Style) -> str:
    number = computed(value, signed=True)
    return style.text("points_full", n=number) if unit == "%" else with_unit(number, unit, style)


def _needed(catalogue: Catalogue, row: Implication, style: Style) -> str:
    """The change a year from the observation to the implied value: of a share in points, else as a rate."""
    if row.required_rate is None or row.observed is None or row.observed.value is None or row.span is None:
        return MISSING
    years = catalogue.plan.end - (row.observed.year or catalogue.plan.end)
    if catalogue.indicators[row.identity.result].unit != "%" or not years:
        return percent(row.required_rate, 2, signed=True)
    return style.text("points", n=computed((row.span.value - row.observed.value) / years, signed=True))


def _observed(row: Implication, unit: str, style: Style) -> str:
    assert row.observed is not None
    value = with_unit(printed(row.observed.value or 0.0), unit, style)
    return style.text("of_year", value=value, year=row.observed.year)


def _range(span: Span, unit: str, style: Style) -> str:
    """What the bounds allow; from nothing upwards is no limit for what cannot be negative."""
    low, high = span.low > 0, math.isfinite(span.high)
    key = {(True, True): "range_both", (True, False): "range_low", (False, True): "range_high"}.get((low, high))
    facts = {
        "low": with_unit(computed(span.low), unit, style) if low else "",
        "high": with_unit(computed(span.high), unit, style) if high else "",
    }
    return style.text(key, **facts) if key else style.text("range_none")


def sentence(catalogue: Catalogue, row: Implication, style: Style) -> str:
    """An identity in words: what follows if all is met exactly, what the bounds allow, how another way compares."""
    about = catalogue.indicators[row.identity.result]
    inputs = style.text("list_separator").join(_input(catalogue, each, style) for each in row.inputs)
    if row.span is None:
        reason = pick(terms.REASON[row.reasons["implied"]], style.lang)
        return style.text("cohere_missing", inputs=inputs or MISSING, reason=reason)
    facts = {
        "name": about.name.in_(style.lang),
        "value": with_unit(computed(row.span.value), about.unit, style),
        "inputs": inputs,
        "range": _range(row.span, about.unit, style),
    }
    stays = style.text("list_separator").join(
        style.text("stays", name=catalogue.indicators[name].name.in_(style.lang), year=year) for name, year in row.stays
    )
    unbound = style.text("list_separator").join(
        catalogue.indicators[name].name.in_(style.lang) for name, _ in row.stays
    )
    parts = [style.text("cohere_stays" if stays else "cohere_exact", **facts, stays=stays, free=unbound)]
    if row.observed is not None and row.required_rate is not None:
        quality = pick(terms.QUALITY[catalogue.quality(row.observed)], style.lang)
        rate = _needed(catalogue, row, style)
        key = "cohere_growth_prices" if "元" in about.unit else "cohere_growth"
        parts.append(
            style.text(
                key, observed=_observed(row, about.unit, style), quality=quality, rate=rate, year=catalogue.plan.end
            )
        )
    if row.other is not None and row.difference is not None:
        other = {
            "id": _way(catalogue, row.other, style),
            "value": with_unit(computed(row.other.span.value), about.unit, style),
            "difference": _difference(row.difference, about.unit, style),
        }
        free = row.verdict == "compatible" and bool(row.stays or row.other.stays)
        parts.append(style.text("cohere_free" if free else f"cohere_{row.verdict}", **other))
    return style.text("clause_separator").join(parts)


def _way(catalogue: Catalogue, other: Other, style: Style) -> str:
    """The name of another way to the same indicator: a target or an identity, never its id."""
    if other.origin == "target":
        target = next(target for target in catalogue.targets if target.id == other.id)
        return style.text("target_of", name=catalogue.target_name(target).in_(style.lang))
    return next(each for each in catalogue.targets_file.identities if each.id == other.id).name.in_(style.lang)


def _named(catalogue: Catalogue, id_: str, style: Style) -> str:
    """A target by its name and what it asks: two targets of one indicator may have one name."""
    target = next(target for target in catalogue.targets if target.id == id_)
    unit = catalogue.indicators[target.indicator].unit
    asks = wanted(target, unit, catalogue, style, full=True)
    name = catalogue.target_name(target).in_(style.lang)
    asks = asks.removeprefix("年均") if "年均" in name else asks  # said once
    return style.text("target_asking", name=name, wanted=asks)


def _input(catalogue: Catalogue, item: Input, style: Style) -> str:
    target = next((target for target in catalogue.targets if target.id == item.name), None)
    indicator = catalogue.indicators.get(item.name) or catalogue.indicators[target.indicator if target else ""]
    name = (catalogue.target_name(target) if target else indicator.name).in_(style.lang)
    unit = "%" if target is not None and target.kind == "growth" else indicator.unit
    return style.text("named", name=name, value=with_unit(computed(item.span.value), unit, style))


def binding_sentence(catalogue: Catalogue, binding: Binding, style: Style) -> str:
    """Which of several targets of one indicator asks for more, or why that cannot be said."""
    about = catalogue.indicators[binding.indicator]
    known = [
        style.text("asks", id=_named(catalogue, target.id, style), value=with_unit(computed(level), about.unit, style))
        for target, level in zip(binding.targets, binding.levels, strict=True)
        if level is not None
    ]
    facts = {
        "name": about.name.in_(style.lang),
        "levels": style.text("list_separator").join(known),
        "by": binding.by or "",
        "binds": _named(catalogue, binding.binds, style) if binding.binds else "",
        "reason": _why(catalogue, binding, style),
    }
    return fill(terms.TEXT["binds" if binding.binds else "binds_not"], style.lang, facts)


def _why(catalogue: Catalogue, binding: Binding, style: Style) -> str:
    """Why targets of one indicator cannot be compared, in words of its own: "not applicable" says nothing."""
    if binding.reason is None:
        return ""
    if binding.reason != "not_applicable":
        return pick(terms.REASON[binding.reason], style.lang)
    real = catalogue.indicators[binding.indicator].growth_basis == "real" and None in binding.levels
    return style.text("binds_prices" if real else "binds_apart")
