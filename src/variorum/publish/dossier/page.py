"""The page: views into templates, with style and script in it or beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote

from variorum.model.finding import Record
from variorum.publish.dossier import frame, guide
from variorum.publish.dossier.edition import Edition, edition
from variorum.publish.dossier.incident import incident_view
from variorum.publish.dossier.plots import ground
from variorum.publish.dossier.plots.outlines import world
from variorum.publish.dossier.plots.scale import percent
from variorum.publish.dossier.plots.sheet import Sheet
from variorum.publish.dossier.plots.toll import HEIGHT
from variorum.publish.dossier.settled import OPEN
from variorum.publish.dossier.texts import full_texts


def page(records: Sequence[Record], policy: str) -> str:
    """The dossier of `records` as one HTML text that needs nothing else, `policy` first among those shown."""
    held = edition(records, policy)
    return _page(held, as_data, home="", **frame.inline("dossier.js", len(held.policies)))


def leaf(held: Edition, csv: Callable[[Sheet], str]) -> str:
    """A page of a folder: `held` has its records, `csv` gives the address of a table's file."""
    return _page(held, csv, home="index.html", **frame.shared("dossier.js"))


def _page(held: Edition, csv: Callable[[Sheet], str], **more: Any) -> str:
    incidents = tuple(incident_view(held, r) for r in held.main)
    return frame.render(
        "page.html",
        policies=held.policies,
        incidents=incidents,
        background=tuple(incident_view(held, r) for r in held.background),
        reports=full_texts(held),
        rules=guide.rules(held),
        guide=guide,
        open_states=OPEN,
        csv=csv,
        pc=percent,
        height=HEIGHT,
        map_size=(ground.WIDTH, ground.HEIGHT),
        world=world() if any(i.map for i in incidents) else "",
        **more,
    )


def as_data(sheet: Sheet) -> str:
    """A table as a link that holds it whole: no other file, no network."""
    return f"data:text/csv;charset=utf-8,{quote(sheet.csv)}"
