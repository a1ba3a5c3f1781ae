"""Findings as SARIF 2.1.0, the exchange format of static analysis: code scanning, editors and archives read it."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from cyjjq.catalogue.finding import RULES, Finding
from cyjjq.words import rules

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def log(findings: Sequence[Finding], version: str) -> dict[str, Any]:
    """One run with every rule that it found broken; columns count code points, messages are in English."""
    codes = sorted({finding.code for finding in findings})
    driver = {"name": "cyjjq", "semanticVersion": version, "rules": [_rule(code) for code in codes]}
    results = [_result(finding, codes.index(finding.code)) for finding in findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str) -> dict[str, Any]:
    text = rules.TEXT[code]
    return {
        "id": code,
        "shortDescription": {"text": text.summary[1]},
        "fullDescription": {"text": text.why[1]},
        "help": {"text": text.mend[1]},
        "defaultConfiguration": {"level": str(RULES[code])},
    }


def _result(finding: Finding, index: int) -> dict[str, Any]:
    place = finding.place
    region = {"startLine": place.line, "startColumn": place.column}
    if place.end_column is not None:
        region["endColumn"] = place.end_column
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": _uri(place.file)}, "region": region}}
    if place.path:
        location["logicalLocations"] = [{"fullyQualifiedName": place.path}]
    told = f"{rules.message(finding.code, finding.facts, 'en')}; {rules.hint(finding.code, finding.facts, 'en')}"
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": str(finding.severity),
        "message": {"text": told},
        "locations": [location],
    }


def _uri(file: str) -> str:
    """A relative reference for a relative path, else a file: URI."""
    path = Path(file)
    name = quote(os.fsencode(path.as_posix()))
    return f"file://{name}" if path.is_absolute() else name
