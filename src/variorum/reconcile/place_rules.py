"""Where it happened: the smallest place that is told, of those that fit what the other reports tell."""

from __future__ import annotations

from collections.abc import Callable

from variorum.model.value import Place, PlaceKind, Value
from variorum.reconcile.case import Case, Ruling
from variorum.reconcile.evidence import witnesses
from variorum.reconcile.pile import Pile, relate_values
from variorum.reconcile.places import relate_places
from variorum.reconcile.relation import Fit
from variorum.reconcile.weigh import best_first, sound_lineages
from variorum.reconcile.words import number_of, value_words

_CITATION = (
    "GTD codebook, October 2019, city: the town; where it is not known the smallest administrative area"
)
#: a city has at least twice the radius of its quarters: four times the people
_LARGER = 2.0
#: levels as small as a town
_SMALL = (PlaceKind.SITE, PlaceKind.CITY)


def city_around(case: Case) -> Ruling | None:
    """The city that a report names around a quarter, where all that is told is the quarter.

    GTD codebook, October 2019, city: the name of the town. None where no quarter is told, or no city with it.
    """
    town = _best_town(case)
    city = (_holder(case, town) or _oftener(town)) if town else None
    if town is None or city is None:
        return None
    because = f"the city that a report names around {value_words(town.value)} ({witnesses(town.support)})"
    return Ruling(chosen=(town,), value=city, because=because, citation=_CITATION, lost=_lost(case))


def smallest_place(case: Case) -> Ruling | None:
    """The town that most lineages tell of, counting those that only name the district or country that it is in.

    GTD codebook, October 2019, city: the name of the town; where it is not known, the smallest administrative
    area that is. A town named with the happening goes before one that only stands in the lead of its report
    (Variorum's own). None where no town is told, or where more lineages tell of a place that does not hold it.
    """
    best = _best_town(case)
    if best is None:
        return None
    apart = [p for p in case.current if not _is_town(p) and _apart(case, p, best)]
    if any(sound_lineages(p) > _fitting(case, best) for p in apart):
        return None
    because = f"the smallest place, which fits {_lineages(_fitting(case, best))} ({witnesses(best.support)})"
    return Ruling(chosen=(best,), value=best.value, because=because, citation=_CITATION, lost=_lost(case))


def _best_town(case: Case) -> Pile | None:
    towns = [p for p in best_first(case.current) if _is_town(p)]
    order = [((_fitting(case, p), _with_happening(p), sound_lineages(p)), -n, p) for n, p in enumerate(towns)]
    return max(order, key=lambda row: row[:2])[2] if order else None


def _is_town(pile: Pile) -> bool:
    return isinstance(pile.value, Place) and pile.value.kind in _SMALL


def _holder(case: Case, town: Pile) -> Place | None:
    """The city that a report says is around the town, if it can be."""
    if not isinstance(town.value, Place):
        return None
    told = [e.value for p in case.current for e in p.support if e.assertion.note("around") == town.value.name]
    cities = [v for v in told if isinstance(v, Place)]
    return next((c for c in cities if _may_hold(c, town.value)), None)


def _may_hold(city: Place, town: Place) -> bool:
    """True where the two lie together, or all that is known of the town is its name."""
    if town.gazetteer_id is None:
        return True
    return relate_places(town, city).fit in (Fit.NARROWER, Fit.OVERLAPPING)


def _oftener(town: Pile) -> Place | None:
    """A large city with the town in its circle, where no fewer lineages name it and no report tells of both.

    A report that tells of both means the smaller one.
    """
    own = [e for e in town.support if e.value == town.value]
    cities = [e for e in town.support if isinstance(e.value, Place) and _much_larger(e.value, town.value)]
    if {e.report for e in own} & {e.report for e in cities} or not cities:
        return None
    fewer = len({e.lineage for e in cities}) < len({e.lineage for e in own})
    return None if fewer else next(e.value for e in cities if isinstance(e.value, Place))


def _much_larger(city: Place, town: Value) -> bool:
    if not isinstance(town, Place) or city.kind is not PlaceKind.CITY or city == town:
        return False
    return (city.radius_km or 0.0) > _LARGER * (town.radius_km or 0.0)


def _fitting(case: Case, town: Pile) -> int:
    """How many lineages tell of the town or of what it lies in."""
    fits = (Fit.EQUAL, Fit.NARROWER)
    told = [p for p in case.current if p is town or relate_values(town, p, case.ground).fit in fits]
    return len({e.lineage for p in told for e in p.sound or p.support})


def _with_happening(pile: Pile) -> bool:
    return any(e.assertion.note("lead") is None for e in pile.support)


def _apart(case: Case, wider: Pile, town: Pile) -> bool:
    return relate_values(town, wider, case.ground).fit is Fit.APART


def _lineages(number: int) -> str:
    return number_of(number, "lineage")


def _lost(case: Case) -> Callable[[Pile], str]:
    def lost(pile: Pile) -> str:
        if not _is_town(pile):
            return "wider than the town that is told"
        return f"fits {_lineages(_fitting(case, pile))}"

    return lost
