"""Rows of tables in the store: taken in together, each once, as they would be one by one."""

from __future__ import annotations

from variorum.extract.coded import read_row as read_account
from variorum.ingest.tables import RawRow, read_row
from variorum.model.report import Report, Skip
from variorum.store import Added, CodedRow, Store

HEADER = b"id,date_start,date_end,best"
READER = "rows of tables 1"


def row(line: bytes) -> CodedRow:
    """A row of GED."""
    raw = RawRow("t.csv:2", HEADER + b"\n" + line, ",", "ged")
    report = read_row(raw)
    assert isinstance(report, Report)
    return CodedRow(report, raw.data, read_account(report))


def test_rows_are_new_once(store: Store) -> None:
    some = [row(b"1,2031-05-12,,3"), row(b"2,2031-05-12,,4")]
    assert store.add_coded(READER, some) == [Added.NEW, Added.NEW]
    assert store.add_coded(READER, some) == [Added.HELD, Added.HELD]
    assert [report for _, report in store.coded()] == sorted((r.report for r in some), key=lambda r: r.id)
    assert [store.original(r.report.id) for r in some] == [r.original for r in some]


def test_in_one_go_a_row_twice_is_held_and_another_of_its_id_a_new_version(store: Store) -> None:
    first, other = row(b"1,2031-05-12,,3"), row(b"1,2031-05-12,,5")
    assert store.add_coded(READER, [first, first, other]) == [Added.NEW, Added.HELD, Added.NEW_VERSION]
    ((account, report),) = store.coded()
    assert (report.id, report.version, report.replaces) == (other.report.id, 2, first.report.id)
    assert account == other.account


def test_a_row_that_an_older_reader_read_is_read_anew(store: Store) -> None:
    one = row(b"1,2031-05-12,,3")
    store.add_coded("rows of tables 0", [one])
    assert store.add_coded(READER, [one]) == [Added.HELD]
    assert store.readers() == [READER]


def test_a_row_that_comes_in_clears_what_was_skipped_there(store: Store) -> None:
    store.add_skip(Skip("t.csv:2", "no id", "mend the row in the table"))
    store.add_coded(READER, [row(b"1,2031-05-12,,3")])
    assert store.skips() == []


def test_no_rows_are_nothing(store: Store) -> None:
    assert store.add_coded(READER, []) == []
    assert list(store.coded()) == []
