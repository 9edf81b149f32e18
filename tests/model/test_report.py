"""Spans fit their quotes; offset maps lead from the clean text back to the bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.errors import BadState
from variorum.model.report import Known, OffsetMap, Passage, PassageKind, Published, Report, Span

#: clean "ab—é X" of bytes: BOM, "ab", "—" (3 bytes), "é" (2), added space, "&amp;" as X
MAP = OffsetMap(
    clean_starts=(0, 2, 3, 5), byte_starts=(3, 5, 8, 10), byte_ends=(5, 8, 10, 15), lengths=(2, 1, 1, 1)
)


@pytest.mark.parametrize(
    ("start", "end", "quote"), [(0, 0, ""), (3, 2, ""), (-1, 1, "ab"), (0, 2, "a"), (0, 1, "")]
)
def test_a_span_that_does_not_fit_its_quote_cannot_be_made(start: int, end: int, quote: str) -> None:
    with pytest.raises(BadState, match="does not fit"):
        Span(start, end, quote)


def test_spans_cover_and_overlap() -> None:
    whole, left, right = Span(0, 4, "abcd"), Span(0, 2, "ab"), Span(2, 4, "cd")
    assert whole.covers(left)
    assert not left.covers(whole)
    assert whole.overlaps(right)
    assert not left.overlaps(right)


@pytest.mark.parametrize(
    ("start", "end", "place"),
    [
        (0, 1, (3, 4)),
        (0, 2, (3, 5)),
        (1, 3, (4, 8)),
        (3, 4, (8, 10)),
        (0, 6, (3, 15)),
        (5, 6, (10, 15)),
        (4, 6, (10, 15)),
        (3, 5, (8, 10)),
        (4, 5, None),
        (6, 9, None),
        (2, 2, None),
        (5, 2, None),
    ],
)
def test_a_clean_range_leads_to_its_bytes(start: int, end: int, place: tuple[int, int] | None) -> None:
    assert MAP.byte_range(start, end) == place


def test_an_empty_map_leads_nowhere() -> None:
    assert OffsetMap().byte_range(0, 5) is None
    assert list(OffsetMap().pieces(0, 5)) == []


def test_a_run_that_does_not_divide_maps_as_a_whole() -> None:
    odd = OffsetMap((0,), (10,), (15,), (2,))
    assert odd.byte_range(0, 1) == odd.byte_range(1, 2) == odd.byte_range(0, 2) == (10, 15)


def test_pieces_are_the_runs_cut_to_the_range() -> None:
    assert list(MAP.pieces(1, 6)) == [(1, 4, 5, 1), (2, 5, 8, 1), (3, 8, 10, 1), (5, 10, 15, 1)]
    assert list(MAP.pieces(4, 5)) == []


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 4), st.integers(0, 2)), max_size=8), st.data())
def test_pieces_agree_with_a_map_of_single_code_points(
    runs: list[tuple[int, int, int]], data: st.DataObject
) -> None:
    clean, byte, columns, plain = 0, 0, [], {}
    for length, width, gap in runs:
        clean, byte = clean + gap, byte + gap
        columns.append((clean, byte, byte + length * width, length))
        plain.update({clean + i: (byte + i * width, byte + (i + 1) * width) for i in range(length)})
        clean, byte = clean + length, byte + length * width
    offsets = OffsetMap(*(tuple(c) for c in zip(*columns, strict=True))) if columns else OffsetMap()
    start, end = data.draw(st.integers(0, clean + 1)), data.draw(st.integers(0, clean + 1))
    inside = [plain[i] for i in range(start, end) if i in plain]
    assert offsets.byte_range(start, end) == ((inside[0][0], inside[-1][1]) if inside else None)
    assert sum(length for *_, length in offsets.pieces(start, end)) == len(inside)


def test_a_report_gives_spans_and_knows_them_again() -> None:
    report = Report("r_1", "0", "a.txt", "Nine dead.", (Passage(0, 10, PassageKind.PARAGRAPH),))
    span = report.span(0, 4)
    assert span.quote == "Nine"
    assert report.holds(span)
    assert not report.holds(Span(5, 9, "Nine"))


def test_the_day_of_a_moment_is_the_day_as_written() -> None:
    assert Published("2024-01-04T23:30:00-05:00", Known.PAGE).day == "2024-01-04"
