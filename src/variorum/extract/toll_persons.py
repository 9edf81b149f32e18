"""Those who came to harm one by one, and lists of them: what tolls are made of where no total is told.

Each mention of one person gives an assertion of 1 with the note ("person", label): the label is the same
for all mentions of that person in the report. Adding them up is the matter of reconcile/individuals.py.
A list ("three children, a woman and a man were killed") gives its sum, with the span of the whole list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from variorum.extract.found import Found, Said, Spot, found
from variorum.extract.happenings import happenings
from variorum.extract.parse import Sentence, Token
from variorum.extract.scene import Scene
from variorum.extract.toll_identity import Person, persons
from variorum.extract.toll_patients import SHOT, Patient, patients
from variorum.extract.toll_who import Mention, mention, phrase
from variorum.extract.toll_words import attackers, table
from variorum.model.value import Count

#: the sentences from the start in which a report tells what it is about
LEAD = 6
#: one person, told of alone
ONE = Count(1, 1, 1, "one person")
#: the note on a toll of those who were shot, dead or not
HIT = ("hit", "dead or wounded")


@dataclass(frozen=True, slots=True)
class Told:
    """A person of the report with the label by which the report's assertions name them.

    Who shot himself is an attacker only where he shot others too.
    """

    label: str
    mentions: tuple[Mention, ...]
    attacker: bool


@lru_cache(maxsize=4)
def told_one_by_one(scene: Scene) -> tuple[Told, ...]:
    """The persons whom the report says were killed, wounded or shot, in the order of their first mention."""
    every = [(s, p) for s in scene.sentences for p in patients(s) if not _place(scene, p)]
    suspects = frozenset(name for s in scene.sentences for name in _suspects(s))
    found = [m for s, p in every if (m := mention(s, p, suspects))]
    # of "who was shot and died" the death is told first: it says more of who it is
    made = persons(
        sorted(found, key=lambda m: (m.sentence.index, m.patient.token.i, m.patient.field != "killed"))
    )
    alone = {(m.sentence.index, m.patient.token.i) for p in made for m in p.mentions}
    groups = any((s.index, p.token.i) not in alone and p.token.tag in ("NNS", "CD") for s, p in every)
    return tuple(_labelled(made, groups=groups))


def _place(scene: Scene, patient: Patient) -> bool:
    token = patient.token
    return token.entity != "PERSON" and any(p.start <= token.start < p.end for p in scene.places)


def _suspects(sentence: Sentence) -> Iterator[str]:
    """The surnames of "suspect John Smith" and "the gunman, John Smith"."""
    for token in sentence.tokens:
        if token.lemma in table()["person"]["suspect"]:
            named = [sentence.head(token)] if token.dep in ("compound", "nmod") else []
            near = [*sentence.children(token, "appos"), *named]
            yield from (t.lower for t in near if t.pos == "PROPN" and t.entity == "PERSON")


def _labelled(made: list[Person], *, groups: bool) -> Iterator[Told]:
    seen: Counter[str] = Counter()
    for person in made:
        seen[person.label] += 1
        number = seen[person.label]
        label = person.label if number == 1 else f"{person.label} ({number})"
        own = any(m.own for m in person.mentions)
        others = groups or any(p is not person for p in made)
        attacker = any(m.attacker for m in person.mentions) or (own and others)
        yield Told(label, tuple(person.mentions), attacker)


def one_by_one(scene: Scene) -> Iterator[Found]:
    """An assertion of 1 for each mention of each person; pronouns only where nothing else says it."""
    for person in told_one_by_one(scene):
        if not _of_main(scene, person):
            continue
        told = {_field(m) for m in person.mentions}
        full = {_field(m) for m in person.mentions if not m.bare}
        done: set[tuple[int, str]] = set()
        for one in person.mentions:
            key = one.sentence.index, _field(one)
            shot_dead = _field(one) == SHOT and len(told) > 1
            if key in done or shot_dead or (one.bare and _field(one) in full):
                continue
            done.add(key)
            yield _found(scene, person, one)


def _of_main(scene: Scene, person: Told) -> bool:
    """False for who comes up late and away from every happening that is told: "the street where X died".

    Somebody told of in the lead, or in a sentence that names a happening or follows one, is of it.
    """
    near = _near_happenings(scene)
    return any(m.sentence.index <= LEAD or m.sentence.index in near for m in person.mentions)


@lru_cache(maxsize=4)
def _near_happenings(scene: Scene) -> frozenset[int]:
    named = {t.sentence for h in happenings(scene) for t in h.triggers}
    return frozenset(named | {n + 1 for n in named} | {n + 2 for n in named})


def _field(one: Mention) -> str:
    return one.patient.field


def _found(scene: Scene, person: Told, one: Mention) -> Found:
    words = phrase(one.sentence, one.patient.token)
    span = scene.report.span(words[0].start, words[-1].end)
    notes = [("person", person.label)]
    if person.attacker:
        notes.append(("attackers", "only"))
    if one.patient.field == SHOT:
        notes.append(HIT)
    field = "wounded" if one.patient.field == SHOT else one.patient.field
    said = Said(notes=tuple(notes))
    return found(
        scene, Spot(one.sentence, span, one.patient.token), field, ONE, rule=one.patient.rule, said=said
    )


@lru_cache(maxsize=4)
def person_tokens(scene: Scene) -> frozenset[tuple[int, int]]:
    """The nouns that stand for one person each, as (sentence, token)."""
    return frozenset(
        (m.sentence.index, m.patient.token.i) for p in told_one_by_one(scene) for m in p.mentions
    )


@dataclass(frozen=True, slots=True)
class Summed:
    """A list of people as one toll: field, sum, the nouns in order, and the last word of the list."""

    field: str
    value: Count
    nouns: tuple[Token, ...]


def lists(scene: Scene, sentence: Sentence, counts: Mapping[int, tuple[str, Count]]) -> Iterator[Summed]:
    """The lists of a sentence that can be added up. `counts` are field and number by noun.

    A list counts only where each of its members is one person or a number of people.
    """
    alone = {i for s, i in person_tokens(scene) if s == sentence.index}
    seen: set[int] = set()
    for patient in patients(sentence):
        nouns = sorted((patient.token, *patient.listed), key=lambda t: t.i)
        field = "wounded" if patient.field == SHOT else patient.field
        if len(nouns) < 2 or nouns[0].i in seen or not any(n.i in counts for n in nouns):
            continue
        seen.update(n.i for n in nouns)
        nouns = [n for n in nouns if n.lemma not in attackers()]
        told = [counts.get(n.i, (field, ONE)) for n in nouns if n.i in counts or n.i in alone]
        if len(told) == len(nouns) > 1 and all(name == field for name, _ in told):
            yield Summed(field, added([count for _, count in told]), tuple(nouns))


def added(counts: list[Count]) -> Count:
    """The sum of counts; an open end stays open."""
    low, best, high = (_total([getattr(c, end) for c in counts]) for end in ("low", "best", "high"))
    return Count(low, best, high, "a list")


def _total(numbers: list[int | None]) -> int | None:
    known = [n for n in numbers if n is not None]
    return sum(known) if len(known) == len(numbers) else None
