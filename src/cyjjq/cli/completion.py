"""What TAB offers: ids with their names, actions, statuses, kinds. Nothing where the data cannot be read."""

import os
import sys
from itertools import pairwise
from typing import get_args

from cyjjq.catalogue.loading import find_directory, load
from cyjjq.catalogue.models import Catalogue, Kind
from cyjjq.words import Lang, pick, terms

Offer = list[tuple[str, str]]


def targets(incomplete: str, lang: Lang) -> Offer:
    """Ids that begin so, each with the target's name."""
    catalogue = _catalogue()
    if catalogue is None:
        return []
    return [(t.id, catalogue.target_name(t).in_(lang)) for t in catalogue.targets if t.id.startswith(incomplete)]


def actions(incomplete: str, lang: Lang) -> Offer:
    """The numbers of the actions, with their names; 0 for the goals of the plan as a whole, where it has any."""
    catalogue = _catalogue()
    if catalogue is None:
        return []
    whole = [("0", pick(terms.TEXT["whole_plan"], lang))] if any(t.action is None for t in catalogue.targets) else []
    offers = whole + [(str(action.id), action.name.in_(lang)) for action in catalogue.targets_file.actions]
    return [offer for offer in offers if offer[0].startswith(incomplete)]


def statuses(incomplete: str, lang: Lang) -> Offer:
    """Status words, with their names."""
    return [(word, pick(pair, lang)) for word, pair in terms.STATUS.items() if word.startswith(incomplete)]


def kinds(incomplete: str, lang: Lang) -> Offer:
    """Kinds of target, with their names."""
    return [(kind, pick(terms.KIND[kind], lang)) for kind in get_args(Kind) if kind.startswith(incomplete)]


def _catalogue() -> Catalogue | None:
    """The catalogue of the command line being typed, so far as it names one."""
    words = os.environ.get("COMP_WORDS", "").split() or sys.argv
    given = next((after for word, after in pairwise(words) if word == "--data"), None)
    return load(find_directory(given)).catalogue
