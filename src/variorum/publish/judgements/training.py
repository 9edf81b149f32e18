"""Judgements as training data: the text of each judged report, and what people made of the assertions in it.

docs/judgements.md describes the lines. No person is named in them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from variorum.model.assertion import Account, Assertion, assertion
from variorum.model.finding import Reading, Record
from variorum.model.identity import canonical_json, to_plain
from variorum.model.judgement import Capacity, Judgement, Verdict, latest_of_each, prevailing
from variorum.model.report import Report
from variorum.reconcile.policy import Policy
from variorum.reconcile.settle import reconcile

#: raised when a key changes its meaning or goes; new keys do not raise it
FORMAT = 1


class Label(StrEnum):
    """What people made of an assertion.

    *Rejected*: its reading was rejected, though the report may say so. *Struck*: the report does not say so.
    """

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CORRECTED = "corrected"
    ADDED = "added"
    STRUCK = "struck"


@dataclass(frozen=True, slots=True)
class Labelled:
    """An assertion with its label, the field that was decided, the judgements behind it.

    `before` is what the reader had made of a corrected one.
    """

    said: Assertion
    label: Label
    field: str
    judgements: tuple[str, ...]
    before: Assertion | None = None


def lines(records: Iterable[Record], rules: Policy, reports: Callable[[str], Report]) -> Iterator[str]:
    """A line for each report on which somebody decided, by id; readings are those of a policy."""
    found: dict[str, dict[str, Labelled]] = defaultdict(dict)
    accounts: dict[str, Account] = {}
    for record in records:
        accounts |= {a.id: a for a in record.accounts}
        for one in _labelled(record, rules):
            found[one.said.report_id][one.said.id] = one
    for report_id in sorted(found):
        its = sorted(found[report_id].values(), key=lambda one: (one.said.span, one.said.id))
        yield canonical_json(_line(reports(report_id), its, accounts))


def _labelled(record: Record, rules: Policy) -> Iterator[Labelled]:
    """The assertions on which somebody decided; what was done to one counts more than what was said of its reading."""
    known = {a.id: a for a in record.assertions()}
    yield from _on_readings(record, rules, known)
    for one in record.judgements:
        made = known.get(_made(one, record) or "")
        if one.verdict is Verdict.ADD and made:
            yield Labelled(made, Label.ADDED, made.field, (one.id,))
    for change in record.amended:
        old, by = change.original, (change.judgement_id,)
        if change.now is None:
            yield Labelled(old, Label.STRUCK, old.field, by)
        else:
            yield Labelled(change.now, Label.CORRECTED, old.field, by, old)


def _on_readings(record: Record, rules: Policy, known: Mapping[str, Assertion]) -> Iterator[Labelled]:
    """The assertions behind readings that people accepted or rejected; none where they differ."""
    for finding in reconcile(replace(record, findings=()), rules):
        mine = [j for j in record.judgements if j.about_field and j.field == finding.field]
        for reading in finding.readings:
            said = _verdicts(reading, mine, record.quorum)
            labels = {_LABELS.get(j.verdict) for j in said}
            if len(labels) == 1 and (label := labels.pop()):
                by = tuple(j.id for j in said)
                yield from (Labelled(known[s], label, finding.field, by) for s in reading.assertions)


def _verdicts(reading: Reading, judgements: Iterable[Judgement], quorum: int) -> list[Judgement]:
    """What each person decided on a reading at last, or an adjudicator in their place; none where that is too few."""
    about = {*reading.assertions, *reading.denied_by}
    said = [j for j in judgements if j.left in about or j.verdict is Verdict.NONE]
    last = prevailing(latest_of_each(said))
    enough = len(last) >= quorum or any(j.capacity is Capacity.ADJUDICATOR for j in last)
    return last if enough else []


_LABELS = {
    Verdict.ACCEPT: Label.ACCEPTED,
    Verdict.REJECT: Label.REJECTED,
    Verdict.NONE: Label.REJECTED,
}


def _made(one: Judgement, record: Record) -> str | None:
    """The id of the assertion that a judgement adds to an account of the record."""
    home = next((a for a in record.accounts if a.id == one.left), None)
    if home is None or one.draft is None:
        return None
    return assertion(one.draft, report_id=home.report_id, account_id=home.id).id


def _line(report: Report, its: Sequence[Labelled], accounts: Mapping[str, Account]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "report_id": report.id,
        "sha256": report.sha256,
        "outlet": report.outlet,
        "published": report.published.iso if report.published else None,
        "language": report.language,
        "text": report.text,
        "assertions": [_assertion(one, accounts) for one in its],
    }


def _assertion(one: Labelled, accounts: Mapping[str, Account]) -> dict[str, Any]:
    head = accounts[one.said.account_id].head
    return {
        **_said(one.said),
        "account": to_plain(head),
        "label": one.label.value,
        "decided": one.field,
        "before": None if one.before is None else _said(one.before),
        "judgements": list(one.judgements),
    }


def _said(said: Assertion) -> dict[str, Any]:
    """What an assertion says, where: without its ids, which are those of one store."""
    left_out = ("id", "report_id", "account_id", "span")
    told = {f.name: to_plain(getattr(said, f.name)) for f in fields(said) if f.name not in left_out}
    return {"start": said.span.start, "end": said.span.end, "quote": said.span.quote, **told}
