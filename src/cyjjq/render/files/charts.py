"""Charts as static SVG, drawn by pygal and stripped of all that a page does not need.

pygal draws without a network and leaves text as text, so that Chinese comes out in the reader's own font; what it adds
(a script, its style sheet, a comment with the day) is taken out, and the page's style sheet gives the colours, in
light and in dark.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree import ElementTree as ET

from rich.cells import cell_len

from cyjjq.method.breakdown import PathYear
from cyjjq.render.phrases.numbers import computed

_SVG = "http://www.w3.org/2000/svg"
_LEFT_OUT = {"defs", "title", "desc"}
_FONT = 13


def stacked(labels: Sequence[str], series: Mapping[str, Sequence[int]], describe: str) -> str:
    """A horizontal bar a label, stacked by series; `series` maps a status to its number for each label."""
    chart = _pygal().HorizontalStackedBar(
        **_common(height=36 * len(labels) + 40),
        margin_left=_room(labels),
        print_values=True,
        print_zeroes=False,
        min_scale=2,
        max_scale=6,
        formatter=lambda value: str(int(value)) if value else "",
        show_x_guides=True,
    )
    # the first label is drawn lowest, and is to be read first
    chart.x_labels = list(reversed(labels))
    for status, numbers in series.items():
        chart.add(status, list(reversed(numbers)))
    return _svg(chart, describe, tuple(series))


def path(years: Sequence[PathYear], describe: str) -> str:
    """The path of one target: planned and required as lines, observed as dots."""
    series = {
        "planned": [(year.year, year.planned) for year in years if year.planned is not None],
        "required": [(year.year, year.required) for year in years if year.required is not None],
        "observed": [(year.year, year.observed) for year in years if year.observed is not None],
    }
    chart = _pygal().XY(
        **_common(height=220),
        x_value_formatter=lambda value: str(round(value)),
        value_formatter=computed,
        show_x_guides=False,
        max_scale=5,
        min_scale=3,
    )
    chart.x_labels = [year.year for year in years]
    for name, points in series.items():
        chart.add(name, points, stroke=name != "observed", show_dots=name == "observed", dots_size=4)
    return _svg(chart, describe, tuple(series))


def _pygal() -> Any:
    """pygal, without the finder of Python 3.3 that it puts on the path of imports: every later import would warn.

    What else came there with it stays: the packages' metadata are found by one of them.
    """
    import sys

    import pygal

    sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__module__ != "pygal"]
    return pygal


def _common(height: int) -> dict[str, Any]:
    from pygal.style import Style

    fonts = {f"{part}_font_size": _FONT for part in ("label", "major_label", "value")}
    style = Style(background="transparent", plot_background="transparent", font_family="inherit", **fonts)
    return {
        "style": style,
        "css": [],
        "js": [],
        "no_prefix": True,
        "show_legend": False,
        "width": 480,
        "height": height,
        "margin": 8,
    }


def _room(labels: Sequence[str]) -> int:
    """What the margin lacks: pygal takes every character for as wide as a Latin one."""
    return 8 + round(max((cell_len(label) - len(label) for label in labels), default=0) * _FONT * 0.42)


def _svg(chart: Any, describe: str, names: Sequence[str]) -> str:
    """The drawing alone, with its description; a series is classed by its name, not by its number."""
    tree = ET.fromstring(chart.render())  # noqa: S314 - our own drawing
    _strip(tree)
    for element in tree.iter():
        element.tag = element.tag.removeprefix(f"{{{_SVG}}}")
        kind = element.get("class", "").split()
        if "series" in kind:
            number = int(next(word for word in kind if word.startswith("serie-")).removeprefix("serie-"))
            element.set("class", f"series {names[number]}")
        elif element.tag == "path" and "axis" in kind:
            element.set("class", "axis")
        for name in ("x", "y", "cx", "cy", "width", "height"):
            if name in element.attrib:
                element.set(name, f"{round(float(element.attrib[name]), 1):g}")
    tree.attrib = {"viewBox": tree.get("viewBox", ""), "class": "chart", "role": "img", "aria-label": describe}
    return ET.tostring(tree, encoding="unicode")


def _strip(element: ET.Element) -> None:
    for child in list(element):
        name = child.tag.removeprefix(f"{{{_SVG}}}")
        kind = child.get("class", "")
        if name in _LEFT_OUT or "tooltip-overlay" in kind or kind in ("background", "titles"):
            element.remove(child)
        else:
            _strip(child)
            if name == "g" and not len(child):
                element.remove(child)
