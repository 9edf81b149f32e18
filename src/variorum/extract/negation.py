"""Negation: whether a verb's clause denies what the verb says."""

from __future__ import annotations

from variorum.extract.parse import Sentence, Token

_NOT = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})


def negated(sentence: Sentence, verb: Token) -> bool:
    """True if the verb is negated: by "not", by a subject "no one", or by what it is joined to.

    "neither confirmed nor denied" and "has not confirmed or denied" negate both of their verbs.
    """
    words = {t.lower for t in sentence.children(verb) if t.dep != "cc"}
    subjects = sentence.children(verb, "nsubj", "nsubjpass")
    none = any(
        t.lower in ("nobody", "none", "neither") or {"no", "neither"} & _dets(sentence, t) for t in subjects
    )
    return bool(words & _NOT) or none or _joined(sentence, verb)


def _joined(sentence: Sentence, verb: Token) -> bool:
    if verb.dep != "conj" or sentence.children(verb, "nsubj", "nsubjpass"):
        return False
    head = sentence.head(verb)
    joins = {t.lower for t in sentence.children(head, "cc") if head.i < t.i < verb.i}
    return "nor" in joins or ("or" in joins and head.pos in ("VERB", "AUX") and negated(sentence, head))


def _dets(sentence: Sentence, token: Token) -> set[str]:
    return {t.lower for t in sentence.children(token, "det")}
