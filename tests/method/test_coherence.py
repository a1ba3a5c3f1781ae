"""What targets mean together: identities worked by hand, intervals by their meaning, and the real plan's findings."""

import json
import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cyjjq
from cyjjq.catalogue import checks
from cyjjq.catalogue.models import BaselineFile, Catalogue, TargetsFile
from cyjjq.method import coherence
from cyjjq.method.coherence import Span
from tests.support import ROOT, building, command


def catalogue(targets=(), figures=(), identities=(), **indicators):
    """Targets (indicator, bound, value, keys), figures (indicator, year, value), identities (id, result, formula)."""
    names = {name for name, *_ in targets} | {name for name, *_ in figures}
    for _, result, text in identities:
        names |= {result, *(word for word in text.replace("(", " ").replace(")", " ").split() if word[0].isalpha())}
    names -= {f"t{i}" for i in range(len(targets))}  # ids of targets
    base = {"unit": "亿元", "scale": "amount", "timing": "flow"}
    known = {name: {"name": name, **base, **indicators.get(name, {})} for name in sorted(names)}
    return Catalogue(
        TargetsFile.model_validate(
            {
                "schema_version": 1,
                "plan": {
                    "id": "p",
                    "title": "P",
                    "issuer": "C",
                    "issued": "2023-01-01",
                    "base_year": 2022,
                    "start": 2023,
                    "end": 2027,
                },
                "actions": [{"id": 1, "name": "A"}],
                "indicators": known,
                "targets": [
                    {
                        "id": f"t{i}",
                        "indicator": name,
                        "action": 1,
                        "kind": "level",
                        "bound": bound,
                        "value": value,
                        "by": 2027,
                        "wording": "-",
                        "phrase": "-",
                        **(more[0] if more else {}),
                    }
                    for i, (name, bound, value, *more) in enumerate(targets)
                ],
                "identities": [
                    {"id": id_, "name": id_, "result": result, "formula": text} for id_, result, text in identities
                ],
            }
        ),
        BaselineFile.model_validate(
            {
                "schema_version": 1,
                "sources": {"s": {"title": "T", "publisher": "P", "reliability": "official"}},
                "observations": [
                    {"indicator": name, "year": year, "value": value, "source": "s"} for name, year, value in figures
                ],
            }
        ),
    )


def follow(*args, **more):
    return {row.identity.id: row for row in coherence.follow(catalogue(*args, **more))}


def test_exact_value_and_range():
    """380 over 50 % is 760; both are floors, so the quotient has none; times a floor it has one."""
    rows = follow(
        [("services", "at_least", 380), ("share", "at_least", 50), ("heads", "at_least", 10)],
        identities=[("a", "gdp", "services / share * 100"), ("b", "total", "heads * 65 / 10")],
    )
    assert rows["a"].span[:3] == (760, 0, math.inf)
    assert rows["b"].span[:3] == (65, 65, math.inf)
    assert (rows["a"].verdict, rows["a"].other) == ("alone", None)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("a + b", 14, math.inf),  # at least 10 and exactly 4
        ("a - c", 5, math.inf),  # less at most 5
        ("c - a", -math.inf, -5),
        ("c * b", -math.inf, 20),
        ("b / c", -math.inf, math.inf),  # at most 5 may be anything below, zero among it
        ("b / a", 0, 0.4),
        ("0 - a", -math.inf, -10),
        ("-1 * b", -4, -4),
        ("b * -1", -4, -4),
        ("0 * a", 0, 0),  # nothing times what has no end
        ("a * 0", 0, 0),
    ],
)
def test_interval_arithmetic(text, low, high):
    """Ranges follow from the meaning of at least and at most."""
    rows = follow([("a", "at_least", 10), ("c", "at_most", 5)], [("b", 2027, 4)], [("x", "z", text)])
    assert (rows["x"].span.low, rows["x"].span.high) == (low, high)


def test_a_figure_binds_its_own_year_alone():
    """100 of 2025 says nothing of 2027, whatever the target; 100 of 2027 itself does not fit at least 150."""

    def look(year):
        return follow([("a", "at_least", 150)], [("b", year, 100)], [("x", "a", "b * 1")])["x"]

    earlier, same = look(2025), look(2027)
    assert (earlier.verdict, earlier.span.value, earlier.stays) == ("compatible", 100, (("b", 2025),))
    assert (earlier.span.low, earlier.span.high) == (-math.inf, math.inf)
    assert (same.verdict, same.stays) == ("contradiction", ())


