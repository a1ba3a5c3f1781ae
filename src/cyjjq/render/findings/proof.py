"""The comparison of catalogue and text for people: how many numbers of each class, then whatever is wrong."""

from collections.abc import Mapping, Sequence

from cyjjq.plan.text import PlanText
from cyjjq.plan.trace import TARGET, Trace
from cyjjq.render.findings import full
from cyjjq.words import Lang, fill, pick, terms, ui


def write(trace: Trace, targets: int, text: PlanText, lines: Mapping[str, Sequence[str]], lang: Lang) -> str:
    """The summary, and every finding with its line; `lines` holds those of the data files."""
    facts = {
        "file": text.file,
        "numbers": trace.numbers,
        "claimed": trace.claimed,
        "excluded": trace.excluded,
        "open": len(trace.unaccounted),
        "targets": targets,
        "unfound": len(trace.unfound),
    }
    summary = [fill(ui.TRACE["numbers"], lang, facts)]
    if classes := _classes(trace, lang):
        summary.append(fill(ui.TRACE["classes"], lang, {"classes": classes}))
    summary.append(fill(ui.TRACE["proven" if not (trace.unaccounted or trace.unfound) else "open"], lang, facts))
    blocks = full.write(trace.findings, {**lines, text.file: text.lines}, lang)
    return "\n".join(summary) + "\n" + (f"\n{blocks}" if blocks else "")


def _classes(trace: Trace, lang: Lang) -> str:
    """How many numbers of each class but the targets', the largest first."""
    counts = sorted(trace.classes.items(), key=lambda item: (-item[1], item[0]))
    named = [
        fill(ui.TRACE["class"], lang, {"name": terms.NUMBER_CLASS.get(name, (name, name)), "n": n})
        for name, n in counts
        if name != TARGET
    ]
    return pick(terms.TEXT["list_separator"], lang).join(named)
