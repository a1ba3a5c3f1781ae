"""JSON: the contract for scripts. Keys and words are never translated, nothing is rounded."""

import json
import math
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from cyjjq.catalogue.finding import Finding, count
from cyjjq.catalogue.loading import Loaded
from cyjjq.catalogue.models import Catalogue, Target, Text
from cyjjq.catalogue.period import Period
from cyjjq.method.breakdown import PathYear, Start, by_year, why_none
from cyjjq.method.row import FIGURES, STATUSES, Row, Within
from cyjjq.render.phrases import counts
from cyjjq.words import fill, rules, ui

if TYPE_CHECKING:
    from cyjjq.method.coherence import Implication
    from cyjjq.method.comparison import Line
    from cyjjq.method.ledger import Due, Entry
    from cyjjq.method.outlook import Outlook
    from cyjjq.method.reduction import Point
    from cyjjq.plan.communique import Drafted
    from cyjjq.plan.proposal import Proposal
    from cyjjq.plan.text import PlanText
    from cyjjq.plan.trace import Trace

SCHEMA_VERSION = 1
ROW_KEYS = (
    *("id", "indicator", "name", "action", "task", "unit", "level_unit", "gap_unit", "kind", "bound", "value", "by"),
    *("by_assumed", "nature", "base", "latest", "basis", "path"),
    *FIGURES,
    *("status", "years", "years_kept", "years_observed", "reasons", "missing"),
)
READ_KEYS = (
    *("indicator", "period", "value", "growth", "unit_printed", "phrase", "line", "column", "status", "reason"),
    *("stage", "basis"),
)
LIST_KEYS = (
    *("id", "indicator", "name", "action", "task", "unit", "scale", "timing", "kind", "bound", "value", "by"),
    *("nature", "wording", "phrase"),
)
WITHIN_KEYS = (  # what a row gains where a period was asked for
    *("period", "ytd", "year_planned", "expected", "expected_by", "time_ratio", "season_ratio", "growth_asked"),
)
_YTD_KEYS = ("period", "value", "growth", "quality", "source")
SDG_KEYS = ("progress_value", "score")  # what the method open-sdg adds to a row
COMPARED_KEYS = (
    *("source", "plan", "title_zh", "title_en", "year", "targets", "judged"),
    *STATUSES,
    *("share_met", "share_on_track", "time_elapsed"),
    *("furthest_id", "furthest_name_zh", "furthest_name_en", "furthest_status", "furthest_pace", "error"),
)
COMPARED_ROW_KEYS = ("source", "plan", "year", *ROW_KEYS)
_MISSING_KEYS = ("indicator", "period", "what")
_POINT_KEYS = ("period", "year", "value", "quality", "source", "assumed")


def dump(data: Mapping[str, Any]) -> str:
    """Data as JSON text, one line end at the end; a number that JSON has no word for is our own fault."""
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def envelope(loaded: Loaded, command: str, **more: Any) -> dict[str, Any]:
    """What every report's JSON begins with."""
    plan = loaded.catalogue.plan.id if loaded.catalogue else None
    data = {"path": str(loaded.directory.path), "packaged": loaded.directory.packaged}
    return {"schema_version": SCHEMA_VERSION, "command": command, "plan": plan, "data": data, **more}


def rows(
    loaded: Loaded,
    command: str,
    assessed: Sequence[Row],
    year: int | None,
    method: str = "schedule",
    period: Period | None = None,
) -> dict[str, Any]:
    """The reports `gap` and `rates`: rows and the counts over them; `period` where one was asked for."""
    assert loaded.catalogue is not None
    return envelope(
        loaded,
        command,
        **({"year": year} if period is None else {"year": period.year, "period": str(period)}),
        method=method,
        rows=[
            row(item) | ({key: getattr(item, key) for key in SDG_KEYS} if method == "open-sdg" else {})
            for item in assessed
        ],
        summary=summary(loaded.catalogue, assessed),
    )


