"""The dossier as a folder: an index of all incidents that can be searched, and a page for each of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from variorum.model.finding import Record
from variorum.publish.dossier import frame
from variorum.publish.dossier.edition import Edition, page_name, policies_of, single
from variorum.publish.dossier.index import index, listing
from variorum.publish.dossier.page import leaf
from variorum.publish.dossier.plots.sheet import Sheet

#: the first page, and the folder of the tables that plots are drawn from
FIRST, TABLES = "index.html", "tables"


def write_folder(records: Sequence[Record], folder: Path, policy: str) -> Path:
    """Write the pages of `records` into `folder`; the path of the index.

    The same records give the same bytes, in whatever order they come.
    """
    (folder / TABLES).mkdir(parents=True, exist_ok=True)
    policies = policies_of(records, policy)
    others = frozenset(record.incident.id for record in records)
    for record in records:
        _leaf(single(record, policies, others), folder)
    _text(folder / "style.css", frame.style(len(policies)))
    for script in ("dossier.js", "index.js"):
        _text(folder / script, frame.asset(script))
    listed = listing(records, policy)
    _table(listed, folder)
    _text(folder / FIRST, index(records, policy, f"{TABLES}/{listed.name}.csv"))
    return folder / FIRST


def signpost(address: str) -> str:
    """A page that leads to the index."""
    return frame.render("signpost.html", address=address)


def _leaf(held: Edition, folder: Path) -> None:
    (record,) = held.main
    _text(folder / page_name(record.incident.id), leaf(held, lambda sheet: _table(sheet, folder)))


def _table(sheet: Sheet, folder: Path) -> str:
    """Write a table; its address, as seen from a page."""
    name = f"{TABLES}/{sheet.name}.csv"
    _text(folder / name, sheet.csv)
    return name


def _text(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))
