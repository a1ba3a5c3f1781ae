"""The nation's plan: each status of 2025 against a sentence worked by hand, and what an outlook said before.

The figures in the sentences are those of examples/national-2021-2025/baseline.yaml, the sums are written out. Of the
plan's twenty main indicators the first, the GDP, has no number (视情提出): it is no target and has no status.
"""

import re

import pytest

from cyjjq.catalogue.loading import find_directory, load
from cyjjq.method.assessment import assess
from cyjjq.method.outlook import known_by, outlook
from tests.support import ROOT

NATION = load(find_directory(None, "national-2021-2025")).catalogue
ROWS = {row.entry.id: row for row in assess(NATION, 2025)}

# id: (status, year of the latest figure, gap to the target; > 0 is short of it). The sentence stands beside each.
OF_2025 = {
    # 2025: productivity grew 6.1 %, the GDP 5.0 %: 5.0 - 6.1 = -1.1 points, above it.
    "labour_productivity": ("met", 2025, -1.1),
    # 67.89 % of 65 %: 65 - 67.89 = -2.89 points, beyond it.
    "urbanization_rate_2025": ("met", 2025, -2.89),
    # 1.146 * 1.101 * 1.084 * 1.089 * 1.081 = 1.61011 is 9.99 % a year (1.61011^(1/5) = 1.09994): 7 - 9.99 = -2.99.
    "rd_spending_growth": ("met", 2025, -2.994),
    # 16 of 12: 12 - 16 = -4.
    "high_value_patents_2025": ("met", 2025, -4),
    # 10.4 % in 2024 of 10 %: reached a year early (-0.4 points); nothing was found of 2025.
    "digital_core_share_2025": ("met", 2024, -0.4),
    # Income grew 5.0 %, the GDP 5.0 %: in step, nothing missing; half a point is tolerated.
    "income_with_gdp": ("met", 2025, 0),
    # 5.2 % of at most 5.5 %: kept with 0.3 points to spare.
    "urban_unemployment": ("met", 2025, -0.3),
    # 11.21 years in 2024; 10.75 + (11.3 - 10.75) * 4/5 = 11.19 were due: ahead of it, 11.3 - 11.21 = 0.09 to go.
    "schooling_years_2025": ("on_track", 2024, 0.09),
    # 3.61 in 2024 of 3.2: 3.2 - 3.61 = -0.41.
    "doctors_2025": ("met", 2024, -0.41),
    # Only "over 95 %" of August and September 2025 after the 91 % of 2020: no year's figure, so none to judge by.
    "pension_coverage_2025": ("no_data", None, 4),
    # 4.08 in 2024; 1.8 + (4.5 - 1.8) * 4/5 = 3.96 were due: ahead, 4.5 - 4.08 = 0.42 to go ("over 4.7" is a bound).
    "childcare_places_2025": ("on_track", 2024, 0.42),
    # 79.25 - 77.93 = 1.32 years of 1 year: 1 - 1.32 = -0.32.
    "life_expectancy_up": ("met", 2025, -0.32),
    # -11.6 % in four years; -13.5 * 4/5 = -10.8 were due: ahead, 13.5 - 11.6 = 1.9 points to go.
    "energy_per_gdp_2025": ("on_track", 2024, 1.9),
    # 0.962 * 0.992 * 1 * 0.966 * 0.95 = 0.875765 is -12.4235 % of -18 %: 18 - 12.4235 = 5.5765 points short, too late.
    "co2_per_gdp_2025": ("missed", 2025, 5.5765),
    # 88.1 % of 87.5 %: -0.6 points.
    "good_air_days_2025": ("met", 2025, -0.6),
    # 91.4 % of 85 %: -6.4 points.
    "good_surface_water_2025": ("met", 2025, -6.4),
    # 25.09 % of 24.1 %: -0.99 points.
    "forest_cover_2025": ("met", 2025, -0.99),
    # An output of 14297.5/2000 = 7.14875 of a capacity of 6.5: -0.64875.
    "grain_capacity_2025": ("met", 2025, -0.64875),
    # An output of 48.3 in 2023 of a capacity of 46: -2.3; nothing was found of 2024 and 2025.
    "energy_capacity_2025": ("met", 2023, -2.3),
}


