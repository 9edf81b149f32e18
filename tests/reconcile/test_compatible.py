"""Typed compatibility: what holds for every pair of values, and the relations of terms and texts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.model.codebook import codebook, term
from variorum.model.value import (
    Actor,
    ActorKind,
    Count,
    Granularity,
    Nothing,
    PartialDate,
    Place,
    PlaceKind,
    Text,
    Value,
)
from variorum.reconcile.compatible import meet, relate, value_key
from variorum.reconcile.relation import Fit

numbers = st.integers(0, 120)
counts = st.builds(
    lambda low, width, best: Count(
        low, best if low is None else low, None if width is None else (low or 0) + width
    ),
    st.none() | numbers,
    st.none() | st.integers(0, 30),
    st.none() | numbers,
)
resolved = st.builds(
    lambda start, width: PartialDate(
        date(2024, 1, 1) + timedelta(start),
        date(2024, 1, 1) + timedelta(start + width),
        Granularity.DAYS,
        "drawn",
    ),
    st.integers(0, 40),
    st.sampled_from([0, 0, 1, 6, 30, 365]),
)
unresolved = st.builds(
    lambda weekday, month: PartialDate(
        None, None, Granularity.UNRESOLVED, "drawn", weekday=weekday, month=month
    ),
    st.none() | st.integers(0, 6),
    st.none() | st.sampled_from([1, 2]),
)
actors = st.builds(
    lambda name, kind, parent: Actor(name, kind, None if kind is ActorKind.PERSON else f"id:{name}", parent),
    st.sampled_from(["Red Banner", "Blue Banner", "Ann Example", "Example"]),
    st.sampled_from([ActorKind.GROUP, ActorKind.PERSON]),
    st.none() | st.sampled_from(["id:Red Banner"]),
)
cities = st.builds(
    lambda n, division, near: Place(
        f"City {n}",
        PlaceKind.CITY,
        f"g:{n}",
        "AA",
        within_id=division,
        latitude=10 + n / 20,
        longitude=20.0,
        radius_km=5.0,
        near=near,
    ),
    st.integers(0, 12),
    st.sampled_from(["g:d1", "g:d2"]),
    st.booleans(),
)
units = st.sampled_from(
    [
        Place("D1", PlaceKind.ADMIN1, "g:d1", "AA"),
        Place("D2", PlaceKind.ADMIN1, "g:d2", "AA"),
        Place("A", PlaceKind.COUNTRY, "g:a", "AA"),
        Place("B", PlaceKind.COUNTRY, "g:b", "BB"),
        Place("the North", PlaceKind.REGION),
        Place("Nowhere", PlaceKind.UNKNOWN),
    ]
)
terms = st.sampled_from(sorted(codebook().terms.values(), key=lambda t: t.code))
texts = st.builds(Text, st.sampled_from(["the market", "The Market", "a school", "school"]))
values: st.SearchStrategy[Value] = st.one_of(
    counts, resolved, unresolved, actors, cities, units, terms, texts, st.just(Nothing("branch"))
)


@given(values)
def test_every_value_equals_itself(value: Value) -> None:
    assert relate(value, value).fit is Fit.EQUAL


@given(values, values)
def test_a_relation_reads_the_same_from_both_sides(a: Value, b: Value) -> None:
    assert relate(a, b).fit is relate(b, a).turned.fit


@given(values, values)
def test_the_meet_does_not_depend_on_the_order(a: Value, b: Value) -> None:
    met = meet(a, b)
    assert met == meet(b, a)


@given(values, values)
def test_the_meet_is_at_least_as_specific_as_both(a: Value, b: Value) -> None:
    met = meet(a, b)
    if met is not None:
        assert relate(met, a).fit in (Fit.EQUAL, Fit.NARROWER)
        assert relate(met, b).fit in (Fit.EQUAL, Fit.NARROWER)


@given(values, values)
def test_values_apart_have_no_meet(a: Value, b: Value) -> None:
    if not relate(a, b).compatible:
        assert meet(a, b) is None


@given(st.one_of(st.tuples(counts, counts, counts), st.tuples(resolved, resolved, resolved)))
def test_what_fits_the_meet_of_intervals_fits_both(three: tuple[Value, Value, Value]) -> None:
    a, b, c = three
    met = meet(a, b)
    if met is not None and relate(met, c).compatible:
        assert relate(a, c).compatible
        assert relate(b, c).compatible


@given(st.one_of(st.tuples(counts, counts, counts), st.tuples(terms, terms, terms)))
def test_a_narrower_value_has_a_narrower_meet(three: tuple[Value, Value, Value]) -> None:
    a, b, c = three
    narrow, wide = meet(a, c), meet(b, c)
    if relate(a, b).fit is Fit.NARROWER and narrow is not None and wide is not None:
        assert relate(narrow, wide).fit in (Fit.EQUAL, Fit.NARROWER)


@given(values, values)
def test_values_with_one_key_are_equal(a: Value, b: Value) -> None:
    if value_key(a) == value_key(b):
        assert relate(a, b).fit is Fit.EQUAL


@pytest.mark.parametrize(
    ("a", "b", "fit"),
    [
        ("type:suicide-bombing", "type:bombing", Fit.NARROWER),
        ("type:suicide-bombing", "type:attack", Fit.NARROWER),
        ("type:attack", "type:drone-strike", Fit.WIDER),
        ("type:suicide-bombing", "type:vehicle-bombing", Fit.APART),
        ("type:shooting", "type:bombing", Fit.APART),
        ("type:shooting", "type:massacre", Fit.OVERLAPPING),
        ("type:hostage-taking", "type:bombing", Fit.OVERLAPPING),
        ("weapon:firearm", "weapon:explosive", Fit.APART),
        ("weapon:handgun", "weapon:firearm", Fit.NARROWER),
        ("target:police", "type:killing", Fit.APART),
    ],
)
def test_terms_by_the_codebook(a: str, b: str, fit: Fit) -> None:
    assert relate(term(a), term(b)).fit is fit


@pytest.mark.parametrize(
    ("a", "b", "fit"),
    [
        ("The  Market", "market", Fit.EQUAL),
        ("the market.", "the market", Fit.EQUAL),
        ("the market", "the fish market", Fit.APART),
    ],
)
def test_texts_by_their_words_without_case_article_and_punctuation(a: str, b: str, fit: Fit) -> None:
    assert relate(Text(a), Text(b)).fit is fit


def test_values_of_two_kinds_are_apart() -> None:
    assert relate(Count(1, 1, 1), Text("one")).fit is Fit.APART


def test_who_names_nothing_contradicts_nobody() -> None:
    named = Actor("Red Banner", ActorKind.GROUP, "id:rb")
    assert relate(Nothing("branch"), named).compatible
    assert meet(Nothing("branch"), named) is None


def test_the_reason_names_both_values() -> None:
    reason = relate(Count(84, 84, 84), Count(90, 99, 99)).reason
    assert "84" in reason
    assert "90 to 99" in reason
