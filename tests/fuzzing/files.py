"""Mutations of the data files, each loaded, reported in every format and, where it is accepted, assessed.

Nothing may raise, nothing may take more than two seconds of the processor's time, and whatever is refused has a place.
"""

import random
import time
from collections import Counter
from datetime import date
from pathlib import Path

import cyjjq
from cyjjq.catalogue import loading
from cyjjq.render import contract as json
from cyjjq.render.findings import full, github, sarif
from tests.fuzzing.mutations import mutate

LIMIT = 2.0
TODAY = date(2026, 6, 30)


def attempt(folder: Path, tally: Counter[str]) -> float:
    """Load, report and assess what lies in a folder; the seconds that it took. Raises whatever is wrong with us."""
    start = time.process_time()
    loaded = loading.load(folder, today=TODAY)
    for finding in loaded.findings:
        place = finding.place
        assert place.line >= 1, finding
        assert place.column >= 1, finding
        tally[finding.code] += 1
    for lang in ("zh", "en"):
        full.write(loaded.findings[:50], loaded.lines, lang)
    json.dump(json.findings(loaded.findings))
    json.dump(sarif.log(loaded.findings, "0"))
    assert github.write(loaded.findings).count("\n") == len(loaded.findings)
    if loaded.catalogue is None:
        assert loaded.errors, "refused without a word"
    elif not loaded.errors:
        tally["accepted"] += 1
        for row in cyjjq.assess(loaded.catalogue, 2025):
            json.dump(json.row(row))
    return time.process_time() - start


def run(count: int, seed: int, folder: Path, originals: dict[str, str]) -> tuple[Counter[str], float]:
    """So many mutations, half of each file, the other file as it is; what was found and the longest time."""
    chance, tally, slowest = random.Random(seed), Counter[str](), 0.0
    for number in range(count):
        stem = chance.choice(sorted(originals))
        for name, text in originals.items():
            content = mutate(text, chance) if name == stem else text.encode()
            (folder / f"{name}.yaml").write_bytes(content)
        try:
            seconds = attempt(folder, tally)
        except Exception as error:
            error.add_note(f"mutation {number} of seed {seed}, in {stem}.yaml")
            raise
        slowest = max(slowest, seconds)
        assert seconds < LIMIT, f"{seconds:.1f} s for mutation {number} of seed {seed}"
    return tally, slowest
