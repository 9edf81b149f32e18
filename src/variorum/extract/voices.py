"""Voices: who is credited with which words. Gives attributions, and the voice chain for any token.

An attribution is a cue ("said", "according to"), whom it credits, and the range of words it covers.
Attributions nest: the wider one is the outer link of the chain.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from variorum.extract.negation import negated
from variorum.extract.parse import Sentence, Token
from variorum.extract.phrases import words
from variorum.extract.quotes import continued, whole_quotations
from variorum.extract.scene import Scene
from variorum.extract.who import link_for, name_tokens
from variorum.model.assertion import Certainty, Polarity, Voice, VoiceLink
from variorum.model.report import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue, the links it credits (outermost first, without the outlet) and the range it covers.

    `head` is the head token of the cue: dates that hang on it say when it was said. `mention` is the word
    beside the cue that names or stands for the voice ("he").
    """

    sentence: int
    cue: Span
    head: Token
    links: tuple[VoiceLink, ...]
    start: int
    end: int
    certainty: Certainty
    polarity: Polarity
    mention: Span | None = None

    def covers(self, position: int) -> bool:
        """True if the words at `position` are what is said."""
        return self.start <= position < self.end


@dataclass(frozen=True, slots=True)
class Credit:
    """What the attributions around a token come to."""

    voice: Voice
    certainty: Certainty
    polarity: Polarity
    cue: Span | None
    attribution: Attribution | None


#: from the least to the most firm
_ORDER = (Certainty.POSSIBLE, Certainty.PROBABLE, Certainty.CERTAIN)


def weakest(*certainties: Certainty) -> Certainty:
    """The least firm of the certainties; what is possible to one link is at most possible in sum."""
    return min(certainties, key=_ORDER.index, default=Certainty.CERTAIN)


@lru_cache(maxsize=4)
def attributions(scene: Scene) -> tuple[Attribution, ...]:
    """All attributions of a report, in text order."""
    found = tuple(a for s in scene.sentences for a in _in_sentence(scene, s))
    found = tuple(whole_quotations(scene, found))
    return tuple(sorted((*found, *continued(scene, found)), key=lambda a: (a.cue.start, a.start)))


def credit(scene: Scene, position: int) -> Credit:
    """Who is credited with the words at `position`, outermost first: the outlet alone if nobody is."""
    around = [a for a in attributions(scene) if a.covers(position)]
    around.sort(key=lambda a: (a.start - a.end, a.cue.start))
    chain: list[VoiceLink] = [scene.outlet]
    for attribution in around:
        chain += [link for link in attribution.links if link.name not in {c.name for c in chain}]
    inner = around[-1] if around else None
    denied = sum(a.polarity is Polarity.DENIED for a in around) % 2 == 1
    return Credit(
        voice=Voice(tuple(chain)),
        certainty=weakest(*(a.certainty for a in around)),
        polarity=Polarity.DENIED if denied else Polarity.AFFIRMED,
        cue=inner.cue if inner else None,
        attribution=inner,
    )


def _in_sentence(scene: Scene, sentence: Sentence) -> Iterator[Attribution]:
    for token in sentence.tokens:
        found = None
        if token.lemma == "accord" or token.lower == "according":
            found = _according(scene, sentence, token)
        elif token.pos in ("VERB", "AUX") and _certainty(token):
            found = _by_verb(scene, sentence, token)
        if found:
            yield found


def _certainty(token: Token) -> Certainty | None:
    """How firm a cue verb is, None if the verb is no cue. A denial is firm in what it denies."""
    for name in ("certain", "denying", "quoting"):
        if token.lemma in words("cue", name):
            return Certainty.CERTAIN
    if token.lemma in words("cue", "probable"):
        return Certainty.PROBABLE
    return Certainty.POSSIBLE if token.lemma in words("cue", "possible") else None


