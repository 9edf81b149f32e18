"""Publishing: records go out under a codebook, each format a module with `write(records, folder)`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from variorum.model.finding import Record


def write_all(records: Iterable[Record], folder: Path, policy: str) -> tuple[Path, ...]:
    """Write every format into `folder`, going through `records` once; the paths in the order written.

    GTD, GED and ACLED are each settled by their own policy; the dossier shows `policy`.
    """
    # imported here: `variorum --version` has no use for templates and tables
    from variorum.publish import dossier, jsonl  # noqa: PLC0415
    from variorum.publish.acled import export as acled  # noqa: PLC0415
    from variorum.publish.ged import export as ged  # noqa: PLC0415
    from variorum.publish.gtd import export as gtd  # noqa: PLC0415

    held = tuple(records)
    tables = tuple(form.write(held, folder) for form in (gtd, ged, acled, jsonl))
    return (*tables, dossier.write(held, folder, policy))
