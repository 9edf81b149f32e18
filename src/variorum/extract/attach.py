"""Attachment: which date, place, victim hangs on which trigger, by the tree; the rest is left alone."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.extract.parse import Sentence, Token
from variorum.extract.phrases import words
from variorum.extract.places import PlaceMention
from variorum.extract.scene import Dated, Scene
from variorum.extract.triggers import Trigger
from variorum.model.value import Granularity

#: clauses that keep what is in them to themselves, seen from outside
_WALLS = frozenset({"relcl", "acl"})
_LOCATIVE = frozenset(
    {
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "on",
        "of",
        "from",
        "around",
        "outskirts",
        "across",
        "north",
        "south",
        "east",
        "west",
        "within",
        "off",
        "through",
        "into",
    }
)
#: people whose home is named behind them
_PEOPLE = frozenset(
    {"man", "woman", "teen", "teenager", "boy", "girl", "couple", "suspect", "victim", "native"}
)
#: the edges on which a happening takes part in what its clause tells
_CORE = frozenset(
    {
        "nsubj",
        "nsubjpass",
        "dobj",
        "attr",
        "agent",
        "pobj",
        "conj",
        "compound",
        "appos",
        "xcomp",
        "acomp",
        "acl",
        "nmod",
        "pcomp",
    }
)
_COARSE = (Granularity.MONTH, Granularity.YEAR, Granularity.LONGER)


def sentence_of(scene: Scene, trigger: Trigger) -> Sentence:
    """The sentence in which a trigger stands."""
    return scene.sentences[trigger.sentence]


def distance(sentence: Sentence, token: Token, target: Token) -> int | None:
    """Steps in the tree from `token` up to a common node and down to `target`; None behind a wall.

    A wall is a relative clause that holds the target but not the token.
    """
    up = [token.i, *(t.i for t in sentence.ancestors(token))]
    down = [target.i, *(t.i for t in sentence.ancestors(target))]
    common = next((n for n in down if n in up), None)
    if common is None:
        return None
    below = down[: down.index(common)]
    if _walled(sentence, below):
        return None
    return up.index(common) + len(below)


def _walled(sentence: Sentence, below: list[int]) -> bool:
    """True if a relative clause stands on the way; "when two bombs went off" opens onto all of it."""
    for i in below:
        token = sentence.tokens[i]
        if token.dep in _WALLS:
            return not _opens_when(sentence, token)
    return False


def nearest(sentence: Sentence, token: Token, candidates: list[Trigger]) -> Trigger | None:
    """The trigger that `token` hangs on most closely; None if it hangs on none of them."""
    scored = [
        (d, abs(c.token.i - token.i), c)
        for c in candidates
        if (d := distance(sentence, token, c.token)) is not None
    ]
    return min(scored, key=lambda row: row[:2])[2] if scored else None


def date_of(scene: Scene, trigger: Trigger) -> list[Dated]:
    """The dates that say when the trigger's happening was, not when something was said of it."""
    sentence = sentence_of(scene, trigger)
    return [d for d in scene.dates_in(sentence) if d.found.relation == "on" and _dates(sentence, d, trigger)]


def _dates(sentence: Sentence, dated: Dated, trigger: Trigger) -> bool:
    token = sentence.at(dated.start, dated.end)
    if token is None:
        return False
    meeting = _meeting(sentence, token, trigger.token)
    if meeting is None:
        return False
    if meeting.i == trigger.token.i or trigger.start <= dated.start < trigger.end:
        return True
    if dated.value.granularity in _COARSE:
        return not _owned_by_other(sentence, token, trigger)
    return _core_argument(sentence, meeting, trigger.token)


def _owned_by_other(sentence: Sentence, token: Token, trigger: Trigger) -> bool:
    """A year inside a noun phrase ("the 1979 revolution") or under "since" is that phrase's."""
    head = sentence.head(token)
    if token.dep in ("nummod", "compound", "amod", "poss"):
        return not trigger.start <= head.start < trigger.end
    return head.lower in ("since", "until", "of", "from", "for")


def _meeting(sentence: Sentence, token: Token, target: Token) -> Token | None:
    """The node where the ways up from both meet, None if the target is behind a wall."""
    if distance(sentence, token, target) is None:
        return None
    up = {token.i, *(t.i for t in sentence.ancestors(token))}
    return next(t for t in [target, *sentence.ancestors(target)] if t.i in up)


def _core_argument(sentence: Sentence, meeting: Token, trigger: Token) -> bool:
    """True if the clause at `meeting` tells of the happening itself: "the blast killed 12 on Friday"."""
    if meeting.lemma not in words("occurrence", "verbs") and meeting.i != trigger.i:
        return False
    way = [trigger, *sentence.ancestors(trigger)]
    if meeting.i not in {t.i for t in way}:
        return False
    below = way[: [t.i for t in way].index(meeting.i)]
    for token in below:
        if _opens_when(sentence, token):
            return True
        if not _core_edge(sentence, token):
            return False
    return True


