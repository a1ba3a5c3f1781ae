"""The catalogue against the plan's text: a small made-up plan everywhere, the real one where it is at hand."""

import functools
import json
import re

import pytest
import yaml

import cyjjq
from cyjjq.catalogue.finding import Place
from cyjjq.catalogue.models import BaselineFile, Catalogue, TargetsFile
from cyjjq.chinese import numerals
from cyjjq.plan import suggest
from cyjjq.plan import text as plantext
from cyjjq.plan.text import PlanText
from cyjjq.plan.trace import open_numbers, trace
from tests.cases import HERE
from tests.support import ROOT, SHARED, command

REAL = SHARED / "plan" / "dianjiang-plan-2023-2027.txt"
PLAN = (HERE / "plan" / "plan.txt").read_text(encoding="utf-8")
needs_real = pytest.mark.skipif(not REAL.is_file(), reason="the plan's text is not beside the checkout")

# action, task, kind, bound, value, by, unit, phrase
TARGETS = [
    (1, None, "level", "at_least", 62, 2027, "%", "城镇化率达62%"),
    (1, 1, "level", "at_least", 20, None, "平方公里", "加快建设20平方公里新区"),
    (1, 1, "increase", "at_least", 1200, None, "个", "新增公共停车位1200个"),
    (1, 1, "level", "at_least", 100, 2025, "%", "背街小巷改造全覆盖"),
    (1, 1, "level", "at_least", 40, 2025, "%", "绿化率和供水率分别达到40%和98.5%"),
    (1, 1, "level", "at_least", 98.5, 2025, "%", "绿化率和供水率分别达到40%和98.5%"),
    (1, 2, "yearly", "at_most", 2, None, "类", "水质保持Ⅱ类以上"),
    (2, None, "level", "at_least", 300, 2027, "亿元", "规上工业产值突破三百亿元"),
    (2, None, "growth", "at_least", 12, 2027, "亿元", "研发投入年均增长12%左右"),
    (2, None, "multiple", "at_least", 2, 2027, "家", "企业数量实现翻番"),
    (2, 3, "increase", "at_least", 5, None, "家", "培育链主企业五家"),
    (2, 3, "increase", "at_least", 2, None, "个", "新建万亩茶园两个"),
    (2, 3, "growth", "at_most", -3, None, "吨", "单位能耗年均下降百分之三"),
    (2, 4, "yearly", "at_least", 3500, None, "人", "每年新增就业3500人以上"),
    (2, 4, "yearly", "at_most", 5.5, None, "%", "失业率控制在5.5%以内"),
    (2, 4, "level", "at_most", 2.1, None, "倍", "城乡收入比缩小至2.1:1"),
]
EXCLUSIONS = [("五大公园", "tally"), ("万亩茶园", "grade"), ("两级台账", "name")]


def catalogue(targets=TARGETS, exclusions=EXCLUSIONS, **plan):
    names = ["action", "task", "kind", "bound", "value", "by", "unit", "phrase"]
    rows = [dict(zip(names, row, strict=True)) for row in targets]
    indicators = {
        f"i{n}": {"name": f"I{n}", "unit": row.pop("unit"), "scale": "amount", "timing": "flow"}
        for n, row in enumerate(rows)
    }
    return Catalogue(
        TargetsFile.model_validate(
            {
                "schema_version": 1,
                "plan": {
                    "id": "p",
                    "title": "P",
                    "issuer": "C",
                    "issued": "2023-03-15",
                    "base_year": 2022,
                    "start": 2023,
                    "end": 2027,
                    **plan,
                },
                "actions": [
                    {"id": 1, "name": "A", "tasks": [{"id": 1, "name": "a"}, {"id": 2, "name": "b"}]},
                    {"id": 2, "name": "B", "tasks": [{"id": 3, "name": "c"}, {"id": 4, "name": "d"}]},
                ],
                "indicators": indicators,
                "targets": [{"id": f"t{n}", "indicator": f"i{n}", "wording": "-", **row} for n, row in enumerate(rows)],
                "exclusions": [
                    {"phrase": phrase, "class": name, "reason": "r", **({"times": times[0]} if times else {})}
                    for phrase, name, *times in exclusions
                ],
            }
        ),
        BaselineFile.model_validate({"schema_version": 1, "sources": {}, "observations": []}),
    )


