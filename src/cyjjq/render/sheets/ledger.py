"""The supervision ledger as a sheet: by state, what is overdue first; and its summaries by action and by owner."""

from collections.abc import Sequence
from datetime import date

from cyjjq.catalogue.models import Catalogue
from cyjjq.catalogue.period import Period
from cyjjq.method.ledger import STATES, Due, Entry, State, Tally, by_action, by_owner, tally
from cyjjq.method.ranking import worst
from cyjjq.render.phrases import cells, counts
from cyjjq.render.phrases.cells import Style
from cyjjq.render.phrases.numbers import MISSING, computed, percent, printed
from cyjjq.render.phrases.periods import brief, spoken
from cyjjq.render.sheets import within as open_year
from cyjjq.render.sheets.card import owned
from cyjjq.render.sheets.columns import LEDGER, LEDGER_CHANGES, LEDGER_SUMMARY, columns
from cyjjq.render.sheets.sheet import Line, Section, Sheet
from cyjjq.words import documents, fill, pick
from cyjjq.words import within as words

FURTHEST = 5


def _say(key: str, style: Style, **facts: object) -> str:
    return fill(words.LEDGER[key], style.lang, facts)


def lay_out(catalogue: Catalogue, entries: Sequence[Entry], period: Period, today: date, style: Style) -> Sheet:
    """The ledger by state, with its summaries below."""
    sections = []
    for state in STATES:
        group = [each for each in entries if each.state == state]
        if group:
            lines = tuple(_line(catalogue, each, style) for each in group)
            counted = _say("counted", style, n=len(group))
            sections.append(Section(pick(words.STATE[state], style.lang), counted, lines))
    return Sheet(
        title=title(catalogue, period, style),
        columns=columns(LEDGER, style),
        sections=tuple(sections),
        overview=[overview(entries, today, style)],
        totals=[*_totals(catalogue, entries, style)] if entries else [style.text("nothing")],
        notes=[_say("note_due", style), _say("note_assessment", style)],
    )


def title(catalogue: Catalogue, period: Period, style: Style) -> str:
    """The plan's title, that it is the ledger, and of which period."""
    return _say("title", style, title=catalogue.plan.title.in_(style.lang), period=spoken(period, style))


def overview(entries: Sequence[Entry], today: date, style: Style) -> str:
    """How many targets, how many of each state, on which day."""
    found = [(state, sum(each.state == state for each in entries)) for state in STATES]
    told = [
        _counted(state, n, style) + (_nobody(entries, style) if state == "no_owner" else "") for state, n in found if n
    ]
    listed = style.text("list_separator").join(told)
    facts = {"y": today.year, "m": today.month, "d": today.day, "month": documents.MONTH[today.month - 1]}
    return _say("overview", style, n=len(entries), states=listed, today=fill(documents.DAY, style.lang, facts))


def _counted(state: State, n: int, style: Style) -> str:
    return _say("state_count", style, state=pick(words.STATE[state], style.lang), n=n)


def _nobody(entries: Sequence[Entry], style: Style) -> str:
    """How the figures of those without an owner stand, so that the counts agree with those of the assessment."""
    found = [each.reporting for each in entries if each.state == "no_owner"]
    told = [_counted(state, found.count(state), style) for state in STATES if state in found]
    return _say("of_these", style, states=style.text("list_separator").join(told))


def _totals(catalogue: Catalogue, entries: Sequence[Entry], style: Style) -> list[str]:
    lines = [_say("by_action", style)]
    lines += [
        _assessed(counts.action_heading(a, style), tally(group), style) for a, group in by_action(catalogue, entries)
    ]
    lines.append(_say("by_owner", style))
    nobody = pick(words.STATE["no_owner"], style.lang)
    return lines + [_assessed(name or nobody, tally(group), style) for name, group in by_owner(entries)]


