"""Repairs: trees that the parser builds wrongly again and again, set right before any rule reads them.

Each repair is a rule of English that the tree broke; a sentence that no repair touches stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from variorum.extract.parse import Parsed, Sentence, Token

#: what the parser takes a cut-off participle for
_CUT_OFF = ("ccomp", "csubj", "csubjpass")
#: tokens to put in the place of others, by index
Changes = dict[int, Token]
_OBJECTS = ("dobj", "attr", "ccomp")
_FINITE = ("VERB", "AUX")


def repaired(parsed: Parsed) -> Parsed:
    """The same report with the trees of its sentences set right."""
    return Parsed(parsed.report, tuple(_repaired(s) for s in parsed.sentences))


def _repaired(sentence: Sentence) -> Sentence:
    for repair in REPAIRS:
        changes = dict(kv for c in repair(sentence) for kv in c.items())
        if changes:
            tokens = tuple(changes.get(t.i, t) for t in sentence.tokens)
            sentence = Sentence(sentence.index, sentence.passage, sentence.kind, sentence.span, tokens)
    return sentence


def cut_off_participle(sentence: Sentence) -> Iterator[Changes]:
    """ "The priest, kidnapped on Monday, was released": a subject is never parted from its verb by one comma.

    What follows the comma is a participle of the noun, and the noun is the subject of the verb above.
    """
    for verb in sentence.tokens:
        above = sentence.head(verb)
        if (
            verb.dep not in _CUT_OFF
            or verb.tag not in ("VBD", "VBN")
            or above.pos not in _FINITE
            or above.i < verb.i
        ):
            continue
        subject = _parted(sentence, verb)
        if subject and not sentence.children(above, "nsubj", "nsubjpass"):
            passive = bool(sentence.children(above, "auxpass"))
            yield {
                verb.i: replace(verb, dep="acl", tag="VBN", head=subject.i),
                subject.i: replace(subject, dep="nsubjpass" if passive else "nsubj", head=above.i),
            }


def _parted(sentence: Sentence, verb: Token) -> Token | None:
    """The subject right before a comma right before the verb, which has no object and no auxiliary."""
    subjects = sentence.children(verb, "nsubj")
    if len(subjects) != 1 or verb.i == 0 or sentence.tokens[verb.i - 1].text != ",":
        return None
    if sentence.children(verb, "aux", "auxpass", "mark", *_OBJECTS):
        return None
    last = [t for t in sentence.subtree(subjects[0]) if t.i < verb.i and t.text != ","]
    return subjects[0] if last and last[-1].i == verb.i - 2 else None


def victims_behind_a_place(sentence: Sentence) -> Iterator[Changes]:
    """ "the murder in Guatemala of political leaders": "of" goes with the murder, not with the town."""
    for of in sentence.tokens:
        place = sentence.head(of)
        within = sentence.head(place)
        noun = sentence.head(within)
        if (
            of.dep == "prep"
            and of.lower == "of"
            and place.entity in ("GPE", "LOC", "DATE")
            and within.lower in ("in", "on", "at", "near")
            and noun.lemma in _TAKES_OF
            and not any(t.lower == "of" for t in sentence.children(noun, "prep"))
        ):
            moved: Changes = {of.i: replace(of, head=noun.i)}
            for pobj in sentence.children(of, "pobj"):
                # "of political leaders A and B": the names hang on the town where the parser went wrong
                moved |= {
                    t.i: replace(t, head=pobj.i)
                    for t in sentence.children(place, "appos")
                    if t.i > pobj.i and t.pos == "PROPN"
                }
            yield moved


_TAKES_OF = frozenset(
    {"murder", "killing", "assassination", "kidnapping", "abduction", "death", "execution", "massacre", "slaying",
     "disappearance", "shooting", "bombing", "destruction", "capture", "seizure", "beating", "stabbing"}
)  # fmt: skip
_TAKES_ON = frozenset({"attack", "assault", "raid", "bombing", "attempt", "ambush", "offensive", "strike"})


def target_behind_a_time(sentence: Sentence) -> Iterator[Changes]:
    """ "referred to an attack last night on a substation": between the attack and its target stands a time alone."""
    for on in sentence.tokens:
        if on.dep != "prep" or on.lower not in ("on", "against") or sentence.head(on).pos != "VERB":
            continue
        before = on.i - 1
        while before >= 0 and sentence.tokens[before].entity in ("DATE", "TIME"):
            before -= 1
        noun = sentence.tokens[before] if 0 <= before < on.i else None
        timed = any(t.entity in ("DATE", "TIME") for t in sentence.children(on, "pobj"))
        if noun and noun.pos == "NOUN" and noun.lemma in _TAKES_ON and not timed:
            yield {on.i: replace(on, head=noun.i)}


def age_behind_a_name(sentence: Sentence) -> Iterator[Changes]:
    """ "of John Doe, a 28-year-old who was shot": what follows the comma is the same person."""
    for old in sentence.tokens:
        if old.lower != "old" or old.dep in ("appos", "amod", "compound", "acomp"):
            continue
        first = sentence.subtree(old)[0]
        if first.lower not in ("a", "an") or first.i < _NAME_AND_COMMA:
            continue
        comma, name = sentence.tokens[first.i - 1], sentence.tokens[first.i - 2]
        if comma.text == "," and name.pos == "PROPN" and not _above(sentence, old, name):
            yield {old.i: replace(old, dep="appos", head=name.i)}


def list_taken_for_apposition(sentence: Sentence) -> Iterator[Changes]:
    """ "the senator, his driver and two bodyguards": what is somebody's own is not that somebody."""
    for token in sentence.tokens:
        if token.dep != "appos" or not sentence.children(token, "conj"):
            continue
        owners = sentence.children(token, "poss")
        if any(t.lower in ("his", "her", "their") for t in owners):
            yield {token.i: replace(token, dep="conj")}


