"""What the commands do alike before they report: open the data, understand what was asked for, choose and assess.

Whatever cannot be done as asked is a `Refusal`. What comes out of it is put into a format by `reports`.
"""

import os
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from cyjjq import words
from cyjjq.catalogue.loading import FILES, OPTIONAL, Loaded, find_directory, load
from cyjjq.catalogue.lookup import best, closest, matching
from cyjjq.catalogue.models import ASSUMED, LARGEST, Catalogue, Kind, Target
from cyjjq.catalogue.period import Period
from cyjjq.cli import options, terminal
from cyjjq.refusal import Refusal
from cyjjq.words import Lang, fill, terms, ui

if TYPE_CHECKING:
    from cyjjq.catalogue.loading import DataDirectory
    from cyjjq.method.row import Method, Row
    from cyjjq.plan.text import PlanText
    from cyjjq.render.files.content import Languages, Request
    from cyjjq.render.phrases.cells import Style


class Session(NamedTuple):
    """A catalogue that may be reported on, and how the report is to come out."""

    loaded: Loaded
    catalogue: Catalogue
    lang: Lang
    format: str
    output: Path | None
    color: bool
    headers: Lang | None = None

    @property
    def style(self) -> "Style":
        """How renderers are to speak; a file is UTF-8, whatever the terminal is."""
        from cyjjq.render.phrases.cells import Style

        return Style(self.lang, unicode=self.output is not None or terminal.is_unicode())


class Manner(NamedTuple):
    """How a report is to come out that is of no one plan."""

    lang: Lang
    format: str
    output: Path | None
    color: bool
    headers: Lang | None = None

    @property
    def style(self) -> "Style":
        """How renderers are to speak."""
        from cyjjq.render.phrases.cells import Style

        return Style(self.lang, unicode=self.output is not None or terminal.is_unicode())


def manner(
    formats: Sequence[str],
    lang: str | None = None,
    format_: str | None = None,
    output: str | None = None,
    color: str = "never",
    headers: str | None = None,
) -> Manner:
    """The language, format and place that were asked for."""
    spoken = options.language(lang or words.language())
    chosen = options.format_of(
        format_, output, formats, default="table" if terminal.is_terminal() and output is None else "plain"
    )
    options.one_of("--color", color, ("auto", "always", "never"))
    heads = None if headers is None else options.language(headers, "--headers")
    path = output_of(output)
    return Manner(spoken, chosen, path, terminal.wants_color(color) and path is None, heads)


def open_session(
    formats: Sequence[str],
    data: str | None = None,
    lang: str | None = None,
    plan_id: str | None = None,
    format_: str | None = None,
    output: str | None = None,
    color: str = "never",
    headers: str | None = None,
    *,
    quiet: bool = False,
) -> Session:
    """Load the data for a report in one of the formats; refuses data with errors, after showing them.

    Which plan that is, where it is the packaged one, is said but where `quiet` leaves it to the command.
    """
    how = manner(formats, lang, format_, output, color, headers)
    loaded = load(find_directory(data, plan_id))
    path = output_of(output, loaded)
    if loaded.errors or loaded.catalogue is None:
        raise _refused(loaded, how.lang)
    if not quiet:
        say_which_plan(loaded, how.lang)
    return Session(loaded, loaded.catalogue, how.lang, how.format, path, how.color, how.headers)


def say_which_plan(loaded: Loaded, lang: Lang) -> None:
    """Name the packaged plan where it is used, the more so where the user's own file lies beside."""
    if loaded.directory.packaged:
        beside = os.path.isfile("targets.yaml")  # noqa: PTH113 - where it cannot be looked at, it is not there
        key = "packaged_beside" if beside else "packaged"
        notice(key, lang, plan=loaded.catalogue.plan.id if loaded.catalogue else "-")


def _refused(loaded: Loaded, lang: Lang) -> Refusal:
    """Why there is no report: one line a file that cannot be read at all, else every error, excerpts included."""
    from cyjjq.render.findings import concise, full

    unreadable = [finding for finding in loaded.errors if finding.unreadable]
    if unreadable:
        return Refusal("other", text=concise.write(unreadable, lang).rstrip())
    terminal.say(full.write(loaded.errors, loaded.lines, lang))
    return Refusal("refused", n=len(loaded.errors), command=f"cyjjq check{data_option(loaded.directory)}")


