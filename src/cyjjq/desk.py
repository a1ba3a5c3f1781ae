"""What the commands do alike: open the data, find what was asked for, hand it to a renderer, put the text out.

Between the command line and the rooms that do the work; whatever cannot be done as asked is a `Refusal`.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, get_args

from cyjjq import terminal
from cyjjq.finding import Severity, count
from cyjjq.load import FILES, Loaded, find_directory, load
from cyjjq.lookup import best, closest, matching, status_words
from cyjjq.models import Catalogue, Kind, Target
from cyjjq.terminal import Refusal
from cyjjq.words import LANGUAGES, Lang, fill, terms, ui

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cyjjq.assess import Row
    from cyjjq.render.cells import Style
    from cyjjq.render.sheet import Sheet

_SUFFIXES = {".csv": "csv", ".md": "md", ".json": "json", ".txt": "plain", ".tsv": "plain"}


class Desk(NamedTuple):
    """A catalogue that may be reported on, and how the report is to come out."""

    loaded: Loaded
    catalogue: Catalogue
    lang: Lang
    format: str
    output: Path | None
    color: bool

    @property
    def style(self) -> "Style":
        """How renderers are to speak; a file is UTF-8, whatever the terminal is."""
        from cyjjq.render.cells import Style

        return Style(self.lang, unicode=self.output is not None or terminal.is_unicode())


def open_desk(
    data: str | None, lang: str, format_: str | None, output: str | None, color: str, formats: Sequence[str]
) -> Desk:
    """Load the data for a report; refuses data with errors, after showing them."""
    language = _language(lang)
    chosen = _format(
        format_, output, formats, default="table" if terminal.is_terminal() and output is None else "plain"
    )
    _one_of("--color", color, ("auto", "always", "never"))
    loaded = load(find_directory(data))
    path = _output(output, loaded)
    if loaded.errors or loaded.catalogue is None:
        raise _refused(loaded, language)
    if loaded.directory.packaged:
        _notice("packaged", language, plan=loaded.catalogue.plan.id)
    return Desk(loaded, loaded.catalogue, language, chosen, path, terminal.wants_color(color) and path is None)


def _refused(loaded: Loaded, lang: Lang) -> Refusal:
    """Why there is no report: one line a file that cannot be read at all, else every error, excerpts included."""
    from cyjjq.render import concise, full

    unreadable = [finding for finding in loaded.errors if finding.unreadable]
    if unreadable:
        return Refusal("other", text=concise.write(unreadable, lang).rstrip())
    terminal.say(full.write(loaded.errors, {d.file: d.lines for d in loaded.documents.values()}, lang))
    return Refusal("refused", n=len(loaded.errors))


def _notice(key: str, lang: Lang, **facts: Any) -> None:
    terminal.say(fill(ui.NOTICE[key], lang, facts))


def _language(given: str) -> Lang:
    _one_of("--lang", given, LANGUAGES)
    return "zh" if given == "zh" else "en"


def _one_of(name: str, given: str, choices: Sequence[str]) -> None:
    if given not in choices:
        guess = closest(given, choices)
        hint = ("guess", {"guess": guess}) if guess else ("one_of", {"choices": ", ".join(choices)})
        raise Refusal("bad_value", hint, name=name, value=given)


def _format(given: str | None, output: str | None, formats: Sequence[str], default: str) -> str:
    """The format asked for, else the one that the output's suffix names, else the default."""
    if given is None:
        suffix = _SUFFIXES.get(Path(output).suffix.lower(), default) if output else default
        return suffix if suffix in formats else default
    _one_of("--format", given, formats)
    return given


def _output(output: str | None, loaded: Loaded) -> Path | None:
    if output is None:
        return None
    path = Path(output)
    for stem in FILES:
        if path.resolve() == (loaded.directory.path / f"{stem}.yaml").resolve():
            raise Refusal("is_data", path=output)
    return path


# --- What was asked for ----------------------------------------------------------------------------------------------


def year(desk: Desk, given: str | None) -> int:
    """The year asked for, or the last completed one that the plan allows."""
    plan = desk.catalogue.plan
    first, last = plan.base_year, plan.end + 5
    if given is None:
        completed = date.today().year - 1
        chosen = min(max(completed, first), last)
        _notice("default_year" if chosen == completed else "clamped_year", desk.lang, year=chosen)
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
            _one_of("--kind", word, get_args(Kind))
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


def assessed(
    desk: Desk,
    as_of: int | None,
    actions: Iterable[str] | None,
    targets: Iterable[str] | None,
    statuses: Iterable[str] | None,
    kinds: Iterable[str] | None,
) -> "tuple[Row, ...]":
    """The chosen targets assessed as of a year, of the statuses asked for."""
    wanted: set[str] = set()
    for word in statuses or ():
        meant = status_words(word, terms.STATUS)
        if not meant:
            choices = ", ".join(f"{key} ({pair[0]})" for key, pair in terms.STATUS.items())
            raise Refusal("bad_value", ("one_of", {"choices": choices}), name="--status", value=word)
        wanted |= meant
    selection = chosen(desk, actions, targets, kinds)
    from cyjjq.assess import assess

    rows = assess(desk.catalogue, as_of, selection)
    return tuple(row for row in rows if row.status in wanted) if wanted else rows


# --- Reports ---------------------------------------------------------------------------------------------------------


def report_gap(desk: Desk, rows: "Sequence[Row]", as_of: int, *, every: bool) -> None:
    """The gap report in the desk's format."""

    def lay_out(whole: bool) -> "Sheet":
        from cyjjq.render import gap

        return gap.lay_out(desk.catalogue, rows, as_of, desk.style, every=every or whole)

    _report_rows(desk, "gap", rows, as_of, lay_out)


