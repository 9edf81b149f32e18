"""Numbers of people: what is found, with which span, low, best, high and hedge."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.extract.number_words import spelled_value
from variorum.extract.numbers import CountKind, FoundCount, find_counts, find_numbers
from variorum.model.value import Count

_UNIT_WORDS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
    """
_UNITS = _UNIT_WORDS.split()
_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def words(number: int) -> str:
    """`number` in English words, an implementation independent of the one tested."""
    if number < 20:
        return _UNITS[number]
    if number < 100:
        tail = f"-{_UNITS[number % 10]}" if number % 10 else ""
        return _TENS[number // 10] + tail
    for size, name, joint in (
        (1_000_000, "million", " "),
        (1_000, "thousand", " "),
        (100, "hundred", " and "),
    ):
        if number >= size:
            rest = number % size
            return f"{words(number // size)} {name}" + (f"{joint}{words(rest)}" if rest else "")
    raise AssertionError(number)


def only(text: str) -> FoundCount:
    """The one count of `text`."""
    (found,) = find_counts(text)
    return found


def shape(count: Count) -> tuple[int | None, int | None, int | None, str]:
    return count.low, count.best, count.high, count.hedge


#: numbers that are nouns: "dozens of people"
_NOUNS = {"tens", "dozens", "scores", "hundreds", "thousands", "handful", "couple"}
# words, as they must be quoted; low, best, high; hedge
HEDGES = [
    ("84", (84, 84, 84), "exact"),
    ("1,200", (1200, 1200, 1200), "exact"),
    ("1,00,000", (100_000, 100_000, 100_000), "exact"),
    ("eighty-four", (84, 84, 84), "exact"),
    ("two hundred and eighty", (280, 280, 280), "exact"),
    ("one hundred and twelve", (112, 112, 112), "exact"),
    ("a hundred", (100, 100, 100), "exact"),
    ("twenty-five hundred", (2500, 2500, 2500), "exact"),
    ("4.5 thousand", (4500, 4500, 4500), "exact"),
    ("two lakh", (200_000, 200_000, 200_000), "exact"),
    ("a dozen", (12, 12, 12), "exact"),
    ("two dozen", (24, 24, 24), "exact"),
    ("half a dozen", (6, 6, 6), "exact"),
    ("at least 84", (84, 84, None), "at least"),
    ("at the very least 84", (84, 84, None), "at least"),
    ("no fewer than 84", (84, 84, None), "at least"),
    ("not less than 84", (84, 84, None), "at least"),
    ("84 or more", (84, 84, None), "at least"),
    ("84-plus", (84, 84, None), "at least"),
    ("84+", (84, 84, None), "at least"),
    ("more than 280", (281, 281, None), "more than"),
    ("over 280", (281, 281, None), "more than"),
    ("well over 280", (281, 281, None), "more than"),
    ("upwards of 280", (281, 281, None), "more than"),
    ("in excess of 280", (281, 281, None), "more than"),
    ("more than a dozen", (13, 13, None), "more than"),
    ("more than two dozen", (25, 25, None), "more than"),
    ("nearly 100", (90, 99, 99), "nearly"),
    ("almost 100", (90, 99, 99), "nearly"),
    ("close to 100", (90, 99, 99), "nearly"),
    ("just under 100", (90, 99, 99), "nearly"),
    ("nearly two dozen", (22, 23, 23), "nearly"),
    ("nearly three", (2, 2, 2), "nearly"),
    ("about 30", (27, 30, 33), "about"),
    ("around 30", (27, 30, 33), "about"),
    ("some 30", (27, 30, 33), "about"),
    ("roughly 30", (27, 30, 33), "about"),
    ("an estimated 30", (27, 30, 33), "about"),
    ("~30", (27, 30, 33), "about"),
    ("30 or so", (27, 30, 33), "about"),
    ("30-odd", (27, 30, 33), "about"),
    ("about a dozen", (10, 12, 14), "about"),
    ("up to 50", (None, 50, 50), "up to"),
    ("as many as 50", (None, 50, 50), "up to"),
    ("no more than 50", (None, 50, 50), "up to"),
    ("fewer than 50", (None, 49, 49), "fewer than"),
    ("less than 50", (None, 49, 49), "fewer than"),
    ("at least some 30", (27, 30, None), "at least"),
    ("as many as about 30", (None, 30, 33), "up to"),
    ("six to eight", (6, 7, 8), "range"),
    ("6-8", (6, 7, 8), "range"),
    ("6\u20138", (6, 7, 8), "range"),
    ("two or three", (2, 2, 3), "range"),
    ("between 20 and 30", (20, 25, 30), "range"),
    ("two to three dozen", (24, 30, 36), "range"),
    ("at least six to eight", (6, 7, None), "at least"),
    ("tens", (10, None, None), "tens"),
    ("dozens", (12, None, None), "dozens"),
    ("scores", (20, None, None), "scores"),
    ("hundreds", (100, None, None), "hundreds"),
    ("thousands", (1000, None, None), "thousands"),
    ("tens of thousands", (10_000, None, None), "tens of thousands"),
    ("several dozen", (24, None, None), "dozens"),
    ("a few hundred", (200, None, None), "hundreds"),
    ("a couple of hundred", (200, 200, 300), "a couple"),
    ("several", (2, None, None), "several"),
    ("a few", (2, None, None), "several"),
    ("a handful", (2, None, None), "several"),
    ("many", (2, None, None), "several"),
    ("a couple", (2, 2, 3), "a couple"),
]


@pytest.mark.parametrize(("quote", "bounds", "hedge"), HEDGES, ids=[row[0] for row in HEDGES])
def test_a_hedge_gives_low_best_and_high_and_the_span_covers_it(
    quote: str, bounds: tuple[int | None, int | None, int | None], hedge: str
) -> None:
    of = " of" if quote.rsplit(maxsplit=1)[-1] in _NOUNS else ""
    text = f"Rescuers counted {quote}{of} people there."
    found = only(text)
    assert shape(found.value) == (*bounds, hedge)
    assert text[found.start : found.end] == quote
    assert found.start <= found.number_start < found.number_end <= found.end


def test_the_number_is_a_part_of_the_span() -> None:
    text = "More than 280 were wounded."
    found = only(text)
    assert text[found.start : found.end] == "More than 280"
    assert text[found.number_start : found.number_end] == "280"


@pytest.mark.parametrize(
    ("text", "quote", "additional"),
    [
        ("It killed another 12 people.", "another 12", True),
        ("An additional 12 were hurt.", "An additional 12", True),
        ("A further twelve soldiers were hurt.", "A further twelve", True),
        ("Two died and 12 others were hurt.", "12", True),
        ("Two died and 12 other civilians were hurt.", "12", True),
        ("Two died and 12 more were hurt.", "12 more", True),
        ("Two died and dozens more were hurt.", "dozens more", True),
        ("Two died and 12 were hurt.", "12", False),
        ("There were 12 more than last year.", "12", False),
    ],
)
def test_what_adds_to_a_number_named_before(text: str, quote: str, additional: bool) -> None:
    found = find_counts(text)[-1]
    assert text[found.start : found.end] == quote
    assert found.additional is additional


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("A man died.", CountKind.ARTICLE, 1),
        ("A 34-year-old police officer died.", CountKind.ARTICLE, 1),
        ("An elderly shopkeeper died.", CountKind.ARTICLE, 1),
        ("Another guard died.", CountKind.ARTICLE, 1),
        ("One man died.", CountKind.CARDINAL, 1),
        ("Both men died.", CountKind.CARDINAL, 2),
        ("A pair of gunmen fled.", CountKind.CARDINAL, 2),
        ("No one was hurt.", CountKind.NONE, 0),
        ("Nobody was hurt.", CountKind.NONE, 0),
        ("None of them was hurt.", CountKind.NONE, 0),
        ("Not one of the victims had been shot.", CountKind.NONE, 0),
        ("There were no casualties.", CountKind.NONE, 0),
        ("There were no reports of injuries.", CountKind.NONE, 0),
    ],
)
def test_one_both_and_none(text: str, kind: CountKind, value: int) -> None:
    found = only(text)
    assert (found.kind, found.value.best) == (kind, value)


