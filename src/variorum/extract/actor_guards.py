"""Guards: what must stand around a name so that it names the actor and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.extract.actor_table import Name
from variorum.extract.actor_tokens import Word

#: verbs with which a government, or an outlet, speaks
_SPEECH = frozenset(
    """said says say denied denies accused accuses blamed blames vowed vows claimed claims condemned condemns warned
    warns rejected rejects insisted insists urged urges announced announces reported reports confirmed confirms
    pledged pledges promised alleged alleges acknowledged admitted called demanded demands retaliated responded
    dismissed dismisses threatened threatens summoned expelled maintains maintained believes believed
    quoted cited suspects suspected""".split()
)  # fmt: skip
#: verbs whose object a government is: "accused Moscow of"
_AT = frozenset("accused accuses accusing blamed blames blaming said told urged urging warned warning".split())
_BETWEEN = frozenset("has had also have later repeatedly again swiftly quickly immediately initially".split())
#: lower-case words after which a name can be the subject of a verb
_OPENERS = frozenset("that but while as which whom whose after when because since if although though where".split())
_ENDS = frozenset(".!?:;\n\"“”—–")
#: capitalised words that open a sentence or a title and are no given names
_NO_GIVEN_NAMES = frozenset(
    """in from the for to by with both and but while after when since if although against between western eastern
    southern northern neighboring neighbouring king president minister ambassador prime as at on of near across
    inside that also then it is was had has did does will said says under over within outside throughout unlike
    like because before until where a an its his their our israel iran iraq syria egypt lebanon""".split()
)  # fmt: skip
#: capitalised words that may follow the name of a state
_AFTER_STATE = frozenset(
    """prime president foreign defense defence interior army air king queen police military government parliament
    security national intelligence embassy ambassador on in at has is and monday tuesday wednesday thursday friday
    saturday sunday television tv radio state's""".split()
)  # fmt: skip


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
    given = before and before.text[0].isupper() and before.key not in _NO_GIVEN_NAMES and not before.text.isupper()
    surname = after and after.text[0].isupper() and after.key not in _AFTER_STATE and not after.text.isupper()
    return bool(given or surname)


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
    if before and gap == " " and before.key in _AT:
        return True
    opens = bool(set(gap) & _ENDS) or gap == ", " or (before is not None and before.key in _OPENERS)
    return opens and _verb_follows(around)


def _verb_follows(around: Around) -> bool:
    end = around.words[around.last].end
    for word in around.words[around.last + 1 : around.last + 4]:
        if around.text[end : word.start] != " ":
            return False
        if word.key in _SPEECH:
            return True
        if word.key not in _BETWEEN:
            return False
        end = word.end
    return False
