"""The reports: rows that were asked for, put into the format that was asked for, to stdout or a file."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from cyjjq.catalogue.finding import Finding, Severity, chosen, count
from cyjjq.catalogue.loading import FILES, Loaded, find_directory, load
from cyjjq.catalogue.models import Target
from cyjjq.cli import session as at
from cyjjq.cli import terminal
from cyjjq.cli.session import Desk
from cyjjq.refusal import Refusal
from cyjjq.words import Lang, fill, pick, terms, ui

if TYPE_CHECKING:
    from cyjjq.method.assessment import Method, Row
    from cyjjq.method.breakdown import Start
    from cyjjq.method.ranking import Order
    from cyjjq.plan.text import PlanText
    from cyjjq.render.files.content import Request
    from cyjjq.render.sheets.card import Card
    from cyjjq.render.sheets.sheet import Sheet


class View(NamedTuple):
    """How a gap report is to look: everything unfolded, wide, ranked by an order, only so many of the worst."""

    every: bool = False
    wide: bool = False
    order: "Order | None" = None
    worst: int | None = None
    method: "Method" = "schedule"


def gap(desk: Desk, rows: "Sequence[Row]", year: int, view: View) -> None:
    """The gap report: by action, or ranked across actions."""
    if view.worst is not None or view.order is not None:
        from cyjjq.method import ranking

        rows = (
            ranking.worst(rows, view.worst, view.order) if view.worst else ranking.ordered(rows, view.order or "pace")
        )

    def lay_out() -> "Sheet":
        from cyjjq.render.sheets import gap as layout

        columns = layout.WIDE if view.wide else layout.STANDARD
        if view.method == "open-sdg":
            columns = layout.SDG
        if view.worst is not None or view.order is not None:
            return layout.rank(desk.catalogue, rows, year, desk.style, columns)
        whole = view.every or desk.format == "plain"
        return layout.lay_out(desk.catalogue, rows, year, desk.style, every=whole, columns=columns)

    _rows(desk, "gap", rows, year, lay_out, view.method)


def rates(desk: Desk, rows: "Sequence[Row]") -> None:
    """The required annual growth of every target."""

    def lay_out() -> "Sheet":
        from cyjjq.render.sheets import rates as layout

        return layout.lay_out(desk.catalogue, rows, desk.style)

    _rows(desk, "rates", rows, None, lay_out)


def _rows(
    desk: Desk,
    command: str,
    rows: "Sequence[Row]",
    year: int | None,
    lay_out: "Callable[[], Sheet]",
    method: "Method" = "schedule",
) -> None:
    """Rows of the contract in any row format."""
    if desk.format not in ("json", "csv"):
        _sheet(desk, lay_out())
        return
    from cyjjq.render import contract as json

    if desk.format == "json":
        _put(desk, json.dump(json.rows(desk.loaded, command, rows, year, method)))
    else:
        told = json.rows(desk.loaded, command, rows, year, method)["rows"]
        keys = (*json.ROW_KEYS, *(json.SDG_KEYS if method == "open-sdg" else ()))
        _csv(desk, json.flat_keys(keys), [json.flat(row) for row in told])
        _aside(lay_out())


def changes(desk: Desk, rows: "Sequence[Row]", before: "Sequence[Row]", year: int, against: int) -> None:
    """What changed in the gap report from one year to another."""
    from cyjjq.render.sheets import gap as layout

    pairs = list(zip(rows, before, strict=True))
    if desk.format not in ("json", "csv"):
        _sheet(desk, layout.lay_out_changes(desk.catalogue, pairs, year, against, desk.style))
        return
    from cyjjq.render import contract as json

    told = [(json.row(now), json.row(then)) for now, then in layout.changed(pairs)]
    compared = ("latest", "planned", "gap", "pace", "status")
    if desk.format == "csv":
        keys = [
            *json.flat_keys(json.ROW_KEYS),
            *json.flat_keys([f"against_{key}" for key in compared if key != "latest"]),
        ]
        flat = [json.flat(now) | {f"against_{key}": then[key] for key in compared} for now, then in told]
        _csv(desk, keys, flat)
        return
    data = json.rows(desk.loaded, "gap", rows, year)
    data["against"] = against
    data["rows"] = [now | {"against": {key: then[key] for key in compared}} for now, then in told]
    _put(desk, json.dump(data))


def summary(desk: Desk, rows: "Sequence[Row]", year: int) -> None:
    """A year on one page."""
    from cyjjq.render.sheets import summary as layout

    if desk.format == "csv":
        lines = layout.table(desk.catalogue, rows)
        _csv(desk, list(lines[0]) if lines else [], lines)
        return
    if desk.format == "json":
        from cyjjq.method import ranking
        from cyjjq.render import contract as json

        data = json.envelope(desk.loaded, "gap", year=year, method="schedule")
        data["summary"] = json.summary(desk.catalogue, rows)
        data["worst"] = [json.row(row) for row in ranking.worst(rows, layout.WORST)]
        data["due"] = [row.entry.id for row in rows if layout.is_due(row, year)]
        data["missing"] = [row.entry.id for row in rows if layout.has_no_figure(row)]
        _put(desk, json.dump(data))
        return
    _card(desk, layout.lay_out(desk.catalogue, rows, year, desk.style))


def path(desk: Desk, rows: "Sequence[Row]", start: "Start") -> None:
    """Every target by year."""
    from cyjjq.render.sheets import path as layout

    if desk.format not in ("json", "csv"):
        _sheet(desk, layout.lay_out(desk.catalogue, rows, start, desk.style))
        return
    from cyjjq.render import contract as json

    lines = layout.rows_for_scripts(desk.catalogue, rows, start)
    if desk.format == "json":
        _put(desk, json.dump(json.envelope(desk.loaded, "path", **{"from": start, "rows": lines})))
    else:
        flat = [json.flat(layout.flat(line)) for line in lines]
        _csv(desk, list(flat[0]) if flat else [], flat)


def catalogue(desk: Desk, targets: Sequence[Target]) -> None:
    """The catalogue."""
    if desk.format not in ("json", "csv"):
        from cyjjq.render.sheets import listing

        _sheet(desk, listing.lay_out(desk.catalogue, targets, desk.style))
        return
    from cyjjq.render import contract as json

    rows = [json.listed(desk.catalogue, target) for target in targets]
    if desk.format == "json":
        _put(desk, json.dump(json.envelope(desk.loaded, "list", rows=rows)))
    else:
        _csv(desk, json.flat_keys(json.LIST_KEYS), [json.flat(row) for row in rows])


def card(desk: Desk, target: Target, year: int) -> None:
    """One target in full."""
    from cyjjq.method.assessment import assess
    from cyjjq.method.breakdown import path_years

    row = assess(desk.catalogue, year, [target])[0]
    years = path_years(desk.catalogue, row)
    if desk.format == "json":
        from cyjjq.render import contract as json

        rows = [each._asdict() for each in years]
        shown = json.envelope(desk.loaded, "show", year=year, method="schedule", **json.row(row), path_rows=rows)
        _put(desk, json.dump(shown))
        return
    from cyjjq.render.sheets import card as layout

    _card(desk, layout.lay_out(desk.catalogue, row, years, desk.style))


def findings(
    data: str | None, lang: str, format_: str | None, output: str | None, gate: at.Gate, formats: Sequence[str]
) -> int:
    """Check a data directory; the exit code: 2 unreadable, 1 findings at or above the threshold, 0 clean."""
    language = at.language(lang)
    chosen_format = at.format_of(format_, output, formats, default=_finding_format(output))
    loaded = load(find_directory(data), today=gate.today)
    loaded = loaded._replace(findings=chosen(loaded.findings, gate.select, gate.ignore))
    path = at.output_of(output, loaded)
    if loaded.directory.packaged:
        at.notice("packaged", language, plan=loaded.catalogue.plan.id if loaded.catalogue else "-")
    put_findings(loaded.findings, loaded.lines, chosen_format, path, language)
    if chosen_format not in ("json", "sarif"):
        terminal.say(_findings_summary(loaded, language))
    return exit_code(loaded.findings, gate.fail_on)


def _finding_format(output: str | None) -> str:
    """How findings come out where nobody says: as GitHub's runner reads them, in full on a terminal, else concise."""
    if output is not None:
        return "sarif" if output.lower().endswith(".sarif") else "concise"
    if terminal.runs_on_github():
        return "github"
    return "full" if terminal.is_terminal() else "concise"


