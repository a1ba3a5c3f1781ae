"""What the commands do alike before they report: open the data, understand what was asked for, choose and assess.

Whatever cannot be done as asked is a `Refusal`. What comes out of it is put into a format by `reports`.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from cyjjq.catalogue.finding import RULES, Severity, matches
from cyjjq.catalogue.loading import FILES, Loaded, find_directory, load
from cyjjq.catalogue.lookup import best, closest, matching, status_words
from cyjjq.catalogue.models import Catalogue, Kind, Target
from cyjjq.cli import terminal
from cyjjq.refusal import Refusal
from cyjjq.words import LANGUAGES, Lang, fill, terms, ui

if TYPE_CHECKING:
    from cyjjq.method.breakdown import Start
    from cyjjq.method.ranking import Order
    from cyjjq.method.row import Method, Row
    from cyjjq.plan.text import PlanText
    from cyjjq.render.files.content import Languages, Request
    from cyjjq.render.phrases.cells import Style

# The files that people send, by suffix: the writer of each, in `render.report`.
WRITERS = {".html": "page", ".xlsx": "workbook.overview", ".docx": "circular", ".md": "md"}
_SUFFIXES = {".csv": "csv", ".md": "md", ".json": "json", ".txt": "plain", ".tsv": "plain"}


class Desk(NamedTuple):
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


def open_desk(
    data: str | None,
    lang: str,
    format_: str | None,
    output: str | None,
    color: str,
    formats: Sequence[str],
    headers: str | None = None,
) -> Desk:
    """Load the data for a report; refuses data with errors, after showing them."""
    tongue = language(lang)
    chosen = format_of(
        format_, output, formats, default="table" if terminal.is_terminal() and output is None else "plain"
    )
    one_of("--color", color, ("auto", "always", "never"))
    heads = None if headers is None else language(headers, "--headers")
    loaded = load(find_directory(data))
    path = output_of(output, loaded)
    if loaded.errors or loaded.catalogue is None:
        raise _refused(loaded, tongue)
    if loaded.directory.packaged:
        notice("packaged", tongue, plan=loaded.catalogue.plan.id)
    return Desk(loaded, loaded.catalogue, tongue, chosen, path, terminal.wants_color(color) and path is None, heads)


def _refused(loaded: Loaded, lang: Lang) -> Refusal:
    """Why there is no report: one line a file that cannot be read at all, else every error, excerpts included."""
    from cyjjq.render.findings import concise, full

    unreadable = [finding for finding in loaded.errors if finding.unreadable]
    if unreadable:
        return Refusal("other", text=concise.write(unreadable, lang).rstrip())
    terminal.say(full.write(loaded.errors, loaded.lines, lang))
    return Refusal("refused", n=len(loaded.errors))


def notice(key: str, lang: Lang, **facts: Any) -> None:
    """A line beside the report, on stderr."""
    terminal.say(fill(ui.NOTICE[key], lang, facts))


def language(given: str, option: str = "--lang") -> Lang:
    """A language as typed after an option."""
    one_of(option, given, LANGUAGES)
    return "zh" if given == "zh" else "en"


def languages(given: str) -> "Languages":
    """The language of a report file, or both."""
    one_of("--lang", given, (*LANGUAGES, "both"))
    return given  # type: ignore[return-value]


def one_of(name: str, given: str, choices: Sequence[str]) -> None:
    """Refuse a word that is none of the choices, with the one that was probably meant."""
    if given not in choices:
        guess = closest(given, choices)
        hint = ("guess", {"guess": guess}) if guess else ("one_of", {"choices": ", ".join(choices)})
        raise Refusal("bad_value", hint, name=name, value=given)


def plan_text(desk: Desk, given: str) -> "PlanText":
    """The text of a plan; refused in one line where it cannot be read."""
    from cyjjq.plan import text as plantext
    from cyjjq.render.findings import full

    text, faults = plantext.read(Path(given))
    if text is None:
        raise Refusal("other", text=full.write(faults, {}, desk.lang).rstrip())
    if desk.output is not None and desk.output.resolve() == Path(given).resolve():
        raise Refusal("is_data", path=desk.output)
    return text


def format_of(given: str | None, output: str | None, formats: Sequence[str], default: str) -> str:
    """The format asked for, else the one that the output's suffix names, else the default."""
    if given is None:
        suffix = _SUFFIXES.get(Path(output).suffix.lower(), default) if output else default
        return suffix if suffix in formats else default
    one_of("--format", given, formats)
    return given


