"""Voices: who is credited with which words. Gives attributions, and the voice chain for any token.

An attribution is a cue ("said", "according to"), whom it credits, and the range of words it covers.
Attributions nest: the wider one is the outer link of the chain.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from variorum.extract.attribution import Attribution
from variorum.extract.contents import certainty_of, contents, noun_clause
from variorum.extract.headlines import in_headline
from variorum.extract.negation import negated
from variorum.extract.parse import Sentence, Token
from variorum.extract.phrases import words
from variorum.extract.quotes import continued, whole_quotations
from variorum.extract.scene import Scene
from variorum.extract.who import link_for, name_tokens
from variorum.model.assertion import Certainty, Polarity, Voice, VoiceLink
from variorum.model.report import Span

#: owners that stand for the subject of the verb
_ITS = ("its", "their", "his", "her")


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
    found = tuple(sorted((*found, *continued(scene, found)), key=lambda a: (a.cue.start, a.start)))
    return tuple(_first_person(scene, found))


def _first_person(scene: Scene, found: tuple[Attribution, ...]) -> Iterator[Attribution]:
    """ "I think" within somebody's words credits that somebody, else the outlet: "I" is nobody new."""
    around: list[Attribution] = []
    for said in found:
        around = [a for a in around if a.end > said.cue.start]
        one = said
        if said.mention and said.mention.quote.lower() in ("i", "we"):
            outer = [a.links[-1] for a in around if a.covers(said.cue.start)]
            one = replace(said, links=(outer[-1] if outer else scene.outlet,))
        around.append(one)
        yield one


@lru_cache(maxsize=512)
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
    yield from in_headline(scene, sentence)
    for token in sentence.tokens:
        if token.lemma == "accord" or token.lower == "according":
            found = _according(scene, sentence, token)
            yield from [found] if found else []
        elif token.pos in ("VERB", "AUX") and certainty_of(token):
            yield from _by_verb(scene, sentence, token)
        elif token.pos == "NOUN" and token.lemma in words("cue", "noun"):
            yield from _by_noun(scene, sentence, token)


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


def _by_verb(scene: Scene, sentence: Sentence, verb: Token) -> Iterator[Attribution]:
    found = contents(scene, sentence, verb)
    source = subject(sentence, verb)
    if not found or (source is None and not found[0].whole):
        return
    if source is None or sentence.children(verb, "auxpass"):
        source = _agent(sentence, verb)
    links = _links(scene, sentence, source) if source else ()
    if not links or source is None:
        return
    denied = verb.lemma in words("cue", "denying")
    unsaid = negated(sentence, verb) or _declined(sentence, verb)
    for content in found:
        if content.start <= source.start < content.end:
            continue
        yield Attribution(
            sentence=sentence.index,
            cue=scene.parsed.span([verb]),
            head=verb,
            links=(*_relayed(scene, sentence, verb), *links),
            start=content.start,
            end=content.end,
            # "could not confirm that ...": it is said by somebody, and this voice leaves it open
            certainty=Certainty.POSSIBLE if unsaid else certainty_of(verb) or Certainty.CERTAIN,
            polarity=Polarity.DENIED if denied and not unsaid else Polarity.AFFIRMED,
            mention=scene.parsed.span(_mention(sentence, verb, source)),
        )


def _by_noun(scene: Scene, sentence: Sentence, noun: Token) -> Iterator[Attribution]:
    """ "the army's claim that ...", "denials by the ministry that ...": the noun's owner says the clause."""
    clause = noun_clause(sentence, noun)
    preps = [
        *sentence.children(noun, "prep", "agent"),
        *sentence.children(sentence.head(noun), "prep", "agent"),
    ]
    by = [t for t in preps if t.lower in ("by", "from") and t.i == noun.i + 1]
    owners = [*sentence.children(noun, "poss"), *(p for t in by for p in sentence.children(t, "pobj"))]
    owner = _meant(sentence, noun, owners[0]) if owners else None
    links = _links(scene, sentence, owner) if owner and clause else ()
    if not links or not clause or not owner:
        return
    tokens = sentence.subtree(clause)
    claimed = noun.lemma in words("cue", "claiming")
    yield Attribution(
        sentence=sentence.index,
        cue=scene.parsed.span([noun]),
        head=noun,
        links=links,
        start=tokens[0].start,
        end=tokens[-1].end,
        certainty=Certainty.PROBABLE if claimed else Certainty.CERTAIN,
        polarity=Polarity.DENIED if noun.lemma == "denial" else Polarity.AFFIRMED,
        mention=scene.parsed.span(name_tokens(sentence, owner)),
    )


def _meant(sentence: Sentence, noun: Token, owner: Token) -> Token:
    """ "The ministry retracted its statement that ...": the ministry; any other owner itself."""
    if owner.lower not in _ITS or noun.dep != "dobj":
        return owner
    return subject(sentence, sentence.head(noun)) or owner


def _declined(sentence: Sentence, verb: Token) -> bool:
    """ "declined to say whether"."""
    return verb.dep == "xcomp" and sentence.head(verb).lemma in ("decline", "refuse")


def _mention(sentence: Sentence, verb: Token, source: Token) -> list[Token]:
    """The words by the cue that stand for the voice: "who" rather than the noun before it."""
    who = [t for t in sentence.children(verb, "nsubj") if t.lower in ("who", "which", "that")]
    return who[:1] or name_tokens(sentence, source)


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
    named = [n for c in _reduced(sentence, verb) for n in sentence.children(c, "nsubj")]
    if named:
        # "veterans asked on the day said ...": the parser takes the participle for a clause
        return named[-1]
    if verb.dep in ("conj", "advcl", "xcomp", "pcomp") and verb.head != verb.i:
        return _shared_subject(sentence, verb)
    return None


def _reduced(sentence: Sentence, verb: Token) -> list[Token]:
    """Participles before a verb without subject, which the parser takes for clauses of their own."""
    before = [c for c in sentence.children(verb, "parataxis", "ccomp", "advcl") if c.i < verb.i]
    bare = [c for c in before if c.tag in ("VBN", "VBD") and not sentence.children(c, "auxpass", "aux")]
    return [c for c in bare if c.tag == "VBN" or c.dep == "parataxis"]


def _shared_subject(sentence: Sentence, verb: Token) -> Token | None:
    head = sentence.head(sentence.head(verb)) if verb.dep == "pcomp" else sentence.head(verb)
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
