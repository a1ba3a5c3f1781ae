"""What a report says, laid out once for every format, in one language or in both; no markup, no numbers of its own.

Everything comes from the rows of `gap` through the same words and digits as on the terminal.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple, TypeVar

from cyjjq.catalogue.models import ASSUMED, Action, Catalogue
from cyjjq.method.breakdown import PathYear, path_years
from cyjjq.method.ranking import worst
from cyjjq.method.row import Method, Row
from cyjjq.render.phrases import arithmetic, cells, counts, provenance
from cyjjq.render.phrases.cells import Style
from cyjjq.render.phrases.numbers import percent
from cyjjq.render.phrases.provenance import Figure, publication
from cyjjq.render.phrases.sentence import sentence
from cyjjq.render.sheets import card, gap
from cyjjq.render.sheets.columns import heading
from cyjjq.words import Lang, Pair, documents, fill, pick, terms

Words = tuple[str, ...]  # a text in each language of the report, once where they are alike
Languages = Literal["zh", "en", "both"]
LANGUAGES: tuple[Languages, ...] = ("zh", "en", "both")
WORST = 10

T = TypeVar("T")
Watch = Callable[[Sequence[T]], Iterable[T]]

# The columns of a table of targets, wherever one stands.
COLUMNS: tuple[str, ...] = (
    *("name", "wanted", "by", "base", "planned", "latest", "gap", "attainment", "pace", "bar", "status"),
)
SDG_COLUMNS: tuple[str, ...] = (
    *("name", "wanted", "by", "base", "latest", "planned_rate", "observed_rate", "progress_value", "score", "status"),
)


class Speech(NamedTuple):
    """The languages of a report; says whatever there is to say in each of them."""

    styles: tuple[Style, ...]

    @property
    def langs(self) -> tuple[Lang, ...]:
        """The languages, the leading one first."""
        return tuple(style.lang for style in self.styles)

    def __call__(self, make: Callable[[Style], str]) -> Words:
        """One text in each language, once where they do not differ."""
        return distinct(make(style) for style in self.styles)

    def fact(self, texts: Words) -> Callable[[Style], str]:
        """A text as a fact of a phrase: in each language its own part."""
        return lambda style: texts[self.styles.index(style) if len(texts) > 1 else 0]

    def pair(self, pair: Pair, **facts: Any) -> Words:
        """A phrase from the words, filled in; a fact may be a pair, or a function of the style."""
        return self(lambda style: fill(pair, style.lang, {k: v(style) if callable(v) else v for k, v in facts.items()}))

    def each(self, make: Callable[[Style], Iterable[tuple[str, ...]]]) -> list[tuple[Words, ...]]:
        """Lines of texts: the first of each language, the second, and so on."""
        lines = zip(*(make(style) for style in self.styles), strict=True)
        return [tuple(distinct(texts) for texts in zip(*line, strict=True)) for line in lines]


def distinct(texts: Iterable[str]) -> Words:
    """The texts that differ by more than spaces."""
    return tuple({text.replace(" ", ""): text for text in reversed(list(texts))}.values())[::-1]


def speech(languages: Languages) -> Speech:
    """The languages of a report; a file holds more than any terminal's code page."""
    known: tuple[Lang, ...] = ("zh", "en") if languages == "both" else (languages,)
    return Speech(tuple(Style(lang) for lang in known))


class Request(NamedTuple):
    """What was asked for: the year, how to judge, in which languages, drawn up when, on which data and assumptions."""

    year: int
    method: Method
    languages: Languages
    day: date
    version: str
    digests: tuple[str, ...]
    actions: tuple[Action | None, ...] = ()
    assumptions: tuple[str, ...] = ()


class Entry(NamedTuple):
    """One target; `texts` by column, `bar` is (progress, time elapsed) within 0 and 1 where both are known."""

    row: Row
    name: Words
    tone: str
    texts: dict[str, Words]
    bar: tuple[float, float] | None
    sentence: Words

    @property
    def id(self) -> str:
        """The target's id, by which everything points at it."""
        return self.row.entry.id


class Count(NamedTuple):
    """How many targets have a status."""

    status: str
    tone: str
    word: Words
    number: int


