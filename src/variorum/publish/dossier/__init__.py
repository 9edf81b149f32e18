"""The dossier: every record with its evidence and the reports in full, as one HTML file or a folder of pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from variorum.model.finding import Record
from variorum.settings import DossierForm

#: one page for more reports than this grows beyond what a phone opens at once: some 100 KB a report (README.md)
MOST_REPORTS = 50


def write(records: Sequence[Record], folder: Path, policy: str, form: DossierForm = DossierForm.AUTO) -> Path:
    """Write `folder/dossier.html`, or for many reports `folder/dossier/index.html` and its pages; the path.

    The findings of `policy` are shown first, those of all other policies at a switch. The same records
    give the same bytes, in whatever order they come. A folder has a `dossier.html` too, which leads to it.
    """
    # imported here: whoever asks for another export has no use for templates
    from variorum.publish.dossier.folder import signpost, write_folder  # noqa: PLC0415
    from variorum.publish.dossier.page import page  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "dossier.html"
    if form is DossierForm.FOLDER or (form is DossierForm.AUTO and _reports(records) > MOST_REPORTS):
        first = write_folder(records, folder / "dossier", policy)
        path.write_bytes(signpost(first.relative_to(folder).as_posix()).encode("utf-8"))
        return first
    path.write_bytes(page(records, policy).encode("utf-8"))
    return path


def _reports(records: Sequence[Record]) -> int:
    return len({report.id for record in records for report in record.reports})
