"""Toll words: what a number of people counts, by the verb it hangs on and the words beside it."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from variorum.extract.parse import Sentence, Token

_SEEN_AS_TOLL = frozenset({"toll", "number", "count", "figure", "tally"})
#: nouns of people that a bare number may stand for
_NO_PEOPLE = frozenset(
    {
        "explosion",
        "blast",
        "attack",
        "bomb",
        "vehicle",
        "car",
        "building",
        "house",
        "minute",
        "hour",
        "day",
        "week",
        "month",
        "year",
        "kilometre",
        "mile",
        "km",
        "percent",
        "time",
        "shot",
        "round",
        "site",
        "village",
        "town",
    }
)


#: figures over several happenings of a city or a weekend: "two dead in four shootings"
_SEVERAL = re.compile(
    r"\b(?:\d+|three|four|five|six|seven|eight|nine|ten|several|multiple|separate|city|weekend|overnight)"
    r" (?:\w+ ){0,2}(?:shootings|homicides|slayings)\b",
    re.IGNORECASE,
)
_OVER_TIME = re.compile(
    r"\b(?:this year|last year|(?:each|every|per) (?:year|month|week|day)|annually|statistics|(?:crime|homicide) stats"
    r"|year[- ]to[- ]date|(?:past|last) (?:decade|\w+ years)|homicide rate|image \d+ of|since (?:19|20)\d\d)\b",
    re.IGNORECASE,
)


#: the rule of a figure that another one corrects
EARLIER = "toll: the earlier figure"
#: "four of the wounded died": four of a toll, none of its own
_HURT = ("wounded", "injured", "dead", "victims")


@cache
def table() -> dict[str, Any]:
    """The tables of data/tolls.toml."""
    return tomllib.loads((files("variorum.extract") / "data" / "tolls.toml").read_text(encoding="utf-8"))


@cache
def attackers() -> frozenset[str]:
    """The nouns for those who attacked."""
    return frozenset(table()["attackers"]["words"])


@cache
def _unreal_words() -> frozenset[str]:
    """The words at a verb by which nobody is, or is yet, hurt."""
    return frozenset({"not", "n't", "n’t", "never", "if", "unless", *table()["unreal"]["aux"]})


def unreal(sentence: Sentence, noun: Token) -> bool:
    """True where the number is of people not, or not yet, hurt: "could kill", "was not killed"."""
    for verb in [noun, *sentence.ancestors(noun)]:
        if verb.pos not in ("VERB", "AUX"):
            continue
        while verb.dep == "conj" and sentence.head(verb).pos == "VERB" and verb.tag == "VB":
            verb = sentence.head(verb)  # noqa: PLW2901  # "wanted to shoot and kill": the first says it
        children = {t.lower for t in sentence.children(verb, "aux", "neg", "mark")}
        if children & _unreal_words():
            return True
        return sentence.head(verb).lemma in table()["unreal"]["heads"] and verb.dep in (
            "xcomp",
            "ccomp",
            "pcomp",
        )
    return False


def no_toll(sentence: Sentence, noun: Token) -> bool:
    """True for what is no person, and for figures of a year or of several happenings: "so far this year"."""
    if noun.lemma in _NO_PEOPLE or noun.lemma in table()["person"]["animals"]:
        return True
    words = sentence.span.quote
    return bool(_OVER_TIME.search(words) or _SEVERAL.search(words))


def field_of_count(sentence: Sentence, number: Token, noun: Token) -> tuple[str, str] | None:
    """The field that a number of `noun` fills and the rule that says so; None if it is no toll."""
    if no_toll(sentence, noun):
        return None
    for rule in (_of_toll, _fatally, _part, _counted_word, _state_after, _by_verb):
        answer = rule(sentence, number, noun)
        if answer:
            return answer
    return None


def _of_toll(sentence: Sentence, number: Token, noun: Token) -> tuple[str, str] | None:
    """ "the death toll rose to 133 from 115", "a toll of 60", "put the number of dead at 84"."""
    head = sentence.head(number if noun.i == number.i or noun.lemma in ("dead", "people") else noun)
    if head.lower not in ("to", "at", "of", "from", "by", "is", "was", "stand", "stood"):
        return None
    above = [head, *sentence.ancestors(head)]
    verb = next((t for t in above if t.pos in ("VERB", "AUX")), None)
    names = [t for t in above if t.lemma in _SEEN_AS_TOLL]
    names += (
        [t for t in sentence.children(verb, "nsubj", "dobj", "nsubjpass") if t.lemma in _SEEN_AS_TOLL]
        if verb
        else []
    )
    pronoun = (
        verb is not None
        and verb.lemma == "put"
        and any(t.lower == "it" for t in sentence.children(verb, "dobj"))
    )
    if pronoun and head.lower == "at":
        return "killed", "toll: death toll"
    if not names or head.lower == "by":
        return None
    field = "wounded" if noun.lemma in ("injury", "wound") else _toll_field(sentence, names[0])
    if field is None:
        return None
    # the word before decides: the parser takes "from 15 to 11" for one number
    before = sentence.tokens[number.i - 1].lower if number.i else ""
    preposition = before if before in ("from", "to") else head.lower
    earlier = preposition == "from" and any(t.lower in ("to", "at") for t in sentence.tokens)
    return field, EARLIER if earlier else "toll: death toll"


def _fatally(sentence: Sentence, _number: Token, noun: Token) -> tuple[str, str] | None:
    """ "Three people were shot, one of them fatally"."""
    following = [t.lower for t in sentence.tokens[noun.i + 1 : noun.i + 4]]
    if following[:1] == ["fatally"] or (following[:1] == ["of"] and following[2:] == ["fatally"]):
        return "killed", "toll: fatally"
    return None


def _toll_field(sentence: Sentence, name: Token) -> str | None:
    near = {t.lower for t in sentence.subtree(name)} | {t.lower for t in sentence.tokens[name.i : name.i + 4]}
    if near & {"wounded", "injured", "injuries"}:
        return "wounded"
    if name.lemma == "toll" or near & {"dead", "deaths", "killed", "death", "fatalities", "victims"}:
        return "killed"
    return None


def _part(sentence: Sentence, _number: Token, noun: Token) -> tuple[str, str] | None:
    """ "including three children", "among them five police officers", "four of them women"."""
    head = sentence.head(noun)
    before = [t.lower for t in sentence.tokens[max(0, noun.i - 6) : noun.i]]
    if head.lower == "among" and sentence.head(head).lemma in ("be", "rank"):
        return None  # "a child was among nine people killed": nine are the whole
    if (
        head.lower in ("including", "among")
        or "including" in before[-4:]
        or before[-4:-2] == ["among", "them"]
    ):
        return "part", "toll: a part of it"
    following = [t.lower for t in sentence.tokens[noun.i + 1 : noun.i + 3]]
    wounded = (
        following == ["of", "the"]
        and sentence.tokens[min(noun.i + 3, len(sentence.tokens) - 1)].lower in _HURT
    )
    if wounded or (following[:1] == ["of"] and following[1:] in (["them"], ["whom"])):
        return "part", "toll: a part of it"
    return None


def _counted_word(sentence: Sentence, _number: Token, noun: Token) -> tuple[str, str] | None:
    """ "12 deaths", "60 bodies were found", "nearly 100 lives", "20 hostages were taken"."""
    head = sentence.head(noun)
    if noun.lemma == "life" and head.lemma in ("claim", "take", "lose", "cost"):
        return "killed", "toll: lives"
    if noun.lemma == "hostage" and head.lemma in ("take", "hold", "seize"):
        return "kidnapped", "toll: hostages"
    field = table()["state"].get(noun.lemma)
    return (field, "toll: counted word") if field and noun.pos in ("NOUN", "ADJ", "PROPN") else None


def _state_after(sentence: Sentence, _number: Token, noun: Token) -> tuple[str, str] | None:
    """ "12 people dead", "at least 40 killed", "left 12 dead and 30 injured"."""
    for token in sentence.tokens[noun.i + 1 : noun.i + 4]:
        if token.lower in ("and", ",", "or", "in", "by", "of"):
            return None
        field = table()["state"].get(token.lower)
        if field and token.pos in ("ADJ", "VERB", "NOUN"):
            active = (
                token.pos == "VERB"
                and sentence.children(token, "dobj")
                and not sentence.children(token, "auxpass")
            )
            return None if active else (field, "toll: state after the number")
        if token.pos in ("VERB", "PUNCT") and token.lemma not in (
            "be",
            "have",
            "report",
            "leave",
            "confirm",
            "fear",
            "find",
        ):
            return None
    return None


def _by_verb(sentence: Sentence, _number: Token, noun: Token) -> tuple[str, str] | None:
    """ "killed 12", "12 were killed", "12 died", and what is joined to it by "and"."""
    token = noun
    while token.dep in ("conj", "appos") and sentence.head(token).pos in ("NOUN", "NUM", "PROPN"):
        token = sentence.head(token)
    if (
        token.dep == "pobj"
        and sentence.head(token).lower == "of"
        and sentence.head(sentence.head(token)).lemma in ("life", "death")
    ):
        return "killed", "toll: lives"
    verb = sentence.head(token)
    if verb.dep == "relcl" and token.lower in ("who", "that"):
        return None
    undergone = table()["undergo"].get(verb.lemma)
    passive = token.dep == "nsubjpass" or (
        token.dep == "nsubj" and verb.tag == "VBN" and not sentence.children(verb, "dobj")
    )
    if undergone and (token.dep == "dobj" or passive):
        return _undergone(sentence, verb, undergone)
    if token.dep in ("nsubj", "nsubjpass"):
        return _subject(sentence, verb)
    return None


def _undergone(sentence: Sentence, verb: Token, field: str) -> tuple[str, str] | None:
    if field == "claim":
        return None
    if field == "shoot":
        if noun_is_none(sentence, verb):
            return None
        dead = any(t.lower == "dead" for t in sentence.tokens[verb.i : verb.i + 4])
        dead = dead or any(t.lower == "fatally" for t in sentence.children(verb, "advmod"))
        dead = dead or [t.lower for t in sentence.tokens[verb.i + 1 : verb.i + 3]] == ["and", "killed"]
        dead = dead or (verb.lemma == "gun" and any(t.lower == "down" for t in sentence.children(verb)))
        return (
            ("killed", "toll: shot dead")
            if dead
            else ("wounded", "toll: shot")
            if not _to_death(sentence, verb)
            else None
        )
    if field == "wounded" and any(
        t.lower in ("fatally", "mortally") for t in sentence.children(verb, "advmod")
    ):
        return "killed", "toll: verb"
    return field, "toll: verb"


def noun_is_none(sentence: Sentence, verb: Token) -> bool:
    """ "shot nobody" says nothing of who was wounded by other means."""
    people = sentence.children(verb, "dobj", "nsubjpass")
    return any(t.lower in ("nobody", "none", "one") for t in people)


def _to_death(sentence: Sentence, verb: Token) -> bool:
    return any(t.lower == "death" for t in sentence.subtree(verb))


def _subject(sentence: Sentence, verb: Token) -> tuple[str, str] | None:
    field = table()["subject"].get(verb.lemma)
    if field:
        return field, "toll: died"
    objects = {t.lemma for t in sentence.children(verb, "dobj", "acomp", "attr", "oprd")}
    words = {t.lower for t in sentence.children(verb, "dobj", "acomp", "attr", "oprd")}
    if verb.lemma == "lose" and "life" in objects:
        return "killed", "toll: lives"
    if verb.lemma in ("suffer", "sustain", "receive") and objects & {"injury", "wound", "burn"}:
        return "wounded", "toll: suffered injuries"
    if verb.lemma == "treat" or (verb.lemma == "be" and words & {"hospital", "hospitalised"}):
        return "wounded", "toll: treated"
    state = next((table()["state"][w] for w in sorted(words) if w in table()["state"]), None)
    return (state, "toll: is dead") if state and verb.lemma in ("be", "remain", "lie", "leave") else None
