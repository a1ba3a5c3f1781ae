"""The supervision ledger: when a figure is due, the states, and a year of the made-up county played by quarters."""

from datetime import date

import pytest

from cyjjq.catalogue.loading import load
from cyjjq.catalogue.models import Catalogue, OwnersFile
from cyjjq.catalogue.period import Period
from cyjjq.method.ledger import by_action, by_owner, changed, due, earlier, known_on, ledger, periods, tally
from tests.support import ROOT
from tests.support.building import catalogue

MADE_UP = ROOT / "examples" / "made-up"


@pytest.mark.parametrize(
    ("report", "period", "since", "overdue"),
    [
        ({"every": "year", "lag": 2}, "2024", date(2025, 3, 1), date(2025, 4, 1)),  # January and February have passed
        ({"every": "quarter", "lag": 0}, "2025-Q2", date(2025, 7, 1), date(2025, 8, 1)),
        ({"every": "month", "lag": 1}, "2025-11", date(2026, 1, 1), date(2026, 2, 1)),
        (None, "2024", date(2025, 5, 1), date(2025, 6, 1)),  # as usual: every year, by May
    ],
)
def test_when_a_figure_is_due(report, period, since, overdue):
    built = catalogue(**({"report": report} if report else {}))
    assert due(built.indicators["own"], Period.parse(period))[1:] == (since, overdue)


DAYS = ("2025-04-30", "2025-05-01", "2025-05-02", None)
OWNED = {"owner": {"lead": "发改委"}}
MONTHLY = OWNED | {"report": {"every": "month", "lag": 0}}


@pytest.mark.parametrize(
    ("period", "today", "given", "expected"),
    [
        # the figure of June is due in July
        ("2025-06", date(2025, 7, 10), MONTHLY | {"observations": {"2025-05": 1}}, ("due", "2025-06", "2025-07")),
        ("2025-06", date(2025, 8, 1), MONTHLY | {"observations": {"2025-05": 1}}, ("overdue", "2025-06", "2025-07")),
        ("2025-06", date(2025, 7, 10), MONTHLY | {"observations": {"2025-06": 1}}, ("reported", "2025-06", "2025-07")),
        # that of May would have been due in June: of two that are lacking the older one is told
        ("2025-06", date(2025, 7, 10), MONTHLY | {"observations": {"2025-04": 1}}, ("overdue", "2025-05", "2025-07")),
        # January alone is not published: in February nothing is newer than the year before
        ("2025-01", date(2025, 2, 10), MONTHLY | {"observations": {2024: 1}}, ("reported", "2024-12", "2025-02")),
        # a year's figure is due in May, no sooner; the plan begins in 2023
        ("2023-12", date(2024, 4, 30), OWNED, ("none_due", None, "2023")),
        ("2023-12", date(2024, 5, 1), OWNED, ("due", "2023", "2024")),
        ("2023-12", date(2024, 6, 1), OWNED, ("overdue", "2023", "2024")),
        ("2023-12", date(2024, 6, 1), {}, ("no_owner", "2023", "2024")),
        # after the deadline nothing more is due
        ("2025-06", date(2025, 7, 10), OWNED | {"by": 2024, "observations": {2024: 1}}, ("reported", "2024", None)),
    ],
)
def test_states(period, today, given, expected):
    built = catalogue(**given)
    (entry,) = ledger(built, Period.parse(period), today)
    told = [each and str(each.period) for each in (entry.due, entry.next)]
    assert (entry.state, *told) == expected


def test_the_nearest_owner_rules():
    """A target's own entry, what the catalogue says, its task, its action: in this order."""
    built = catalogue()
    plain = built.targets[0].model_copy(update={"task": 7})
    own = plain.model_copy(update={"owner": OwnersFile.model_validate(_owners(targets={"x": "own"})).targets["x"]})

    def lead(target, **told):
        with_owners = Catalogue(built.targets_file, built.baseline, OwnersFile.model_validate(_owners(**told)))
        owner = with_owners.owner(target)
        return owner and owner.lead

    assert lead(plain) is None
    assert lead(plain, actions={"1": "action"}) == "action"
    assert lead(plain, actions={"1": "action"}, tasks={"7": "task"}) == "task"
    assert lead(own, actions={"1": "action"}, tasks={"7": "task"}) == "own"
    assert lead(own, targets={"target": "named"}) == "named"


