"""Made-up data directories, forms and texts that are mostly sound, with the values that programs stumble over."""

import json
import random
import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl

from cyjjq.chinese.numerals import plain

UNITS = {
    "share": ("%",),
    "ratio": ("倍", "人/师"),
    "amount": ("亿元", "万亩", "吨", "元", "万人/平方公里"),
    "count": ("个", "家", "万人"),
    "rank": ("类", "位"),
}
NAMES = (
    "城镇化率",
    "社会消费品零售总额",
    "森林覆盖率",
    "R&D经费投入强度",
    "上市企业",
    "=1+1",
    "水质\u202e达标",
    "粮食“产量”",
    "GDP",
)
ODD = (
    0,
    -0.0,
    1e-9,
    1e-5,
    1e14,
    999_999_999_999_999,
    -1e15,
    100 / 3,
    99.99,
    100,
    -100,
    1,
)
NASTY = (
    *(
        "",
        " ",
        "-",
        "x",
        "nan",
        "inf",
        "1e999",
        "-0",
        "3:0",
        "１２",
        "12,34",
        "9" * 400,
        "百分之五",
        "一亿八千万",
        "2025-13",
        "2025-Q5",
    ),
    *(
        "\x1b[2J",
        "\u202e",
        "\u2028",
        "\ud800",
        "a\x00b",
        "../x",
        "/dev/null",
        "--",
        "--all",
        "=cmd()",
        "%s",
        "{0}",
        "%(x)s",
        "😀",
    ),
    *(
        "20 25",
        "2025-Q2",
        "2025-06",
        "9999",
        "-1",
        "0",
        "2023",
        "2027",
        "4",
        "全部",
        "无",
        "*",
        "[",
        "(" * 200,
        "达标",
        "behind",
    ),
)
PERIODS = ("2023-Q2", "2024-06", "2025-Q3", "2025-11", "2026-02")
_STARTS = (
    "到2027年，",
    "2025年",
    "今年",
    "五年累计",
    "比2020年",
    "年均",
    "其中",
    "力争",
    "占GDP比重",
    "不低于",
    "比上年",
)
_ENDS = (
    "%",
    "个百分点",
    "亿元",
    "万亩",
    "家以上",
    "左右",
    "以内",
    "倍",
    "。",
    "；",
    "、",
    "，",
    "\n",
    "\t",
    "  ",
    "分别为",
    "和",
    "—",
    "～",
)
_DIGITS = (
    "12",
    "3.5",
    "百分之五点五",
    "一万五千亿",
    "三分之一",
    "翻一番",
    "２０２５",
    "1,200",
    "7",
    "十",
    "○",
    "6∶4",
    "过半",
    "9" * 50,
    "零",
)


@dataclass(frozen=True)
class World:
    """A directory with its data, a form and a text, and what a command line may name of it."""

    folder: Path
    targets: tuple[str, ...]
    indicators: tuple[str, ...]
    sources: tuple[str, ...]


def number(chance: random.Random) -> float:
    """A number as plans have it, or an odd one."""
    match chance.randrange(8):
        case 0:
            return chance.choice(ODD)
        case 1:
            return float(f"{chance.uniform(-1, 1) * 10.0 ** chance.randint(-6, 14):.9g}")
        case 2:
            return chance.randint(-5, 5)
        case 3:
            return chance.randint(0, 5000)
    return round(chance.uniform(0, 120), chance.randint(0, 2))


def build(folder: Path, chance: random.Random) -> World:
    """Data for one plan of a few indicators, written as JSON, which is YAML."""
    indicators = {f"i{n}": _indicator(chance) for n in range(chance.randint(1, 5))}
    targets = [_target(f"t{n}", indicators, chance) for n in range(chance.randint(1, 7))]
    plan = {
        "id": "p",
        "title": {"zh": "规划", "en": "Plan"},
        "issuer": "县政府",
        "issued": "2023-03-15",
        "base_year": 2022,
    }
    plan |= {"start": 2023, "end": chance.choice((2027, 2027, 2024, 2030)), "undated_by": chance.choice((None, 2027))}
    identities = [
        _identity(n, list(indicators), chance) for n in range(chance.randint(0, 2) if len(indicators) > 1 else 0)
    ]
    data = {
        "schema_version": 1,
        "plan": plan,
        "actions": [{"id": 1, "name": "行动", "tasks": [{"id": 1, "name": "任务"}]}],
    }
    data |= {"indicators": indicators, "targets": targets, "identities": identities}
    sources = {"s1": _source("official"), "s2": _source("secondary")}
    observations = _observations(indicators, chance)
    figures = {"schema_version": 1, "sources": sources, "observations": observations}
    for name, content in (("targets", data), ("baseline", figures)):
        (folder / f"{name}.yaml").write_text(_as_yaml(content), "utf-8", "surrogatepass")
    (folder / "owners.yaml").unlink(missing_ok=True)
    if chance.random() < 0.3:
        owners = {"schema_version": 1, "actions": {1: {"lead": chance.choice(("统计局", "=1", "a\u202eb"))}}}
        (folder / "owners.yaml").write_text(json.dumps(owners, ensure_ascii=False).replace('"1"', "1"), "utf-8")
    return World(folder, tuple(each["id"] for each in targets), tuple(indicators), tuple(sources))


