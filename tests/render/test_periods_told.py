"""What a reader sees of the open year and of the ledger: each figure by which something is judged, nothing twice.

Every expectation is worked by hand from the values given with it; the plan starts from 2022 and runs to 2027.
"""

from datetime import date

import pytest

from cyjjq.catalogue.period import Period
from cyjjq.method.assessment import assess
from cyjjq.method.ledger import ledger
from cyjjq.method.within import assess_within
from cyjjq.render.phrases.cells import Style
from cyjjq.render.phrases.periods import brief
from cyjjq.render.sheets import gap, within
from cyjjq.render.sheets import ledger as told
from cyjjq.words import fill
from tests.support import ROOT
from tests.support.building import catalogue
from tests.support.command import run

ZH, EN = Style("zh"), Style("en")
Q2, Q3 = Period(2025, "Q2"), Period(2025, "Q3")


def seen(period, style=ZH, **given):
    """The cells of the open year's report of one target, and its overview."""
    built = catalogue(**given)
    rows = assess_within(built, period)
    sheet = within.lay_out(built, rows, period, style, every=True)
    return within.texts(rows[0], built, style) | {"overview": sheet.overview[0], "notes": "\n".join(sheet.notes)}


def test_a_year_that_is_known_shows_the_figure_that_judges_it():
    """All of 2025 is known: 380 rules whatever 300 was by September, and the target counts once."""
    cells = seen(Q3, observations={2022: 280, 2025: 380, "2025-Q3": 300})
    assert (cells["latest"], cells["ytd"]) == ("380(2025)", "300")
    assert cells["overview"] == "本年已过75%；1项目标：按全年数1项"


def test_what_a_whole_year_has_replaced_is_no_year_to_date():
    """Due in 2025 and asked for in June 2026: 84 of the whole year has come after 82 of September."""
    share = {"unit": "%", "scale": "share", "timing": "stock", "value": 90, "by": 2025}
    cells = seen(Period(2026, "Q2"), **share, observations={2022: 57, 2025: 84, "2025-Q3": 82})
    assert (cells["latest"], cells["ytd"], cells["ytd_growth"]) == ("84%(2025)", "-", "-")
    assert cells["overview"] == "本年已过50%；1项目标：按以往的数1项"


def test_no_count_of_nothing():
    assert seen(Q2)["overview"] == "本年已过50%；1项目标：待报1项"
    assert seen(Q2, EN)["overview"] == "50% of the year has gone; 1 target: 1 without the figures needed"


def test_a_class_is_due_as_a_class():
    """From class 4 to 2 by 2027 an even pace is at 2.8 in 2025, which counts as 3: no part of a class is shown."""
    cells = seen(Q2, unit="类", scale="rank", timing="rate", bound="at_most", value=2, observations={2022: 4, 2024: 3})
    assert (cells["year_planned"], cells["expected"]) == ("3", "3")


@pytest.mark.parametrize(
    "given",
    [
        {"unit": "%", "scale": "share", "timing": "stock", "value": 90},  # 73 to 82 are 9 points, not 12 %
        {"kind": "increase", "scale": "count", "unit": "个", "reported": "cumulative", "value": 800},  # since 2023
    ],
)
def test_what_does_not_grow_has_no_growth(given):
    assert seen(Q3, **given, observations={2022: 50, "2024-Q3": 73, "2025-Q3": 82})["ytd_growth"] == "-"


def test_notes_explain_only_what_is_shown():
    """With last year's half (100 of 250) half a year is due by season; without, by time, marked t."""
    by_season = seen(Q2, observations={2022: 200, 2024: 250, "2024-Q2": 100, "2025-Q2": 120})
    by_time = seen(Q2, observations={2022: 200, 2024: 250, "2025-Q2": 120})
    assert ("比重" in by_season["notes"], "标 t" in by_season["notes"]) == (True, False)
    assert ("比重" in by_time["notes"], by_time["expected"][-1], "标 t" in by_time["notes"]) == (False, "t", True)
    assert "同期应达" not in seen(Q2)["notes"]


