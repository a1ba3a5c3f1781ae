"""What a finding is: a rule's code, a severity, a place, and the facts that its message is made of.

Bad user data never raises; it comes back as a tuple of findings. The words of a finding (message, hint, and the
long texts of `check --explain`) live in `words.rules`, by code and in both languages; here is only what a program
needs to know of a rule. Codes are stable: a retired code is never given to another rule.
"""

from collections.abc import Iterable, Mapping, Sequence
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


def matches(code: str, wanted: Iterable[str]) -> bool:
    """Whether a rule is meant by one of several words: its code, the beginning of it ("CJ3"), or a severity."""
    return any(code.startswith(word) or RULES[code] == word for word in wanted)


def chosen(findings: Iterable[Finding], select: Sequence[str], ignore: Sequence[str]) -> tuple[Finding, ...]:
    """The findings selected and not ignored; that a file cannot be read can be neither."""
    return tuple(
        finding
        for finding in findings
        if finding.unreadable or ((not select or matches(finding.code, select)) and not matches(finding.code, ignore))
    )


def count(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings of each severity, gravest first: {"error": n, "warning": n, "note": n}."""
    totals = {str(severity): 0 for severity in Severity}
    for finding in findings:
        totals[finding.severity] += 1
    return totals


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

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
    "CJ209": _E,  # thresholds out of order
    "CJ210": _E,  # a share outside 0 to 100
    "CJ211": _E,  # a negative count
    "CJ212": _E,  # a phrase that does not bear its value
    "CJ213": _E,  # a phrase too long
    "CJ214": _E,  # a rank that is not whole
    "CJ215": _E,  # a phrase that serves targets of different places
    "CJ216": _E,  # unit and phrase that disagree
    "CJ217": _E,  # a derived figure that its formula does not come to
    "CJ218": _E,  # a figure for a period that has not begun
    "CJ219": _E,  # an identity's formula that cannot be followed
    "CJ220": _E,  # identities in a circle
    "CJ221": _E,  # a date in the future
    "CJ222": _E,  # an alias that names another indicator, too
    "CJ223": _E,  # words of the whole way with a growth a year, or the reverse
    # 3xx: what is unlikely
    "CJ301": _W,  # a source that nothing uses
    "CJ302": _W,  # an indicator that nothing uses
    "CJ303": _W,  # a missing language
    "CJ304": _W,  # a base that keeps the target already
    "CJ305": _W,  # a base much older than the base year
    "CJ306": _W,  # a deadline outside the plan
    "CJ307": _W,  # a figure for a period that has not ended
    "CJ308": _W,  # a leap by a power of ten
    "CJ309": _W,  # stale figures
    "CJ310": _W,  # growth and levels whose averages differ
    "CJ311": _W,  # growth that contradicts the levels beside it
    "CJ312": _W,  # a character that looks like another
    "CJ313": _W,  # a source older than the period
    "CJ314": _W,  # a formula that cannot be computed
    "CJ315": _W,  # bound or kind against the phrase's words
    "CJ317": _W,  # a figure far from the target's size
    "CJ318": _W,  # a move unlike those of its series
    "CJ319": _W,  # a cumulative figure that falls
    # 4xx: what is worth knowing
    "CJ401": _N,  # a base of low confidence
    # 5xx: the catalogue against the plan's text
    "CJ501": _E,  # a number that nothing accounts for
    "CJ502": _E,  # a phrase that is not in the text
    "CJ503": _E,  # a phrase that stands there twice
    "CJ504": _E,  # a phrase in another action or task
    "CJ505": _E,  # a phrase without the target's value
    "CJ506": _E,  # another deadline
    "CJ507": _E,  # an exclusion that covers nothing
    "CJ508": _E,  # an exclusion that stands there more or less often than it says
    "CJ509": _E,  # an exclusion over a target's number
    "CJ510": _E,  # actions or tasks that differ
    "CJ511": _N,  # another version of the text
    "CJ512": _E,  # no text at all
    "CJ513": _E,  # another document
    "CJ514": _E,  # a figure that the plan does not state
    # 6xx: forms that come back
    "CJ601": _E,  # no workbook and no table
    "CJ602": _E,  # an indicator that the catalogue does not have
    "CJ603": _E,  # no heading row
    "CJ604": _E,  # merged cells
    "CJ605": _E,  # a formula without a value
    "CJ606": _E,  # no number
    "CJ607": _E,  # a figure without a source
    "CJ608": _E,  # a figure twice, and differently
    "CJ609": _E,  # another figure stands in the file
    "CJ610": _E,  # too large
    "CJ611": _E,  # no year or period
    "CJ612": _E,  # no date
    "CJ613": _E,  # a name that several indicators bear
    "CJ614": _E,  # a filled column whose heading says nothing
    "CJ615": _E,  # two columns of one heading
    "CJ616": _E,  # no column of figures
    "CJ617": _E,  # a unit that measures something else
    "CJ618": _N,  # a sheet that is not read
    "CJ619": _E,  # an id and a name that disagree
}

UNREADABLE = frozenset({"CJ001", "CJ002", "CJ003", "CJ004", "CJ512", "CJ601", "CJ610"})
