"""The page: one HTML file that needs neither a script nor a network."""

import base64
import functools
import hashlib
from importlib import resources
from typing import TYPE_CHECKING, Any

from cyjjq.render.files import charts, content
from cyjjq.render.files.content import Detail, Entry, Report, Words
from cyjjq.render.phrases.numbers import percent
from cyjjq.words import documents, pick, terms

if TYPE_CHECKING:
    import jinja2

_TAGS = {"zh": "zh-CN", "en": "en"}
_RIGHT = {"base", "planned", "latest", "gap", "attainment", "pace", "by", "wanted", "score", "progress_value"}


def write(report: Report, watch: content.Watch[Any]) -> bytes:
    """The whole page as UTF-8."""
    template, script, page = _template(), _file("page.js"), _Page(report)
    facts = {
        "report": report,
        "page": page,
        "lang": _TAGS[report.say.langs[0]],
        "style": _file("page.css"),
        "script": script,
        "script_hash": base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        "targets": [page.target(entry) for entry in watch(report.entries)],
        "words": documents,
        "terms": terms,
    }
    return template.render(facts).encode()


@functools.cache
def _template() -> "jinja2.Template":
    """The template, compiled once: that takes longer than a page of some targets."""
    import jinja2

    @jinja2.pass_context
    def say(context: jinja2.runtime.Context, texts: Words) -> Any:
        return context["page"].say(texts)

    loader = jinja2.PackageLoader("cyjjq.render.files")
    environment = jinja2.Environment(
        loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"say": say, "plain": _plain}
    return environment.get_template("page.html")


def _plain(texts: Words) -> str:
    """A text for an attribute, both languages in one line."""
    return " / ".join(texts)


def _file(name: str) -> str:
    return resources.files("cyjjq.render.files").joinpath("templates", name).read_text("utf-8")


class _Page:
    """What the template asks for beyond the report: markup of texts, charts, bars."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.langs = report.say.langs

    def say(self, texts: Words) -> Any:
        """A text as markup: each language marked as such where there are two."""
        from markupsafe import Markup, escape

        if len(texts) < 2:
            return escape("".join(texts))
        lines = [
            Markup('<span lang="{}" class="{}">{}</span>').format(_TAGS[lang], "also" if i else "first", text)
            for i, (lang, text) in enumerate(zip(self.langs, texts, strict=True))
        ]
        return Markup(" ").join(lines)

    def pair(self, pair: tuple[str, str], **facts: Any) -> Words:
        """A phrase of the page in the report's languages."""
        return self.report.say.pair(pair, **facts)

    def column(self, key: str) -> Words:
        """The heading of a column."""
        return self.report.say.pair(terms.COLUMN[key])

    def align(self, key: str) -> str:
        """How a column of a table is aligned."""
        return "number" if key in _RIGHT or key.endswith(("_rate", "_change")) else f"of-{key}"

    def bar(self, entry: Entry) -> dict[str, Any] | None:
        """Where the bar of progress ends and the mark of time stands, in percent, and what it says."""
        row = entry.row
        if entry.bar is None or row.progress is None or row.elapsed_latest is None:
            return None
        facts = {"progress": percent(row.progress), "elapsed": percent(row.elapsed_latest, 0)}
        done, mark = (round(100 * share, 1) for share in entry.bar)
        return {"done": done, "mark": mark, "says": _plain(self.pair(documents.PAGE["bar_says"], **facts))}

    @property
    def status_chart(self) -> str:
        """The statuses of each action as stacked bars."""
        style = self.report.say.styles[0]
        parts = self.report.parts
        series = {count.status: [part.by_status.get(count.status, 0) for part in parts] for count in self.report.counts}
        toned = {content.tone(status): numbers for status, numbers in series.items()}
        whole = style.text("whole_short")
        labels = [
            terms.ordinal(part.number) if style.lang == "zh" and 0 < part.number < 100 else str(part.number or whole)
            for part in parts
        ]
        says = f"{pick(documents.PAGE['status_chart'], style.lang)}: " + "; ".join(
            f"{_plain(part.heading)} {_plain(part.counts)}" for part in parts
        )
        return charts.stacked(labels, toned, says) if parts else ""

    def target(self, entry: Entry) -> tuple[Entry, Detail, str]:
        """One target in full, with the chart of its path."""
        detail = content.detail(self.report, entry)
        fact = self.report.say.fact
        says = _plain(self.pair(documents.PAGE["chart_says"], name=fact(entry.name), text=fact(entry.sentence)))
        years = [year for year, _ in detail.path]
        drawable = any(year.planned is not None for year in years) or sum(y.observed is not None for y in years) > 1
        return entry, detail, charts.path(years, says) if drawable else ""
