"""The dossier: one self-contained HTML page with every record, its evidence, and the reports in full."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from variorum.model.finding import Record


def write(records: Sequence[Record], folder: Path, policy: str) -> Path:
    """Write `folder/dossier.html`, which replaces an older one; the path of the file.

    The findings of `policy` are shown first, those of all other policies at a switch. The same records
    give the same bytes, in whatever order they come.
    """
    # imported here: whoever asks for another export has no use for templates
    from variorum.publish.dossier.page import page  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "dossier.html"
    path.write_bytes(page(records, policy).encode("utf-8"))
    return path
