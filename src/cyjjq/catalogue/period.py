"""The time that a figure stands for: a whole year, or a year up to the end of a quarter or month."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from cyjjq.catalogue import patterns

_TEXT = re.compile(patterns.YEAR_OR_PERIOD)


class Period(NamedTuple):
    """A year, or a part of it: "" for the whole, "Q2", "06"."""

    year: int
    part: str = ""

    @classmethod
    def parse(cls, text: str) -> "Period | None":
        """ "2025", "2025-Q2" or "2025-06"; None where it is none of them."""
        if not _TEXT.fullmatch(text):
            return None
        year, _, part = text.partition("-")
        return cls(int(year), part)

    def __str__(self) -> str:
        return f"{self.year}-{self.part}" if self.part else str(self.year)

    @property
    def is_whole_year(self) -> bool:
        """Whether it is a year from January to December."""
        return not self.part

    @property
    def _months(self) -> tuple[int, int]:
        """The first month of the last part, and how many months that part has."""
        if not self.part:
            return 1, 12
        return (3 * int(self.part[1]) - 2, 3) if self.part.startswith("Q") else (int(self.part), 1)

    @property
    def begins(self) -> date:
        """The first day of its last part: of 2025-Q2 1 April, of 2025-06 1 June, of 2025 1 January."""
        return date(self.year, self._months[0], 1)

    @property
    def ends(self) -> date:
        """Its last day."""
        month, length = self._months
        years, month = divmod(month - 1 + length, 12)
        return date(self.year + years, month + 1, 1) - timedelta(days=1)

    @property
    def month(self) -> int:
        """The number of its last month: 6 for 2025-Q2 and for 2025-06, 12 for a year."""
        return self.ends.month

    @property
    def share(self) -> float:
        """How much of the year has gone at its end, from above 0 to 1: f of the arithmetic."""
        return self.month / 12

    @property
    def time(self) -> float:
        """Its end on the scale where the end of 2025 is 2025: 2024.5 for 2025-06."""
        return self.year - 1 + self.share

    @property
    def a_year_before(self) -> "Period":
        """The same period of the year before, with which a growth compares (同期)."""
        return self._replace(year=self.year - 1)

    @classmethod
    def of_month(cls, day: date) -> "Period":
        """The month that a day lies in."""
        return cls(day.year, f"{day.month:02}")

    @property
    def keys(self) -> dict[str, int | str]:
        """As an observation names it in the data file: {"year": 2025} or {"period": "2025-Q2"}."""
        return {"year": self.year} if self.is_whole_year else {"period": str(self)}
