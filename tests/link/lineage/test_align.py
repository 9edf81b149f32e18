"""The alignment: which words of one text stand in the other, and which of them count."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.link.texts import words
from variorum.link.lineage.align import Run, aligned, anchors, overlap, spans, worded

BODY = words(1, 60)


def changed(text: str, every: int) -> str:
    """`text` with each word at a multiple of `every` put in other words."""
    return " ".join(f"x{n}" if n % every == 0 else w for n, w in enumerate(text.split()))


@given(st.integers(0, 40), st.integers(0, 40), st.integers(3, 60))
def test_what_is_aligned_stands_in_both_and_is_left_to_right(before: int, after: int, every: int) -> None:
    left = worded(words(2, before) + " " + changed(BODY, every))
    right = worded(BODY + " " + words(3, after))
    found = aligned(left, right)
    for run in found:
        assert left.words[run.left : run.left_end] == right.words[run.right : run.right_end]
    assert all(a.left_end <= b.left for a, b in pairwise(found))


def test_the_same_text_is_one_run() -> None:
    assert aligned(worded(BODY), worded(BODY.upper())) == (Run(0, 0, 60),)


@pytest.mark.parametrize(("every", "share"), [(20, 0.94), (7, 0.8), (4, 0.0)])
def test_edits_leave_the_words_between_them(every: int, share: float) -> None:
    """Each fourth word changed leaves no run of six, and without one nothing is aligned."""
    side = overlap(worded(changed(BODY, every)), worded(BODY)).left
    assert side.share == pytest.approx(sum(n % every > 0 for n in range(60)) / 60 if share else 0, abs=0.02)


def test_short_runs_are_found_only_near_long_ones() -> None:
    near = f"{BODY} and two men ran {words(9, 10)}"
    far = f"{words(8, 99)} and two men ran"
    other = f"{BODY} so the two men ran away"
    assert anchors(worded(near), worded(other)) == (Run(0, 0, 60),)
    assert aligned(worded(near), worded(other))[-1].length == 3
    assert aligned(worded(far), worded(other)) == ()


def test_quoted_and_standing_words_do_not_count() -> None:
    """Here the quotation is copied alone, the words around it differ."""
    quote = f"“{words(5, 30)}”"
    left = worded(f"{words(4, 30)}. {quote} x {words(6, 30)}", [(0, len(words(4, 30)))])
    right = worded(f"{words(7, 30)}. {quote} y {words(6, 30)}")
    common = overlap(left, right)
    assert (left.weight, right.weight) == (31, 61)
    assert (common.left.matched, common.right.matched) == (30, 30)
    assert (common.left.said, common.right.said) == (30, 30)


def test_a_quotation_within_copied_words_was_copied_along() -> None:
    text = f"{words(4, 30)} “{words(5, 30)}” {words(6, 30)}."
    side = overlap(worded(text), worded(text)).left
    assert (side.weight, side.matched, side.said) == (90, 90, 0)
    assert side.copied == side.counted == ((0, len(text) - 1),)


def test_the_longest_run_is_of_words_that_count() -> None:
    text = f"“{words(5, 30)}” {words(6, 12)}."
    side = overlap(worded(text), worded(text)).left
    assert (side.longest, side.exact, side.said) == (12, 12, 30)


def test_a_run_of_quoted_words_alone_is_no_counted_range() -> None:
    quote = f"“{words(5, 20)}”"
    left = f"{quote} x {words(6, 20)} {words(7, 9)}"
    right = f"{words(6, 20)} {words(8, 50)} {quote}"
    side = overlap(worded(left), worded(right)).left
    assert [left[a:b] for a, b in side.copied] == [words(5, 20), words(6, 20)]
    assert [left[a:b] for a, b in side.counted] == [words(6, 20)]


def test_spans_are_ranges_of_code_points() -> None:
    text = worded("Ein Ärger, zwei; drei - vier fünf")
    assert spans(text, [(3, 5), (0, 2), (2, 3)]) == ((0, 28),)
    assert spans(text, [(0, 1), (5, 6)]) == ((0, 3), (29, 33))
