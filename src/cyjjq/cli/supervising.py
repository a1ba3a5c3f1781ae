"""The supervision ledger at the command line: which period and day are meant, whose targets, in which format."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from cyjjq.catalogue.models import Target
from cyjjq.catalogue.period import Period
from cyjjq.cli import options, reports, session, terminal
from cyjjq.cli.recording import owned_by
from cyjjq.cli.session import Session
from cyjjq.refusal import missing_extra
from cyjjq.words import fill, pick

if TYPE_CHECKING:
    from cyjjq.method.ledger import Entry
    from cyjjq.method.row import Row
    from cyjjq.render.files.papers import Paper
    from cyjjq.render.sheets.sheet import Sheet


class Asked(NamedTuple):
    """The period of a ledger, and the day that rules what is due and what is known."""

    period: Period
    today: date


def asked(work: Session, given: str | None, today: date) -> Asked:
    """The period asked for, or the last month that is over, within the years of the plan."""
    if given is not None:
        return Asked(session.period(work, given, today), today)
    plan = work.catalogue.plan
    month = Period.of_month(today.replace(day=1) - timedelta(days=1))
    if not plan.start <= month.year <= plan.end + 5:
        month = Period(min(max(month.year, plan.start), plan.end + 5), "12")
    session.notice("default_period", work.lang, period=str(month))
    return Asked(month, today)


def chosen(
    work: Session,
    actions: Iterable[str] | None,
    targets: Iterable[str] | None,
    kinds: Iterable[str] | None,
    owner: str | None,
) -> list[Target]:
    """The targets that pass the filters, those of an owner included."""
    return owned_by(work, session.chosen(work, actions, targets, kinds), owner)


def ledger(work: Session, targets: Sequence[Target], of: Asked) -> None:
    """The ledger in any row format."""
    from cyjjq.method.ledger import ledger
    from cyjjq.render import contract

    entries = ledger(work.catalogue, of.period, of.today, targets)

    def lay_out() -> "Sheet":
        from cyjjq.render.sheets import ledger as sheet

        return sheet.lay_out(work.catalogue, entries, of.period, of.today, work.style)

    reports.told(work, lambda: contract.ledger(work.loaded, work.catalogue, entries, of.period, of.today), lay_out)


def changes(work: Session, targets: Sequence[Target], of: Asked, given: str) -> None:
    """What has changed since an earlier period."""
    from cyjjq.render import contract

    then, entries, pairs = compared(work, targets, of, given)

    def lay_out() -> "Sheet":
        from cyjjq.render.sheets import ledger as sheet

        return sheet.lay_out_changes(work.catalogue, pairs, (of.period, then), len(entries), work.style)

    both = (of.period, then)
    reports.told(
        work, lambda: contract.ledger_changes(work.loaded, work.catalogue, entries, pairs, both, of.today), lay_out
    )


def compared(
    work: Session, targets: Sequence[Target], of: Asked, given: str
) -> "tuple[Period, Sequence[Entry], list[tuple[Entry, Entry]]]":
    """An earlier period, the ledger of this one, and what differs between the two."""
    from cyjjq.method.ledger import changed, earlier, ledger

    then = session.period(work, given, of.today)
    day = earlier(of.period, then, of.today)
    entries = ledger(work.catalogue, of.period, of.today, targets)
    return then, entries, changed(entries, ledger(work.catalogue, then, day, targets))


# --- The files that people send ---------------------------------------------------------------------------------------


def report_ledger(work: Session, targets: Sequence[Target], of: Asked, languages: str, since: str | None) -> None:
    """The ledger as a page, a workbook or a circular (通报): what is overdue, what is behind, the assessment."""
    from cyjjq.method.ledger import ledger
    from cyjjq.render.sheets import ledger as sheet
    from cyjjq.words.within import LEDGER

    work = _speaking(work, languages)
    entries = ledger(work.catalogue, of.period, of.today, targets)
    style = work.style
    tables = [
        ("sheet_ledger", sheet.lay_out(work.catalogue, entries, of.period, of.today, style)._replace(totals=())),
        ("sheet_actions", sheet.summary(work.catalogue, entries, style, owners=False)),
        ("sheet_owners", sheet.summary(work.catalogue, entries, style, owners=True)),
    ]
    if since is not None:
        then, whole, pairs = compared(work, targets, of, since)
        changes = sheet.lay_out_changes(work.catalogue, pairs, (of.period, then), len(whole), style)
        tables.insert(0, ("sheet_changes", changes))
    named = tuple((pick(LEDGER[key], work.lang), table) for key, table in tables)
    title = sheet.title(work.catalogue, of.period, style)
    paragraphs = sheet.circular(work.catalogue, entries, of.period, style)
    _write(work, _paper(work, title, paragraphs, named, of.period, of.today, "ledger", "by_state"), len(entries))


def report_within(work: Session, rows: "Sequence[Row]", period: Period, languages: str, day: date) -> None:
    """The open year as a file."""
    from cyjjq.render.sheets import within as sheet
    from cyjjq.words.within import LEDGER

    work = _speaking(work, languages)
    laid_out = sheet.lay_out(work.catalogue, rows, period, work.style, every=True)
    named = ((pick(LEDGER["sheet_within"], work.lang), laid_out._replace(overview=(), totals=())),)
    paragraphs = sheet.circular(work.catalogue, rows, period, work.style)
    _write(work, _paper(work, laid_out.title, paragraphs, named, period, day, "open_year", "by_action"), len(rows))


def _paper(
    work: Session,
    title: str,
    paragraphs: tuple[str, ...],
    sheets: "tuple[tuple[str, Sheet], ...]",
    period: Period,
    day: date,
    subject: str,
    grouping: str,
) -> "Paper":
    """The paper of a period: what it says, to whom it goes, who signs it."""
    from cyjjq.render.files.papers import Paper
    from cyjjq.render.phrases.periods import spoken
    from cyjjq.words.documents import SAY
    from cyjjq.words.within import PAPER

    plan, lang = work.catalogue.plan, work.lang
    to, signed = plan.circular.to, plan.circular.from_ or plan.issuer
    named = plan.title.in_(lang)
    return Paper(
        title,
        paragraphs,
        sheets,
        work.style,
        day,
        plan=named,
        subject=fill(PAPER[subject], lang, {"title": named, "period": spoken(period, work.style)}),
        to=pick(SAY["to_all"], lang) if to is None else to.in_(lang),
        signed=signed.in_(lang),
        grouping=pick(PAPER[grouping], lang),
    )


def _speaking(work: Session, languages: str) -> Session:
    """The session in the language of the file; these papers are in one language, the leading one of both."""
    return work._replace(lang="en" if languages == "en" else "zh")


def _write(work: Session, paper: "Paper", number: int) -> None:
    from cyjjq.render.files import papers

    assert work.output is not None
    writer = options.writer(str(work.output))
    try:
        written = papers.WRITERS[writer](paper)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("cyjjq"):
            raise
        raise missing_extra("report") from None
    terminal.write_whole(work.output, written)
    session.notice("written", work.lang, path=work.output, n=number)
