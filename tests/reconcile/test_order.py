"""The order of values by how much they say: what holds for every three values of one kind, in one world.

In a world an id has one name, one kind, one parent and one place on the map, as in the lists that ship.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.model.codebook import codebook
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
from variorum.reconcile.compatible import join, meet, more_specific, relate, value_key
from variorum.reconcile.counts import relate_tolls
from variorum.reconcile.relation import Fit

numbers = st.none() | st.integers(0, 30)
counts = st.builds(
    lambda low, width, hedge: Count(low, low, None if width is None else (low or 0) + width, hedge),
    numbers,
    st.none() | st.sampled_from([0, 0, 3, 12]),
    st.sampled_from(["exact", "at least", "nearly"]),
)
resolved = st.builds(
    lambda start, width: PartialDate(
        date(2024, 1, 1) + timedelta(start),
        date(2024, 1, 1) + timedelta(start + width),
        Granularity.DAYS,
        "drawn",
    ),
    st.integers(0, 20),
    st.sampled_from([0, 0, 1, 6, 30, 365]),
)
unresolved = st.builds(
    lambda weekday, month, day: PartialDate(
        None, None, Granularity.UNRESOLVED, "drawn", weekday=weekday, month=month, day=day
    ),
    st.none() | st.integers(0, 6),
    st.none() | st.sampled_from([1, 2]),
    st.none() | st.sampled_from([3, 4]),
)
terms = st.sampled_from(sorted(codebook().terms.values(), key=lambda t: t.code))
texts = st.builds(Text, st.sampled_from(["the market", "The Market", "a school", "school"]))

#: a group with two branches, one of them with a cell; a state with two bodies; three persons told with more or less
#: of their names; a group that no list has
PEOPLE = [
    Actor("Red Banner", ActorKind.GROUP, "g:rb"),
    Actor("Red Banner North", ActorKind.GROUP, "g:rbn", "g:rb"),
    Actor("Red Banner South", ActorKind.GROUP, "g:rbs", "g:rb"),
    Actor("Harbour Cell", ActorKind.GROUP, "g:cell", "g:rbn"),
    Actor("Westland", ActorKind.STATE, "s:wl", country="WL"),
    Actor("Westland's army", ActorKind.AUTHORITY, "s:wl-army", country="WL"),
    Actor("Westland's police", ActorKind.AUTHORITY, "s:wl-police", country="WL"),
    Actor("Eastland's army", ActorKind.AUTHORITY, "s:el-army", country="EL"),
    Actor("Night Riders", ActorKind.UNKNOWN),
    *(
        Actor(n, ActorKind.PERSON)
        for n in ("Example", "Ann Example", "Ann Q. Example", "Q. Example", "Bo Example")
    ),
]
PARENTS = {a.id: a.parent for a in PEOPLE if a.id and a.parent}
actors = st.sampled_from(PEOPLE)


def _city(n: int, radius: float) -> Place:
    """Towns in a row from south to north, five and a half kilometres apart; a border far from any runs after the fourth."""
    division = 1 if n < 4 else 2
    return Place(
        f"Town {n}",
        PlaceKind.CITY,
        f"g:t{n}",
        "AA",
        "Aland",
        f"Division {division}",
        f"g:d{division}",
        latitude=10 + n / 20 + (division - 1),
        longitude=20.0,
        radius_km=radius,
    )


_TOWNS = [_city(n, radius) for n, radius in enumerate([5.0, 2.0, 15.0, 5.0, 5.0, 20.0, 3.0, 5.0])]
_UNITS = [
    Place(
        "Division 1", PlaceKind.ADMIN1, "g:d1", "AA", "Aland", latitude=10.0, longitude=20.0, radius_km=10.0
    ),
    Place("Division 2", PlaceKind.ADMIN1, "g:d2", "AA", "Aland"),
    Place("Division 1", PlaceKind.ADMIN1, country="AA", country_name="Aland"),
    Place("Division 9", PlaceKind.ADMIN1, country="AA", country_name="Aland"),
    replace(_TOWNS[2], name="District", gazetteer_id="g:x", kind=PlaceKind.ADMIN2, radius_km=8.0),
    replace(_TOWNS[3], name="Market", gazetteer_id="g:m", kind=PlaceKind.SITE, radius_km=1.0),
    replace(_TOWNS[6], name="Stray Town", gazetteer_id="g:s", within=None, within_id=None),
    Place("Town 2", PlaceKind.CITY, country="AA", country_name="Aland"),
    Place("Little Cove", PlaceKind.CITY, country="AA", country_name="Aland"),
    Place("Nowhere", PlaceKind.UNKNOWN),
    Place("Aland", PlaceKind.COUNTRY, "g:a", "AA", "Aland"),
    Place("Republic of Aland", PlaceKind.COUNTRY, None, "AA", "Aland"),
    Place("Bland", PlaceKind.COUNTRY, "g:b", "BB", "Bland"),
    Place("the North", PlaceKind.REGION),
]
places = st.builds(
    lambda place, near: replace(place, near=near), st.sampled_from(_TOWNS + _UNITS), st.booleans()
)

KINDS: dict[str, st.SearchStrategy[Value]] = {
    "counts": counts,
    "dates": st.one_of(resolved, unresolved),
    "places": places,
    "actors": actors,
    "terms": terms,
    "texts": texts,
    "silence": st.sampled_from([Nothing("branch"), Nothing("motive")]),
}
of_each_kind = pytest.mark.parametrize("kind", KINDS)
Three = tuple[Value, Value, Value]


def below(a: Value, b: Value) -> bool:
    return more_specific(a, b, PARENTS)


def compatible(a: Value, b: Value) -> bool:
    return relate(a, b, PARENTS).compatible


def of(kind: str, number: int) -> st.SearchStrategy[tuple[Value, ...]]:
    return st.tuples(*[KINDS[kind]] * number)


@of_each_kind
@given(data=st.data())
def test_every_value_is_as_specific_as_itself_and_fits_itself(kind: str, data: st.DataObject) -> None:
    (a,) = data.draw(of(kind, 1))
    assert below(a, a)
    assert relate(a, a, PARENTS).fit is Fit.EQUAL


@of_each_kind
@given(data=st.data())
def test_two_values_each_as_specific_as_the_other_are_one(kind: str, data: st.DataObject) -> None:
    a, b = data.draw(of(kind, 2))
    assert (below(a, b) and below(b, a)) is (relate(a, b, PARENTS).fit is Fit.EQUAL)


@of_each_kind
@given(data=st.data())
def test_the_order_is_transitive(kind: str, data: st.DataObject) -> None:
    a, b, c = data.draw(of(kind, 3))
    if below(a, b) and below(b, c):
        assert below(a, c)


@of_each_kind
@given(data=st.data())
def test_a_more_specific_value_fits_the_other_and_is_called_narrower(kind: str, data: st.DataObject) -> None:
    a, b = data.draw(of(kind, 2))
    if below(a, b):
        assert relate(a, b, PARENTS).fit in (Fit.EQUAL, Fit.NARROWER)


@of_each_kind
@given(data=st.data())
def test_fitting_goes_both_ways(kind: str, data: st.DataObject) -> None:
    a, b = data.draw(of(kind, 2))
    assert compatible(a, b) is compatible(b, a)


@of_each_kind
@given(data=st.data())
def test_what_fits_a_value_fits_all_that_is_less_specific(kind: str, data: st.DataObject) -> None:
    a, wider, other = data.draw(of(kind, 3))
    if below(a, wider) and compatible(a, other):
        assert compatible(wider, other)


@of_each_kind
@given(data=st.data())
def test_a_meet_is_the_most_general_of_what_lies_below_both(kind: str, data: st.DataObject) -> None:
    a, b, c = data.draw(of(kind, 3))
    met = meet(a, b, PARENTS)
    if met is not None and (below(a, b) or below(b, a) or kind in ("counts", "dates")):
        assert below(met, a)
        assert below(met, b)
        if below(c, a) and below(c, b):
            assert below(c, met)


@pytest.mark.parametrize("kind", ["counts", "dates", "terms"])
@given(data=st.data())
def test_a_join_is_the_most_specific_of_what_lies_above_both(kind: str, data: st.DataObject) -> None:
    a, b, c = data.draw(of(kind, 3))
    joined = join(a, b)
    if joined is not None:
        assert below(a, joined)
        assert below(b, joined)
        assert below(joined, c) or not (below(a, c) and below(b, c))


ALL: dict[str, list[Value]] = {
    "actors": list(PEOPLE),
    "places": [replace(p, near=near) for p in _TOWNS + _UNITS for near in (False, True)],
    "terms": sorted(codebook().terms.values(), key=lambda t: t.code),
}


@pytest.mark.parametrize("kind", ALL)
def test_every_three_of_a_whole_world_keep_the_order(kind: str) -> None:
    world = ALL[kind]
    wider = {i: [j for j, b in enumerate(world) if below(a, b)] for i, a in enumerate(world)}
    fits = {i: {j for j, b in enumerate(world) if compatible(a, b)} for i, a in enumerate(world)}
    broken = [
        (world[a], world[b])
        for a in wider
        for b in wider[a]
        if not (set(wider[b]) <= set(wider[a]) and fits[a] <= fits[b])
    ]
    assert not broken


scopes = st.sampled_from([None, "included", "excluded"])
ranges = st.sampled_from([(0, 0), (2, 2), (0, 1), (0, inf)])


@given(st.tuples(counts, counts, counts), scopes, scopes, ranges)
def test_within_one_scope_what_fits_a_toll_fits_a_vaguer_one(
    three: tuple[Count, Count, Count], scope: str | None, others: str | None, attackers: tuple[int, float]
) -> None:
    a, wider, other = three
    if below(a, wider) and relate_tolls((a, scope), (other, others), attackers).compatible:
        assert relate_tolls((wider, scope), (other, others), attackers).compatible
        assert relate_tolls((other, others), (wider, scope), attackers).compatible


def _actor(name: str) -> Actor:
    return next(a for a in PEOPLE if a.name == name)


def _place(name: str) -> Place:
    return next(p for p in _TOWNS + _UNITS if p.name == name)


@pytest.mark.parametrize(
    ("of_kind", "narrow", "wide"),
    [
        (_actor, "Harbour Cell", "Red Banner"),
        (_actor, "Westland's army", "Westland"),
        (_actor, "Ann Q. Example", "Example"),
        (_place, "Town 1", "Division 1"),
        (_place, "Town 1", "Republic of Aland"),
        (_place, "Division 2", "Aland"),
    ],
)
def test_some_that_say_more(of_kind: Callable[[str], Value], narrow: str, wide: str) -> None:
    assert below(of_kind(narrow), of_kind(wide))
    assert not below(of_kind(wide), of_kind(narrow))


@pytest.mark.parametrize(
    ("of_kind", "a", "b"),
    [
        (_actor, "Red Banner North", "Red Banner South"),
        (_actor, "Eastland's army", "Westland"),
        (_actor, "Ann Q. Example", "Q. Example"),
        (_place, "Town 1", "Division 2"),
        (_place, "Town 1", "District"),
    ],
)
def test_some_that_do_not(of_kind: Callable[[str], Value], a: str, b: str) -> None:
    assert not below(of_kind(a), of_kind(b))


def test_equal_values_of_one_key_are_as_specific() -> None:
    full, short = Actor("the Red Banner", ActorKind.GROUP, "g:rb"), _actor("Red Banner")
    assert value_key(full) == value_key(short)
    assert below(full, short)


def test_nearness_is_a_tolerance_a_suburb_over_the_border_fits_the_city_and_not_its_division() -> None:
    city = _place("Town 2")
    suburb = replace(_place("Town 1"), within="Division 2", within_id="g:d2")
    assert below(city, _place("Division 1"))
    assert compatible(suburb, city)
    assert not compatible(suburb, _place("Division 1"))
