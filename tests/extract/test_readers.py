"""Who reads: the rules, the trained reader, or both, by one code path."""

from __future__ import annotations

from pathlib import Path

import pytest

from variorum.errors import BadState
from variorum.evaluate.reading import report_of
from variorum.extract.readers import Reader, shipped
from variorum.extract.trained.network import proposals
from variorum.model.report import Report
from variorum.settings import ReaderKind

TEXT = (
    "Guerrillas of the Red Dawn Front attacked a police post in the town of Arcos on Tuesday, killing two officers. "
    "The mayor, Luis Paredes, and a schoolteacher were wounded. "
    "The government accused the Red Dawn Front of the attack."
)


def case() -> Report:
    """An invented report."""
    return report_of("case", TEXT, published="1989-05-04")


def test_a_name_says_who_read_and_with_kind_files() -> None:
    names = {kind: Reader(kind).name for kind in ReaderKind}
    assert len(set(names.values())) == 3
    assert "trained" not in names[ReaderKind.RULES]
    assert "trained sha256:" in names[ReaderKind.BOTH]


@pytest.mark.parametrize("kind", list(ReaderKind))
def test_the_same_report_reads_the_same(kind: ReaderKind) -> None:
    assert list(Reader(kind).read(case())) == list(Reader(kind).read(case()))


def test_every_span_that_the_shipped_reader_proposes_is_of_the_text() -> None:
    found = proposals(case(), shipped())
    assert {"trigger", "victim"} <= {s.kind for s in found.spans}
    for one in found.spans:
        words = TEXT[one.start : one.end]
        assert words == words.strip() != ""
        assert 0 <= one.score <= 1


def test_the_trained_reader_alone_tells_no_more_kinds_than_both() -> None:
    fields = {
        kind: {s.field for a in Reader(kind).read(case()) for s in a.assertions}
        for kind in (ReaderKind.MODEL, ReaderKind.BOTH)
    }
    assert "type" in fields[ReaderKind.MODEL]
    assert fields[ReaderKind.MODEL] <= fields[ReaderKind.BOTH]


def test_a_folder_without_the_files_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadState, match=r"model\.onnx"):
        list(Reader(ReaderKind.BOTH, tmp_path).read(case()))


def test_the_rules_need_no_files(tmp_path: Path) -> None:
    assert list(Reader(ReaderKind.RULES, tmp_path).read(case()))


def test_a_report_without_words_is_read_too() -> None:
    assert list(Reader().read(report_of("empty", " "))) == []