def _assessed(name: str, of: Tally, style: Style) -> str:
    """A line of the assessment; nothing is told as a number where there is none."""
    kept = of.met + of.on_track
    standing = "assessed_unjudged" if not of.judged else "assessed_kept" if kept else "assessed_none_kept"
    coming = "assessed_none_due" if not of.due else "assessed_in_time" if of.in_time else "assessed_none_in_time"
    share, timely = ("" if each is None else percent(each, 0) for each in (of.kept_share, of.in_time_share))
    parts = [
        _say("assessed", style, n=of.targets),
        _say(standing, style, judged=of.judged, kept=kept, share=share),
        _say(coming, style, due=of.due, in_time=of.in_time, timely=timely),
        _say("assessed_overdue", style, n=of.overdue) if of.overdue else "",
    ]
    told = style.text("sentence_separator").join(part for part in parts if part)
    return _say("assessed_line", style, name=name, text=told)


def summary(catalogue: Catalogue, entries: Sequence[Entry], style: Style, *, owners: bool) -> Sheet:
    """The assessment as a table: a line an action, or a line an owner."""
    nobody = pick(words.STATE["no_owner"], style.lang)
    groups = (
        [(name or nobody, group) for name, group in by_owner(entries)]
        if owners
        else [(counts.action_heading(action, style), group) for action, group in by_action(catalogue, entries)]
    )
    lines = []
    for name, group in groups:
        of = tally(group)
        told = {key: str(getattr(of, key)) for key in Tally._fields} | {"group": name}
        for key in ("kept_share", "in_time_share"):
            share = getattr(of, key)
            told[key] = MISSING if share is None else percent(share, 0)
        lines.append(Line(tuple(told[key] for key in LEDGER_SUMMARY)))
    head = _say("by_owner" if owners else "by_action", style)
    return Sheet(head, columns(LEDGER_SUMMARY, style), (Section("", lines=tuple(lines)),))


def circular(catalogue: Catalogue, entries: Sequence[Entry], period: Period, style: Style) -> tuple[str, ...]:
    """The paragraphs of a circular (通报): how figures came, what is overdue, how targets stand, what has no owner."""
    of, between = tally(entries), style.text("name_separator")
    title = catalogue.plan.title.in_(style.lang)
    paragraphs = [_say("circular", style, title=title, period=spoken(period, style))]
    if of.due:
        numbers = (("reported_said", of.reported), ("in_time_said", of.in_time), ("overdue_n_said", of.overdue))
        parts = [_say(key, style, n=n) for key, n in numbers if n]
        if not of.reported:
            parts.insert(0, _say("none_reported_said", style))
        told = style.text("clause_separator").join(parts)
        paragraphs.append(_say("reporting_said", style, due=of.due, parts=told))
    if late := [_named(each, style) for each in entries if each.reporting == "overdue"]:
        paragraphs.append(_say("overdue_said", style, names=between.join(late)))
    judged = [each.row for each in entries if each.row.status not in ("no_data", "undated")]
    parts = [_say("judged_said", style, judged=len(judged), counts=counts.in_words(judged, style))] if judged else []
    parts += [_say("waiting_said" if judged else "none_judged_said", style, n=of.waiting)] if of.waiting else []
    paragraphs.append(_say("standing_said", style, parts=style.text("sentence_separator").join(parts)))
    if behind := [row.name.in_(style.lang) for row in worst(judged, FURTHEST)]:
        paragraphs.append(_say("furthest_said", style, names=between.join(behind)))
    if of.no_owner:
        paragraphs.append(_say("nobody_said", style, n=of.no_owner))
    return tuple(paragraphs)


def _named(entry: Entry, style: Style) -> str:
    owner = entry.owner.lead if entry.owner else pick(words.STATE["no_owner"], style.lang)
    period = spoken(entry.due.period, style) if entry.due else MISSING
    return _say("named", style, name=entry.row.name.in_(style.lang), owner=owner, period=period)


def _line(catalogue: Catalogue, entry: Entry, style: Style) -> Line:
    known = texts(catalogue, entry, style)
    return Line(tuple(known[key] for key in LEDGER), entry.row.status)


