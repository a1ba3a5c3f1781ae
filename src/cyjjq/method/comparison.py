"""Plans side by side: what each comes to as of a year, in one line, and the order of the lines.

A line holds little and nothing of the plan itself, so that thousands of plans can be compared one after another.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from cyjjq.catalogue.finding import Finding
from cyjjq.catalogue.models import Catalogue, Text
from cyjjq.method.ranking import worst
from cyjjq.method.row import STATUSES, Row

_UNJUDGED = ("no_data", "undated")
NUMBERS = ("year", "targets", "judged", *STATUSES, "share_met", "share_on_track", "time_elapsed")
SORTABLE = ("source", "plan", *NUMBERS)
# What the rows of all plans go by, and whether the largest comes first: what is furthest behind stands on top.
ROWS_BY: Mapping[str, bool] = {
    "pace": False,
    "attainment": False,
    "progress": False,
    "gap": True,
    "required_rate": True,
}

T = TypeVar("T")


class Behind(NamedTuple):
    """The target of a plan that is furthest behind."""

    id: str
    name: Text
    status: str
    pace: float | None


class Line(NamedTuple):
    """A plan as of a year. Shares are of the targets that can be judged; None where there are none.

    Where the plan cannot be read, `fault` is its first error of so many, or `refusal` the word and facts of what
    stands in the way; everything else is None then.
    """

    source: str
    plan: str | None = None
    title: Text | None = None
    year: int | None = None
    targets: int | None = None
    judged: int | None = None
    status: Mapping[str, int] | None = None
    share_met: float | None = None
    share_on_track: float | None = None
    time_elapsed: float | None = None
    furthest: Behind | None = None
    fault: Finding | None = None
    errors: int = 0
    refusal: tuple[str, Mapping[str, Any]] | None = None

    @property
    def failed(self) -> bool:
        """Whether there is a reason in place of the figures."""
        return self.fault is not None or self.refusal is not None

    def figure(self, column: str) -> Any:
        """What a column is sorted by; a status stands for how many targets have it."""
        return (self.status or {}).get(column) if column in STATUSES else getattr(self, column)


def line(source: str, catalogue: Catalogue, rows: Sequence[Row], year: int) -> Line:
    """What a plan's assessed rows come to."""
    counted = Counter(row.status for row in rows)
    judged = len(rows) - sum(counted[status] for status in _UNJUDGED)
    behind = (Behind(row.entry.id, row.name, row.status, row.pace) for row in worst(rows, 1))
    return Line(
        source,
        catalogue.plan.id,
        catalogue.plan.title,
        year,
        len(rows),
        judged,
        {status: counted[status] for status in STATUSES},
        counted["met"] / judged if judged else None,
        (counted["met"] + counted["on_track"]) / judged if judged else None,
        catalogue.plan.elapsed(year),
        next(behind, None),
    )


def ordered(lines: Sequence[Line], column: str) -> list[Line]:
    """Lines by a column: the largest number or the first word first, what has none last, equals as they came."""
    known = [line for line in lines if line.figure(column) is not None]
    known.sort(key=lambda line: line.figure(column), reverse=column in NUMBERS)
    return known + [line for line in lines if line.figure(column) is None]


def ordered_rows(rows: Sequence[T], figures: Sequence[float | None], column: str) -> list[T]:
    """What stands for rows, by their figures of a column: those furthest behind first, those without a figure last."""
    pairs = list(zip(figures, rows, strict=True))
    known = [(figure, row) for figure, row in pairs if figure is not None]
    known.sort(key=lambda pair: pair[0], reverse=ROWS_BY[column])
    return [row for _, row in known] + [row for figure, row in pairs if figure is None]
