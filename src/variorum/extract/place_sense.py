"""Senses: which of the places that share a name is meant, decided once for the whole report.

The choice is a sum of named weights, read as log-odds: what is said to contain the place, the countries and
divisions that the report speaks of, other names of the report that lie in the same division, whether the
name is the place's own, and size as a weak prior.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from variorum.extract.gazetteer import Entry
from variorum.extract.place_contain import Container
from variorum.model.value import PlaceKind

# Weights in log-odds, found by coordinate ascent and a grid on the even-numbered reports of LGL and GeoWebNews
# and extracts of PITF; on the odd-numbered ones they choose the right one of the listed senses in 84% and 90% of
# cases, and a place of the right country in 98%.
_CONTAINED = 30.0
_SAME_LEVEL = 8.0
_POPULATION = 0.8
_MAIN = 2.8
#: set by hand above what local US news gives (3): a report on violence rarely means the small namesake of a capital
_CAPITAL = 6.0
_IS_COUNTRY = 15.0
#: less where a division elsewhere has the same name: Georgia
_IS_COUNTRY_SHARED = 3.0
#: England, Scotland, Wales and Northern Ireland are divisions in name only; set by hand, half a country's
_HOME_NATION = 8.0
#: a division that is named after a city in it is less often meant than the city; a district by far
_ADMIN1 = 0.0
_NAMED_AFTER_CITY = -3.0
_ADMIN2 = -1.2
#: what the largest share of the report's country mentions adds to a place in that country
_COUNTRY = 5.0
_ANY_COUNTRY = 2.4
#: what divisions named in the report, and other names in the same division, add
_NEIGHBOURS = 4.8
_NEIGHBOURS_COUNTRY = 1.2
#: what names in other countries take away
_ELSEWHERE = 5.0
#: what other names in the same district add
_DISTRICT = 4.5
#: a city of so many people is meant by its other names too ("New York")
_KNOWN = 100_000
#: and one of so many by any of its names
_KNOWN_ALIAS = 5_000_000
#: a village that shares its name with a large city is not the city
_SMALL = -1.5
#: under this key the votes count the names; it is no country code and no id
_ALL = "all"
#: rounds in which the names of a report vote on each other's division; later rounds change nothing
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Question:
    """One name of the report, to be given one sense."""

    entries: tuple[Entry, ...]
    containers: tuple[Container, ...] = ()
    level: PlaceKind | None = None
    small: bool = False
    count: int = 1


@dataclass(frozen=True, slots=True)
class Context:
    """The countries that the report speaks of, with weights; `named`: the part from their names alone."""

    countries: Mapping[str, float] = field(default_factory=dict)
    named: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """The senses of a name with their shares (they sum to 1), the likeliest first; `held`: in a container."""

    senses: tuple[tuple[Entry, float], ...]
    held: bool


def answers(questions: Mapping[str, Question], context: Context) -> dict[str, Answer]:
    """The senses of every name, by key."""
    own = {key: [_own(e, q, context) for e in q.entries] for key, q in questions.items()}
    shares = {key: _softmax(scores) for key, scores in own.items()}
    for _ in range(_ROUNDS):
        areas = {key: _areas(q, shares[key]) for key, q in questions.items()}
        votes = _votes(areas.values())
        shares = {key: _softmax(_with_votes(q, own[key], areas[key], votes)) for key, q in questions.items()}
    return {key: _answer(questions[key], shares[key]) for key in questions}


def _own(entry: Entry, question: Question, context: Context) -> float:
    score = _POPULATION * math.log10(entry.population + 10) * math.log(10)
    eponym = _has_eponym(entry, question)
    score += _MAIN if not eponym and (entry.main or entry.population > _KNOWN_ALIAS) else 0.0
    score += (_CAPITAL if entry.capital else 0.0) + _level(entry, question)
    score += _country(entry, context) + (_NAMED_AFTER_CITY if eponym else 0.0)
    if question.level:
        score += _SAME_LEVEL if _is_of(entry, question.level) else 0.0
    if question.small:
        score += _SMALL * max(0.0, math.log10(entry.population + 10) - 4) * math.log(10)
    held = sum(c.holds(entry) for c in question.containers)
    return score + _CONTAINED * held


def _level(entry: Entry, question: Question) -> float:
    if entry.kind is PlaceKind.COUNTRY:
        shared = any(
            e.kind is PlaceKind.ADMIN1 and e.main and e.country != entry.country for e in question.entries
        )
        return _IS_COUNTRY_SHARED if shared else _IS_COUNTRY
    if entry.kind is PlaceKind.ADMIN1 and entry.main and entry.country == "GB":
        return _HOME_NATION
    return {PlaceKind.ADMIN1: _ADMIN1, PlaceKind.ADMIN2: _ADMIN2}.get(entry.kind, 0.0)


def _has_eponym(entry: Entry, question: Question) -> bool:
    divisions = (PlaceKind.ADMIN1, PlaceKind.ADMIN2)
    return entry.kind in divisions and any(
        e.kind is PlaceKind.CITY
        and (e.main or e.population > _KNOWN)
        and _division(entry) in (e.admin1, e.admin2)
        for e in question.entries
    )


def _division(entry: Entry) -> int | None:
    """The first-order division that an entry is or lies in."""
    return entry.id if entry.kind is PlaceKind.ADMIN1 else entry.admin1


def _district(entry: Entry) -> int | None:
    """The second-order division that an entry is or lies in."""
    return entry.id if entry.kind is PlaceKind.ADMIN2 else entry.admin2


def _is_of(entry: Entry, level: PlaceKind) -> bool:
    """A district may be of the first or the second order: the words do not tell."""
    divisions = (PlaceKind.ADMIN1, PlaceKind.ADMIN2)
    return entry.kind is level or (level is PlaceKind.ADMIN2 and entry.kind in divisions)


def _country(entry: Entry, context: Context) -> float:
    weight = context.countries.get(entry.country, 0.0)
    if entry.kind is PlaceKind.COUNTRY:
        # its own name is no evidence that it is meant: Lebanon is a town too
        weight -= context.named.get(entry.country, 0.0)
    most = max(context.countries.values(), default=0.0)
    return _ANY_COUNTRY + _COUNTRY * weight / most if weight and most else 0.0


def _votes(areas: Collection[Mapping[str | int, float]]) -> dict[str | int, float]:
    """For each country code and division id, how many names lie in it, by their shares."""
    votes: defaultdict[str | int, float] = defaultdict(float, {_ALL: float(len(areas))})
    for lies_in in areas:
        for place, share in lies_in.items():
            votes[place] += share
    return dict(votes)


def _areas(question: Question, shares: Sequence[float]) -> dict[str | int, float]:
    areas: defaultdict[str | int, float] = defaultdict(float)
    for entry, share in zip(question.entries, shares, strict=True):
        areas[entry.country] += share
        for division in (_division(entry), _district(entry)):
            if division:
                areas[division] += share
    return dict(areas)


def _with_votes(
    question: Question,
    own: Sequence[float],
    mine: Mapping[str | int, float],
    votes: Mapping[str | int, float],
) -> list[float]:
    return [
        score
        + _NEIGHBOURS * _others(_division(entry), votes, mine)
        + _NEIGHBOURS_COUNTRY * _others(entry.country, votes, mine)
        + _DISTRICT * _others(_district(entry), votes, mine)
        - _ELSEWHERE * _abroad(entry.country, votes, mine)
        for entry, score in zip(question.entries, own, strict=True)
    ]


def _others(
    area: str | int | None, votes: Mapping[str | int, float], mine: Mapping[str | int, float]
) -> float:
    """How much the other names speak for an area: it grows with their number, more and more slowly."""
    if area is None:
        return 0.0
    return math.log1p(max(0.0, votes.get(area, 0.0) - mine.get(area, 0.0)))


def _abroad(country: str, votes: Mapping[str | int, float], mine: Mapping[str | int, float]) -> float:
    """How much the other names speak against a country: those that lie in none but others."""
    others = votes.get(_ALL, 0.0) - 1.0
    return math.log1p(max(0.0, others - max(0.0, votes.get(country, 0.0) - mine.get(country, 0.0))))


def _softmax(scores: Sequence[float]) -> list[float]:
    top = max(scores, default=0.0)
    weights = [math.exp(s - top) for s in scores]
    total = math.fsum(weights)
    return [w / total for w in weights]


def _answer(question: Question, shares: Sequence[float]) -> Answer:
    ranked = sorted(
        zip(question.entries, shares, strict=True),
        key=lambda row: (-row[1], not row[0].main, -row[0].population, row[0].id),
    )
    held = bool(ranked) and any(c.holds(ranked[0][0]) for c in question.containers)
    return Answer(tuple((entry, round(share, 3)) for entry, share in ranked), held)
