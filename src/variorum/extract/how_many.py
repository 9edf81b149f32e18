"""How many people or things a noun phrase means, as MUC-4 writes numbers (template-doc-part1, 7.22)."""

from __future__ import annotations

from variorum.extract.parse import Sentence, Token
from variorum.extract.scene import Scene
from variorum.model.value import Count


def number(scene: Scene, sentence: Sentence, head: Token) -> str:
    """How many, as MUC writes it: "3", "6-8", "6-", "~10", "plural"."""
    start = min((t.start for t in sentence.subtree(head) if t.i <= head.i), default=head.start)
    for count in scene.counts_in(sentence):
        if start - 12 <= count.start < head.end and count.start <= head.start:
            value = count.found.value
            return _written(value)
    for token in sentence.children(head, "nummod"):
        if token.text.isdigit() or token.lower in _WORDS:
            return token.text if token.text.isdigit() else str(_WORDS[token.lower])
    plural = head.tag in ("NNS", "NNPS") or head.lemma in (
        "people",
        "police",
        "family",
        "population",
        "dead",
        "wounded",
        "injured",
        "troop",
    )
    return "plural" if plural else "1"


_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
          "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
          "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30}  # fmt: skip


def _written(value: Count) -> str:
    low, best, high = value.low, value.best, value.high
    if low is not None and low == high:
        return str(low)
    if low is not None and high is not None and best is None:
        return f"{low}-{high}"
    if value.hedge in ("about", "approximately", "around", "some", "nearly", "almost") and best is not None:
        return f"~{best}"
    if low is not None and high is None:
        return f"{low}-"
    return "plural" if best is None else str(best)