def _as_yaml(content: dict[str, Any]) -> str:
    """A line for each member of a top-level list or mapping, as JSON, which is YAML; no exponents."""
    lines = []
    for key, value in content.items():
        if isinstance(value, list) and value:
            lines += [f"{key}:", *(f"  - {_as_json(each)}" for each in value)]
        elif isinstance(value, dict) and key != "plan":
            lines += [f"{key}:", *(f"  {name}: {_as_json(each)}" for name, each in value.items())]
        else:
            lines.append(f"{key}: {_as_json(value)}")
    return "\n".join((*lines, ""))


def _as_json(value: Any) -> str:
    written = json.dumps(value, ensure_ascii=False)
    return re.sub(r"-?\d+(\.\d+)?e[-+]?\d+", lambda found: f"{Decimal(found[0]):f}", written)


def _indicator(chance: random.Random) -> dict[str, Any]:
    scale = chance.choice(list(UNITS))
    made = {
        "name": chance.choice(NAMES) + str(chance.randrange(1000)),
        "unit": chance.choice(UNITS[scale]),
        "scale": scale,
    }
    made |= {
        "timing": chance.choice(("flow", "stock", "rate")),
        "reported": chance.choice(("level", "level", "yearly", "cumulative")),
    }
    if chance.random() < 0.3:
        made["report"] = {"every": chance.choice(("month", "quarter", "year")), "lag": chance.randrange(6)}
    if chance.random() < 0.3:
        made["growth_basis"] = chance.choice(("nominal", "real"))
    return made