def locate(loc):
    return Place("targets.yaml", path=".".join(map(str, loc)))


def found(text, known=None):
    """What a trace of a text finds: code and, in the text, line and column; in the catalogue, the path."""
    traced = trace(known or catalogue(), PlanText("plan.txt", text), locate)
    return [
        (f.code, f.place.path if f.place.file == "targets.yaml" else (f.place.line, f.place.column))
        for f in traced.findings
    ]


def spot(text, piece, part=None):
    """Line and column of a piece of a text."""
    at = text.index(piece) + (piece.index(part) if part else 0)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


# --- The made-up plan -------------------------------------------------------------------------------------------------


def test_whole_plan_is_accounted_for():
    """Both ways, over a soft line break, full-width digits and marks of a converter."""
    traced = trace(catalogue(), PlanText("plan.txt", PLAN), locate)
    assert traced.findings == ()
    # 17 numbers of targets: 62 20 1200 全覆盖 40 98.5 Ⅱ 三百亿 12 翻番 五 两 百分之三 3500 5.5 2.1:1
    assert traced.claimed == 16
    # the period (2), the date (3), three deadlines, four task numbers, and the three exclusions
    assert dict(traced.classes) == {
        "target": 16,
        "period": 2,
        "date": 3,
        "deadline": 3,
        "heading": 4,
        "tally": 1,
        "grade": 1,
        "name": 1,
    }
    assert traced.numbers == 31


def test_headings():
    """Parts, actions of the part with tasks, tasks; （一） of the last part is a heading and no action."""
    spots = [(each.kind, each.number) for each in PlanText("plan.txt", PLAN).spots]
    assert spots == [
        *[("part", 1), ("part", 2), ("action", 1), ("task", 1), ("task", 2)],
        *[("action", 2), ("task", 3), ("task", 4), ("part", 3), ("heading", 1)],
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # a target's number in digits, in words, as a ratio, a Roman numeral, of full width
        ("达62%", "达61%", {("CJ502", "targets.0.phrase"), ("CJ501", "61")}),
        ("突破三百亿元", "突破四百亿元", {("CJ502", "targets.7.phrase"), ("CJ501", "四百")}),
        ("至2.1:1", "至2.2:1", {("CJ502", "targets.15.phrase"), ("CJ501", "2.2")}),
        ("Ⅱ类", "Ⅲ类", {("CJ502", "targets.6.phrase"), ("CJ501", "Ⅲ")}),
        ("实现翻番", "实现翻两番", {("CJ502", "targets.9.phrase"), ("CJ501", "翻两番")}),
        ("百分之三", "百分之四", {("CJ502", "targets.12.phrase"), ("CJ501", "百分之四")}),
        # a phrase deleted, doubled
        ("，失业率控制在5.5%以内", "", {("CJ502", "targets.14.phrase")}),
        (
            "人以上，",
            "人以上，失业率控制在5.5%以内，",
            {("CJ503", "失业率控制在5.5%以内，城乡"), ("CJ501", "5.5%以内，城乡")},
        ),
        # a new number anywhere, in digits or words
        ("推进第三方治理", "推进第三方治理，新建三座污水厂", {("CJ501", "三座")}),
        ("服务百姓。", "服务百姓。另建桥7座。", {("CJ501", "7座")}),
        ("三、保障措施", "三、保障措施\n安排资金二十五万元。", {("CJ501", "二十五")}),
        # years and dates are compared, too
        ("到2025年", "到2026年", {("CJ506", "2026")}),
        ("2023—2027年", "2023—2028年", {("CJ501", "2023—2028"), ("CJ501", "2028")}),
        ("3月15日", "3月16日", {("CJ501", "2023年3"), ("CJ501", "3月16"), ("CJ501", "16日")}),
        # an exclusion that no longer works
        ("五大公园", "六大公园", {("CJ507", "exclusions.0.phrase"), ("CJ501", "六大")}),
        ("五大公园", "五大公园、五大公园", {("CJ508", "exclusions.0.phrase")}),
    ],
)  # fmt: skip
def test_a_change_of_the_text_is_found(old, new, expected):
    """Each at its place: in the text at the number, in the catalogue at the phrase that is no longer there."""
    assert PLAN.count(old) == 1
    text = PLAN.replace(old, new)
    wanted = {(code, where if "." in where and where[0] in "te" else spot(text, where)) for code, where in expected}
    # a deadline governs every target behind it: one finding at its place stands for all
    assert set(found(text)) == wanted


