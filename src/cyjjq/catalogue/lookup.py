"""Finds what people mean by what they type: ids, parts and abbreviations of names, status words, near misses."""

import difflib
from collections.abc import Iterable, Mapping

from cyjjq.catalogue.models import Catalogue, Target


def closest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant by `word`, or ''."""
    close = difflib.get_close_matches(word.strip().lower(), list(known), n=1, cutoff=0.6)
    return close[0] if close else ""


def matching(catalogue: Catalogue, given: str) -> list[Target]:
    """The targets that a word may mean: those of that id or name, else all that contain it, else all it abbreviates.

    Case and spaces do not count. 社零 abbreviates 社会消费品零售总额: its characters stand there in order.
    """
    word = plain(given)
    if not word:
        return []
    keys = {target.id: _names(catalogue, target) for target in catalogue.targets}
    for meets in (_is, _contains, _abbreviates):
        found = [target for target in catalogue.targets if any(meets(word, name) for name in keys[target.id])]
        if found:
            return found
    return []


def best(catalogue: Catalogue, targets: list[Target]) -> Target | None:
    """Of several matches the plain one: whose name every other's name contains; None where there is no such."""
    if len(targets) == 1:
        return targets[0]
    for target in targets:
        name = catalogue.target_name(target).in_("zh")
        others = [catalogue.target_name(other).in_("zh") for other in targets if other is not target]
        if others and all(name in other and name != other for other in others):
            return target
    return None


def _names(catalogue: Catalogue, target: Target) -> list[str]:
    """Everything a target answers to: its id first, then its names and its indicator's."""
    own, indicator = catalogue.target_name(target), catalogue.indicators[target.indicator]
    names = [name for name in (own.zh, own.en, *indicator.names) if name]
    return [plain(name) for name in (target.id, *names)]


def plain(text: str) -> str:
    """A name as names are compared: case and blanks do not count."""
    return "".join(text.casefold().split())


def _is(word: str, name: str) -> bool:
    return word == name


def _contains(word: str, name: str) -> bool:
    return word in name


def _abbreviates(word: str, name: str) -> bool:
    """Chinese only: letters would abbreviate almost anything."""
    if not all("\u4e00" <= character <= "\u9fff" for character in word) or word[0] != name[0]:
        return False
    rest = iter(name)
    return all(character in rest for character in word)


def status_words(given: str, words: Mapping[str, tuple[str, str]]) -> set[str]:
    """The statuses that a word in either language means: the one of that name, else all whose Chinese name holds it.

    滞后 is both 进度滞后 and 严重滞后, as an analyst means it.
    """
    word = plain(given).replace("-", "_")
    named = {status for status, pair in words.items() if word in (status, *map(plain, pair))}
    return named or {status for status, (zh, _) in words.items() if word and word in zh}
