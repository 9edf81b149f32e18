"""What is told of one person who came to harm: name, age, sex, trade, whether they attacked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from variorum.extract.number_tables import PEOPLE_ONE, THINGS
from variorum.extract.parse import Sentence, Token
from variorum.extract.toll_patients import OWN_HAND, Patient
from variorum.extract.toll_words import table
from variorum.model.report import PassageKind

#: "the 45th journalist killed": a count over years
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_PRONOUNS = ("he", "she", "him", "her", "himself", "herself")
#: words that end or stand before a name and are no surname
_NO_SURNAMES = frozenset(
    {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "mr", "mr.", "mrs", "mrs.", "ms", "ms."}
)
_AGE = re.compile(r"\b(\d{1,3})[- ](?:year|yr)s?[- ]old\b")
_AGE_AFTER = re.compile(r"\A(?: [IJS][IVrR.]{1,3})?, ?(?:age |aged )?(\d{1,3})(?=[,.;)]|\s+of\b)")
_AGE_BRACKETS = re.compile(r"\A \((\d{1,3})\)")


@dataclass(frozen=True, slots=True)
class Mention:
    """One person as one patient: what is told of them. `sex` is "m", "f" or "", `age` in years.

    `own` is true where they did it to themselves, `bare` for a pronoun, `new` for "another".
    """

    patient: Patient
    sentence: Sentence
    name: tuple[str, ...] = ()
    age: int | None = None
    sex: str = ""
    noun: str = ""
    attacker: bool = False
    own: bool = False
    new: bool = False
    bare: bool = False
    indefinite: bool = False


def mention(sentence: Sentence, patient: Patient, suspects: frozenset[str]) -> Mention | None:
    """What is told of the one person that a patient is; None where it is no person, or more than one.

    `suspects` are the names of those who are said to have shot.
    """
    token = _referent(patient)
    words = table()["person"]
    if token is None or not _one_person(sentence, token):
        return None
    if _said_of_anybody(sentence, token):
        return None
    if patient.word.lemma in table()["strike"]["verbs"] and not _surely_person(sentence, token):
        return None
    # a headline capitalises every word: what looks like a name there may be none
    name = () if sentence.kind is PassageKind.TITLE else _name(sentence, token)
    around = {t.lower for t in sentence.children(token, "compound", "amod", "det", "nmod", "poss")}
    lemma = token.lower if token.pos == "PRON" else token.lemma.lower()
    return Mention(
        patient=patient,
        sentence=sentence,
        name=name,
        age=_age(sentence, token),
        sex=_sex({lemma, *around} - {"his", "her"} if lemma != "her" else {"her"}),
        noun=lemma,
        attacker=_attacks(sentence, patient, (lemma, name), suspects),
        own=patient.token.lower in ("himself", "herself") or patient.rule == OWN_HAND,
        new=bool(around & set(words["new"])) or _also(sentence, patient),
        bare=token.pos == "PRON",
        indefinite=any(t.lower in ("a", "an") for t in sentence.children(token, "det")),
    )


def _also(sentence: Sentence, patient: Patient) -> bool:
    """ "Was also shot": after those told of before."""
    return any(t.lower in ("also", "too") for t in sentence.children(patient.word, "advmod"))


def _referent(patient: Patient) -> Token | None:
    """The token itself; of "killed himself" the subject who did it, where there is one."""
    token = patient.token
    if token.lower in ("himself", "herself"):
        acted = patient.acted
        return acted if acted is not None and acted.pos in ("PROPN", "NOUN") else token
    return token


def _one_person(sentence: Sentence, token: Token) -> bool:
    words = table()["person"]
    if token.pos == "PRON":
        return token.lower in _PRONOUNS and not _quoted(sentence, token)
    if any(t.lower in ("no", "any", "every", "each", "neither") for t in sentence.children(token, "det")):
        return False
    if token.tag in ("NNS", "NNPS") or token.lemma in words["nobody"] or token.lower in words["nobody"]:
        return False
    if token.pos == "PROPN":
        if sentence.kind is PassageKind.TITLE and not token.entity:
            return _of_people(token)
        shouted = token.text.isupper() and len(token.text) > 3
        return not shouted and (token.entity in ("PERSON", "NORP", "") or _titled(sentence, token))
    if token.pos == "ADJ":
        return token.lower == "old"
    ordinals = [t for t in sentence.children(token, "amod") if _ORDINAL.fullmatch(t.lower)]
    if ordinals or token.lemma in THINGS:
        return False
    if token.pos == "NUM":
        return token.lower == "one"
    if sentence.kind is PassageKind.TITLE:
        return token.pos == "NOUN" and _of_people(token)
    return token.pos == "NOUN" and _determined(sentence, token)


def _said_of_anybody(sentence: Sentence, token: Token) -> bool:
    """ "... killing a baby or a person," he said: "a" within a quotation is nobody in particular."""
    indefinite = any(t.lower in ("a", "an") for t in sentence.children(token, "det"))
    return indefinite and _quoted(sentence, token)


def _surely_person(sentence: Sentence, token: Token) -> bool:
    """A shell hits houses as well as people."""
    named = token.pos == "PRON" or (token.pos == "PROPN" and token.entity == "PERSON")
    return named or token.lower == "old" or _of_people(token) or _age(sentence, token) is not None


def _of_people(token: Token) -> bool:
    words = table()["person"]
    known = {*PEOPLE_ONE, *words["male"], *words["female"], *words["kin"], *words["suspect"], "teen"}
    return token.lower in known


def _quoted(sentence: Sentence, token: Token) -> bool:
    """True within quotation marks: "he's been shot" is said of somebody whom the quotation knows."""
    before = _text(sentence, sentence.span.start, token.start)
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _titled(sentence: Sentence, token: Token) -> bool:
    """A name that the recogniser takes for a place is a person's after a first name or before an age."""
    return any(t.entity == "PERSON" for t in sentence.children(token, "compound")) or token.entity == "ORG"


