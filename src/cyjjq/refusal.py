"""What cannot be done as asked: the one exception that carries a message for the user."""

from collections.abc import Mapping
from typing import Any

from cyjjq.words import Lang, fill, ui


class Refusal(Exception):  # noqa: N818 - no error of ours: the user is told what to do instead
    """What was asked cannot be done; `key` and `facts` say why, `hint` what would do. Exit code 2."""

    def __init__(self, key: str, hint: tuple[str, Mapping[str, Any]] | None = None, **facts: Any) -> None:
        super().__init__(key)
        self.key, self.facts, self.hint = key, facts, hint

    def text(self, lang: Lang) -> str:
        """One line, and one more where there is a hint."""
        message = fill(ui.ERROR[self.key], lang, self.facts)
        lines = [fill(ui.ERROR["error"], lang, {"message": message})]
        if self.hint:
            key, facts = self.hint
            lines.append(fill(ui.ERROR["hint"], lang, {"hint": fill(ui.ERROR[key], lang, facts)}))
        return "\n".join(lines)


def missing_extra(extra: str) -> Refusal:
    """What to install where the packages of an extra are missing, by their own names: that works from anywhere.

    It is a command for the environment that this runs in, in quotes that every shell knows, that of Windows, too.
    """
    import sys
    from importlib.metadata import requires

    marked = (line.split(";", 1) for line in requires("cyjjq") or () if ";" in line)
    wanted = [name.strip() for name, mark in marked if f'"{extra}"' in mark.replace("'", '"')]
    python = f'"{sys.executable}"' if " " in sys.executable else sys.executable
    return Refusal("needs_extra", python=python, packages=" ".join(f'"{name}"' for name in wanted))
