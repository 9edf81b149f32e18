"""Affinity: whether two mentions of happenings tell of one, as a weighted vote of named signs.

Each sign is one function of two mentions, the earlier one first; its weight stands in data/grouping.toml, learnt
from the templates of MUC-4 (`python -m training.grouping`). What can't be one happening (another day, another
country) is for the walls in `grouping`; here is what only speaks for it or against.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from math import log1p

from variorum.extract.agreement import LOOSE, finest, places_conflict, types_agree
from variorum.extract.deeds import deeds
from variorum.extract.harmed import counted
from variorum.extract.parse import Sentence, Token
from variorum.extract.phrases import words
from variorum.extract.roles import kind_of_people, kind_of_thing
from variorum.extract.scene import Scene
from variorum.extract.trained.proposals import Proposals
from variorum.extract.triggers import Trigger
from variorum.model.value import PartialDate, Place

#: shared words beyond so many say nothing more
_ENOUGH = 5
#: shorter words are shared by any two sentences
_LETTERS = 4
#: words that begin a sentence on something else stand among its first
_OPENING = 6
#: log odds of 20 to 1
_SURE = 3.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the words around a trigger say of when, where and to whom."""

    dates: tuple[PartialDate, ...] = ()
    places: tuple[Place, ...] = ()
    victims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A trigger with what is told around it: evidence, and the words, names, people hit and actors of its sentence."""

    trigger: Trigger
    evidence: Evidence
    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    patients: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    turns: bool = False
    proposals: Proposals = field(default_factory=Proposals, repr=False, compare=False)


def mention(scene: Scene, trigger: Trigger, evidence: Evidence) -> Mention:
    """The mention of `trigger` in its sentence."""
    sentence = scene.sentences[trigger.sentence]
    met = [counted(sentence, t) for deed in deeds(sentence) for t in deed.patients]
    said = [t for t in sentence.tokens if t.pos in ("NOUN", "PROPN", "VERB")]
    return Mention(
        trigger,
        evidence,
        words=frozenset(t.lemma for t in said if len(t.lemma) >= _LETTERS),
        names=frozenset(t.lemma for t in said if t.pos == "PROPN"),
        patients=frozenset(t.lemma for t in met if _somebody(sentence, t)),
        actors=frozenset(a.actor.id or a.actor.name for a in scene.actors_in(sentence)),
        turns=_turns(sentence),
        proposals=scene.proposals,
    )


def _somebody(sentence: Sentence, token: Token) -> bool:
    """Somebody or something told of by a noun: "them" may be the ones of the sentence before."""
    people = token.pos == "PROPN" or kind_of_people(sentence, token)
    return bool(people or kind_of_thing(sentence, token))


def _turns(sentence: Sentence) -> bool:
    """ "Meanwhile, ...", "In another attack ...": the sentence begins on something else."""
    opening = " ".join(t.lower for t in sentence.tokens[:_OPENING])
    turned = words("happening", "other", "openings")
    return any(opening.startswith(w) or f", {w}" in opening for w in turned)


def affinity(a: Mention, b: Mention) -> float:
    """The sum of the weights of what the two show: the log odds that they are one. `a` stands first in the text."""
    return sum(weight * SIGNS[name](a, b) for name, weight in weights().items())


@cache
def weights() -> Mapping[str, float]:
    """The weight of each sign."""
    text = (files("variorum.extract") / "data" / "grouping.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(text)["weights"])


def _same_sentence(a: Mention, b: Mention) -> bool:
    return a.trigger.sentence == b.trigger.sentence


def _next_sentence(a: Mention, b: Mention) -> bool:
    return b.trigger.sentence - a.trigger.sentence == 1


def _distance(a: Mention, b: Mention) -> float:
    return log1p(abs(b.trigger.sentence - a.trigger.sentence))


def _same_type(a: Mention, b: Mention) -> bool:
    return a.trigger.codes[0] == b.trigger.codes[0]


def _other_type(a: Mention, b: Mention) -> bool:
    ours, theirs = ([c for c in m.trigger.codes if c not in LOOSE] for m in (a, b))
    return bool(ours and theirs) and not any(types_agree(x, y) for x in ours for y in theirs)


def _one_kidnaps(a: Mention, b: Mention) -> bool:
    return ("type:kidnapping" in a.trigger.codes) != ("type:kidnapping" in b.trigger.codes)


def _definite(_: Mention, b: Mention) -> bool:
    return b.trigger.definite and not b.trigger.verbal


def _plural(_: Mention, b: Mention) -> bool:
    return b.trigger.token.tag in ("NNS", "NNPS") and not b.trigger.definite


def _another(_: Mention, b: Mention) -> bool:
    return b.trigger.other


def _newly_dated(a: Mention, b: Mention) -> bool:
    """ "The attacks of 22 March" may well be those told of before."""
    return bool(b.evidence.dates and not a.evidence.dates) and not _definite(a, b)


def _newly_placed(a: Mention, b: Mention) -> bool:
    return bool(finest(b.evidence.places) and not finest(a.evidence.places)) and not _definite(a, b)


def _other_place(a: Mention, b: Mention) -> bool:
    here, there = finest(a.evidence.places), finest(b.evidence.places)
    return bool(here and there) and all(places_conflict(x, y) for x in here for y in there)


def _same_victim(a: Mention, b: Mention) -> bool:
    return bool(set(a.evidence.victims) & set(b.evidence.victims))


def _same_patients(a: Mention, b: Mention) -> bool:
    return not _same_sentence(a, b) and bool(a.patients & b.patients)


def _other_patients(a: Mention, b: Mention) -> bool:
    return bool(a.patients and b.patients) and not a.patients & b.patients and not _definite(a, b)


def _other_names(a: Mention, b: Mention) -> bool:
    return bool(a.names and b.names) and not a.names & b.names


def _same_actors(a: Mention, b: Mention) -> bool:
    return not _same_sentence(a, b) and bool(a.actors & b.actors)


def _shared_words(a: Mention, b: Mention) -> float:
    return 0.0 if _same_sentence(a, b) else min(_ENOUGH, len(a.words & b.words)) / _ENOUGH


def _turned(a: Mention, b: Mention) -> bool:
    return b.turns and not _same_sentence(a, b)


def _odds(a: Mention, b: Mention) -> float:
    """The trained reader's log odds, capped: beyond that it is sure without reason."""
    return max(-_SURE, min(_SURE, _bond(a, b))) / _SURE


