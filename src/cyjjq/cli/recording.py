"""The figures' way in: understood or refused, entered under the lock, and judged before anything is written."""

import contextlib
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cyjjq.catalogue.finding import Finding, ordered
from cyjjq.catalogue.loading import Loaded, load
from cyjjq.catalogue.lookup import closest
from cyjjq.catalogue.period import Period
from cyjjq.chinese import units
from cyjjq.cli import options, terminal
from cyjjq.cli.session import Session, notice, one_target
from cyjjq.intake import baseline
from cyjjq.intake.baseline import Entry
from cyjjq.refusal import Refusal
from cyjjq.words import fill, terms

if TYPE_CHECKING:
    from cyjjq.catalogue.models import Target

_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
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
    indicator = id_ if id_ in session.catalogue.indicators else one_target(session, id_).indicator
    period = Period.parse(when)
    if period is None:
        raise Refusal("period_word", given=when)
    if value is None and growth is None:
        raise Refusal("no_figure")
    observation = {
        "indicator": indicator,
        **period.keys,
        "value": None if value is None else _converted(session, indicator, number("VALUE", value), unit),
        "growth": None if growth is None else number("--growth", growth),
        "source": publication.id,
        "recorded": today,
        "note": note,
    }
    return Entry(observation, source(session, publication))


def number(name: str, given: str) -> float:
    """A number as typed."""
    if not _NUMBER.fullmatch(given):
        raise Refusal("bad_value", ("plain_number", {}), name=name, value=given)
    return float(given) if "." in given else int(given)


def _converted(session: Session, indicator: str, value: float, unit: str | None) -> float:
    """A value in the indicator's unit."""
    wanted = session.catalogue.indicators[indicator].unit
    if unit is None or unit == wanted:
        return value
    factor = units.factor(unit, wanted)
    if factor is None:
        raise Refusal("other_unit", ("unit_hint", {"unit": wanted}), unit=unit, wanted=wanted)
    return float(f"{value * factor:.12g}")


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
        raise Refusal("new_source", ("guess", {"guess": guess}) if guess else ("new_source_hint", {}), id=given.id)
    if given.link is not None and not _LINK.fullmatch(given.link):
        raise Refusal("bad_value", ("link_hint", {}), name="--link", value=given.link)
    day = None if given.date is None else options.day("--date", given.date)
    return given.id, baseline.new_source(given.title, given.publisher, day, given.link, official=given.official)


def is_link(given: str) -> bool:
    """Whether a link is one that a source may have."""
    return _LINK.fullmatch(given) is not None


def put(session: Session, entries: Sequence[Entry], how: WriteOptions) -> int:
    """Enter figures, or refuse with nothing changed; how many were new."""
    directory = session.loaded.directory
    if directory.packaged:
        raise Refusal("packaged_data", ("init_hint", {}))
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
        if edited.path.read_bytes() != edited.before.encode():
            raise Refusal("changed_meanwhile", ("try_again", {}), path=edited.path)
        terminal.write_whole(edited.path, edited.after.encode())
    notice("recorded", session.lang, n=len(new), path=edited.path)
    return len(new)


def _show(session: Session, edited: baseline.Edited) -> None:
    """What the file would be told by `check`, and was not told before."""
    told: tuple[Finding, ...] = (*edited.errors, *edited.doubts)
    if told:
        from cyjjq.render.findings import full

        terminal.say(full.write(told, edited.lines, session.lang))


def _refuse_conflicts(loaded: Loaded, entries: Sequence[Entry]) -> None:
    """One line for each figure that another stands in the way of."""
    found = [conflict for conflict in (baseline.conflict(loaded, each) for each in entries) if conflict]
    if found:
        raise Refusal("conflict", ("replace_hint", {}), **found[0].facts, more=len(found) - 1)


def request(session: Session, targets: "Sequence[Target]", year: int, owner: str | None) -> int:
    """Write the form for what is missing; how many figures it asks for."""
    from cyjjq.intake import forms, tables

    if session.output is None:
        raise Refusal("needs_output", ("form_suffix", {}))
    chosen = [target for target in targets if owner is None or (target.owner and owner in target.owner.lead)]
    wanted = forms.wanted(session.catalogue, chosen, year)
    suffix = session.output.suffix.lower()
    title = fill(
        terms.TEXT["form_title"], session.lang, {"title": session.catalogue.plan.title.in_(session.lang), "year": year}
    )
    if suffix == ".xlsx":
        terminal.write_whole(session.output, tables.write_workbook(wanted, title, session.lang))
    elif suffix == ".csv":
        terminal.emit(tables.write_csv(wanted, session.lang), session.output, syntax="csv", bom=True)
    else:
        raise Refusal("needs_output", ("form_suffix", {}))
    notice("requested", session.lang, n=len(wanted), path=session.output)
    return len(wanted)


def take(session: Session, files: Sequence[str], how: WriteOptions, *, accept_valid: bool) -> int:
    """Enter what forms say; the exit code: 2 where one cannot be read, 1 where one has faults, else 0."""
    from cyjjq.intake import forms, tables
    from cyjjq.render.findings import concise

    filled, found = list[forms.Table](), list[Finding]()
    for name in files:
        read, faults = tables.read(Path(name))
        filled += read
        found += faults
    understood = forms.understand(session.catalogue, filled, how.today)
    found += understood.findings
    differing = {} if how.replace else forms.conflicts(session.loaded, understood)
    found += differing.values()
    if found:
        terminal.say(concise.write(ordered(found), session.lang).rstrip())
    unreadable = any(finding.unreadable for finding in found)
    if found and (unreadable or not accept_valid):
        notice("not_taken", session.lang, n=len(found))
        return 2 if unreadable else 1
    entries = [entry for place, entry in understood.entries if place not in differing]
    if entries:
        put(session, entries, how)
    elif not found:
        notice("nothing_filled", session.lang)
    return int(bool(found))