def test_what_rests_on_an_earlier_figure_is_free_as_well():
    """The second identity takes the first one's value, and with it what that supposes."""
    rows = follow([("c", "at_least", 900)], [("b", 2025, 100)], [("x", "a", "b * 2"), ("y", "c", "a * 2")])
    assert (rows["y"].span.value, rows["y"].verdict, rows["y"].stays) == (400, "compatible", (("b", 2025),))


@given(
    st.lists(st.tuples(st.floats(-50, 50), st.floats(0, 20), st.floats(0, 1)), min_size=2, max_size=2),
    st.sampled_from("+-*/"),
)
def test_ranges_hold_every_value(parts, sign):
    """Whatever the operands are within their ranges, the result is within its range."""
    spans = [Span(low, low, low + width, low, low + width) for low, width, _ in parts]
    (a, b) = (low + width * share for low, width, share in parts)
    if spans[1].value == 0 or b == 0:
        return
    result = coherence._apply(sign, *spans)
    value = {"+": a + b, "-": a - b, "*": a * b, "/": a / b}[sign]
    assert result.low - 1e-6 * abs(value) - 1e-9 <= value <= result.high + 1e-6 * abs(value) + 1e-9


def test_a_contradiction_only_where_ranges_do_not_meet():
    """Population at most 60 beside 70 that a floor implies; with printed rounding between them it is none."""
    ways = [("a", "people", "town * 2"), ("b", "people", "other * 1")]
    floor = ("town", "at_least", 35)
    rows = follow([floor, ("other", "at_most", 60)], identities=ways)
    assert (rows["b"].verdict, rows["b"].difference) == ("contradiction", -10)
    assert rows["b"].other.id == "a"
    # 70 printed as a whole number is 69 to 71 when doubled, 69.4 may be up to 69.45
    assert follow([floor, ("other", "at_most", 69.4)], identities=ways)["b"].verdict == "compatible"
    assert follow([floor, ("other", "at_most", 68.9)], identities=ways)["b"].verdict == "contradiction"
    assert follow([floor, ("other", "at_least", 60)], identities=ways)["b"].verdict == "compatible"
    assert follow([floor, ("other", "at_least", 71)], identities=ways)["b"].verdict == "compatible"
    assert follow([floor, ("other", "at_least", 70)], identities=ways)["b"].verdict == "agree"


def test_a_target_of_the_result_is_the_other_way():
    """An implied value is held against the indicator's own target first."""
    rows = follow([("a", "at_least", 10), ("z", "at_most", 15)], identities=[("x", "z", "a * 2")])
    assert (rows["x"].other.origin, rows["x"].difference, rows["x"].verdict) == ("target", 5, "contradiction")


def test_order_of_dependence_and_missing_inputs():
    """An identity may stand before what it needs; without a figure there is none, and the reason."""
    rows = follow(
        [("a", "at_least", 10)], identities=[("second", "z", "y + 1"), ("first", "y", "a * 2"), ("none", "w", "q")]
    )
    assert rows["second"].span.value == 21
    assert [each.origin for each in rows["second"].inputs] == ["identity"]
    assert (rows["none"].span, rows["none"].reasons["implied"]) == (None, "no_observation")
    zero = follow(figures=[("a", 2022, 1), ("b", 2022, 0)], identities=[("x", "z", "a / b")])
    assert (zero["x"].span, zero["x"].reasons["implied"]) == (None, "zero_value")


def test_growth_to_the_implied_value():
    """From 100 in 2022 to 161.051 in 2027 is 10 % a year; at constant prices, after the end, or without figure none."""
    growth = follow([("a", "at_least", 161.051)], [("z", 2022, 100)], [("x", "z", "a * 1")])
    assert growth["x"].required_rate == pytest.approx(0.1)
    real = {"z": {"growth_basis": "real", "scale": "ratio"}}
    assert follow([("a", "at_least", 2)], [("z", 2022, 3)], [("x", "z", "a")], **real)["x"].reasons[
        "required_rate"
    ] == ("not_applicable")
    late = follow([("a", "at_least", 2)], [("z", 2027, 3)], [("x", "z", "a")])
    assert late["x"].reasons["required_rate"] == "deadline_passed"
    assert (
        follow([("a", "at_least", 2)], identities=[("x", "z", "a")])["x"].reasons["required_rate"] == "no_observation"
    )