def _owners(**told):
    return {"schema_version": 1} | {
        key: {name: {"lead": lead} for name, lead in entries.items()} for key, entries in told.items()
    }


# A year of the made-up county, written by hand. What is not published within the year stands as 2024 left it:
# GDP per head 6219 of 5772 due, urbanization 2.3 of 2.32, cold storage 1.3 of 2.4, the services' share 1.3 of 2,
# R&D intensity 0.17 of 0.22, R&D 30.7 of 34.6 %, parks 17 of 20, energy 3.1 of 5.5 %, pupils 16.2 against 16.
# The province's and the ecology office's figures came in 2026 only; nobody reports on the canteens.
ALWAYS = {
    "gdp_per_capita_2027": "no_owner on_track",
    "urbanization_rate_2027": "no_owner on_track",
    "cold_storage_added": "no_owner off_track",
    "labour_productivity_benchmark": "no_owner no_data",
    "services_share_gdp_2027": "reported behind",
    "rd_intensity_2027": "reported behind",
    "rd_expenditure_growth": "reported behind",
    "park_area_added": "reported behind",
    "energy_per_gdp_growth": "reported off_track",
    "pupil_teacher_ratio_2027": "reported behind",
    "village_libraries_all": "reported undated",
    "river_water_class_2027": "overdue no_data",
    "elderly_canteens_added": "overdue no_data",
    # 26 or 27 firms: 5 of 9.45, 6 of 10.5, 6 of 11.55
    "high_tech_firms_doubled": "reported off_track",
    # 19.6 of 24.45, 21.9 of 27.17, 24.4 of 29.88 points
    "waste_sorting_coverage_2025": "reported behind",
    "disposable_income_growth": "reported behind",  # 5.8, 5.8, 5.7 of 7
    "disposable_income_2027": "reported on_track",  # 8410 of 8373.7, 15350 of 15281, 22640 of 22562
    "services_value_added_2027": "reported on_track",  # 23.4 of 23.447, 48.7 of 48.714, 74.5 of 74.516
    "tea_output_2027": "reported on_track",
    "ev_chargers_added_2025": "reported on_track",  # 576 of 600, 668 of 667, 765 of 733
    "building_land_added": "reported on_track",  # 742, 837, 925 of 810, 900, 990 allowed
}
YEAR = {
    ("2025-Q1", date(2025, 4, 25)): ALWAYS
    | {
        "services_value_added_growth": "reported behind",  # 6.5 of 7
        "good_air_days_yearly": "reported behind",  # 92.0 against 93
        "unemployment_rate_yearly": "reported behind",  # 5.3 against 5
    },
    ("2025-Q2", date(2025, 7, 25)): ALWAYS
    | {
        "services_value_added_growth": "reported on_track",  # 6.7 of 7 is 0.957
        "good_air_days_yearly": "reported on_track",
        "unemployment_rate_yearly": "reported on_track",  # 5.0
    },
    ("2025-Q3", date(2025, 10, 25)): ALWAYS
    | {
        "services_value_added_growth": "reported behind",  # 6.6 of 7
        "good_air_days_yearly": "reported on_track",
        "unemployment_rate_yearly": "reported behind",  # 5.1
    },
    # In January the year's quarterly figures are awaited; the tea's year is out (1.52 of 1.5), 846 of 800 points stand.
    ("2025-Q4", date(2026, 1, 25)): ALWAYS
    | {
        "services_value_added_growth": "due behind",
        "services_value_added_2027": "due on_track",
        "high_tech_firms_doubled": "due off_track",
        "waste_sorting_coverage_2025": "due behind",
        "disposable_income_growth": "due behind",
        "disposable_income_2027": "due on_track",
        "good_air_days_yearly": "due on_track",  # November stands
        "unemployment_rate_yearly": "reported behind",
        "tea_output_2027": "reported met",
        "ev_chargers_added_2025": "reported met",
    },
}


