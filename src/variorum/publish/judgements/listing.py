"""Judgements in a list: who decided what and when, on which words, and whether it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from variorum.errors import BadInput
from variorum.model.judgement import Anchor, Capacity, Judgement, in_order, pending, undone
from variorum.model.report import Report
from variorum.publish.detail import outlet_of, stance_words
from variorum.publish.summary_words import words

#: gives a report by its id; BadInput if there is none
Reports = Callable[[str], Report]


class State(StrEnum):
    """Whether a judgement counts. *Lost*: its words are found no more. *Proposal*: it waits for a person.

    *Answered*: a proposal that somebody took up or put away.
    """

    IN_FORCE = "in force"
    UNDONE = "undone"
    LOST = "lost"
    PROPOSAL = "proposal"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Words:
    """Words that a judgement is about, [start, end) of a report; `outlet` is None where the report is not held."""

    report: str
    outlet: str | None
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A judgement in words. `field` is the field that it decides or that the assertion in it is of.

    `value`, `voice` and `stance` are those of the assertion that it adds or that a corrected one becomes.
    `about` are the ids of the accounts, the assertion or the judgement that it names.
    """

    id: str
    at: str
    by: str
    capacity: str
    verdict: str
    field: str | None
    value: str | None
    voice: str | None
    stance: str | None
    reason: str
    about: tuple[str, ...]
    words: tuple[Words, ...]
    state: State


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which judgements to list; None and False ask for nothing."""

    by: str | None = None
    field: str | None = None
    lost: bool = False

    def holds(self, one: Listed) -> bool:
        """True for a judgement that is asked for; a field stands for its parts too."""
        field = one.field or ""
        return (
            self.by in (None, one.by)
            and (self.field is None or self.field in (field, field.partition("/")[0]))
            and (not self.lost or one.state is State.LOST)
        )


def listed(judgements: Iterable[Judgement], lost: Iterable[Judgement], reports: Reports) -> list[Listed]:
    """All judgements as a list, oldest first; `lost` are those whose words are found no more."""
    every = in_order(judgements)
    marks = {
        State.PROPOSAL: {one.id for one in pending(every)},
        State.UNDONE: undone(every),
        State.LOST: {one.id for one in lost},
    }
    outlets = cache(lambda identity: _outlet(identity, reports))
    return [_listed(one, _state(one, marks), outlets) for one in every]


def _state(one: Judgement, marks: Mapping[State, AbstractSet[str]]) -> State:
    otherwise = State.ANSWERED if one.capacity is Capacity.PROPOSER else State.IN_FORCE
    return next((state for state, ids in marks.items() if one.id in ids), otherwise)


def _listed(one: Judgement, state: State, outlets: Callable[[str], str | None]) -> Listed:
    draft = one.draft
    return Listed(
        id=one.id,
        at=one.at,
        by=one.by,
        capacity=one.capacity.value,
        verdict=one.verdict.value,
        field=one.field or (draft.field if draft else _field(one.anchors)),
        value=words(draft.value) if draft else None,
        voice=draft.voice.primary.name if draft else None,
        stance=stance_words(draft.stance) if draft else None,
        reason=one.reason,
        about=(one.left,) if one.right is None else (one.left, one.right),
        words=tuple(_words(one.anchors, outlets)),
        state=state,
    )


def _field(anchors: Iterable[Anchor]) -> str | None:
    """The field of the assertion that is judged, None for accounts."""
    return next((anchor.field for anchor in anchors if anchor.field), None)


def _words(anchors: Iterable[Anchor], outlets: Callable[[str], str | None]) -> Iterator[Words]:
    for one in anchors:
        yield Words(one.report_id, outlets(one.report_id), one.start, one.end, one.quote)


def _outlet(report_id: str, reports: Reports) -> str | None:
    try:
        return outlet_of(reports(report_id))
    except BadInput:
        return None
