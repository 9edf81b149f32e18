"""JSONL: from every finding down to the bytes of a report."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from variorum.model.finding import Record
from variorum.publish.jsonl import lines, write


def test_a_finding_leads_to_the_bytes_of_its_report(make: Callable[..., Record], a: Any) -> None:
    (line,) = lines([make("gtd-2019", settled={"killed": a.count(84)})])
    record = json.loads(line)
    (finding,) = record["findings"]
    (reading,) = finding["readings"]
    (said,) = (
        a for told in record["accounts"] for a in told["assertions"] if a["id"] in reading["assertions"]
    )
    (report,) = (r for r in record["reports"] if r["id"] == said["report_id"])
    span = said["span"]
    assert finding["chosen"] == [reading["id"]]
    assert said["original"] == span["quote"] == "Police sai"
    # the text of the made-up report begins at byte 10
    assert span["bytes"] == [span["start"] + 10, span["end"] + 10]
    assert said["sha256"] == report["sha256"]


def test_values_carry_their_class_and_voices_their_chain(make: Callable[..., Record], a: Any) -> None:
    record = json.loads(next(lines([make("acled", settled={"killed": a.count(84)})])))
    said = record["accounts"][0]["assertions"][0]
    assert said["value"] == {"is": "Count", "low": 84, "best": 84, "high": 84, "hedge": "exact"}
    assert [v["name"] for v in said["voice"]["chain"]] == ["Outlet 0", "police"]


def test_reports_come_without_their_text_and_background_incidents_are_kept(
    make: Callable[..., Record],
) -> None:
    record = json.loads(next(lines([make("acled", background=True)])))
    assert record["incident"]["background"] is True
    assert not {"text", "offsets", "passages"} & set(record["reports"][0])
    assert record["accounts"][0]["head"]["quote"] == "said"


def test_the_file_is_sorted_by_incident_and_the_same_every_time(
    make: Callable[..., Record], a: Any, tmp_path: Path
) -> None:
    records = [make("acled", incident=f"i_{n}", settled={"killed": a.count(n)}) for n in (2, 1, 3)]
    first = write(records, tmp_path).read_bytes()
    again = write(list(reversed(records)), tmp_path).read_bytes()
    assert first == again
    assert [json.loads(line)["incident"]["id"] for line in first.decode().splitlines()] == [
        "i_1",
        "i_2",
        "i_3",
    ]
