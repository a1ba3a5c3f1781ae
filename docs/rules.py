"""Writes docs/rules.md: every rule of `cyjjq check` with its reason, its cure, and a case from the error gallery.

python docs/rules.py            # write the page
python docs/rules.py --check    # exit 1 where the page is stale
"""

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "rules.md"
sys.path[:0] = [str(ROOT)]

from tests.cases import Case, cases  # noqa: E402

from cyjjq.catalogue import finding, loading  # noqa: E402
from cyjjq.render.findings import full  # noqa: E402
from cyjjq.words import rules  # noqa: E402

HEAD = """# The rules of `cyjjq check` · 检查规则

<!-- written by docs/rules.py; edit src/cyjjq/words/rules.py or tests/cases/invalid instead -->

An error is what cannot be true or cannot be read, a warning what is unlikely, a note what is worth knowing.
`cyjjq check --explain CODE` shows one rule, `--select` and `--ignore` take codes, beginnings of codes (`CJ3`) or
severities. Codes stay the same; a retired code is never given to another rule.

错误：不可能为真或无法读取；警告：不太可能；提示：值得知道。`cyjjq check --explain 代码` 解释一条规则；`--select`、
`--ignore` 按代码、代码开头（`CJ3`）或级别选取。代码不变，废止的代码不再使用。

"""
GROUPS = {
    "CJ0": "The file and its YAML · 文件与 YAML",
    "CJ1": "The shape of the data · 数据格式",
    "CJ2": "What cannot be true · 不可能为真",
    "CJ3": "What is unlikely · 不太可能",
    "CJ4": "What is worth knowing · 值得知道",
    "CJ5": "The plan's text · 规划原文",
    "CJ6": "Forms that come back · 回收的填报表",
    "CJ7": "What the targets mean together · 目标之间",
}


def page() -> str:
    gallery: dict[str, list[Case]] = {}
    for case in cases():
        gallery.setdefault(case.code, []).append(case)
    parts, group = [HEAD], ""
    for code, severity in finding.RULES.items():
        if code[:3] != group:
            group = code[:3]
            parts.append(f"## {GROUPS[group]}\n\n")
        parts.append(entry(code, str(severity)))
        parts += [excerpt(case) for case in gallery.get(code, [])]
    return "".join(parts).rstrip() + "\n"


def entry(code: str, severity: str) -> str:
    text = rules.TEXT[code]
    lines = [f"### {code} {text.summary[1]} · {text.summary[0]}", "", f"*{severity}*", ""]
    lines += [f"- {text.why[1]} {text.why[0]}", f"- {text.mend[1]} {text.mend[0]}", "", ""]
    return "\n".join(lines)


def excerpt(case: Case) -> str:
    """What the case comes to on a terminal; a line as long as a screen is cut by the renderer."""
    with tempfile.TemporaryDirectory() as folder:
        case.write(Path(folder))
        loaded = loading.load(folder, today=case.today)
        lines = loaded.lines
    found = [f for f in loaded.findings if f.code == case.code]
    shown = full.write(found, lines, "en").replace(f"{folder}/", "")
    return f"```text\n{shown.rstrip()}\n```\n\n"


def main() -> int:
    text = page()
    if "--check" in sys.argv[1:]:
        current = PAGE.is_file() and PAGE.read_text(encoding="utf-8") == text
        if not current:
            print("docs/rules.md is stale: run python docs/rules.py", file=sys.stderr)
        return int(not current)
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
