"""What is to be said of a published figure: its value, how good it is, who published it where, and its notes."""

from collections.abc import Iterator
from typing import NamedTuple

from cyjjq.catalogue.models import Catalogue, Observation, Source
from cyjjq.render.phrases import cells
from cyjjq.render.phrases.cells import Style
from cyjjq.render.phrases.numbers import printed
from cyjjq.words import fill, pick, terms


class Figure(NamedTuple):
    """One observation in words; `remarks` are its quality and stage, `notes` whole sentences, `link` an address."""

    when: str
    year: int
    value: str
    remarks: tuple[str, ...]
    publication: str
    link: str | None
    notes: tuple[str, ...]


def figures(catalogue: Catalogue, indicator: str, style: Style) -> list[Figure]:
    """Each observation of an indicator, oldest first."""
    known = sorted(catalogue.observations.get(indicator, ()), key=lambda o: o.when)
    return [figure(catalogue, observation, style) for observation in known]


def figure(catalogue: Catalogue, o: Observation, style: Style) -> Figure:
    """One observation."""
    source = catalogue.baseline.sources[o.source]
    return Figure(
        when=o.when,
        year=o.span.year,
        value=style.text("clause_separator").join(_value(catalogue, o, style)),
        remarks=tuple(_remarks(catalogue, o, style)),
        publication=publication(source, style, o.where),
        link=source.url,
        notes=tuple(_notes(o, source, style)),
    )


def publication(source: Source, style: Style, where: str | None = None) -> str:
    """Who published it, under which title, when, and where in it."""
    when = str(source.date) if source.date else pick(terms.SHOW["no_date"], style.lang)
    parts = (source.publisher.in_(style.lang), source.title.in_(style.lang), when, where or "")
    return " · ".join(part for part in parts if part)


def _value(catalogue: Catalogue, o: Observation, style: Style) -> Iterator[str]:
    if o.value is not None:
        yield cells.with_unit(printed(o.value), catalogue.indicators[o.indicator].unit, style)
    if o.growth is not None:
        yield f"{pick(terms.COLUMN['growth'], style.lang)} {printed(o.growth)}%"


def _remarks(catalogue: Catalogue, o: Observation, style: Style) -> Iterator[str]:
    yield pick(terms.QUALITY[catalogue.quality(o)], style.lang)
    if o.stage:
        yield pick(terms.STAGE[o.stage], style.lang)
    if o.confidence:
        yield pick(terms.SHOW["low_confidence"], style.lang)
    if o.period:
        yield pick(terms.SHOW["not_used"], style.lang)


def _notes(o: Observation, source: Source, style: Style) -> Iterator[str]:
    if o.formula:
        yield fill(terms.SHOW["formula"], style.lang, {"formula": o.formula})
    for was in o.was:
        yield fill(terms.SHOW["was"], style.lang, {"value": printed(was.value), "source": was.source})
    if o.recorded:
        yield fill(terms.SHOW["recorded"], style.lang, {"date": o.recorded})
    for note in (o.note, source.note):
        if note:
            yield note.in_(style.lang)
