"""Places in a hierarchy: a city within its division within its country; two cities only where one is near."""

from __future__ import annotations

from dataclasses import replace
from math import asin, cos, radians, sin, sqrt

from variorum.model.value import Place, PlaceKind
from variorum.reconcile.relation import Fit, Relation, by_containment
from variorum.reconcile.words import key_of, place_words

#: kilometres that "near X" reaches at least: UCDP GED 23.1, where_prec 2, "within about 25 km"
NEAR_KM = 25.0
#: a district is known by the middle of its towns and a circle that most of them lie in: one at its edge, or in
#: a district with few known towns, lies further out. A US county is 36 km from its middle to its corner where
#: it has 1,600 km2 (the median) twice as long as wide
_DISTRICT_KM, _DISTRICT_EDGE = 36.0, 1.5
#: mean radius of the earth in kilometres (IUGG)
_EARTH_KM = 6371.0

#: how wide a level is; places of the same level are told apart by name and distance
_RANK = {
    PlaceKind.SITE: 0,
    PlaceKind.CITY: 1,
    PlaceKind.ADMIN2: 2,
    PlaceKind.ADMIN1: 3,
    PlaceKind.COUNTRY: 4,
    PlaceKind.REGION: 5,
    PlaceKind.UNKNOWN: 1,
}


def place_key(place: Place) -> tuple[str, ...]:
    """Gazetteer id (name, level and country where the gazetteer lacks it), and whether it is near."""
    if place.gazetteer_id:
        return place.gazetteer_id, str(place.near)
    return key_of(place.name), place.kind.value, place.country or "", str(place.near)


def lies_in(a: Place, b: Place) -> bool:
    """True if `a` says all that `b` says: the same place, or one in the country or first-order division `b`.

    An order, by what the gazetteer and the words tell and by their likeliest meaning. Circles are no part of it:
    nearness is a tolerance. A suburb fits the city over the border of its division, and not that city's division.
    """
    if _one_place(a, b):
        return b.near or not a.near
    if _RANK[a.kind] >= _RANK[b.kind]:
        return False
    if b.kind is PlaceKind.COUNTRY:
        return a.country is not None and a.country == b.country
    return b.kind is PlaceKind.ADMIN1 and b.gazetteer_id is not None and a.within_id == b.gazetteer_id


def _one_place(a: Place, b: Place) -> bool:
    countries = a.kind is PlaceKind.COUNTRY and b.kind is PlaceKind.COUNTRY
    same_state = countries and a.country is not None and a.country == b.country
    return same_state or place_key(a)[:-1] == place_key(b)[:-1]


def relate_places(a: Place, b: Place) -> Relation:
    """Equal, one within the other, near each other, or apart."""
    names = f"{place_words(a)} and {place_words(b)}"
    if lies_in(a, b) or lies_in(b, a):
        told = "the place and its surroundings" if _one_place(a, b) else "the one holds the other"
        fit = by_containment(lies_in(a, b), lies_in(b, a))
        return Relation(fit, f"{names}: {'the same place' if fit is Fit.EQUAL else told}")
    if a.country and b.country and a.country != b.country:
        return Relation(Fit.APART, f"{names}: two countries")
    if _RANK[a.kind] > _RANK[b.kind]:
        return _levels(b, a, names).turned
    return _levels(a, b, names) if _RANK[a.kind] < _RANK[b.kind] else _same_level(a, b, names)


def _levels(small: Place, large: Place, names: str) -> Relation:
    """A place beside one of a wider level that it is not known to lie in."""
    if large.kind is PlaceKind.COUNTRY:
        return _unplaced(names)
    if large.kind is PlaceKind.REGION:
        return Relation(Fit.OVERLAPPING, f"{names}: a region without known borders")
    if large.kind is PlaceKind.ADMIN1:
        return _in_division(small, large, names)
    if _in_two_divisions(small, large):
        return Relation(Fit.APART, f"{names}: two first-order divisions")
    if large.radius_km is None:
        return _unplaced(names)
    return _by_distance(small, _to_its_edge(large), names) or _unplaced(names)


def _in_division(small: Place, large: Place, names: str) -> Relation:
    """A place beside a first-order division; one that the gazetteer lacks is known by its name."""
    if small.within_id is None or (large.gazetteer_id is None and small.within is None):
        return _unplaced(names)
    inside = large.gazetteer_id is None and key_of(small.within or "") == key_of(large.name)
    if inside:
        return Relation(Fit.NARROWER, f"{names}: the division holds the place")
    return Relation(Fit.APART, f"{names}: two divisions")


def _in_two_divisions(a: Place, b: Place) -> bool:
    return a.within_id is not None and b.within_id is not None and a.within_id != b.within_id


def _to_its_edge(district: Place) -> Place:
    """A district with a circle that holds it to its corners."""
    known = district.radius_km or 0.0
    if district.kind is not PlaceKind.ADMIN2:
        return district
    return replace(district, radius_km=max(_DISTRICT_KM, known * _DISTRICT_EDGE))


def _same_level(a: Place, b: Place, names: str) -> Relation:
    if a.kind is PlaceKind.REGION:
        return Relation(Fit.OVERLAPPING, f"{names}: regions without known borders")
    if _may_mean(a, b) or _may_mean(b, a):
        return Relation(Fit.OVERLAPPING, f"{names}: the same words can mean both")
    return _by_distance(a, b, names) or Relation(Fit.APART, f"{names}: two places of one level")


def _may_mean(a: Place, b: Place) -> bool:
    """True if the words for `a` can mean `b`, of several in the gazetteer or as one that it lacks."""
    if b.gazetteer_id is None:
        return key_of(a.name) == key_of(b.name)
    return b.gazetteer_id in {o.gazetteer_id for o in a.alternatives}


def _unplaced(names: str) -> Relation:
    return Relation(Fit.OVERLAPPING, f"{names}: nothing tells that one lies outside the other")


def _by_distance(a: Place, b: Place, names: str) -> Relation | None:
    """By their circles: compatible where the middle of one lies within the circle of the other."""
    distance = distance_km(a, b)
    if distance is None:
        return None
    reach, other = reach_km(a), reach_km(b)
    if distance > max(reach, other):
        return Relation(Fit.APART, f"{names}: {distance:.0f} km apart")
    if _RANK[a.kind] < _RANK[b.kind]:
        fit = by_containment(distance <= other, False)
    else:
        fit = by_containment(reach < other, other < reach)
    return Relation(fit, f"{names}: {distance:.0f} km apart, one within reach of the other")


def reach_km(place: Place) -> float:
    """The radius of a place's circle in kilometres; "near" widens it."""
    return max(place.radius_km or 0.0, NEAR_KM if place.near else 0.0)


def distance_km(a: Place, b: Place) -> float | None:
    """Great-circle distance in kilometres (haversine); None if either has no coordinates."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    north, south = radians(a.latitude), radians(b.latitude)
    east = radians(b.longitude - a.longitude)
    chord = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(east / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(chord)))
