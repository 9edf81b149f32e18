"""A row as a report: its text, its ids, and its bytes."""

from __future__ import annotations

from variorum.ingest.tables import RawRow, read_row
from variorum.model.report import Report, Skip

HEADER = b"id,date_start,date_end,best,country"


def row(data: bytes, outlet: str | None = None) -> Report | Skip:
    """The report of a row under the header."""
    return read_row(RawRow("t.csv:2", HEADER + b"\n" + data, ",", "ged"), outlet)


def test_a_row_has_a_line_for_each_filled_cell_and_leads_to_the_bytes() -> None:
    data = '7,2031-05-12,,"3","Kärsia, North"'.encode()
    found = row(data)
    assert isinstance(found, Report)
    assert found.text == "id: 7\ndate_start: 2031-05-12\nbest: 3\ncountry: Kärsia, North"
    assert (found.title, found.outlet, found.dataset) == ("UCDP GED 7", "UCDP GED", "ged")
    assert (found.passages, found.published, found.language) == ((), None, "zxx-x-ged")
    original = HEADER + b"\n" + data
    for words in ("date_start", "2031-05-12", "Kärsia, North"):
        at = found.text.index(words)
        start, end = found.offsets.byte_range(at, at + len(words)) or (0, 0)
        assert original[start:end].decode() == words


def test_the_same_bytes_are_the_same_report_and_another_row_of_the_id_is_at_its_address() -> None:
    one, again, other = row(b"7,x,x,3,K"), row(b"7,x,x,3,K"), row(b"7,x,x,4,K")
    assert isinstance(one, Report)
    assert isinstance(other, Report)
    assert one == again
    assert one.id != other.id
    assert one.url == other.url == "table:UCDP%20GED/7"


def test_a_table_can_be_called_otherwise() -> None:
    found = row(b"7,x,x,3,K", "Our desk")
    assert isinstance(found, Report)
    assert (found.outlet, found.url) == ("Our desk", "table:Our%20desk/7")


def test_a_bad_row_says_what_is_wrong() -> None:
    told = {data: row(data) for data in (b"7,x,x", b",x,x,3,K", b"7,x,x,3,K,more")}
    assert all(isinstance(found, Skip) for found in told.values())
    whats = [found.what for found in told.values() if isinstance(found, Skip)]
    assert whats == ["3 cells under 5 columns", "no id", "6 cells under 5 columns"]


def test_empty_cells_beyond_the_header_are_nothing() -> None:
    assert isinstance(row(b"7,x,x,3,K,,"), Report)