def summary(catalogue: Catalogue, assessed: Sequence[Row]) -> dict[str, Any]:
    """Counts by status, over all and by action."""
    groups = counts.by_action(catalogue, assessed)
    return {
        "status": counts.by_status(assessed),
        "actions": [{"action": action and action.id, "status": counts.by_status(group)} for action, group in groups],
    }


def text(value: Text) -> dict[str, str]:
    """A text for people in both languages."""
    return {"zh": value.in_("zh"), "en": value.in_("en")}


def _point(point: "Point | None") -> dict[str, Any] | None:
    return None if point is None else {key: getattr(point, key) for key in _POINT_KEYS}


def row(item: Row, keys: Sequence[str] = ROW_KEYS) -> dict[str, Any]:
    """One row with the keys of the contract, in their order."""
    entry = item.entry
    known: dict[str, Any] = {
        "id": entry.id,
        "indicator": entry.indicator,
        "name": text(item.name),
        "action": entry.action,
        "task": entry.task,
        "unit": item.indicator.unit,
        "level_unit": item.level_unit,
        "gap_unit": item.gap_unit,
        "kind": entry.kind,
        "bound": entry.bound,
        "value": entry.value,
        "by": item.by,
        "by_assumed": item.by_assumed,
        "nature": entry.nature,
        "base": _point(item.base),
        "latest": _point(item.latest),
        "years": None if item.years is None else [year._asdict() for year in item.years],
        "reasons": dict(item.reasons),
        "missing": [{key: getattr(each, key) for key in _MISSING_KEYS} for each in item.missing],
    }
    told = {key: known[key] if key in known else getattr(item, key) for key in keys}
    return told if item.within is None else told | within(item.within)


def within(of: "Within") -> dict[str, Any]:
    """What a row gains where a period was asked for."""
    ytd = None if of.ytd is None else {key: getattr(of.ytd, key) for key in _YTD_KEYS}
    return {key: ytd if key == "ytd" else getattr(of, key) for key in WITHIN_KEYS}


def flat_keys(keys: Sequence[str]) -> list[str]:
    """The keys of a row laid flat for CSV: names by language, base and latest by part, nothing nested."""
    flat: list[str] = []
    for key in keys:
        if key == "name":
            flat += ["name_zh", "name_en"]
        elif key in ("base", "latest"):
            flat += [f"{key}_{part}" for part in _POINT_KEYS]
        elif key in ("ytd", "against_ytd"):
            flat += [f"{key}_{part}" for part in _YTD_KEYS]
        else:
            flat.append(key)
    return flat


def flat(data: Mapping[str, Any]) -> dict[str, Any]:
    """A row laid flat: {"base": {"year": 2022}} becomes base_year; lists and reasons become short texts."""
    result: dict[str, Any] = {}
    for key, value in data.items():
        if key == "reasons":
            result[key] = "; ".join(f"{figure}: {reason}" for figure, reason in value.items())
        elif key == "missing":
            result[key] = "; ".join(f"{each['indicator']} {each['period']} {each['what']}" for each in value)
        elif key == "years":
            result[key] = None if value is None else "; ".join(f"{y['year']}: {y['value']:g}" for y in value)
        elif isinstance(value, Mapping):
            result |= {f"{key}_{part}": item for part, item in value.items()}
        else:
            result[key] = value
    return result


def listed(catalogue: Catalogue, target: Target) -> dict[str, Any]:
    """One entry of the catalogue with the keys of `list`."""
    indicator = catalogue.indicators[target.indicator]
    known = {
        "name": text(catalogue.target_name(target)),
        "unit": indicator.unit,
        "scale": indicator.scale,
        "timing": indicator.timing,
    }
    return {key: known[key] if key in known else getattr(target, key) for key in LIST_KEYS}


def findings(found: Sequence[Finding]) -> dict[str, Any]:
    """`check` for scripts: every finding with its place, and the counts; messages are in English."""
    return {"schema_version": SCHEMA_VERSION, "findings": [finding(item) for item in found], "summary": count(found)}


