"""The yearly breakdown: what an even pace gives in each year, from the base or anew from the latest figure."""

import math
from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np

from cyjjq.catalogue.models import Catalogue
from cyjjq.method import growth
from cyjjq.method.reduction import Point, reduce
from cyjjq.method.row import Row

Start = Literal["base", "latest"]


class PathYear(NamedTuple):
    """One year of a target's path, all in the level's unit; None where there is nothing to say.

    `planned` from the base, `required` anew from the latest figure (from its year on), `observed` the figure itself.
    """

    year: int
    planned: float | None
    required: float | None
    observed: float | None


def by_year(row: Row, years: Sequence[int], start: Start = "base") -> list[float | None]:
    """The value due in each of the years, in the level's unit.

    From the latest figure, the years before it and a target that is met have none left to ask. A bound that is only to
    be held (a yearly target, a level that the base kept) is due whole in every year.
    """
    point: Point | None = row.base if start == "base" else row.latest
    if row.target is None or row.entry.kind == "benchmark":
        return [None] * len(years)
    if row.path is None or (start == "base" and row.case.held):
        return [row.target] * len(years)
    if point is None or row.by is None:
        return [None] * len(years)
    if start == "latest" and row.status == "met":
        return [row.target if year >= point.year else None for year in years]
    elapsed = np.array([year - point.at for year in years], dtype=np.float64)
    legs = np.array([row.case.leg(year, point) for year in years], dtype=np.float64).reshape(-1, 4)
    t0, x0, end, goal = legs.T
    values = growth.planned(x0, goal, np.array(years) - t0, end - t0, row.path == "compound")
    return [None if math.isnan(value) else value for value in np.where(elapsed < 0, np.nan, values).tolist()]


def why_none(row: Row, start: Start) -> str | None:
    """The reason why a target has no path, as a word of the contract."""
    if start == "base":
        return row.reasons.get("planned")
    return row.reasons.get("latest") or row.reasons.get("required_rate" if row.path == "compound" else "required_step")


def path_years(catalogue: Catalogue, row: Row) -> list[PathYear]:
    """A target's whole path, year by year from its base to the end of the plan, with what has been observed."""
    plan = catalogue.plan
    first = min(plan.base_year if row.base is None else row.base.year, plan.start)
    years = range(first, max(plan.end, row.by or plan.end) + 1)
    observed = []
    for year in years:
        point = reduce(catalogue, row.entry, year).latest if row.year is None or year <= row.year else None
        observed.append(point.value if point and point.year == year else None)
    planned, required = by_year(row, years), by_year(row, years, "latest")
    return list(map(PathYear, years, planned, required, observed))