def texts(catalogue: Catalogue, entry: Entry, style: Style) -> dict[str, str]:
    """What an entry says in each column."""
    row = entry.row
    return open_year.texts(row, catalogue, style) | {
        "place": MISSING if row.entry.action is None else _place(row.entry.action, row.entry.task),
        "owner": MISSING if entry.owner is None else owned(entry.owner, style),
        "figure": _figure(entry, style),
        "age": MISSING if entry.age is None else str(entry.age),
        "state": pick(words.STATE[entry.state], style.lang),
        "reporting": pick(words.STATE[entry.reporting], style.lang),
        "due_now": MISSING if entry.due is None or entry.reporting == "reported" else _due(entry.due, style),
        "due_next": MISSING if entry.next is None else _due(entry.next, style),
        "ask": _asked(catalogue, entry, style),
        "in_time": MISSING if entry.in_time is None else _say("yes" if entry.in_time else "no", style),
    }


def _place(action: int, task: int | None) -> str:
    return str(action) if task is None else f"{action}.{task}"


def _figure(entry: Entry, style: Style) -> str:
    """The newest figure with its period: as the target counts it where it is judged by it, else as published.

    What is promised as an increase, a growth or a change stands as such, never as a level that would contradict it.
    """
    found, row = entry.figure, entry.row
    if found is None:
        return MISSING
    if row.entry.kind == "growth" and "-" in found.when and found.growth is not None:
        return style.text("of_year", value=f"{printed(found.growth)}%", year=brief(found.when, style))
    reduced = row.entry.kind in ("increase", "growth", "change")
    if reduced and row.latest is not None and row.latest.period == found.when:
        return cells.point(row.latest, row, style)
    value = f"{computed(found.growth or 0.0, signed=True)}%" if found.value is None else printed(found.value)
    text = value if found.value is None else cells.percent_sign(value, entry.row.indicator.unit)
    return style.text("of_year", value=text, year=brief(found.when, style))


def _due(due: Due, style: Style) -> str:
    """A figure's period, and the last day before it is overdue."""
    month = fill(
        words.MONTH_OF, style.lang, {"year": due.since.year, "month": due.since.month, "iso": f"{due.since:%Y-%m}"}
    )
    return _say("due", style, period=_year_or_brief(str(due.period), style), day=month)


def _year_or_brief(when: str, style: Style) -> str:
    """A period in a cell that holds no other number: 2025年, 2025年1—9月."""
    period = Period.parse(when)
    return spoken(period, style) if style.lang == "zh" and period is not None else when


def _asked(catalogue: Catalogue, entry: Entry, style: Style) -> str:
    """Which figures are to be asked for, so that the target can be judged."""
    told = []
    for each in entry.row.missing:
        named = catalogue.indicators[each.indicator].name.in_(style.lang)
        other = "" if each.indicator == entry.row.entry.indicator else f"{named} "
        told.append(f"{other}{_year_or_brief(each.period, style)}{_say('base', style) if each.what == 'base' else ''}")
    return style.text("list_separator").join(told) or MISSING


def lay_out_changes(
    catalogue: Catalogue,
    pairs: Sequence[tuple[Entry, Entry]],
    periods: tuple[Period, Period],
    total: int,
    style: Style,
) -> Sheet:
    """What has changed since an earlier period: the circular's material (通报)."""
    now, then = periods
    arrow = " → " if style.unicode else " -> "
    lines = []
    for new, old in pairs:
        known, before = texts(catalogue, new, style), texts(catalogue, old, style)
        for key, name in (("status", "status_change"), ("state", "state_change"), ("figure", "figure_change")):
            known[name] = known[key] if known[key] == before[key] else f"{before[key]}{arrow}{known[key]}"
        lines.append(Line(tuple(known[key] for key in LEDGER_CHANGES), new.row.status))
    facts = {
        "title": catalogue.plan.title.in_(style.lang),
        "period": spoken(now, style),
        "against": spoken(then, style),
    }
    return Sheet(
        title=_say("changes_title", style, **facts),
        columns=columns(LEDGER_CHANGES, style),
        sections=(Section("", lines=tuple(lines)),),
        overview=[_say("changes" if pairs else "changes_none", style, n=total, changed=len(pairs))],
    )
