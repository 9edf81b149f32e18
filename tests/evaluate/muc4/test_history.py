"""The judges' history: a Lisp list of verdicts, read."""

from pathlib import Path

import pytest

from variorum.evaluate.muc4.history import History, read_history
from variorum.evaluate.muc4.templates import Fill, Option

TEXT = r"""
(("XX-1"
  ("1"
   (perp-ind-id
    ("\"MASKED MEN\"" match (or "\"HOODED MEN\"" "\"MEN IN HOODS\""))
    ("\"STRANGERS\"" partial "\"HOODED MEN\"")
    ("\"WEAVERS\"" fail))
   (phys-tgt-id
    ("\"VEHICLES\"" partial (all-of "\"BUS\"" "\"TRUCK\"")))
   (inc-date
    ((range nil "04 MAY 90") partial "04 MAY 90")
    ((range "01 MAY 90" "03 MAY 90") fail))
   (hum-tgt-num
    ((xref "1" "\"MILLER\"") partial (xref "1" (or "\"ANA RUIZ\"" "\"RUIZ\"")))))))
"""


@pytest.fixture
def history(tmp_path: Path) -> History:
    path = tmp_path / "judgement-history"
    path.write_text(TEXT)
    return read_history(path)


@pytest.mark.parametrize(
    ("slot", "given", "wanted", "grade"),
    [
        ("perp-ind-id", Option('"MASKED MEN"'), Option('"MEN IN HOODS"'), 1.0),
        ("perp-ind-id", Option('"THE MASKED MEN"'), Option('"HOODED MEN"'), 1.0),
        ("perp-ind-id", Option('"STRANGERS"'), Option('"HOODED MEN"'), 0.5),
        ("perp-ind-id", Option('"STRANGERS"'), Option('"SOLDIERS"'), 0.0),
        ("perp-ind-id", Option('"WEAVERS"'), Option('"HOODED MEN"'), 0.0),
        ("perp-ind-id", Option('"NEIGHBOURS"'), Option('"HOODED MEN"'), None),
        ("hum-tgt-name", Option('"MASKED MEN"'), Option('"HOODED MEN"'), None),
        ("inc-date", Option("- 04 MAY 90"), Option("04 MAY 90"), 0.5),
        ("inc-date", Option("01 MAY 90 - 03 MAY 90"), Option("04 MAY 90"), 0.0),
        ("hum-tgt-num", Option("1", '"MILLER"'), Option("1", '"RUIZ"'), 0.5),
    ],
)
def test_verdicts(history: History, slot: str, given: Option, wanted: Option, grade: float | None) -> None:
    assert history.rule(("XX-1", 1, slot), given, Fill((wanted,))) == grade


@pytest.mark.parametrize(("key", "shared"), [('"BUS"', True), ('"TRUCK"', True), ('"TRAIN"', False)])
def test_one_answer_may_be_part_of_several_fills(history: History, key: str, shared: bool) -> None:
    place = ("XX-1", 1, "phys-tgt-id")
    assert history.shared(place, Option('"VEHICLES"'), Fill((Option(key),))) is shared
