"""Stages: whether the words tell of a happening as tried and failed, or as threatened only.

MUC-4 asks for it (INCIDENT: STAGE OF EXECUTION, template-doc-part1, 7.6), GTD for its `success`. Which words
say so is a table: `[stage]` in the lexicon.
"""

from __future__ import annotations

from itertools import pairwise

from variorum.extract.parse import Sentence, Token
from variorum.extract.phrases import words

ATTEMPTED = "attempted"
THREATENED = "threatened"
#: so far above a happening's word may the word stand that says it was tried or threatened
_REACH = 3


def stage(sentence: Sentence, token: Token) -> str:
    """ATTEMPTED, THREATENED, or "" where the words speak of a happening that took its course."""
    above = [token, *list(sentence.ancestors(token))[:_REACH]]
    if any(t.lemma in words("stage", "threatening") for t in above):
        return THREATENED
    beside = {t.lower for t in sentence.children(token, "amod", "compound")}
    if beside & words("stage", "failed") or token.lemma in words("stage", "trying") | words(
        "stage", "undoing"
    ):
        return ATTEMPTED
    for lower, upper in pairwise(above):
        if upper.lemma in words("stage", "trying") and lower.dep in (
            "xcomp",
            "acl",
            "pcomp",
            "pobj",
            "compound",
        ):
            return ATTEMPTED
        if upper.lemma in words("stage", "undoing") and lower.dep in ("dobj", "nsubjpass"):
            return ATTEMPTED
    return ""
