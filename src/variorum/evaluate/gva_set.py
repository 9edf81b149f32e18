"""The files of the Gun Violence Archive set: one incident a line, with its gold and its reports."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from variorum.errors import BadInput
from variorum.evaluate.reading import report_of
from variorum.ingest.moment import iso
from variorum.model.report import Passage, PassageKind, Report


@dataclass(frozen=True, slots=True)
class Gold:
    """What the set codes of an incident; both tolls count the suspects."""

    day: date
    city: str
    killed: int
    injured: int

    def toll(self, field: str) -> int:
        """The toll by the name of our field."""
        return self.killed if field == "killed" else self.injured


@dataclass(frozen=True, slots=True)
class Shooting:
    """One incident of the set with its reports."""

    name: str
    gold: Gold
    reports: tuple[Report, ...]


def shootings_at(path: Path) -> tuple[Shooting, ...]:
    """The incidents of a file, or of the first gva*.jsonl below a folder; BadInput if there is none."""
    found = [path] if path.is_file() else sorted(path.rglob("gva*.jsonl"))
    if not found:
        raise BadInput("there is no gva*.jsonl", where=str(path), mend="give the folder that holds the set")
    lines = found[0].read_text(encoding="utf-8").splitlines()
    return tuple(_shooting(line, f"{found[0]}:{n}") for n, line in enumerate(lines, 1) if line.strip())


def _shooting(line: str, where: str) -> Shooting:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise BadInput("not JSON", where=where, mend="one JSON object a line") from error
    name = str(row["incident_id"])
    return Shooting(name, _gold(row["gold"]), tuple(_report(name, doc) for doc in row["docs"]))


def _gold(gold: Mapping[str, Any]) -> Gold:
    day = date.fromisoformat(gold["date"])
    return Gold(day, gold["city"], int(gold["n_killed"]), int(gold["n_injured"]))


def _report(incident: str, doc: Mapping[str, str]) -> Report:
    """Title, an empty line and the text: the title is a passage of its own.

    One text may stand in two incidents of the set: the id tells them apart.
    """
    title = " ".join((doc.get("title") or "").split())
    moment = iso(doc.get("dct") or "")
    text = f"{title}\n\n{doc['text']}" if title else doc["text"]
    name = f"{incident}/{doc['id']}"
    made = report_of(name, text, published=moment[:10] if moment else None, outlet=doc.get("outlet"))
    digest = hashlib.sha256(name.encode()).hexdigest()
    headed = made.passages[1:] if title else made.passages
    head = (Passage(0, len(title), PassageKind.TITLE),) if title else ()
    return replace(
        made, id=f"r_{digest[:12]}", url=doc.get("url"), title=title or None, passages=(*head, *headed)
    )
