"""Decisions in words, for the page of the incident that they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from variorum.model.assertion import Assertion
from variorum.model.finding import Record
from variorum.model.judgement import Judgement, Verdict
from variorum.publish.detail import outlet_of, stance_words
from variorum.publish.summary_words import field_label, words

#: letters of an ISO time up to the minute
_MINUTE = 16


@dataclass(frozen=True, slots=True)
class Done:
    """A decision on the page; `mine` if who looks at it made it."""

    id: str
    by: str
    at: str
    what: str
    reason: str
    mine: bool

    @property
    def when(self) -> str:
        """Up to the minute, in UTC."""
        return f"{self.at[:_MINUTE].replace('T', ' ')} UTC"


def decisions(record: Record, person: str) -> tuple[Done, ...]:
    """The decisions on an incident that count, the latest first; one line for what one act decided alike."""
    found: dict[tuple[str, str, str], Done] = {}
    for one in record.judgements:
        what = told(one, record)
        found[one.by, one.at, what] = Done(one.id, one.by, one.at, what, one.reason, one.by == person)
    return tuple(reversed(found.values()))


def at_once(done: Iterable[Done], record: Record, identity: str) -> tuple[Done, ...]:
    """What one act decided, by the id of one of its judgements; nothing if it does not count."""
    when = {(j.by, j.at) for j in record.judgements if j.id == identity}
    return tuple(d for d in done if (d.by, d.at) in when)


def proposals(record: Record) -> tuple[Done, ...]:
    """What was proposed about this incident and waits for a person."""
    return tuple(Done(j.id, j.by, j.at, told(j, record), j.reason, mine=False) for j in record.proposals)


def line(one: Judgement, record: Record) -> str:
    """A decision in one line."""
    why = f": {one.reason}" if one.reason else ""
    return f"{one.by}, {one.at[:_MINUTE].replace('T', ' ')} UTC: {told(one, record)}{why}"


def told(one: Judgement, record: Record) -> str:
    """What was decided: "Killed: accepted 84"."""
    field = field_label(one.field) if one.field else ""
    match one.verdict:
        case Verdict.ACCEPT | Verdict.REJECT:
            return f"{field}: {one.verdict}ed {_value(one, record)}"
        case Verdict.NONE:
            return f"{field}: none of the readings is supported"
        case Verdict.UNSURE if one.right is None:
            return f"{field}: unsure"
        case Verdict.SAME | Verdict.DIFFERENT | Verdict.UNSURE:
            return _of_pair(one, record)
    return _of_words(one, record)


def _value(one: Judgement, record: Record) -> str:
    """The value that the decision was about, as the record gives it now."""
    about = next((a for a in _known(record) if a.id == one.left), None)
    inferred = {i.assertion_id: i.value for i in record.incident.inferences}
    return words(inferred.get(about.id, about.value)) if about else f"“{one.anchors[0].quote}”"


def _known(record: Record) -> Iterator[Assertion]:
    yield from record.assertions()
    yield from (a.original for a in record.amended)


def _of_pair(one: Judgement, record: Record) -> str:
    """Of two accounts at least one is of this incident."""
    mine = {a.id: a for a in record.accounts}
    names = [outlet_of(record.report(mine[i].report_id)) for i in (one.left, one.right) if i in mine]
    other = [a.quote for a in one.anchors if a.id not in mine]
    beside = f" and “{other[0]}” of another incident" if other else ""
    verdict = {Verdict.SAME: "the same incident", Verdict.DIFFERENT: "different incidents"}
    return (
        f"{' and '.join(names)}{beside}: {verdict.get(one.verdict, 'can not tell whether they are the same')}"
    )


def _of_words(one: Judgement, record: Record) -> str:
    quote = one.draft.span.quote if one.draft else one.anchors[0].quote if one.anchors else ""
    if one.verdict is Verdict.STRIKE or one.draft is None:
        return f"struck “{quote}”: the report does not say so"
    stance = stance_words(one.draft.stance)
    says = f"{words(one.draft.value)} ({one.draft.voice.primary.name}, {stance})"
    did = "added" if one.verdict is Verdict.ADD else f"corrected {_value(one, record)} at"
    return f"{field_label(one.draft.field)}: {did} “{quote}”: {says}"
