"""The figures' way in: understood or refused, entered under the lock, and judged before anything is written."""

import contextlib
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cyjjq.catalogue.finding import Finding, Severity, ordered
from cyjjq.catalogue.loading import Loaded, load
from cyjjq.catalogue.lookup import closest
from cyjjq.catalogue.models import LARGEST
from cyjjq.catalogue.period import Period
from cyjjq.catalogue.yamlfile import CONTROL
from cyjjq.cli import options, terminal
from cyjjq.cli.options import LIMIT
from cyjjq.cli.session import Session, data_option, notice, one_target, output_of
from cyjjq.intake import baseline, cells
from cyjjq.intake.baseline import Entry
from cyjjq.refusal import Refusal
from cyjjq.words import fill, terms
from cyjjq.words.within import NOBODY, TEXT

if TYPE_CHECKING:
    from cyjjq.catalogue.models import Target
    from cyjjq.intake import trial

_LINK = re.compile(r"https?://[^\s<>\"]+")
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")


class WriteOptions(NamedTuple):
    """How figures are to be entered: replacing others, in spite of doubts, for show only."""

    replace: bool = False
    yes: bool = False
    dry_run: bool = False
    today: date = date.max


class Publication(NamedTuple):
    """The source as typed: an id, and what describes a new one."""

    id: str
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    link: str | None = None
    official: bool = False


def entry(
    session: Session,
    id_: str,
    when: str,
    value: str | None,
    growth: str | None,
    unit: str | None,
    publication: Publication,
    note: str | None,
    today: date,
) -> Entry:
    """One figure as typed on the command line, understood or refused."""
    for name, text in (("--note", note), ("--title", publication.title), ("--publisher", publication.publisher)):
        if text and re.search(CONTROL, text):
            raise Refusal("control_character", name=name)
    indicator = _indicator(session, id_)
    period = Period.parse(cells.typed_period(when) or "")
    if period is None:
        raise Refusal("period_word", given=when)
    if value is None and growth is None:
        raise Refusal("no_figure")
    observation = {
        "indicator": indicator,
        **period.keys,
        "value": None if value is None else _converted(session, indicator, number("VALUE", value), unit),
        "growth": None if growth is None else _growth(number("--growth", growth)),
        "source": publication.id,
        "recorded": today,
        "note": note,
    }
    return Entry(observation, source(session, publication))


def _indicator(session: Session, given: str) -> str:
    """The indicator that is meant: by its id, by its name, or by a target's."""
    indicators = session.catalogue.indicators
    if given in indicators:
        return given
    named = [key for key, each in indicators.items() if given in (each.name.zh, each.name.en)]
    return named[0] if len(named) == 1 else one_target(session, given).indicator


def number(name: str, given: str) -> cells.Amount:
    """A number as typed, with its unit or without: 300, 289.5亿元, 51.2%."""
    found = None if "," in given else cells.typed(given)
    if found is None:
        hint = ("too_large", {"limit": LIMIT}) if len(given) > 60 else ("plain_number", {})
        raise Refusal("bad_value", hint, name=name, value=given[:60])
    if abs(found.value) > LARGEST:
        raise Refusal("bad_value", ("too_large", {"limit": LIMIT}), name=name, value=given[:60])
    return found


def _growth(typed: cells.Amount) -> float:
    """A growth in %."""
    value = cells.in_unit(typed, "%")
    if value is None:
        raise Refusal("other_unit", ("unit_hint", {"unit": "%"}), unit=typed.unit, wanted="%")
    return value


def _converted(session: Session, indicator: str, typed: cells.Amount, unit: str | None) -> float:
    """A value in the indicator's unit, whether the unit stands behind the number or in --unit."""
    wanted = session.catalogue.indicators[indicator].unit
    if unit and typed.unit and unit != typed.unit:
        raise Refusal("two_units", ("unit_hint", {"unit": wanted}), unit=unit, other=typed.unit)
    own = typed.unit or unit or wanted
    value = cells.in_unit(cells.Amount(typed.value, own), wanted)
    if value is None:
        raise Refusal("other_unit", ("unit_hint", {"unit": wanted}), unit=own, wanted=wanted)
    return value


def source(session: Session, given: Publication) -> tuple[str, dict[str, object]] | None:
    """The keys of a new source; None for one that the file lists."""
    known = session.catalogue.baseline.sources
    if given.id in known:
        return None
    if not given.id:
        raise Refusal("no_source")
    if not _ID.fullmatch(given.id):
        raise Refusal("source_id", given=given.id)
    if not (given.title and given.publisher):
        guess = closest(given.id, known)
        hint = ("new_source_or", {"guess": guess}) if guess else ("new_source_hint", {})
        raise Refusal("new_source", hint, id=given.id)
    if given.link is not None and not _LINK.fullmatch(given.link):
        raise Refusal("bad_value", ("link_hint", {}), name="--link", value=given.link)
    day = None if given.date is None else options.day_that_has_come("--date", given.date)
    return given.id, baseline.new_source(given.title, given.publisher, day, given.link, official=given.official)


