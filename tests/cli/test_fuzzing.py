"""A small seeded part of the hostile input; `python -m tests.fuzzing` does the rest."""

import random

import pytest

from tests.cases import HERE
from tests.fuzzing import commands, files
from tests.support.command import Done
from tests.support.drawn import drawn


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_mutations_end_in_findings(tmp_path, seed):
    """Mutations of the small valid set: nothing raises, nothing hangs, everything refused has a place."""
    originals = {
        name: (HERE / "valid" / f"{name}.yaml").read_text(encoding="utf-8") for name in ("targets", "baseline")
    }
    tally, _ = files.run(drawn(300), seed, tmp_path, originals)
    assert len(tally) > 10


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{"])
def test_deep_nesting_never_reaches_the_parser(tmp_path, opening):
    """30 kB of brackets crash libyaml's composer; here they are one finding."""
    (tmp_path / "targets.yaml").write_text(opening * (30_000 // len(opening)))
    (tmp_path / "baseline.yaml").write_bytes((HERE / "valid" / "baseline.yaml").read_bytes())
    assert files.attempt(tmp_path, files.Counter()) < files.LIMIT


@pytest.mark.parametrize("seed", range(4))
def test_commands_end_in_an_answer_or_a_refusal(tmp_path, seed):
    """Random command lines on made-up plans: exit 0, 1 or 2, no number that is none, no file changed unasked."""
    for number in range(drawn(50) // 4):
        commands.attempt(tmp_path, random.Random(1000 * seed + number), files.Counter())


def test_what_the_judge_finds():
    """A judge that finds nothing proves nothing: a fault of ours, a number that is none, a control character."""
    for words, done in (
        (["gap"], Done(3, "", "a fault")),
        (["gap"], Done(1, "", "Traceback (most recent call last)")),
        (["gap", "--format", "json"], Done(0, '{"a": NaN}', "")),
        (["gap", "--format", "csv"], Done(0, "a,b\r\n1,inf\r\n", "")),
        (["gap"], Done(0, "gap nan", "")),
        (["check"], Done(1, "x\x1b[2J", "")),
    ):
        with pytest.raises(commands.BrokenError):
            commands.judge(words, done)
    commands.judge(["gap"], Done(0, "an information\n", ""))


def test_too_long_is_ended():
    """The limit is of the processor's time, and holds."""
    with pytest.raises(commands.TooLongError), commands.limited(0.05):
        _endless()


def _endless():
    while True:
        pass
