"""Begins the data directory of a new plan: a small valid pair of files, or a copy of the packaged catalogue."""

from collections.abc import Mapping
from pathlib import Path

from cyjjq.catalogue.loading import FILES, packaged_directory
from cyjjq.cli import options, terminal
from cyjjq.cli.session import notice
from cyjjq.refusal import Refusal
from cyjjq.render import schemas

_STARTER = Path(__file__).parents[1] / "starter"


def begin(directory: str, lang: str, *, copy: bool) -> None:
    """Make the directory and its files; refuses where one of them is there already, with nothing written."""
    from shlex import quote

    language, folder = options.language(lang), Path(directory)
    files = _copied() if copy else _started(language)
    lay_down(folder, files)
    notice("begun", language, path=folder, files=", ".join(files))
    notice("begun_next", language, command=f"cyjjq check --data {quote(directory)}")


def lay_down(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a directory, made where it is missing: all of them, or none where one is there or cannot be."""
    try:
        for name in files:
            if (folder / name).exists():
                raise Refusal("exists", ("other_directory", {}), path=folder / name)
        for name in files:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal("cannot_write", path=folder, why=error.strerror) from error
    written: list[Path] = []
    try:
        for name, content in files.items():
            terminal.write_whole(folder / name, content)
            written.append(folder / name)
    except Refusal:
        for path in written:
            path.unlink(missing_ok=True)
        raise


def _started(lang: str) -> dict[str, bytes]:
    """The starter in a language, with a text to trace, the schemas for editors, and a check for CI."""
    files = {f"{stem}.yaml": (_STARTER / f"{stem}.{lang}.yaml").read_bytes() for stem in FILES}
    files |= {"plan.txt": (_STARTER / "plan.zh.txt").read_bytes()}
    return files | around()


def _copied() -> dict[str, bytes]:
    return {f"{stem}.yaml": (packaged_directory() / f"{stem}.yaml").read_bytes() for stem in FILES} | around()


def around() -> dict[str, bytes]:
    """What a data directory has besides its two files: schemas for editors, a check for CI."""
    for_editors = {f"{stem}.schema.json": schemas.write(stem).encode() for stem in FILES}
    return for_editors | {".github/workflows/check.yml": (_STARTER / "ci.yml").read_bytes(), ".gitignore": b"*.lock\n"}
