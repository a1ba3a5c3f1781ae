"""Figures out of a published text: read, shown, or put into the form that a person confirms."""

from typing import TYPE_CHECKING

from cyjjq.catalogue.period import Period
from cyjjq.cli import options, recording, reports, terminal
from cyjjq.cli.session import Session, notice, plan_text
from cyjjq.intake import drafts_form
from cyjjq.refusal import Refusal
from cyjjq.words import pick, terms

if TYPE_CHECKING:
    from cyjjq.plan.reading import Row

FORMS = (".xlsx", ".csv")


def period(year: str | None, part: str | None) -> str:
    """The period that the text's figures are for, of --year or --period."""
    if (year is None) == (part is None):
        raise Refusal("year_or_period")
    given = year if year is not None else part or ""
    known = Period.parse(given)
    if known is None or (year is not None and not known.is_whole_year):
        raise Refusal("period_word" if year is None else "year_word", given=given)
    return str(known)


def read(session: Session, file: str, when: str, place: str | None, given: recording.Publication) -> None:
    """The drafts as a report, or as a form where the output is a workbook or CSV."""
    from cyjjq.plan import communique

    text = plan_text(session, file)
    is_form = session.output is not None and session.output.suffix.lower() in FORMS
    publication = _publication(session, given) if is_form else None
    found = communique.draft(session.catalogue, text.file, text.raw, when, place or "")
    asked = Period.parse(when)
    assert asked is not None
    if title := communique.other_title(text.raw, asked.year, whole=asked.is_whole_year):
        notice("other_title", session.lang, title=title, when=when)
    if publication is None:
        reports.reading(session, found)
        return
    drafts = [_draft(session, row) for row in found.drafts]
    assert session.output is not None
    if session.output.suffix.lower() == ".xlsx":
        book = drafts_form.write_workbook(session.catalogue, drafts, publication, session.lang)
        terminal.write_whole(session.output, book)
    else:
        sheet = drafts_form.write_csv(session.catalogue, drafts, publication, session.lang)
        terminal.emit(sheet, session.output, bom=True)
    reports.aside(session, found)
    notice("drafted", session.lang, n=len(drafts), path=session.output)
    recording.say_next(session, "drafted_next")


def _draft(session: Session, row: "Row") -> drafts_form.Draft:
    """A row as the form has it; a growth on another basis than the indicator's says so."""
    other = row.growth is not None and row.basis not in (None, session.catalogue.indicators[row.indicator].growth_basis)
    basis = pick(terms.GROWTH_BASIS[row.basis], session.lang).strip("（）()") if other and row.basis else ""
    note = pick(terms.TEXT["reading_basis"], session.lang).format(basis=basis) if basis else ""
    return drafts_form.Draft(row.indicator, row.period, row.value, row.growth, row.stage, row.phrase, row.line, note)


def _publication(session: Session, given: recording.Publication) -> drafts_form.Publication:
    """The text's source: a known one by its id, or a new one with title and publisher; refused where it is neither."""
    known = session.catalogue.baseline.sources.get(given.id)
    if known is not None:
        title, publisher = known.title.in_(session.lang), known.publisher.in_(session.lang)
        return drafts_form.Publication(given.id, title, publisher, known.date, known.url)
    if given.id:
        recording.source(session, given)
    elif not (given.title and given.publisher):
        raise Refusal("no_source", ("new_source_text", {}))
    if given.link is not None and not recording.is_link(given.link):
        raise Refusal("bad_value", ("link_hint", {}), name="--url", value=given.link)
    day = None if given.date is None else options.day_that_has_come("--date", given.date)
    return drafts_form.Publication(given.id, given.title or "", given.publisher or "", day, given.link)
