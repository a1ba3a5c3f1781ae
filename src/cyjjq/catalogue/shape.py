"""Fits a document to its model: a finding for every fault of shape, and what remains without them."""

import re
import types
import typing
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from cyjjq.catalogue import patterns
from cyjjq.catalogue.finding import Finding
from cyjjq.catalogue.lookup import closest
from cyjjq.catalogue.yamlfile import Document
from cyjjq.words import shapes

Loc = tuple[str | int, ...]


class Shape(NamedTuple):
    """What came of fitting a document to its model.

    `sound` is the model of all that fits (None where too much is missing), `whole` tells whether that is everything;
    `kept` holds the original numbers of the list items that were kept where some were not.
    """

    sound: Any
    findings: tuple[Finding, ...] = ()
    whole: bool = True
    kept: Mapping[str, Sequence[int]] = {}

    def original(self, loc: Loc) -> Loc:
        """A location among what was kept as a location in the document."""
        if len(loc) > 1 and loc[0] in self.kept and isinstance(loc[1], int):
            return (loc[0], self.kept[str(loc[0])][loc[1]], *loc[2:])
        return loc


def validate(model: type[BaseModel], document: Document) -> Shape:
    """Fit a document's data to its model: a finding for every fault in its shape, and what remains without them."""
    try:
        return Shape(model.model_validate(document.data))
    except ValidationError as error:
        errors = error.errors(include_url=False)
    findings = tuple(_finding(model, document, item) for item in errors)
    remainder = _remainder(document.data, [item["loc"] for item in errors])
    if remainder is None:
        return Shape(None, findings, whole=False)
    data, kept = remainder
    try:
        return Shape(model.model_validate(data), findings, whole=False, kept=kept)
    except ValidationError:
        return Shape(None, findings, whole=False)


# What stands for an entry that others refer to and that is broken itself: its id is known, nothing else is said of it.
_STAND_INS: Mapping[str, Mapping[str, str]] = {
    "indicators": {"name": "?", "unit": "?", "scale": "amount", "timing": "flow", "growth_basis": "real"},
    "sources": {"title": "?", "publisher": "?", "reliability": "secondary"},
}


def _remainder(data: Any, faults: Iterable[Loc]) -> tuple[dict[str, Any], dict[str, list[int]]] | None:
    """The data without the list items that have faults, and the numbers of those kept; None where that will not do.

    So the meaning of the rest can be judged in the same run. What others refer to stays, as a stand-in.
    """
    if not isinstance(data, dict):
        return None
    remainder, dropped = dict(data), defaultdict[str, set[int]](set)
    for key, *rest in faults:
        value = remainder.get(str(key))
        if key in _STAND_INS and rest and isinstance(value, dict):
            remainder[str(key)] = value | {str(rest[0]): _STAND_INS[str(key)]}
            if rest[1:] == ["[key]"]:
                del remainder[str(key)][str(rest[0])]
        elif rest and isinstance(rest[0], int) and key != "actions":
            dropped[str(key)].add(rest[0])
        elif not rest and key in remainder and key not in ("plan", "actions"):
            del remainder[str(key)]
        else:
            return None
    kept = {key: [i for i in range(len(data[key])) if i not in numbers] for key, numbers in dropped.items()}
    remainder |= {key: [data[key][i] for i in numbers] for key, numbers in kept.items()}
    return remainder, kept


def _finding(model: type[BaseModel], document: Document, error: Any) -> Finding:
    """One pydantic error as a finding: code and facts by its type, place by its location."""
    kind: str = error["type"]
    loc: Loc = tuple(part for part in error["loc"] if part != "[key]")
    bad_key = len(loc) < len(error["loc"])
    context = error.get("ctx", {})
    place = document.place(loc, of_key=bad_key or kind == "extra_forbidden")
    shown = document.lexeme(loc)
    facts: dict[str, Any] = {"key": loc[-1] if loc else "", "given": _shorten(shown[0] if shown else error["input"])}
    match kind:
        case "missing":
            return Finding("CJ102", place, facts)
        case "extra_forbidden":
            known = _keys_at(model, loc[:-1])
            return Finding("CJ101", place, facts | {"guess": closest(str(loc[-1]), known), "known": ", ".join(known)})
        case "literal_error":
            words = _literals(context["expected"])
            return Finding(
                "CJ104", place, facts | {"guess": closest(str(error["input"]), words), "known": ", ".join(words)}
            )
        case "float_type" | "int_type" | "int_from_float" if shown:
            return Finding("CJ107", place, facts | _as_number(*shown, whole=kind != "float_type"))
        case "date_parsing" | "date_from_datetime_parsing" | "date_type":
            return Finding("CJ105", place, facts)
        case "out_of_range" | "greater_than_equal" | "less_than_equal" | "greater_than" | "less_than" | "finite_number":
            limit = ", ".join(f"{_SIGNS[name]} {value}" for name, value in context.items() if name in _SIGNS)
            return Finding("CJ106", place, facts | {"limit": limit})
        case "string_too_short":
            return Finding("CJ108", place, facts)
        case "string_pattern_mismatch" | "string_too_long":
            return Finding(
                "CJ109", place, facts | {"wanted": shapes.PATTERN[patterns.NAMES.get(context.get("pattern"), "")]}
            )
        case "either_of":
            return Finding("CJ110", place, {"what": (context["zh"], context["en"])})
    return Finding("CJ103", place, facts | {"wanted": shapes.TYPE.get(kind, (kind, kind))})


_SIGNS = {"ge": ">=", "gt": ">", "le": "<=", "lt": "<"}


def _shorten(value: Any) -> str:
    """A value as a message may quote it: one line, printable, at most 40 characters."""
    text = "".join(c if c.isprintable() else "?" for c in ("null" if value is None else str(value)))
    return text if len(text) <= 40 else text[:39] + "…"


def _literals(expected: str) -> list[str]:
    return re.findall(r"'([^']+)'", expected)


def _as_number(lexeme: str, plain: bool, *, whole: bool) -> dict[str, Any]:
    """What is wrong with a scalar that should be a number, and the number that was probably meant ('' if unclear)."""
    text = unicodedata.normalize("NFKC", lexeme).strip()
    text = re.sub(r"(?<=[0-9])[,_ ](?=[0-9]{3}\b)", "", text).rstrip("%")
    match = re.fullmatch(r"([-+]?)0*([0-9]+)(\.[0-9]+)?", text)
    meant = f"{match[1].strip('+')}{match[2]}{match[3] or ''}" if match else ""
    if whole and "." in meant:
        meant = ""
    return {"meant": meant, "quoted": not plain, "whole": whole}


def _keys_at(model: type[BaseModel], loc: Loc) -> list[str]:
    """The keys that the model knows at a location; none where it leads nowhere."""
    annotation: Any = model
    for part in loc:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            fields = {field.alias or name: field for name, field in annotation.model_fields.items()}
            annotation = fields[str(part)].annotation if part in fields else None
        elif args := typing.get_args(annotation):
            annotation = args[0] if typing.get_origin(annotation) is tuple else args[-1]
        if typing.get_origin(annotation) in (types.UnionType, typing.Union):
            annotation = next((arg for arg in typing.get_args(annotation) if arg is not types.NoneType), None)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [field.alias or name for name, field in annotation.model_fields.items()]
    return []
