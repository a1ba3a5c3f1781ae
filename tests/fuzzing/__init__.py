"""Hostile input in bulk: mutated files, and whole commands on made-up data, forms and texts.

    python -m tests.fuzzing --seconds 60
    python -m tests.fuzzing --files 60000 --commands 40000 --seed 1 --page docs/robustness.md

`mutations` breaks a file, `files` loads what came of it, `worlds` makes up data, forms and texts that are mostly sound
and have odd values, `commands` runs a random command line on them.
"""
