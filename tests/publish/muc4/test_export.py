"""The MUC-4 export: the templates of all reports, named by their ids."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from variorum.model.finding import Record
from variorum.publish.muc4.export import write


def test_each_report_has_its_templates_once_under_its_id(
    make: Callable[..., Record], a: Any, tmp_path: Path
) -> None:
    records = [
        make("gtd-2019", settled={"killed": a.count(84)}, reports=2, incident=f"i_{n}") for n in (1, 2)
    ]
    path = write(records, tmp_path)
    heads = [line.split()[-1] for line in path.read_text("utf-8").splitlines() if "MESSAGE: ID" in line]
    assert path.name == "muc4.txt"
    assert heads == ["r_0", "r_1"]
    assert write(records[::-1], tmp_path).read_bytes() == path.read_bytes()