@pytest.fixture(scope="module")
def county():
    return load(MADE_UP, today=date(2026, 11, 25)).catalogue


@pytest.mark.parametrize(("when", "expected"), YEAR.items(), ids=[when for when, _ in YEAR])
def test_a_year_of_the_county(county, when, expected):
    entries = ledger(county, Period.parse(when[0]), when[1])
    assert {each.row.entry.id: f"{each.state} {each.row.status}" for each in entries} == expected
    states = [each.state for each in entries]
    assert states == sorted(states, key=["overdue", "due", "no_owner", "reported", "none_due"].index)


def test_the_first_quarter_in_numbers(county):
    """2025: 82.9*(118/82.9)^(3/5) = 102.4592, 21.9/95.7 of it by March; tea 1.02 + 0.096*3 = 1.308, 0.18/1.33."""
    entries = {each.row.entry.id: each for each in ledger(county, Period.parse("2025-Q1"), date(2025, 4, 25))}
    services = entries["services_value_added_2027"].row.within
    assert services.expected == pytest.approx(102.4592 * 21.9 / 95.7, rel=1e-5)
    assert services.season_ratio == pytest.approx(23.4 / (102.4592 * 21.9 / 95.7), rel=1e-5)
    assert services.time_ratio == pytest.approx(23.4 / 102.4592 / 0.25, rel=1e-5)
    tea = entries["tea_output_2027"].row.within
    assert (tea.year_planned, tea.season_ratio) == pytest.approx((1.308, 0.21 / (1.308 * 0.18 / 1.33)))


def test_what_has_changed_since(county):
    """From the first to the second quarter; a ledger of an earlier quarter is drawn up as long after its end."""
    now, then = Period.parse("2025-Q2"), Period.parse("2025-Q1")
    assert earlier(now, then, date(2025, 7, 25)) == date(2025, 4, 25)
    assert earlier(now, Period.parse("2025-02"), date(2025, 6, 30)) == date(2025, 2, 28)
    pairs = changed(ledger(county, now, date(2025, 7, 25)), ledger(county, then, date(2025, 4, 25)))
    moved = {a.row.entry.id for a, b in pairs if a.row.status != b.row.status}
    assert moved == {"services_value_added_growth", "good_air_days_yearly", "unemployment_rate_yearly"}


def test_assessment(county):
    """By action and by owner everything is counted once; the canteens' office has nothing in time."""
    entries = ledger(county, Period.parse("2025-Q2"), date(2025, 7, 25))
    assert sum(tally(group).targets for _, group in by_action(county, entries)) == 24
    owners = dict(by_owner(entries))
    assert sum(len(group) for group in owners.values()) == 24
    canteens = tally(owners["县民政局（虚构）"])
    assert (canteens.targets, canteens.due, canteens.overdue, canteens.in_time, canteens.in_time_share) == (
        1,
        1,
        1,
        0,
        0,
    )
    technology = tally(owners["县科技局（虚构）"])  # intensity, growth, firms
    assert (technology.behind, technology.off_track, technology.in_time, technology.kept_share) == (2, 1, 3, 0)


# --- Parts of it, by hand ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        (None, ["2024", "2025"]),
        ({"every": "year", "lag": 2}, ["2024", "2025"]),
        ({"every": "quarter", "lag": 0}, [f"{year}-Q{part}" for year in (2024, 2025) for part in (1, 2, 3, 4)]),
        ({"every": "month", "lag": 0}, [f"{year}-{month:02}" for year in (2024, 2025) for month in range(2, 13)]),
    ],
)
def test_periods_of_a_frequency(report, expected):
    """Oldest first; January alone is not published."""
    indicator = catalogue(**({"report": report} if report else {})).indicators["own"]
    assert [str(each) for each in periods(indicator, 2024, 2025)] == expected


