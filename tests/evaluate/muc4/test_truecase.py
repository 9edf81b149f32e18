"""Capitals restored to ordinary case, character for character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.evaluate.muc4.truecase import in_capitals, truecase


@pytest.mark.parametrize(
    ("capitals", "cased"),
    [
        ("THE BOMB EXPLODED IN LIMA.", "The bomb exploded in Lima."),
        ("ON 5 MAY THE ARMY MAY LEAVE.", "On 5 May the army may leave."),
        ("PRESIDENT ALFREDO PEREZ SPOKE.", "President Alfredo Perez spoke."),
        ("HE WAS KIDNAPPED BY THE FMLN.", "He was kidnapped by the FMLN."),
        ("THE COUNTRY'S ELECTRIC TOWERS", "The country's electric towers"),
        ("MEMBERS OF THE SHINING PATH", "Members of the Shining Path"),
        ("AN OFFICE IN NEW YORK", "An office in New York"),
    ],
)
def test_words_get_the_case_that_news_gives_them(capitals: str, cased: str) -> None:
    assert truecase(capitals) == cased


def test_a_text_in_ordinary_case_stays_as_it_is() -> None:
    text = "The USA and the EU met in Quito."
    assert not in_capitals(text)
    assert truecase(text) == text


@given(st.text(alphabet=st.characters(codec="latin-1"), max_size=80))
def test_only_case_changes(text: str) -> None:
    made = truecase(text)
    assert len(made) == len(text)
    assert made.casefold() == text.casefold()
