"""Formulas as people write them into the data: numbers, indicator ids, + - × ÷ (or * /) and parentheses. Never eval'd.

A fault names its column. What may stand where is told token by token; which operation comes first is left to Python's
own parser, which sees placeholders for the operands. What the names stand for is the caller's business.
"""

import ast
import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from cyjjq.words import both, faults

MAX_LENGTH = 500
MAX_DEPTH = 50

_TOKEN = re.compile(r"(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<name>[a-z][a-z0-9_]*)|(?P<sign>[-+*/()])|(?P<other>\S)")
_SAME = str.maketrans(
    {"×": "*", "÷": "/", "−": "-", "–": "-", "－": "-", "＋": "+", "（": "(", "）": ")", "／": "/", "＊": "*"}
)
_SIGNS: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}


class FormulaError(Exception):
    """A formula that cannot be read: the column (from 1) and what is wrong, as a (zh, en) pair."""

    def __init__(self, column: int, what: tuple[str, str]) -> None:
        super().__init__(what[1])
        self.column, self.what = column, what


class Number(NamedTuple):
    """A number as written."""

    value: float


class Name(NamedTuple):
    """An indicator, and the column where it stands."""

    id: str
    column: int


class Operation(NamedTuple):
    """Two parts and what is done with them: one of + - * /."""

    sign: str
    left: "Node"
    right: "Node"


Node = Number | Name | Operation


T = TypeVar("T")


def parse(text: str) -> Node:
    """The tree of a formula; × and ÷ bind before + and -, from left to right. Raises FormulaError."""
    if len(text) > MAX_LENGTH:
        raise FormulaError(MAX_LENGTH + 1, faults.WHAT["long"])
    tokens = list(_tokens(text))
    _stand_in_order(tokens)
    operands = [token for token in tokens if token.kind in ("number", "name")]
    places = iter(range(len(operands)))
    source = " ".join(f"_{next(places)}" if token.kind in ("number", "name") else token.text for token in tokens)
    return _node(ast.parse(source.strip(), mode="eval").body, operands)


def names(node: Node) -> Iterator[Name]:
    """Every name of a formula, from left to right."""
    if isinstance(node, Name):
        yield node
    elif isinstance(node, Operation):
        yield from names(node.left)
        yield from names(node.right)


def evaluate(node: Node, number: Callable[[float], T], name: Callable[[Name], T], apply: Callable[[str, T, T], T]) -> T:
    """Compute a formula in whatever `number`, `name` and `apply` compute in."""
    if isinstance(node, Number):
        return number(node.value)
    if isinstance(node, Name):
        return name(node)
    left, right = (evaluate(part, number, name, apply) for part in (node.left, node.right))
    return apply(node.sign, left, right)


def calculate(text: str) -> float:
    """The value of a formula of numbers alone; what follows an equals sign is passed over.

    Raises FormulaError for what cannot be read, ZeroDivisionError for a division by zero.
    """
    node = parse(text.split("=", maxsplit=1)[0].split("＝", maxsplit=1)[0])
    for unknown in names(node):
        raise FormulaError(unknown.column, faults.WHAT["numbers_only"])
    return evaluate(node, float, lambda _: 0.0, _apply)


def prove(node: Node) -> None:
    """See that no part divides by numbers that come to zero. Raises FormulaError."""
    try:
        evaluate(node, float, lambda _: math.nan, _apply)
    except ZeroDivisionError:
        raise FormulaError(1, faults.WHAT["zero"]) from None


def _apply(sign: str, left: float, right: float) -> float:
    match sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
    return left / right


class _Token(NamedTuple):
    kind: str
    text: str
    column: int


def _tokens(text: str) -> Iterator[_Token]:
    """The tokens of a formula with an empty one at the end; raises FormulaError for a character that is none."""
    for match in _TOKEN.finditer(text.translate(_SAME)):
        kind = match.lastgroup or "other"
        column = match.start() + 1
        if kind == "other":
            raise FormulaError(column, both(faults.WHAT["unexpected"], given=text[column - 1]))
        yield _Token(kind, match[0], column)
    yield _Token("end", "", len(text) + 1)


def _stand_in_order(tokens: Iterable[_Token]) -> None:
    """See that operands and signs take turns and parentheses pair; raises FormulaError at the first that does not."""
    depth = minuses = 0
    wants_operand = True
    for kind, text, column in tokens:
        if wants_operand and depth + minuses > MAX_DEPTH:
            raise FormulaError(column, faults.WHAT["deep"])
        if wants_operand and kind in ("number", "name"):
            wants_operand, minuses = False, 0
        elif wants_operand and text == "-":
            minuses += 1
        elif wants_operand and text == "(":
            depth += 1
        elif wants_operand and kind == "end":
            raise FormulaError(column, faults.WHAT["incomplete"])
        elif not wants_operand and text in ("+", "-", "*", "/"):
            wants_operand = True
        elif not wants_operand and text == ")" and depth:
            depth -= 1
        elif not wants_operand and depth:
            raise FormulaError(column, faults.WHAT["unclosed"])
        elif kind != "end":
            raise FormulaError(column, both(faults.WHAT["misplaced"], given=text))


def _node(node: ast.expr, operands: Sequence[_Token]) -> Node:
    """Python's tree as ours; a sign in front is taken from zero."""
    if isinstance(node, ast.Name):
        token = operands[int(node.id[1:])]
        return Number(float(token.text)) if token.kind == "number" else Name(token.text, token.column)
    if isinstance(node, ast.UnaryOp):
        return Operation("-", Number(0.0), _node(node.operand, operands))
    assert isinstance(node, ast.BinOp)
    return Operation(_SIGNS[type(node.op)], _node(node.left, operands), _node(node.right, operands))
