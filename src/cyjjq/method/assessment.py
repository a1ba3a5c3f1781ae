"""Assesses targets as of a year: one row each, with every figure of the contract or the reason why there is none.

Targets are reduced to cases, the formulas run once over all of them, and a table of causes turns each figure that
cannot be had into a reason. A figure is null exactly where it has a cause. The status comes from one ordered table.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from cyjjq.catalogue.models import Catalogue, Target
from cyjjq.method import growth, reasons, status
from cyjjq.method.columns import Columns, column
from cyjjq.method.missing import missing
from cyjjq.method.reduction import Case, reduce
from cyjjq.method.row import FIGURES, Method, Row


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
    columns = Columns(cases)
    numbers = _figures(columns)
    why = reasons.first_causes(columns, numbers)
    stated = [_stated(numbers[name], why[name]) for name in FIGURES]
    statuses = status.statuses(columns, numbers, catalogue.plan.thresholds)
    every = zip(cases, zip(*stated, strict=True), statuses, reasons.by_case(why), strict=True)
    return tuple(
        Row(case, case.name, *figures, word, causes, missing(catalogue, case))  # type: ignore[call-arg]
        for case, figures, word, causes in every
    )


def _stated(numbers: growth.Array, why: reasons.Ranks) -> list[float | None]:
    """A figure's column as the rows have it: None where there is a reason for that."""
    stated = numbers.astype(object)
    stated[why != reasons.NONE] = None
    return stated.tolist()  # type: ignore[no-any-return]


def _figures(c: Columns) -> dict[str, growth.Array]:
    """Every figure of every case by its formula, NaN where it cannot be computed; `planned_latest` is planned(t)."""
    now = column([case.now for case in c.cases])
    scale = column([case.gap_scale for case in c.cases])
    span, gone, left = c.deadline - c.t0, c.t - c.t0, c.deadline - c.t
    required = {"rate": growth.rate(c.x, c.goal, left), "step": growth.step(c.x, c.goal, left)}
    observed = {"rate": growth.rate(c.x0, c.x, gone), "step": growth.step(c.x0, c.x, gone)}
    planned_latest = _planned(c, c.t)
    with np.errstate(over="ignore"):
        gap = np.where(c.of_kind("growth"), c.wanted - 100 * observed["rate"], scale * (c.goal - c.x))
    return {
        "target": c.goal,
        "planned": np.where(c.held | ~c.has_path, c.goal, _planned(c, now)),
        "gap": c.sign * gap,
        "schedule_gap": c.sign * scale * (planned_latest - c.x),
        "attainment": growth.attainment(c.x, c.goal, c.sign),
        "progress": growth.way(c.x0, c.x, c.goal),
        "pace": growth.way(c.x0, c.x, planned_latest),
        "time_elapsed": np.minimum(1, growth.ratio(now - c.t0, span)),
        "elapsed_latest": np.minimum(1, growth.ratio(gone, span)),
        "plan_rate": growth.rate(c.x0, c.goal, span),
        "plan_step": growth.step(c.x0, c.goal, span),
        "required_rate": required["rate"],
        "required_step": required["step"],
        "observed_rate": observed["rate"],
        "observed_step": observed["step"],
        "acceleration": np.where(
            c.compound,
            growth.ratio(required["rate"], observed["rate"]),
            growth.ratio(required["step"], observed["step"]),
        ),
        "planned_latest": planned_latest,
    }


def _planned(c: Columns, years: growth.Array) -> growth.Array:
    """The planned value of each case in a year of its own, on the leg of the path that the year lies on."""
    t0, x0, end, goal = (column.copy() for column in (c.t0, c.x0, c.deadline, c.goal))
    for i, case in enumerate(c.cases):
        if case.milestones:
            t0[i], x0[i], end[i], goal[i] = case.leg(years[i])
    return growth.planned(x0, goal, years - t0, end - t0, c.compound)
