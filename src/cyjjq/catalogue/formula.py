"""Formulas as people write them into the data: numbers, indicator ids, + - × ÷ (or * /) and parentheses. Never eval'd.

A formula is parsed into a small tree; a fault names its column. What the names stand for is the caller's business.
"""

import math
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeVar

MAX_LENGTH = 500
MAX_DEPTH = 50

_TOKEN = re.compile(
    r"\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<name>[a-z][a-z0-9_]*)|(?P<sign>[-+*/()])|(?P<other>\S))"
)
_SAME = str.maketrans(
    {"×": "*", "÷": "/", "−": "-", "–": "-", "－": "-", "＋": "+", "（": "(", "）": ")", "／": "/", "＊": "*"}
)


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
        raise FormulaError(MAX_LENGTH + 1, ("算式过长", "the formula is too long"))
    parser = _Parser(list(_tokens(text)))
    node = parser.sum(0)
    parser.end()
    return node


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
        raise FormulaError(unknown.column, ("这里只能用数字", "only numbers belong here"))
    return evaluate(node, float, lambda _: 0.0, _apply)


def prove(node: Node) -> None:
    """See that no part divides by numbers that come to zero. Raises FormulaError."""
    try:
        evaluate(node, float, lambda _: math.nan, _apply)
    except ZeroDivisionError:
        raise FormulaError(1, ("除数为零", "a division by zero")) from None


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
    for match in _TOKEN.finditer(text.translate(_SAME)):
        kind = match.lastgroup or "other"
        token = _Token(kind, match[kind], match.start(kind) + 1)
        if kind == "other":
            raise FormulaError(
                token.column, (f"不认识 {text[token.column - 1]}", f"unexpected {text[token.column - 1]}")
            )
        yield token
    yield _Token("end", "", len(text) + 1)


class _Parser:
    """Recursive descent, one token ahead."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.at = 0

    @property
    def next(self) -> _Token:
        return self.tokens[self.at]

    def take(self) -> _Token:
        token = self.next
        self.at += 1
        return token

    def end(self) -> None:
        if self.next.kind != "end":
            what = (f"这里不该有 {self.next.text}", f"{self.next.text} does not belong here")
            raise FormulaError(self.next.column, what)

    def sum(self, depth: int) -> Node:
        node = self.product(depth)
        while self.next.text in ("+", "-"):
            node = Operation(self.take().text, node, self.product(depth))
        return node

    def product(self, depth: int) -> Node:
        node = self.factor(depth)
        while self.next.text in ("*", "/"):
            node = Operation(self.take().text, node, self.factor(depth))
        return node

    def factor(self, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise FormulaError(self.next.column, ("括号过多", "too many parentheses"))
        token = self.take()
        match token.kind, token.text:
            case "number", _:
                return Number(float(token.text))
            case "name", _:
                return Name(token.text, token.column)
            case _, "-":
                return Operation("-", Number(0.0), self.factor(depth + 1))
            case _, "(":
                node = self.sum(depth + 1)
                if self.next.text != ")":
                    raise FormulaError(self.next.column, ("缺少右括号", "a closing parenthesis is missing"))
                self.take()
                return node
        self.at -= 1
        if token.kind == "end":
            raise FormulaError(token.column, ("算式不完整", "the formula is incomplete"))
        raise FormulaError(token.column, (f"这里不该有 {token.text}", f"{token.text} does not belong here"))
