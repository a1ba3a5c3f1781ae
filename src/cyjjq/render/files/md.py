"""The report as markdown, for a repository or an issue: the same parts as the circular, with ids to be found by."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import quote

from cyjjq.render.files import content
from cyjjq.render.files.content import Entry, Report, Words
from cyjjq.render.formats.markdown import escape
from cyjjq.render.sheets.columns import is_left
from cyjjq.words import documents, terms


def write(report: Report, watch: content.Watch[Any]) -> bytes:
    """The whole text as UTF-8."""
    blocks = [
        *_opening(report),
        *_by_action(report, watch),
        *_behind(report),
        *_due(report),
        *_missing(report),
        *_closing(report),
    ]
    return ("\n\n".join(block for block in blocks if block) + "\n").encode()


def _inline(texts: Words) -> str:
    """A text within a line or a cell, both languages of it in one."""
    return escape(" / ".join(text for text in texts if text))


def _paragraph(texts: Words) -> str:
    """A text on its own, a paragraph a language."""
    return "\n\n".join(escape(text) for text in texts)


def _heading(report: Report, key: str) -> str:
    return f"## {_inline(report.say.pair(documents.PART[key]))}"


def _table(heads: Sequence[Words], left: Sequence[bool], lines: Iterable[Sequence[Words | str]]) -> str:
    """A table; a cell that is no text in languages is markdown already."""
    rows = [" | ".join(_inline(head) for head in heads), " | ".join(":---" if each else "---:" for each in left)]
    rows += [" | ".join(cell if isinstance(cell, str) else _inline(cell) for cell in line) for line in lines]
    return "\n".join(f"| {row} |" for row in rows)


def _opening(report: Report) -> Iterator[str]:
    yield f"# {_inline(report.title)}"
    yield " · ".join(_inline(fact) for fact in report.facts)
    if report.warning:
        yield f"> **{_inline(report.warning)}**"
    yield _heading(report, "overview")
    for sentence in report.lead:
        yield _paragraph(sentence)
    if report.parts:
        say = report.say
        heads = [say.pair(terms.COLUMN["action"]), say.pair(terms.COLUMN["targets"])]
        heads += [count.word for count in report.counts]
        lines = [
            [
                part.heading,
                (str(len(part.entries)),),
                *((str(part.by_status.get(count.status, 0)),) for count in report.counts),
            ]
            for part in report.parts
        ]
        yield _table(heads, [True, *(False for _ in heads[1:])], lines)


def _by_action(report: Report, watch: content.Watch[Any]) -> Iterator[str]:
    yield _heading(report, "by_action")
    columns = [(key, word) for key, word in report.columns if key != "bar"]
    heads = [*(word for _, word in columns), report.say.pair(terms.COLUMN["id"])]
    left = [*(is_left(key) for key, _ in columns), True]
    for part in watch(report.parts):
        yield f"### {_inline(part.heading)}"
        yield _paragraph(part.counts)
        if part.told:
            lines = [[*(entry.texts[key] for key, _ in columns), _id(entry)] for entry in part.told]
            yield _table(heads, left, lines)
        if part.folded:
            yield _paragraph(report.folded(part))


def _behind(report: Report) -> Iterator[str]:
    yield _heading(report, "behind")
    lines = [
        f"{n}. **{_inline(report.with_status(entry))}** {_inline(entry.sentence)} {_id(entry)}"
        for n, entry in enumerate(report.worst, start=1)
    ]
    yield "\n".join(lines) or _paragraph(report.say.pair(documents.SAY["behind_none"]))


def _due(report: Report) -> Iterator[str]:
    year = report.request.year
    yield f"## {_inline(report.say.pair(documents.PART['due'], year=year))}"
    lines = [f"- {_inline(report.with_status(entry))} {_id(entry)}" for entry in report.due]
    yield "\n".join(lines) or _paragraph(report.say.pair(documents.SAY["due_none"], year=year))


def _id(entry: Entry) -> str:
    """An id as it can be searched for."""
    return f"`{entry.id}`"


def _missing(report: Report) -> Iterator[str]:
    yield _heading(report, "missing")
    if not report.missing:
        yield _paragraph(report.say.pair(documents.SAY["missing_none"]))
        return
    yield _paragraph(report.say.pair(documents.SAY["missing_lead"], n=report.number_missing))
    yield "\n".join(f"- {_inline(report.missing_of(part, entries))}" for part, entries in report.missing)


def _closing(report: Report) -> Iterator[str]:
    yield _heading(report, "sources")
    cited = [f"{n}. {_inline(text)}{_link(address)}" for n, (text, address) in enumerate(report.sources, start=1)]
    yield "\n".join(cited) or _paragraph(report.say.pair(documents.SAY["no_sources"]))
    yield _heading(report, "notes")
    yield "\n".join(f"- {_inline(note)}" for note in (*report.notes_told, *report.colophon))


def _link(address: str | None) -> str:
    """An address as a link that no character of it can break out of."""
    return f" <{quote(address, safe=':/?#@!$&+,;=%~._-')}>" if address else ""
