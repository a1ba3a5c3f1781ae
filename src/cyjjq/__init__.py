"""Indicator calculator for a plan: every numeric target with its base, schedule, attainment and gap.

    import cyjjq

    loaded = cyjjq.load("data")            # findings, and a catalogue where there are none that forbid it
    for row in cyjjq.assess(loaded.catalogue, 2025):
        print(row.entry.id, row.planned, row.gap, row.status)

Names are imported when first used: the command line does without most of them.
"""

TYPE_CHECKING = False  # known to type checkers; importing it from typing would be the dearest line of a start
if TYPE_CHECKING:
    from cyjjq.catalogue.finding import Finding, Place, Severity
    from cyjjq.catalogue.loading import Loaded, load
    from cyjjq.catalogue.models import (
        BaselineFile,
        Catalogue,
        Indicator,
        Observation,
        Plan,
        Source,
        Target,
        TargetsFile,
    )
    from cyjjq.method.assessment import assess
    from cyjjq.method.row import Row

__version__ = "0.1.0"

_HOMES = {
    "method.assessment": ("assess",),
    "method.row": ("Row",),
    "catalogue.finding": ("Finding", "Place", "Severity"),
    "catalogue.loading": ("Loaded", "load"),
    "catalogue.models": (
        "BaselineFile",
        "Catalogue",
        "Indicator",
        "Observation",
        "Plan",
        "Source",
        "Target",
        "TargetsFile",
    ),
}

__all__ = [
    "BaselineFile",
    "Catalogue",
    "Finding",
    "Indicator",
    "Loaded",
    "Observation",
    "Place",
    "Plan",
    "Row",
    "Severity",
    "Source",
    "Target",
    "TargetsFile",
    "__version__",
    "assess",
    "load",
]


def __getattr__(name: str) -> object:
    from importlib import import_module

    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"cyjjq.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