def output_of(output: str | None, loaded: Loaded | None = None) -> Path | None:
    """The file to write; never a data file, by its name or by where a link leads."""
    if output is None:
        return None
    path = Path(output)
    for stem in FILES:
        ours = loaded and path.resolve() == (loaded.directory.path / f"{stem}.yaml").resolve()
        if ours or path.resolve().name == f"{stem}.yaml":
            raise Refusal("is_data", path=output)
    return path


def writer(output: str | None) -> str:
    """The writer of a report file, by its suffix."""
    suffixes = " ".join(WRITERS)
    if output is None:
        raise Refusal("missing", ("one_of", {"choices": suffixes}), name="--output")
    suffix = Path(output).suffix.lower()
    if suffix not in WRITERS:
        raise Refusal("bad_value", ("one_of", {"choices": suffixes}), name="--output", value=output)
    return WRITERS[suffix]


class Gate(NamedTuple):
    """What a check looks for, on which day, and from which severity on it fails."""

    fail_on: str
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    today: date | None = None


def gate(fail_on: str, select: str | None, ignore: str | None, today: str | None) -> Gate:
    """How strict a check is to be."""
    one_of("--fail-on", fail_on, ("error", "warning", "never"))
    return Gate(fail_on, _rules(select), _rules(ignore), None if today is None else day("--today", today))


def _rules(given: str | None) -> tuple[str, ...]:
    """A comma list of codes, beginnings of codes, or severities."""
    words = tuple(word.strip() for word in (given or "").split(",") if word.strip())
    known = tuple(word.lower() if word.lower() in tuple(Severity) else word.upper() for word in words)
    for word in known:
        if not any(matches(code, [word]) for code in RULES):
            raise Refusal("no_rule", ("rule_hint", {}), given=word)
    return known


def rule(given: str) -> str:
    """The code of a rule as typed."""
    if given.upper() not in RULES:
        raise Refusal("no_rule", ("rule_hint", {}), given=given)
    return given.upper()


def today(given: str | None) -> date:
    """The day that --today names, else the system's."""
    return date.today() if given is None else day("--today", given)


def day_of_issue(given: str | None) -> date:
    """The day that a report bears: --today, else SOURCE_DATE_EPOCH, else the system's."""
    return today(given) if given is not None else terminal.source_date() or today(None)


def day(name: str, given: str) -> date:
    """A calendar day as typed after an option."""
    try:
        return datetime.strptime(given, "%Y-%m-%d").date()
    except ValueError:
        raise Refusal("date_word", name=name, given=given) from None


# --- What was asked for ----------------------------------------------------------------------------------------------


def year(desk: Desk, given: str | None, today: date | None = None) -> int:
    """The year asked for, or the last completed one (as of `today`) that the plan allows."""
    plan = desk.catalogue.plan
    first, last = plan.base_year, plan.end + 5
    if given is None:
        completed = (today or date.today()).year - 1
        chosen = min(max(completed, first), last)
        notice("default_year" if chosen == completed else "clamped_year", desk.lang, year=chosen)
        return chosen
    if not (given.isascii() and given.isdigit() and len(given) == 4):
        raise Refusal("year_word", given=given)
    if not first <= int(given) <= last:
        raise Refusal("year_range", given=given, first=first, last=last)
    return int(given)


def one_target(desk: Desk, given: str) -> Target:
    """The one target that a word means; else a refusal with the candidates, or with the nearest name."""
    found = matching(desk.catalogue, given)
    if target := best(desk.catalogue, found):
        return target
    if found:
        ids = ", ".join(target.id for target in found)
        raise Refusal("several_targets", ("candidates", {"ids": ids}), given=given, n=len(found))
    raise _unknown_target(desk.catalogue, given)


def _unknown_target(catalogue: Catalogue, given: str) -> Refusal:
    names = {
        name: target.id for target in catalogue.targets for name in (target.id, catalogue.target_name(target).in_("zh"))
    }
    guess = closest(given, names)
    hint = ("guess", {"guess": names[guess]}) if guess else ("list_hint", {})
    return Refusal("no_target", hint, given=given)


def chosen(
    desk: Desk, actions: Iterable[str] | None, targets: Iterable[str] | None, kinds: Iterable[str] | None
) -> list[Target]:
    """The catalogue's targets that pass the filters, in its order; several words of one filter are alternatives."""
    catalogue = desk.catalogue
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
            one_of("--kind", word, get_args(Kind))
        kept = [target for target in kept if target.kind in chosen_kinds]
    return kept


