"""Every word that people read, in Chinese and English, once.

Tables of (zh, en) pairs by key, in plain Python: both languages of one thing stand side by side in a diff, a missing
twin is a type error, nothing needs compiling into the wheel, and reading them costs a .pyc. The rooms: `terms` for
what stands in reports, `rules` for findings, `ui` for the command line. Machine formats take no words from here but
the findings' English.
"""

import os
import re
import sys
from collections.abc import Mapping, Sequence
from typing import Any, Literal

_COUNTED = re.compile(
    r"(\{(\w+)\} (percentage point|year|month|target|figure|indicator|finding|error|warning|note|fault|thing|number|observation|plan|row|column))s\b"
)
Lang = Literal["zh", "en"]
Pair = tuple[str, str]
LANGUAGES: tuple[Lang, ...] = ("zh", "en")


def pick(pair: Pair, lang: Lang) -> str:
    """One language of a pair."""
    return pair[0] if lang == "zh" else pair[1]


def fill(pair: Pair, lang: Lang, facts: Mapping[str, Any]) -> str:
    """A template in one language, its {facts} filled in; a fact may be a pair itself.

    An English noun that a template counts loses its s behind a single one: 1 target, 11 targets.
    """
    known = {key: pick(value, lang) if isinstance(value, tuple) else value for key, value in facts.items()}
    template = pick(pair, lang)
    if lang == "en":
        template = _COUNTED.sub(lambda m: m[1] if known.get(m[2]) in (1, "1", "+1", "-1") else m[0], template)
    return template.format_map(known)


def both(pair: Pair, **facts: Any) -> Pair:
    """A template in both languages, its {facts} filled in."""
    return fill(pair, "zh", facts), fill(pair, "en", facts)


def language(arguments: Sequence[str] | None = None, environ: Mapping[str, str] | None = None) -> Lang:
    """The language to speak: --lang, else CYJJQ_LANG, else the locale's, else English.

    It looks at the raw arguments, because help must be in the right language before any option is parsed; a word that
    is no language is left for the option to refuse.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    environ = os.environ if environ is None else environ
    for word, following in zip(arguments, [*arguments[1:], ""], strict=False):
        if word == "--":
            break
        given = following if word == "--lang" else word.removeprefix("--lang=") if word.startswith("--lang=") else None
        if given in LANGUAGES:
            return given
    if (wanted := environ.get("CYJJQ_LANG", "").lower()) in LANGUAGES:
        return wanted
    locale = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    if not locale and sys.platform == "win32":  # pragma: no cover
        import ctypes

        return "zh" if ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == 0x04 else "en"
    return "zh" if locale.lower().startswith("zh") else "en"