def _according(scene: Scene, sentence: Sentence, token: Token) -> Attribution | None:
    """ "according to X": X says the clause that the phrase hangs on."""
    sources = [p for to in sentence.children(token, "prep") for p in sentence.children(to, "pobj")]
    if not sources:
        return None
    clause = next((a for a in sentence.ancestors(token) if a.pos in ("VERB", "AUX")), sentence.tokens[0])
    tokens = sentence.subtree(clause)
    return Attribution(
        sentence=sentence.index,
        cue=scene.parsed.span([token, *sentence.children(token, "prep")]),
        head=token,
        links=_links(scene, sentence, sources[0]),
        start=tokens[0].start,
        end=tokens[-1].end,
        certainty=Certainty.CERTAIN,
        polarity=Polarity.AFFIRMED,
    )


def _by_verb(scene: Scene, sentence: Sentence, verb: Token) -> Attribution | None:
    content = _content(sentence, verb)
    source = subject(sentence, verb)
    if not content or (source is None and not content.whole):
        return None
    if source is None or sentence.children(verb, "auxpass"):
        source = _agent(sentence, verb)
    links = _links(scene, sentence, source) if source else ()
    if not links or (source and content.start <= source.start < content.end):
        return None
    denied = verb.lemma in words("cue", "denying")
    unsaid = negated(sentence, verb)
    return Attribution(
        sentence=sentence.index,
        cue=scene.parsed.span([verb]),
        head=verb,
        links=(*_relayed(scene, sentence, verb), *links),
        start=content.start,
        end=content.end,
        # "could not confirm that ...": it is said by somebody, and this voice leaves it open
        certainty=Certainty.POSSIBLE if unsaid else _certainty(verb) or Certainty.CERTAIN,
        polarity=Polarity.DENIED if denied and not unsaid else Polarity.AFFIRMED,
        mention=scene.parsed.span(name_tokens(sentence, source)) if source else None,
    )


@dataclass(frozen=True, slots=True)
class _Content:
    start: int
    end: int
    whole: bool = False


def _content(sentence: Sentence, verb: Token) -> _Content | None:
    """The range of what is said: the clause below the verb, or the noun phrase of "confirmed 12 deaths"."""
    clauses = [c for c in sentence.children(verb, "ccomp") if c.i != verb.i]
    if not clauses and verb.dep in ("acl", "advcl", "conj", "xcomp"):
        clauses = sentence.children(verb, "xcomp")
    clauses = clauses or _in_a_statement(sentence, verb)
    if not clauses and verb.lemma in words("cue", "quoting"):
        clauses = [t for t in sentence.children(verb, "prep") if t.lower == "as"]
        clauses = clauses or _cited_for(sentence, verb)
        top = sentence.head(verb)
        if not clauses and verb.dep == "advcl" and top.i < verb.i and not _certainty(top):
            # "it was reported that 12 died, citing X": the parser hangs X on the deaths
            return _Content(sentence.subtree(top)[0].start, verb.start)
    if not clauses and verb.lemma in words("cue", "nominal"):
        deps = ("dobj", "prep", "oprd", "attr", "dative")
        said = (t for t in sentence.children(verb, *deps) if t.i > verb.i)
        clauses = [t for t in said if _said_noun(sentence, verb, t)]
    if not clauses and verb.dep == "parataxis":
        # "12 were found dead, police said": what stands before the cue's own clause
        own = sentence.subtree(verb)[0].start
        return _Content(sentence.span.start, own, whole=True) if own > sentence.span.start else None
    tokens = [t for c in clauses for t in _said_of(sentence, c)]
    if not tokens:
        return None
    return _Content(min(t.start for t in tokens), max(t.end for t in tokens))


def _said_noun(sentence: Sentence, verb: Token, phrase: Token) -> bool:
    """ "put the toll at 84" says something; "put a hand on", "raised money", "spoke to reporters" do not."""
    if verb.lemma == "speak":
        return phrase.lower == "of"
    if verb.lemma not in words("cue", "counting"):
        return True
    objects = {t.lemma for o in sentence.children(verb, "dobj", "nsubjpass") for t in sentence.subtree(o)}
    numbers = [p for to in sentence.children(verb, "prep") for p in sentence.children(to, "pobj")]
    stands_for_toll = objects == {"it"} and any(t.pos == "NUM" for t in numbers)
    return stands_for_toll or bool(words("cue", "counted") & objects)


