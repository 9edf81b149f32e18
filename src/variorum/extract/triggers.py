"""Triggers: the words that name a happening, with the type they give and whether they are real."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from variorum.extract.parse import Sentence, Token
from variorum.extract.phrases import phrase_table, words
from variorum.extract.roles import kind_of_people
from variorum.extract.trigger_verbs import RULES
from variorum.model.codebook import codebook


@dataclass(frozen=True, slots=True)
class Trigger:
    """A mention of a happening. `codes` are its type codes, the narrowest first.

    `unreal`: foiled, planned, feared. `other`: said to be another one than the one at hand.
    `definite`: "the attack", "Wednesday's attack". `summed`: a number of happenings at once
    ("a string of attacks") of which no single one is told. `generic`: attacks as such. `several`: happenings that
    are counted or bundled ("six blasts", "a series of bombings", "six bombs exploded"). `together`: a verb of
    several happenings ("the explosions were set off"). `singled`: one picked out of several ("the deadliest blast").
    """

    sentence: int
    token: Token
    start: int
    end: int
    codes: tuple[str, ...]
    verbal: bool
    definite: bool
    unreal: bool
    other: bool
    generic: bool
    summed: bool
    several: bool = False
    together: bool = False
    singled: bool = False


_SUMMED = frozenset({"string", "series", "wave", "spate", "number", "dozens", "several", "numerous", "many"})
#: "twin blasts", "two explosions": parts of one happening, not many of them
_JOINED = frozenset({"twin", "double", "two", "both", "triple", "three", "coordinated"})
_MODAL = frozenset({"would", "could", "may", "might", "if", "unless", "should"})
_TABLES = ((False, "noun"), (True, "verb"))
#: nouns that a trigger only modifies: "attack helicopter", "bomb squad"
_NOT_HAPPENINGS = frozenset(
    {"squad", "helicopter", "dog", "disposal", "threat", "shelter", "range", "survivor", "suspect", "victim",
     "site", "scene", "warning", "plot", "campaign", "charge", "trial", "investigation", "anniversary"}
)  # fmt: skip


@lru_cache(maxsize=512)
def triggers(sentence: Sentence) -> tuple[Trigger, ...]:
    """The happenings named in `sentence`: by nouns, then by verbs, then by rule."""
    return tuple(_named(sentence))


def _named(sentence: Sentence) -> Iterator[Trigger]:
    taken: set[int] = set()
    for verbal, table in _TABLES:
        for hit in phrase_table("happening", table).hits(sentence):
            token = _core(hit.tokens, verbal=verbal)
            if taken & {t.i for t in hit.tokens} or not _fits(sentence, token, verbal=verbal):
                continue
            taken |= {t.i for t in hit.tokens}
            yield _trigger(sentence, (token, hit.tokens), hit.value)
    for rule in RULES:
        for token, code in rule(sentence):
            if token.i not in taken:
                taken.add(token.i)
                yield _trigger(sentence, (token, (token,)), code)


def weak_triggers(sentence: Sentence) -> Iterator[Trigger]:
    """Verbs such as "killed" or "seized", which name a happening only at the start, or where a date sets them apart."""
    for hit in phrase_table("happening", "weak").hits(sentence):
        if hit.tokens[0].pos == "VERB":
            yield _trigger(sentence, (hit.tokens[0], hit.tokens), hit.value)


def _core(tokens: tuple[Token, ...], *, verbal: bool) -> Token:
    return tokens[0] if verbal else tokens[-1]


def _fits(sentence: Sentence, token: Token, *, verbal: bool) -> bool:
    if verbal:
        return token.pos == "VERB" and _violent(sentence, token)
    if token.pos not in ("NOUN", "PROPN"):
        return False
    head = sentence.head(token)
    if token.lemma == "siege" and head.lower == "of" and sentence.head(head).lemma == "state":
        return False
    if token.dep == "compound" and head.lemma in _NOT_HAPPENINGS | words("happening", "unreal", "heads"):
        return head.lemma in ("site", "scene", "survivor", "victim", "suspect")
    if token.lemma == "attempt":
        return _on_somebody(sentence, token)
    return not (token.lemma == "strike" and not _armed_strike(sentence, token))


def _on_somebody(sentence: Sentence, attempt: Token) -> bool:
    """ "an attempt on his life", "the attempt against the minister"; not "an attempt to reach"."""
    whom = [
        t
        for on in sentence.children(attempt, "prep")
        if on.lower in ("on", "against")
        for t in sentence.children(on, "pobj")
    ]
    return any(t.lemma == "life" or t.entity == "PERSON" or kind_of_people(sentence, t) for t in whom)


def _violent(sentence: Sentence, verb: Token) -> bool:
    """True but for a verb that is as often harmless: "fired a minister", "shot a film", "executed a plan"."""
    if verb.lemma == "fire":
        return bool({"into", "at", "on", "upon"} & {t.lower for t in sentence.children(verb, "prep")})
    if verb.lemma == "explode" and any(
        t.lemma in words("happening", "figurative", "subjects") for t in sentence.children(verb, "nsubj")
    ):
        return False
    return not (verb.lemma in ("execute", "shoot") and _shoots_film(sentence, verb))


def _shoots_film(sentence: Sentence, verb: Token) -> bool:
    objects = {t.lemma for t in sentence.children(verb, "dobj")}
    return bool(
        objects & {"film", "video", "scene", "photo", "plan", "order", "warrant", "strategy", "footage"}
    )


def _armed_strike(sentence: Sentence, token: Token) -> bool:
    """A strike without an air, drone or missile word is as likely an industrial one."""
    modifiers = {t.lemma for t in sentence.children(token, "compound", "amod", "nmod")}
    return bool(
        modifiers & {"air", "drone", "missile", "rocket", "military", "retaliatory", "israeli", "russian"}
    )


def _trigger(sentence: Sentence, found: tuple[Token, tuple[Token, ...]], code: str) -> Trigger:
    token, tokens = found
    modifiers = _modifiers(sentence, token) | {t.lower for t in sentence.children(token, "mark")}
    verbal = token.pos == "VERB"
    plural = token.tag in ("NNS", "NNPS")
    joined = bool(modifiers & _JOINED)
    definite = (
        verbal or bool(modifiers & {"the", "this", "that", "these"}) or _dated_genitive(sentence, token)
    )
    return Trigger(
        sentence=sentence.index,
        token=token,
        start=tokens[0].start,
        end=tokens[-1].end,
        codes=_codes(sentence, token, code),
        verbal=verbal,
        definite=definite,
        unreal=_unreal(sentence, token, modifiers),
        other=bool(modifiers & words("happening", "other", "words")) and not _counted(sentence, token),
        generic=plural and not definite and not joined and not _counted(sentence, token),
        summed=plural and not joined and bool(modifiers & _SUMMED or _partitive(sentence, token, _SUMMED)),
        several=_carriers(sentence, token) if verbal else plural and _bundled(sentence, token, modifiers),
        together=verbal and bool(_plural_means(sentence, token)),
        singled=not plural and bool(modifiers & words("series", "singled", "words")),
    )


def _bundled(sentence: Sentence, token: Token, modifiers: set[str]) -> bool:
    """ "Six blasts", "coordinated attacks", "a series of bombings"."""
    if kind_of_people(sentence, token):
        return False  # two suicide bombers may well be one attack
    return (
        _partitive(sentence, token, words("series", "partitive", "words"))
        or bool(modifiers & words("series", "together", "words"))
        or _counted(sentence, token)
    )


def _carriers(sentence: Sentence, verb: Token) -> bool:
    """ "Six bombs exploded"."""
    return any(_counted(sentence, t) for t in _plural_means(sentence, verb))


def _plural_means(sentence: Sentence, verb: Token) -> list[Token]:
    """ "Six bombs exploded", "the explosions were set off": such a verb tells no more of one than its nouns do."""
    means = words("series", "carriers", "words") | frozenset(phrase_table("happening", "noun").singles)
    parties = sentence.children(verb, "nsubj", "nsubjpass", "dobj")
    return [t for t in parties if t.tag == "NNS" and t.lemma in means and not kind_of_people(sentence, t)]


def _modifiers(sentence: Sentence, token: Token) -> set[str]:
    deps = ("amod", "compound", "det", "nummod", "nmod", "poss")
    return {t.lower for t in sentence.children(token, *deps)}


def _dated_genitive(sentence: Sentence, token: Token) -> bool:
    return any(t.dep == "poss" for t in sentence.children(token))


def _counted(sentence: Sentence, token: Token) -> bool:
    return bool(sentence.children(token, "nummod"))


def _partitive(sentence: Sentence, token: Token, heads: frozenset[str]) -> bool:
    """ "a string of attacks"."""
    above = above_of(sentence, token)
    return above is not None and above.lemma in heads


def above_of(sentence: Sentence, token: Token) -> Token | None:
    """What "of" ties the word to: the "series" of "a series of attacks", the "one" of "one of six attacks"."""
    of = sentence.head(token)
    return sentence.head(of) if of.lower == "of" else None


def _codes(sentence: Sentence, token: Token, code: str) -> tuple[str, ...]:
    """The type of the word and the narrower ones that its modifiers or its agent give."""
    near = sentence.children(token, "compound", "amod", "nmod")
    if token.dep == "compound":
        near += [t for t in sentence.tokens[max(0, token.i - 2) : token.i] if t.dep in ("compound", "amod")]
    near += [p for by in sentence.children(token, "agent") for p in sentence.children(by, "pobj")]
    near += sentence.children(token, "nsubj") if token.lemma == "kill" else []
    if sentence.head(token).lower == "by" and token.dep == "pobj":
        near += sentence.children(token, "compound")
    table = words_of("modifier")
    found = [table[key] for t in near for key in (_pair(sentence, t), t.lemma, t.lower) if key in table]
    codes = [*(c for c in found if _narrows(c, code)), code]
    return tuple(dict.fromkeys(sorted(codes, key=lambda c: -len(codebook().ancestors(c)))))


def _pair(sentence: Sentence, token: Token) -> str:
    before = [t for t in sentence.children(token, "compound") if t.i == token.i - 1]
    return f"{before[0].lemma} {token.lemma}" if before else ""


def words_of(name: str) -> dict[str, str]:
    """The table `name` of the happening lexicon."""
    from variorum.extract.phrases import lexicon  # noqa: PLC0415  # one private use of the raw table

    table: dict[str, str] = lexicon()["happening"][name]
    return table


#: words for a killing of any kind take their means from a modifier: "drone assassination"
_ANY_MEANS = ("type:assassination", "type:killing", "type:massacre", "type:armed-assault")


def _narrows(code: str, wide: str) -> bool:
    return wide in codebook().ancestors(code) or wide in _ANY_MEANS or code == wide


def _unreal(sentence: Sentence, token: Token, modifiers: set[str]) -> bool:
    if modifiers & words("happening", "unreal", "words"):
        return True
    if token.pos == "VERB" and _MODAL & {t.lower for t in sentence.children(token, "aux", "mark")}:
        return True
    heads = words("happening", "unreal", "heads")
    for above in sentence.ancestors(token):
        if above.lemma in heads and above.pos in ("NOUN", "VERB"):
            return True
        if above.pos in ("VERB", "AUX"):
            moods = {t.lower for t in sentence.children(above, "aux", "mark")}
            return bool(moods & _MODAL) and token.pos == "VERB"
    return False
