"""What a finding is: a rule's code, a severity, a place, and the facts that its message is made of.

Bad user data never raises; it comes back as a tuple of findings. The words of a finding (message, hint, and the
long texts of `check --explain`) live in `words.rules`, by code and in both languages; here is only what a program
needs to know of a rule. Codes are stable: a retired code is never given to another rule.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple


class Severity(StrEnum):
    """How grave a finding is: an error cannot be true or be read, a warning is unlikely, a note worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for a note, 2 for an error: thresholds compare ranks."""
        return {"note": 0, "warning": 1, "error": 2}[self.value]


class Place(NamedTuple):
    """A spot in a file as given by the user; line and column count from 1, columns in code points.

    `end_column` is exclusive and only set where the marked text ends on the same line.
    """

    file: str
    line: int = 1
    column: int = 1
    end_column: int | None = None
    path: str = ""


class Finding(NamedTuple):
    """One thing wrong, unlikely or worth knowing, at one place.

    `facts` fill the rule's message and hint; a fact that people read differently by language is a (zh, en) pair.
    """

    code: str
    place: Place
    facts: Mapping[str, Any] = {}

    @property
    def severity(self) -> Severity:
        """The severity of the finding's rule."""
        return RULES[self.code]

    @property
    def unreadable(self) -> bool:
        """True where the file could not be read as text at all (exit code 2 instead of 1)."""
        return self.code in UNREADABLE


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings by place, each once."""
    unique = {(f.code, f.place, repr(sorted(f.facts.items()))): f for f in findings}
    return tuple(
        sorted(unique.values(), key=lambda f: (f.place.file, f.place.line, f.place.column, f.code, f.place.path))
    )


def count(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings of each severity, gravest first: {"error": n, "warning": n, "note": n}."""
    totals = {str(severity): 0 for severity in Severity}
    for finding in findings:
        totals[finding.severity] += 1
    return totals


_E, _W = Severity.ERROR, Severity.WARNING

RULES: Mapping[str, Severity] = {
    # 0xx: the file and its YAML
    "CJ001": _E,  # cannot be opened
    "CJ002": _E,  # not UTF-8
    "CJ003": _E,  # empty
    "CJ004": _E,  # too large
    "CJ005": _E,  # not YAML
    "CJ006": _E,  # nested too deep
    "CJ007": _E,  # anchor or alias
    "CJ008": _E,  # more than one document
    "CJ009": _E,  # duplicate key
    "CJ010": _E,  # tag
    "CJ011": _E,  # control character
    "CJ012": _E,  # merge key
    "CJ013": _E,  # a key that is no plain text
    "CJ014": _E,  # tab
    # 1xx: the shape of the data
    "CJ101": _E,  # unknown key
    "CJ102": _E,  # missing key
    "CJ103": _E,  # wrong type
    "CJ104": _E,  # not one of the words allowed
    "CJ105": _E,  # no date
    "CJ106": _E,  # number out of range
    "CJ107": _E,  # number that is no plain decimal
    "CJ108": _E,  # empty text
    "CJ109": _E,  # ill-formed id, period, link or digest
    "CJ110": _E,  # keys that do not go together
    # 2xx: references and meaning
    "CJ201": _E,  # id used twice
    "CJ202": _E,  # unknown indicator
    "CJ203": _E,  # unknown action or task
    "CJ204": _E,  # unknown source
    "CJ205": _E,  # observation twice for one period
    "CJ206": _E,  # deadline not after the base year
    "CJ207": _E,  # keys out of place for the kind
    "CJ208": _E,  # the plan's years out of order
    "CJ212": _E,  # a phrase that does not bear its value
    "CJ213": _E,  # a phrase too long
    "CJ217": _E,  # a derived figure that its formula does not come to
    # 3xx: what is unlikely
    "CJ314": _W,  # a formula that cannot be computed
}

UNREADABLE = frozenset({"CJ001", "CJ002", "CJ003", "CJ004"})