def _target(name: str, indicators: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    indicator = chance.choice(list(indicators))
    kind = chance.choice(("level", "level", "growth", "increase", "change", "multiple", "yearly", "benchmark"))
    value = _value(kind, indicators[indicator]["scale"], chance)
    made: dict[str, Any] = {"id": name, "indicator": indicator, "action": chance.choice((1, 1, None)), "kind": kind}
    made |= {"value": value, "bound": chance.choice(("at_least", "at_least", "at_most"))}
    made["by"] = chance.choice((None, 2024, 2025, 2027, 2027))
    if chance.random() < 0.2 and value:
        made["tolerance"] = abs(value) * chance.choice((0.001, 0.1, 0.999))
    if chance.random() < 0.2 and kind in ("level", "increase", "multiple"):
        made["path"] = chance.choice(("linear", "compound"))
    if kind == "benchmark":
        made["benchmark"] = chance.choice([each for each in indicators if each != indicator] or [indicator])
        made["compares"] = chance.choice(("level", "growth"))
        made["value"] = chance.choice((None, value))
    elif kind == "change" and chance.random() < 0.5:
        made["since"] = chance.choice((2020, 2022, 2025))
    if made["action"]:
        made["task"] = 1
    return made | {
        "wording": "达到",
        "phrase": "甲乙丙丁戊己庚"[int(name[1:])] + _phrase(kind, value, indicators[indicator]["unit"]),
    }


def _value(kind: str, scale: str, chance: random.Random) -> float:
    """A target's value, mostly one that its kind and scale allow."""
    value = number(chance)
    if chance.random() < 0.1:
        return value
    if kind in ("growth", "change"):
        return value if abs(value) < 95 else round(chance.uniform(-60, 60), 1)
    if kind == "multiple":
        return min(1 + abs(value), 1e6)
    return _level(scale, value, chance)


def _level(scale: str, value: float, chance: random.Random) -> float:
    """A level that a scale allows."""
    if scale == "rank":
        return chance.randint(1, 6)
    if scale == "share":
        return min(abs(value), 100)
    return float(int(min(abs(value), 1e14))) if scale == "count" else abs(value)


def _phrase(kind: str, value: float, unit: str) -> str:
    """A phrase that says the kind and the value as check wants them."""
    verb = {"growth": "年均", "change": "累计", "increase": "新增", "yearly": "每年"}.get(kind, "达到")
    if kind in ("growth", "change"):
        verb += "下降" if value < 0 else "增长"
    sign = "-" if value < 0 and kind not in ("growth", "change") else ""
    unit = {"growth": "%", "change": "%", "multiple": "倍"}.get(kind, unit)
    return f"{verb}{sign}{plain(abs(value))}{unit}"


def _identity(n: int, names: list[str], chance: random.Random) -> dict[str, Any]:
    result, *others = names
    formula = chance.choice(others)
    for _ in range(chance.randint(1, 4)):
        term = chance.choice((chance.choice(others), plain(abs(number(chance)))))
        formula = chance.choice(
            (
                f"{formula} {chance.choice('+-*/')} {term}",
                f"({formula}) {chance.choice('+-*/')} {term}",
                f"-({formula})",
            )
        )
    return {"id": f"e{n}", "name": "恒等式", "result": result, "formula": formula}


def _source(reliability: str) -> dict[str, Any]:
    return {
        "title": "公报",
        "publisher": "统计局",
        "date": "2026-03-01",
        "url": "https://example.com/a",
        "reliability": reliability,
    }


def _observations(indicators: dict[str, Any], chance: random.Random) -> list[dict[str, Any]]:
    made = []
    for indicator, of in indicators.items():
        scale = of["scale"]
        whole = {f"{year}": {"year": year} for year in chance.sample(range(2018, 2027), chance.randint(0, 6))}
        parts = {period: {"period": period} for period in chance.sample(PERIODS, chance.randint(0, 3))}
        for when in (whole | parts).values():
            figure: dict[str, Any] = {"indicator": indicator, **when, "source": chance.choice(("s1", "s2"))}
            if chance.random() < 0.85:
                value = number(chance)
                figure["value"] = value if chance.random() < 0.05 else _level(scale, value, chance)
            if "value" not in figure or chance.random() < 0.3:
                figure["growth"] = round(chance.uniform(-30, 40), 1) if chance.random() < 0.9 else number(chance)
            made.append(figure)
    return made


def text(chance: random.Random) -> str:
    """Sentences with numbers in every writing, a heading here and there; now and then very many of one thing."""
    parts: list[str] = []
    for _ in range(chance.randint(1, 60)):
        parts += [chance.choice(_STARTS), chance.choice(NAMES), chance.choice(_DIGITS), chance.choice(_ENDS)]
        if chance.random() < 0.1:
            parts.append(chance.choice(("\n（一）", "\n1.", "\n第一章 ", "\n专栏", "\n|", "——", *NASTY)))
    if chance.random() < 0.05:
        parts += [chance.choice((*_DIGITS, *_ENDS, *_STARTS)) * chance.choice((100, 3000))]
    return "".join(parts)


def form(path: Path, world: World, chance: random.Random) -> Path:
    """A form as people send it: headings of several kinds, figures, odd cells; CSV, now and then a workbook."""
    headings = chance.choice(
        (
            ("indicator", "year", "value", "source"),
            ("指标", "年份", "数值", "来源"),
            ("指标", "2024", "2025"),
            ("指标", "数值"),
        )
    )
    rows: list[list[Any]] = [list(headings)]
    for _ in range(chance.randint(0, 6)):
        figures = [chance.choice((chance.choice(NASTY), number(chance), number(chance))) for _ in headings[1:]]
        rows.append([chance.choice((*world.indicators, *NAMES, *NASTY)), *figures])
        if len(headings) == 4 and chance.random() < 0.8:
            rows[-1][1:] = [chance.choice((2023, 2024, 2025, "2025-Q2")), number(chance), chance.choice(world.sources)]
    if chance.random() < 0.15:
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(
                ["".join(c for c in str(cell) if c.isprintable()) if isinstance(cell, str) else cell for cell in row]
            )
        path = path.with_suffix(".xlsx")
        book.save(path)
        return path
    path = path.with_suffix(".csv")
    encoding = chance.choice(("utf-8", "utf-8-sig", "gb18030", "utf-16"))
    content = "\n".join(",".join(str(cell) for cell in row) for row in rows)
    path.write_bytes(content.encode(encoding, "replace"))
    return path