def test_two_periods_side_by_side(tmp_path):
    """A change of status from one period to another is told, and what did not change is not counted as nothing."""
    flow = {"observations": {2022: 200, "2024-Q2": 150, "2025-Q2": 160}}
    built = catalogue(**flow)
    pairs = list(zip(assess_within(built, Q2), assess_within(built, Period(2024, "Q2")), strict=True))
    sheet = within.lay_out_changes(built, pairs, Q2, Period(2024, "Q2"), ZH)
    assert sheet.overview == ["1项目标：只有数据变化1项"]
    assert [c.heading for c in sheet.columns if c.key.startswith("latest")] == ["2024年1—6月 实绩", "2025年1—6月 实绩"]


def test_a_period_in_a_cell():
    assert [brief(when, ZH) for when in ("2025", "2025-Q3", "2025-01")] == ["2025", "2025年1—9月", "2025年1月"]
    assert (brief("2025-05", ZH, year=2025), brief("2025-Q3", EN)) == ("1—5月", "2025-Q3")


def test_a_single_one_is_singular():
    pair = ("", "{n} targets, {m} figures, {n} of {all}s")
    assert fill(pair, "en", {"n": 1, "m": 11, "all": "row"}) == "1 target, 11 figures, 1 of rows"


def test_what_a_method_does_not_judge_waits_for_no_figure():
    built = catalogue(kind="growth", value=8, growths={2023: 5})
    rows = [row._replace(status="not_available") for row in assess(built, 2023)]
    assert "此法无法评定1项" in gap.overview(built, rows, 2023, ZH)
    assert "待报" not in gap.overview(built, rows, 2023, ZH)


# --- The ledger -------------------------------------------------------------------------------------------------------


def entries(today=date(2025, 7, 10), period=Q2, **given):
    built = catalogue(**given)
    return built, ledger(built, period, today)


@pytest.mark.parametrize(
    ("given", "figure"),
    [
        # parks had 157 in 2022 and 174 in 2024: of 50 to be added 17 are there, and 174 would contradict that
        ({"kind": "increase", "value": 50, "observations": {2022: 157, 2024: 174}}, "17(2024)"),
        # 0.6 of 2023 and 0.7 of 2024 are 1.3 of what is counted year by year
        ({"kind": "increase", "reported": "yearly", "value": 6, "observations": {2023: 0.6, 2024: 0.7}}, "1.3(2024)"),
        # 100 to 121 in two years are 10 % a year
        ({"kind": "growth", "value": 8, "observations": {2022: 100, 2024: 121}}, "10%(2024)"),
        ({"kind": "growth", "value": 8, "growths": {2023: 5, "2025-Q2": 6.6}}, "6.6%(2025年1—6月)"),
        ({"observations": {2022: 278, 2024: 300}}, "300(2024)"),
    ],
)
def test_the_ledgers_figure_is_that_of_the_target(given, figure):
    built, (entry,) = entries(**given)
    assert told.texts(built, entry, ZH)["figure"] == figure


def test_the_ledgers_counts_agree():
    """Nobody answers for it and its figures of 2023 and 2024 are overdue: both are said, and no count is nought."""
    built, found = entries()
    sheet = told.lay_out(built, found, Q2, date(2025, 7, 10), ZH)
    assert sheet.overview == ["1项目标：无责任单位1（其中逾期1）（2025年7月10日）"]
    assert sheet.totals[1].endswith("：1项；尚不能评判；应报1项，均未按时；逾期1项")
    english = told.lay_out(built, found, Q2, date(2025, 7, 10), EN)
    assert english.totals[1] == "1. An action: 1 target; none can be judged yet; of 1 due none in time; 1 overdue"
    assert "recorded" not in "".join(sheet.notes)
    assert told.lay_out_changes(built, [], (Q2, Q2), 1, ZH).overview == ["1项目标均无变化"]
    said = told.circular(built, found, Q2, ZH)
    assert "应报数据的目标1项：均未报，逾期1项。" in said
    assert "1项目标均不能评判。" in said


def test_commands_told_can_be_copied():
    """The page of a period names that period and the data in each command that it tells."""

    def told_of(period):
        return run("gap", period, "--summary", "--data", "examples/made-up", lang="zh", cwd=ROOT).stdout

    assert "规划时间进度70%" in told_of("2026-Q2")  # three years and a half of five
    assert "cyjjq gap 2025-Q3 --status 待报 --data examples/made-up --all" in told_of("2025-Q3")
    assert "cyjjq request --year 2025-Q3 --data examples/made-up -o form.xlsx" in told_of("2025-Q3")
