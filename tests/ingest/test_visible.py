"""The visible words of a page, with the bytes of each."""

from __future__ import annotations

import html
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.ingest.decode import decode
from variorum.ingest.visible import visible


def words(markup: str) -> str:
    return visible(decode(markup.encode(), where="x")).text


@pytest.mark.parametrize(
    ("markup", "wanted"),
    [
        ("<p>on<b>io</b>ns</p>", " onions "),
        ("one<br>two<br/>three", "one two three"),
        ("&amp;&lt;&nbsp;&#8217;&#x63;&eacute&rsquo;", "&<\xa0’cé’"),
        ("&#146;s &#0;", "’s \ufffd"),
        ("a & b, AT&T, &nosuch;", "a & b, AT&T, &nosuch;"),
        ("wound&shy;ed", "wound\xaded"),
        ("a<!-- <p>hidden</p> -->b", "ab"),
        ("a<!-- open <p>b", "a open  b"),
        ("<script>var a = '<p>no</p>';</script>b", " b"),
        ("<SCRIPT>x</script >b<style>y</style>c", " b c"),
        ("a<script>b never closed", "a b never closed"),
        ('<a title="x > y">word</a>', "word"),
        ('<a title="<b>no</b>">word</a>', "word"),
        ("<a title='it\"s'>word</a>", "word"),
        ('<a title="open>word</a>', "word"),
        ("five < six > four", "five < six > four"),
        ("<!DOCTYPE html><?xml x?>a", "a"),
        ("<td>a</td><td>b</td>", " a  b "),
        ("<svg><text>no</text></svg>a", " a"),
        ("", ""),
    ],
)
def test_only_what_is_seen_is_left(markup: str, wanted: str) -> None:
    assert words(markup) == wanted


def test_an_entity_has_the_bytes_it_is_written_with() -> None:
    found = visible(decode("é&eacute;&caps;!".encode(), where="x"))
    assert found.text == "éé∩\ufe00!"
    places = [found.offsets.byte_range(i, i + 1) for i in range(5)]
    assert places == [(0, 2), (2, 10), (10, 16), (10, 16), (16, 17)]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_escaped_words_come_back_with_their_bytes(text: str) -> None:
    raw = f"<p>{html.escape(text)}</p>".encode()
    found = visible(decode(raw, where="x"))
    assert found.text == f" {text} "
    for start in range(1, len(text) + 1):
        place = found.offsets.byte_range(start, start + 1)
        assert place is not None
        assert html.unescape(raw[place[0] : place[1]].decode()) == found.text[start]


@given(st.text(st.sampled_from("<>!-/aAp \"'&#;=x1"), max_size=120))
def test_broken_markup_is_read_to_its_end(markup: str) -> None:
    found = visible(decode(markup.encode(), where="x"))
    ends = found.offsets.byte_ends
    assert list(ends) == sorted(ends)
    assert all(end <= len(markup.encode()) for end in ends)


@pytest.mark.parametrize("piece", ["<a ", "<a \"'", "<!--", "<script>", "<", "&#", "<svg ", "<a b='", "</"])
def test_time_is_linear_in_the_length(piece: str) -> None:
    started = time.process_time()
    words(piece * 100_000)
    assert time.process_time() - started < 8
