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
        if draft.kind == "benchmark":
            lines += [
                f"  draft_{i:03}_other:",
                f"    name: {{zh: {_text(draft.taken[1] or draft.phrase)}, en: {_text('?')}}}",
                f"    unit: {_text(draft.unit or '?')}",
                "    scale: share",
                "    timing: stock",
            ]
    lines.append("targets:")
    for i, draft in numbered:
        lines += [
            f"  # {_taken(draft, lang)}",
            f"  - id: draft_{i:03}",
            f"    indicator: draft_{i:03}",
            f"    action: {draft.section.action or 1}",
            *([f"    task: {draft.section.task}"] if draft.section.task else []),
            f"    kind: {draft.kind}",
            f"    bound: {draft.bound}",
            *([f"    value: {plain(draft.value)}"] if draft.value is not None else []),
            *([f"    benchmark: draft_{i:03}_other"] if draft.kind == "benchmark" else []),
            *([f"    tolerance: {plain(draft.tolerance)}"] if draft.tolerance else []),
            f"    by: {draft.by or 'null'}",
            f"    wording: {_text(draft.wording or '?')}",
            f"    phrase: {_text(draft.phrase)}",
        ]
    if not numbered:
        lines = [lines[0], "indicators: {}", "targets: []"]
    return "\n".join(lines) + "\n"


def _taken(draft: Draft, lang: Lang) -> str:
    """What words of the text year, kind and bound were taken from, and how sure that makes the draft."""
    unsaid = pick(ui.TRACE["draft_unsaid"], lang)
    by, kind, bound = (words or unsaid for words in draft.taken)
    return pick(ui.TRACE["draft_taken"], lang).format(by=by, kind=kind, bound=bound, sure=draft.sureness)


def _text(text: str) -> str:
    """A text in double quotes, which YAML reads as JSON does."""
    return json.dumps(text, ensure_ascii=False)