def day_before_a_name(sentence: Sentence) -> Iterator[Changes]:
    """ "On 14 March Cifuentes escaped": a day of a month is no part of a name."""
    for month in sentence.tokens:
        if month.text not in _MONTHS or month.dep != "compound" or not month.i:
            continue
        day, name = sentence.tokens[month.i - 1], sentence.head(month)
        if day.text.isdigit() and name.i > month.i and name.pos == "PROPN":
            yield {
                month.i: replace(month, dep="npadvmod", head=sentence.head(name).i, entity="DATE"),
                day.i: replace(day, dep="nummod", head=month.i, entity="DATE"),
            }


def names_with_ages(sentence: Sentence) -> Iterator[Changes]:
    """ "killing Ann Poe, 42, Bob Roe, 19, and Eve Doe": a name behind another one and its age is somebody else."""
    for name in sentence.tokens:
        first = sentence.head(name)
        if name.dep != "appos" or not name.entity == first.entity == "PERSON":
            continue
        if any(t.pos == "NUM" and t.i < name.i for t in sentence.children(first, "appos")):
            yield {name.i: replace(name, dep="conj")}


def list_behind_semicolons(sentence: Sentence) -> Iterator[Changes]:
    """ "killing Ann Poe, 42; Bob Roe, 19; and Eve Doe": what stands between semicolons is listed with the first."""
    marks = [t.i for t in sentence.tokens if t.text == ";"]
    if not marks:
        return
    first = _first_listed(sentence, marks[0])
    if first is None:
        return
    for start, end in zip(marks, [*marks[1:], len(sentence.tokens)], strict=True):
        noun = _noun_of(sentence, start + 1, end)
        if noun and (noun.dep, noun.head) != ("conj", first.i) and not _above(sentence, noun, first):
            yield {noun.i: replace(noun, dep="conj", head=first.i)}


def _first_listed(sentence: Sentence, end: int) -> Token | None:
    """The person or people named right before the first semicolon, an age aside."""
    near = [t for t in sentence.tokens[max(0, end - _AGE_AND_COMMA) : end] if t.pos in ("PROPN", "NOUN")]
    last = near[-1] if near else None
    named = last is not None and last.entity == "PERSON" and last.dep in ("dobj", "pobj", "nsubjpass", "attr")
    return last if named else None


def _noun_of(sentence: Sentence, start: int, end: int) -> Token | None:
    """The noun at the head of what stands between two semicolons, None for a clause of its own."""
    inside = sentence.tokens[start:end]
    if any(t.dep in ("nsubj", "nsubjpass") and t.tag not in ("WP", "WDT") for t in inside):
        return None
    nouns = (t for t in inside if t.pos in ("NOUN", "PROPN") and t.dep not in ("compound", "amod", "poss"))
    return next(nouns, None)


#: between a name and the semicolon may stand an age, in tokens
_AGE_AND_COMMA = 4
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_NAME_AND_COMMA = 2


def _above(sentence: Sentence, token: Token, other: Token) -> bool:
    return token.i == other.i or any(t.i == token.i for t in sentence.ancestors(other))


REPAIRS: tuple[Callable[[Sentence], Iterator[Changes]], ...] = (
    cut_off_participle,
    victims_behind_a_place,
    target_behind_a_time,
    age_behind_a_name,
    list_taken_for_apposition,
    day_before_a_name,
    names_with_ages,
    list_behind_semicolons,
)