def _compared(a: Mention, b: Mention) -> bool:
    return _bond(a, b) != 0.0


def _bond(a: Mention, b: Mention) -> float:
    ends = [(m.trigger.start, m.trigger.end) for m in (a, b)]
    return a.proposals.bond(*ends)


def _always(_: Mention, __: Mention) -> bool:
    return True


#: the signs, each true or between 0 and 1 for two mentions
SIGNS: Mapping[str, Callable[[Mention, Mention], float]] = {
    "always": _always,
    "the same sentence": _same_sentence,
    "the next sentence": _next_sentence,
    "sentences between them (log)": _distance,
    "the same type": _same_type,
    "types that are never one": _other_type,
    "only one is a kidnapping": _one_kidnaps,
    "the later is definite ('the attack')": _definite,
    "the later is plural ('attacks')": _plural,
    "the later is said to be another": _another,
    "only the later has a date": _newly_dated,
    "only the later has a place": _newly_placed,
    "places far apart": _other_place,
    "a victim of the same name": _same_victim,
    "the same people or things met": _same_patients,
    "other people or things met": _other_patients,
    "other names in the sentence": _other_names,
    "the same group named": _same_actors,
    "words shared": _shared_words,
    "the sentence turns to something else": _turned,
    "the trained reader compares them": _compared,
    "its log odds for one happening": _odds,
}
