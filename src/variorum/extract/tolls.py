"""Tolls: numbers of killed, wounded, missing, kidnapped, arrested, with parts, revisions and attackers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from variorum.extract.found import Found, Said, Spot, found
from variorum.extract.happenings import happenings, main_of
from variorum.extract.numbers import CountKind
from variorum.extract.parse import Sentence, Token
from variorum.extract.scene import Counted, Scene
from variorum.extract.toll_clause import subject_of
from variorum.extract.toll_corrections import is_corrected, is_withdrawn
from variorum.extract.toll_patients import SHOT, patients
from variorum.extract.toll_persons import HIT, Summed, lists, one_by_one, person_tokens
from variorum.extract.toll_sites import one_of_sites
from variorum.extract.toll_who import phrase
from variorum.extract.toll_words import EARLIER, attackers, field_of_count, no_toll, unreal
from variorum.model.value import Count

_ATTACKER = r"(?:attacker|bomber|gunm[ae]n|assailant|perpetrator|shooter|suspect)"
_WITHOUT = (
    r"(?:not including|excluding|not counting|without counting|does not include|do not include|apart from)"
)
_EXCLUDED = re.compile(rf"\b{_WITHOUT}\b[^.,;]{{0,40}}\b{_ATTACKER}")
_INCLUDED = re.compile(
    rf"\b(?<!not )(?:including|counting|among them)\b[^.,;]{{0,30}}\b(?:{_ATTACKER}|himself|herself)"
)
_NONE = re.compile(r"\b(?:no|without) (?:casualties|injuries|deaths|fatalities|victims)\b")
#: what "no injuries" leaves at none
_NONE_OF = {"casualties": ("killed", "wounded"), "victims": ("killed", "wounded"), "injuries": ("wounded",)}


#: a report within so many days of its happening tells of nothing else when it says "a year earlier"
NEWS_DAYS = 45
_LONG_AGO = re.compile(
    r"\b(?:(?:years?|months) (?:earlier|before|ago|since)|(?:the )?last time|\w+ years since|last (?:year|summer|fall))\b",
    re.IGNORECASE,
)
#: a sentence dated so much earlier than the happening tells of another one
AFTERMATH_DAYS = 2
#: nouns for so many people of whom the number stands after "of"
_GROUPS = ("family", "group", "crew", "team", "couple")
#: rules whose number may count the dead too
_OF_HIT = ("toll: shot", "toll: suffered injuries")
#: rules of tolls that an article may give: parts of a toll, and what no person's noun stands beside
_OF_ARTICLES = ("toll: a part of it",)


@dataclass(frozen=True, slots=True)
class _Toll:
    counted: Counted
    token: Token
    noun: Token
    field: str
    rule: str
    hit: bool = False


def tolls(scene: Scene) -> Iterator[Found]:
    """All tolls of a report, sentence by sentence; none of a time before its main happening."""
    past = _past(scene)
    return (item for item in _all(scene) if item.sentence not in past)


def _past(scene: Scene) -> frozenset[int]:
    """The sentences all of whose dates lie before the main happening: its dead can only have died later."""
    told = happenings(scene)
    main = main_of(told)
    first = next((d.start for d in main.evidence.dates if d.start), None) if main else None
    if first is None:
        return frozenset()
    own = {t.sentence for h in told if h is not main for t in h.triggers}
    news = scene.published is not None and (scene.published - first).days <= NEWS_DAYS
    return frozenset(
        s.index
        for s in scene.sentences
        if s.index not in own and (_all_before(scene, s, first) or (news and _LONG_AGO.search(s.span.quote)))
    )


def _all_before(scene: Scene, sentence: Sentence, day: date) -> bool:
    ends = [d.value.end for d in scene.dates_in(sentence) if d.value.end]
    return bool(ends) and all((day - end).days > AFTERMATH_DAYS for end in ends)


def _all(scene: Scene) -> Iterator[Found]:
    alone = person_tokens(scene)
    yield from one_by_one(scene)
    for sentence in scene.sentences:
        counts = scene.counts_in(sentence)
        every = [
            t for c, last in zip(counts, (None, *counts), strict=False) if (t := _read(sentence, c, last))
        ]
        read = [t for t in every if (sentence.index, t.noun.i) not in alone and not _one_unknown(t)]
        summed = list(lists(scene, sentence, {t.noun.i: (t.field, t.counted.found.value) for t in read}))
        for toll in _without(read, summed):
            yield from _emit(scene, sentence, toll, read)
        for one in summed:
            yield _of_list(scene, sentence, one, read)
        yield from _attackers(scene, sentence, {t.counted.start for t in every})
        yield from _none(scene, sentence)


def _one_unknown(toll: _Toll) -> bool:
    """An article alone ("a", "another") that stands with no person who came to harm."""
    article = toll.counted.found.kind is CountKind.ARTICLE
    return article and toll.field in ("killed", "wounded") and toll.rule not in _OF_ARTICLES


def _without(read: list[_Toll], summed: list[Summed]) -> list[_Toll]:
    listed = {n.i for one in summed for n in one.nouns}
    return [t for t in read if t.noun.i not in listed]


def _of_list(scene: Scene, sentence: Sentence, one: Summed, read: list[_Toll]) -> Found:
    """The sum of a list, its words from the first number to the last noun."""
    starts = [t.counted.start for t in read if any(t.noun.i == n.i for n in one.nouns)]
    first, last = one.nouns[0], one.nouns[-1]
    span = scene.report.span(min([*starts, phrase(sentence, first)[0].start]), last.end)
    notes = (("attackers", "excluded"),) if done_by_attacker(sentence, first) else ()
    spot = Spot(sentence, span, first)
    return found(scene, spot, one.field, one.value, rule="toll: a list added up", said=Said(notes=notes))


def _read(sentence: Sentence, counted: Counted, last: Counted | None) -> _Toll | None:
    """The toll of a number; of one that corrects it, or the toll told right before it, an earlier figure."""
    toll = _toll(sentence, counted)
    if not is_corrected(*_around(sentence, counted)):
        return toll
    corrected = toll or (_toll(sentence, last) if last and _alone(sentence, last, counted) else None)
    return replace(corrected, counted=counted, rule=EARLIER) if corrected else None


def _alone(sentence: Sentence, last: Counted, counted: Counted) -> bool:
    """True if no other figure stands between the two: "killed 12, and oil rose to 90 dollars, up from 80"."""
    between = sentence.span.quote[last.end - sentence.span.start : counted.start - sentence.span.start]
    return not re.search(r"\d", between)


def _around(sentence: Sentence, counted: Counted) -> tuple[str, str]:
    """The words of the sentence before and after a number."""
    words, start = sentence.span.quote, sentence.span.start
    return words[: counted.start - start], words[counted.end - start :]


def _toll(sentence: Sentence, counted: Counted) -> _Toll | None:
    token = sentence.at(counted.start, counted.end)
    if token is None:
        return None
    number = _number(sentence, counted) or token
    if number.dep == "appos" and sentence.head(number).pos == "PROPN":
        return None  # "John Doe, 16": an age
    noun = _whole_group(sentence, _noun(sentence, number))
    found_field = field_of_count(sentence, number, noun)
    if found_field is None:
        return _of_patient(sentence, counted, number, noun)
    if unreal(sentence, noun):
        return None
    return _Toll(counted, number, noun, *found_field, hit=found_field[1] in _OF_HIT)


def _whole_group(sentence: Sentence, noun: Token) -> Token:
    """ "A family of four was killed": the family is who was killed."""
    of = sentence.head(noun)
    above = sentence.head(of)
    return above if noun.pos == "NUM" and of.lower == "of" and above.lemma in _GROUPS else noun


def _of_patient(sentence: Sentence, counted: Counted, number: Token, noun: Token) -> _Toll | None:
    """ "Four teens were struck by bullets", "sent four people to hospital": a number of patients."""
    patient = next((p for p in patients(sentence) if p.token.i == noun.i), None)
    if patient is None or no_toll(sentence, noun):
        return None
    field = "wounded" if patient.field == SHOT else patient.field
    return _Toll(counted, number, noun, field, patient.rule, hit=patient.field == SHOT)


def _number(sentence: Sentence, counted: Counted) -> Token | None:
    offset = counted.start - counted.found.start
    return sentence.at(offset + counted.found.number_start, offset + counted.found.number_end)


def _noun(sentence: Sentence, number: Token) -> Token:
    """The noun that a number counts, the number itself where it stands for people."""
    head = sentence.head(number)
    while number.dep in ("nummod", "quantmod", "amod", "compound", "det", "advmod") and head.i != number.i:
        if head.pos in ("NOUN", "PROPN", "NUM") or number.dep in ("nummod", "det"):
            number, head = head, sentence.head(head)
        else:
            break
    return number


def _emit(scene: Scene, sentence: Sentence, toll: _Toll, all_read: list[_Toll]) -> Iterator[Found]:
    if toll.rule == EARLIER:
        return
    span = scene.report.span(toll.counted.start, toll.counted.end)
    fields = [toll.field]
    if toll.field == "part":
        whole = [t for t in all_read if t.field != "part" and t.counted.start < toll.counted.start]
        fields = [whole[-1].field] if whole else []
    notes = _notes(scene, sentence, (toll, all_read))
    for name in fields:
        value = toll.counted.found.value
        yield found(
            scene, Spot(sentence, span, toll.noun), name, value, rule=toll.rule, said=Said(notes=notes)
        )


def _notes(scene: Scene, sentence: Sentence, read: tuple[_Toll, list[_Toll]]) -> tuple[tuple[str, str], ...]:
    toll, all_read = read
    notes: list[tuple[str, str]] = []
    is_attacker = toll.noun.lemma in attackers() or toll.noun.lower in attackers()
    if is_attacker:
        notes.append(("attackers", "only"))
    elif toll.field == "part":
        notes.append(("part", _people(sentence, toll.noun)))
    elif (site := one_of_sites(scene, sentence, toll.noun)) is not None:
        notes.append(("part", f"at the {site}"))
    elif _EXCLUDED.search(sentence.span.quote):
        notes.append(("attackers", "excluded"))
    elif _INCLUDED.search(sentence.span.quote):
        notes.append(("attackers", "included"))
    elif not toll.hit and done_by_attacker(sentence, toll.noun):
        notes.append(("attackers", "excluded"))
    if toll.hit:
        notes.append(HIT)
    if toll.counted.found.additional:
        notes.append(("additional", "yes"))
    revised = _revised(sentence, toll, all_read)
    if revised is not None:
        notes.append(("revises", str(revised)))
    if is_withdrawn(*_around(sentence, toll.counted)):
        notes.append(("withdrawn", "yes"))
    return tuple(notes)


def _revised(sentence: Sentence, toll: _Toll, all_read: list[_Toll]) -> int | None:
    """The figure that a toll corrects: the earlier one of a death toll, else the one told right after it."""
    earlier = next((t for t in all_read if t.rule == EARLIER), None)
    if earlier is None:
        return None
    told = [t for t in all_read if t.rule != EARLIER and t.field in ("killed", "wounded")]
    before = [t for t in told if t.counted.start < earlier.counted.start]
    corrects = (
        toll is (before or told or [toll])[-1] if is_corrected(*_around(sentence, earlier.counted)) else None
    )
    if corrects is None:
        corrects = toll.rule == "toll: death toll"
    return earlier.counted.found.value.best if corrects else None


def done_by_attacker(sentence: Sentence, noun: Token) -> bool:
    """ "The gunman killed two people before killing himself": who kills is not among those killed."""
    if noun.dep != "dobj":
        return False
    verb = sentence.head(noun)
    acted = subject_of(sentence, verb)
    himself = any(t.lower in ("himself", "herself", "themselves") for t in sentence.tokens[noun.i :])
    return acted is not None and himself and verb.lemma not in ("leave", "claim")


def _people(sentence: Sentence, noun: Token) -> str:
    if noun.pos == "NUM":
        return "of them"
    left = [
        t
        for t in sentence.children(noun, "compound", "amod")
        if t.pos in ("NOUN", "ADJ", "PROPN") and t.i < noun.i
    ]
    return " ".join([*(t.lower for t in left), noun.lower])


def _attackers(scene: Scene, sentence: Sentence, taken: set[int]) -> Iterator[Found]:
    """ "two suicide bombers": how many attacked, where they are not counted as dead."""
    for counted in scene.counts_in(sentence):
        number = _number(sentence, counted)
        if number is None or counted.start in taken:
            continue
        noun = _noun(sentence, number)
        if (noun.lemma in attackers() or noun.lower in attackers()) and counted.found.value.best is not None:
            spot = Spot(sentence, scene.report.span(counted.start, counted.end), noun)
            yield found(scene, spot, "attackers", counted.found.value, rule="attackers: counted")


def _none(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """ "there were no casualties" is a toll of none."""
    for match in _NONE.finditer(sentence.span.quote):
        start = sentence.span.start + match.start()
        span = scene.report.span(start, start + len(match.group()))
        token = sentence.at(span.start, span.end)
        for name in _NONE_OF.get(match.group().split()[-1], ("killed",)):
            if token:
                yield found(
                    scene, Spot(sentence, span, token), name, Count(0, 0, 0, "none"), rule="toll: none"
                )
