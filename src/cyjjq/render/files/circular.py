"""The circular (通报) as a Word document, in the typography of Chinese office documents.

How its page looks is told in `typography`; here stands what it says.
"""

import io
from collections.abc import Iterable
from typing import Any

from cyjjq.render.files import content
from cyjjq.render.files.content import Entry, Part, Report, Words
from cyjjq.render.files.typography import add_run, add_table, set_indent, set_up, settled
from cyjjq.words import documents, terms

# The columns of a table with their widths in millimetres, 156 in all.
_COLUMNS = {
    "name": 32,
    "wanted": 18,
    "by": 10,
    "base": 20,
    "planned": 16,
    "latest": 15,
    "gap": 15,
    "pace": 14,
    "status": 16,
}
_SDG_COLUMNS = {
    "name": 40,
    "wanted": 22,
    "by": 12,
    "base": 22,
    "latest": 16,
    "progress_value": 14,
    "score": 12,
    "status": 18,
}


def write(report: Report, watch: content.Watch[Any]) -> bytes:
    """The whole document; the same bytes for the same report."""
    import docx

    document = docx.Document()
    comments = "; ".join(line[-1] for line in report.colophon)  # no place for them in a circular
    set_up(document, title=" / ".join(report.title), day=report.request.day, comments=comments)
    _Circular(document, report).write(watch)
    stream = io.BytesIO()
    document.save(stream)
    return settled(stream.getvalue())


# --- What it says -----------------------------------------------------------------------------------------------------


