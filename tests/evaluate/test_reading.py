"""Texts of a benchmark as reports, and parses kept between readings."""

from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from variorum.evaluate.outcome import Task
from variorum.evaluate.reading import read_all, report_of
from variorum.extract import parse_cache
from variorum.extract.parse_cache import parsed, parses_kept

TEXT = "A bomb attack killed three people in Lyon on Monday.\n\n  Nobody has claimed the attack.\n \nPolice are looking on. "


def test_blank_lines_part_paragraphs() -> None:
    report = report_of("x1", TEXT, published="2021-03-04", outlet="The Wire")
    assert [TEXT[p.start : p.end] for p in report.passages] == [
        "A bomb attack killed three people in Lyon on Monday.",
        "Nobody has claimed the attack.",
        "Police are looking on.",
    ]
    assert report.published is not None
    assert (report.text, report.outlet, report.published.day) == (TEXT, "The Wire", "2021-03-04")


@given(st.text(alphabet=" \nab.", max_size=40))
def test_passages_hold_all_words_in_order_and_nothing_twice(text: str) -> None:
    passages = report_of("x", text).passages
    assert "".join("".join(text[p.start : p.end].split()) for p in passages) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(passages))


def test_the_same_text_under_two_names_is_two_reports() -> None:
    assert report_of("a", TEXT).id != report_of("b", TEXT).id


def test_a_kept_parse_is_the_parse(tmp_path: Path) -> None:
    report = report_of("x", TEXT)
    with parses_kept(tmp_path):
        first = parsed(report)
        (kept,) = tmp_path.glob("*.json")
        second = parsed(report)
    plain = parsed(report)
    for one in (second, plain):
        assert [(s.index, s.passage, s.kind, s.span, s.tokens) for s in one.sentences] == [
            (s.index, s.passage, s.kind, s.span, s.tokens) for s in first.sentences
        ]
    assert kept.stat().st_size > 0


def test_a_spoilt_kept_parse_is_made_anew(tmp_path: Path) -> None:
    report = report_of("x", TEXT)
    with parses_kept(tmp_path):
        first = parsed(report)
        (kept,) = tmp_path.glob("*.json")
        kept.write_text("[[")
        assert parsed(report).sentences[0].tokens == first.sentences[0].tokens


def test_other_texts_and_passages_are_other_parses() -> None:
    keys = {parse_cache._key(report_of("x", text)) for text in ("One. Two.", "One.\n\nTwo.", "One. Three.")}
    assert len(keys) == 3


def test_accounts_come_in_the_order_of_the_reports(tmp_path: Path) -> None:
    reports = [report_of(str(n), TEXT.replace("three", word)) for n, word in enumerate(("three", "four"))]
    seen: list[tuple[str, int, int | None]] = []
    task = Task(data=tmp_path, watch=lambda *at: seen.append(at))
    found = list(read_all(task, reports))
    assert [report for report, _ in found] == reports
    killed = [[a.value for account in accounts for a in account.of("killed")] for _, accounts in found]
    assert [[count.best for count in counts] for counts in killed] == [[3], [4]]  # type: ignore[union-attr]
    assert seen == [("read", 1, 2), ("read", 2, 2)]
