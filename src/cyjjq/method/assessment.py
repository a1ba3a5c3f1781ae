"""Assesses targets as of a year: one row each, with every figure of the contract or the reason why there is none.

Targets are reduced to cases, the formulas run once over all of them, and a table of causes turns each figure that
cannot be had into a reason. A figure is null exactly where it has a cause. The status comes from one ordered table.
"""

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from cyjjq.catalogue.models import Catalogue, Target
from cyjjq.method import growth
from cyjjq.method.missing import missing
from cyjjq.method.reasons import REASONS, causes
from cyjjq.method.reduction import Case, Point, Reason, reduce
from cyjjq.method.row import FIGURES, Method, Row
from cyjjq.method.status import status_of


def assess(
    catalogue: Catalogue,
    year: int | None,
    targets: Iterable[Target] | None = None,
    *,
    method: Method = "schedule",
) -> tuple[Row, ...]:
    """Assess targets (default: all) as of the end of `year`; with None, each as of its own latest figure.

    With the method "open-sdg" the status is that method's, beside its progress_value and score (see `open_sdg`).
    Errors of the catalogue are not looked for here: `load` reports them.
    """
    cases = [reduce(catalogue, target, year) for target in (catalogue.targets if targets is None else targets)]
    rows = judged(catalogue, cases)
    if method == "open-sdg":
        from cyjjq.method import open_sdg

        return open_sdg.judged(rows)
    return rows


def judged(catalogue: Catalogue, cases: Sequence[Case]) -> tuple[Row, ...]:
    """The row of each case."""
    columns = _figures(cases)
    return tuple(
        _row(catalogue, case, {name: column[i] for name, column in columns.items()}) for i, case in enumerate(cases)
    )


def _figures(cases: Sequence[Case]) -> dict[str, list[float]]:
    """Every figure of every case by its formula, NaN where it cannot be computed; `planned_latest` is planned(t)."""

    def column(values: Iterable[float | None]) -> growth.Array:
        return np.array([math.nan if value is None else value for value in values], dtype=np.float64)

    def points(every: Iterable[Point | None]) -> tuple[growth.Array, growth.Array]:
        pairs = [(None, None) if point is None else (point.value, point.at) for point in every]
        return column(value for value, _ in pairs), column(year for _, year in pairs)

    x0, t0 = points(c.base for c in cases)
    x, t = points(c.latest for c in cases)
    goal, deadline = column(c.goal for c in cases), column(c.deadline for c in cases)
    year, sign = column(c.now for c in cases), column(c.sign for c in cases)
    compound = np.array([c.path == "compound" for c in cases], dtype=np.bool_)
    is_growth = np.array([c.target.kind == "growth" for c in cases], dtype=np.bool_)
    at_goal = np.array([c.held or c.path is None for c in cases], dtype=np.bool_)
    span, gone, left = deadline - t0, t - t0, deadline - t
    required = {"rate": growth.rate(x, goal, left), "step": growth.step(x, goal, left)}
    observed = {"rate": growth.rate(x0, x, gone), "step": growth.step(x0, x, gone)}
    planned = {"year": _planned(cases, year, compound), "latest": _planned(cases, t, compound)}
    scale = column(c.gap_scale for c in cases)
    wanted = column(c.target.value for c in cases)
    figures = {
        "target": goal,
        "planned": np.where(at_goal, goal, planned["year"]),
        "gap": sign * np.where(is_growth, wanted - 100 * observed["rate"], scale * (goal - x)),
        "schedule_gap": sign * scale * (planned["latest"] - x),
        "attainment": growth.attainment(x, goal, sign),
        "progress": growth.way(x0, x, goal),
        "pace": growth.way(x0, x, planned["latest"]),
        "time_elapsed": np.minimum(1, growth.ratio(year - t0, span)),
        "elapsed_latest": np.minimum(1, growth.ratio(gone, span)),
        "plan_rate": growth.rate(x0, goal, span),
        "plan_step": growth.step(x0, goal, span),
        "required_rate": required["rate"],
        "required_step": required["step"],
        "observed_rate": observed["rate"],
        "observed_step": observed["step"],
        "acceleration": np.where(
            compound,
            growth.ratio(required["rate"], observed["rate"]),
            growth.ratio(required["step"], observed["step"]),
        ),
        "planned_latest": planned["latest"],
    }
    return {name: [float(value) for value in values] for name, values in figures.items()}


def _planned(cases: Sequence[Case], years: growth.Array, compound: growth.Mask) -> growth.Array:
    """The planned value of each case in a year of its own, on the leg of the path that the year lies on."""
    legs = np.array([case.leg(year) for case, year in zip(cases, years, strict=True)], dtype=np.float64).reshape(-1, 4)
    t0, x0, end, goal = legs.T
    return growth.planned(x0, goal, years - t0, end - t0, compound)


def _row(catalogue: Catalogue, case: Case, numbers: Mapping[str, float]) -> Row:
    why = causes(case, numbers)
    reasons: dict[str, Reason] = {}
    for name in ("base", "latest", *FIGURES):
        if found := why[name]:
            reasons[name] = min(found, key=REASONS.index)
        elif name in numbers and not math.isfinite(numbers[name]):
            reasons[name] = "not_applicable"  # beyond the range of numbers
    return Row(
        case=case,
        name=catalogue.target_name(case.target),
        status=status_of(case, numbers, catalogue.plan.thresholds),
        reasons=reasons,
        missing=missing(catalogue, case),
        **{name: None if name in reasons else numbers[name] for name in FIGURES},  # type: ignore[arg-type]
    )