class Part(NamedTuple):
    """An action with its targets, or (number 0) the goals of the plan as a whole.

    `folded` are those of which there is nothing to tell but the name.
    """

    number: int
    heading: Words
    counts: Words
    by_status: dict[str, int]
    entries: tuple[Entry, ...]

    @property
    def told(self) -> tuple[Entry, ...]:
        """The targets with a figure or a way to go."""
        return tuple(entry for entry in self.entries if entry.row.says_something)

    @property
    def folded(self) -> tuple[Entry, ...]:
        """The others."""
        return tuple(entry for entry in self.entries if not entry.row.says_something)


class Report(NamedTuple):
    """A whole report. `facts` stand under the title, `lead` says in sentences how things stand."""

    say: Speech
    catalogue: Catalogue
    request: Request
    title: Words
    facts: tuple[Words, ...]
    warning: Words
    lead: tuple[Words, ...]
    counts: tuple[Count, ...]
    columns: tuple[tuple[str, Words], ...]
    parts: tuple[Part, ...]
    worst: tuple[Entry, ...]
    due: tuple[Entry, ...]
    missing: tuple[tuple[Part, tuple[Entry, ...]], ...]
    sources: tuple[tuple[Words, str | None], ...]
    notes: tuple[Words, ...]
    notes_told: tuple[Words, ...]
    colophon: tuple[Words, ...]

    @property
    def scope(self) -> tuple[Words, ...]:
        """The facts beyond the year and the day: how it was judged, what it leaves out."""
        return self.facts[2:]

    @property
    def all_wait(self) -> bool:
        """Whether no target can be judged: a chart would be one grey wall."""
        return {count.status for count in self.counts} <= {"no_data"}

    @property
    def number_missing(self) -> int:
        """Of how many targets nothing has been published."""
        return sum(len(entries) for _, entries in self.missing)

    def names(self, entries: Sequence[Entry]) -> Callable[[Style], str]:
        """Names in a row, as a fact of a phrase."""
        facts = [self.say.fact(entry.name) for entry in entries]
        return lambda style: style.text("name_separator").join(fact(style) for fact in facts)

    def folded(self, part: Part) -> Words:
        """Of which targets of an action there is nothing to tell but the name, and why."""
        key = "folded" if self.request.method == "schedule" else "folded_sdg"
        return self.say.pair(documents.SAY[key], n=len(part.folded), names=self.names(part.folded))

    def missing_of(self, part: Part, entries: Sequence[Entry]) -> Words:
        """The targets of an action of which nothing has been published."""
        facts = {"heading": self.say.fact(part.heading), "n": len(entries), "names": self.names(entries)}
        return self.say.pair(documents.SAY["missing_action"], **facts)

    def with_status(self, entry: Entry) -> Words:
        """A name with its status."""
        facts = {"name": self.say.fact(entry.name), "status": self.say.fact(entry.texts["status"])}
        return self.say.pair(documents.SAY["named_status"], **facts)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every target of the report."""
        return tuple(entry for part in self.parts for entry in part.entries)


def lay_out(catalogue: Catalogue, rows: Sequence[Row], request: Request) -> Report:
    """The report of rows assessed as of the year asked for."""
    say = speech(request.languages)
    parts = tuple(_part(catalogue, action, group, request, say) for action, group in counts.by_action(catalogue, rows))
    entries = {entry.id: entry for part in parts for entry in part.entries}
    missing = [(part, tuple(e for e in part.entries if e.row.has_no_figure)) for part in parts]
    columns = COLUMNS if request.method == "schedule" else SDG_COLUMNS
    return Report(
        say=say,
        catalogue=catalogue,
        request=request,
        title=say.pair(documents.HEAD["title"], title=_title(catalogue)),
        facts=tuple(_facts(request, say)),
        warning=_warning(request, say),
        lead=tuple(_lead(catalogue, rows, request, say)),
        counts=tuple(
            Count(status, tone(status), say(lambda style, status=status: style.status(status)), number)  # type: ignore[misc]
            for status, number in counts.by_status(rows).items()
        ),
        columns=tuple((key, say(lambda style, key=key: heading(key, style, request.year))) for key in columns),  # type: ignore[misc]
        parts=parts,
        worst=tuple(entries[row.entry.id] for row in worst(rows, WORST)),
        due=tuple(entry for entry in entries.values() if entry.row.is_due(request.year)),
        missing=tuple((part, group) for part, group in missing if group),
        sources=tuple(_sources(catalogue, rows, say)),
        notes=_notes(catalogue, rows, say),
        notes_told=_notes(catalogue, [row for row in rows if row.says_something], say),
        colophon=tuple(_colophon(request, say)),
    )


def tone(status: str) -> str:
    """The status of ours by which one of any method is coloured."""
    return terms.SDG_TONE.get(status, status)


def in_full(day: date) -> Callable[[Style], str]:
    """A day as documents write it: 2026年3月31日, 31 March 2026."""
    facts = {"y": day.year, "m": day.month, "d": day.day, "month": documents.MONTH[day.month - 1]}
    return lambda style: fill(documents.DAY, style.lang, facts)


def _title(catalogue: Catalogue) -> Callable[[Style], str]:
    return lambda style: catalogue.plan.title.in_(style.lang)


def _facts(request: Request, say: Speech) -> Iterator[Words]:
    yield say.pair(documents.HEAD["as_of"], year=request.year)
    yield say.pair(documents.HEAD["drawn_up"], day=in_full(request.day))
    if request.method == "open-sdg":
        yield say.pair(documents.HEAD["method_sdg"])
    if request.actions:
        yield say.pair(
            documents.HEAD["scope"],
            actions=lambda style: style.text("list_separator").join(
                counts.action_heading(action, style) for action in request.actions
            ),
        )


def _warning(request: Request, say: Speech) -> Words:
    """That figures were put in which nobody has published; () where there are none."""
    if not request.assumptions:
        return ()
    return say.pair(
        documents.HEAD["assumed"], assumptions=lambda style: style.text("list_separator").join(request.assumptions)
    )


def _lead(catalogue: Catalogue, rows: Sequence[Row], request: Request, say: Speech) -> Iterator[Words]:
    """How many can be judged and how they stand, how many wait, how much time has passed."""
    judged = [row for row in rows if row.status not in ("no_data", "undated", "not_available")]
    if judged:
        in_words = lambda style: counts.in_words(judged, style)  # noqa: E731 - a fact by language
        yield say.pair(documents.SAY["judged"], n=len(judged), counts=in_words)
    else:
        yield say.pair(documents.SAY["judged_none"], year=request.year)
    if beyond := sum(row.status == "not_available" for row in rows):
        yield say.pair(documents.SAY["not_available"], n=beyond)
    if waiting := sum(row.status == "no_data" for row in rows):
        missing = sum(row.has_no_figure for row in rows)
        yield say.pair(documents.SAY["waiting" if missing else "waiting_only"], n=waiting, missing=missing)
    if undated := sum(row.status == "undated" for row in rows):
        yield say.pair(documents.SAY["undated"], n=undated)
    plan = catalogue.plan
    if plan.end > plan.base_year:
        elapsed = min(1.0, (request.year - plan.base_year) / (plan.end - plan.base_year))
        yield say.pair(documents.SAY["elapsed"], base=plan.base_year, end=plan.end, elapsed=percent(elapsed, 0))


def _part(catalogue: Catalogue, action: Action | None, rows: Sequence[Row], request: Request, say: Speech) -> Part:
    return Part(
        number=0 if action is None else action.id,
        heading=say(lambda style: counts.action_heading(action, style)),
        counts=say.pair(documents.SAY["action"], n=len(rows), counts=lambda style: counts.in_words(rows, style)),
        by_status=counts.by_status(rows),
        entries=tuple(_entry(catalogue, row, request.year, say) for row in rows),
    )


def _entry(catalogue: Catalogue, row: Row, year: int, say: Speech) -> Entry:
    known = [gap.texts(row, catalogue, year, style) for style in say.styles]
    both = None if row.progress is None or row.elapsed_latest is None else (row.progress, row.elapsed_latest)
    return Entry(
        row=row,
        name=say(lambda style: row.name.in_(style.lang)),
        tone=tone(row.status),
        texts={key: distinct(texts[key] for texts in known) for key in known[0]},
        bar=None if both is None else (min(max(both[0], 0.0), 1.0), min(max(both[1], 0.0), 1.0)),
        sentence=say(lambda style: sentence(catalogue, row, style)),
    )


def _sources(catalogue: Catalogue, rows: Sequence[Row], say: Speech) -> Iterator[tuple[Words, str | None]]:
    """The publications that the figures in the report come from, in the order of the data."""
    used = {part.source for row in rows for point in (row.base, row.latest) if point for part in point.parts}
    compared = {(row.entry.benchmark, row.latest.year) for row in rows if row.latest}
    used |= {o.source for o in catalogue.baseline.observations if (o.indicator, o.year) in compared}
    for id_, source in catalogue.baseline.sources.items():
        if id_ in used and id_ != ASSUMED:
            told = say(lambda style, source=source: publication(source, style))  # type: ignore[misc]
            yield (
                say.pair(documents.SAY["sourced"], text=say.fact(told), quality=terms.QUALITY[source.reliability]),
                web(source.url),
            )


def web(address: str | None) -> str | None:
    """An address that a file may lead to: http and https only."""
    return address if address and address.startswith(("http://", "https://")) else None


def _notes(catalogue: Catalogue, rows: Sequence[Row], say: Speech) -> tuple[Words, ...]:
    """What the marks in these rows mean."""
    known = [gap.notes(catalogue, rows, len(rows), style) for style in say.styles]
    english = [Style("en")] if "en" in say.langs else []
    more = [(note,) for style in english for note in gap.convention(rows, style)]
    return (*(distinct(notes) for notes in zip(*known, strict=True)), *more)


def _colophon(request: Request, say: Speech) -> Iterator[Words]:
    targets, baseline = request.digests
    yield say.pair(documents.HEAD["data"], targets=targets, baseline=baseline)
    yield say.pair(documents.HEAD["made_with"], version=request.version)


# --- One target in full -----------------------------------------------------------------------------------------------


class Shown(NamedTuple):
    """A published figure in the report's words."""

    when: str
    value: Words
    remarks: Words
    publication: Words
    link: str | None
    notes: tuple[Words, ...]


