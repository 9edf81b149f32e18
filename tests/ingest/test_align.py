"""Paragraphs that were extracted from a page are found in its visible words, or left out."""

from __future__ import annotations

import pytest

from variorum.ingest.align import Aligned, Block, align, letters
from variorum.ingest.decode import decode
from variorum.model.report import PassageKind

FIRST = "A bomb in a parked van killed seven people in the port of Sarda on Monday, police said."
SECOND = "Nobody has claimed the attack, which wounded at least twelve dockers and a customs officer."


def found_in(stream: str, *blocks: str, title: str | None = None) -> Aligned:
    return align(decode(stream.encode(), where="x"), [Block(b) for b in blocks], title)


def quotes(found: Aligned) -> list[str]:
    return [found.clean.text[p.start : p.end] for p in found.passages]


def test_the_clean_text_is_taken_from_the_page() -> None:
    found = found_in(f"Home News {FIRST[:20]}  \n {FIRST[20:]} Share {SECOND} Copyright", FIRST, SECOND)
    assert quotes(found) == [f"{FIRST[:20].strip()} {FIRST[20:].strip()}", SECOND]
    assert found.clean.text == "\n\n".join(quotes(found))


@pytest.mark.parametrize("blank", ["\xa0", " \n\t ", "\u2009", " \u200b "])
def test_white_space_of_any_kind_is_one_space(blank: str) -> None:
    (quote,) = quotes(found_in(FIRST.replace(" ", blank), FIRST))
    assert quote == FIRST


def test_what_cannot_be_seen_is_dropped_within_words() -> None:
    (quote,) = quotes(found_in(FIRST.replace("parked", "par\xadk\u200bed"), FIRST))
    assert quote == FIRST


def test_a_paragraph_that_is_not_in_the_page_is_left_out() -> None:
    found = found_in(
        f"{FIRST} {SECOND}", FIRST, "An invented paragraph that the page does not have anywhere.", SECOND
    )
    assert quotes(found) == [FIRST, SECOND]
    assert found.found < found.wanted


def test_a_paragraph_with_an_inset_is_found_around_it() -> None:
    inset = FIRST[:40] + " [Read more: ten bombs] " + FIRST[40:]
    (quote,) = quotes(found_in(inset, FIRST))
    assert letters(quote) == letters(FIRST)
    assert "Read more" not in quote


def test_a_paragraph_of_which_too_little_is_there_is_left_out() -> None:
    assert quotes(found_in(FIRST[:30] + " and so on", FIRST)) == []


def test_paragraphs_come_in_the_order_of_the_page() -> None:
    assert quotes(found_in(f"{FIRST} {SECOND}", SECOND, FIRST)) == [FIRST, SECOND]


def test_no_words_are_taken_twice() -> None:
    assert quotes(found_in(f"{FIRST} {SECOND}", FIRST, FIRST, SECOND)) == [FIRST, SECOND]


def test_a_short_paragraph_is_not_looked_for_far_away() -> None:
    far = "x " * 5000
    assert quotes(found_in(f"{FIRST} {far} Read more. {SECOND}", FIRST, "Read more.", SECOND)) == [
        FIRST,
        SECOND,
    ]


def test_the_title_is_the_last_one_above_the_first_paragraph() -> None:
    stream = f"Blast in Sarda | Post  Blast in Sarda {FIRST} Blast in Sarda"
    found = found_in(stream, FIRST, title="Blast in Sarda")
    assert [p.kind for p in found.passages] == [PassageKind.TITLE, PassageKind.PARAGRAPH]
    assert found.clean.offsets.byte_range(0, 5) == (stream.index("  B") + 2, stream.index("  B") + 7)


def test_a_title_among_the_blocks_is_not_doubled() -> None:
    found = found_in(f"Blast in Sarda {FIRST}", "Blast in Sarda", FIRST, title="Blast in SARDA")
    assert [p.kind for p in found.passages] == [PassageKind.TITLE, PassageKind.PARAGRAPH]


@pytest.mark.parametrize("title", [None, "", "Another title"])
def test_a_title_that_is_not_in_the_page_is_no_passage(title: str | None) -> None:
    assert [p.kind for p in found_in(FIRST, FIRST, title=title).passages] == [PassageKind.PARAGRAPH]


def test_nothing_gives_nothing() -> None:
    found = found_in("", "words")
    assert (found.clean.text, found.passages, found.found) == ("", (), 0)