def exit_code(found: Iterable[Finding], fail_on: str) -> int:
    """2 where a file cannot be read at all, 1 for findings at or above the threshold, else 0."""
    found = tuple(found)
    if any(finding.unreadable for finding in found):
        return 2
    threshold = None if fail_on == "never" else Severity(fail_on).rank
    return int(threshold is not None and any(finding.severity.rank >= threshold for finding in found))


def put_findings(
    found: Sequence[Finding], lines: Mapping[str, Sequence[str]], format_: str, output: Path | None, lang: Lang
) -> None:
    """Findings in any of their formats; `lines` holds the text of each file that could be read, for excerpts."""
    terminal.emit(_findings_text(found, lines, format_, lang), output)
    if format_ == "github" and output is None:
        from cyjjq.render.findings import github

        if terminal.add_to_step_summary(github.write_summary(found)):
            at.notice("annotations", lang)


def _findings_text(found: Sequence[Finding], lines: Mapping[str, Sequence[str]], format_: str, lang: Lang) -> str:
    match format_:
        case "json":
            from cyjjq.render import contract as json

            return json.dump(json.findings(found))
        case "sarif":
            from cyjjq import __version__
            from cyjjq.render import contract as json
            from cyjjq.render.findings import sarif

            return json.dump(sarif.log(found, __version__))
        case "github":
            from cyjjq.render.findings import github

            return github.write(found)
        case "full":
            from cyjjq.render.findings import full

            return full.write(found, lines, lang)
    from cyjjq.render.findings import concise

    return concise.write(found, lang)


