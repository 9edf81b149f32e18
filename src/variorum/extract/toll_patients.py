"""Patients: who a sentence says was killed, wounded or shot, one noun each, whatever the grammar.

"X was shot and killed", "gunmen shot dead X", "X died", "X was pronounced dead", "the killing of X",
"X's death", "the body of X". Numbers of people are the matter of toll_words.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from variorum.extract.parse import Sentence, Token
from variorum.extract.toll_clause import (
    along_with,
    antecedent,
    joined,
    objects_of,
    passive_subjects,
    subject_of,
    subjects_before,
)
from variorum.extract.toll_words import table, unreal
from variorum.model.report import PassageKind

#: the rule of those who killed or shot themselves
OWN_HAND = "toll: by own hand"
#: what somebody is said to be
_STATES = {"dead": "killed", "deceased": "killed", "wounded": "wounded", "injured": "wounded"}
#: verbs beside such a word that do not say so: "shot dead" has a rule of its own, "feared dead" is a fear
_NOT_STATED = ("shoot", "fear", "believe")
#: hit by a shot, dead or not: who of them died is told elsewhere
SHOT = "shot"


@dataclass(frozen=True, slots=True)
class Patient:
    """A noun (or pronoun) for one or more persons, the field they are in, the word that says so.

    `rule` names the grammar; `acted` is the subject of an active verb; `listed` are the nouns beside it
    in one list ("a teacher and her son").
    """

    token: Token
    field: str
    word: Token
    rule: str
    acted: Token | None = None
    listed: tuple[Token, ...] = ()


@lru_cache(maxsize=512)
def patients(sentence: Sentence) -> tuple[Patient, ...]:
    """The patients of `sentence`, verb by verb and noun by noun."""
    return tuple(
        patient
        for word in sentence.tokens
        for rule in _RULES.get(word.pos, ())
        for patient in rule(sentence, word)
        if not _otherwise(sentence, patient)
    )


def _otherwise(sentence: Sentence, patient: Patient) -> bool:
    """ "Killed in a previous shooting", "died in a crash", "a woman who overdosed": of something else."""
    around = {t.lemma for t in sentence.subtree(patient.word) if t.i > patient.word.i}
    around |= {t.lemma for r in sentence.children(patient.token, "relcl") for t in sentence.subtree(r)}
    earlier = [
        t
        for t in sentence.subtree(patient.word)
        if t.i > patient.word.i and t.lower in table()["otherwise"]["earlier"] and t.dep == "amod"
    ]
    natural = patient.rule in ("toll: died", "toll: noun", "toll: state")
    return bool(earlier) or (natural and bool(around & set(table()["otherwise"]["causes"])))


def _undergone(sentence: Sentence, verb: Token) -> Iterator[Patient]:
    """ "killed X", "X was killed", "X, killed on Monday", and verbs joined to one another."""
    field = _field_of(sentence, verb)
    if field is None or unreal(sentence, verb):
        return
    acted = subject_of(sentence, verb)
    nouns = objects_of(sentence, verb)
    if nouns:
        yield from _each(sentence, nouns, (field, verb, "verb"), acted)
    elif verb.tag == "VBN":
        nouns = passive_subjects(sentence, verb)
        yield from _each(sentence, nouns, (field, verb, "verb"), None)
        for other in along_with(sentence, verb) if nouns else []:
            yield Patient(other, field, verb, "toll: along with", listed=tuple(nouns))
    elif verb.tag == "VBD" and not nouns and _headline(sentence, verb):
        # "Man shot in leg", "Teen killed": a headline leaves out "was"
        nearest = sentence.children(verb, "nsubj")[-1:]
        yield from _each(sentence, nearest, (field, verb, "headline"), None)


def _field_of(sentence: Sentence, verb: Token) -> str | None:
    if verb.pos != "VERB":
        return None
    field: str | None = table()["undergo"].get(verb.lemma)
    if verb.lemma in table()["strike"]["verbs"]:
        field = SHOT if _by_bullet(sentence, verb) else None
    elif verb.lemma in table()["fatal"]["verbs"]:
        field = "killed" if _fatal(sentence, verb) else None
    elif field == "shoot":
        field = "killed" if _fatal(sentence, verb) else SHOT
    elif field == "wounded" and {"fatally", "mortally"} & {
        t.lower for t in sentence.children(verb, "advmod")
    }:
        field = "killed"
    return field if field in ("killed", "wounded", SHOT) else None


def _by_own_hand(sentence: Sentence, verb: Token) -> Iterator[Patient]:
    """ "Took his own life", "committed suicide", "turned the gun on himself", after which some live."""
    if verb.lemma not in ("take", "commit", "turn") or verb.pos != "VERB" or unreal(sentence, verb):
        return
    objects = sentence.children(verb, "dobj")
    near = {t.lower for o in objects for t in sentence.subtree(o)}
    on = {
        p.lower
        for t in sentence.children(verb, "prep")
        if t.lower == "on"
        for p in sentence.children(t, "pobj")
    }
    field = None
    if (verb.lemma == "take" and {"own", "life"} <= near) or (verb.lemma == "commit" and "suicide" in near):
        field = "killed"
    elif verb.lemma == "turn" and on & {"himself", "herself", "themselves"}:
        field = SHOT
    acted = subject_of(sentence, verb)
    if field and acted is not None:
        yield Patient(acted, field, verb, OWN_HAND, acted)


def _by_bullet(sentence: Sentence, verb: Token) -> bool:
    near = {t.lemma for t in sentence.children(verb, "nsubj", "nsubjpass")}
    near |= {
        p.lemma for by in sentence.children(verb, "agent", "prep") for p in sentence.children(by, "pobj")
    }
    return bool(near & set(table()["strike"]["bullets"]))


def _fatal(sentence: Sentence, verb: Token) -> bool:
    """ "shot dead", "fatally shot", "shot to death"."""
    near = [t.lower for t in sentence.children(verb)]
    to_death = any(
        p.lower == "death" for t in sentence.children(verb, "prep") for p in sentence.children(t, "pobj")
    )
    after = [t.lower for t in sentence.tokens[verb.i + 1 : verb.i + 4]]
    if after[:1] in (["and"], [","]) and after[1:2] == ["killed"]:
        return True
    down = verb.lemma == "gun" and "down" in near
    return (
        to_death
        or down
        or "dead" in after
        or "alive" in after[:1]
        or "fatally" in near
        or after[:2] == ["to", "death"]
    )


def _headline(sentence: Sentence, verb: Token) -> bool:
    return sentence.kind is PassageKind.TITLE and verb.dep in ("ROOT", "ccomp", "conj", "advcl", "dep")


def _died(sentence: Sentence, verb: Token) -> Iterator[Patient]:
    """ "X died", "who later died"."""
    field = table()["subject"].get(verb.lemma)
    if verb.pos != "VERB" or field is None or unreal(sentence, verb):
        return
    nouns = [antecedent(sentence, t) for t in sentence.children(verb, "nsubj", "nsubjpass")]
    if not nouns and verb.dep == "conj":
        first = sentence.head(verb)
        nouns = [antecedent(sentence, t) for t in sentence.children(first, "nsubj", "nsubjpass")]
    yield from _each(sentence, nouns, (field, verb, "died"), None)


def _state(sentence: Sentence, word: Token) -> Iterator[Patient]:
    """ "X is dead", "was pronounced dead", "found X dead", "left one man dead"."""
    field = _STATES.get(word.lower)
    if (
        field is None
        or word.pos not in ("ADJ", "VERB")
        or word.dep not in ("acomp", "oprd", "ccomp", "xcomp")
    ):
        return
    verb = sentence.head(word)
    clause = word.dep in ("ccomp", "xcomp") and (word.pos == "VERB" or sentence.children(word, "auxpass"))
    if clause or verb.pos not in ("VERB", "AUX") or verb.lemma in _NOT_STATED or unreal(sentence, verb):
        return
    nouns = [antecedent(sentence, t) for t in _in_state(sentence, word, verb)]
    yield from _each(sentence, nouns, (field, verb, "state"), None)


def _in_state(sentence: Sentence, word: Token, verb: Token) -> list[Token]:
    """Who is in a state: "the minor" of "pronounced the minor dead", the subject of "is dead"."""
    found = sentence.children(word, "nsubj") or sentence.children(verb, "nsubjpass", "dobj")
    if not found and verb.lemma in ("be", "remain", "lie", "appear"):
        found = sentence.children(verb, "nsubj")
    before = sentence.tokens[max(0, word.i - 1) : word.i]
    return found or [t for t in before if t.pos in ("NOUN", "PROPN")]


def _suffered(sentence: Sentence, verb: Token) -> Iterator[Patient]:
    """ "X suffered a gunshot wound", "X sustained injuries"; whether X lived is told elsewhere."""
    words = table()["suffer"]
    if verb.lemma not in words["verbs"] or verb.pos != "VERB" or unreal(sentence, verb):
        return
    objects = sentence.children(verb, "dobj")
    objects += [
        p for o in objects for of in sentence.children(o, "prep") for p in sentence.children(of, "pobj")
    ]
    if any(t.lemma in words["wounds"] for t in objects):
        nouns = [antecedent(sentence, t) for t in sentence.children(verb, "nsubj")]
        fatal = any(t.lower in ("fatal", "mortal") for o in objects for t in sentence.children(o, "amod"))
        said = ("killed" if fatal else SHOT, verb, "suffered")
        yield from _each(sentence, nouns or subjects_before(sentence, verb), said, None)


def _to_hospital(sentence: Sentence, verb: Token) -> Iterator[Patient]:
    """ "X was taken to a hospital", "was airlifted with a gunshot wound", "is in critical condition"."""
    words = table()["hospital"]
    if verb.lemma not in (*words["verbs"], "be", "remain") or verb.pos not in ("VERB", "AUX"):
        return
    if unreal(sentence, verb):
        return
    there = [p for t in sentence.children(verb, "prep", "dative") for p in sentence.children(t, "pobj")]
    near = {t.lemma for p in there for t in sentence.subtree(p)}
    if verb.lemma in words["verbs"] and near & set(words["places"]):
        passive = sentence.children(verb, "auxpass") or verb.tag == "VBN"
        nouns = passive_subjects(sentence, verb) if passive else []
        yield from _each(sentence, nouns, (SHOT, verb, "to hospital"), None)
    elif verb.lemma in ("be", "remain") and "condition" in near and near & set(words["conditions"]):
        nouns = [antecedent(sentence, t) for t in sentence.children(verb, "nsubj")]
        yield from _each(sentence, nouns, (SHOT, verb, "in condition"), None)


def _noun(sentence: Sentence, noun: Token) -> Iterator[Patient]:
    """ "the killing of X", "X's death", "the body of X", "the fatal shooting of X"."""
    field = table()["nominal"].get(noun.lemma)
    if noun.lemma == "life" and sentence.head(noun).lemma in ("claim", "take", "cost"):
        field = "killed"
    if field is None or noun.pos != "NOUN" or _set_aside(sentence, noun):
        return
    before = {t.lower for t in sentence.children(noun, "amod", "compound", "nmod")}
    if field == SHOT and before & {"fatal", "deadly"}:
        field = "killed"
    found = [
        p for of in sentence.children(noun, "prep") if of.lower == "of" for p in sentence.children(of, "pobj")
    ]
    if noun.lemma != "shooting":
        found += [t for t in sentence.children(noun, "poss") if t.pos != "PRON"]
    yield from _each(sentence, found, (field, noun, "noun"), None)


def _set_aside(sentence: Sentence, noun: Token) -> bool:
    """ "attempted murder of X", "feared the death of X"."""
    before = {t.lower for t in sentence.children(noun, "amod", "compound", "nmod")}
    return bool(before & {"attempted", "attempt", "possible", "alleged"}) or unreal(sentence, noun)


def _each(
    sentence: Sentence, nouns: list[Token], said: tuple[str, Token, str], acted: Token | None
) -> Iterator[Patient]:
    """A patient for each noun and for those joined to it."""
    field, word, rule = said
    lists = [joined(sentence, noun) for noun in nouns]
    beside = {t.dep for t in nouns}
    if len(nouns) > 1 and len(beside) == 1 and sentence.kind is not PassageKind.TITLE:
        # "a journalist, his wife and their children": the parser makes two subjects of one list
        lists = [[t for each in lists for t in each]]
    for every in lists:
        for token in every:
            others = tuple(t for t in every if t.i != token.i)
            yield Patient(token, field, word, f"toll: {rule}", acted, others)


#: the rules by the part of speech that they ask for: most words need none
_RULES: Mapping[str, tuple[Callable[[Sentence, Token], Iterator[Patient]], ...]] = {
    "VERB": (_undergone, _by_own_hand, _died, _state, _suffered, _to_hospital),
    "AUX": (_to_hospital,),
    "ADJ": (_state,),
    "NOUN": (_noun,),
}
