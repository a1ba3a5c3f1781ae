"""The arithmetic of a row written out, each figure with the numbers that it was computed from.

An entry is the figure's name, the expression with its numbers, and the result: (400/278)^(1/5) - 1 = 7.55%.
"""

import ast
import math
from collections.abc import Iterator, Mapping

from cyjjq.method import definitions
from cyjjq.method.row import Row
from cyjjq.render.phrases.cells import EDGES, Style
from cyjjq.render.phrases.numbers import below, computed, fixed, percent, printed
from cyjjq.words import fill, pick, terms

Entry = tuple[str, str, str]
_YEARS = {"t0", "t", "T", "Y"}
_SIGN: Mapping[type[ast.operator], str] = {
    ast.Add: " + ",
    ast.Sub: " - ",
    ast.Mult: " × ",
    ast.Div: "/",
    ast.Pow: "^",
}


def entries(row: Row, style: Style) -> list[Entry]:
    """(name, expression, result) of every figure of the row that was computed."""
    numbers = _numbers(row)
    planned = numbers | _leg(row)
    return [
        (
            pick(terms.COLUMN[word], style.lang),
            _Expression(planned if figure == "planned" else numbers).of(definitions.of(row, figure)),
            result,
        )
        for word, figure, result in _results(row, style)
    ]


def _results(row: Row, style: Style) -> Iterator[Entry]:
    """(column, figure, result) of what was computed and is not printed in the plan itself."""
    if row.entry.kind == "benchmark" and row.entry.added and row.target is not None:
        yield "target", "goal", computed(row.target)
    led = row.entry.kind in ("growth", "multiple") or row.case.per_cent_of_base
    if led and row.base and row.target is not None and row.by is not None:
        yield "target", "goal", computed(row.target)
    ahead = row.year is not None and row.by is not None and row.year < row.by
    if row.is_ranked:  # what lies between two classes is no class
        ahead = False
    if ahead and row.planned is not None and "plan_step" not in row.reasons:
        yield "planned", "planned", computed(row.planned)
    for key in ("plan", "observed", "required"):
        rate, step = getattr(row, f"{key}_rate"), getattr(row, f"{key}_step")
        if row.path == "compound" and rate is not None:
            yield f"{key}_rate", f"{key}_rate", percent(rate, 2, signed=True)
        elif row.path == "linear" and step is not None and not row.is_ranked:
            yield f"{key}_step", f"{key}_step", computed(step, signed=True)
    if row.gap is not None:
        result = computed(row.gap)
        yield "gap", "gap", style.text("points_full", n=result) if row.gap_unit == "pp" else result
    for key in ("attainment", "progress", "pace"):
        if (share := getattr(row, key)) is not None:
            yield key, key, below(share, EDGES)
    if row.acceleration is not None:
        yield "acceleration", "acceleration", fixed(row.acceleration, 2)


def _numbers(row: Row) -> dict[str, str | int]:
    """The names of the definitions: years as numbers, values as they are written; none where there is none."""
    known: dict[str, str | int | None] = {
        "x0": row.base and _plain(row.base.value),
        "t0": row.base and row.base.year,
        "x": row.latest and _plain(row.latest.value),
        "t": row.latest and row.latest.year,
        "T": row.by,
        "Y": row.year,
        "s": int(row.case.sign),
        "G": None if row.target is None else _plain(row.target),
        "D": None if row.due is None else _due(row, row.due),
        "B": row.case.other and _plain(row.case.other.value),
        "V": None if row.entry.value is None else printed(row.entry.value),
        "q": None if row.entry.value is None else printed(1 + row.entry.value / 100),
        "R": None if row.observed_rate is None else fixed(100 * row.observed_rate, 2),
    }
    for key in ("required_rate", "observed_rate"):
        known[key] = None if getattr(row, key) is None else percent(getattr(row, key), 2)
    known |= dict(zip(("required_step", "observed_step"), _steps(row), strict=True))
    return {name: value for name, value in known.items() if value is not None}


def _leg(row: Row) -> dict[str, str | int]:
    """The same names on the piece of the path that the year lies on, where milestones stand on it."""
    leg = row.case.leg(row.year)
    if any(math.isnan(number) for number in leg):
        return {}
    return {"t0": int(leg.start_year), "x0": _plain(leg.start), "T": int(leg.end_year), "G": _plain(leg.end)}


