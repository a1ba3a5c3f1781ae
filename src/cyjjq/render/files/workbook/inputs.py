"""The sheets that hold what the others calculate from: every figure with its source, every target with its phrase."""

from collections.abc import Sequence

from cyjjq.catalogue.models import ASSUMED, Observation, Text
from cyjjq.render.files.content import Entry, Report, Words, web
from cyjjq.render.files.workbook.book import INK, INPUT, Book, Head
from cyjjq.render.phrases.provenance import figure
from cyjjq.render.sheets.card import owned
from cyjjq.words import documents, terms

FIGURES = (
    *("indicator", "name", "period", "unit", "value", "growth", "quality", "stage", "confidence"),
    *("publisher", "title", "date", "url", "where", "notes"),
)
CATALOGUE = (
    *("id", "name", "place", "kind", "bound", "value", "unit", "tolerance", "by", "nature", "wording", "phrase"),
    *("owner", "notes"),
)
NOTES = 1  # lines between the title of either sheet and its headings
_WIDTH = {
    "indicator": 26,
    "id": 26,
    "name": 30,
    "title": 40,
    "url": 40,
    "notes": 60,
    "phrase": 44,
    "place": 9,
    "publisher": 26,
    "owner": 30,
    "where": 14,
}


def observations(report: Report) -> list[Observation]:
    """Every figure, by indicator in the catalogue's order, oldest first."""
    known = report.catalogue.observations
    return [
        o for indicator in report.catalogue.indicators for o in sorted(known.get(indicator, ()), key=lambda o: o.when)
    ]


def figures(book: Book, name: str, observations: Sequence[Observation]) -> None:
    """Every observation with its publication; the value and the growth are what others read."""
    report = book.report
    notes = [book.pair(documents.BOOK["figures_note"])]
    heads = [Head(_figure_heading(book, key), _WIDTH.get(key, 11)) for key in FIGURES]
    sheet = book.open(name, notes, heads, frozen=3, large=True)
    top = book.top(len(notes))
    for at, o in enumerate(observations, start=top + 1):
        source = report.catalogue.baseline.sources[o.source]
        color = INK["off_track"] if o.source == ASSUMED else INPUT
        for key in ("value", "growth"):
            if (number := getattr(o, key)) is not None:
                book.number(sheet, at, FIGURES.index(key), number, "General", font_color=color)
        for key, texts in _said(book, o).items():
            book.text(sheet, at, FIGURES.index(key), texts, wrap=key in ("notes", "title", "name", "publisher"))
        book.link(sheet, at, FIGURES.index("url"), web(source.url))
    sheet.autofilter(top, 0, max(top + 1, top + len(observations)), len(FIGURES) - 1)


def _figure_heading(book: Book, key: str) -> Words:
    return book.pair(terms.COLUMN["observed_value"] if key == "value" else documents.BOOK.get(key) or terms.COLUMN[key])


def _said(book: Book, o: Observation) -> dict[str, Words]:
    """What is to be said of an observation in words."""
    report, say = book.report, book.report.say
    indicator, source = report.catalogue.indicators[o.indicator], report.catalogue.baseline.sources[o.source]
    told: dict[str, Words] = {
        "indicator": (o.indicator,),
        "name": _in(book, indicator.name),
        "period": (o.when,),
        "unit": say(lambda style: style.unit(indicator.unit)),
        "quality": book.pair(terms.QUALITY[report.catalogue.quality(o)]),
        "publisher": _in(book, source.publisher),
        "title": _in(book, source.title),
        "date": (str(source.date),) if source.date else book.pair(terms.SHOW["no_date"]),
        "where": (o.where or "",),
        "notes": say(lambda style: style.text("sentence_separator").join(figure(report.catalogue, o, style).notes)),
    }
    if o.stage:
        told["stage"] = book.pair(terms.STAGE[o.stage])
    if o.confidence:
        told["confidence"] = book.pair(terms.SHOW["low_confidence"])
    return {key: texts for key, texts in told.items() if any(texts)}


def _in(book: Book, text: Text) -> Words:
    return book.report.say(lambda style: text.in_(style.lang))


def catalogue(book: Book, name: str) -> None:
    """Every target as the plan states it."""
    report = book.report
    notes = [book.pair(documents.BOOK["catalogue_note"])]
    heads = [Head(book.pair(documents.BOOK.get(key) or terms.COLUMN[key]), _WIDTH.get(key, 11)) for key in CATALOGUE]
    sheet = book.open(name, notes, heads, frozen=2, large=True)
    top = book.top(len(notes))
    for at, entry in enumerate(report.entries, start=top + 1):
        target = entry.row.entry
        for key, number in (("value", target.value), ("tolerance", target.tolerance or None), ("by", target.by)):
            if number is not None:
                book.number(
                    sheet, at, CATALOGUE.index(key), number, "0" if key == "by" else "General", font_color=INPUT
                )
        for key, texts in _promised(book, entry).items():
            book.text(
                sheet, at, CATALOGUE.index(key), texts, wrap=key in ("notes", "phrase", "name", "owner", "wording")
            )
    sheet.autofilter(top, 0, max(top + 1, top + len(report.entries)), len(CATALOGUE) - 1)


def _place(book: Book, entry: Entry) -> Words:
    target = entry.row.entry
    if target.action is None:
        return book.pair(terms.TEXT["whole_plan"])
    return (f"{target.action}.{target.task}" if target.task else str(target.action),)


def _unit(entry: Entry) -> str:
    """The unit of the value, where it is not the indicator's."""
    target = entry.row.entry
    return "%" if target.kind in ("growth", "change") or target.compares == "growth" else ""


def _promised(book: Book, entry: Entry) -> dict[str, Words]:
    target, say = entry.row.entry, book.report.say
    owner = target.owner
    told: dict[str, Words] = {
        "id": (entry.id,),
        "name": entry.name,
        "place": _place(book, entry),
        "kind": book.pair(terms.KIND[target.kind]),
        "bound": book.pair(terms.BOUND[target.bound]),
        "unit": say(lambda style: _unit(entry) or style.unit(entry.row.indicator.unit)),
        "nature": book.pair(terms.NATURE[target.nature]) if target.nature else ("",),
        "wording": (target.wording,),
        "phrase": (target.phrase,),
        "owner": say(lambda style: owned(owner, style)) if owner else ("",),
        "notes": _in(book, target.note) if target.note else ("",),
    }
    return {key: texts for key, texts in told.items() if any(texts)}
