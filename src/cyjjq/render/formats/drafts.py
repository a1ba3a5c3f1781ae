"""Drafted targets as YAML, ready to be pasted into a targets.yaml and finished there."""

import json
from collections.abc import Iterable

from cyjjq.chinese.numerals import plain
from cyjjq.plan.suggest import Draft
from cyjjq.words import Lang, pick, ui

_SCALES = {"%": "share", "‰": "share", "类": "rank", "倍": "ratio"}
_COUNTED = ("个", "家", "户", "所", "座", "人", "处", "项", "条", "名", "场", "套", "辆", "")


def write(drafts: Iterable[Draft], lang: Lang) -> str:
    """The indicators that the drafts need and the drafts themselves, numbered in the order of the text."""
    numbered = list(enumerate(drafts, start=1))
    lines = [f"# {pick(ui.TRACE['draft_head'], lang)}", "indicators:"]
    for i, draft in numbered:
        lines += [
            f"  draft_{i:03}:",
            f"    name: {{zh: {_text(draft.phrase)}, en: {_text('?')}}}",
            f"    unit: {_text(draft.unit or '?')}",
            f"    scale: {_SCALES.get(draft.unit, 'count' if draft.unit in _COUNTED else 'amount')}",
            f"    timing: {'flow' if draft.kind in ('increase', 'growth') else 'stock'}",
        ]
    lines.append("targets:")
    for i, draft in numbered:
        lines += [
            f"  - id: draft_{i:03}",
            f"    indicator: draft_{i:03}",
            f"    action: {draft.section.action or 1}",
            *([f"    task: {draft.section.task}"] if draft.section.task else []),
            f"    kind: {draft.kind}",
            f"    bound: {draft.bound}",
            f"    value: {plain(draft.value)}",
            *([f"    tolerance: {plain(draft.tolerance)}"] if draft.tolerance else []),
            f"    by: {draft.by or 'null'}",
            f"    wording: {_text(draft.wording or '?')}",
            f"    phrase: {_text(draft.phrase)}",
        ]
    if not numbered:
        lines = [lines[0], "indicators: {}", "targets: []"]
    return "\n".join(lines) + "\n"


def _text(text: str) -> str:
    """A text in double quotes, which YAML reads as JSON does."""
    return json.dumps(text, ensure_ascii=False)