@pytest.mark.parametrize(("growth", "binds"), [(8, "t1"), (7, "t0")])
def test_which_of_two_targets_binds(growth, binds):
    """278 grows by 7.548 % a year to 400: 8 % asks for more, 7 % for less."""
    known = catalogue(
        [("retail", "at_least", 400), ("retail", "at_least", growth, {"kind": "growth"})], [("retail", 2022, 278)]
    )
    (binding,) = coherence.bindings(known)
    assert binding.binds == binds
    assert binding.levels == (400, pytest.approx(278 * (1 + growth / 100) ** 5))


def test_nothing_binds_without_a_base():
    """A multiple of an unknown base cannot be compared with a level."""
    (binding,) = coherence.bindings(catalogue([("f", "at_least", 100), ("f", "at_least", 2, {"kind": "multiple"})]))
    assert (binding.binds, binding.reason, binding.levels) == (None, "no_base", (100, None))


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("a +", 4),
        ("(a", 3),
        ("a b", 3),
        ("a / 0", 1),
        ("nothing + a", 1),
        ("a + nothing", 5),
        ("a ^ 2", 3),
        ("eval(1)", 5),
    ],
)
def test_formula_faults_name_their_column(text, column):
    """Every fault of a formula says where in it."""
    known = catalogue([("a", "at_least", 1)], identities=[("x", "a", "1")])
    identity = known.targets_file.identities[0].model_copy(update={"formula": text, "result": "a"})
    known = Catalogue(known.targets_file.model_copy(update={"identities": (identity,)}), known.baseline)
    found = [f for f in checks.identities_can_be_followed(known, date(2024, 1, 1)) if f.code == "CJ219"]
    assert [fault.facts["column"] for fault in found] == [column]


# --- The real plan, each number worked by hand ------------------------------------------------------------------------

REAL = {
    "gdp_from_services": (380 / 0.5, (530.6, 2022)),
    "gdp_at_census_population": (108000 * 649900 / 1e8, (530.6, 2022)),  # yuan times people, in 100m yuan
    "population_from_gdp": (760e8 / 108000 / 1e4, (64.99, 2021)),
    "urban_population_from_rate": (70.37037037037037 * 0.6, (32.046, 2020)),
    "urban_population_from_census": (32.046 + 10, (32.046, 2020)),
    "manufacturing_from_share": (760 * 0.25, None),
    "value_added_rate": (190 / 500 * 100, None),
    "rd_from_intensity": (760 * 0.015, None),
    "rd_intensity_at_base": (11.4 / 1.15**5 / 530.6 * 100, None),
    "culture_tourism_from_share": (760 * 0.06, None),
    "private_economy_from_share": (760 * 0.75, None),
    "revenue_per_visit": (60e8 / 1000e4, None),
    "density_added": (10 / 10, None),
}


def test_real_plan():
    """What the identities of the plan come to, from which figure they start, and that nothing contradicts."""
    known = cyjjq.load(ROOT / "data").catalogue
    rows = {row.identity.id: row for row in coherence.follow(known)}
    assert {key: row.span.value for key, row in rows.items()} == {
        key: pytest.approx(value, rel=1e-12) for key, (value, _) in REAL.items()
    }
    observed = {key: row.observed and (row.observed.value, row.observed.year) for key, row in rows.items()}
    assert observed == {key: figure for key, (_, figure) in REAL.items()}
    assert rows["gdp_from_services"].required_rate == pytest.approx((760 / 530.6) ** 0.2 - 1)
    verdicts = {row.verdict for row in rows.values()}
    assert verdicts == {"alone", "compatible"}
    assert {each.indicator: each.binds for each in coherence.bindings(known)} == {
        "retail_sales": "retail_sales_growth",
        "high_tech_enterprises": None,
        "tech_enterprises": None,
    }