@pytest.mark.parametrize(
    ("period", "today", "given", "figure", "age"),
    [
        ("2025-06", date(2025, 7, 10), {"observations": {2024: 1}}, "2024", 7),  # from December to July
        ("2025-06", date(2027, 1, 10), {"observations": {2024: 1, "2025-06": 2}}, "2025-06", 19),
        ("2025-06", date(2025, 7, 10), {"observations": {2024: 1, "2025-07": 2}}, "2024", 7),  # after the period
        ("2025-12", date(2025, 12, 31), {"observations": {2025: 1, "2025-12": 2}}, "2025", 0),  # the whole year counts
        ("2025-06", date(2025, 5, 10), {"observations": {2024: 1, "2025-06": 2}}, "2025-06", 0),  # ahead of its time
        ("2025-06", date(2025, 7, 10), {}, None, None),
    ],
)
def test_the_figure_and_its_age(period, today, given, figure, age):
    (entry,) = ledger(catalogue(**given), Period.parse(period), today)
    assert (entry.figure and entry.figure.when, entry.age) == (figure, age)


@pytest.mark.parametrize(
    ("recorded", "today", "in_time"),
    [
        (date(2025, 5, 31), date(2025, 7, 1), True),  # due from May on, overdue in June
        (date(2025, 6, 1), date(2025, 7, 1), False),
        (date(2025, 6, 1), date(2025, 5, 20), False),  # not known yet on that day
        (None, date(2025, 7, 1), None),  # nobody knows when it came
    ],
)
def test_whether_it_came_in_time(recorded, today, in_time):
    """The figure of 2024, a year's, is what was due last in the summer of 2025."""
    figure = {"year": 2024, "value": 1} | ({"recorded": recorded.isoformat()} if recorded else {})
    (entry,) = ledger(catalogue(**OWNED, figures=[{"year": 2023, "value": 1}, figure]), Period.parse("2025-06"), today)
    assert entry.in_time is in_time


def test_a_tally():
    """Four targets: one has its figure in time, one late, one lacks it, one has none due."""
    seen = {}
    for name, given, today in (
        ("in time", {"figures": [{"year": 2024, "value": 500, "recorded": "2025-05-02"}]}, date(2025, 7, 1)),
        ("late", OWNED | {"figures": [{"year": 2024, "value": 5, "recorded": "2025-06-02"}]}, date(2025, 7, 1)),
        ("overdue", OWNED, date(2025, 7, 1)),
        ("none due", OWNED, date(2023, 12, 31)),
    ):
        (seen[name],) = ledger(catalogue(**given), Period.parse("2025-06"), today)
    counted = tally(list(seen.values()))
    assert (counted.targets, counted.due, counted.reported, counted.in_time) == (4, 3, 2, 1)
    assert (counted.overdue, counted.no_owner, counted.met, counted.waiting, counted.judged) == (1, 1, 1, 3, 1)
    assert (counted.kept_share, counted.in_time_share) == (1, pytest.approx(1 / 3))
    nothing = tally([])
    assert (nothing.kept_share, nothing.in_time_share) == (None, None)
    some = counted._replace(targets=10, met=2, on_track=3, waiting=2, due=4, in_time=2)
    assert (some.judged, some.kept_share, some.in_time_share) == (8, 0.625, 0.5)


@pytest.mark.parametrize(
    ("then", "now", "today", "day"),
    [
        ("2025-03", "2025-06", date(2025, 7, 10), date(2025, 4, 10)),
        ("2025-01", "2025-02", date(2025, 3, 31), date(2025, 2, 28)),  # there is no 31st of February
        ("2024-12", "2025-03", date(2025, 4, 1), date(2025, 1, 1)),
        ("2024", "2025", date(2026, 1, 31), date(2025, 1, 31)),
        ("2025-06", "2025-06", date(2025, 7, 10), date(2025, 7, 10)),
    ],
)
def test_the_day_of_an_earlier_ledger(then, now, today, day):
    assert earlier(Period.parse(now), Period.parse(then), today) == day


def test_what_is_known_on_a_day():
    """By the day of entry, else by the source's; what has neither is always known. The file stays a file."""
    figures = [{"year": 2022 + i, "value": i, **({"recorded": day} if day else {})} for i, day in enumerate(DAYS)]
    known = known_on(catalogue(figures=figures), date(2025, 5, 1))
    assert [o.year for o in known.baseline.observations] == [2022, 2023, 2025]
    assert known.baseline.schema_version == 1
