"""A catalogue drafted from a text: accepted by `check`, found by `trace`, never written over anything."""

import json

import pytest
import yaml

from cyjjq.plan import proposal
from cyjjq.plan.text import PlanText
from tests.cases import HERE
from tests.support import command

PLANS = HERE / "plans"


def run(*arguments, **more):
    return command.run(*arguments, lang="en", **more)


def proposed(text):
    return proposal.propose(PlanText("t", text), None)


@pytest.mark.parametrize("name", ["district", "bureau", "city"])
def test_there_and_back(tmp_path, name):
    """What is drafted is a catalogue without an error, and all of it stands in its text."""
    text, made = PLANS / f"{name}.txt", tmp_path / "own"
    done = run("trace", text, "--suggest", "-o", made)
    assert (done.returncode, done.stdout) == (0, "")
    assert run("check", "--data", made).returncode == 0
    traced = json.loads(run("trace", text, "--data", made, "--format", "json").stdout)
    assert traced["unfound"] == []
    again = run("trace", text, "--suggest", "-o", made)
    assert (again.returncode, "is not replaced\nhint: name another directory" in again.stderr) == (2, True)
    assert run("trace", text, "--suggest", "--data", made).stderr.startswith("nothing to draft")


def test_headings_and_years():
    found = proposed((PLANS / "district.txt").read_text(encoding="utf-8"))
    assert [(a.id, a.heading, len(a.tasks)) for a in found.actions] == [
        (1, "第一章发展基础和总体目标", 2),
        (2, "第二章壮大现代产业", 2),
        (3, "第三章增进民生福祉", 2),
    ]
    head = found.head
    assert (head.issuer, head.base_year, head.start, head.end, head.undated_by) == ("云溪区", 2025, 2026, 2030, 2030)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("到2027年，城镇化率力争达到61%。", ["城镇化率"]),
        ("城镇和农村居民人均可支配收入分别增长4%和6%。", ["城镇居民人均可支配收入", "农村居民人均可支配收入"]),
        ("生产总值达到420亿元，年均增长6%左右。", ["生产总值", "生产总值"]),
        ("新增5个国家级品牌。", ["新增国家级品牌"]),
        ("居民收入增长快于经济增长。", ["居民收入"]),
        ("生产总值增长5.5%以上、力争达到6%。", ["生产总值", "生产总值"]),
    ],
)
def test_names(text, names):
    found = proposed(text)
    known = {each.id: each.name for each in found.indicators}
    assert [known[aim.indicator] for aim in found.aims] == names


def test_two_years_of_one_thing_are_one_indicator():
    found = proposed("到2025年，参保率达到94%。到2027年，参保率达到96%。")
    assert [(aim.indicator, aim.draft.by) for aim in found.aims] == [("draft_001", 2025), ("draft_001", 2027)]


def test_goals_before_all_headings_belong_to_the_whole_plan():
    found = proposed("某县方案\n到2027年，产值达到420亿元。\n一、任务\n新增企业12家。\n二、保障\n新增公园3个。")
    assert [aim.action for aim in found.aims] == [None, 1, 2]


def test_json():
    done = run("trace", PLANS / "city.txt", "--suggest", "--format", "json")
    told = json.loads(done.stdout)
    assert told["suggested"]["end"] == 2026
    first = told["drafts"][0]
    assert (first["name"], first["value"], first["kind"], first["by"]) == ("地区生产总值", 5.5, "growth", 2026)
    assert (first["taken"], first["said"]) == ({"by": "今年", "kind": "增长", "bound": "以上"}, 3)


def test_beside_a_catalogue_only_what_is_new(tmp_path):
    """One sentence more in the text: one draft, an offer, and a merged copy that check and trace accept."""
    text, made = tmp_path / "plan.txt", tmp_path / "own"
    plan = (PLANS / "bureau.txt").read_text(encoding="utf-8")
    text.write_text(plan, encoding="utf-8")
    run("trace", text, "--suggest", "-o", made)
    before = (made / "targets.yaml").read_bytes()
    text.write_text(plan + "新建停车场7个。\n", encoding="utf-8")
    shown = run("trace", text, "--suggest", "--data", made)
    assert [target["phrase"] for target in yaml.safe_load(shown.stdout)["targets"]] == ["新建停车场7个"]
    assert "-o NEWDIR" in shown.stderr
    merged = tmp_path / "merged"
    assert run("trace", text, "--suggest", "--data", made, "-o", merged).returncode == 0
    assert (made / "targets.yaml").read_bytes() == before
    assert run("check", "--data", merged).returncode == 0
    assert json.loads(run("trace", text, "--data", merged, "--format", "json").stdout)["unfound"] == []
    assert len(yaml.safe_load((merged / "targets.yaml").read_text(encoding="utf-8"))["targets"]) == 19


def test_a_text_that_is_not_chinese(tmp_path):
    text = tmp_path / "plan.txt"
    text.write_text("By 2030 there will be 9 GW of onshore wind. Retrofit 120,000 homes.", encoding="utf-8")
    done = run("trace", text, "--suggest")
    assert yaml.safe_load(done.stdout) == {"indicators": {}, "targets": []}
    assert "Chinese only" in done.stderr
