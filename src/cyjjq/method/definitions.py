"""Every figure stated once: the card writes it in numbers, the workbook in cells, docs/method.md in names.

x0, t0 are the base and its year, x, t the latest figure and its year, G the goal, T the deadline, Y the year asked for,
D the planned value of the year t, V the catalogue's value, B the figure that a benchmark is held against, q the growth
factor 1 + V/100, R the observed growth in %, s the direction (+1 at least, -1 at most). Values are in the level's unit,
years are numbers. `growth` computes the same over columns; a test holds the two against each other.
"""

import re
from collections.abc import Mapping

from cyjjq.method.row import Row

DEFINITIONS: Mapping[str, str] = {
    "goal_growth": "x0*q**(T-t0)",
    "goal_multiple": "x0*V",
    "goal_change": "x0*q",
    "goal_benchmark": "B+V",
    "planned_compound": "x0*(G/x0)**((Y-t0)/(T-t0))",
    "planned_linear": "x0+(G-x0)*(Y-t0)/(T-t0)",
    "plan_rate": "(G/x0)**(1/(T-t0))-1",
    "plan_step": "(G-x0)/(T-t0)",
    "observed_rate": "(x/x0)**(1/(t-t0))-1",
    "observed_step": "(x-x0)/(t-t0)",
    "required_rate": "(G/x)**(1/(T-t))-1",
    "required_step": "(G-x)/(T-t)",
    "acceleration_rate": "required_rate/observed_rate",
    "acceleration_step": "required_step/observed_step",
    "gap": "s*(G-x)",
    "gap_growth": "s*(V-R)",
    "gap_change": "s*(V-100*(x/x0-1))",
    "schedule_gap": "s*(D-x)",
    "schedule_gap_change": "s*100*(D-x)/x0",
    "attainment_at_least": "x/G",
    "attainment_at_most": "G/x",
    "progress": "(x-x0)/(G-x0)",
    "pace": "(x-x0)/(D-x0)",
    "elapsed_latest": "(t-t0)/(T-t0)",
}


def of(row: Row, figure: str) -> str:
    """The definition of a row's figure, as its kind, path and bound have it."""
    match figure:
        case "goal" if row.entry.kind in ("growth", "multiple", "benchmark") or row.case.per_cent_of_base:
            return DEFINITIONS[f"goal_{row.entry.kind}"]
        case "planned":
            return DEFINITIONS[f"planned_{row.path}"]
        case "acceleration":
            return DEFINITIONS["acceleration_rate" if row.path == "compound" else "acceleration_step"]
        case "gap" if row.entry.kind == "growth":
            return DEFINITIONS["gap_growth"]
        case "gap" | "schedule_gap" if row.case.per_cent_of_base:
            return DEFINITIONS[f"{figure}_change"]
        case "attainment":
            return DEFINITIONS[f"attainment_{row.entry.bound}"]
    return DEFINITIONS[figure]


def spelled(definition: str, names: Mapping[str, str]) -> str:
    """A definition with each name replaced and powers written ^, as spreadsheets and people write them."""
    return re.sub(r"[A-Za-z]\w*", lambda match: names.get(match[0], match[0]), definition).replace("**", "^")