def test_command():
    """JSON has null where a bound is not there; the table speaks both languages; an assumed figure counts."""

    def run(*arguments):
        return command.run("cohere", *arguments, cwd=ROOT).stdout

    data = json.loads(run("--format", "json"))
    first = data["rows"][0]
    assert (first["identity"], first["implied"], first["low"], first["high"]) == ("gdp_from_services", 760.0, 0.0, None)
    assert [each["name"] for each in first["inputs"]] == ["services_value_added", "services_share_gdp"]
    assert "各项目标恰好完成时，地区生产总值为760亿元" in run("--format", "md", "--lang", "zh")
    assert "if every target is met exactly, Gross domestic product is 76 bn yuan" in run(
        "--format", "md", "--lang", "en"
    )
    assumed = json.loads(run("--format", "json", "--assume", "gdp=600@2025"))
    assert assumed["rows"][0]["observed"]["year"] == 2025
    assert assumed["rows"][0]["required_rate"] == pytest.approx((760 / 600) ** 0.5 - 1)


# --- Where one thing ends and another begins --------------------------------------------------------------------------


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize(("ceiling", "verdict"), [(68, "compatible"), (67.9, "contradiction")])
def test_ranges_that_just_touch_do_not_contradict(ceiling, verdict, swapped):
    """35, printed whole, doubled is 69 at least; at most 68 with 0.5 forgiven may be 69 as printed, 67.9 only 68.45."""
    ways = [("a", "people", "town * 2"), ("b", "people", "other * 1")]
    if swapped:
        ways = [("a", "people", "other * 1"), ("b", "people", "town * 2")]
    rows = follow([("town", "at_least", 35), ("other", "at_most", ceiling, {"tolerance": 0.5})], identities=ways)
    assert rows["b"].verdict == verdict


def test_agreement_is_of_printed_digits():
    """70 as printed is 69.5 to 70.5, 70.0 widened by nothing else."""
    for value, verdict in ((34.75, "agree"), (34.7, "compatible"), (35.25, "agree"), (35.3, "compatible")):
        rows = follow([("z", "at_least", 70)], [("b", 2027, value)], [("x", "z", "b * 2")])
        assert rows["x"].verdict in (verdict, "contradiction"), value
        assert (rows["x"].verdict == "agree") is (verdict == "agree"), value


def test_spans_of_targets_and_figures():
    """A floor of 0 begins at 0; tolerance and printed digits widen, a figure of that year by its half unit."""
    rows = follow(
        [("a", "at_least", 0), ("b", "at_most", 2.5, {"tolerance": 0.2}), ("c", "at_least", 10, {"tolerance": 1})],
        [("d", 2027, 4), ("e", 2028, 0.5)],
        [(name, f"r{name}", name) for name in "abcde"],
    )
    spans = {key: row.span for key, row in rows.items()}
    assert spans["a"] == (0, 0, math.inf, -0.5, math.inf)
    assert spans["b"] == pytest.approx((2.5, -math.inf, 2.7, -math.inf, 2.75))
    assert spans["c"] == pytest.approx((10, 9, math.inf, 8.5, math.inf))
    assert spans["d"] == (4, 4, 4, 3.5, 4.5)
    assert spans["e"] == pytest.approx((0.5, 0.5, 0.5, 0.45, 0.55))
    assert [row.inputs[0].year for row in rows.values()] == [2027, 2027, 2027, 2027, 2028]


def test_which_target_speaks_for_an_indicator():
    """The latest level before a yearly one; at a deadline the level of that year, a yearly one or an undated one."""
    own = [("z", "at_least", 8), ("z", "at_least", 7, {"by": 2025}), ("z", "at_least", 9, {"kind": "yearly"})]
    rows = follow([*own, ("a", "at_least", 1)], identities=[("x", "z", "a * 8"), ("y", "w", "z")])
    assert (rows["x"].other.id, rows["y"].inputs[0].source) == ("t0", "t0")
    rows = follow([*own[1:], ("a", "at_least", 1)], identities=[("x", "z", "a * 8"), ("y", "w", "z")])
    assert rows["x"].other.id == "t0"  # the level of 2025
    assert rows["y"].inputs[0].source == "t1"  # which does not speak for 2027
    undated = follow([("z", "at_least", 8, {"by": None})], identities=[("y", "w", "z")])
    assert undated["y"].inputs[0].source == "t0"
    early = follow([("w", "at_least", 8, {"by": 2025}), ("z", "at_least", 3, {"by": 2025})], [], [("y", "w", "z * 2")])
    assert (early["y"].span.value, early["y"].inputs[0].source) == (6, "t1")


