"""Builds catalogues from a few words: one plan, one indicator, one target, and what has been observed.

The defaults are the plan's years (base 2022, 2023 to 2027, undated targets stay undated) and a target "at least 400
by 2027" of an amount that flows; every key of the plan, the indicator and the target can be given by its name.
"""

from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import Any

import pytest

from cyjjq.catalogue.models import BaselineFile, Catalogue, Indicator, Model, Plan, Target, TargetsFile
from cyjjq.method.assessment import assess
from cyjjq.method.row import Row

_PLAN = {
    "id": "plan",
    "title": "A plan",
    "issuer": "A county",
    "issued": "2023-09-27",
    "base_year": 2022,
    "start": 2023,
    "end": 2027,
}
_INDICATOR = {"name": "An indicator", "unit": "亿元", "scale": "amount", "timing": "flow"}
_TARGET = {
    "id": "target",
    "indicator": "own",
    "action": 1,
    "kind": "level",
    "bound": "at_least",
    "value": 400,
    "by": 2027,
    "wording": "达到",
    "phrase": "达到400亿元",
}
_SOURCES = {
    "bureau": {"title": "A communiqué", "publisher": "The bureau", "reliability": "official"},
    "paper": {"title": "An article", "publisher": "A newspaper", "reliability": "secondary"},
}

Series = Mapping[int | str, float]


def _part(model: type[Model], defaults: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """The defaults of one part of the catalogue, overruled by what is given for it (and taken out of `given`)."""
    return defaults | {key: given.pop(key) for key in list(given) if key in model.model_fields}


def _observed(indicator: str, values: Series, growths: Series) -> list[dict[str, Any]]:
    """One observation for each year (2024) or period ("2025-Q2") that has a value, a growth or both."""
    return [
        {
            "indicator": indicator,
            "year" if isinstance(when, int) else "period": when,
            "source": "bureau",
            **({"value": values[when]} if when in values else {}),
            **({"growth": growths[when]} if when in growths else {}),
        }
        for when in {**values, **growths}
    ]


def catalogue(
    *,
    observations: Series | None = None,
    growths: Series | None = None,
    others: Series | None = None,
    other_growths: Series | None = None,
    milestones: Series | None = None,
    figures: Iterable[Mapping[str, Any]] = (),
    **given: Any,
) -> Catalogue:
    """A catalogue of one target.

    `observations` and `growths` are the indicator's values and growths by year or period, `others` and
    `other_growths` those of the indicator that a benchmark compares with, `milestones` the values by year of further
    dated levels of the same indicator and bound, `figures` whole observations for their rarer keys.
    """
    benchmark = given.get("kind") == "benchmark"
    target = _part(Target, {**_TARGET, **({"benchmark": "other", "value": None} if benchmark else {})}, given)
    indicator = _part(Indicator, _INDICATOR, given)
    plan = _part(Plan, _PLAN, given)
    assert not given, f"unknown keys: {sorted(given)}"
    observed = _observed("own", observations or {}, growths or {}) + _observed(
        "other", others or {}, other_growths or {}
    )
    further = [
        _TARGET | {"id": f"by_{by}", "by": by, "value": value, "bound": target["bound"]}
        for by, value in (milestones or {}).items()
    ]
    observed += [{"indicator": "own", "source": "bureau", **figure} for figure in figures]
    return Catalogue(
        TargetsFile.model_validate(
            {
                "schema_version": 1,
                "plan": plan,
                "actions": [{"id": 1, "name": "An action"}],
                "indicators": {"own": indicator, "other": _INDICATOR},
                "targets": [target, *further],
            }
        ),
        BaselineFile.model_validate({"schema_version": 1, "sources": _SOURCES, "observations": observed}),
    )


def row(year: int | None, **given: Any) -> Row:
    """The one target of such a catalogue, assessed as of a year."""
    built = catalogue(**given)
    (only,) = assess(built, year, built.targets[:1])
    return only


def seen(assessed: Row, names: Iterable[str]) -> dict[str, Any]:
    """What a row says under the names ("gap", "latest.year"); for a figure that is null its reason, in words."""
    return {name: assessed.reasons.get(name) or attrgetter(name)(assessed) for name in names}


def close(expected: Mapping[str, Any], digits: int = 9) -> dict[str, Any]:
    """What `seen` gives where every number agrees to so many digits, and every word exactly."""
    return {
        name: pytest.approx(value, rel=10.0**-digits, abs=1e-12) if type(value) in (int, float) else value
        for name, value in expected.items()
    }
