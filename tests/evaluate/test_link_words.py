"""Words for made reports: as rare as the table that linking goes by has them."""

from __future__ import annotations

from math import log
from random import Random

import pytest

from variorum.evaluate.link_words import MadeWords
from variorum.link.compare.names import fold
from variorum.link.compare.rarity import listed, rarity


def made() -> MadeWords:
    """Words of one seed."""
    return MadeWords(Random(3))  # noqa: S311  # no secret


@pytest.mark.parametrize("share", [0.008, 0.005, 0.002, 0.001])
def test_a_name_is_as_rare_as_what_it_stands_for(share: float) -> None:
    """To the half of a step of the table."""
    (name,) = made().names(1, share)
    assert rarity(fold(name)) == pytest.approx(-log(share), abs=0.25)


def test_what_stands_in_many_reports_has_a_common_name() -> None:
    """One that counts nothing."""
    assert {rarity(fold(name)) for name in made().names(5, 1.0)} == {0.0}


def test_what_hardly_any_report_has_is_not_in_the_table() -> None:
    """An invented name."""
    assert not {fold(name) for name in made().names(5, 0.0001)} & listed().keys()


def test_no_word_of_the_table_is_given_twice() -> None:
    """Neither to two things, nor to one and to chance."""
    words = made()
    given = [fold(name) for name in (*words.names(300, 1.0), *words.names(300, 0.5))]
    known = [name for name in given if name in listed()]
    assert len(known) == len(set(known))
    by_chance = {fold(name) for _ in range(2000) for name in words.chance(1.0)}
    assert not by_chance & set(known)


def test_chance_gives_as_many_names_as_reports_have() -> None:
    """Some nine of the table and three others in a whole report, none of them common."""
    words = made()
    found = [fold(name) for _ in range(2000) for name in words.chance(1.0)]
    assert all(map(rarity, found))
    assert len(found) / 2000 == pytest.approx(13.6, abs=1)


def test_plain_words_are_lower_case() -> None:
    """They are no names."""
    assert all(word.islower() for word in made().plain(200))