def test_a_phrase_that_moved():
    """In another task, and in another action's headline."""
    cut = PLAN.replace("，失业率控制在5.5%以内", "")
    moved = cut.replace("培育链主企业五家", "失业率控制在5.5%以内，培育链主企业五家")
    assert found(moved) == [("CJ504", spot(moved, "失业率控制"))]
    headline = cut.replace("企业数量实现翻番", "失业率控制在5.5%以内，企业数量实现翻番")
    assert found(headline) == [
        ("CJ506", spot(headline, "2027年，规上", "2027")),
        ("CJ504", spot(headline, "失业率控制")),
    ]


@pytest.mark.parametrize("number", range(len(TARGETS)))
def test_a_change_of_the_catalogue_is_found(number):
    """A target's value, place or deadline that is not the text's."""
    for column, other, code in ((4, 7, "CJ505"), (1, 3, "CJ504"), (5, 2026, "CJ506")):
        row = list(TARGETS[number])
        row[column] = other
        if TARGETS[number][column] != other:
            known = catalogue([*TARGETS[:number], tuple(row), *TARGETS[number + 1 :]])
            assert code in {found_code for found_code, _ in found(PLAN, known)}


@pytest.mark.parametrize(
    ("exclusion", "code"),
    [
        (("六大公园", "tally"), "CJ507"),  # not in the text
        (("一体化发展", "name"), "CJ507"),  # there, but covers no number
        (("2025年", "date"), "CJ507"),  # known without it
        (("五大公园", "tally", 2), "CJ508"),
        (("停车位1200个", "existing"), "CJ509"),
    ],
)
def test_an_exclusion_that_does_harm_or_nothing(exclusion, code):
    """Exclusions are held to what they cover."""
    keep = [each for each in EXCLUSIONS if each[0] != exclusion[0]]
    codes = {found_code for found_code, _ in found(PLAN, catalogue(exclusions=[*keep, exclusion]))}
    assert code in codes


def test_tasks_that_differ():
    """A task that only one of the two has."""
    text = PLAN.replace("三、保障措施", "5. 新任务。推进工作。\n三、保障措施")
    assert found(text) == [("CJ510", spot(text, "5. 新任务"))]
    text = PLAN.replace("4. 促进就业。", "")
    assert ("CJ510", "actions.1.tasks.1.id") in found(text)


def test_another_document_is_one_line():
    """With nothing of the catalogue in it, a text is another document; a digest that differs is only a note."""
    assert [code for code, _ in found("关于放假的通知\n2023年10月1日放假3天。")] == ["CJ513"]
    digest = PlanText("plan.txt", PLAN).digest
    assert found(PLAN, catalogue(text_sha256=digest)) == []
    assert [code for code, _ in found(PLAN, catalogue(text_sha256="0" * 64))] == ["CJ511"]


def test_a_damaged_text_says_what_stands_there():
    """The hint of a phrase that is gone shows the piece that differs in its number only."""
    traced = trace(catalogue(), PlanText("plan.txt", PLAN.replace("停\n车位1200个", "停\n车位1300个")), locate)
    assert [f.facts["guess"] for f in traced.findings if f.code == "CJ502"] == ["新增公共停车位1300个"]


# --- Numbers in prose -------------------------------------------------------------------------------------------------

PROSE = [
    ("新建学校三所、幼儿园十二所", ["三", "十二"]),
    ("建成一座大桥，培育一批企业", ["一"]),
    ("完成投资一百二十亿元", ["一百二十亿"]),
    ("增长百分之五，千分之三", ["百分之五", "千分之三"]),
    ("产值翻一番，利润翻两番，规模倍增", ["翻一番", "翻两番", "倍增"]),
    ("提高三成，减半，清零，实现零增长", ["三", "减半", "清零", "零增长"]),
    ("水质达到Ⅱ类，比例为2.1：1", ["Ⅱ", "2.1:1"]),
    ("面积５０．５万亩，金额1,234.5万元", ["50.5", "1,234.5"]),
    ("千亿级产业，百里长廊，万亩良田", ["千亿", "百", "万"]),
    ("五个万亩级园区，三大百亿级集群", ["五", "万", "三", "百亿"]),
    ("覆盖率过半，半数以上村庄", ["过半", "半数"]),
    ("第三方、第一书记、第二产业", []),
    ("统一规划，一体推进，一流环境，一批项目，一系列政策，一些问题", []),
    ("万州、三峡、两江新区、双城经济圈、三甲基苯、五莲、百姓、百货、千方百计", []),
    ("三线一单、四县三乡、一带一路、一户一策、一件事一次办、千家万户", []),
    ("零售、零距离、双创、双碳、三农、接二连三、一二三产业融合", []),
    ("唯一、万一、专一、统一大市场", []),
]


