"""What a form or a key asks for, by name: each act makes judgements of the record that the person saw."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from variorum.errors import BadInput
from variorum.model.assertion import Certainty, Polarity, Role
from variorum.model.finding import Record
from variorum.model.judgement import Judgement, Verdict
from variorum.review.decide import making, pairs
from variorum.review.decide.hand import Hand

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked: the form's fields (of several with one name all, joined by a space), and the records at hand.

    `other` gives the record of another incident by its id.
    """

    form: Mapping[str, str]
    record: Record
    other: Callable[[str], Record]
    hand: Hand

    def __getitem__(self, name: str) -> str:
        """A field of the form, "" where it is missing."""
        return self.form.get(name, "")

    @property
    def said(self) -> making.Said:
        """What words are taken to say: only what was filled in."""
        return making.Said(
            field=self["field"] or None,
            value=self["value"].strip() or None,
            voice="" if self["own"] else self["voice"].strip() or None,
            role=_one_of(Role, self["role"]),
            polarity=_one_of(Polarity, self["polarity"]),
            certainty=_one_of(Certainty, self["certainty"]),
        )

    @property
    def words(self) -> tuple[int, int]:
        """Where the chosen words stand in the account's report: by their offsets, else by what they are."""
        start, end = self["start"], self["end"]
        if start.isdecimal() and end.isdecimal():
            return int(start), int(end)
        return making.found(self.record, self["account"], self["words"])


def _one_of(kind: type[E], word: str) -> E | None:
    if not word:
        return None
    try:
        return kind(word)
    except ValueError:
        raise BadInput("no such word", where=word, mend=", ".join(kind)) from None


def _reading(verdict: Verdict) -> Callable[[Asked], Sequence[Judgement]]:
    return lambda a: [making.on_reading(a.record, a["field"], a["reading"], verdict, a.hand)]


def _field(verdict: Verdict) -> Callable[[Asked], Sequence[Judgement]]:
    return lambda a: [making.on_field(a.record, a["field"], verdict, a.hand)]


def _pair(verdict: Verdict) -> Callable[[Asked], Sequence[Judgement]]:
    return lambda a: pairs.paired(a.record, a.other(a["other"]), verdict, a.hand)


#: by the name that forms and the API give; what is about judgements is in `about_judgements.py`
ACTS: Mapping[str, Callable[[Asked], Sequence[Judgement]]] = {
    "accept": _reading(Verdict.ACCEPT),
    "reject": _reading(Verdict.REJECT),
    "none": _field(Verdict.NONE),
    "unsure": _field(Verdict.UNSURE),
    "agreed": lambda a: making.agreed(a.record, a.hand),
    "correct": lambda a: [making.corrected(a.record, a["assertion"], a.said, a.hand)],
    "strike": lambda a: [making.struck(a.record, a["assertion"], a.hand)],
    "add": lambda a: [making.added(a.record, a["account"], a.words, a.said, a.hand)],
    "same": _pair(Verdict.SAME),
    "different": _pair(Verdict.DIFFERENT),
    "cannot-tell": _pair(Verdict.UNSURE),
    "split": lambda a: pairs.split(a.record, a["account"].split(), a.hand),
    "move": lambda a: pairs.moved(a.record, a["account"], a.other(a["other"]), a.hand),
}
#: acts on one field: only that field must be as it was when the person saw it
ON_FIELD = frozenset({"accept", "reject", "none", "unsure"})


def made(act: str, asked: Asked) -> Sequence[Judgement]:
    """The judgements that an act makes; BadInput for an act that there is not, or that comes to nothing."""
    if act not in ACTS:
        raise BadInput("no such decision", where=act, mend=", ".join(ACTS))
    found = ACTS[act](asked)
    if not found:
        raise BadInput("nothing is left to decide so", where=act, mend="decide field by field")
    return found