class Detail(NamedTuple):
    """All that is known of one target: (label, text) pairs, its figures, its arithmetic, its path."""

    commitment: list[tuple[Words, ...]]
    figures: list[Shown]
    benchmark: tuple[Words, list[Shown]] | None
    assessment: list[tuple[Words, ...]]
    arithmetic: list[tuple[Words, ...]]
    path: list[tuple[PathYear, tuple[str, str, str]]]


def detail(report: Report, entry: Entry) -> Detail:
    """One target in full, as `show` tells it."""
    catalogue, row, say = report.catalogue, entry.row, report.say
    other = row.entry.benchmark
    defined = say(lambda style: arithmetic.definition(row, style))
    computed = say.each(
        lambda style: [(name, f"{left} = {right}") for name, left, right in arithmetic.entries(row, style)]
    )
    return Detail(
        commitment=say.each(lambda style: card.commitment(catalogue, row, style)),
        figures=_shown(report, row.entry.indicator),
        benchmark=None
        if other is None
        else (
            say(lambda style: catalogue.indicators[other].name.in_(style.lang)),
            _shown(report, other),
        ),
        # the sentence, which alone has no label, stands under the heading
        assessment=[line for line in say.each(lambda style: card.assessment(catalogue, row, style)) if any(line[0])],
        arithmetic=[*([(("",), defined)] if any(defined) else []), *computed],
        path=_path(catalogue, row),
    )


