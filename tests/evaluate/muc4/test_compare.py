"""The official reports read, and our scorer beside them."""

from pathlib import Path

import pytest

from variorum.errors import BadInput
from variorum.evaluate.muc4.compare import comparison, rescored
from variorum.evaluate.muc4.evaluate import official
from variorum.evaluate.muc4.official import read_report
from variorum.evaluate.muc4.tally import Column
from variorum.evaluate.muc4.templates import read_templates
from variorum.evaluate.outcome import Task

KEY = """
0.  MESSAGE: ID                     TST3-MUC4-0001
1.  MESSAGE: TEMPLATE               1
3.  INCIDENT: LOCATION              PERU: LIMA (CITY)
4.  INCIDENT: TYPE                  BOMBING
12. PHYS TGT: ID                    "BUS"
"""
ANSWER = KEY.replace(": LIMA (CITY)", "").replace('"BUS"', '"COACH"\n                        "THE BUS"')
REPORT = """
TST3-MUC4-0001	     key: 1  response: 1

SLOT		      POS ACT|COR PAR INC|ICR IPA|SPU MIS NON|REC PRE OVG FAL
template-id	        1   1|  1   0   0|  0   0|  0   0   0|100 100   0
inc-loc		        1   1|  0   1   0|  0   0|  0   0   0| 50  50   0
inc-type	        1   1|  1   0   0|  0   0|  0   0   0|100 100   0   0
phys-tgt-id	        1   2|  0   1   0|  0   1|  1   0   0| 50  25  50
TOTAL		        3   4|  1   2   0|  0   1|  1   0   0| 67  50  25

TST3-MUC4-0002	     key: <NONE>  response: 1			     [spurious]

inc-type	        0   1|  0   0   0|  0   0|  1   0   0|  *   0 100

 * * * TOTAL SLOT SCORES * * *

inc-type	        1   2|  1   0   0|  0   0|  1   0   0|100  50   0   0
MATCHED ONLY	        3   4|  1   2   0|  0   1|  1   0   0| 67  50  25
ALL TEMPLATES	        3   5|  1   2   0|  0   1|  2   0   0| 67  40  40
"""
HISTORY = r"""
(("TST3-MUC4-0001" ("1" (phys-tgt-id ("\"COACH\"" fail)))))
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "tst3-official"
    for part, name, text in (
        ("responses", "response.tst3", ANSWER),
        ("score-reports", "scores.tst3", REPORT),
    ):
        place = folder / part / "ACME"
        place.mkdir(parents=True)
        (place / name).write_text(text)
    (folder / "judgement-history").write_text(HISTORY)
    (tmp_path / "key-tst3.v0").write_text(KEY)
    return tmp_path


def test_a_report_is_read_by_block_slot_and_row() -> None:
    report = read_report(REPORT)
    assert set(report.blocks) == {("TST3-MUC4-0001", 1, 1), ("TST3-MUC4-0002", 0, 1)}
    assert report.blocks[("TST3-MUC4-0001", 1, 1)]["phys-tgt-id"] == Column(par=1, spu=1)
    assert report.slots == {"inc-type": Column(cor=1, spu=1)}
    assert report.rows["ALL TEMPLATES"] == Column(cor=1, par=2, spu=2)


def test_systems_are_scored_again_and_compared(data: Path) -> None:
    found = official(Task(data=data))
    assert found.figures["systems"]["ACME"]["official_f"] == pytest.approx(50.0)
    ours = 100 * 2 * 2.5 / (3 + 4)
    assert found.figures["systems"]["ACME"]["rules_f"] == pytest.approx(ours)
    assert found.figures["mean_difference_history"] == pytest.approx(ours - 50)
    assert found.figures["neighbours_swapped_rules"] == 0.0
    (miss,) = found.misses
    assert (miss.kind, miss.weight) == ("phys-tgt-id", 0.5)


def test_without_the_history_there_is_one_figure(data: Path) -> None:
    figures = official(Task(data=data, history=False)).figures
    assert "history_f" not in figures["systems"]["ACME"]
    assert "mean_difference_history" not in figures


def test_slots_are_compared_over_all_systems(data: Path) -> None:
    systems = list(rescored(data, read_templates(KEY), None))
    slots = comparison(systems).figures["slots"]
    assert slots["inc-type"]["official_f"] == pytest.approx(200 / 3)
    assert slots["inc-type"]["our_f"] == 100.0


def test_data_without_the_reports_say_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="tst3-official"):
        list(rescored(tmp_path, (), None))