def test_a_target_by_its_id():
    rows = follow([("z", "at_least", 8), ("z", "at_least", 7, {"by": 2025})], identities=[("x", "w", "z")])
    known = catalogue([("z", "at_least", 8), ("z", "at_least", 7, {"by": 2025})], identities=[("x", "w", "z")])
    identity = known.targets_file.identities[0].model_copy(update={"formula": "t1 * 2"})
    by_id = Catalogue(known.targets_file.model_copy(update={"identities": (identity,)}), known.baseline)
    (row,) = coherence.follow(by_id)
    assert (rows["x"].span.value, row.span.value, row.inputs[0].source, row.inputs[0].year) == (8, 14, "t1", 2025)


def test_the_newest_figure_is_observed():
    rows = follow([("a", "at_least", 2)], [("z", 2024, 3), ("z", 2021, 1), ("z", 2023, 9)], [("x", "z", "a")])
    assert (rows["x"].observed.year, rows["x"].observed.value) == (2024, 3)
    assert rows["x"].required_rate == pytest.approx((2 / 3) ** (1 / 3) - 1)


@pytest.mark.parametrize(("newest", "reason"), [(0, "zero_base"), (-3, "sign_change")])
def test_no_growth_leads_there(newest, reason):
    rows = follow([("a", "at_least", 2)], [("z", 2024, newest)], [("x", "z", "a")])
    assert (rows["x"].required_rate, rows["x"].reasons["required_rate"]) == (None, reason)


def test_reasons_of_what_cannot_be_followed():
    """A missing name is told before a division by zero; both leave out the growth and the difference."""
    rows = follow([("a", "at_least", 2)], [("o", 2027, 0)], [("x", "z", "a / o"), ("y", "w", "q / o"), ("v", "u", "a")])
    assert dict(rows["x"].reasons) == dict.fromkeys(("implied", "required_rate", "difference"), "zero_value")
    assert dict(rows["y"].reasons) == dict.fromkeys(("implied", "required_rate", "difference"), "no_observation")
    assert rows["x"].verdict == rows["y"].verdict == "not_computed"
    assert dict(rows["v"].reasons) == {"required_rate": "no_observation", "difference": "no_benchmark"}
    huge = follow([("a", "at_least", 1e15)], identities=[("x", "z", " * ".join(["a"] * 21))])["x"]  # 1e315
    assert (huge.span, huge.reasons["implied"], huge.reasons["required_rate"]) == (
        None,
        "not_applicable",
        "not_applicable",
    )


def test_order_of_the_rows_and_circles():
    """Rows come as the file has them; what runs in a circle is left out."""
    rows = follow(
        [("a", "at_least", 10)],
        identities=[("i", "z", "y + 1"), ("j", "y", "a * 2"), ("k", "p", "q"), ("l", "q", "p"), ("m", "z", "a + 1")],
    )
    assert list(rows) == ["i", "j", "m"]
    assert (rows["i"].other.id, rows["m"].other) == ("m", None)  # what needs nothing comes first


