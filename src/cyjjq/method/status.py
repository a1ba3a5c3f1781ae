"""The status of every case: one decision table, of which the first line that applies to a case gives its status."""

from collections.abc import Mapping

import numpy as np

from cyjjq.catalogue.models import Thresholds
from cyjjq.chinese.numerals import half_unit
from cyjjq.method import growth
from cyjjq.method.columns import Columns
from cyjjq.method.growth import Array, Mask
from cyjjq.method.row import Status


def statuses(c: Columns, numbers: Mapping[str, Array], thresholds: Thresholds) -> list[Status]:
    """The status of each case."""
    lines = _decisions(c, numbers["planned_latest"], numbers["pace"], thresholds)
    first = np.argmax([applies for applies, _ in lines], axis=0)
    return [lines[line][1] for line in first.tolist()]


def _decisions(c: Columns, planned: Array, pace: Array, thresholds: Thresholds) -> list[tuple[Mask, Status]]:
    """The lines of the table, each with the cases that it applies to; `planned` is the latest figure's year's."""
    yearly, benchmark = c.of_kind("yearly"), c.of_kind("benchmark")
    no_goal = np.array([case.goal_missing is not None for case in c.cases], dtype=np.bool_)
    no_deadline = np.isnan(c.deadline)
    slip = c.sign * (c.goal - c.x)
    slipped_little = slip <= (1 - thresholds.on_track) * np.abs(c.goal) + 1e-9 * np.abs(c.goal)
    return [
        # 1. yearly
        (yearly & ~c.has_latest, "no_data"),
        (yearly & c.kept, "met"),
        (yearly, "missed"),
        # 2. benchmark
        (benchmark & ~c.has_latest, "no_data"),
        (benchmark & c.kept, "met"),
        (benchmark & c.due, "missed"),
        (benchmark, "behind"),
        # 3. nothing to judge by
        (~c.has_latest, "no_data"),
        (no_goal & no_deadline & c.has_base, "undated"),
        (no_goal, "no_data"),
        # 4. to 8.
        (c.met, "met"),
        (no_deadline, "undated"),
        (c.due, "missed"),
        (c.year > c.deadline, "no_data"),
        (~c.has_base | (c.t <= c.t0), "no_data"),  # nothing after the base
        # 9. the base kept the bound
        (c.allowance & growth.keeps(c.x, planned, c.sign), "on_track"),
        (c.allowance & ~np.isnan(planned), "behind"),
        (c.held & slipped_little, "behind"),
        (c.held, "off_track"),
        # 10. and 11. by pace
        (_as_good_as_planned(c, planned, pace), "on_track"),
        (np.isnan(pace), "no_data"),
        (pace >= thresholds.on_track - 1e-9, "on_track"),
        (pace >= thresholds.behind - 1e-9, "behind"),
        (np.full(len(c.cases), fill_value=True), "off_track"),
    ]


def _as_good_as_planned(c: Columns, planned: Array, pace: Array) -> Mask:
    """A count or rank that moved and stands as near to the planned value as a printed digit can tell."""
    counts = c.of_kind("level") & c.of_scale("count", "rank") & (pace > 0)
    nearness = np.zeros(len(c.cases))
    nearness[counts] = [half_unit(goal) for goal in c.goal[counts].tolist()]
    found: Mask = counts & (np.abs(c.x - planned) <= nearness + 1e-9)
    return found
