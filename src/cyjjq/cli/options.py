"""What stands after an option, understood: words, numbers, days and codes become values, or a refusal."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cyjjq.catalogue.finding import RULES, Severity, matches
from cyjjq.catalogue.lookup import closest, status_words
from cyjjq.catalogue.models import LARGEST
from cyjjq.cli import terminal
from cyjjq.refusal import Refusal
from cyjjq.words import LANGUAGES, Lang, terms

if TYPE_CHECKING:
    from cyjjq.method.breakdown import Start
    from cyjjq.method.ranking import Order
    from cyjjq.method.row import Method
    from cyjjq.render.files.content import Languages

# The files that people send, by suffix: the writer of each, in `render.report`.
WRITERS = {".html": "page", ".xlsx": "workbook.overview", ".docx": "circular", ".md": "md"}


LIMIT = f"{LARGEST:,.0f}"  # of a figure, as people read it
_SUFFIXES = {".csv": "csv", ".md": "md", ".json": "json", ".txt": "plain", ".tsv": "plain"}


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


def format_of(given: str | None, output: str | None, formats: Sequence[str], default: str) -> str:
    """The format asked for, else the one that the output's suffix names, else the default."""
    if given is None:
        suffix = _SUFFIXES.get(Path(output).suffix.lower(), default) if output else default
        return suffix if suffix in formats else default
    one_of("--format", given, formats)
    return given


def writer(output: str | None) -> str:
    """The writer of a report file, by its suffix."""
    suffixes = " ".join(WRITERS)
    if output is None:
        raise Refusal("missing", ("one_of", {"choices": suffixes}), name="--output")
    suffix = Path(output).suffix.lower()
    if suffix not in WRITERS:
        raise Refusal("bad_value", ("one_of", {"choices": suffixes}), name="--output", value=output)
    return WRITERS[suffix]


class CheckOptions(NamedTuple):
    """What a check looks for, on which day, and from which severity on it fails."""

    fail_on: str
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    today: date | None = None


def check_options(fail_on: str, select: str | None, ignore: str | None, today: str | None) -> CheckOptions:
    """How strict a check is to be."""
    one_of("--fail-on", fail_on, ("error", "warning", "never"))
    return CheckOptions(fail_on, _rules(select), _rules(ignore), None if today is None else day("--today", today))


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
    return system_day() if given is None else day("--today", given)


def day_of_entry(given: str | None) -> date:
    """The day on which figures are entered."""
    return system_day() if given is None else day_that_has_come("--today", given)


def day_that_has_come(name: str, given: str) -> date:
    """A day for the data files: not one to come, for the next `check` would find it there (CJ221)."""
    chosen = day(name, given)
    if chosen > system_day():
        raise Refusal("day_to_come", ("day_to_come_hint", {}), name=name, day=chosen, today=system_day())
    return chosen


def system_day() -> date:
    """The day that the machine's clock has."""
    return date.today()


def day_or_none(given: str | None) -> date | None:
    """The day that --today names, if it names one."""
    return None if given is None else day("--today", given)


def day_of_issue(given: str | None) -> date:
    """The day that a report bears: --today, else SOURCE_DATE_EPOCH, else the system's."""
    return today(given) if given is not None else terminal.source_date() or today(None)


def day(name: str, given: str) -> date:
    """A calendar day as typed after an option."""
    try:
        return datetime.strptime(given, "%Y-%m-%d").date()
    except ValueError:
        raise Refusal("date_word", name=name, given=given) from None


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
