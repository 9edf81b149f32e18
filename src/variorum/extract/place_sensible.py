"""Senses that the report rules out: better no coordinates than those of a namesake on another continent."""

from __future__ import annotations

from collections.abc import Mapping

from variorum.extract.gazetteer import Entry
from variorum.extract.place_contain import COMMA_STATES, Container
from variorum.extract.place_questions import Asked
from variorum.extract.place_sense import Answer, Context
from variorum.model.value import PlaceKind

#: a place of so many people may be named in a report that otherwise speaks of other countries
_KNOWN = 100_000
#: and one that only has the name as one of its other names needs more
_KNOWN_BY_ALIAS = 3_000_000
#: and a town of fewer is named by few who do not say where it is
_TOWN = 5_000
#: from this share on, another name of the report speaks for its country
_SURE = 0.6
#: a name that has one likely sense is that, wherever the rest lies
_CLEAR = 0.9


def sensible(asked: Mapping[str, Asked], found: Mapping[str, Answer], context: Context) -> dict[str, Answer]:
    """The answers without those that the report rules out; the names of these become places without entry."""
    return {
        key: answer
        for key, answer in found.items()
        if not _ruled_out(asked[key], answer)
        and not _is_stray(key, found, context)
        and not _is_namesake(key, found)
    }


def _ruled_out(row: Asked, answer: Answer) -> bool:
    """True where the words exclude every sense: "the village of Moscow in Kandahar province"."""
    question, best = row.question, answer.senses[0][0]
    if question.small and best.kind is not PlaceKind.CITY:
        return True
    explicit = any(c.explicit for c in question.containers)
    if explicit and not answer.held and question.level is not None and best.kind is not PlaceKind.COUNTRY:
        return True
    if not answer.held and not _is_known(best) and any(_is_state(c) for c in question.containers):
        return True
    return row.divided and best.kind is PlaceKind.CITY


def _is_state(container: Container) -> bool:
    """True for Ohio of "Westwood, Ohio": no town elsewhere is meant, listed or not."""
    states = [e for e in container.entries if e.kind is PlaceKind.ADMIN1]
    return container.by is not None and any(e.country in COMMA_STATES for e in states)


def _is_namesake(key: str, found: Mapping[str, Answer]) -> bool:
    """True for a small town of one state where all else that the report names lies in another.

    Reports name the state of such a town. Only where states are that large do names need it.
    """
    answer = found[key]
    best, share = answer.senses[0]
    if answer.held or best.kind is not PlaceKind.CITY or _is_known(best) or best.country not in COMMA_STATES:
        return False
    others = [a.senses[0][0] for k, a in found.items() if k != key and a.senses[0][1] >= _SURE]
    divisions = {e.id if e.kind is PlaceKind.ADMIN1 else e.admin1 for e in others} - {None}
    clear = share >= _CLEAR and best.main and best.population >= _TOWN
    return not clear and bool(divisions) and best.admin1 not in divisions


def _is_stray(key: str, found: Mapping[str, Answer], context: Context) -> bool:
    """True for a small place in a country that nothing else in the report speaks of, where others are spoken of."""
    answer = found[key]
    best = answer.senses[0][0]
    if answer.held or best.kind is PlaceKind.COUNTRY or _is_known(best):
        return False
    countries = spoken_of({k: a for k, a in found.items() if k != key}, context)
    return bool(countries) and best.country not in countries


def spoken_of(found: Mapping[str, Answer], context: Context) -> frozenset[str]:
    """The codes of the countries that a report speaks of, by their names or by places in them."""
    return frozenset(context.countries) | {
        a.senses[0][0].country for a in found.values() if a.senses[0][1] >= _SURE
    }


def _is_known(entry: Entry) -> bool:
    """True for a capital or large city by its own name, and for the largest by any."""
    if not entry.main:
        return entry.population >= _KNOWN_BY_ALIAS
    return entry.capital or entry.population >= _KNOWN