def test_every_target_has_its_sentence_and_the_gdp_none():
    assert set(ROWS) == set(OF_2025)
    assert "gdp" in NATION.indicators
    assert all(target.indicator != "gdp" for target in NATION.targets)


@pytest.mark.parametrize("id_", OF_2025)
def test_the_status_of_2025(id_):
    status, year, gap = OF_2025[id_]
    row = ROWS[id_]
    assert row.status == status
    # the 91 % of 2020 are the base of pension coverage and no figure to judge it by
    assert (row.latest and row.latest.year) == (2020 if year is None else year)
    assert row.gap == pytest.approx(gap, abs=5e-4)


def test_unemployment_by_year():
    """5.1, 5.6, 5.2, 5.1, 5.2 of at most 5.5: 2022 was not kept, four years of five were."""
    row = ROWS["urban_unemployment"]
    assert [(year.year, year.kept) for year in row.years] == [
        (2021, True),
        (2022, False),
        (2023, True),
        (2024, True),
        (2025, True),
    ]
    assert (row.years_kept, row.years_observed) == (4, 5)


def test_two_readings_of_one_target():
    """The readings that were not taken: from 77.3 a year more is 78.3, kept by 78.6 in 2023, when 78.93 was not.

    The yearly changes of energy chained, 0.973 * 0.999 * 0.995 * 0.962, are -6.96 % where -10.8 % were due.
    """
    in_2023 = {row.entry.id: row for row in assess(NATION, 2023)}
    assert in_2023["life_expectancy_up"].status == "on_track"  # 78.6 - 77.93 = 0.67, due 1 * 3/5 = 0.6
    yearly = [o.growth for o in NATION.observations["energy_per_gdp_yearly"]]
    chained = 1.0
    for change in yearly:
        chained *= 1 + change / 100
    assert yearly == [-2.7, -0.1, -0.5, -3.8]
    assert 100 * (chained - 1) == pytest.approx(-6.96, abs=5e-3)


# --- What an outlook said, and what came of it ------------------------------------------------------------------------

PAGE = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
_CELL = re.compile(r"(?:(-?[\d.]+)(?: \((\d{4})\))? )?([a-z_]+)$")


def _told():
    """The page's table: id, then what was said in 2022 and 2023 and what came, each (number, year, word)."""
    part = PAGE.split("## 事后看外推")[1].split("\n## ")[0]
    for line in part.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if cells[0].startswith("`"):
            yield cells[0].strip("`"), [_CELL.match(cell).groups() for cell in cells[2:5]]


def test_the_table_of_the_page_is_what_the_program_says():
    said = {year: {o.row.entry.id: o for o in outlook(known_by(NATION, year))} for year in (2022, 2023)}
    table = dict(_told())
    assert set(table) == set(said[2022])
    for id_, (then, later, came) in table.items():
        for year, (number, _, verdict) in ((2022, then), (2023, later)):
            seen = said[year][id_]
            assert seen.verdict == verdict
            assert (number is None) == (seen.projected is None)
            assert number is None or float(number) == pytest.approx(seen.projected, abs=5.001e-3)
        number, year, status = came
        assert ROWS[id_].status == status
        assert float(number) == pytest.approx(ROWS[id_].latest.value, abs=5.001e-3)
        assert int(year or 2025) == ROWS[id_].latest.year


def test_the_miss_that_the_page_names():
    """Where the deadline's figure is known and the outlook of 2023 said otherwise: good air alone."""
    final = {id_: row for id_, row in ROWS.items() if row.latest and row.latest.year == 2025}
    said = {o.row.entry.id: o.verdict in ("met", "reaches") for o in outlook(known_by(NATION, 2023))}
    wrong = [id_ for id_, reaches in said.items() if id_ in final and reaches != (final[id_].status == "met")]
    assert wrong == ["good_air_days_2025"]