def coherence(loaded: Loaded, catalogue: Catalogue, rows: "Sequence[Implication]", bindings: Any) -> dict[str, Any]:
    """`cohere` for scripts; a bound that is not there is null."""
    return envelope(
        loaded,
        "cohere",
        rows=[_identity(catalogue, row) for row in rows],
        bindings=[
            {
                "indicator": each.indicator,
                "targets": [
                    {"id": target.id, "level": level} for target, level in zip(each.targets, each.levels, strict=True)
                ],
                "by": each.by,
                "binds": each.binds,
                "reason": each.reason,
            }
            for each in bindings
        ],
    )


def _identity(catalogue: Catalogue, row: "Implication") -> dict[str, Any]:
    observed, other = row.observed, row.other
    return {
        "identity": row.identity.id,
        "name": text(row.identity.name),
        "result": row.identity.result,
        "unit": catalogue.indicators[row.identity.result].unit,
        "formula": row.identity.formula,
        "implied": None if row.span is None else row.span.value,
        "low": None if row.span is None else _finite(row.span.low),
        "high": None if row.span is None else _finite(row.span.high),
        "observed": observed
        and {
            "year": observed.year,
            "value": observed.value,
            "quality": catalogue.quality(observed),
            "source": observed.source,
        },
        "required_rate": row.required_rate,
        "other": other
        and {
            "from": other.origin,
            "id": other.id,
            "value": other.span.value,
            "low": _finite(other.span.low),
            "high": _finite(other.span.high),
        },
        "difference": row.difference,
        "verdict": row.verdict,
        "inputs": [
            {
                "name": each.name,
                "value": each.span.value,
                "low": _finite(each.span.low),
                "high": _finite(each.span.high),
                "from": each.origin,
                "id": each.source,
                "year": each.year,
            }
            for each in row.inputs
        ],
        "reasons": dict(row.reasons),
    }


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def outlook(each: "Outlook") -> dict[str, Any]:
    """One row of `outlook`: paces are fractions where `compound`, else units a year."""
    row = each.row
    return {
        "id": row.entry.id,
        "indicator": row.entry.indicator,
        "name": text(row.name),
        "action": row.entry.action,
        "level_unit": row.level_unit,
        "kind": row.entry.kind,
        "bound": row.entry.bound,
        "value": row.entry.value,
        "by": row.by,
        "target": row.target,
        "compound": each.compound,
        "series": [{"year": year, "value": value} for year, value in each.series],
        "pace": each.pace,
        "projected": each.projected,
        "gap": each.gap,
        "reached": each.reached,
        "required": each.required,
        "fastest": None if each.fastest is None else each.fastest._asdict(),
        "low": each.low,
        "high": each.high,
        "probability": each.probability,
        "verdict": each.verdict,
        "reasons": dict(each.reasons),
    }


def traced(loaded: Loaded, found: "Trace") -> dict[str, Any]:
    """`trace` for scripts: how many numbers, what is left over and what was not found, each as a finding."""
    left_over = [
        finding(item) | {"number": item.facts["number"], "context": item.facts["context"]} for item in found.unaccounted
    ]
    return envelope(
        loaded,
        "trace",
        numerals=found.numbers,
        claimed=found.claimed,
        excluded=found.excluded,
        classes=dict(found.classes),
        unaccounted=left_over,
        unfound=[finding(item) for item in found.unfound],
        notes=[finding(item) for item in found.findings if item.severity != "error"],
    )