def is_link(given: str) -> bool:
    """Whether a link is one that a source may have."""
    return _LINK.fullmatch(given) is not None


def put(session: Session, entries: Sequence[Entry], how: WriteOptions) -> int:
    """Enter figures, or refuse with nothing changed; how many were new."""
    directory = session.loaded.directory
    _refuse_packaged(session)
    today = how.today
    alone = contextlib.nullcontext() if how.dry_run else baseline.locked(directory.path / "baseline.yaml")
    with alone:
        loaded = load(directory, today=today)
        if loaded.errors or loaded.catalogue is None:
            raise Refusal("refused", n=len(loaded.errors))
        new = [each for each in entries if not baseline.is_known(loaded, each)]
        if not new:
            notice("nothing_new", session.lang)
            return 0
        if not how.replace:
            _refuse_conflicts(loaded, new)
        try:
            edited = baseline.enter(loaded, new, today)
        except baseline.CannotEdit:
            raise Refusal("cannot_edit", path=directory.path / "baseline.yaml") from None
        _show(session, edited)
        if edited.errors:
            raise Refusal("not_recorded", n=len(edited.errors))
        if how.dry_run:
            terminal.emit(edited.diff)
            return len(new)
        if edited.doubts and not how.yes:
            raise Refusal("doubtful", ("yes_hint", {}), n=len(edited.doubts))
        links = edited.path.stat().st_nlink
        _write(edited)
    if links > 1:
        notice("linked", session.lang, path=edited.path)
    notice("recorded", session.lang, n=len(new), path=edited.path)
    return len(new)


def _refuse_packaged(session: Session) -> None:
    if session.loaded.directory.packaged:
        raise Refusal("packaged_data", ("init_hint", {}))


def _write(edited: baseline.Edited) -> None:
    """Write the file, unless something that takes no lock has changed it since it was read."""
    if edited.path.read_bytes() != edited.before.encode():
        raise Refusal("changed_meanwhile", ("try_again", {}), path=edited.path)
    terminal.write_whole(edited.path, edited.after.encode())


def _show(session: Session, edited: baseline.Edited) -> None:
    """What the file would be told by `check`, and was not told before."""
    told: tuple[Finding, ...] = (*edited.errors, *edited.doubts, *edited.told)
    if told:
        from cyjjq.render.findings.forms import typed

        terminal.say(typed(told, session.lang).rstrip())


def _refuse_conflicts(loaded: Loaded, entries: Sequence[Entry]) -> None:
    """One line for each figure that another stands in the way of."""
    found = [conflict for conflict in (baseline.conflict(loaded, each) for each in entries) if conflict]
    if found:
        more = len(found) - 1
        raise Refusal("conflicts" if more else "conflict", ("replace_hint", {}), **found[0].facts, more=more)


def owned_by(session: Session, targets: "Sequence[Target]", owner: str | None) -> "list[Target]":
    """The targets of an owner, by a part of its name; - and 无责任单位 mean those that have none."""
    if owner is None:
        return list(targets)
    found = []
    for target in targets:
        known = session.catalogue.owner(target)
        if (known is None and owner in NOBODY) or (known is not None and owner and owner in known.lead):
            found.append(target)
    return found


def request(session: Session, targets: "Sequence[Target]", as_of: Period, owner: str | None) -> int:
    """Write the form for what is missing as of a year or a period; how many figures it asks for."""
    from cyjjq.intake import outgoing
    from cyjjq.intake.wanted import Need
    from cyjjq.intake.wanted import wanted as asked
    from cyjjq.method.within import assess_within

    if session.output is None:
        raise Refusal("needs_output", ("form_suffix", {}))
    chosen = owned_by(session, targets, owner)
    needs = [
        Need(row.entry, each.indicator, int(each.period) if each.period.isdigit() else each.period, each.figure)
        for row in assess_within(session.catalogue, as_of, chosen)
        for each in row.missing
    ]
    wanted = asked(session.catalogue, needs)
    suffix = session.output.suffix.lower()
    facts = {"title": session.catalogue.plan.title.in_(session.lang), "year": as_of.year}
    title = fill(terms.TEXT["form_title"], session.lang, facts)
    if not as_of.is_whole_year:
        from cyjjq.render.phrases.periods import spoken

        period = spoken(as_of, session.style)
        title = fill(TEXT["form_title"], session.lang, facts | {"period": period})
    if suffix == ".xlsx":
        terminal.write_whole(session.output, outgoing.write_workbook(wanted, title, session.lang))
    elif suffix == ".csv":
        terminal.emit(outgoing.write_csv(wanted, session.lang), session.output, syntax="csv", bom=True)
    else:
        raise Refusal("needs_output", ("form_suffix", {}))
    figures = sum(len(each.figures) for each in wanted)
    notice("requested" if figures else "nothing_missing", session.lang, n=figures, path=session.output)
    if figures:
        say_next(session, "requested_next")
    return figures


