"""The policy ged-23.1: the rules of the UCDP GED codebook, version 23.1."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from variorum.model.value import Place, PlaceKind
from variorum.reconcile.case import Case, Ruling
from variorum.reconcile.evidence import doubt_words, witnesses
from variorum.reconcile.groups import BRANCH, firm_attribution
from variorum.reconcile.pile import Pile, relate_values
from variorum.reconcile.policy import Policy, first
from variorum.reconcile.rules import only_reading
from variorum.reconcile.tolls import figure, numbered, spread, undated_words
from variorum.reconcile.weigh import independent, latest
from variorum.reconcile.words import listed, place_words

_BOOK = "UCDP GED codebook 23.1"
_DEATHS = f"{_BOOK}, best, high and low"
_PLACE = f"{_BOOK}, where_prec"


def best_reliable(case: Case) -> Ruling | None:
    """The best supported reliable figure as best; the most conservative as low, the highest reliable as high.

    UCDP GED codebook 23.1, best, high and low. Reliable is what is told without doubts. Support is counted
    in independent witnesses; then the most recent origin decides, then the lowest figure.
    """
    told = numbered(case.current)
    reliable = [p for p in told if p.sound] or told
    if not reliable:
        return None
    most = max(independent(p.sound) for p in reliable)
    backed = [p for p in reliable if independent(p.sound) == most]
    chosen = min(latest(backed) or backed, key=figure)
    because = f"{_why(backed, most)} ({witnesses(chosen.support)}){undated_words(case)}"
    return Ruling(
        chosen=(chosen,),
        value=spread(case, chosen),
        because=because,
        lost=_lost(chosen),
        citation=_DEATHS,
    )


def _why(backed: Sequence[Pile], most: int) -> str:
    if len(backed) == 1:
        return f"the reliable figure with the most independent witnesses, {most}"
    if len(latest(backed)) == 1:
        return f"the most recent of {len(backed)} reliable figures with as many independent witnesses"
    return f"the lowest of {len(backed)} reliable figures with as many independent witnesses"


def _lost(chosen: Pile) -> Callable[[Pile], str]:
    def lost(pile: Pile) -> str:
        if not pile.sound:
            return f"not reliable: {doubt_words(pile.support)}"
        here, there = independent(pile.sound), independent(chosen.sound)
        if here != there:
            return f"{here} independent against {there}"
        if pile.reading.last is None and chosen.reading.last is not None:
            return "no report of it has a time"
        recent = pile.reading.last == chosen.reading.last
        return "as recent and not the lowest" if recent else f"older: {pile.sound[-1].moment.words}"

    return lost


def common_division(case: Case) -> Ruling | None:
    """Where sources name places that exclude each other, the smallest unit that holds them all.

    UCDP GED codebook 23.1, where_prec: an ambiguous level is coded as the higher unit, and sources that name
    different second-order divisions as the first-order one.
    """
    piles = [p for p in case.current if isinstance(p.value, Place)]
    apart = any(not relate_values(a, b, case.ground).compatible for a in piles for b in piles)
    unit = _unit([p.value for p in piles if isinstance(p.value, Place)]) if apart else None
    if unit is None:
        return None
    because = f"the unit that holds all places named: {listed(_name(p) for p in piles)}"
    return Ruling(chosen=tuple(piles), value=unit, because=because, citation=_PLACE)


def _name(pile: Pile) -> str:
    where = place_words(pile.value) if isinstance(pile.value, Place) else ""
    return f"{where} ({witnesses(pile.support, 1)})"


def _unit(places: Sequence[Place]) -> Place | None:
    """The first-order division that all places lie in, else their country; None if neither is one."""
    smaller = [p for p in places if p.kind not in (PlaceKind.COUNTRY, PlaceKind.REGION)]
    for kind, of in ((PlaceKind.ADMIN1, _division), (PlaceKind.COUNTRY, _country)):
        units = {of(p) for p in smaller}
        if len(units) == 1 and (name := next(iter(units))) is not None:
            return _stated(places, kind) or _made(smaller[0], kind, name)
    return None


def _division(place: Place) -> str | None:
    return place.gazetteer_id if place.kind is PlaceKind.ADMIN1 else place.within_id


def _country(place: Place) -> str | None:
    return place.country


def _stated(places: Sequence[Place], kind: PlaceKind) -> Place | None:
    """The unit as a report names it, with what the gazetteer knows of it."""
    return next((p for p in places if p.kind is kind), None)


def _made(inside: Place, kind: PlaceKind, key: str) -> Place:
    """The unit that no report names, from what the gazetteer says of a place in it: it has no coordinates."""
    unit = Place(name=key, kind=kind, country=inside.country, country_name=inside.country_name)
    if kind is PlaceKind.ADMIN1:
        return replace(unit, name=inside.within or key, gazetteer_id=inside.within_id)
    return replace(unit, name=inside.country_name or key)


GED = Policy(
    name="ged-23.1",
    label="UCDP Georeferenced Event Dataset, codebook 23.1",
    rules={
        "Count": first(only_reading, best_reliable),
        "place": first(only_reading, common_division),
        "group": first(firm_attribution),
        "branch": BRANCH,
    },
)
