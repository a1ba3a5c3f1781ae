"""Drafts a catalogue from a plan's text: shown, as a new data directory, or as a merged copy of a given one."""

from pathlib import Path
from typing import TYPE_CHECKING

from cyjjq.catalogue.loading import FILES
from cyjjq.cli import init, terminal
from cyjjq.cli.session import Session, notice, say_which_plan
from cyjjq.refusal import Refusal
from cyjjq.render.formats import drafts

if TYPE_CHECKING:
    from cyjjq.catalogue.models import Catalogue
    from cyjjq.plan.proposal import Proposal
    from cyjjq.plan.text import PlanText

_FILES = (".yaml", ".yml", ".json", ".txt")


def suggest(session: Session, text: "PlanText") -> int:
    """The numbers of the text that nothing accounts for, drafted as targets, shown or as a data directory."""
    from cyjjq.plan import proposal, suggest, trace

    known = _known(session, text)
    if known is not None:
        say_which_plan(session.loaded, session.lang)
    open_ = trace.open_numbers(known, text) if known else None
    found = proposal.propose(text, known, open_)
    folder = _folder(session.output)
    if folder is not None:
        _directory(session, text, found, folder, known)
    elif session.format == "json":
        from cyjjq.render import contract

        terminal.emit(contract.dump(contract.suggested(session.loaded, text, found)), session.output)
    else:
        terminal.emit(drafts.write(found, session.lang), session.output)
    if not suggest.is_chinese(text):
        notice("not_chinese", session.lang)
    if found.dropped:
        phrases = ", ".join(draft.phrase for draft in found.dropped[:5])
        notice("drafts_twice", session.lang, n=len(found.dropped), phrases=phrases)
    if known is not None and known.targets and folder is None:
        notice("merge_offer" if found.aims else "nothing_to_draft", session.lang, n=len(found.aims))
    return 0


def _known(session: Session, text: "PlanText") -> "Catalogue | None":
    """The catalogue that the drafts are to go beside; None where its targets are those of another plan."""
    from cyjjq.plan.text import squeeze

    targets = session.catalogue.targets
    own = any(squeeze(target.phrase) in text.squeezed for target in targets)
    empty = not targets and not session.loaded.directory.packaged
    return session.catalogue if own or empty else None


def _folder(output: Path | None) -> Path | None:
    """The directory that an output names: without the ending of a file, and no file or device that is there."""
    if output is None or output.suffix.lower() in _FILES or (output.exists() and not output.is_dir()):
        return None
    return output


def _directory(session: Session, text: "PlanText", found: "Proposal", folder: Path, known: "Catalogue | None") -> None:
    """Write targets.yaml and baseline.yaml into a directory that has neither."""
    files = _new(session, text, found) if known is None else _merged(session, found)
    init.lay_down(folder, files | init.around())
    facts = {"n": len(found.aims), "indicators": len(found.indicators), "text": text.file}
    notice("drafts_made", session.lang, path=folder, **facts)


def _merged(session: Session, found: "Proposal") -> dict[str, bytes]:
    """The given files as they are, with the drafts behind the entries of targets.yaml."""
    paths = {f"{stem}.yaml": session.loaded.directory.path / f"{stem}.yaml" for stem in FILES}
    files = {name: path.read_bytes() for name, path in paths.items()}
    merged = drafts.merged(files["targets.yaml"].decode("utf-8-sig"), found, session.lang)
    if merged is None:
        raise Refusal("cannot_merge", path=paths["targets.yaml"])
    return files | {"targets.yaml": merged.encode()}


def _new(session: Session, text: "PlanText", found: "Proposal") -> dict[str, bytes]:
    targets = drafts.catalogue(found, text.digest, session.lang)
    schema = "# yaml-language-server: $schema=baseline.schema.json\n"
    baseline = schema + "schema_version: 1\nsources: {}\nobservations: []\n"
    return {"targets.yaml": targets.encode(), "baseline.yaml": baseline.encode()}
