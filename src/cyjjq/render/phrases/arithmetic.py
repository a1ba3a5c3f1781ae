"""The arithmetic of a row written out, each figure with the numbers that it was computed from.

An entry is the figure's name, the expression with its numbers, and the result: (400/278)^(1/5) - 1 = 7.55%.
"""

from collections.abc import Iterator

from cyjjq.method.reduction import Point
from cyjjq.method.row import Row
from cyjjq.render.phrases.cells import Style
from cyjjq.render.phrases.numbers import computed, fixed, percent, printed
from cyjjq.words import fill, pick, terms

Entry = tuple[str, str, str]


def entries(row: Row, style: Style) -> list[Entry]:
    """(name, expression, result) of every figure of the row that was computed."""
    found = [*_goal(row), *_planned(row), *_changes(row), *_gap(row, style), *_shares(row), *_acceleration(row)]
    return [(pick(terms.COLUMN[key], style.lang), expression, result) for key, expression, result in found]


def _goal(row: Row) -> Iterator[Entry]:
    """How the goal came about, where the plan does not print it."""
    value = row.entry.value
    if row.base is None or row.target is None or value is None:
        return
    if row.entry.kind == "growth" and row.by is not None:
        factor = printed(1 + value / 100)
        yield "target", f"{_plain(row.base.value)} × {factor}^{row.by - row.base.year}", computed(row.target)
    elif row.entry.kind == "multiple":
        yield "target", f"{_plain(row.base.value)} × {printed(value)}", computed(row.target)


def _planned(row: Row) -> Iterator[Entry]:
    if row.base is None or row.target is None or row.by is None or row.year is None or "plan_step" in row.reasons:
        return
    if row.planned is None or row.year >= row.by:
        return
    start, goal = _plain(row.base.value), _plain(row.target)
    share = f"{row.year - row.base.year}/{row.by - row.base.year}"
    if row.path == "compound":
        expression = f"{start} × ({goal}/{start})^({share})"
    elif row.base.value:
        expression = f"{start} + ({goal} - {_bracket(row.base.value)}) × {share}"
    else:
        expression = f"{goal} × {share}"
    yield "planned", expression, computed(row.planned)


def _changes(row: Row) -> Iterator[Entry]:
    """The change a year as planned, observed and required: the rate on a compound path, the step on a linear one."""
    goal = None if row.target is None or row.by is None else (row.target, row.by)
    base, latest = _at(row.base), _at(row.latest)
    for key, start, end in (("plan", base, goal), ("observed", base, latest), ("required", latest, goal)):
        if start is None or end is None:
            continue
        years = end[1] - start[1]
        rate, step = getattr(row, f"{key}_rate"), getattr(row, f"{key}_step")
        if row.path == "compound" and rate is not None:
            expression = f"({_plain(end[0])}/{_plain(start[0])})^(1/{years}) - 1"
            yield f"{key}_rate", expression, percent(rate, 2, signed=True)
        elif row.path == "linear" and step is not None:
            change = f"({_plain(end[0])} - {_bracket(start[0])})" if start[0] else _plain(end[0])
            yield f"{key}_step", f"{change}/{years}", computed(step, signed=True)


def _at(point: Point | None) -> tuple[float, int] | None:
    return None if point is None else (point.value, point.year)


def _gap(row: Row, style: Style) -> Iterator[Entry]:
    """Whichever way the bound lies, what is missing is positive."""
    if row.gap is None:
        return
    if row.entry.kind == "growth":
        assert row.entry.value is not None and row.observed_rate is not None  # noqa: PT018
        goal, value = printed(row.entry.value), fixed(100 * row.observed_rate, 2)
    else:
        assert row.target is not None and row.latest is not None  # noqa: PT018
        goal, value = _plain(row.target), _plain(row.latest.value)
    first, second = (goal, value) if row.entry.bound == "at_least" else (value, goal)
    result = computed(row.gap)
    shown = style.text("points_full", n=result) if row.gap_unit == "pp" else result
    yield "gap", f"{first} - {f'({second})' if second.startswith('-') else second}", shown


def _shares(row: Row) -> Iterator[Entry]:
    if row.latest is None or row.target is None:
        return
    value, goal = _plain(row.latest.value), _plain(row.target)
    if row.attainment is not None:
        expression = f"{value}/{goal}" if row.entry.bound == "at_least" else f"{goal}/{value}"
        yield "attainment", expression, percent(row.attainment)
    if row.base is None:
        return
    start = _bracket(row.base.value)
    done = f"({value} - {start})" if row.base.value else value
    if row.progress is not None:
        whole = f"({goal} - {start})" if row.base.value else goal
        yield "progress", f"{done}/{whole}", percent(row.progress)
    if row.pace is not None and row.due is not None:
        due = _plain(float(computed(row.due).replace(",", "")))
        whole = f"({due} - {start})" if row.base.value else due
        yield "pace", f"{done}/{whole}", percent(row.pace)


def _acceleration(row: Row) -> Iterator[Entry]:
    if row.acceleration is None:
        return
    measure = "rate" if row.path == "compound" else "step"
    required, observed = getattr(row, f"required_{measure}"), getattr(row, f"observed_{measure}")
    parts = [percent(part, 2) if measure == "rate" else computed(part) for part in (required, observed)]
    yield "acceleration", "/".join(parts), fixed(row.acceleration, 2)


def _plain(value: float) -> str:
    """A number inside an expression: ungrouped, so that it can be typed into a calculator."""
    text = printed(value) if round(value, 6) == value else fixed(value, 4)
    return text.replace(",", "")


def _bracket(value: float) -> str:
    text = _plain(value)
    return f"({text})" if text.startswith("-") else text


def definition(row: Row, style: Style) -> str:
    """What the base is by definition, where it is; else ''."""
    if row.base is None or row.base.quality != "definition":
        return ""
    key = "base_defined_index" if row.basis == "index" else "base_defined_zero"
    return fill(terms.METHOD[key], style.lang, {"year": row.base.year})
