"""Many cases side by side: each of their quantities as a column, NaN where a case has none.

What the formulas, the causes and the statuses look at is stated here once, for all cases at a time.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, get_args

import numpy as np

from cyjjq.catalogue.models import Kind, Path, Scale
from cyjjq.method import growth
from cyjjq.method.growth import Array, Mask
from cyjjq.method.reduction import Case, Point


def column(values: Sequence[float | None]) -> Array:
    """A column of numbers; numpy makes NaN of None."""
    return np.array(values, dtype=np.float64)


# The words of kinds, scales and paths as numbers, which compare faster; no path is the first.
_CODE = {word: code for code, word in enumerate((None, *get_args(Kind), *get_args(Scale), *get_args(Path)))}


def _codes(words: Sequence[str | None]) -> np.ndarray[Any, np.dtype[np.uint8]]:
    return np.fromiter(map(_CODE.__getitem__, words), np.uint8, len(words))


class Columns:
    """The columns of cases; the letters are those of the arithmetic."""

    def __init__(self, cases: Sequence[Case]) -> None:
        self.cases = cases
        self.x0, self.t0 = _points([case.base for case in cases])
        self.x, self.t = _points([case.latest for case in cases])
        self.goal = column([case.goal for case in cases])
        self.limit = column([case.limit for case in cases])
        self.deadline = column([case.deadline for case in cases])
        self.sign = column([case.sign for case in cases])
        self.year = column([case.year for case in cases])
        self.wanted = column([case.target.value for case in cases])
        self._kinds = _codes([case.target.kind for case in cases])
        self._scales = _codes([case.indicator.scale for case in cases])
        self._paths = _codes([case.path for case in cases])

    def of_kind(self, *kinds: Kind) -> Mask:
        """Which cases are of one of these kinds."""
        return _any_of(self._kinds, kinds)

    def of_scale(self, *scales: Scale) -> Mask:
        """Whose indicators are of one of these scales."""
        return _any_of(self._scales, scales)

    @cached_property
    def compound(self) -> Mask:
        """Whose path runs by a rate."""
        return _any_of(self._paths, ("compound",))

    @cached_property
    def has_path(self) -> Mask:
        """Which have a way to go: neither yearly targets nor benchmarks."""
        return ~_any_of(self._paths, (None,))

    @cached_property
    def has_base(self) -> Mask:
        """Which have a base."""
        return ~np.isnan(self.t0)

    @cached_property
    def has_latest(self) -> Mask:
        """Which have a latest figure."""
        return ~np.isnan(self.t)

    @cached_property
    def base_keeps(self) -> Mask:
        """Whose base already keeps the bound."""
        return growth.keeps(self.x0, self.limit, self.sign)

    @cached_property
    def held(self) -> Mask:
        """As `Case.held`."""
        return self.base_keeps & self.of_kind("level", "multiple")

    @cached_property
    def allowance(self) -> Mask:
        """As `Case.allowance`."""
        return self.base_keeps & self.of_kind("growth", "change", "increase")

    @cached_property
    def kept(self) -> Mask:
        """Whose latest figure keeps the bound."""
        return growth.keeps(self.x, self.limit, self.sign)

    @cached_property
    def due(self) -> Mask:
        """Whose latest figure is that of the deadline."""
        return np.asarray(self.t >= self.deadline)

    @cached_property
    def met(self) -> Mask:
        """Whose latest figure keeps the target, with nothing left to be used up before the deadline."""
        return self.kept & ~(self.allowance & ~self.due)


def _any_of(codes: np.ndarray[Any, np.dtype[np.uint8]], words: Sequence[str | None]) -> Mask:
    return np.logical_or.reduce([codes == _CODE[word] for word in words])  # type: ignore[no-any-return]


def _points(points: Sequence[Point | None]) -> tuple[Array, Array]:
    """The values of points and their times."""
    values = [None if point is None else point.value for point in points]
    times = [None if point is None else point.at for point in points]
    return column(values), column(times)
