"""The values of a CSV for people: words in a language, digits for people, names for codes but in id columns."""

from collections.abc import Mapping
from typing import Any

from cyjjq.catalogue.models import Catalogue
from cyjjq.render.formats.csv import Digits
from cyjjq.render.phrases import periods
from cyjjq.render.phrases.cells import Style
from cyjjq.render.phrases.counts import action_heading
from cyjjq.render.phrases.numbers import below, computed, fixed, percent, printed
from cyjjq.words import Lang, Pair, pick, terms
from cyjjq.words.within import STATE

_WORDS: Mapping[str, Mapping[str, Pair]] = {
    "status": {**terms.STATUS, **terms.SDG_STATUS},
    "kind": terms.KIND,
    "bound": terms.BOUND,
    "nature": terms.NATURE,
    "path": terms.PATH,
    "basis": terms.BASIS,
    "quality": terms.QUALITY,
    "scale": terms.SCALE,
    "timing": terms.TIMING,
    "verdict": {**terms.VERDICT, **terms.OUTLOOK},
    "state": STATE,
    "reporting": STATE,
    "by": terms.EXPECTED_BY,  # of expected_by; the deadline is a number
    "from": terms.ORIGIN,  # of other_from
}
_SHARES = {"attainment", "progress", "pace", "time_elapsed", "elapsed_latest", "probability"}
_PRINTED = {"value", "base_value", "latest_value"}


def value(key: str, given: Any, catalogue: Catalogue | None, lang: Lang) -> Any:
    """A raw value as people read it; what is a text already stays."""
    style, key = Style(lang), key.removeprefix("against_")
    last = key.rpartition("_")[2]
    if isinstance(given, bool):
        return style.text("yes" if given else "no")
    if isinstance(given, float):
        return _number(key, given)
    if key == "action" and isinstance(given, int) and catalogue is not None:
        action = next((each for each in catalogue.targets_file.actions if each.id == given), None)
        return given if action is None else action_heading(action, style)
    if not isinstance(given, str):
        return given
    for name in (key, last):
        if given in _WORDS.get(name, {}):
            return pick(_WORDS[name][given], lang)
    if last == "unit":
        return style.unit(given)
    if last == "source" and catalogue is not None and given in catalogue.baseline.sources:
        return catalogue.baseline.sources[given].title.in_(lang)
    if key == "result" and catalogue is not None and given in catalogue.indicators:
        return catalogue.indicators[given].name.in_(lang)
    if last == "period":
        return periods.brief(given, style)
    if key in ("reasons", "missing", "since"):
        told = {"reasons": _reason, "missing": _lacking, "since": _before}[key]
        return style.text("sentence_separator").join(told(part, catalogue, style) for part in given.split("; ") if part)
    return given


def _number(key: str, given: float) -> Digits:
    if key in _SHARES:
        return Digits(below(given, (1.0,)))
    if key.endswith("_rate"):
        return Digits(percent(given, 2))
    if key in ("acceleration", "score"):
        return Digits(fixed(given, 1))
    return Digits(printed(given) if key in _PRINTED else computed(given))


def _reason(part: str, _: Catalogue | None, style: Style) -> str:
    """ "gap: no_base" in words."""
    figure, _colon, why = part.partition(": ")
    word = pick(terms.COLUMN[figure], style.lang) if figure in terms.COLUMN else figure
    known = terms.REASON.get(why) or terms.OUTLOOK.get(why)
    reason = pick(known, style.lang) if known else why
    return style.text("lacking", what=word, names=reason)


def _lacking(part: str, catalogue: Catalogue | None, style: Style) -> str:
    """ "gdp 2025 latest" in words."""
    indicator, period, what = part.split(" ", 2)
    known = catalogue.indicators.get(indicator) if catalogue is not None else None
    name = indicator if known is None else known.name.in_(style.lang)
    word = pick(terms.LACKING[what], style.lang) if what in terms.LACKING else what
    when = periods.brief(period, style)
    return style.text("lacking_figure" if when.isdecimal() else "lacking_part", name=name, year=when, what=word)


def _before(part: str, catalogue: Catalogue | None, style: Style) -> str:
    """ "status: behind" of an earlier period in words."""
    key, _colon, given = part.partition(": ")
    told = value("period" if key == "figure" else key, given, catalogue, style.lang)
    return style.text("lacking", what=pick(terms.COLUMN[key], style.lang), names=told)
