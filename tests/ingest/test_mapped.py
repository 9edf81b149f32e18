"""A builder keeps the way back to the bytes through every step."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from variorum.ingest.decode import decode
from variorum.ingest.mapped import Builder, Mapped

TEXT = "aé—🙂b"


def source(text: str = TEXT) -> Mapped:
    return decode(text.encode(), where="x")


def test_kept_code_points_keep_their_bytes() -> None:
    builder = Builder(source())
    builder.keep(1, 4)
    found = builder.done()
    assert found.text == "é—🙂"
    assert [found.offsets.byte_range(i, i + 1) for i in range(3)] == [(1, 3), (3, 6), (6, 10)]


def test_a_replacement_stands_for_all_bytes_that_it_replaces() -> None:
    builder = Builder(source())
    builder.replace(1, 3, "xy")
    found = builder.done()
    assert [found.offsets.byte_range(0, 1), found.offsets.byte_range(1, 2)] == [(1, 6), (1, 6)]


def test_what_is_added_has_no_bytes() -> None:
    builder = Builder(source())
    builder.keep(0, 1)
    builder.add("\n\n")
    builder.keep(4, 5)
    found = builder.done()
    assert found.text == "a\n\nb"
    assert found.offsets.byte_range(1, 3) is None
    assert found.offsets.byte_range(1, 4) == (10, 11)


def test_parts_that_follow_each_other_are_one_run() -> None:
    builder = Builder(source("abcdef"))
    builder.keep(0, 2)
    builder.keep(2, 6)
    assert builder.done().offsets.lengths == (6,)


def test_another_text_of_the_same_bytes_can_follow() -> None:
    first, second = Builder(source()), Builder(source())
    first.keep(0, 2)
    second.keep(3, 5)
    first.take(second.done())
    found = first.done()
    assert found.text == "aé🙂b"
    assert found.offsets.byte_range(2, 4) == (6, 11)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40), st.data())
def test_steps_compose(text: str, data: st.DataObject) -> None:
    raw = text.encode()
    whole = decode(b"\xef\xbb\xbf" + raw, where="x")
    cut = Builder(whole)
    low = data.draw(st.integers(0, len(text) - 1))
    cut.keep(low, len(text))
    again = Builder(cut.done())
    high = data.draw(st.integers(1, len(text) - low))
    again.keep(0, high)
    found = again.done()
    place = found.offsets.byte_range(0, high)
    assert place is not None
    assert (b"\xef\xbb\xbf" + raw)[place[0] : place[1]].decode() == found.text == text[low : low + high]
