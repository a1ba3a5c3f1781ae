"""Forms written by hand and taken in this process: the command line without the time that a new process takes."""

import csv
import shutil

import openpyxl

import cyjjq
from tests.cases import HERE
from tests.support import command

TODAY = ("--today", "2024-06-30")
HEAD = ("indicator", "year", "value", "source")


def run(*words, lang="en", **more):
    """A command of the program."""
    return command.run(*words, lang=lang, **more)


def plan(folder, targets=None, baseline=None):
    """A data directory: the small valid set, with what is given in its place."""
    folder.mkdir(parents=True, exist_ok=True)
    for stem, text in (("targets", targets), ("baseline", baseline)):
        if text is None:
            shutil.copy(HERE / "valid" / f"{stem}.yaml", folder)
        else:
            (folder / f"{stem}.yaml").write_text(text, encoding="utf-8")
    return folder


def take(data, form, *options):
    """The form imported."""
    return run("import", form, "--data", data, *TODAY, *options)


def workbook(path, *rows, head=HEAD, change=None):
    """A workbook of one sheet; `change` may do something else to it."""
    book = openpyxl.Workbook()
    for row in (head, *rows):
        book.active.append(row)
    if change:
        change(book.active)
    book.save(path)
    return path


def table(path, *rows, head=HEAD):
    """The same as CSV."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([head, *rows])
    return path


def figures(data, year=2023):
    """What the file holds for a year: value and growth by indicator, as far as they are there."""
    observed = cyjjq.load(data).catalogue.observations
    found = {}
    for key, group in observed.items():
        for o in group:
            if o.year == year:
                value, growth = found.get(key, (None, None))
                found[key] = (o.value if o.value is not None else value, o.growth if o.growth is not None else growth)
    return found