def data_option(directory: "DataDirectory") -> str:
    """How a command that is to be copied names a directory; '' where it would find it by itself."""
    from shlex import quote

    found = str(directory.path) in ("data", os.environ.get("CYJJQ_DATA"))
    return "" if found or directory.packaged else f" --data {quote(str(directory.path))}"


def notice(key: str, lang: Lang, **facts: Any) -> None:
    """A line beside the report, on stderr."""
    terminal.say(fill(ui.NOTICE[key], lang, facts))


def plan_text(session: Session, given: str) -> "PlanText":
    """The text of a plan; refused in one line where it cannot be read."""
    from cyjjq.plan.text import read
    from cyjjq.render.findings import full

    text, faults = read(Path(given))
    if text is None:
        raise Refusal("other", text=full.write(faults, {}, session.lang).rstrip())
    if session.output is not None and terminal.resolved(session.output) == Path(os.path.realpath(given)):
        raise Refusal("is_data", path=session.output)
    return text


def output_of(output: str | None, loaded: Loaded | None = None) -> Path | None:
    """The file to write; never a data file, by its name or by where a link leads."""
    if output is None:
        return None
    path = Path(output)
    for stem in (*FILES, *OPTIONAL):
        file = f"{stem}.yaml"
        ours = loaded and terminal.resolved(path) == Path(os.path.realpath(loaded.directory.path / file))
        if ours or terminal.resolved(path).name == file:
            raise Refusal("is_data", path=output)
    return path


# --- What was asked for ----------------------------------------------------------------------------------------------


def year(session: Session, given: str | None, today: date | None = None) -> int:
    """The year asked for, or the last completed one (as of `today`) that the plan allows."""
    plan = session.catalogue.plan
    first, last = plan.base_year, plan.end + 5
    if given is None:
        completed = (today or date.today()).year - 1
        chosen = min(max(completed, first), last)
        notice("default_year" if chosen == completed else "clamped_year", session.lang, year=chosen)
        return chosen
    if not (given.isascii() and given.isdigit() and len(given) == 4):
        raise Refusal("year_word", given=given)
    if not first <= int(given) <= last:
        raise Refusal("year_range", given=given, first=first, last=last)
    return int(given)


def known_by(session: Session, given: str | None) -> Session:
    """The session with the figures of up to a year alone; all of them where no year is named."""
    if given is None:
        return session
    from cyjjq.method import outlook

    last = year(session, given)
    notice("known_by", session.lang, year=last)
    return session._replace(catalogue=outlook.known_by(session.catalogue, last))


def period(session: Session, given: str | None, today: date | None = None) -> Period:
    """The year or the period asked for; a period is one of the plan that is over, or for which a figure is assumed."""
    if given is None or (given.isascii() and given.isdigit()):
        return Period(year(session, given, today))
    asked = Period.parse(given)
    if asked is None:
        raise Refusal("period_or_year", given=given)
    plan = session.catalogue.plan
    if not plan.start <= asked.year <= plan.end + 5:
        raise Refusal("period_range", given=given, first=plan.start, last=plan.end + 5)
    now = today or date.today()
    assumed = (o.span.ends for o in session.catalogue.baseline.observations if o.source == ASSUMED)
    if asked.ends > now and asked.ends > max(assumed, default=now):
        raise Refusal("period_to_come", given=given, today=now)
    return asked


def one_target(session: Session, given: str) -> Target:
    """The one target that a word means; else a refusal with the candidates, or with the nearest name."""
    found = matching(session.catalogue, given)
    if target := best(session.catalogue, found):
        return target
    if found:
        ids = ", ".join(target.id for target in found)
        raise Refusal("several_targets", ("candidates", {"ids": ids}), given=given, n=len(found))
    raise _unknown_target(session.catalogue, given)


def _unknown_target(catalogue: Catalogue, given: str) -> Refusal:
    names = {
        name: target.id for target in catalogue.targets for name in (target.id, catalogue.target_name(target).in_("zh"))
    }
    guess = closest(given, names)
    hint = ("guess", {"guess": names[guess]}) if guess else ("list_hint", {})
    return Refusal("no_target", hint, given=given)


