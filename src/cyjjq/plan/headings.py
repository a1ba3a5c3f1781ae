"""Where the actions and tasks of a catalogue begin in a text, for plans that number them in a way of their own.

An action or task with a `heading` begins where that line stands (the last such line, for a table of contents comes
first), any other by its number. It ends where the next heading of its rank or of a higher one stands: a chapter is no
part of the chapter before it, while （一） inside a chapter belongs to it.
"""

import re
from collections.abc import Iterator, Sequence

from cyjjq.catalogue.models import Action
from cyjjq.plan.text import PlanText, Spot, squeeze

_DIGITS = "[一二三四五六七八九十百0-9]{1,4}"
_STYLES = tuple(  # from the highest rank down
    re.compile(pattern)
    for pattern in (
        f"第{_DIGITS}[章篇]",
        f"第{_DIGITS}节",
        "[一二三四五六七八九十]{1,3}、",
        r"[（(][一二三四五六七八九十]{1,3}[）)]|专栏",
        r"[0-9]{1,3}[.．、](?![0-9])|[（(][0-9]{1,3}[）)]",
        "——",
    )
)
_UNNUMBERED = 3  # a heading without a number ranks like （一）


def arranged(text: PlanText, actions: Sequence[Action]) -> PlanText:
    """The text under the headings that a catalogue finds its actions and tasks by."""
    own = any(action.heading or any(task.heading for task in action.tasks) for action in actions)
    return text.headed(_found(text, actions, text.spots)) if own or not actions else text


def _found(text: PlanText, actions: Sequence[Action], numbered: Sequence[Spot]) -> tuple[Spot, ...]:
    """The headings of a catalogue's actions and tasks, and where they end; `numbered` are those found by number."""
    by_number = {spot.number: spot for spot in numbered if spot.kind == "action"}
    begun = {}
    for action in actions:
        spot = _headed(text, action.heading, action.id, "action") if action.heading else by_number.get(action.id)
        if spot:
            begun[action.id] = spot
    starts = {spot.start for spot in begun.values()}
    ends = list(begun.values())
    closings = [_closing(text, spot, len(text.squeezed), _rank(text, spot.start)) for spot in begun.values()]
    ends += [Spot(at, at, "part", 0) for at in closings if at is not None and at not in starts]
    places = sorted(ends)
    tasks: list[Spot] = []
    for action in actions:
        if action.id in begun:
            start = begun[action.id].start
            end = min((spot.start for spot in places if spot.start > start), default=len(text.squeezed))
            tasks += _tasks(text, action, begun[action.id].end, end)
    taken = {spot.start for spot in (*places, *tasks)}
    others = [spot._replace(kind="number") for spot in numbered if spot.start not in taken]
    return tuple(sorted([*places, *tasks, *others]))


def _headed(
    text: PlanText, heading: str, number: int, kind: str, start: int = 0, end: int | None = None
) -> Spot | None:
    words = squeeze(heading)
    end = len(text.squeezed) if end is None else end
    lines = [at for at in text.openings if start <= at < end and text.squeezed.startswith(words, at)]
    return Spot(lines[-1], lines[-1] + len(words), kind, number) if lines and words else None


def _tasks(text: PlanText, action: Action, start: int, end: int) -> Iterator[Spot]:
    """The tasks of an action within it; a heading of a task's rank that is none of them leads back to the action."""
    known = []
    for task in action.tasks:
        if task.heading:
            spot = _headed(text, task.heading, task.id, "task", start, end)
        else:
            number = re.compile(rf"{task.id}[.．、](?![0-9])")
            lines = [at for at in text.openings if start <= at < end and number.match(text.squeezed, at)]
            spot = Spot(lines[0], lines[0] + len(str(task.id)) + 1, "task", task.id) if lines else None
        if spot:
            known.append(spot)
    starts = {spot.start for spot in known}
    for spot in known:
        yield spot
        closing = _closing(text, spot, end, _rank(text, spot.start))
        if closing is not None and closing not in starts:
            yield Spot(closing, closing, "action", action.id)


def _rank(text: PlanText, at: int) -> int:
    return next((rank for rank, style in enumerate(_STYLES) if style.match(text.squeezed, at)), _UNNUMBERED)


def _closing(text: PlanText, spot: Spot, end: int, rank: int) -> int | None:
    """Where the next heading of a rank or of a higher one stands."""
    for at in text.openings:
        if spot.start < at < end and any(style.match(text.squeezed, at) for style in _STYLES[: rank + 1]):
            return at
    return None