@pytest.mark.parametrize(
    ("targets", "figures", "expected"),
    [
        # a ceiling of 90 asks for more than 1 % off 100 a year (95.1), one of 97 for less
        ([("at_most", 90), ("at_most", -1, {"kind": "growth"})], {2022: 100}, ("t0", None)),
        ([("at_most", 97), ("at_most", -1, {"kind": "growth"})], {2022: 100}, ("t1", None)),
        # of three floors the highest: 150, 1.1^5 * 100 = 161.1, twice 100
        (
            [("at_least", 150), ("at_least", 10, {"kind": "growth"}), ("at_least", 2, {"kind": "multiple"})],
            {2022: 100},
            ("t2", None),
        ),
        (
            [("at_least", 150, {"by": 2025}), ("at_least", 10, {"kind": "growth"})],
            {2022: 100},
            (None, "not_applicable"),
        ),
        ([("at_most", 150), ("at_least", 10, {"kind": "growth"})], {2022: 100}, (None, "not_applicable")),
        ([("at_least", 150), ("at_least", 10, {"kind": "growth"})], {}, (None, "no_base")),
    ],
)
def test_what_binds(targets, figures, expected):
    """The target that asks for most where all are levels for one year and one direction."""
    known = catalogue([("z", *each) for each in targets], [("z", year, value) for year, value in figures.items()])
    (binding,) = coherence.bindings(known)
    assert (binding.binds, binding.reason) == expected
    assert binding.by == known.targets[0].by
    assert (binding.indicator, len(binding.targets), len(binding.levels)) == ("z", len(targets), len(targets))


def test_two_levels_bind_nothing():
    """Milestones of one kind are no rivals, nor is a benchmark."""
    assert coherence.bindings(catalogue([("z", "at_least", 1, {"by": 2025}), ("z", "at_least", 2)])) == ()


def test_the_level_that_a_change_asks_for():
    """A change of -10 % on 100 is 90: the ceiling of 95 asks for less, that of 85 for more."""
    for ceiling, binds in ((95, "t1"), (85, "t0")):
        targets = [("z", "at_most", ceiling), ("z", "at_most", -10, {"kind": "change"})]
        (binding,) = coherence.bindings(catalogue(targets, [("z", 2022, 100)]))
        assert (binding.binds, binding.levels) == (binds, (ceiling, pytest.approx(90)))


def test_a_change_of_figures_so_far_asks_for_no_level():
    """They begin with 0 by definition, and nothing says what they are a change of."""
    targets = [("z", "at_least", 120), ("z", "at_least", 10, {"kind": "change"})]
    (binding,) = coherence.bindings(catalogue(targets, [("z", 2022, 100)], z={"reported": "cumulative"}))
    assert (binding.levels, binding.binds, binding.reason) == ((120, None), None, "not_applicable")


def test_a_free_figure_has_no_bounds():
    (item,) = follow([], [("b", 2025, 100)], [("x", "a", "b")])["x"].inputs
    assert item.span == (100, -math.inf, math.inf, -math.inf, math.inf)


@pytest.mark.parametrize(
    ("figures", "text", "origin", "source"),
    [
        ([], "t0 * 2", "target", "t0"),  # a target by its own id
        ([], "own * 2", "target", "t0"),  # by its indicator
        ([("b", 2025, 100)], "b * 2", "observation", "s"),  # stays as it is
        ([("b", 2027, 100)], "b * 2", "observation", "s"),  # of the year itself
    ],
)
def test_where_an_input_comes_from(figures, text, origin, source):
    (item,) = follow([("own", "at_least", 10)], figures, [("x", "z", text)])["x"].inputs
    assert (item.origin, item.source) == (origin, source)


@pytest.mark.parametrize(
    ("of", "level", "expected"),
    [
        ({"observations": {2022: 200}}, 300, ("by_2027", None)),
        ({"observations": {2022: 200}}, 290, ("target", None)),
        ({"observations": {2022: 200}, "growth_basis": "real"}, 290, (None, "not_applicable")),
        ({"observations": {2021: 200}}, 290, (None, "not_applicable")),
        ({"observations": {2022: -200}}, 290, (None, "not_applicable")),
        ({"observations": {2022: 0}}, 290, (None, "not_applicable")),
        ({"observations": {2022: 0.5}}, 0.7, ("target", None)),  # 0.7347
    ],
)
def test_a_growth_that_is_published_as_such_has_a_level_too(of, level, expected):
    """8 % a year make 146.933 of the base year's 100, so 293.866 of its 200; not at constant prices."""
    growths = {2023: 5, 2024: 5}
    known = building.catalogue(kind="growth", value=8, growths=growths, milestones={2027: level}, **of)
    (binding,) = coherence.bindings(known)
    assert (binding.binds, binding.reason) == expected
    assert binding.levels[0] == (None if expected[0] is None else pytest.approx(of["observations"][2022] * 1.08**5))
