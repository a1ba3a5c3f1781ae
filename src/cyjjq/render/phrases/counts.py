"""Counts by status and action: the numbers under every report, for people and for JSON."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from cyjjq.catalogue.models import Action, Catalogue
from cyjjq.render.phrases.cells import Style
from cyjjq.words import terms

if TYPE_CHECKING:
    from cyjjq.method.row import Row


def by_status(rows: Iterable["Row"]) -> dict[str, int]:
    """How many rows of each status, in the statuses' order; only those that occur."""
    found: Counter[str] = Counter(row.status for row in rows)
    return {status: found[status] for status in (*terms.STATUS, *terms.SDG_STATUS) if found[status]}


def by_action(catalogue: Catalogue, rows: Sequence["Row"]) -> list[tuple[Action | None, list["Row"]]]:
    """The goals of the plan as a whole (None), then the rows of each action that has any, in the plan's order."""
    groups = [
        (action, [row for row in rows if row.entry.action == (action and action.id)])
        for action in (None, *catalogue.targets_file.actions)
    ]
    return [(action, group) for action, group in groups if group]


def in_words(rows: Sequence["Row"], style: Style) -> str:
    """ "进度滞后2、待报3"."""
    parts = [style.text("count", status=style.status(status), n=n) for status, n in by_status(rows).items()]
    return style.text("list_separator").join(parts)


def action_heading(action: Action | None, style: Style) -> str:
    """ "（一）提升城市综合能级行动"; without an action the goals of the plan as a whole."""
    if action is None:
        return style.text("whole_plan")
    ordinal = terms.ordinal(action.id) if action.id < 100 else str(action.id)
    return style.text("action", ordinal=ordinal, number=action.id, name=action.name.in_(style.lang))