@pytest.mark.parametrize(
    "text",
    [
        "A bomb went off.",
        "A man's house burned.",
        "A rebel group said so.",
        "A guard post burned.",
        "A bomb hit the soldier.",
        "No group has said anything.",
        "Both the army and the rebels fired.",
        "He is no longer there.",
        "How many people came is not known.",
        "As many people came as before.",
        "Children's test scores rose.",
    ],
)
def test_words_that_count_nobody(text: str) -> None:
    assert find_counts(text) == ()


# text; the rule that says that its number counts no people
NOT_PEOPLE = [
    ("a 34-year-old teacher", "age"),
    ("a girl aged 6", "age"),
    ("between the ages of 20 and 25", "age"),
    ("She turned 40 there.", "age"),
    ("Ada Example, 34, a teacher", "age after a name"),
    ("$20 million", "money"),
    ("20 million rupees", "money"),
    ("No. 2", "label"),
    ("Highway 1", "label"),
    ("Boeing 737", "label"),
    ("Article 5", "label"),
    ("Resolution 1701", "label"),
    ("40 percent of homes", "share"),
    ("40% of homes", "share"),
    ("20 minutes later", "duration"),
    ("within about 20 minutes of it", "duration"),
    ("20 kilometres off", "distance"),
    ("hundreds of miles off", "distance"),
    ("50 kilograms of it", "amount"),
    ("dozens of times", "times"),
    ("two thirds of them", "fraction"),
    ("the 21st time", "ordinal"),
    ("an AK-47", "part of a name"),
    ("an F-16 jet", "part of a name"),
    ("a 7.62 round", "part of a name"),
    ("a 12-member team", "compound"),
    ("lost 3-1", "part of a name"),
    ("voted 84 to 2", "score"),
    ("call 555-1234", "telephone number"),
    ("call +44 20 7946 0958", "telephone number"),
    ("call 999 now", "telephone number"),
    ("at 6 North Example Street", "address"),
    ("in the 400 block of it", "address"),
    ("it says [15] so", "reference"),
    ("2. The army left", "list number"),
    ("they faced one another", "pronoun"),
    ("one of the deadliest attacks", "pronoun"),
    ("two blasts", "thing"),
    ("three car bombs", "thing"),
    ("dozens of houses", "thing"),
    ("on 3 January 2024", "date or time"),
    ("in 1979", "date or time"),
    ("at 10:30 a.m.", "date or time"),
    ("two days ago", "date or time"),
]