def trace(desk: Desk, text: "PlanText") -> int:
    """The catalogue against the plan's text; the exit code: 1 where anything is left over or not found."""
    from cyjjq.plan import trace as tracing

    document = desk.loaded.documents["targets"]
    traced = tracing.trace(desk.catalogue, text, document.place)
    if desk.format == "json":
        from cyjjq.render import contract as json

        _put(desk, json.dump(json.traced(desk.loaded, traced)))
    elif desk.format in ("table", "plain"):
        from cyjjq.render.findings import proof as writer

        targets = len(desk.catalogue.targets)
        _put(desk, writer.write(traced, targets, text, {document.file: document.lines}, desk.lang))
    else:
        lines = {document.file: document.lines, text.file: text.lines}
        put_findings(traced.findings, lines, desk.format, desk.output, desk.lang)
    return exit_code(traced.findings, "error")


def cohere(desk: Desk) -> None:
    """What the targets mean together."""
    from cyjjq.method import coherence

    rows, bindings = coherence.follow(desk.catalogue), coherence.bindings(desk.catalogue)
    if desk.format not in ("json", "csv"):
        from cyjjq.render.sheets import implications as layout

        _sheet(desk, layout.lay_out(desk.catalogue, rows, bindings, desk.style))
        return
    from cyjjq.render import contract as json

    data = json.coherence(desk.loaded, desk.catalogue, rows, bindings)
    if desk.format == "json":
        _put(desk, json.dump(data))
    else:
        flat = [json.flat({key: value for key, value in row.items() if key != "inputs"}) for row in data["rows"]]
        _csv(desk, list(dict.fromkeys(key for row in flat for key in row)), flat)


def outlook(desk: Desk, targets: Sequence[Target]) -> None:
    """Where the observed series leads."""
    from cyjjq.method import outlook as leading

    outlooks = leading.outlook(desk.catalogue, targets)
    if desk.format not in ("json", "csv"):
        from cyjjq.render.sheets import projections as layout

        _sheet(desk, layout.lay_out(desk.catalogue, outlooks, desk.style))
        return
    from cyjjq.render import contract as json

    rows = [json.outlook(each) for each in outlooks]
    if desk.format == "json":
        _put(desk, json.dump(json.envelope(desk.loaded, "outlook", rows=rows)))
    else:
        flat = [json.flat({key: value for key, value in row.items() if key != "series"}) for row in rows]
        _csv(desk, list(dict.fromkeys(key for row in flat for key in row)), flat)