def chosen(
    session: Session, actions: Iterable[str] | None, targets: Iterable[str] | None, kinds: Iterable[str] | None
) -> list[Target]:
    """The catalogue's targets that pass the filters, in its order; several words of one filter are alternatives."""
    catalogue = session.catalogue
    kept = list(catalogue.targets)
    if wanted := list(actions or ()):
        numbers = {_action(catalogue, word) for word in wanted}
        kept = [target for target in kept if target.action in numbers]
    if names := list(targets or ()):
        ids: set[str] = set()
        for word in names:
            found = matching(catalogue, word)
            if not found:
                raise _unknown_target(catalogue, word)
            ids |= {target.id for target in found}
        kept = [target for target in kept if target.id in ids]
    if chosen_kinds := list(kinds or ()):
        for word in chosen_kinds:
            options.one_of("--kind", word, get_args(Kind))
        kept = [target for target in kept if target.kind in chosen_kinds]
    return kept


def _action(catalogue: Catalogue, word: str) -> int | None:
    """An action by its number, or by a part of its name; 0 and 总体目标 are the goals of the plan as a whole (None)."""
    actions = catalogue.targets_file.actions
    if word == "0" or word.lower() in (name.lower() for name in terms.TEXT["whole_plan"]):
        return None
    found = [a.id for a in actions if str(a.id) == word] or [
        a.id for a in actions if word and (word in (a.name.zh or "") or word.lower() in (a.name.en or "").lower())
    ]
    if len(found) != 1:
        raise Refusal("no_action", ("one_of", {"choices": ", ".join(str(a.id) for a in actions)}), given=word)
    return found[0]


def assuming(session: Session, texts: Iterable[str] | None) -> Session:
    """The session with figures put in for this run: ID=VALUE@YEAR or ID=+5%@YEAR."""
    from cyjjq.method import assume

    assumptions = []
    for text in texts or ():
        spec = assume.parse(text)
        if spec is None:
            raise Refusal("assume_form", ("assume_hint", {}), given=text)
        if not abs(spec.number) <= LARGEST:
            raise Refusal("bad_value", ("too_large", {"limit": options.LIMIT}), name="--assume", value=text[:60])
        plan = session.catalogue.plan
        if not plan.base_year <= spec.span.year <= plan.end + 5:
            raise Refusal("year_range", given=spec.span.year, first=plan.base_year, last=plan.end + 5)
        indicator = spec.id if spec.id in session.catalogue.indicators else one_target(session, spec.id).indicator
        value, growth = (None, spec.number) if spec.is_growth else (spec.number, None)
        assumptions.append(assume.Assumption(indicator, spec.span, value, growth))
    if not assumptions:
        return session
    catalogue = assume.apply(session.catalogue, assumptions)
    for each in assumptions:
        if each.value is None and assume.level(catalogue.baseline.observations, each.indicator, each.span) is None:
            when, before = str(each.span), str(each.span.a_year_before)
            notice("assume_no_level", session.lang, id=each.indicator, year=when, before=before)
    return session._replace(catalogue=catalogue)


def request(
    session: Session,
    as_of: int,
    by: "Method",
    languages: "Languages",
    issued: date,
    actions: Iterable[str] | None,
    assumptions: Iterable[str] | None,
) -> "Request":
    """What a report file is to say of itself: what was asked for, and on which data."""
    from hashlib import sha256

    from cyjjq import __version__
    from cyjjq.render.files.content import Request

    numbers = {_action(session.catalogue, word) for word in actions or ()}
    known = (None, *session.catalogue.targets_file.actions)
    asked = tuple(action for action in known if (action and action.id) in numbers)
    read = (session.loaded.documents[stem].raw for stem in FILES)  # what was read, whatever the files hold by now
    digests = tuple(sha256(raw).hexdigest()[:16] for raw in read)
    return Request(as_of, by, languages, issued, __version__, digests, asked, tuple(assumptions or ()))


def assessed(
    session: Session,
    as_of: Period | int | None,
    targets: Iterable[Target],
    words: Iterable[str] | None,
    by: "Method" = "schedule",
) -> "tuple[Row, ...]":
    """Targets assessed as of a year or a period, those of the statuses asked for."""
    wanted = options.statuses("--status", words or (), by)
    if isinstance(as_of, Period) and not as_of.is_whole_year:
        from cyjjq.method.within import assess_within

        if by != "schedule":
            raise Refusal("period_method")
        rows = assess_within(session.catalogue, as_of, targets)
    else:
        from cyjjq.method.assessment import assess

        year = as_of.year if isinstance(as_of, Period) else as_of
        rows = assess(session.catalogue, year, targets, method=by)
    return tuple(row for row in rows if row.status in wanted) if wanted else rows
