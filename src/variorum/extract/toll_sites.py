"""Tolls of one of two sites that a report tells of at once: parts of the whole."""

from __future__ import annotations

from functools import lru_cache

from variorum.extract.parse import Sentence, Token
from variorum.extract.phrases import words
from variorum.extract.scene import Scene

#: nouns for where people were hurt; "metro" stands for its station
_SITES = words("site", "words") | {"metro", "subway", "train", "bus"}


def one_of_sites(scene: Scene, sentence: Sentence, noun: Token) -> str | None:
    """The site that a toll of `noun` is of, where the report tells of two sites at once; its toll is then a part."""
    joined = _joint_sites(scene)
    verb = next((t for t in [noun, *sentence.ancestors(noun)] if t.pos in ("VERB", "AUX")), noun)
    near = [
        p
        for n in (verb, noun)
        for prep in sentence.children(n, "prep")
        for p in sentence.children(prep, "pobj")
    ]
    sites = [
        t for t in near if t.lemma in joined and not {c.lemma for c in sentence.children(t, "conj")} & joined
    ]
    return sites[0].lemma if sites else None


@lru_cache(maxsize=4)
def _joint_sites(scene: Scene) -> frozenset[str]:
    """The site nouns that the report joins with "and": "at the airport and on the metro"."""
    joined: set[str] = set()
    for sentence in scene.sentences:
        for token in sentence.tokens:
            for other in _joined_to(sentence, token):
                both = {token.lemma, other.lemma}
                joined |= both if len(both) == 2 and both <= _SITES else set()
    return frozenset(joined)


def _joined_to(sentence: Sentence, token: Token) -> list[Token]:
    preps = sentence.children(sentence.head(token), "conj") if token.dep == "pobj" else []
    return [*sentence.children(token, "conj"), *(p for c in preps for p in sentence.children(c, "pobj"))]