@pytest.mark.parametrize(("prose", "numbers"), PROSE, ids=[prose[:8] for prose, _ in PROSE])
def test_numbers_are_told_from_words(prose, numbers):
    """Digits are always numbers, characters where they count or measure."""
    text = plantext.squeeze(prose)
    assert [text[q.start : q.end] for q in numerals.quantities(text)] == numbers


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ("三百亿元", {300, 3e10}),
        ("二十五个", {25}),
        ("双倍", {2}),
        ("一千零一户", {1001}),
        ("百分之五", {5}),
        ("Ⅳ类", {4}),
    ],
)
def test_values_of_numbers_in_words(written, values):
    """A numeral that runs into 万 or 亿 may end before it: those belong to the unit."""
    (quantity,) = numerals.quantities(written)
    assert quantity.values == values


# --- Files ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(tmp_path, encoding, line_end):
    """The text is the same, and so is its digest, however it was saved."""
    path = tmp_path / "plan.txt"
    path.write_bytes(PLAN.replace("\n", line_end).encode(encoding))
    text, faults = plantext.read(path)
    assert faults == ()
    assert text.digest == PlanText("plan.txt", PLAN).digest
    assert trace(catalogue(), text, locate).findings == ()


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "CJ003"), (b" \n", "CJ003"), (b"PK\x03\x04\0\0\xff\xff\xff", "CJ512"), (b"\xff\xff\x80\x80", "CJ512")],
)
def test_what_is_no_text(tmp_path, content, code):
    """One finding says why."""
    (tmp_path / "plan.txt").write_bytes(content)
    text, (fault,) = plantext.read(tmp_path / "plan.txt")
    assert (text, fault.code) == (None, code)


def test_soft_breaks_and_blanks():
    """A text with a break after every eighth character traces as the whole one does, headings apart."""
    lines = re.sub(r"\[bookmark: \w+\]", "", PLAN).split("\n")
    broken = "\n".join("\n".join(re.findall(".{1,8}", line)) if not line[:1].isdigit() else line for line in lines)
    assert not [code for code, _ in found(broken) if code in ("CJ501", "CJ502", "CJ503")]
    assert found(PLAN.replace("公共", "公 　共").replace("62%", "6\u200b2%")) == []


# --- The real plan ----------------------------------------------------------------------------------------------------


@functools.cache
def real():
    return REAL.read_text(encoding="utf-8"), cyjjq.load(ROOT / "data").catalogue


def wrong(text, known=None):
    return [f for f in trace(known or real()[1], PlanText("plan", text), locate).findings if f.severity == "error"]


@needs_real
def test_real_plan_is_proven():
    """Nothing left over, nothing unfound, and the text is the version that the catalogue was checked against."""
    text, known = real()
    traced = trace(known, PlanText("plan", text), locate)
    assert traced.findings == ()
    assert traced.numbers == traced.claimed + traced.excluded > 190


def other_number(shown):
    """Another number of the same make."""
    if shown[-1].isdigit() and shown.isascii():
        return shown[:-1] + str((int(shown[-1]) + 1) % 10)
    swap = dict(
        zip("一二三四五六七八九十百千万亿两双零全Ⅰ倍Ⅱ翻", "二三四五六七八九十百千万亿百三三一半Ⅱ减Ⅲ减", strict=True)
    )
    return swap.get(shown[0], "Ⅳ") + shown[1:]