class _Expression:
    """Writes a definition in numbers: years are counted, what is added to or taken from a base of zero is left out."""

    def __init__(self, numbers: Mapping[str, str | int]) -> None:
        self.numbers = numbers

    def of(self, definition: str) -> str:
        """The whole expression."""
        return self.text(ast.parse(definition, mode="eval").body)

    def text(self, node: ast.expr, *, inner: bool = False) -> str:
        """A part of it; an inner one stands in brackets where it needs them."""
        if isinstance(node, ast.Constant):
            return str(node.value)
        if isinstance(node, ast.Name):
            return str(self.numbers[node.id])
        assert isinstance(node, ast.BinOp)
        if (simpler := self.simpler(node)) is not None:
            return simpler
        written = self.operation(node)
        return f"({written})" if inner and not isinstance(node.op, ast.Pow) else written

    def operation(self, node: ast.BinOp) -> str:
        """Two parts and their sign; a sum's left part needs no brackets, nor does a product before another sign."""
        is_sum = isinstance(node.op, ast.Add | ast.Sub)
        product = isinstance(node.left, ast.BinOp) and isinstance(node.left.op, ast.Mult)
        left = self.text(node.left, inner=not is_sum and not product)
        right = self.text(node.right, inner=not isinstance(node.op, ast.Add))
        if is_sum and right.startswith("-"):
            right = f"({right})"
        return f"{left}{_SIGN[type(node.op)]}{right}"

    def simpler(self, node: ast.BinOp) -> str | None:
        """A number of years; the other part beside a zero; the two sides of a gap in the order of its bound."""
        left, right = node.left, node.right
        names = [part.id if isinstance(part, ast.Name) else "" for part in (left, right)]
        if set(names) <= _YEARS:
            return str(int(self.numbers[names[0]]) - int(self.numbers[names[1]]))
        if isinstance(node.op, ast.Sub) and self.numbers.get(names[1]) == "0":
            return self.text(left)
        if isinstance(node.op, ast.Add) and self.numbers.get(names[0]) == "0":
            return self.text(right)
        if names[0] == "s":
            assert isinstance(right, ast.BinOp)
            sides = right if int(self.numbers["s"]) > 0 else ast.BinOp(right.right, right.op, right.left)
            return self.operation(sides)
        return None


def _plain(value: float) -> str:
    """A number inside an expression: ungrouped, so that it can be typed into a calculator."""
    text = printed(value) if round(value, 6) == value else fixed(value, 4)
    return text.replace(",", "")


def definition(row: Row, style: Style) -> str:
    """What the base is by definition, where it is; else ''."""
    if row.base is None or row.base.quality != "definition":
        return ""
    key = "base_defined_index" if row.basis == "index" else "base_defined_zero"
    if row.entry.kind == "change" and not row.case.per_cent_of_base:
        key = "base_defined_change"
    return fill(terms.METHOD[key], style.lang, {"year": row.base.year})


def _due(row: Row, due: float) -> str:
    """The planned value as it is shown, where the pace comes out of it as shown; else with its further digits."""
    shown = float(computed(due).replace(",", ""))
    if row.pace is None or row.base is None or row.latest is None or shown == row.base.value:
        return _plain(shown)
    pace = (row.latest.value - row.base.value) / (shown - row.base.value)
    return _plain(shown if below(pace, EDGES) == below(row.pace, EDGES) else due)


def _steps(row: Row) -> tuple[str | None, str | None]:
    """Both steps with as many digits as their quotient needs to come out as shown."""
    steps = row.required_step, row.observed_step
    told = [None if step is None else computed(step) for step in steps]
    if row.acceleration is None or None in steps:
        return told[0], told[1]
    wanted = fixed(row.acceleration, 2)
    for places in (0, 3, 4, 6):
        text = [fixed(step or 0.0, places) if places else computed(step or 0.0) for step in steps]
        first, second = (float(number.replace(",", "")) for number in text)
        if second and fixed(first / second, 2) == wanted:
            return text[0], text[1]
    return told[0], told[1]
