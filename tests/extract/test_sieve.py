"""The sieve: which sentences are read."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.evaluate.reading import report_of
from variorum.extract import sieve
from variorum.extract.parse import parser
from variorum.extract.readers import Reader, reader_of
from variorum.extract.sieve import KEEP, sieved, weighed
from variorum.model.report import PassageKind
from variorum.settings import Reading

ATTACK = (
    "A car bomb exploded outside a police station in the town of Arcos on Tuesday, killing four officers. "
    "Eleven people were wounded, the interior ministry said.\n\n"
    "The town is known for its almond cakes. Visitors come in spring to see the orchards in bloom. "
    "No group has claimed responsibility for the attack."
)
GARDEN = (
    "The society's yearly show of dahlias opens next month in the assembly rooms.\n\n"
    "Entries are welcome from gardeners of all ages, and tea will be served. Prizes are given by the mayor's office."
)
PASSING = (
    GARDEN
    + "\n\nThe hall was rebuilt after gunmen killed three guards there in 1997. It seats four hundred people."
)
SENTENCES = st.lists(
    st.sampled_from([*PASSING.split(". "), *ATTACK.split(". "), *GARDEN.split(". ")]), min_size=1, max_size=12
)


def test_a_report_about_an_attack_is_read_whole() -> None:
    report = report_of("case", ATTACK)
    assert sieved(report) == report


def test_of_a_report_that_mentions_one_in_passing_only_the_likely_sentences_are_read() -> None:
    report = report_of("case", PASSING)
    kept = [PASSING[p.start : p.end] for p in sieved(report).passages]
    assert kept == ["The hall was rebuilt after gunmen killed three guards there in 1997."]


def test_the_text_stays_whole_so_that_offsets_hold() -> None:
    report = report_of("case", ATTACK)
    assert sieved(report).text == report.text
    assert sieved(report).id == report.id


def test_sentences_that_follow_each_other_in_a_paragraph_stay_one_passage(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sieve, "ABOUT", 99)
    first = sieved(report_of("case", ATTACK)).passages[0]
    assert ATTACK[first.start : first.end] == ATTACK.partition("\n\n")[0]
    assert first.kind is PassageKind.PARAGRAPH


def test_nothing_of_a_report_that_tells_of_no_attack_is_read() -> None:
    assert sieved(report_of("case", GARDEN)).passages == ()


def test_neither_parser_nor_network_is_asked_about_such_a_report() -> None:
    before = parser.cache_info()
    assert list(Reader(sieve=True).read(report_of("case", GARDEN))) == []
    assert parser.cache_info() == before


def test_an_attack_is_read_through_the_sieve_as_without() -> None:
    report = report_of("case", ATTACK, published="2019-03-06")

    def told(reader: Reader) -> set[tuple[str, str]]:
        return {(a.field, a.span.quote) for account in reader.read(report) for a in account.assertions}

    assert told(Reader(sieve=True)) == told(Reader())


@given(SENTENCES, st.integers(1, 4))
def test_what_is_kept_lies_in_order_within_what_there_was(sentences: list[str], size: int) -> None:
    parts = [". ".join(sentences[i : i + size]) + "." for i in range(0, len(sentences), size)]
    report = report_of("case", "\n\n".join(parts))
    kept = sieved(report).passages
    for one in kept:
        assert any(p.start <= one.start < one.end <= p.end for p in report.passages)
    assert all(a.end <= b.start for a, b in pairwise(kept))
    if kept:
        likely = {(w.start, w.end) for w in weighed(report) if w.odds >= KEEP}
        assert all(any(p.start <= s and e <= p.end for p in kept) for s, e in likely)


def test_a_run_says_that_a_sieve_went_before() -> None:
    with_it, without = reader_of(Reading(sieve=True)).name, reader_of(Reading()).name
    assert with_it == f"{without}; sieve {sieve.sieve_digest()}"