def edited(text, edits):
    """A text with pieces of it (from, to) replaced by others; one trace of many edits takes no longer than of one."""
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def touches(finding, plan, known, quantity):
    """Whether a finding is at the place of a number in the plan, or at a phrase of the catalogue that holds it."""
    place, spot = finding.place, plan.place(quantity.start, quantity.end)
    if place.file == plan.file:
        return place.line == spot.line and place.column <= spot.column < (place.end_column or 0)
    part, number = (*place.path.split("."), "")[:2]
    if part not in ("targets", "exclusions"):
        return False
    phrase = plantext.squeeze(getattr(known.targets_file, part)[int(number)].phrase)
    stretches = [match.span() for match in re.finditer(re.escape(phrase), plan.squeezed)]
    return len(stretches) == 1 and stretches[0][0] <= quantity.start < stretches[0][1]


@needs_real
def test_every_number_of_the_real_plan_is_watched():
    """Each number changed, every sixteenth at a time: each change is found. The share caught must be all."""
    text, known = real()
    plan = PlanText("plan", text)
    changes = {}
    for quantity in numerals.quantities(plan.squeezed):
        at = plan._origin[quantity.start]
        shown = plan.squeezed[quantity.start : quantity.end]
        assert text[at : at + len(shown)] == shown
        changes[quantity] = (at, at + len(shown), other_number(shown))
    missed = []
    for first in range(16):
        batch = list(changes)[first::16]
        found = wrong(edited(text, [changes[quantity] for quantity in batch]))
        unseen = [each for each in batch if not any(touches(finding, plan, known, each) for finding in found)]
        # found elsewhere, perhaps: looked for alone
        missed += [plan.around(each.start, each.end) for each in unseen if not wrong(edited(text, [changes[each]]))]
    assert missed == []


@needs_real
@pytest.mark.parametrize(
    "sentence", ["新建学校三所。", "另建桥7座。", "占比达百分之五。", "产值翻两番。", "安置３０户。"]
)
def test_a_new_number_anywhere_in_the_real_plan(sentence):
    """At the end of every paragraph: found there, in each of them, and nowhere else."""
    lines = real()[0].split("\n")
    long = [i for i, line in enumerate(lines) if len(line) > 60]
    found = wrong("\n".join(line + sentence if i in long else line for i, line in enumerate(lines)))
    assert [(fault.code, fault.place.line) for fault in found] == [("CJ501", i + 1) for i in long]
    assert all(fault.place.column > len(lines[fault.place.line - 1]) for fault in found)


@needs_real
def test_every_phrase_of_the_real_plan_is_watched():
    """Deleted, doubled, or moved to another task, every tenth at a time: each is found, by its name."""
    text, known = real()
    text = re.sub(r"\[bookmark: [^\]]*\]", "", text)
    elsewhere = {other: text.index(other) + len(other) for other in ("1. 加快", "40. 推进")}
    for first in range(10):
        batch = {target: text.index(target.phrase) for target in known.targets[first::10]}
        deleted = [(at, at + len(target.phrase), "") for target, at in batch.items()]
        doubled = [(at, at, f"{target.phrase}，") for target, at in batch.items()]
        moved = [
            (start, start, f"，{target.phrase}")
            for target in batch
            for start in [elsewhere["1. 加快" if target.task != 1 else "40. 推进"]]
        ]
        phrases, ids = {target.phrase for target in batch}, {target.id for target in batch}
        for edits, code, key, expected in (
            (deleted, "CJ502", "phrase", phrases),
            (doubled, "CJ503", "phrase", phrases),
            (deleted + moved, "CJ504", "id", ids),
        ):
            assert expected <= {f.facts[key] for f in wrong(edited(text, edits)) if f.code == code}


@needs_real
def test_every_value_of_the_real_catalogue_is_watched():
    """Every value of the catalogue changed: each is found."""
    text, known = real()
    valued = [target for target in known.targets if target.value is not None]
    targets = tuple(
        target.model_copy(update={"value": target.value + 1}) if target in valued else target
        for target in known.targets
    )
    file = known.targets_file.model_copy(update={"targets": targets})
    found = {f.facts["id"] for f in wrong(text, Catalogue(file, known.baseline)) if f.code == "CJ505"}
    assert found == {target.id for target in valued}


# --- Drafts for the next plan -----------------------------------------------------------------------------------------


