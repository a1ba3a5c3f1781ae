"""Published results of other systems, through our rows; they lie beside the checkout and are no part of it."""

import json
from itertools import pairwise

import pytest

from cyjjq.method import growth
from cyjjq.method.assessment import assess
from tests.support import SHARED, command
from tests.support.building import catalogue, row

VECTORS = SHARED / "vectors" / "progress_vectors.json"


def group(name, applies=lambda _: True):
    """The vectors of a group that say something about our rows; the others measure what we do not compute."""
    if not VECTORS.is_file():
        return [pytest.param(None, marks=pytest.mark.skip(reason="the published vectors are not beside the checkout"))]
    vectors = json.loads(VECTORS.read_text(encoding="utf-8"))
    return [pytest.param(v, id=v["id"]) for v in vectors if v["group"] == name and applies(v["input"])]


def path_row(start, goal, years, path, **more):
    """A level from the base year 2022 to a goal so many years later, as of its base."""
    bound = "at_least" if goal >= start else "at_most"
    given = {"value": goal, "by": 2022 + years, "bound": bound, "path": path, "observations": {2022: start}}
    return row(2022, **given | more)


@pytest.mark.parametrize("vector", group("interim_path"))
def test_interim_path(vector):
    """Planned values and the planned change a year, compound and linear."""
    given, expected = vector["input"], vector["expected"]
    shift = 2022 - given["base_year"]
    until = given["target_year"] + shift
    bound = "at_least" if given["target"] >= given["base_value"] else "at_most"
    facts = {"value": given["target"], "by": until, "bound": bound, "observations": {2022: given["base_value"]}}
    facts |= {"end": max(2027, until)}
    curved, straight = (row(given["year"] + shift, path=path, **facts) for path in ("compound", "linear"))
    assert curved.planned == pytest.approx(expected["path_compound_2025"], rel=1e-9)
    assert straight.planned == pytest.approx(expected["path_linear_2025"], rel=1e-9)
    assert curved.plan_rate == pytest.approx(expected["required_cagr"], rel=1e-9)
    assert straight.plan_step == pytest.approx(expected["required_linear_per_year"], rel=1e-9)


@pytest.mark.parametrize("vector", group("unicef_aarr", lambda given: "base" in given))
def test_unicef_required_reduction(vector):
    """UNICEF's required yearly reduction is minus our required rate, in per cent."""
    given = vector["input"]
    assessed = path_row(given["base"], given["target"], given["years"], "compound", end=2060)
    expected = vector["expected"]["required_aarr_percent"]
    assert -100 * assessed.required_rate == pytest.approx(expected, abs=max(vector["tolerance"], 1e-9))


@pytest.mark.parametrize("vector", group("pyam", lambda given: "observations" in given or "values" in given))
def test_pyam_growth(vector):
    """Observed growth over uneven gaps; a change of sign, and two negative values, yield no number."""
    given = vector["input"]
    observations = given.get("observations") or [[2020, given["values"][0]], [2025, given["values"][1]]]
    pairs = list(pairwise(observations))
    expected = vector["expected"]
    rates = [expected["cagr"]] if "cagr" in expected else [rate for _, rate in expected.get("rates", [])]
    for i, ((y0, v0), (y1, v1)) in enumerate(pairs):
        assessed = row(y1, base_year=y0, start=y0 + 1, end=y1 + 5, by=y1 + 5, observations={y0: v0, y1: v1})
        if v0 <= 0 or v1 <= 0:
            assert assessed.observed_rate is None
            assert assessed.reasons["observed_rate"] in ("sign_change", "not_applicable", "zero_base", "zero_value")
        else:
            assert assessed.observed_rate == pytest.approx(rates[i], rel=1e-5)


@pytest.mark.parametrize("vector", group("escap_csi", lambda given: not given["parity"]))
def test_escap_progress(vector):
    """ESCAP's current status index is ten times our progress (its parity variant is another measure)."""
    given = vector["input"]
    bound = "at_least" if given["direction"] == "increase" else "at_most"
    observations = {2022: given["base"], 2024: given["current"]}
    assessed = row(2024, value=given["target"], bound=bound, observations=observations, scale="share", unit="%")
    assert 10 * assessed.progress == pytest.approx(vector["expected"]["csi"])