def say_next(session: Session, key: str) -> None:
    """The command that takes back the form just written, where the data can take it."""
    from shlex import quote

    directory = session.loaded.directory
    if not directory.packaged:
        command = f"cyjjq import {quote(str(session.output))}{data_option(directory)}"
        notice(key, session.lang, command=command)


def take(
    session: Session, files: Sequence[str], how: WriteOptions, *, accept_valid: bool, comments: str | None = None
) -> int:
    """Enter what forms say; the exit code: 2 where one cannot be read, 1 where one has faults, else 0.

    Everything that is wrong with any of them is told in one report, whether a cell, a figure that another stands in
    the way of, or one that the data as a whole speak against.
    """
    from cyjjq.intake import forms, tables

    _refuse_packaged(session)
    copy = output_of(comments, session.loaded)
    if copy and (
        len(files) != 1 or copy.suffix.lower() != ".xlsx" or terminal.resolved(copy) == Path(files[0]).resolve()
    ):
        raise Refusal("one_workbook")
    filled, found = list[forms.Table](), list[Finding]()
    for name in files:
        read, faults = tables.read(Path(name))
        filled += read
        found += faults
    understood = forms.understand(session.catalogue, filled, how.today)
    found += understood.findings
    first = _tried(session.loaded, understood.entries, how)
    _tell(session, [*found, *first.faults, *first.told])
    if copy:
        _comment(session, Path(files[0]), copy, [*found, *first.faults, *first.told])
    faulty = [finding for finding in (*found, *first.faults) if finding.severity is not Severity.NOTE]
    unreadable = any(finding.unreadable for finding in faulty)
    if faulty and (unreadable or not accept_valid):
        notice(
            "doubts_left" if first.doubtful and len(faulty) == len(first.faults) else "not_taken",
            session.lang,
            n=len(faulty),
        )
        return 2 if unreadable else 1
    if how.dry_run:
        terminal.emit(first.edited.diff if first.edited else "")
    elif first.edited:
        with baseline.locked(session.loaded.directory.path / "baseline.yaml"):
            again = _tried(load(session.loaded.directory, today=how.today), understood.entries, how)
            _tell(session, [each for each in again.faults if each not in first.faults])
            if again.edited:
                _write(again.edited)
                notice("recorded", session.lang, n=len(again.taken), path=again.edited.path)
    elif not faulty and (first.known or not understood.left):
        notice("nothing_new" if first.known else "nothing_filled", session.lang)
    if understood.left:
        notice("left", session.lang, n=understood.left)
    return int(bool(faulty))


def _comment(session: Session, form: Path, copy: Path, findings: Sequence[Finding]) -> None:
    """A copy of the form in which every finding stands at its cell."""
    from cyjjq.intake import outgoing
    from cyjjq.render.findings import forms

    told: dict[tuple[str, str], list[str]] = {}
    for finding in ordered(findings):
        told.setdefault((finding.place.file, finding.place.path or "A1"), []).append(
            forms.comment(finding, session.lang)
        )
    marked = outgoing.with_comments(form, {at: "\n".join(texts) for at, texts in told.items()})
    if marked is None:
        raise Refusal("one_workbook")
    terminal.write_whole(copy, marked)
    notice("written", session.lang, path=copy)


def _tried(loaded: Loaded, placed: "Sequence[trial.Placed]", how: WriteOptions) -> "trial.Trial":
    from cyjjq.intake import trial

    try:
        return trial.run(loaded, placed, how.today, replace=how.replace, doubts_pass=how.yes or how.dry_run)
    except baseline.CannotEdit:
        raise Refusal("cannot_edit", path=loaded.directory.path / "baseline.yaml") from None


def _tell(session: Session, findings: Sequence[Finding]) -> None:
    if findings:
        from cyjjq.render.findings import forms

        terminal.say(forms.write(ordered(findings), session.lang).rstrip())
