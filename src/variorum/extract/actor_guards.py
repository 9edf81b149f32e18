"""Guards: what must stand around a name so that it names the actor and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from variorum.extract.actor_table import Name, load
from variorum.extract.actor_tokens import Word


@cache
def _words(name: str) -> frozenset[str]:
    """A list of words of the data file, read when a guard first needs it."""
    return frozenset(load("actors.toml")["words"][name])


#: marks after which a sentence or a quotation opens
_ENDS = frozenset('.!?:;\n"“”—–')


@dataclass(frozen=True, slots=True)
class Around:
    """A name found in `text`, at `words[first]` to `words[last]`; `capitals`: its line has no lower case."""

    text: str
    lower: str
    words: Sequence[Word]
    first: int
    last: int
    capitals: bool


def admits(name: Name, around: Around) -> bool:
    """True if every guard of `name` lets it through."""
    if around.capitals and (name.unsafe or name.short) and not _marked(around):
        return False
    if name.context and not any(word in around.lower for word in name.context):
        return False
    if name.personal and not around.capitals and _of_a_person(around):
        return False
    return not name.speech or _speaks(around)


def _marked(around: Around) -> bool:
    """THE US, (AP), U.S.: what an abbreviation of two letters needs in a line of capitals."""
    found = around.words[around.first]
    if "." in found.text.rstrip("."):
        return True
    before = around.words[around.first - 1].key if around.first else ""
    bracketed = around.text[max(0, found.start - 1) : found.end + 1]
    return before == "the" or bracketed == f"({found.text})"


def _of_a_person(around: Around) -> bool:
    before = _beside(around, -1)
    after = _beside(around, +1)
    given = before is not None and _capitalised(before, "no_given_names")
    return given or (after is not None and _capitalised(after, "after_state"))


def _capitalised(word: Word, exempt: str) -> bool:
    return word.text[0].isupper() and not word.text.isupper() and word.key not in _words(exempt)


def _beside(around: Around, step: int) -> Word | None:
    """The word before (-1) or behind (+1) with only a blank between."""
    n = around.first - 1 if step < 0 else around.last + 1
    if not 0 <= n < len(around.words):
        return None
    word = around.words[n]
    left, right = (word, around.words[around.first]) if step < 0 else (around.words[around.last], word)
    return word if around.text[left.end : right.start] == " " else None


def _speaks(around: Around) -> bool:
    before = around.words[around.first - 1] if around.first else None
    gap = around.text[before.end : around.words[around.first].start] if before else "\n"
    if before and gap == " " and before.key in _words("at"):
        return not _possessive(around)
    opens = bool(set(gap) & _ENDS) or gap == ", " or (before is not None and before.key in _words("openers"))
    return opens and _verb_follows(around)


def _possessive(around: Around) -> bool:
    """ "blamed Moscow's police": it is not the government that is blamed."""
    end = around.words[around.last].end
    return around.text[end : end + 2] in ("'s", "’s")


def _verb_follows(around: Around) -> bool:
    end = around.words[around.last].end
    for word in around.words[around.last + 1 : around.last + 4]:
        if around.text[end : word.start] != " ":
            return False
        if word.key in _words("speech"):
            return True
        if word.key not in _words("between"):
            return False
        end = word.end
    return False
