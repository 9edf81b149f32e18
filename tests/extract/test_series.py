"""Series and their parts, as reports tell of them; all attacks here are invented."""

from __future__ import annotations

import pytest

from variorum.evaluate.reading import report_of
from variorum.extract.reader import extract
from variorum.model.assertion import Account, AccountKind
from variorum.model.value import Count, PartialDate

SERIES = (
    "A series of six bomb blasts killed 58 people in four cities in Nigeria on Friday, police said.\n\n"
    "The deadliest blast hit the central market in Kano, where 31 people were killed and 40 wounded. "
    "Another bomb exploded at a bus station in Kaduna, killing 12 people. "
    "In Maiduguri, a suicide bomber killed nine worshippers at a mosque.\n\n"
    "Boko Haram claimed responsibility for the attacks in a video."
)
PART = (
    "A bomb exploded at the central market in Kano, Nigeria, on Friday, killing at least 29 people.\n\n"
    "It was one of six bombings that shook the country on Friday. In all, 55 people died."
)


def read(text: str) -> list[Account]:
    """The accounts of a report of Saturday 13 April 2019."""
    return list(extract(report_of("case", text, published="2019-04-13")))


def numbers(account: Account, field: str) -> set[int | None]:
    """The best figures that an account gives."""
    return {a.value.best for a in account.of(field) if isinstance(a.value, Count)}


def place(account: Account) -> str:
    """The first place of an account."""
    return next((a.original for a in account.of("place")), "")


def test_a_series_is_one_account_and_each_part_another() -> None:
    whole, *parts = read(SERIES)
    assert whole.kind is AccountKind.MAIN
    assert [place(p) for p in parts] == ["Kano", "Kaduna", "Maiduguri"]
    assert [a.note("of") for p in parts for a in p.of("part_of")] == [whole.id] * 3
    assert not whole.of("part_of")


def test_the_number_of_a_series_is_told_with_its_words() -> None:
    whole = read(SERIES)[0]
    assert [(a.original, a.value.best) for a in whole.of("series") if isinstance(a.value, Count)] == [
        ("A series of six bomb blasts", 6)
    ]


def test_tolls_stay_with_the_part_that_they_are_told_of() -> None:
    whole, kano, kaduna, maiduguri = read(SERIES)
    assert [numbers(a, "killed") for a in (whole, kano, kaduna, maiduguri)] == [{58}, {31}, {12}, {9}]
    assert [numbers(a, "wounded") for a in (whole, kano)] == [set(), {40}]


def test_what_is_said_of_the_attacks_is_said_of_the_series() -> None:
    whole, *parts = read(SERIES)
    assert len(whole.of("claim")) == 1
    assert not any(p.of("claim") for p in parts)


def test_a_part_without_a_day_has_that_of_the_series_with_its_words() -> None:
    _, *parts = read(SERIES)
    for part in parts:
        days = {(a.original, a.value.start) for a in part.of("date") if isinstance(a.value, PartialDate)}
        assert {words for words, _ in days} == {"Friday"}
        assert {day.isoformat() for _, day in days if day} == {"2019-04-12"}


def test_one_of_six_bombings_is_a_part_of_a_series_told_in_passing() -> None:
    part, whole = read(PART)
    assert (part.kind, whole.kind) == (AccountKind.MAIN, AccountKind.BACKGROUND)
    assert [(a.original, a.note("of")) for a in part.of("part_of")] == [("six bombings", whole.id)]
    assert (numbers(part, "killed"), numbers(whole, "killed")) == ({29}, {55})


@pytest.mark.parametrize(
    "text",
    [
        "Two bombs exploded in Kano, Nigeria, on Friday, killing nine people. The second blast killed six.",
        "Gunmen killed nine people at a market in Kano, Nigeria, on Friday. The attack was the worst in years.",
        "Twin blasts killed nine people in Kano on Friday. A bomb killed three people in Kaduna on 2 March.",
        "Two suicide bombers were behind the attack that shook Nigeria on Friday. A bomb exploded in Kano and killed six.",
        "Several blasts shook Nigeria on Friday. Two explosions were set off near a mosque in Kano.",
        "Six blasts shook Nigeria on Friday. A bomb exploded at a market in Kano, killing nine people.",
    ],
    ids=["one town", "one attack", "another day", "attackers are counted", "no single one", "a lone town"],
)
def test_what_is_no_part(text: str) -> None:
    assert not [a for account in read(text) for a in account.of("part_of")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Violence in Nigeria killed 120 people this month, a rights group said.", AccountKind.AGGREGATE),
        ("A series of blasts killed 20 people in Kano on Friday.", AccountKind.MAIN),
        ("A wave of bombings has killed 300 people in Nigeria this year.", AccountKind.AGGREGATE),
        ("A bomb killed six people in Kano this month.", AccountKind.MAIN),
    ],
)
def test_what_is_added_up_over_a_time_is_no_incident(text: str, kind: AccountKind) -> None:
    assert read(text)[0].kind is kind


@pytest.mark.parametrize(
    "head",
    [
        "LAGOS, April 13, 2019 (Coast News) - ",
        "LAGOS, 13 April 2019 - ",
        "April 13, 2019 - ",
        "LAGOS, Nigeria - ",
    ],
)
def test_the_day_of_a_dateline_is_not_that_of_the_happening(head: str) -> None:
    account = read(f"{head}A bomb exploded at a market in Kano on Friday, killing nine people.")[0]
    assert [a.original for a in account.of("date")] == ["Friday"]
