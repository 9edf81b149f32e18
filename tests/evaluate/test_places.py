"""The benchmark `places` on two invented corpora."""

from __future__ import annotations

from pathlib import Path

import pytest

from variorum.errors import BadInput
from variorum.evaluate.outcome import Task
from variorum.evaluate.places import evaluate

#: Lyon in France (2996944) found and right; Marseille (2995469) marked with another id; Quimper not marked
LGL = """<articles><article docid="7"><domain>example.fr</domain><dltime>2020-05-01 10:00:00</dltime>
<text>A bomb went off in Lyon. Police in Marseille and in Quimper are looking for two men.</text>
<toponyms>
<toponym><start>19</start><end>23</end><phrase>Lyon</phrase><gaztag geonameid="2996944"><lat>45.75</lat><lon>4.85</lon></gaztag></toponym>
<toponym><start>35</start><end>44</end><phrase>Marseille</phrase><gaztag geonameid="999"><lat>60.0</lat><lon>20.0</lon></gaztag></toponym>
<toponym><start>2</start><end>6</end><phrase>bomb</phrase></toponym>
</toponyms></article></articles>"""
GWN = """<articles><article file="0"><text>A bomb went off in Lyon.</text><toponyms>
<toponym><type>Literal</type><start>19</start><end>23</end><geonamesID>2996944</geonamesID><latitude>45.75</latitude><longitude>4.85</longitude></toponym>
<toponym><type>Non_Toponym</type><start>2</start><end>6</end><geonamesID/><latitude/><longitude/></toponym>
</toponyms></article></articles>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with both corpora."""
    (tmp_path / "lgl.xml").write_text(LGL, encoding="utf-8")
    (tmp_path / "GWN.xml").write_text(GWN, encoding="utf-8")
    return tmp_path


def test_each_corpus_has_its_figures(folder: Path) -> None:
    outcome = evaluate(Task(data=folder))
    lgl, gwn = outcome.figures["lgl"], outcome.figures["gwn"]
    assert outcome.reports == 2
    assert (lgl["exact_of_found"], lgl["exact_of_all"], lgl["exact_cases"]) == (0.5, 0.5, 2.0)
    assert (gwn["exact_of_found"], gwn["found_recall"], gwn["found_precision"]) == (1.0, 1.0, 1.0)


def test_what_is_not_found_and_what_is_false_is_counted(folder: Path) -> None:
    lgl = evaluate(Task(data=folder)).figures["lgl"]
    assert lgl["found_recall"] == pytest.approx(2 / 3)
    assert lgl["found_precision"] == pytest.approx(2 / 3)
    assert (lgl["false_per_report"], lgl["in_gazetteer"]) == (1.0, 0.5)


def test_distance_is_from_the_marked_point(folder: Path) -> None:
    lgl = evaluate(Task(data=folder)).figures["lgl"]
    assert lgl["within_161km_of_found"] == 0.5
    assert lgl["error_km_mean"] > 500


def test_every_wrong_answer_is_a_miss_with_its_passage(folder: Path) -> None:
    misses = evaluate(Task(data=folder)).misses
    kinds = {m.kind: m for m in misses}
    assert set(kinds) == {"not found", "resolved: the gazetteer lacks it", "no place there"}
    assert "[Marseille]" in kinds["resolved: the gazetteer lacks it"].passage
    assert kinds["no place there"].given == "Quimper"


def test_one_corpus_alone_is_enough(folder: Path) -> None:
    (folder / "GWN.xml").unlink()
    assert set(evaluate(Task(data=folder)).figures) == {"lgl"}


@pytest.mark.parametrize(("part", "corpora"), [("even", {"lgl"}), ("odd", {"gwn"})])
def test_lgl_has_halves_and_the_other_corpus_teaches_nothing(
    folder: Path, part: str, corpora: set[str]
) -> None:
    assert set(evaluate(Task(data=folder, set=part)).figures) == corpora


def test_a_folder_without_the_sets_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"lgl\.xml"):
        evaluate(Task(data=tmp_path))


def test_a_file_that_is_no_xml_is_bad_input(tmp_path: Path) -> None:
    (tmp_path / "lgl.xml").write_text("<articles>", encoding="utf-8")
    with pytest.raises(BadInput, match="not XML"):
        evaluate(Task(data=tmp_path))
