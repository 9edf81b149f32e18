"""Articles, voices, days and places as they stand within a sentence."""

from __future__ import annotations

from datetime import date

import pytest

from variorum.model.value import Granularity, PartialDate, Place, PlaceKind
from variorum.publish.draft.phrases import in_place, named, on_date, thing, with_article


@pytest.mark.parametrize(
    ("words", "spoken"),
    [
        ("bombing", "a bombing"),
        ("air strike", "an air strike"),
        ("UN convoy", "a UN convoy"),
        ("FBI office", "an FBI office"),
        ("the harbour", "the harbour"),
        ("Velmar's harbour", "Velmar's harbour"),
    ],
)
def test_an_article_fits_the_sound(words: str, spoken: str) -> None:
    assert with_article(words) == spoken


@pytest.mark.parametrize(
    ("words", "spoken"),
    [
        ("ferry terminal", "a ferry terminal"),
        ("buildings", "buildings"),
        ("Velmar Hall", "Velmar Hall"),
        ("Velmar ferry terminal", "the Velmar ferry terminal"),
        ("two buses", "two buses"),
        ("a cemetery", "a cemetery"),
        ("bus", "a bus"),
    ],
)
def test_a_thing_gets_the_article_that_it_needs(words: str, spoken: str) -> None:
    assert thing(words) == spoken


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("police", "police"),
        ("interior ministry", "the interior ministry"),
        ("health minister, Lena Marsh", "the health minister Lena Marsh"),
        ("Karsian officials", "Karsian officials"),
        ("hospital staff", "hospital staff"),
        ("staff at the hospital", "staff at the hospital"),
        ("Investigative Committee", "the Investigative Committee"),
        ("Karsia's Investigative Committee", "Karsia's Investigative Committee"),
        ("Lena Marsh", "Lena Marsh"),
        ("Northern Front", "the Northern Front"),
        ("United States", "the United States"),
        ("unnamed official", "an unnamed official"),
        ("The Harbour Courier", "the Harbour Courier"),
        ("mayor of Velmar, Ada Holm", "the mayor of Velmar Ada Holm"),
    ],
)
def test_a_voice_is_spoken_of(name: str, spoken: str) -> None:
    assert named(name) == spoken


@pytest.mark.parametrize(
    ("start", "end", "granularity", "spoken"),
    [
        (date(2031, 5, 12), date(2031, 5, 12), Granularity.DAY, "on 12 May 2031"),
        (date(2031, 5, 12), date(2031, 5, 14), Granularity.DAYS, "between 12 and 14 May 2031"),
        (date(2031, 4, 29), date(2031, 5, 2), Granularity.DAYS, "between 29 April and 2 May 2031"),
        (date(2031, 5, 1), date(2031, 5, 31), Granularity.MONTH, "in May 2031"),
        (date(2031, 5, 1), date(2031, 5, 10), Granularity.MONTH, "between 1 and 10 May 2031"),
        (date(2031, 1, 1), date(2031, 12, 31), Granularity.YEAR, "in 2031"),
    ],
)
def test_a_date_is_told_at_its_granularity(
    start: date, end: date, granularity: Granularity, spoken: str
) -> None:
    assert on_date(PartialDate(start, end, granularity, "test")) == spoken


def test_a_weekday_without_a_date_stays_one() -> None:
    undated = PartialDate(None, None, Granularity.UNRESOLVED, "test", weekday=2)
    assert on_date(undated) == "on a Wednesday that the reports do not date"


@pytest.mark.parametrize(
    ("place", "spoken"),
    [
        (Place("Velmar", PlaceKind.CITY, country_name="Karsia"), "in Velmar, Karsia"),
        (Place("Velmar", PlaceKind.CITY, country_name="Karsia", near=True), "near Velmar, Karsia"),
        (Place("Pier 4", PlaceKind.SITE, within="Saltmark"), "at Pier 4, Saltmark"),
        (
            Place("Velmar", PlaceKind.CITY, within="Salt, Region of", country_name="Karsia"),
            "in Velmar, Karsia",
        ),
        (Place("Philippines", PlaceKind.COUNTRY, country_name="Philippines"), "in the Philippines"),
    ],
)
def test_a_place_is_told_with_its_preposition(place: Place, spoken: str) -> None:
    assert in_place(place) == spoken
