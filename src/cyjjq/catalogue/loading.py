"""Turns a data directory into a catalogue or findings; the one place that catches validation errors."""

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel

from cyjjq.catalogue import checks, movement, plausibility, yamlfile
from cyjjq.catalogue.finding import Finding, Place, Severity, ordered
from cyjjq.catalogue.models import BaselineFile, Catalogue, OwnersFile, TargetsFile
from cyjjq.catalogue.shape import Shape, validate
from cyjjq.refusal import Refusal
from cyjjq.words import faults

FILES: Mapping[str, type[BaseModel]] = {"targets": TargetsFile, "baseline": BaselineFile}
OPTIONAL: Mapping[str, type[BaseModel]] = {"owners": OwnersFile}  # what a data directory may leave out

# The plans that come with the program, by id: where each lies in the wheel's package, and where in a checkout.
PACKAGED: Mapping[str, tuple[str, str]] = {
    "dianjiang-2023-2027": ("data", "data"),
    "national-2021-2025": ("plans/national-2021-2025", "examples/national-2021-2025"),
}
DEFAULT_PLAN = "dianjiang-2023-2027"

Loc = tuple[str | int, ...]


class DataDirectory(NamedTuple):
    """Where the data files are: the path as the user gave it, and whether it is the packaged catalogue."""

    path: Path
    packaged: bool = False


class Loaded(NamedTuple):
    """What came of reading a data directory.

    `catalogue` is None where the files could not be read or have not the right shape; it is there, but not to be
    reported on, where `findings` holds errors of meaning.
    """

    directory: DataDirectory
    catalogue: Catalogue | None
    findings: tuple[Finding, ...]
    documents: Mapping[str, yamlfile.Document]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that forbid a report."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)

    @property
    def lines(self) -> dict[str, tuple[str, ...]]:
        """The lines of every file with a finding that can be read as text, for excerpts; YAML or not."""
        read = {document.file: document for document in self.documents.values()}
        known = {}
        for file in {finding.place.file for finding in self.findings if not finding.unreadable}:
            if file in read:
                known[file] = read[file].lines
            else:
                text, _ = yamlfile.read_text(Path(file), file)
                known[file] = yamlfile.lines_of(text or "")
        return known


def packaged_directory(plan: str = DEFAULT_PLAN) -> Path:
    """A plan that comes with the program: inside the wheel, or beside `src` in an editable install."""
    in_wheel, in_checkout = PACKAGED[plan]
    inside = Path(__file__).parents[1] / in_wheel
    return inside if inside.is_dir() else Path(__file__).parents[3] / in_checkout


def find_directory(given: str | None = None, plan: str | None = None) -> DataDirectory:
    """Find the data directory: the one given, else CYJJQ_DATA, else ./data with a targets.yaml, else our own.

    With `plan`, a packaged one by its id, whatever lies around. Raises Refusal for an empty name: a variable that is
    not set must not stand for our own catalogue.
    """
    if plan is not None:
        if given is not None:
            raise Refusal("plan_and_data")
        if plan not in PACKAGED:
            raise Refusal("no_plan", ("one_of", {"choices": ", ".join(PACKAGED)}), given=plan)
        return DataDirectory(packaged_directory(plan), packaged=True)
    if given == "":
        raise Refusal("empty_data", ("empty_data_hint", {}))
    chosen = given or os.environ.get("CYJJQ_DATA")
    if chosen:
        return DataDirectory(Path(chosen))
    if os.path.isfile(Path("data", "targets.yaml")):  # noqa: PTH113 - as in `load`
        return DataDirectory(Path("data"))
    return DataDirectory(packaged_directory(), packaged=True)


def load(directory: DataDirectory | Path | str | None = None, *, today: date | None = None) -> Loaded:
    """Read and judge a data directory: the catalogue, and every finding of both files in one run.

    `today` is what the checks take for the current date (default: the system's).
    """
    if not isinstance(directory, DataDirectory):
        directory = find_directory(None if directory is None else str(directory))
    findings: list[Finding] = []
    documents: dict[str, yamlfile.Document] = {}
    shapes: dict[str, Shape] = {}
    if not os.path.isdir(directory.path):  # noqa: PTH112 - a path that cannot be looked at is none
        findings.append(_no_directory(directory.path))
    else:
        present = {stem: model for stem, model in OPTIONAL.items() if os.path.lexists(directory.path / f"{stem}.yaml")}
        for stem, model in {**FILES, **present}.items():
            document, faults = yamlfile.read(directory.path / f"{stem}.yaml")
            findings += faults
            if document is not None:
                documents[stem] = document
                shapes[stem] = validate(model, document)
                findings += shapes[stem].findings
    catalogue, judged = judge(shapes, documents, today or date.today())
    return Loaded(directory, catalogue, ordered([*findings, *judged]), documents)


def judge(
    shapes: Mapping[str, Shape], documents: Mapping[str, yamlfile.Document], today: date
) -> tuple[Catalogue | None, tuple[Finding, ...]]:
    """The catalogue of both files, and what its meaning gives rise to; None where a file is missing or not sound."""
    if not all(stem in shapes and shapes[stem].sound is not None for stem in FILES):
        return None, ()
    owners = shapes["owners"].sound if "owners" in shapes else None
    sound = Catalogue(shapes["targets"].sound, shapes["baseline"].sound, owners)
    whole = all(shape.whole for shape in shapes.values())
    judges = (*checks.CHECKS, *plausibility.CHECKS, *movement.CHECKS, *(plausibility.OF_THE_WHOLE if whole else ()))
    return sound if whole else None, tuple(_judge(sound, judges, shapes, documents, today))


def _no_directory(path: Path) -> Finding:
    why: str | tuple[str, str]
    try:
        path.stat()
        why = faults.WHAT["no_directory"]
    except (FileNotFoundError, NotADirectoryError):
        why = faults.WHAT["missing_directory"]
    except PermissionError:
        why = faults.WHAT["no_permission"]
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
    return Finding("CJ001", Place(str(path)), {"why": why})


def _judge(
    catalogue: Catalogue,
    judges: Iterable[checks.Check],
    shapes: Mapping[str, Shape],
    documents: Mapping[str, yamlfile.Document],
    today: date,
) -> Iterator[Finding]:
    for check in judges:
        for fault in check(catalogue, today):
            loc = shapes[fault.file].original(fault.loc)
            yield Finding(fault.code, documents[fault.file].place(loc, of_key=fault.of_key), fault.facts)