def test_drafts_of_the_made_up_plan():
    """Against a catalogue without targets each number is drafted as the table above has it, but for what is none."""
    text = PlanText("plan.txt", PLAN)
    drafts = list(suggest.drafts(text, open_numbers(catalogue([], []), text)))
    told = {(d.section.action, d.section.task, d.kind, d.bound, d.value, d.by, d.unit) for d in drafts}
    printed = {"研发投入年均增长12%左右": "%", "单位能耗年均下降百分之三": "%", "企业数量实现翻番": "倍"}
    assert {(*row[:6], printed.get(row[7], row[6])) for row in TARGETS} <= told
    assert [d.tolerance for d in drafts if d.value == 12] == [0.5]


@needs_real
def test_drafts_of_the_real_plan():
    """How much of the finished catalogue the drafts get right; the README states the shares."""
    text, known = real()
    plan = PlanText("plan", text)
    empty = Catalogue(known.targets_file.model_copy(update={"targets": (), "exclusions": ()}), known.baseline)
    drafts = list(suggest.drafts(plan, open_numbers(empty, plan)))
    right = dict.fromkeys(("value", "unit", "bound", "kind", "by", "section"), 0)
    valued = [target for target in known.targets if target.value is not None]
    for target in valued:
        start = plan.squeezed.index(plantext.squeeze(target.phrase))
        inside = range(start, start + len(plantext.squeeze(target.phrase)))
        draft = next(d for d in drafts if d.quantity.start in inside and abs(d.value) == abs(target.value))
        unit = {"growth": "%", "multiple": "倍"}.get(target.kind, known.indicators[target.indicator].unit)
        right["unit"] += draft.unit == unit
        right["section"] += draft.section == (target.action, target.task)
        for key in ("value", "bound", "kind", "by"):
            right[key] += getattr(draft, key) == getattr(target, key)
    shares = {key: n / len(valued) for key, n in right.items()}
    assert min(shares.values()) > 0.95, shares


# --- The command ------------------------------------------------------------------------------------------------------


def run(*arguments):
    return command.run("trace", *arguments, lang="en", cwd=ROOT)


@pytest.fixture
def files(tmp_path):
    """The made-up plan and its catalogue as files."""
    known = catalogue()
    for stem, model in (("targets", known.targets_file), ("baseline", known.baseline)):
        data = json.loads(model.model_dump_json(by_alias=True, exclude_none=True))
        (tmp_path / f"{stem}.yaml").write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    return tmp_path


def test_command(files):
    """Exit 0 and a summary where all is proven, 1 with the places where not, 2 where the text cannot be read."""
    done = run(files / "plan.txt", "--data", files)
    assert (done.returncode, done.stderr) == (0, "")
    assert "31 numbers, 16 of targets, 15 of known classes or excluded, 0 unaccounted for" in done.stdout
    (files / "plan.txt").write_text(PLAN.replace("达62%", "达61%"), encoding="utf-8")
    done = run(files / "plan.txt", "--data", files, "--format", "json")
    data = json.loads(done.stdout)
    assert (done.returncode, data["numerals"], data["claimed"], data["excluded"]) == (1, 31, 15, 15)
    (left,) = data["unaccounted"]
    assert (left["line"], left["number"], left["code"]) == (13, "61", "CJ501")
    assert left["column"] == PLAN.split("\n")[12].index("62") + 1
    (missing,) = data["unfound"]
    assert missing["path"] == "targets[0].phrase"
    assert missing["hint"] == "the text has “城镇化率达61%”"
    assert run(files / "no.txt", "--data", files).returncode == 2
    concise = run(files / "plan.txt", "--data", files, "--format", "concise")
    assert re.search(r"plan\.txt:13:\d+: CJ501 ", concise.stdout)


def test_suggest_command(files, tmp_path):
    """The drafts are YAML that the loader takes, in a catalogue of their own."""
    empty = catalogue([], [])
    data = json.loads(empty.targets_file.model_dump_json(by_alias=True, exclude_none=True))
    (files / "targets.yaml").write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    done = run(files / "plan.txt", "--data", files, "--suggest")
    assert done.returncode == 0
    drafted = yaml.safe_load(done.stdout)
    merged = data | drafted
    (files / "targets.yaml").write_text(yaml.safe_dump(merged, allow_unicode=True), encoding="utf-8")
    loaded = cyjjq.load(files)
    shape = [f for f in loaded.findings if f.code.startswith("CJ1")]
    assert shape == []
    assert len(drafted["targets"]) == 18  # every number but the years, the dates and 两级