def _action(catalogue: Catalogue, word: str) -> int:
    """An action by its number, or by a part of its name."""
    actions = catalogue.targets_file.actions
    found = [a.id for a in actions if str(a.id) == word] or [
        a.id for a in actions if word and (word in (a.name.zh or "") or word.lower() in (a.name.en or "").lower())
    ]
    if len(found) != 1:
        raise Refusal("no_action", ("one_of", {"choices": ", ".join(str(a.id) for a in actions)}), given=word)
    return found[0]


def assuming(desk: Desk, texts: Iterable[str] | None) -> Desk:
    """The desk with figures put in for this run: ID=VALUE@YEAR or ID=+5%@YEAR."""
    from cyjjq.method import assume

    assumptions = []
    for text in texts or ():
        spec = assume.parse(text)
        if spec is None:
            raise Refusal("assume_form", ("assume_hint", {}), given=text)
        plan = desk.catalogue.plan
        if not plan.base_year <= spec.year <= plan.end + 5:
            raise Refusal("year_range", given=spec.year, first=plan.base_year, last=plan.end + 5)
        indicator = spec.id if spec.id in desk.catalogue.indicators else one_target(desk, spec.id).indicator
        value, growth = (None, spec.number) if spec.is_growth else (spec.number, None)
        assumptions.append(assume.Assumption(indicator, spec.year, value, growth))
    if not assumptions:
        return desk
    catalogue = assume.apply(desk.catalogue, assumptions)
    for each in assumptions:
        if each.value is None and assume.level(catalogue.baseline.observations, each.indicator, each.year) is None:
            notice("assume_no_level", desk.lang, id=each.indicator, year=each.year, before=each.year - 1)
    return desk._replace(catalogue=catalogue)


def whole_number(name: str, given: str | None) -> int | None:
    """A number of things as typed; a refusal where it is none."""
    if given is None:
        return None
    if not (given.isascii() and given.isdigit() and 0 < int(given) < 10_000):
        raise Refusal("bad_value", ("positive", {}), name=name, value=given)
    return int(given)


def statuses(option: str, words: Iterable[str], method: "Method" = "schedule") -> set[str]:
    """The statuses of a method that words in either language mean; empty words mean none."""
    known = terms.STATUS if method == "schedule" else terms.SDG_STATUS
    meant: set[str] = set()
    for word in filter(None, (word.strip() for word in words)):
        found = status_words(word, known)
        if not found:
            choices = ", ".join(f"{key} ({pair[0]})" for key, pair in known.items())
            raise Refusal("bad_value", ("one_of", {"choices": choices}), name=option, value=word)
        meant |= found
    return meant


def order(given: str | None) -> "Order | None":
    """The order of --sort."""
    if given is not None:
        one_of("--sort", given, ("pace", "gap", "id"))
    return given  # type: ignore[return-value]


def start(given: str) -> "Start":
    """The point that --from names."""
    one_of("--from", given, ("base", "latest"))
    return given  # type: ignore[return-value]


def method(given: str, *others: bool) -> "Method":
    """The method of --method; `others` are the options that only the schedule has an answer for."""
    one_of("--method", given, ("schedule", "open-sdg"))
    if given != "schedule" and any(others):
        raise Refusal("only_schedule", ("method_hint", {}))
    return given  # type: ignore[return-value]


def request(
    desk: Desk,
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

    numbers = {_action(desk.catalogue, word) for word in actions or ()}
    asked = tuple(action for action in desk.catalogue.targets_file.actions if action.id in numbers)
    files = (desk.loaded.directory.path / f"{stem}.yaml" for stem in FILES)
    digests = tuple(sha256(file.read_bytes()).hexdigest()[:16] for file in files)
    return Request(as_of, by, languages, issued, __version__, digests, asked, tuple(assumptions or ()))


def assessed(
    desk: Desk,
    as_of: int | None,
    targets: Iterable[Target],
    words: Iterable[str] | None,
    by: "Method" = "schedule",
) -> "tuple[Row, ...]":
    """Targets assessed as of a year, those of the statuses asked for."""
    wanted = statuses("--status", words or (), by)
    from cyjjq.method.assessment import assess

    rows = assess(desk.catalogue, as_of, targets, method=by)
    return tuple(row for row in rows if row.status in wanted) if wanted else rows
