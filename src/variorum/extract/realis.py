"""Realis: whether words tell of something as having happened, as not having happened, or leave it open.

The way from a word up to the top of its sentence is followed; what stands on it (negation, a modal, "if",
a verb of wanting, of failing) decides. Which verbs do so is a table: `[realis]` in the lexicon.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from variorum.extract.found import mood
from variorum.extract.negation import negated
from variorum.extract.parse import Sentence, Token
from variorum.extract.phrases import words
from variorum.extract.scene import Scene
from variorum.extract.voices import credit, weakest
from variorum.model.assertion import Certainty, Polarity


class Realis(StrEnum):
    """What the words say of the happening."""

    HAPPENED = "happened"
    NOT = "not"
    AHEAD = "ahead"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Told:
    """What the words say, and how firmly they say it."""

    realis: Realis
    certainty: Certainty


_CLAUSE = frozenset(
    {"xcomp", "ccomp", "pcomp", "dobj", "pobj", "acl", "relcl", "prep", "conj", "csubj", "advcl"}
)
_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo", "going"})
_MODAL = frozenset({"would", "could", "might", "may", "should", "must", "can", "ought", "ca"})
#: of these, "not" says that it was not or will not be: "could not reach", "will not return"
_ABLE = frozenset({"can", "ca", "could"})
_IF = frozenset({"if", "unless", "whether"})


def told(scene: Scene, sentence: Sentence, token: Token) -> Told:
    """What the report says of the happening that `token` names, with the voices it is credited to."""
    given = credit(scene, token.start)
    found = realis(sentence, token)
    if given.polarity is Polarity.DENIED and found is Realis.HAPPENED:
        found = Realis.NOT
    return Told(found, weakest(given.certainty, mood(sentence, token)))


def realis(sentence: Sentence, token: Token) -> Realis:
    """Whether the clauses around `token` give it as happened, as not, as ahead, or leave it open."""
    denied = False
    for step, (lower, upper) in enumerate(_way(sentence, token)):
        found = _of_clause(sentence, upper)
        if found in (Realis.OPEN, Realis.AHEAD):
            return found
        denied ^= found is Realis.NOT
        above = _governed(sentence, lower, upper) if step or lower is not upper else None
        if above in (Realis.OPEN, Realis.AHEAD):
            return above
        denied ^= above is Realis.NOT
    return Realis.NOT if denied else Realis.HAPPENED


def _way(sentence: Sentence, token: Token) -> Iterator[tuple[Token, Token]]:
    """The token with itself, then each verb or noun above with the one before, as far as one clause leans
    on the other."""
    yield token, token
    below = token
    for above in sentence.ancestors(token):
        if below.dep not in _CLAUSE or (
            below.dep in ("relcl", "advcl", "conj") and not _leans(sentence, below)
        ):
            return
        if below.dep == "prep" and above.pos == "VERB" and not _asked_for(below, above):
            return
        if above.pos in ("VERB", "AUX", "NOUN", "ADJ"):
            yield below, above
        below = above


def _asked_for(preposition: Token, verb: Token) -> bool:
    """ "called for a withdrawal"; but "wanted for the murder" takes the murder as given."""
    return preposition.lower == "for" and verb.lemma in words("realis", "asking")


def _leans(sentence: Sentence, token: Token) -> bool:
    """A joined verb without subject of its own shares the modal and the negation of the first."""
    return token.dep == "conj" and not sentence.children(token, "nsubj", "nsubjpass")


def _of_clause(sentence: Sentence, token: Token) -> Realis | None:
    """What the words of the clause itself say: "will", "if", "not"."""
    helpers = {t.lower for t in sentence.children(token, "aux", "auxpass")}
    marks = {t.lower for t in sentence.children(token, "mark", "advmod")}
    refused = negated(sentence, token) and helpers & (_FUTURE | _ABLE)
    if marks & _IF or (helpers & _MODAL and not refused):
        return Realis.OPEN
    if helpers & _FUTURE and not refused:
        return Realis.AHEAD
    if token.tag == "VB" and token.dep == "ROOT" and not helpers and not sentence.children(token, "nsubj"):
        return Realis.OPEN
    if token.pos in ("VERB", "AUX", "ADJ") and negated(sentence, token):
        return Realis.NOT
    none = token.pos == "NOUN" and {t.lower for t in sentence.children(token, "det")} & {"no", "neither"}
    return Realis.NOT if none else None


def _governed(sentence: Sentence, lower: Token, upper: Token) -> Realis | None:
    """What a word says of what hangs on it: "failed to", "planned", "a threat to"."""
    if lower is upper:
        return None
    if upper.lemma in words("realis", "failing"):
        return Realis.NOT
    if upper.lemma in words("realis", "ahead"):
        return Realis.OPEN
    marks = {t.lower for t in sentence.children(lower, "aux")}
    purpose = lower.dep in ("advcl", "acl", "xcomp") and "to" in marks
    if purpose and lower.dep != "xcomp":
        return Realis.OPEN
    if purpose and upper.lemma not in words("realis", "done"):
        return Realis.OPEN
    return None