def _in_a_statement(sentence: Sentence, verb: Token) -> list[Token]:
    """ "said in a statement that ...": the parser hangs the clause on the statement."""
    media = [p for t in sentence.children(verb, "prep") for p in sentence.children(t, "pobj")]
    media = [p for p in media if p.lemma in words("role", "medium")]
    clauses = [c for p in media for c in sentence.children(p, "acl")]
    return [c for c in clauses if any(t.lower == "that" for t in sentence.children(c, "mark"))]


def _said_of(sentence: Sentence, clause: Token) -> list[Token]:
    """The clause without another voice's joined to it: "X said ... but Y said ..."."""
    others = [
        c
        for c in sentence.children(clause, "conj", "advcl")
        if (
            c.dep == "conj"
            or {t.lower for t in sentence.children(c, "mark")} & {"while", "whereas", "although"}
        )
        and not _certainty(clause)
        and _certainty(c)
        and sentence.children(c, "nsubj")
    ]
    left = {t.i for c in others for t in sentence.subtree(c)}
    return [t for t in sentence.subtree(clause) if t.i not in left]


def _cited_for(sentence: Sentence, verb: Token) -> list[Token]:
    """ "X reported Y, citing Z": Z is credited with the clause that X reports."""
    head = sentence.head(verb)
    return sentence.children(head, "ccomp", "dobj") if verb.dep == "advcl" else []


def subject(sentence: Sentence, verb: Token) -> Token | None:
    """Who does what `verb` says, through auxiliaries, participles and coordination; None if unclear."""
    own = sentence.children(verb, "nsubj", "nsubjpass")
    if own:
        return _antecedent(sentence, own[0])
    if verb.lemma in words("cue", "quoting"):
        cited = sentence.children(verb, "dobj")
        return cited[0] if cited else None
    if verb.dep in ("acl", "relcl"):
        return sentence.head(verb)
    if verb.dep in ("conj", "advcl", "xcomp", "pcomp") and verb.head != verb.i:
        return _shared_subject(sentence, verb)
    return None


def _shared_subject(sentence: Sentence, verb: Token) -> Token | None:
    head = sentence.head(verb)
    if head.pos not in ("VERB", "AUX"):
        return None
    between = [t for t in sentence.tokens[head.i + 1 : verb.i] if t.dep == "conj" and t.pos == "PROPN"]
    # "officials have not commented but IRNA has mentioned": the parser hangs IRNA on a noun before it
    if verb.dep == "conj" and between and any(t.lower == "but" for t in sentence.tokens[head.i : verb.i]):
        return between[-1]
    return subject(sentence, head)


def _antecedent(sentence: Sentence, token: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    if token.lower not in ("who", "which", "that", "whom"):
        return token
    clause = next((a for a in [sentence.head(token), *sentence.ancestors(token)] if a.dep == "relcl"), None)
    return sentence.head(clause) if clause else token


def _agent(sentence: Sentence, verb: Token) -> Token | None:
    """The agent of a passive: "was reported by X", "quoted by X"."""
    agents = [p for by in sentence.children(verb, "agent") for p in sentence.children(by, "pobj")]
    return agents[0] if agents else None


def _links(scene: Scene, sentence: Sentence, source: Token) -> tuple[VoiceLink, ...]:
    """The links for the noun phrase at `source`, with the outlet that relays it before it.

    "IRNA, citing an unnamed source claiming to have seen ...": the source's own outlet comes first.
    """
    link = link_for(scene, sentence, source)
    if link is None:
        return ()
    head = sentence.head(source)
    if source.dep == "dobj" and head.lemma in words("cue", "quoting") and head.head != head.i:
        relay = _shared_subject(sentence, head) if head.dep != "ROOT" else None
        outer = link_for(scene, sentence, relay) if relay else None
        return (outer, link) if outer else (link,)
    return (link,)


def _relayed(scene: Scene, sentence: Sentence, verb: Token) -> tuple[VoiceLink, ...]:
    """The medium that somebody spoke to: "police told Reuters"."""
    if verb.lemma not in ("tell", "quote", "say"):
        return ()
    heard = sentence.children(verb, "dobj", "dative")
    heard += [
        p for prep in sentence.children(verb, "prep", "dative") for p in sentence.children(prep, "pobj")
    ]
    links = [link_for(scene, sentence, t) for t in heard]
    return tuple(k for k in links if k and k.role.value == "media")[:1]