@pytest.mark.parametrize(("text", "rule"), NOT_PEOPLE, ids=[row[0] for row in NOT_PEOPLE])
def test_a_number_that_counts_no_people_is_kept_apart_under_the_name_of_its_rule(
    text: str, rule: str
) -> None:
    numbers = [f for f in find_numbers(text) if f.kind is not CountKind.ARTICLE]
    assert numbers
    assert {found.not_people for found in numbers} >= {rule}
    assert [f for f in find_counts(text) if f.kind is not CountKind.ARTICLE] == []


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("The toll was lowered from 103 to 84.", ["103", "84"]),
        ("Estimates ranged from 80 to 90 dead.", ["80 to 90"]),
        ("At least five officers and two civilians died.", ["At least five", "two"]),
        ("Two bomb victims died.", ["Two"]),
        ("Two suicide bombers came.", ["Two"]),
        ("Five school pupils died.", ["Five"]),
        ("On Monday 12 people died.", ["12"]),
        ("In January 12 people died.", ["12"]),
        ("In 2022, 12 people died.", ["12"]),
        ("About 2000 people fled.", ["About 2000"]),
        ("2000 people fled.", ["2000"]),
        ("It broke.\nOne person died.", ["One"]),
        ("The blasts\u201484 dead so far\u2014were two.", ["84", "two"]),
        ("One of the most prominent journalists died.", ["One"]),
        ("Police handed over 12 prisoners.", ["12"]),
        ("Police asked about 12 prisoners.", ["12"]),
    ],
)
def test_numbers_of_people_beside_their_false_friends(text: str, quotes: list[str]) -> None:
    assert [text[f.start : f.end] for f in find_counts(text)] == quotes


@pytest.mark.parametrize("text", ["Police handed over 12 prisoners.", "They asked about 12 prisoners."])
def test_over_and_about_that_belong_to_the_verb_hedge_nothing(text: str) -> None:
    assert only(text).value == Count(12, 12, 12)


@given(st.integers(min_value=1, max_value=999_999_999))
def test_a_number_in_words_gives_its_value(number: int) -> None:
    assert spelled_value(words(number)) == number
    text = f"They counted {words(number)} people."
    found = only(text)
    assert found.value == Count(number, number, number)
    assert text[found.start : found.end] == words(number)


@given(st.integers(min_value=0, max_value=999_999_999), st.sampled_from(["{:,}", "{}"]))
def test_a_number_in_digits_gives_its_value(number: int, form: str) -> None:
    text = f"They counted {form.format(number)} people."
    assert only(text).value == Count(number, number, number)


_HEDGE_WORDS = ["at least", "more than", "nearly", "about", "up to", "fewer than", "some", "at least some"]


@given(st.sampled_from(_HEDGE_WORDS), st.integers(min_value=1, max_value=100_000))
def test_low_best_and_high_are_in_order(hedge: str, number: int) -> None:
    value = only(f"They counted {hedge} {number:,} people.").value
    known = [bound for bound in (value.low, value.best, value.high) if bound is not None]
    assert known == sorted(known)
    assert all(bound >= 0 for bound in known)


@given(
    st.sampled_from(["about", "around", "some", "up to", "at least", "at least some"]),
    st.integers(1, 100_000),
)
def test_a_hedge_that_does_not_exclude_the_number_never_narrows_it(hedge: str, number: int) -> None:
    value = only(f"They counted {hedge} {number:,} people.").value
    assert value.low is None or value.low <= number
    assert value.high is None or value.high >= number
    assert value.best == number


_PIECES = """
    at least more than nearly 84 1,200 two dozen hundred and to - 3-1 people $ % 2024 . , A man no one
    """


@given(st.lists(st.sampled_from([*_PIECES.split(), "\n"]), max_size=14).map(" ".join))
def test_spans_are_in_order_apart_and_inside_the_text(text: str) -> None:
    found = find_numbers(text)
    for one, after in pairwise(found):
        assert one.number_end <= after.number_start
    for one in found:
        assert 0 <= one.start <= one.number_start < one.number_end <= one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    assert all(found.end <= len(text) for found in find_numbers(text))