def suggested(loaded: Loaded, text: "PlanText", found: "Proposal") -> dict[str, Any]:
    """`trace --suggest` for scripts: the plan's head and headings, and each draft with what it was taken from."""
    names = {each.id: each for each in found.indicators}
    drafts = []
    for aim in found.aims:
        draft, indicator = aim.draft, names[aim.indicator]
        place = text.place(draft.quantity.start)
        drafts.append(
            {
                "id": aim.id,
                "indicator": aim.indicator,
                "name": indicator.name,
                "unit": indicator.unit,
                "unit_printed": draft.unit,
                "action": aim.action,
                "task": aim.task,
                "kind": draft.kind,
                "bound": draft.bound,
                "value": draft.value,
                "upper": draft.upper,
                "since": aim.since,
                "benchmark": aim.benchmark,
                "compares": aim.compares,
                "tolerance": draft.tolerance,
                "by": draft.by,
                "nature": draft.nature,
                "wording": draft.wording,
                "phrase": draft.phrase,
                "taken": dict(zip(("by", "kind", "bound"), draft.taken, strict=True)),
                "said": draft.sureness,
                "line": place.line,
                "column": place.column,
            }
        )
    actions = [
        {"id": a.id, "heading": a.heading, "tasks": [{"id": t.id, "heading": t.heading} for t in a.tasks]}
        for a in found.actions
    ]
    return envelope(loaded, "trace", suggested=found.head._asdict() | {"actions": actions}, drafts=drafts)


def reading(loaded: Loaded, found: "Drafted") -> dict[str, Any]:
    """`read` for scripts: drafts and refused figures in the order of the text, values in the indicators' units."""
    return envelope(
        loaded,
        "read",
        file=found.file,
        period=found.period,
        rows=[{key: getattr(each, key) for key in READ_KEYS} for each in found.rows],
        absent=list(found.absent),
        proposals=[each._asdict() for each in found.proposals],
    )


def finding(item: Finding) -> dict[str, Any]:
    """One finding with the keys of the contract."""
    place = item.place
    return {
        "code": item.code,
        "severity": str(item.severity),
        "message": rules.message(item.code, item.facts, "en"),
        "hint": rules.hint(item.code, item.facts, "en"),
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "path": place.path,
    }


_PATH_SHARED = (
    "id",
    "indicator",
    "name",
    "action",
    "task",
    "unit",
    "level_unit",
    "kind",
    "bound",
    "value",
    "by",
    "by_assumed",
)


def path_rows(catalogue: Catalogue, rows: Sequence[Row], start: Start) -> list[dict[str, Any]]:
    """Every target with its base or latest figure, its path and {year, value} of each year, unrounded."""
    years = list(catalogue.plan.years)
    result = []
    for each in rows:
        known = row(each)
        values = by_year(each, years, start)
        shared = {key: known[key] for key in (*_PATH_SHARED, "base", "latest", "path", "target")}
        pairs = [{"year": year, "value": value} for year, value in zip(years, values, strict=True)]
        why = why_none(each, start) if all(value is None for value in values) else None
        result.append({**shared, "years": pairs, "reason": why})
    return result


def flat_path(line: dict[str, Any]) -> dict[str, Any]:
    """A row of `path_rows` for CSV: a column a year."""
    plain = {key: value for key, value in line.items() if key != "years"}
    return plain | {str(pair["year"]): pair["value"] for pair in line["years"]}


# --- The supervision ledger ------------------------------------------------------------------------------------------

LEDGER_KEYS = (
    *("id", "indicator", "name", "action", "task", "kind", "bound", "value", "by", "unit", "owner", "state"),
    *("reporting", "figure", "age", "due", "next", "in_time", "status", "gap", "pace", *WITHIN_KEYS, "missing"),
)
_FIGURE_KEYS = ("period", "value", "growth", "source", "recorded")


def ledger(
    loaded: Loaded, catalogue: Catalogue, entries: "Sequence[Entry]", period: Period, today: date
) -> dict[str, Any]:
    """The ledger for scripts: a row a target, counts by state, and the assessment by action and by owner."""
    from cyjjq.method.ledger import STATES, by_action, by_owner

    states = {state: sum(each.state == state for each in entries) for state in STATES}
    return envelope(
        loaded,
        "ledger",
        year=period.year,
        period=str(period),
        today=today.isoformat(),
        rows=[ledger_row(each) for each in entries],
        summary={
            "state": {state: number for state, number in states.items() if number},
            "status": counts.by_status([each.row for each in entries]),
            "actions": [{"action": a and a.id} | _tally(group) for a, group in by_action(catalogue, entries)],
            "owners": [{"owner": name} | _tally(group) for name, group in by_owner(entries)],
        },
    )


