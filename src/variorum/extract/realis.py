"""Realis: whether words tell of something as having happened, as not having happened, or leave it open.

The way from a word up to the top of its sentence is followed; what stands on it (negation, a modal, "if",
a verb of wanting, of failing) decides. Which verbs do so is a table: `[realis]` in the lexicon.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

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
#: "keep them from leaving"
_KEEPING = frozenset(
    {
        "bar",
        "ban",
        "prevent",
        "stop",
        "block",
        "keep",
        "prohibit",
        "deter",
        "dissuade",
        "discourage",
        "save",
        "hinder",
    }
)
_UNDOING = frozenset(
    {
        "aborted",
        "foiled",
        "thwarted",
        "averted",
        "failed",
        "attempted",
        "abortive",
        "cancelled",
        "canceled",
        "planned",
        "botched",
    }
)
_WH = frozenset({"what", "when", "where", "why", "how", "who", "which", "whoever"})
_IF = frozenset({"if", "unless", "whether"})


def told(scene: Scene, sentence: Sentence, token: Token) -> Told:
    """What the report says of the happening that `token` names, with the voices it is credited to."""
    given = credit(scene, token.start)
    found = realis(sentence, token)
    if given.polarity is Polarity.DENIED and found is Realis.HAPPENED:
        found = Realis.NOT
    return Told(found, weakest(given.certainty, mood(sentence, token)))


def realis(sentence: Sentence, token: Token, *, happening: bool = True) -> Realis:
    """Whether the clauses around `token` give it as happened, as not, as ahead, or leave it open.

    `happening` is False where `token` names somebody or something in the happening, and not itself.
    """
    denied = _undone(sentence, token)
    for lower, upper in _way(sentence, token):
        if happening and upper is not token and _named(sentence, token) and not _meant(lower, upper):
            break
        found = _of_clause(sentence, upper)
        if found in (Realis.OPEN, Realis.AHEAD):
            return found
        granted = happening and _granted(token, upper)
        denied ^= found is Realis.NOT and not granted
        above = _governed(sentence, lower, upper)
        if above in (Realis.OPEN, Realis.AHEAD):
            return above
        denied ^= above is Realis.NOT and not (granted and lower is not token)
    return Realis.NOT if denied else Realis.HAPPENED


def _named(sentence: Sentence, token: Token) -> bool:
    """ "did not disclose the attack", "whether his murder": what "the" names is taken for granted."""
    definite = {t.lower for t in sentence.children(token, "det")} & {"the", "this", "these", "those"}
    return token.pos == "NOUN" and bool(definite or sentence.children(token, "poss"))


def _meant(lower: Token, upper: Token) -> bool:
    """ "prevented the attack", "called for the withdrawal": the verb says of the attack what became of it."""
    means = upper.lemma in words("realis", "failing") or lower.lower == "for"
    return means and lower.dep in ("dobj", "nsubjpass", "prep")


def _granted(token: Token, above: Token) -> bool:
    """ "did not disclose the size of a gain": only what the verb itself governs is negated."""
    return token.pos == "NOUN" and above is not token and token.head != above.i


def never(sentence: Sentence, verb: Token) -> bool:
    """ "no priest has ever been murdered", "a country without executed people": it is said of nobody."""
    if verb.dep == "amod":
        noun = sentence.head(verb)
        return sentence.head(noun).lower == "without"
    return bool({t.lower for t in sentence.children(verb, "advmod")} & {"never", "ever"}) and any(
        t.lower in ("no", "nobody", "never") for t in sentence.subtree(verb)
    )


def _undone(sentence: Sentence, token: Token) -> bool:
    """ "without firing", "kept them from leaving", "the aborted invasion"."""
    head = sentence.head(token)
    without = token.dep in ("pcomp", "pobj") and head.lower == "without"
    kept = token.dep == "pcomp" and head.lower == "from" and sentence.head(head).lemma in _KEEPING
    modifiers = {t.lower for t in sentence.children(token, "amod")}
    return without or kept or bool(modifiers & _UNDOING)


def _asked(sentence: Sentence, clause: Token) -> bool:
    """ "did not say when it struck": a clause behind "when", "what", "why" is taken for granted."""
    first = sentence.subtree(clause)[0].lower
    return clause.dep in ("ccomp", "pcomp") and first in _WH


def _way(sentence: Sentence, token: Token) -> Iterator[tuple[Token, Token]]:
    """The token with itself, then each verb or noun above with the one before, as far as one clause leans
    on the other."""
    yield token, token
    below = token
    for above in sentence.ancestors(token):
        if _asked(sentence, below) or (below.dep == "acl" and below.tag == "VBN"):
            return
        if below.dep == "prep" and above.lemma == "responsible":
            # "looking for those responsible for a shooting"
            return
        if below.dep not in _CLAUSE or (
            below.dep in ("relcl", "advcl", "conj") and not _leans(sentence, below)
        ):
            return
        if below.dep == "prep" and above.pos == "VERB" and not _asked_for(sentence, below, above):
            return
        if above.pos in ("VERB", "AUX", "NOUN", "ADJ"):
            yield below, above
        below = above


def _asked_for(sentence: Sentence, preposition: Token, verb: Token) -> bool:
    """ "called for a withdrawal"; but "wanted for the murder" takes the murder as given."""
    return (
        preposition.lower == "for"
        and verb.lemma in words("realis", "asking")
        and not sentence.children(verb, "auxpass")
    )


def _leans(sentence: Sentence, token: Token) -> bool:
    """A joined verb without subject of its own shares the modal and the negation of the first; not after
    "but"."""
    joins = {t.lower for t in sentence.children(sentence.head(token), "cc") if t.i < token.i}
    return token.dep == "conj" and "but" not in joins and not sentence.children(token, "nsubj", "nsubjpass")


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
    # "called the shooting a tragedy", "called to say" look ahead to nothing
    naming = upper.lemma == "call" and lower.dep != "prep"
    if upper.lemma in words("realis", "ahead") and not naming:
        return Realis.OPEN
    marks = {t.lower for t in sentence.children(lower, "aux")}
    # "called to say that ..." said it
    said = lower.lemma in words("cue", "certain") and upper.lemma in ("call", "phone", "write", "come")
    purpose = lower.dep in ("advcl", "acl", "xcomp") and "to" in marks and not said
    if purpose and lower.dep != "xcomp":
        return Realis.OPEN
    if purpose and upper.lemma not in words("realis", "done"):
        return Realis.OPEN
    return None


def mood(sentence: Sentence, token: Token) -> Certainty:
    """How firm the words on the way from `token` up to its clause leave it: "may", "allegedly", "feared"."""
    way = [token]
    for above in sentence.ancestors(token):
        way.append(above)
        if above.pos in ("VERB", "AUX"):
            way += _believed(sentence, above)
            break
    near = [c for t in way for c in [t, *sentence.children(t, "aux", "advmod", "amod", "acomp")]]
    if any(t.lower in words("mood", "possible") for t in near):
        return Certainty.POSSIBLE
    probable = any(t.lower in words("mood", "probable") or t.lemma in ("appear", "seem") for t in near)
    return Certainty.PROBABLE if probable else Certainty.CERTAIN


def _believed(sentence: Sentence, verb: Token) -> list[Token]:
    """ "it is believed that ...", "is thought to have ...": nobody is credited, and it is not certain."""
    head = sentence.head(verb)
    passive = verb.dep in ("ccomp", "xcomp") and sentence.children(head, "auxpass")
    return [head] if passive else []
