"""The figures of a communiqué as a sheet: the drafts, and below them what is none, and why."""

from collections.abc import Iterator

from cyjjq.catalogue.models import Catalogue
from cyjjq.plan.communique import Drafted
from cyjjq.plan.reading import Row
from cyjjq.render.phrases.cells import Style, with_unit
from cyjjq.render.phrases.numbers import MISSING, printed
from cyjjq.render.sheets import columns
from cyjjq.render.sheets.sheet import Line, Section, Sheet
from cyjjq.words import pick, terms


def lay_out(catalogue: Catalogue, found: Drafted, style: Style) -> Sheet:
    """Every draft with its phrase and line; what was refused by reason, what is missing, which aliases may help."""
    lines = tuple(Line(_cells(catalogue, row, style)) for row in found.drafts)
    title = style.text("reading_heading", file=found.file, period=_spoken(found.period, style))
    numbers = {"drafts": len(found.drafts), "refused": len(found.refused), "absent": len(found.absent)}
    told = [style.text(f"reading_n_{key}", n=n) for key, n in numbers.items() if n]
    counts = style.text("sentence_separator").join(told) or style.text("reading_nothing")
    section = Section(style.text("reading_drafts", n=len(lines)), lines=lines)
    shown = columns.columns(columns.READING, style)
    notes = [
        *_refused(catalogue, found, style),
        *_absent(catalogue, found, style),
        *_proposals(catalogue, found, style),
    ]
    return Sheet(title, shown, (section,), overview=[counts], notes=notes)


def _cells(catalogue: Catalogue, row: Row, style: Style) -> tuple[str, ...]:
    indicator = catalogue.indicators[row.indicator]
    growth = MISSING if row.growth is None else f"{printed(row.growth)}%"
    if row.basis and row.basis != indicator.growth_basis:
        growth += f" {pick(terms.GROWTH_BASIS[row.basis], style.lang)}"
    return (
        row.indicator,
        indicator.name.in_(style.lang),
        row.period if row.stage is None else f"{row.period} {pick(terms.STAGE[row.stage], style.lang)}",
        MISSING if row.value is None else with_unit(printed(row.value), indicator.unit, style),
        growth,
        row.phrase,
        str(row.line),
    )


def _spoken(period: str, style: Style) -> str:
    """The period of the text as people say it: 2025年, 2025年1—6月."""
    from cyjjq.catalogue.period import Period
    from cyjjq.render.phrases.periods import spoken

    known = Period.parse(period)
    return spoken(known, style) if known else period


def _refused(catalogue: Catalogue, found: Drafted, style: Style) -> Iterator[str]:
    """The figures that are no observation, by reason in the order in which reasons are listed."""
    for reason, words in terms.REFUSED.items():
        rows = [row for row in found.refused if row.reason == reason]
        if not rows:
            continue
        yield style.text("reading_refused", reason=pick(words, style.lang), n=len(rows))
        for row in rows:
            name = catalogue.indicators[row.indicator].name.in_(style.lang)
            yield style.text("reading_place", line=row.line, name=name, phrase=row.phrase)


def _absent(catalogue: Catalogue, found: Drafted, style: Style) -> Iterator[str]:
    if found.absent:
        names = (catalogue.indicators[key].name.in_(style.lang) for key in found.absent)
        yield style.text("reading_absent", n=len(found.absent), names=style.text("name_separator").join(names))


def _proposals(catalogue: Catalogue, found: Drafted, style: Style) -> Iterator[str]:
    for each in found.proposals:
        name = catalogue.indicators[each.indicator].name.in_(style.lang)
        yield style.text(
            "reading_alias", line=each.line, phrase=each.phrase, alias=each.alias, name=name, indicator=each.indicator
        )