def _opens_when(sentence: Sentence, token: Token) -> bool:
    """ "when two bombs went off" tells of the happening, whatever noun the parser hangs it on."""
    return token.dep in (*_WALLS, "advcl") and any(
        t.lower in ("when", "as") for t in sentence.children(token)
    )


def _core_edge(sentence: Sentence, token: Token) -> bool:
    """True for subject, object, "in the attack", "when it went off"; not for "mourning the victims of it"."""
    if token.dep == "prep":
        return token.lower in ("in", "by", "during") or sentence.head(token).lemma in (
            "series",
            "wave",
            "string",
            "spate",
            "pair",
        )
    return token.dep in _CORE or (
        token.dep in _WALLS and any(t.lower == "when" for t in sentence.children(token))
    )


def evidence_place(scene: Scene, trigger: Trigger) -> list[PlaceMention]:
    """The places that say where the trigger's happening was."""
    sentence = sentence_of(scene, trigger)
    return [p for p in scene.places_in(sentence) if _locates(sentence, p, trigger)]


def _locates(sentence: Sentence, mention: PlaceMention, trigger: Trigger) -> bool:
    token = sentence.at(mention.start, mention.end)
    if token is None or distance(sentence, token, trigger.token) is None:
        return False
    if _fronted(sentence, token) and _main_clause(sentence, trigger.token):
        return True
    head = sentence.head(token)
    if token.dep in ("compound", "nmod", "poss"):
        return head.i == trigger.token.i and mention.place.kind.value != "country"
    if token.dep == "dobj":
        return head.lemma in (
            "rock",
            "hit",
            "shake",
            "strike",
            "attack",
            "devastate",
            "storm",
            "bomb",
            "target",
        )
    return any(_reaches(sentence, anchor, trigger.token) for anchor in _anchors(sentence, token))


def _fronted(sentence: Sentence, token: Token) -> bool:
    """ "In the village of X (Y department) rebels ...": a place before the subject is where the clause happened."""
    first = next((t for t in sentence.tokens if t.pos != "PUNCT"), token)
    between = sentence.tokens[first.i + 1 : token.i]
    return (
        first.lower in ("in", "at", "near", "outside")
        and len(between) <= _FRONT
        and all(t.pos in ("DET", "ADJ", "NOUN", "PROPN", "PUNCT") or t.lower == "of" for t in between)
    )


#: so many tokens may stand between "In" and the place: "the village of X (Y"
_FRONT = 5


def _main_clause(sentence: Sentence, token: Token) -> bool:
    """True for the sentence's first verb and those joined to it."""
    while token.dep == "conj":
        token = sentence.head(token)
    return token.dep == "ROOT" and token.pos == "VERB"


def _anchors(sentence: Sentence, token: Token) -> Iterator[Token]:
    """What a place is the place of, nearest first, up through "at the market in the city of X, Y"."""
    node = token
    while node.i != node.head:
        head = sentence.head(node)
        if node.dep in ("appos", "conj", "npadvmod", "nmod", "compound"):
            node = head
        elif node.dep == "pobj" and head.lower in _LOCATIVE and not _hometown(sentence, head):
            node = sentence.head(head)
            yield node
            if node.pos in ("VERB", "AUX") or head.dep == "ROOT":
                return
        else:
            return


def _hometown(sentence: Sentence, preposition: Token) -> bool:
    """ "Mary Stone, 24, of Harbour City" and "a man from there": whose home it is, not where it happened."""
    if preposition.lower not in ("of", "from"):
        return False
    head = sentence.head(preposition)
    before = sentence.tokens[preposition.i - 1] if preposition.i else head
    apposed = before.text == "," and head.lower in _PEOPLE
    return apposed or head.entity == "PERSON" or before.entity == "PERSON" or before.lower in _PEOPLE


def _reaches(sentence: Sentence, anchor: Token, trigger: Token) -> bool:
    if anchor.i == trigger.i:
        return True
    if anchor.pos in ("VERB", "AUX"):
        occurrence = anchor.lemma in words("occurrence", "verbs")
        return occurrence and _core_argument(sentence, anchor, trigger)
    return _shares_clause(sentence, anchor, trigger)


def _shares_clause(sentence: Sentence, anchor: Token, trigger: Token) -> bool:
    """ "an attack at a memorial in X": the anchor's phrase hangs on the trigger's clause."""
    clause = next((t for t in sentence.ancestors(anchor) if t.pos in ("VERB", "AUX")), None)
    return (
        clause is not None
        and clause.lemma in words("occurrence", "verbs")
        and _core_argument(sentence, clause, trigger)
    )
