"""A rule of `check` explained: what it is about, why it matters, how it is mended."""

from cyjjq.catalogue.finding import RULES
from cyjjq.words import Lang, fill, pick, rules, ui


def write(code: str, lang: Lang) -> str:
    """One rule in full."""
    text = rules.TEXT[code]
    severity = pick(ui.SEVERITY[RULES[code]], lang)
    parts = [f"{code} {pick(text.summary, lang)} [{severity}]"]
    parts += [fill(ui.EXPLAIN[key], lang, {"text": pick(pair, lang)}) for key, pair in _sections(text)]
    return "\n".join(parts) + "\n"


def write_all(lang: Lang) -> str:
    """Every rule on a line of its own."""
    return "".join(
        f"{code} [{pick(ui.SEVERITY[severity], lang)}] {pick(rules.TEXT[code].summary, lang)}\n"
        for code, severity in RULES.items()
    )


def _sections(text: rules.RuleText) -> tuple[tuple[str, tuple[str, str]], ...]:
    return (("why", text.why), ("mend", text.mend))
