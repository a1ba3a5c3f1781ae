"""How often the 80 % interval of `cyjjq outlook` holds the value to come, on series whose process is known.

200 random walks with drift of each length, simulated five years on; the share that falls into the interval should be
near 80 %.

    python benchmarks/coverage.py [SERIES]
"""

import sys

import numpy as np

from cyjjq.method.outlook import simulate

YEARS = 5


def covered(random: np.random.Generator, figures: int, *, compound: bool) -> bool:
    drift, spread = (0.06, 0.03) if compound else (2.0, 1.5)
    walk = np.cumsum(random.normal(drift, spread, figures - 1 + YEARS))
    levels = np.concatenate([[0.0], walk]) + (5.0 if compound else 50.0)
    values = np.exp(levels) if compound else levels
    known = [(2000 + i, float(value)) for i, value in enumerate(values[:figures])]
    low, high, _ = simulate(known, YEARS, 0.0, 1.0, compound=compound)
    return bool(low <= values[-1] <= high)


def main() -> None:
    series = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    random = np.random.default_rng(7)
    for compound in (False, True):
        for figures in (10, 15, 25):
            share = np.mean([covered(random, figures, compound=compound) for _ in range(series)])
            print(f"{'compound' if compound else 'linear':8} {figures} figures: {share:.1%} of {series} series")


if __name__ == "__main__":
    main()
