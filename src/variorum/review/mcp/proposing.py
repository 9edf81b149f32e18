"""Proposals of a program: judgements that settle nothing, made as those of people are."""

from __future__ import annotations

from dataclasses import dataclass, fields

from variorum.errors import BadInput
from variorum.model.assertion import Assertion
from variorum.model.finding import Record
from variorum.model.judgement import Verdict
from variorum.review.contents import record_of
from variorum.review.decide.offer import offered
from variorum.review.queue.index import Shelf

#: what can be proposed
VERDICTS = (
    *(Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT, Verdict.ADD),
    *(Verdict.SAME, Verdict.DIFFERENT),
)
_ON_PAIRS = (Verdict.SAME, Verdict.DIFFERENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What is proposed, why, and at which words; "" is not given.

    The words are those of an assertion, or a quote of a report. `value`, `voice`, `role`, `polarity` and `certainty`
    are what a corrected or added assertion says.
    """

    verdict: Verdict
    incident: str
    reason: str
    field: str = ""
    assertion: str = ""
    report: str = ""
    quote: str = ""
    value: str = ""
    voice: str = ""
    role: str = ""
    polarity: str = ""
    certainty: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class Proposed:
    """Proposals as they stand in the store, by id; `new` is False where the same was proposed before."""

    judgements: tuple[str, ...]
    by: str
    at: str
    new: bool
    note: str = "A proposal settles nothing: it waits for a person."


def propose(shelf: Shelf, asked: Proposal, by: str) -> Proposed:
    """Append a proposal of the program `by`; BadInput where it names no words that are there, or gives no reason."""
    if asked.verdict not in VERDICTS:
        raise BadInput("this can't be proposed", where=asked.verdict, mend=", ".join(VERDICTS))
    if not asked.reason.strip():
        raise BadInput("no reason is given", where="reason", mend="say why, for the person who decides")
    record = record_of(shelf, asked.incident)
    form = {f.name: getattr(asked, f.name) for f in fields(asked)} | _words(asked, record, shelf.policy.name)
    found, new = offered(shelf, record, asked.verdict, form, by=by)
    return Proposed(tuple(one.id for one in found), by, found[0].at, new)


def _words(asked: Proposal, record: Record, policy: str) -> dict[str, str]:
    """What a form names its words by: a reading, an assertion, or an account with words of its report."""
    if asked.verdict in _ON_PAIRS:
        return {}
    if asked.verdict is Verdict.ADD:
        return {"account": _account(asked, record), "words": asked.quote}
    said = _assertion(asked, record)
    if asked.verdict is Verdict.CORRECT:
        return {"assertion": said.id}
    return {"reading": _reading(asked.field, said, record, policy)}


def _account(asked: Proposal, record: Record) -> str:
    """The account of the incident in the report that is quoted; its first, where there are several."""
    for account in record.accounts:
        if account.report_id == asked.report:
            return account.id
    raise BadInput(
        "the incident has no such report", where=asked.report or "no report", mend=_reports(record)
    )


def _reports(record: Record) -> str:
    return f"its reports are {', '.join(report.id for report in record.reports)}"


def _assertion(asked: Proposal, record: Record) -> Assertion:
    """The one assertion that is named by id, or by its field, its report and its words."""
    name = asked.field.partition("/")[0]
    found = [
        a
        for a in record.assertions()
        if a.id == asked.assertion
        or (not asked.assertion and (a.report_id, a.field, a.original) == (asked.report, name, asked.quote))
    ]
    if len(found) != 1:
        what = (
            "more than one assertion stands at these words" if found else "no assertion stands at these words"
        )
        mend = "give the id of a witness, as explain_field shows it"
        raise BadInput(what, where=asked.assertion or asked.quote or "no words", mend=mend)
    return found[0]


def _reading(field: str, said: Assertion, record: Record, policy: str) -> str:
    finding = record.under(policy).get(field)
    for reading in finding.readings if finding else ():
        if said.id in (*reading.assertions, *reading.denied_by):
            return reading.id
    raise BadInput(f"no reading of {field or 'a field'} rests on it", where=said.id, mend="name the field")