def _tally(entries: "Sequence[Entry]") -> dict[str, Any]:
    from cyjjq.method.ledger import tally

    of = tally(entries)
    return of._asdict() | {"kept_share": of.kept_share, "in_time_share": of.in_time_share}


def ledger_row(each: "Entry") -> dict[str, Any]:
    """One row of the ledger with the keys of the contract; `due` and `next` say from which days on."""

    def day(due: "Due | None") -> dict[str, str] | None:
        if due is None:
            return None
        return {"period": str(due.period), "since": due.since.isoformat(), "overdue": due.overdue.isoformat()}

    figure, known = each.figure, row(each.row)
    told = None
    if figure is not None:
        recorded = figure.recorded.isoformat() if figure.recorded else None
        told = dict(zip(_FIGURE_KEYS, (figure.when, figure.value, figure.growth, figure.source, recorded), strict=True))
    known |= {
        "owner": None if each.owner is None else {"lead": each.owner.lead, "with": list(each.owner.with_)},
        "state": each.state,
        "reporting": each.reporting,
        "figure": told,
        "age": each.age,
        "due": day(each.due),
        "next": day(each.next),
        "in_time": each.in_time,
    }
    return {key: known.get(key) for key in LEDGER_KEYS}


def ledger_changes(
    loaded: Loaded,
    catalogue: Catalogue,
    entries: "Sequence[Entry]",
    pairs: "Sequence[tuple[Entry, Entry]]",
    periods: tuple[Period, Period],
    today: date,
) -> dict[str, Any]:
    """The rows that have changed since an earlier period, each with what it said then."""
    compared = ("state", "reporting", "figure", "status")
    rows_told = []
    for now, then in pairs:
        before = ledger_row(then)
        rows_told.append(ledger_row(now) | {"since": {key: before[key] for key in compared}})
    whole = ledger(loaded, catalogue, entries, periods[0], today)
    return whole | {"changed_since": str(periods[1]), "rows": rows_told}


def ledger_flat(data: Mapping[str, Any]) -> tuple[list[str], list[dict[str, Any]]]:
    """The keys and lines of a ledger for CSV."""
    lines = []
    for each in data["rows"]:
        told = dict(each)
        if told["owner"] is not None:
            told["owner"] = told["owner"] | {"with": "; ".join(told["owner"]["with"])}
        told["since"] = (
            None
            if "since" not in told
            else "; ".join(
                f"{key}: {value['period'] if isinstance(value, Mapping) else value}"
                for key, value in told["since"].items()
            )
        )
        lines.append(flat(told))
    parts = {
        "owner": ("lead", "with"),
        "figure": _FIGURE_KEYS,
        "due": ("period", "since", "overdue"),
        "next": ("period", "since", "overdue"),
        "ytd": _YTD_KEYS,
        "name": ("zh", "en"),
    }
    keys = [f"{key}_{part}" if part else key for key in LEDGER_KEYS for part in parts.get(key, ("",))]
    return [*keys, *(["since"] if "changed_since" in data else [])], lines


# --- Whole documents, one a command ----------------------------------------------------------------------------------

_COMPARED = ("latest", "planned", "gap", "pace", "status")


def changes(
    loaded: Loaded,
    rows_now: Sequence[Row],
    pairs: Sequence[tuple[Row, Row]],
    asked: Period,
    against: Period,
) -> dict[str, Any]:
    """The rows that tell anything else than another year's, each with what that year's row says."""
    told = []
    for now, then in pairs:
        before = row(then)
        compared = (*_COMPARED, *(key for key in ("ytd",) if key in before))
        told.append(row(now) | {"against": {key: before[key] for key in compared}})
    if asked.is_whole_year and against.is_whole_year:
        return rows(loaded, "gap", rows_now, asked.year) | {"against": against.year, "rows": told}
    return rows(loaded, "gap", rows_now, asked.year, period=asked) | {"against": str(against), "rows": told}