def _shown(report: Report, indicator: str) -> list[Shown]:
    """The figures of an indicator; those after the year of the report are shown, and said to be unused."""
    catalogue, say = report.catalogue, report.say
    known: list[list[Figure]] = [provenance.figures(catalogue, indicator, style) for style in say.styles]
    found = []
    for alike in zip(*known, strict=True):
        later = [pick(documents.SAY["later"], lang) for lang in say.langs if alike[0].year > report.request.year]
        separators = [style.text("clause_separator") for style in say.styles]
        remarks = [
            mark.join((*each.remarks, *later[i : i + 1]))
            for i, (mark, each) in enumerate(zip(separators, alike, strict=True))
        ]
        found.append(
            Shown(
                when=alike[0].when,
                value=distinct(each.value for each in alike),
                remarks=distinct(remarks),
                publication=distinct(each.publication for each in alike),
                link=web(alike[0].link),
                notes=tuple(distinct(notes) for notes in zip(*(each.notes for each in alike), strict=True)),
            )
        )
    return found


def _path(catalogue: Catalogue, row: Row) -> list[tuple[PathYear, tuple[str, str, str]]]:
    """Each year with its planned, required and observed value in digits; nothing where there is none at all."""
    years = path_years(catalogue, row)
    if not any(year.planned is not None or year.observed is not None for year in years):
        return []
    return [
        (year, (cells.level(year.planned, row), cells.level(year.required, row), card.seen(year, row)))
        for year in years
    ]