@pytest.mark.parametrize("vector", group("percent_met"))
def test_percent_met(vector):
    """The share of the way, for a fall as for a rise."""
    given = vector["input"]
    bound = "at_least" if given["target"] > given["baseline"] else "at_most"
    observations = {2022: given["baseline"], 2024: given["actual"]}
    assessed = row(2024, value=given["target"], bound=bound, observations=observations)
    assert 100 * assessed.progress == pytest.approx(vector["expected"]["percent"])


@pytest.mark.parametrize(
    "vector",
    group("coinr", lambda given: isinstance(given.get("x"), list) and not given.get("cap") and "target" in given),
)
def test_coinr_distance_to_target(vector):
    """COINr's distance to target without its cap: the share of the way from the worst value."""
    given, expected = vector["input"], vector["expected"]
    up = given["direction"] == "increase"
    base = min(given["x"]) if up else max(given["x"])
    bound = "at_least" if up else "at_most"
    got = [
        row(2024, value=given["target"], bound=bound, observations={2022: base, 2024: x}).progress for x in given["x"]
    ]
    assert got == pytest.approx(expected["y"])


def test_issue_defects():
    """What failed elsewhere: cumulative figures are not summed again; a goal of zero, or at its base, does not fail."""
    if not VECTORS.is_file():
        pytest.skip("the published vectors are not beside the checkout")
    added = row(2024, kind="increase", reported="cumulative", value=200, observations={2023: 120, 2024: 150})
    assert added.latest.value == 150
    falling = row(2024, bound="at_most", value=0, observations={2022: 5, 2024: 2})
    assert (falling.gap, falling.progress) == (2, pytest.approx(0.6))
    held = row(2024, value=46, observations={2022: 46, 2024: 45})
    assert (held.gap, held.progress, held.reasons["progress"]) == (1, None, "already_met")


# --- Open SDG, as Statistics Canada publishes it ----------------------------------------------------------------------


def sdg_case(given, base_year):
    """A vector's input with its years moved so that its base is the plan's base year."""
    shift = base_year - given["base_year"]
    observations = given.get("observations") or [
        [given["base_year"], given["base_value"]],
        [given["current_year"], given["current_value"]],
    ]
    bound = "at_least" if given["direction"] in ("increase", "positive") else "at_most"
    moved = {int(year) + shift: value for year, value in observations}
    return {"value": given["target"], "by": given["target_year"] + shift, "bound": bound, "observations": moved}


@pytest.mark.parametrize("vector", [*group("statcan_series"), *group("statcan_end_to_end")])
def test_open_sdg(vector):
    """Progress value, score and status of Statistics Canada's indicators, from components and from raw series."""
    case, expected = sdg_case(vector["input"], 2022), vector["expected"]
    (assessed,) = assess(catalogue(**case, end=2060, scale="share"), 2060, method="open-sdg")
    assert assessed.status == (expected["status"] or "not_available")
    assert assessed.progress_value == pytest.approx(expected["progress_value"], abs=1e-9)
    assert assessed.score == pytest.approx(expected["score"], abs=max(vector["tolerance"], 1e-9))
    if "base_value" in expected:
        assert assessed.base.value == expected["base_value"]
        assert assessed.latest.value == expected["current_value"]


@pytest.mark.parametrize("vector", group("statcan_score_breakpoints"))
def test_open_sdg_score(vector):
    """The line from R to the score, as documented."""
    score = float(growth.score(vector["input"]["R"]))
    assert score == pytest.approx(vector["expected"]["score"], abs=vector["tolerance"])