def flat_changes(data: Mapping[str, Any]) -> tuple[list[str], list[dict[str, Any]]]:
    """The keys and lines of `changes` for CSV; of the other year the figures, not where they come from."""
    keys = [*flat_keys(ROW_KEYS), *(f"against_{key}" for key in _COMPARED if key != "latest")]
    if "period" in data:
        keys += [*flat_keys(WITHIN_KEYS), *flat_keys(["against_ytd"])]
    lines = []
    for each in data["rows"]:
        now = {key: value for key, value in each.items() if key != "against"}
        lines.append(flat(now) | flat({f"against_{key}": value for key, value in each["against"].items()}))
    return keys, lines


def year_summary(
    loaded: Loaded, assessed: Sequence[Row], furthest: Sequence[Row], year: int, period: Period | None = None
) -> dict[str, Any]:
    """A year on one page: counts, the targets furthest behind, the due ones, those without any figure."""
    assert loaded.catalogue is not None
    return envelope(
        loaded,
        "gap",
        **({"year": year} if period is None else {"year": year, "period": str(period)}),
        method="schedule",
        summary=summary(loaded.catalogue, assessed),
        worst=[row(each) for each in furthest],
        due=[each.entry.id for each in assessed if each.is_due(year)],
        missing=[each.entry.id for each in assessed if each.has_no_figure],
    )


def card(loaded: Loaded, assessed: Row, years: Sequence[PathYear], year: int) -> dict[str, Any]:
    """One target in full: its row and its path."""
    path = [each._asdict() for each in years]
    return envelope(loaded, "show", **{"year": year, "method": "schedule", **row(assessed), "path_rows": path})


def compared(line: "Line") -> dict[str, Any]:
    """A plan beside others; `error` says in English why there are no figures."""
    behind = line.furthest
    return {
        "source": line.source,
        "plan": line.plan,
        "title": line.title and text(line.title),
        "year": line.year,
        "targets": line.targets,
        "judged": line.judged,
        "status": None if line.status is None else dict(line.status),
        "share_met": line.share_met,
        "share_on_track": line.share_on_track,
        "time_elapsed": line.time_elapsed,
        "furthest": behind
        and {"id": behind.id, "name": text(behind.name), "status": behind.status, "pace": behind.pace},
        "error": _why(line),
    }


def _why(line: "Line") -> dict[str, Any] | None:
    if line.fault is not None:
        return {**finding(line.fault), "errors": line.errors}
    if line.refusal is None:
        return None
    key, facts = line.refusal
    return {"code": key, "message": fill(ui.ERROR[key], "en", facts), "errors": line.errors}


def flat_compared(line: "Line") -> dict[str, Any]:
    """The same laid flat for CSV, a column a status."""
    told = compared(line)
    error, status, behind = told.pop("error"), told.pop("status"), told.pop("furthest")
    result = flat(told) | (status or {}) | {"error": error and error["message"]}
    if behind:
        names = behind.pop("name")
        result |= {f"furthest_{key}": value for key, value in behind.items()}
        result |= {f"furthest_name_{lang}": name for lang, name in names.items()}
    return result


def compared_row(line: "Line", item: Row) -> dict[str, Any]:
    """A row of `gap` with the plan that it is of."""
    return {"source": line.source, "plan": line.plan, "year": line.year, **row(item)}


def comparison(year: int | None, lines: "Sequence[Line]", rows: Sequence[Mapping[str, Any]] | None) -> dict[str, Any]:
    """`compare` for scripts: a row a plan, or with rows asked for these and the plans beside them."""
    plans = [compared(line) for line in lines]
    told = {"rows": plans} if rows is None else {"rows": list(rows), "plans": plans}
    return {"schema_version": SCHEMA_VERSION, "command": "compare", "year": year, **told}