def _determined(sentence: Sentence, token: Token) -> bool:
    """ "a man", "the victim", "his wife", "one man"; "23-year-old man"; no bare noun of a stuff or a kind."""
    for child in sentence.children(token, "nummod"):
        if child.lower not in ("one", "1"):
            return False
    return bool(sentence.children(token, "det", "poss", "nummod", "amod", "compound"))


def _name(sentence: Sentence, token: Token) -> tuple[str, ...]:
    if token.pos != "PROPN":
        above = sentence.head(token)
        if token.dep == "appos" and above.pos == "PROPN" and above.entity == "PERSON":
            return _name(sentence, above)
        apposed = [t for t in sentence.children(token, "appos") if t.pos == "PROPN" and t.entity == "PERSON"]
        return _name(sentence, apposed[0]) if apposed else ()
    before = [t for t in sentence.children(token, "compound") if t.pos == "PROPN" and t.i < token.i]
    words = [
        t.lower
        for t in (*before, token)
        if t.lower not in _NO_SURNAMES and t.entity in ("PERSON", token.entity)
    ]
    return tuple(words) or (token.lower,)


def _age(sentence: Sentence, token: Token) -> int | None:
    """ "a 23-year-old man", "John Smith, 23", "Smith (23)"."""
    start = min([token.start, *(t.start for t in sentence.subtree(token) if t.i < token.i)])
    before = _AGE.search(_text(sentence, start, token.end + 4))
    if before is None and token.pos == "ADJ":
        before = _AGE.search(_text(sentence, max(sentence.span.start, token.start - 20), token.end))
    after = _text(sentence, token.end, sentence.span.end)
    told = before or _AGE_AFTER.match(after) or _AGE_BRACKETS.match(after)
    return int(told[1]) if told else None


def _text(sentence: Sentence, start: int, end: int) -> str:
    offset = sentence.span.start
    return sentence.span.quote[max(0, start - offset) : end - offset]


def _sex(around: set[str]) -> str:
    words = table()["person"]
    if around & set(words["female"]):
        return "f"
    return "m" if around & set(words["male"]) else ""


def _attacks(
    sentence: Sentence, patient: Patient, who: tuple[str, tuple[str, ...]], suspects: frozenset[str]
) -> bool:
    noun, name = who
    compounds = {t.lemma for t in sentence.children(patient.token, "compound", "amod")}
    return bool({noun, *compounds} & set(table()["person"]["suspect"]) or suspects & set(name[-1:]))


def phrase(sentence: Sentence, token: Token) -> list[Token]:
    """The noun with its determiner and what stands between: "a 23-year-old man", "John Smith"."""
    if token.pos == "PRON":
        return [token]
    left = [
        t
        for c in sentence.children(token, "det", "poss", "amod", "compound", "nummod", "nmod", "npadvmod")
        if c.i < token.i
        for t in sentence.subtree(c)
    ]
    first = min((t.i for t in left), default=token.i)
    return list(sentence.tokens[first : token.i + 1])
