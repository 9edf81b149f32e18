"""What the store does with reports, skips and searches."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from variorum.errors import BadInput, BadState
from variorum.model.report import Known, Published, Report, Skip
from variorum.store import Added, Store, reports

MakeReport = Callable[..., Report]
Time = tuple[str, Known] | None
Case = tuple[Time, Time, str, Added]


def _add(store: Store, report: Report) -> Added:
    return store.add_report(report, report.text.encode())


def test_a_report_comes_back_equal_with_its_bytes(store: Store, make_report: MakeReport) -> None:
    report = make_report(outlet="The Harbour Post", url="https://example.org/a", title="Seven killed")
    assert _add(store, report) is Added.NEW
    assert store.report(report.id) == report
    assert store.original(report.id) == report.text.encode()


def test_bytes_that_are_not_the_reports_are_refused_and_nothing_is_kept(
    store: Store, make_report: MakeReport
) -> None:
    with pytest.raises(BadState, match="digest"):
        store.add_report(make_report(), b"other bytes")
    assert list(store.reports()) == []


def test_the_same_bytes_twice_are_one_report_even_from_another_place(
    store: Store, make_report: MakeReport
) -> None:
    _add(store, make_report())
    assert _add(store, make_report(origin="copy/of/one.txt")) is Added.HELD
    assert [r.origin for r in store.reports()] == ["reports/one.txt"]


@pytest.mark.parametrize(
    "case",
    [
        (None, ("2024-05-07", Known.PAGE), "2024-05-07", Added.NOTED),
        (("2024-05-07", Known.PAGE), None, "2024-05-07", Added.HELD),
        (("2024-05-07", Known.SIDECAR), ("2024-05-08", Known.SIDECAR), "2024-05-08", Added.NOTED),
        (("2024-05-07", Known.GIVEN), ("2024-05-08", Known.SIDECAR), "2024-05-08", Added.NOTED),
        (("2024-05-07", Known.RECORD), ("2024-05-08", Known.GIVEN), "2024-05-07", Added.HELD),
        (("2024-05-07", Known.PAGE), ("2024-05-08", Known.GIVEN), "2024-05-08", Added.NOTED),
        (("2024-05-08", Known.GIVEN), ("2024-05-07", Known.PAGE), "2024-05-08", Added.HELD),
        (("2024-05-08", Known.GIVEN), ("2024-05-08", Known.GIVEN), "2024-05-08", Added.HELD),
    ],
)
def test_a_missing_time_is_filled_in_and_one_known_at_least_as_well_replaces(
    store: Store, make_report: MakeReport, case: Case
) -> None:
    before, after, published, added = case
    bare = make_report(published=None)
    _add(store, replace(bare, published=before and Published(*before)))
    assert _add(store, replace(bare, published=after and Published(*after))) is added
    held = store.report(bare.id).published
    assert held is not None
    assert held.iso == published


def test_metadata_filled_in_makes_the_report_unread_again(store: Store, make_report: MakeReport) -> None:
    report = make_report()
    _add(store, report)
    store.put_accounts(report.id, "reader 1", [])
    assert list(store.unread("reader 1")) == []
    assert _add(store, replace(report, outlet="The Harbour Post")) is Added.NOTED
    assert [r.outlet for r in store.unread("reader 1")] == ["The Harbour Post"]


def test_a_report_is_unread_by_a_reader_that_was_not_the_last(store: Store, make_report: MakeReport) -> None:
    report = make_report()
    _add(store, report)
    store.put_accounts(report.id, "reader 1", [])
    assert [r.id for r in store.unread("reader 2")] == [report.id]
    store.put_accounts(report.id, "reader 2", [])
    assert list(store.unread("reader 2")) == []
    assert [r.id for r in store.unread("reader 1")] == [report.id]


def test_new_bytes_at_a_known_url_are_a_new_version_and_the_old_one_stays(
    store: Store, make_report: MakeReport
) -> None:
    texts = ("Seven were killed.", "Nine were killed.", "Eight were killed.")
    first, second, third = (make_report(t, url="https://example.org/a") for t in texts)
    assert [_add(store, r) for r in (first, second, third)] == [
        Added.NEW,
        Added.NEW_VERSION,
        Added.NEW_VERSION,
    ]
    assert store.report(third.id) == replace(third, version=3, replaces=second.id)
    assert store.report(second.id) == replace(second, version=2, replaces=first.id)
    assert store.original(first.id) == b"Seven were killed."
    assert _add(store, first) is Added.HELD


def test_reports_without_a_url_are_never_versions_of_each_other(
    store: Store, make_report: MakeReport
) -> None:
    assert [_add(store, make_report(t)) for t in ("One text.", "Another text.")] == [Added.NEW, Added.NEW]


def test_reports_come_by_time_and_undated_ones_last_whatever_order_they_arrived_in(
    store: Store, make_report: MakeReport
) -> None:
    days = [None, "2024-05-09", "2024-05-07T10:00:00+03:00", "2024-05-08"]
    for day in days:
        _add(store, make_report(f"Text of {day}.", published=day))
    assert [r.published and r.published.day for r in store.reports()] == [
        "2024-05-07",
        "2024-05-08",
        "2024-05-09",
        None,
    ]


def test_an_unknown_report_is_bad_input(store: Store) -> None:
    for ask in (store.report, store.original):
        with pytest.raises(BadInput, match="no such report"):
            ask("r_0000")


def test_a_skip_is_recorded_once_and_the_newest_reason_stands(store: Store) -> None:
    skip = Skip("a.pdf", "a PDF", "save its text")
    store.add_skip(skip)
    store.add_skip(skip)
    assert store.skips() == [skip]
    newer = Skip("a.pdf", "empty", "give its text", "0" * 64)
    store.add_skip(newer)
    assert store.skips() == [newer]


def test_a_skip_goes_when_its_origin_is_taken_in(store: Store, make_report: MakeReport) -> None:
    store.add_skip(Skip("reports/one.txt", "empty", "give its text"))
    store.add_skip(Skip("reports/two.txt", "empty", "give its text"))
    _add(store, make_report())
    assert [s.origin for s in store.skips()] == ["reports/two.txt"]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("bomb", ["Seven killed"]),
        ("bombs", ["Seven killed"]),
        ("killed", ["Seven killed", "Talks go on"]),
        ('"harbour town" market', ["Seven killed"]),
        ('"town harbour"', []),
        ('NEAR( "', ["Talks go on"]),
        ("town) OR (x", []),
        ("talks", ["Talks go on"]),
    ],
)
def test_search_finds_words_and_phrases_in_title_and_text(
    store: Store, make_report: MakeReport, query: str, titles: list[str]
) -> None:
    _add(store, make_report(title="Seven killed"))
    _add(store, make_report("No one was killed near the border.", title="Talks go on"))
    assert sorted(str(hit.title) for hit in store.search(query)) == titles


def test_search_shows_the_words_and_sees_a_title_filled_in_later(
    store: Store, make_report: MakeReport
) -> None:
    report = make_report()
    _add(store, report)
    assert "[bomb]" in store.search("bomb")[0].extract
    _add(store, replace(report, title="Blast at the quay"))
    assert [hit.report_id for hit in store.search("quay")] == [report.id]


@pytest.mark.parametrize("query", ["", "  ", '""', "?!"])
def test_a_search_without_words_is_bad_input(store: Store, query: str) -> None:
    with pytest.raises(BadInput, match="no word"):
        store.search(query)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(st.characters(exclude_categories=[]), max_size=20))
@example('a"b OR c*')
@example("a\0b")
@example("a\udc80")
@example("NEAR(a b, 2) AND title:x ^y -z")
def test_no_query_is_taken_for_a_command(store: Store, query: str) -> None:
    found = []
    with suppress(BadInput):
        found = store.search(query)
    assert found == []


@pytest.mark.parametrize(
    ("phrases", "found"),
    [(["bomb"], True), (["BOMB", "harbour town"], True), (["bomb", "zeppelin"], False), (["100%"], False)],
)
def test_without_an_index_a_search_looks_through_the_texts(
    store: Store, make_report: MakeReport, phrases: list[str], found: bool
) -> None:
    _add(store, make_report(title="Seven killed"))
    with store._read() as connection:
        hits = reports._search_plainly(connection, phrases, 5)
    assert [hit.title for hit in hits] == (["Seven killed"] if found else [])
    assert all("bomb" in hit.extract for hit in hits)
