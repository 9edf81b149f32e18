"""Who stands where around a verb: its subject, objects and those joined to them, as the rules of tolls need it."""

from __future__ import annotations

from variorum.extract.parse import Sentence, Token
from variorum.extract.roles import roles
from variorum.extract.toll_words import table


def along_with(sentence: Sentence, verb: Token) -> list[Token]:
    """ "Was killed along with his son"."""
    words = [t for t in sentence.children(verb) if t.lower in ("along", "together", "alongside")]
    withs = [p for t in words for p in sentence.children(t, "prep") if p.lower == "with"]
    withs += [t for t in sentence.children(verb, "prep") if t.lower == "with" and words]
    withs += [t for t in words if t.lower == "alongside"]
    return [p for t in withs for p in sentence.children(t, "pobj")]


def subject_of(sentence: Sentence, verb: Token) -> Token | None:
    """Who does it: the subject of the verb or of the one that it is joined to; None in the passive."""
    while True:
        if sentence.children(verb, "nsubjpass", "auxpass"):
            return None
        found = sentence.children(verb, "nsubj")
        if found:
            return found[0]
        if verb.dep not in ("conj", "xcomp", "advcl", "pcomp", "prep") or verb.head == verb.i:
            return None
        verb = sentence.head(verb)
        if verb.dep == "prep":
            verb = sentence.head(verb)


def objects_of(sentence: Sentence, verb: Token) -> list[Token]:
    """Its objects; of "shot and killed X" the object of the other verb, of "shot dead X" the noun after."""
    found = sentence.children(verb, "dobj")
    if found:
        return found
    beside = [t for t in sentence.children(verb, "conj") if t.pos == "VERB" and t.i - verb.i <= 3]
    return [o for t in beside for o in sentence.children(t, "dobj") if not sentence.children(t, "nsubj")]


def passive_subjects(sentence: Sentence, verb: Token) -> list[Token]:
    """The subject of a passive, also where the verb is the second of two or only modifies a noun."""
    if verb.dep in ("acl", "relcl") and not sentence.children(verb, "nsubj", "nsubjpass"):
        return [sentence.head(verb)]
    found = sentence.children(verb, "nsubjpass", "nsubj")
    above = sentence.head(verb)
    if verb.dep == "xcomp" and not found:
        # "is alleged to have been shot", "was found beheaded"
        found = sentence.children(above, "nsubjpass")
    if above.lemma == "be" and verb.dep in ("dep", "advcl", "xcomp") and not found:
        # "were on Wednesday killed", which the parser takes apart
        found = sentence.children(above, "nsubj", "nsubjpass")
    if found or verb.dep != "conj":
        return [antecedent(sentence, t) for t in found]
    first = sentence.head(verb)
    passive = sentence.children(first, "nsubjpass") or (first.tag == "VBN" and first.dep in ("acl", "relcl"))
    return passive_subjects(sentence, first) if passive and first.pos == "VERB" else []


def antecedent(sentence: Sentence, token: Token) -> Token:
    """The noun that "who" stands for."""
    if token.lower not in ("who", "that", "whom", "which"):
        return token
    verb = sentence.head(token)
    return sentence.head(verb) if verb.dep == "relcl" else token


def subjects_before(sentence: Sentence, verb: Token) -> list[Token]:
    """The subject of the verb that this one is joined to, or the noun that it modifies."""
    if verb.dep in ("acl", "relcl"):
        return [sentence.head(verb)]
    if verb.dep not in ("conj", "advcl"):
        return []
    return [antecedent(sentence, t) for t in sentence.children(sentence.head(verb), "nsubj", "nsubjpass")]


def joined(sentence: Sentence, noun: Token) -> list[Token]:
    """The noun and those joined to it by "and"; a voice that only follows ("..., police said") is none."""
    found = [noun]
    for other in sentence.children(noun, "conj"):
        if other.pos == "NOUN" and other.lemma in roles()["deed"]["noun"]:
            # "the murder of X and the kidnapping of Y": a deed is nobody
            continue
        if not _speaks(sentence, other) and not _second_office(sentence, noun, other):
            found += joined(sentence, other)
    return found


def _second_office(sentence: Sentence, first: Token, other: Token) -> bool:
    """ "A tribal elder and former fighter": one person with two offices, as the second has no article."""
    words = table()["person"]
    apart = {*words["male"], *words["female"], *words["kin"], *words["child"]}
    if other.pos != "NOUN" or other.tag == "NNS" or other.lemma in apart:
        return False
    return bool(sentence.children(first, "det", "poss")) and not sentence.children(
        other, "det", "poss", "nummod"
    )


def _speaks(sentence: Sentence, noun: Token) -> bool:
    after = sentence.tokens[noun.i + 1 : noun.i + 2]
    return bool(after) and after[0].lemma in ("say", "tell", "report", "add", "confirm")