def suggest(desk: Desk, text: "PlanText") -> int:
    """The numbers of the text that nothing accounts for, drafted as targets."""
    from cyjjq.plan import suggest as drafting
    from cyjjq.plan import trace as tracing
    from cyjjq.render.formats import drafts

    numbers = tracing.open_numbers(desk.catalogue, text)
    _put(desk, drafts.write(drafting.drafts(text, numbers, desk.catalogue.plan.end), desk.lang))
    return 0


def explain(lang: str, given: str, output: str | None) -> None:
    """A rule explained, or all of them listed."""
    from cyjjq.render.findings import explain as writer

    language = at.language(lang)
    text = writer.write_all(language) if given == "all" else writer.write(at.rule(given), language)
    terminal.emit(text, at.output_of(output))


def schema(which: str, output: str | None) -> None:
    """The JSON schema of a data file."""
    from cyjjq.render import schemas as writer

    at.one_of("FILE", which, tuple(FILES))
    terminal.emit(writer.write(which), at.output_of(output))


def report(desk: Desk, rows: "Sequence[Row]", writer: str, request: "Request") -> None:
    """A file that people send, whole: laid out once, written by the writer that its suffix names."""
    from importlib import import_module

    from cyjjq.render.files import content
    from cyjjq.words import report as words

    assert desk.output is not None
    label = pick(words.PROGRESS[writer.split(".", 1)[0]], desk.lang)
    laid_out = content.lay_out(desk.catalogue, rows, request)
    try:
        module = import_module(f"cyjjq.render.files.{writer}")
        written = module.write(laid_out, lambda things: terminal.watched(things, label))
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("cyjjq"):
            raise
        raise Refusal("needs_extra", extra="report") from None
    terminal.write_whole(desk.output, written)
    at.notice("written", desk.lang, path=desk.output, n=len(rows))


def _findings_summary(loaded: Loaded, lang: Lang) -> str:
    if loaded.catalogue and not loaded.findings:
        facts = {"targets": len(loaded.catalogue.targets), "observations": len(loaded.catalogue.baseline.observations)}
        return fill(ui.NOTICE["clean"], lang, facts)
    totals = {severity: n for severity, n in count(loaded.findings).items() if n}
    parts = [fill(ui.SEVERITY_COUNT[severity], lang, {"n": n}) for severity, n in totals.items()]
    counts = pick(terms.TEXT["list_separator"], lang).join(parts)
    return fill(ui.NOTICE["found"], lang, {"n": len(loaded.findings), "counts": counts})


# --- Putting it out --------------------------------------------------------------------------------------------------


def _put(desk: Desk, text: str) -> None:
    terminal.emit(text, desk.output, bom=desk.format == "csv")


def _csv(desk: Desk, keys: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    from cyjjq.render.formats import csv

    headings = None if desk.headers is None else [csv.heading(key, desk.headers) for key in keys]
    _put(desk, csv.write(keys, rows, headings))


def _card(desk: Desk, card: "Card") -> None:
    from cyjjq.render.sheets import card as writer

    if desk.format == "md":
        _put(desk, writer.write_markdown(card))
    else:
        _put(desk, writer.write(card, terminal.width() if desk.format == "table" else None))


def _sheet(desk: Desk, sheet: "Sheet") -> None:
    if desk.format == "table":
        from cyjjq.render.formats import table

        _put(desk, table.write(sheet, width=terminal.width(), color=desk.color))
    elif desk.format == "md":
        from cyjjq.render.formats import markdown

        _put(desk, markdown.write(sheet))
    else:
        from cyjjq.render.formats import plain

        _put(desk, plain.write(sheet))
        _aside(sheet)


def _aside(sheet: "Sheet") -> None:
    """The summary of a sheet, to stderr: beside plain and CSV it would spoil the data."""
    for line in (*sheet.overview, *sheet.totals, *sheet.notes):
        terminal.say(line)
