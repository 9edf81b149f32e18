"""Rewrites of a text by a seeded script: what newsrooms do to a wire text, from nothing to a paraphrase."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

#: words put in place of others where a rewrite changes its words at random
_FILL = (
    *("also", "then", "later", "earlier", "there", "here", "still", "again", "nearly", "around", "outside"),
    *(
        "inside",
        "beside",
        "behind",
        "across",
        "while",
        "because",
        "although",
        "however",
        "meanwhile",
        "since",
    ),
    *(
        "until",
        "toward",
        "against",
        "during",
        "officials",
        "residents",
        "neighbors",
        "crews",
        "people",
        "someone",
    ),
    *(
        "others",
        "several",
        "many",
        "few",
        "another",
        "local",
        "nearby",
        "early",
        "late",
        "quiet",
        "busy",
        "open",
    ),
    *("empty", "small", "large"),
)
#: words that a paraphrase exchanges, in both directions
_PAIRS = (
    ("said", "stated"),
    ("killed", "slain"),
    ("shot", "struck by gunfire"),
    ("shooting", "gunfire"),
    ("man", "male"),
    ("woman", "female"),
    ("police", "officers"),
    ("wounded", "hurt"),
    ("injured", "harmed"),
    ("died", "lost his life"),
    ("hospital", "medical center"),
    ("house", "residence"),
    ("home", "dwelling"),
    ("car", "vehicle"),
    ("street", "road"),
    ("near", "close to"),
    ("about", "around"),
    ("after", "following"),
    ("before", "ahead of"),
    ("found", "discovered"),
    ("arrested", "taken into custody"),
    ("suspect", "alleged gunman"),
    ("victim", "person who was hit"),
    ("investigating", "looking into"),
    ("reported", "made known"),
    ("happened", "took place"),
    ("asked", "urged"),
    ("information", "knowledge"),
    ("gun", "firearm"),
    ("children", "kids"),
    ("friend", "acquaintance"),
    ("went", "headed"),
    ("called", "phoned"),
    ("began", "started"),
    ("charged", "accused"),
    ("scene", "spot"),
    ("several", "a number of"),
    ("night", "evening"),
    ("because", "since"),
    ("while", "as"),
)
_SYNONYMS = dict(_PAIRS) | {b: a for a, b in _PAIRS if " " not in b}
#: the share of the words that a paraphrase changes beside those it has a synonym for
_PARAPHRASED = 0.1
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")

Rewrite = Callable[[str, Random], str]


def verbatim(text: str, rng: Random) -> str:  # noqa: ARG001 - all rewrites are called alike
    """The text as it is."""
    return text


def cut(text: str, rng: Random) -> str:
    """Its beginning: 40 to 70% of the sentences."""
    sentences = _SENTENCE.split(text)
    return " ".join(sentences[: max(2, round(len(sentences) * rng.uniform(0.4, 0.7)))])


def edited(share: float) -> Rewrite:
    """A rewrite that drops, replaces or adds so large a share of the words, a third of each."""

    def rewrite(text: str, rng: Random) -> str:
        out: list[str] = []
        for word in text.split(" "):
            out += _changed(word, rng) if rng.random() < share else [word]
        return " ".join(out)

    return rewrite


def _changed(word: str, rng: Random) -> list[str]:
    return ([], [rng.choice(_FILL)], [rng.choice(_FILL), word])[rng.randrange(3)]


def paraphrase(text: str, rng: Random) -> str:
    """Synonyms, a tenth of the other words, clauses the other way round, and neighbouring sentences swapped."""
    sentences = [_reworded(_turned(s, rng), rng) for s in _SENTENCE.split(text)]
    for i in range(0, len(sentences) - 1, 2):
        if rng.random() < 0.5:
            sentences[i], sentences[i + 1] = sentences[i + 1], sentences[i]
    return " ".join(sentences)


def _turned(sentence: str, rng: Random) -> str:
    """ "A man died, police said." as "Police said, a man died." in half of the cases."""
    clauses = sentence.rstrip(".!? ").split(", ")
    if len(clauses) < 2 or rng.random() < 0.5:
        return sentence
    at = rng.randrange(1, len(clauses))
    return ", ".join([*clauses[at:], *clauses[:at]]) + "."


def _reworded(sentence: str, rng: Random) -> str:
    out: list[str] = []
    for word in sentence.split(" "):
        bare = word.strip(".,;:!?").lower()
        if bare in _SYNONYMS:
            out.append(word.lower().replace(bare, _SYNONYMS[bare]))
        else:
            out += _changed(word, rng) if rng.random() < _PARAPHRASED else [word]
    return " ".join(out)


def inserted(text: str, other: str, share: float, rng: Random) -> str:
    """Sentences of `text` that follow each other, between sentences of `other`: so large a share of the whole."""
    sentences, around = _SENTENCE.split(text), _SENTENCE.split(other)
    wanted = len(other.split()) * share / (1 - share)
    start = rng.randrange(max(1, _from_end(sentences, wanted)))
    taken = _first(sentences[start:], wanted)
    around = _first(around, len(" ".join(taken).split()) * (1 - share) / share)
    at = rng.randrange(len(around) + 1)
    return "\n\n".join(" ".join(part) for part in (around[:at], taken, around[at:]) if part)


def _first(sentences: Sequence[str], wanted: float) -> list[str]:
    """So many of the first sentences that they have the wanted number of words, all if they have not."""
    taken: list[str] = []
    count = 0
    for sentence in sentences:
        if count >= wanted:
            break
        taken.append(sentence)
        count += len(sentence.split())
    return taken


def _from_end(sentences: Sequence[str], wanted: float) -> int:
    """The number of the sentence from which on the wanted number of words is left."""
    return len(sentences) - len(_first(sentences[::-1], wanted))


def fill(rng: Random, count: int) -> str:
    """So many words without meaning, as a paragraph that no other has."""
    return " ".join(f"{rng.choice(_FILL)}{rng.randrange(100)}" for _ in range(count))


#: the rewrites of a whole text, by name
REWRITES: dict[str, Rewrite] = {
    "verbatim": verbatim,
    "cut to a part": cut,
    "5% edited": edited(0.05),
    "15% edited": edited(0.15),
    "30% edited": edited(0.30),
    "paraphrase": paraphrase,
}
#: a part of a text within another one
EXCERPT, EXCERPT_SHARE = "30% excerpt", 0.30
KINDS = (*REWRITES, EXCERPT)
