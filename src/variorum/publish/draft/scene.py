"""What happened, when and where, at whom and with what: the first sentences of the paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from variorum.model.assertion import Certainty
from variorum.model.finding import Reading, Status
from variorum.model.value import Count, PartialDate, Place, Term, Text
from variorum.publish.draft.clause import Clause, Sentence, Told, in_a_row, sentences
from variorum.publish.draft.phrases import HEDGES, credit, in_place, on_date, thing, with_article
from variorum.reconcile.compatible import relate
from variorum.reconcile.relation import Fit
from variorum.reconcile.words import count_words

#: sites, weapons, targets and victims that are told, the best supported first: more make no sentence
_MOST = 3
#: terms whose label is no noun phrase that takes "a" or "an"
_PHRASES = {
    "type:arson": "an arson attack",
    "type:sabotage": "an act of sabotage",
    "target:civilians": "civilians",
    "target:police": "the police",
    "target:government": "the government",
    "target:military": "the military",
    "target:religious": "religious people or a religious site",
    "target:media": "journalists or a medium",
    "target:transport": "a means of transport",
    "target:utility": "a power, water or pipeline installation",
    "target:tourists": "tourists",
    "weapon:incendiary": "an incendiary weapon",
    "weapon:suicide-belt": "an explosive device worn on the body",
    "weapon:dynamite": "dynamite",
}


def scene(told: Told) -> Iterator[Sentence]:
    """When, what and where, how else that is told, the target, the weapons and the named victims."""
    return sentences(
        _opening(told),
        _otherwise(told),
        _series(told),
        _part_of(told),
        _listed(told, "target", ("the target was ", "the targets were ")),
        _listed(told, "weapon", ("the weapon told of is ", "the weapons told of are ")),
        _listed(told, "victim", ("the victim named is ", "the victims named are ")),
    )


def _opening(told: Told) -> Iterator[Clause]:
    when, kind, where = list(_when(told)), told.settled("type"), list(_where(told))
    if kind is None or not isinstance(kind.value, Term):
        yield from _without_type([*when, *where])
        return
    its = told.behind(kind)
    whose = credit(its)
    yield from when
    stages = {e.assertion.note("stage") for e in its}
    yield Clause(_happened(kind.value, kind.stance.certainty, stages) + whose, its, lead=", ")
    yield from _after(where, ", " if whose else " ")


def _without_type(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Where nobody says what it was, the reports still say when or where."""
    yield from (replace(c, words=f"something happened {c.words}") for c in clauses[:1])
    yield from clauses[1:]


def _after(clauses: Sequence[Clause], lead: str) -> Iterator[Clause]:
    yield from (replace(c, lead=lead) for c in clauses[:1])
    yield from clauses[1:]


def _happened(kind: Term, certainty: Certainty, stages: set[str | None]) -> str:
    """ "a bombing took place", with how firmly that is said and whether it was only attempted."""
    label = f"an attempted {kind.label}" if stages == {"attempted"} else _term(kind)
    if stages == {"threatened"}:
        return f"{label} was threatened"
    was = {Certainty.PROBABLE: "what was probably ", Certainty.POSSIBLE: "what may have been "}
    return f"{was.get(certainty, '')}{label} took place"


def _when(told: Told) -> Iterator[Clause]:
    for field, kind in (("date", PartialDate), ("time", Text)):
        reading = told.settled(field)
        if reading is not None and isinstance(reading.value, kind):
            yield Clause(_in_words(reading), told.behind(reading), lead=", ")


def _where(told: Told) -> Iterator[Clause]:
    sites = [Clause(thing(words), told.behind(r)) for r, words in _narrowest(told.chosen("site"))]
    yield from in_a_row(sites[:_MOST], "at ", " ")
    place = told.settled("place")
    if place is not None and isinstance(place.value, Place):
        yield Clause(_in_words(place), told.behind(place), lead=" ")


def _narrowest(readings: Iterable[Reading]) -> list[tuple[Reading, str]]:
    """Texts with their readings, without those whose words another one has and more ("station", "bus station")."""
    texts = [(r, r.value.text) for r in readings if isinstance(r.value, Text)]
    have = [set(text.casefold().split()) for _, text in texts]
    return [one for one, its in zip(texts, have, strict=True) if not any(its < other for other in have)]


def _otherwise(told: Told) -> Iterator[Clause]:
    """What else it is called, and on which other days and in which other places it is told."""
    yield from _differing(told, "type", "it is also told of as ")
    yield from _differing(told, "date", "it is also dated ")
    yield from _differing(told, "place", "it is also placed ")


def _series(told: Told) -> Iterator[Clause]:
    """How many attacks the reports tell of as this one."""
    reading = told.settled("series")
    if reading is not None and isinstance(reading.value, Count):
        its = told.behind(reading)
        yield Clause(f"{count_words(reading.value)} attacks are told of as one{credit(its)}", its)


def _part_of(told: Told) -> Iterator[Clause]:
    """The series that it is told to be a part of, in the words of the reports."""
    readings = [r for r in told.chosen("part_of") if isinstance(r.value, Text)]
    clauses = (Clause(f"“{_in_words(r)}”", told.behind(r)) for r in readings[:_MOST])
    yield from in_a_row(clauses, "it is told of as a part of ")


def _differing(told: Told, field: str, opening: str) -> Iterator[Clause]:
    """The readings of a field that say more or other than the chosen one."""
    chosen = told.settled(field)
    if chosen is None or told.findings[field].status not in (Status.DISPUTED, Status.RANGE):
        return
    readings = (*(r for r in told.chosen(field) if r != chosen), *told.others(field))
    left = [r for r in readings if relate(chosen.value, r.value).fit in (Fit.APART, Fit.WIDER)]
    yield from in_a_row((Clause(w, told.behind(r)) for r in left if (w := _in_words(r))), opening)


def _listed(told: Told, field: str, openings: tuple[str, str]) -> Iterator[Clause]:
    """The chosen values of a field as a list after the opening for one or for many, each with whose word it is."""
    readings = [(r, words) for r in told.chosen(field) if (words := _in_words(r))][:_MOST]
    clauses = [Clause(words + credit(its), its) for r, words in readings if (its := told.behind(r))]
    yield from in_a_row(clauses, openings[len(clauses) > 1])


def _in_words(reading: Reading) -> str:
    """The value of a reading as a phrase, with its hedge; "" for a value that is none of these."""
    hedge = HEDGES.get(reading.stance.certainty, "")
    match reading.value:
        case PartialDate():
            return hedge + on_date(reading.value)
        case Place():
            return hedge + in_place(reading.value)
        case Term():
            return hedge + _term(reading.value)
        case Text():
            return hedge + reading.value.text
    return ""


def _term(value: Term) -> str:
    return _PHRASES.get(value.code) or with_article(value.label)