def report_rates(desk: Desk, rows: "Sequence[Row]") -> None:
    """The rates report in the desk's format."""

    def lay_out(_whole: bool) -> "Sheet":
        from cyjjq.render import rates

        return rates.lay_out(desk.catalogue, rows, desk.style)

    _report_rows(desk, "rates", rows, None, lay_out)


def _report_rows(
    desk: Desk, command: str, rows: "Sequence[Row]", as_of: int | None, lay_out: "Callable[[bool], Sheet]"
) -> None:
    """Rows of the contract in any row format; `lay_out` makes the sheet, whole where the format is no table."""
    if desk.format == "json":
        from cyjjq.render import json

        _put(desk, json.dump(json.rows(desk.loaded, command, rows, as_of)))
    elif desk.format == "csv":
        from cyjjq.render import csv, json

        _put(desk, csv.write(json.flat_keys(json.ROW_KEYS), (json.flat(json.row(row)) for row in rows)))
        _aside(lay_out(True))
    else:
        _put_sheet(desk, lay_out(desk.format == "plain"))


def report_list(desk: Desk, targets: Sequence[Target]) -> None:
    """The catalogue in the desk's format."""
    if desk.format in ("json", "csv"):
        from cyjjq.render import csv, json

        rows = [json.listed(desk.catalogue, target) for target in targets]
        if desk.format == "json":
            _put(desk, json.dump(json.envelope(desk.loaded, "list", rows=rows)))
        else:
            _put(desk, csv.write(json.flat_keys(json.LIST_KEYS), map(json.flat, rows)))
        return
    from cyjjq.render import listing

    _put_sheet(desk, listing.lay_out(desk.catalogue, targets, desk.style))


def report_card(desk: Desk, target: Target, as_of: int) -> None:
    """One target in full."""
    from cyjjq.assess import assess
    from cyjjq.breakdown import path_years

    row = assess(desk.catalogue, as_of, [target])[0]
    path = path_years(desk.catalogue, row)
    if desk.format == "json":
        from cyjjq.render import json

        rows = [year._asdict() for year in path]
        _put(
            desk,
            json.dump(
                json.envelope(desk.loaded, "show", year=as_of, method="schedule", **json.row(row), path_rows=rows)
            ),
        )
        return
    from cyjjq.render import card

    laid = card.lay_out(desk.catalogue, row, path, desk.style)
    _put(
        desk,
        card.write_markdown(laid)
        if desk.format == "md"
        else card.write(laid, terminal.width() if desk.format == "table" else None),
    )


def report_findings(
    data: str | None, lang: str, format_: str | None, output: str | None, fail_on: str, formats: Sequence[str]
) -> int:
    """Check a data directory; the exit code: 2 unreadable, 1 findings at or above the threshold, 0 clean."""
    language = _language(lang)
    chosen_format = _format(
        format_, output, formats, default="full" if terminal.is_terminal() and output is None else "concise"
    )
    _one_of("--fail-on", fail_on, ("error", "warning", "never"))
    loaded = load(find_directory(data))
    path = _output(output, loaded)
    if loaded.directory.packaged:
        _notice("packaged", language, plan=loaded.catalogue.plan.id if loaded.catalogue else "-")
    terminal.emit(_findings_text(loaded, chosen_format, language), path)
    if chosen_format != "json":
        terminal.say(_findings_summary(loaded, language))
    if any(finding.unreadable for finding in loaded.findings):
        return 2
    if fail_on == "never":
        return 0
    return int(any(finding.severity.rank >= Severity(fail_on).rank for finding in loaded.findings))


def _findings_text(loaded: Loaded, format_: str, lang: Lang) -> str:
    if format_ == "json":
        from cyjjq.render import json

        return json.dump(json.findings(loaded.findings))
    if format_ == "full":
        from cyjjq.render import full

        return full.write(loaded.findings, {d.file: d.lines for d in loaded.documents.values()}, lang)
    from cyjjq.render import concise

    return concise.write(loaded.findings, lang)


def _findings_summary(loaded: Loaded, lang: Lang) -> str:
    if loaded.catalogue and not loaded.findings:
        facts = {"targets": len(loaded.catalogue.targets), "observations": len(loaded.catalogue.baseline.observations)}
        return fill(ui.NOTICE["clean"], lang, facts)
    totals = {severity: n for severity, n in count(loaded.findings).items() if n}
    parts = [fill(ui.SEVERITY_COUNT[severity], lang, {"n": n}) for severity, n in totals.items()]
    counts = fill(terms.TEXT["list_separator"], lang, {}).join(parts)
    return fill(ui.NOTICE["found"], lang, {"n": len(loaded.findings), "counts": counts})


# --- Putting it out --------------------------------------------------------------------------------------------------


def _put(desk: Desk, text: str) -> None:
    terminal.emit(text, desk.output, bom=desk.format == "csv")


def _put_sheet(desk: Desk, sheet: "Sheet") -> None:
    if desk.format == "table":
        from cyjjq.render import table

        _put(desk, table.write(sheet, width=terminal.width(), color=desk.color))
    elif desk.format == "md":
        from cyjjq.render import markdown

        _put(desk, markdown.write(sheet))
    else:
        from cyjjq.render import plain

        _put(desk, plain.write(sheet))
        _aside(sheet)


def _aside(sheet: "Sheet") -> None:
    """The summary of a sheet, to stderr: beside plain and CSV it would spoil the data."""
    for line in (*sheet.overview, *sheet.totals, *sheet.notes):
        terminal.say(line)
