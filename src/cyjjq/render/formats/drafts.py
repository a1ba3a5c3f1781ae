"""Drafted targets as YAML: a piece to be put into a targets.yaml, or a whole data directory, to be finished by hand."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence

from cyjjq.chinese.numerals import plain
from cyjjq.plan.proposal import Aim, Measured, Proposal
from cyjjq.plan.suggest import Draft
from cyjjq.words import Lang, fill, pick, ui


def write(proposal: Proposal, lang: Lang) -> str:
    """The indicators that the drafts need and the drafts themselves, numbered in the order of the text."""
    lines = [f"# {pick(ui.TRACE['draft_head'], lang)}"]
    if not proposal.aims:
        return "\n".join([*lines, "indicators: {}", "targets: []"]) + "\n"
    printed = {aim.indicator for aim in proposal.aims if aim.draft.unit == "个百分点"}
    measured = [each._replace(unit="个百分点") if each.id in printed else each for each in proposal.indicators]
    parts = ["indicators:", *_indicators(measured), "targets:", *_targets(proposal.aims, lang)]
    return "\n".join([*lines, *parts]) + "\n"


def catalogue(proposal: Proposal, digest: str, lang: Lang) -> str:
    """A whole targets.yaml; what the text does not say of the plan itself is marked as a guess."""
    head = proposal.head
    guess = f"  # {pick(ui.TRACE['draft_guess'], lang)}"
    lines = [
        "# yaml-language-server: $schema=targets.schema.json",
        f"# {pick(ui.TRACE['draft_head'], lang)}",
        "schema_version: 1",
        "plan:",
        f"  id: plan-{head.start}-{head.end}",
        f"  title: {_text(head.title)}{guess if 'title' in head.guessed else ''}",
        f"  issuer: {_text(head.issuer)}{guess if 'issuer' in head.guessed else ''}",
        f"  issued: {head.issued}{guess if 'issued' in head.guessed else ''}",
        f"  base_year: {head.base_year}{guess}",
        f"  start: {head.start}{guess}",
        f"  end: {head.end}{guess}",
        f"  undated_by: {head.undated_by}{guess}",
        f"  text_sha256: {digest}",
        "actions:" if proposal.actions else "actions: []",
    ]
    for action in proposal.actions:
        lines += [f"  - id: {action.id}", f"    name: {_text(action.name.in_('zh'))}"]
        lines += [f"    heading: {_text(action.heading)}"] if action.heading else []
        lines += ["    tasks:"] if action.tasks else []
        for task in action.tasks:
            lines.append(
                f"      - {{id: {task.id}, name: {_text(task.name.in_('zh'))}, heading: {_text(task.heading or '')}}}"
            )
    lines += ["indicators:", *_indicators(proposal.indicators)] if proposal.indicators else ["indicators: {}"]
    lines += ["targets:", *_targets(proposal.aims, lang)] if proposal.aims else ["targets: []"]
    return "\n".join([*lines, "exclusions: []"]) + "\n"


def merged(given: str, proposal: Proposal, lang: Lang) -> str | None:
    """A given targets.yaml with the drafts put behind its own entries; None where it is not laid out in blocks."""
    for key, added in (
        ("indicators", list(_indicators(proposal.indicators))),
        ("targets", list(_targets(proposal.aims, lang))),
    ):
        lines = given.split("\n")
        at = next((i for i, line in enumerate(lines) if re.match(rf"{key}:\s*(?:#.*|\{{\}}|\[\])?$", line)), None)
        if at is None:
            return None
        lines[at] = f"{key}:" if added else lines[at]
        end = next((i for i in range(at + 1, len(lines)) if re.match("[^\\s#-]", lines[i])), len(lines))
        while end > at + 1 and not lines[end - 1].strip():
            end -= 1
        own = next((line for line in lines[at + 1 : end] if re.match(r"\s*[^\s#]", line)), "  ")
        indent = len(own) - len(own.lstrip())
        lines[end:end] = [" " * indent + line[2:] for line in added]
        given = "\n".join(lines)
    return given


def _indicators(indicators: Iterable[Measured]) -> Iterator[str]:
    for each in indicators:
        yield f"  {each.id}:"
        yield f"    name: {_text(each.name)}"
        yield f"    unit: {_text(each.unit)}"
        yield f"    scale: {each.scale}"
        yield f"    timing: {each.timing}"
        if each.reported != "level":
            yield f"    reported: {each.reported}"


def _targets(aims: Sequence[Aim], lang: Lang) -> Iterator[str]:
    for aim in aims:
        draft = aim.draft
        yield f"  # {_taken(draft, lang)}"
        yield f"  - id: {aim.id}"
        yield f"    indicator: {aim.indicator}"
        yield f"    action: {aim.action or 'null'}"
        upper = "" if draft.upper is None else fill(ui.TRACE["draft_upper"], lang, {"upper": plain(draft.upper)})
        optional = {
            "task": aim.task,
            "kind": draft.kind,
            "bound": draft.bound,
            "value": None if draft.value is None else plain(draft.value),
            "since": aim.since,
            "benchmark": aim.benchmark,
            "compares": aim.compares if aim.compares != "level" else None,
            "tolerance": plain(draft.tolerance) if draft.tolerance else None,
            "by": draft.by or "null",
            "wording": _text(draft.wording or draft.taken[1] or "-"),
            "nature": draft.nature,
            "phrase": _text(draft.phrase),
            "note": _text(upper) if upper else None,
        }
        for key, value in optional.items():
            if value is not None:
                yield f"    {key}: {value}"


def _taken(draft: Draft, lang: Lang) -> str:
    """What words of the text year, kind and bound were taken from, and how sure that makes the draft."""
    unsaid = pick(ui.TRACE["draft_unsaid"], lang)
    by, kind, bound = (words or unsaid for words in draft.taken)
    return pick(ui.TRACE["draft_taken"], lang).format(by=by, kind=kind, bound=bound, sure=draft.sureness)


def _text(text: str) -> str:
    """A text in double quotes, which YAML reads as JSON does."""
    return json.dumps(text, ensure_ascii=False)
