"""The catalogue as a sheet."""

from collections.abc import Sequence

from cyjjq.catalogue.models import Catalogue, Target
from cyjjq.render.phrases import cells, counts
from cyjjq.render.phrases.cells import Style
from cyjjq.render.phrases.numbers import MISSING
from cyjjq.render.sheets import columns
from cyjjq.render.sheets.sheet import Line, Section, Sheet
from cyjjq.words import pick, terms


def lay_out(catalogue: Catalogue, targets: Sequence[Target], style: Style) -> Sheet:
    """Every target with what it asks, where it stands in the plan and by which words."""
    sections = []
    for action in (None, *catalogue.targets_file.actions):
        group = [target for target in targets if target.action == (action and action.id)]
        if group:
            lines = tuple(Line(_cells(catalogue, target, style)) for target in group)
            sections.append(Section(counts.action_heading(action, style), lines=lines))
    shown = columns.columns(columns.LIST, style)
    title = style.text("list_heading", title=catalogue.plan.title.in_(style.lang), n=len(targets))
    notes = [] if targets else [style.text("nothing")]
    return Sheet(title, shown, tuple(sections), totals=notes)


def _cells(catalogue: Catalogue, target: Target, style: Style) -> tuple[str, ...]:
    unit = catalogue.indicators[target.indicator].unit
    return (
        target.id,
        catalogue.target_name(target).in_(style.lang),
        cells.wanted(target, unit, catalogue, style, full=True),
        MISSING if target.by is None else str(target.by),
        MISSING if target.task is None else str(target.task),
        pick(terms.NATURE[target.nature], style.lang) if target.nature else MISSING,
        target.wording,
        target.phrase,
    )
