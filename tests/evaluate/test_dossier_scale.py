"""The measure of large dossiers: copies share no id, and the lines say what was written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.publish.made_records import Spec, build
from variorum.evaluate.dossier_scale import copied, measure
from variorum.model.finding import Record
from variorum.model.value import Count


@pytest.fixture(scope="module")
def record() -> Record:
    """An invented incident told by two reports."""
    return build(Spec("gtd-2019", {"killed": Count(4, 4, 4)}, reports=2))


def ids(record: Record) -> set[str]:
    """All ids that a page makes anchors and files of."""
    said = record.assertions()
    accounts = {a.id for a in record.accounts}
    return {record.incident.id, *accounts, *(r.id for r in record.reports), *(s.id for s in said)}


def test_copies_share_no_id_and_hang_together(record: Record) -> None:
    first, second = copied(record, 1), copied(record, 2)
    assert not ids(first) & ids(second)
    behind = {i for finding in first.findings for reading in finding.readings for i in reading.assertions}
    assert behind <= ids(first)
    assert {a.report_id for a in first.accounts} <= {r.id for r in first.reports}


def test_the_lines_say_what_was_written(record: Record, tmp_path: Path) -> None:
    lines = list(measure([copied(record, n) for n in range(3)], tmp_path))
    assert re.match(r"3 incidents, 6 reports, \d+ files$", lines[0])
    assert len(list(tmp_path.glob("dossier/incident-*.html"))) == 3
    assert "the index" in lines[-1]