def test_open_sdg_on_the_command_line(tmp_path):
    """All of them as targets of one plan, through `gap --method open-sdg`."""
    if not VECTORS.is_file():
        pytest.skip("the published vectors are not beside the checkout")
    vectors = [v.values[0] for v in (*group("statcan_series"), *group("statcan_end_to_end"))]
    write_plan(tmp_path, [sdg_case(vector["input"], 1990) for vector in vectors])
    done = command.run("gap", 2060, "--method", "open-sdg", "--data", tmp_path, "--format", "json")
    assert done.returncode == 0, done.stderr
    data = json.loads(done.stdout)
    assert data["method"] == "open-sdg"
    for vector, told in zip(vectors, data["rows"], strict=True):
        expected = vector["expected"]
        assert told["status"] == (expected["status"] or "not_available"), vector["id"]
        assert told["progress_value"] == pytest.approx(expected["progress_value"], abs=1e-9)
        assert told["score"] == pytest.approx(expected["score"], abs=max(vector["tolerance"], 1e-9))


def write_plan(folder, cases):
    """A plan with a level target for each case, as data files."""
    years = {"issued": "2023-01-01", "base_year": 1990, "start": 1991, "end": 2060}
    day = {"id": "sdg", "title": "T", "issuer": "I", **years}
    targets, figures = [], []
    for i, case in enumerate(cases):
        place = {"id": f"t{i}", "indicator": f"i{i}", "action": 1, "kind": "level", "wording": "-"}
        value = {"bound": case["bound"], "value": case["value"], "by": case["by"], "phrase": f"{case['value']:.15g}"}
        targets.append(place | value)
        figures += [
            {"indicator": f"i{i}", "year": year, "value": v, "source": "s"} for year, v in case["observations"].items()
        ]
    indicators = {f"i{i}": {"name": "N", "unit": "x", "scale": "ratio", "timing": "rate"} for i in range(len(cases))}
    plan = {"plan": day, "actions": [{"id": 1, "name": "A"}], "indicators": indicators, "targets": targets}
    source = {"s": {"title": "T", "publisher": "P", "reliability": "official"}}
    for stem, data in (("targets", plan), ("baseline", {"sources": source, "observations": figures})):
        (folder / f"{stem}.yaml").write_text(json.dumps({"schema_version": 1, **data}), encoding="utf-8")


NONE = ("not_available", None, None)
FOUR_YEARS = {"value": 146.41, "by": 2026}


@pytest.mark.parametrize(
    ("facts", "status", "value", "score", "reason"),
    [
        # worked by hand: from 100 to 121 in 2 years is 10 % a year, to 146.41 in 4 years as well, so R = 1
        ({"observations": {2022: 100, 2024: 121}, **FOUR_YEARS}, "substantial_progress", 1, 2.8572, None),
        ({"observations": {2022: 100, 2024: 90.25}, **FOUR_YEARS}, "deterioration", -0.5, -4.58335, None),
        ({"observations": {2022: 100}, "value": 200}, *NONE, "no_observation"),
        ({"observations": {2024: 100}, "value": 200}, *NONE, "no_base"),
        ({"value": 200}, *NONE, "no_base"),
        ({"observations": {2022: 0, 2024: 5}, "value": 10}, *NONE, "zero_base"),
        ({"observations": {2022: 5, 2024: 3}, "value": 0, "bound": "at_most"}, *NONE, "zero_target"),
        ({"observations": {2022: 5, 2024: -3}, "value": 10}, *NONE, "sign_change"),
        ({"observations": {2022: 10, 2024: 9}, "value": 10}, *NONE, "no_change"),
        ({"observations": {2022: 10, 2024: 11}, "value": 10}, "target_achieved", None, 5, "no_change"),
        ({"observations": {2022: 10, 2024: 11}, "value": 20, "by": None}, *NONE, "undated"),
        ({"observations": {2022: 10, 2024: 11}, "kind": "growth", "value": 5}, *NONE, "not_applicable"),
    ],
)
def test_open_sdg_edges(facts, status, value, score, reason):
    """What has no ratio says why, and is never a number."""
    (assessed,) = assess(catalogue(**facts), 2025, method="open-sdg")
    assert assessed.status == status
    assert assessed.progress_value == (None if value is None else pytest.approx(value, abs=1e-9))
    assert assessed.score == (None if score is None else pytest.approx(score, abs=1e-9))
    assert assessed.reasons.get("progress_value") == reason