class _Circular:
    """The document as it is written, one part after another."""

    def __init__(self, document: Any, report: Report) -> None:
        self.document, self.report, self.say = document, report, report.say
        self.headings = 0

    def write(self, watch: content.Watch[Any]) -> None:
        report, request = self.report, self.report.request
        plan = report.catalogue.plan
        self.paragraphs(
            self.say.pair(documents.HEAD["circular"], title=lambda style: plan.title.in_(style.lang)), style="Title"
        )
        self.paragraphs(self.say.pair(documents.HEAD["subtitle"], year=request.year), style="Subtitle")
        self.addressee()
        if report.warning:
            self.paragraphs(report.warning)
        self.paragraphs(
            self.say.pair(
                documents.SAY["opening"],
                title=lambda style: plan.title.in_(style.lang),
                issuer=lambda style: plan.issuer.in_(style.lang),
                issued=content.in_full(plan.issued),
                n=len(report.catalogue.targets),
                year=request.year,
            )
        )
        self.overall()
        self.heading("by_action")
        for part in watch(report.parts):
            self.action(part)
        self.behind()
        self.due()
        self.missing()
        self.sources()

    def addressee(self) -> None:
        """To whom it goes, a line below the title, on the left without an indent."""
        from docx.shared import Pt

        to = self.report.catalogue.plan.circular.to
        name = documents.SAY["to_all"] if to is None else (lambda style: to.in_(style.lang))
        before = len(self.document.paragraphs)
        self.paragraphs(self.say.pair(documents.SAY["to"], to=name), align="LEFT", indent=False)
        self.document.paragraphs[before].paragraph_format.space_before = Pt(28)

    def signature(self) -> None:
        """Who signs, above the day, on the right."""
        plan = self.report.catalogue.plan
        signed = plan.circular.from_ or plan.issuer
        self.paragraphs(self.say(lambda style: signed.in_(style.lang)), align="RIGHT", together=True)
        self.paragraphs(self.say(content.in_full(self.report.request.day)), align="RIGHT")

    def overall(self) -> None:
        """How many, how they stand, how much time has passed."""
        self.heading("overview")
        for text in self.report.scope:
            self.paragraphs(self.say.pair(documents.SAY["stop"], text=self.say.fact(text)))
        for text in self.report.lead:
            self.paragraphs(text)

    def action(self, part: Part) -> None:
        """An action: its counts, a table of what is known, the names of the rest."""
        self.paragraphs(part.heading, style="Heading 2")
        self.paragraphs(part.counts, together=bool(part.told))
        if part.told:
            self.table(part.told)
        if part.folded and self.report.request.method == "schedule":
            self.paragraphs(self.say.pair(documents.SAY["rest_action"], n=len(part.folded)))
        elif part.folded:
            self.paragraphs(self.report.folded(part))

    def behind(self) -> None:
        """What is furthest behind, a sentence each."""
        self.heading("behind")
        if not self.report.worst:
            self.paragraphs(self.say.pair(documents.SAY["behind_none"]))
            return
        self.paragraphs(self.say.pair(documents.SAY["behind_lead"], n=len(self.report.worst)))
        for n, entry in enumerate(self.report.worst, start=1):
            fact = self.say.fact
            name = fact(self.report.with_status(entry))
            text = self.say.pair(documents.SAY["named"], name=name, text=fact(entry.sentence))
            text = self.say.pair(documents.SAY["numbered"], n=n, text=fact(text))
            self.paragraphs(self.say.pair(documents.SAY["stop"], text=fact(text)))

    def due(self) -> None:
        """What falls due with the year."""
        year = self.report.request.year
        self.heading("due", year=year)
        judged = [entry for entry in self.report.due if entry.row.status != "no_data"]
        for entry in judged:
            self.paragraphs(self.say.pair(documents.SAY["stop"], text=self.say.fact(self.report.with_status(entry))))
        if waiting := len(self.report.due) - len(judged):
            key = "due_waiting" if judged else "due_all_waiting"
            self.paragraphs(self.say.pair(documents.SAY[key], n=waiting))
        if not self.report.due:
            self.paragraphs(self.say.pair(documents.SAY["due_none"], year=year))

    def missing(self) -> None:
        """Of what nothing has been published, by action."""
        self.heading("missing")
        if not self.report.missing:
            self.paragraphs(self.say.pair(documents.SAY["missing_none"]))
            return
        self.paragraphs(self.say.pair(documents.SAY["missing_lead"], n=self.report.number_missing))
        for part, entries in self.report.missing:
            text = self.report.missing_of(part, entries)
            self.paragraphs(self.say.pair(documents.SAY["stop"], text=self.say.fact(text)))

    def sources(self) -> None:
        """Where the figures come from, what the marks mean, on which data it rests."""
        self.heading("sources")
        fact = self.say.fact
        for n, (text, address) in enumerate(self.report.sources, start=1):
            numbered = self.say.pair(documents.SAY["numbered"], n=n, text=fact(text))
            cited = (*numbered[:-1], f"{numbered[-1]} {address}" if address else numbered[-1])
            self.paragraphs(cited, align="LEFT")  # an address cannot be spread over a line
        if not self.report.sources:
            self.paragraphs(self.say.pair(documents.SAY["no_sources"]))
        if self.report.notes_told:
            self.heading("notes")
        for note in self.report.notes_told:
            self.paragraphs(self.say.pair(documents.SAY["stop"], text=fact(note)), align="LEFT")
        self.paragraphs(("",))
        self.signature()

    def heading(self, key: str, **more: Any) -> None:
        """A numbered heading: 一、总体情况."""
        self.headings += 1
        text = self.say.pair(documents.PART[key], **more)
        facts = {"ordinal": terms.ordinal(self.headings), "text": self.say.fact(text)}
        self.paragraphs(self.say.pair(documents.SAY["heading"], **facts), style="Heading 1")

    def paragraphs(
        self, texts: Words, style: str | None = None, *, align: str = "", together: bool = False, indent: bool = True
    ) -> None:
        """A paragraph a language."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        for lang, text in zip(self.say.langs, texts, strict=False):
            paragraph = self.document.add_paragraph(style=style)
            run = add_run(paragraph, text)
            if lang == "en" and style is not None and style.startswith("Heading"):
                run.font.bold = True  # a Latin heading has no font of its own to be known by
            paragraph.paragraph_format.keep_with_next = together or None
            if align:
                paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, align)
            if not indent:
                set_indent(paragraph, 0)

    def table(self, entries: Iterable[Entry]) -> None:
        """A table of targets, whose heading is repeated and whose rows stay whole."""
        widths = _COLUMNS if self.report.request.method == "schedule" else _SDG_COLUMNS
        headings = dict(self.report.columns)
        lines = [[headings[key] for key in widths], *([entry.texts[key] for key in widths] for entry in entries)]
        add_table(self.document, list(widths.values()), lines, {list(widths).index("name")})
