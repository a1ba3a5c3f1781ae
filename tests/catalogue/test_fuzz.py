"""A small seeded part of the hostile input; `python -m tests.fuzzing` does the rest."""

import pytest

from tests.cases import HERE
from tests.fuzzing import files


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_mutations_end_in_findings(tmp_path, seed):
    """Mutations of the small valid set: nothing raises, nothing hangs, everything refused has a place."""
    originals = {
        name: (HERE / "valid" / f"{name}.yaml").read_text(encoding="utf-8") for name in ("targets", "baseline")
    }
    tally, _ = files.run(200, seed, tmp_path, originals)
    assert len(tally) > 10


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{"])
def test_deep_nesting_never_reaches_the_parser(tmp_path, opening):
    """30 kB of brackets crash libyaml's composer; here they are one finding."""
    (tmp_path / "targets.yaml").write_text(opening * (30_000 // len(opening)))
    (tmp_path / "baseline.yaml").write_bytes((HERE / "valid" / "baseline.yaml").read_bytes())
    assert files.attempt(tmp_path, files.Counter()) < files.LIMIT
