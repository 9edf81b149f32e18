"""What people disagree on: fields, pairs of accounts, and amendments, each with what every person holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from variorum.model.finding import Finding, Record
from variorum.model.judgement import Judgement, Verdict, binding, in_force, latest_of_each, rivals
from variorum.publish.detail import ReadingDetail, detail
from variorum.publish.summary_words import field_label, words
from variorum.reconcile.decided import DIFFER
from variorum.review.decide.said import told
from variorum.review.decide.state import field_state, record_state
from variorum.store import Store


@dataclass(frozen=True, slots=True)
class Side:
    """What one person holds, and why."""

    by: str
    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to decide: what the button says, and what it sends."""

    words: str
    do: str


@dataclass(frozen=True, slots=True)
class Contested:
    """A question on which people differ. `field` is "" where it is about the incident; `hidden` goes with each choice."""

    incident_id: str
    name: str
    label: str
    field: str
    state: str
    sides: tuple[Side, ...]
    choices: tuple[Choice, ...]
    hidden: tuple[tuple[str, str], ...] = ()


def contested(store: Store, policy: str) -> tuple[Contested, ...]:
    """All questions that wait for an adjudicator, by incident and in the order of fields."""
    standing = in_force(store.judgements())
    with store.look() as look:
        ids = look.ruled(policy, DIFFER)
    amended = [j for its in _amendments(standing) for j in its]
    homes = store.told_in(sorted({a.report_id for j in amended for a in j.anchors}))
    found = [c for r in store.records(ids) for c in _fields(r, policy)]
    found += [c for r in store.records(homes) for c in _words(r, amended, policy)]
    return (*found, *_pairs(store, standing, policy))


def _fields(record: Record, policy: str) -> Iterator[Contested]:
    shown = {f.field: f for f in detail(record, policy).fields}
    for name, finding in record.under(policy).items():
        if finding.rule.endswith(DIFFER):
            mine = [j for j in record.judgements if j.id in finding.judgements]
            yield _field(record, finding, mine, shown[name].readings)


def _field(
    record: Record, finding: Finding, mine: Sequence[Judgement], readings: Sequence[ReadingDetail]
) -> Contested:
    choices = [Choice(f"It is {r.value}", f"accept {r.id}") for r in readings if r.id]
    return Contested(
        incident_id=record.incident.id,
        name=record.accounts[0].label,
        label=field_label(finding.field),
        field=finding.field,
        state=field_state(finding),
        sides=tuple(_side(j, record) for j in latest_of_each(mine)),
        choices=(*choices, Choice("None is supported", "none")),
    )


def _side(one: Judgement, record: Record) -> Side:
    return Side(one.by, told(one, record), one.reason)


def _amendments(standing: Iterable[Judgement]) -> Iterator[list[Judgement]]:
    """The corrections and strikes of one assertion that contradict each other."""
    found: dict[str, list[Judgement]] = {}
    for one in standing:
        if one.verdict in (Verdict.CORRECT, Verdict.STRIKE):
            found.setdefault(one.left, []).append(one)
    yield from (its for its in found.values() if _differ(its))


def _differ(its: Sequence[Judgement]) -> bool:
    """True if several people answer a question, and no answer binds."""
    return not binding(its) and len(latest_of_each(its)) > 1


def _words(record: Record, amended: Sequence[Judgement], policy: str) -> Iterator[Contested]:
    known = {a.id: a for a in record.assertions()}
    for name in dict.fromkeys(j.left for j in amended if j.left in known):
        its, about = latest_of_each(j for j in amended if j.left == name), known[name]
        yield Contested(
            incident_id=record.incident.id,
            name=record.accounts[0].label,
            label=f"“{about.original}”, which the reader took for {words(about.value)}",
            field="",
            state=record_state(record, policy),
            sides=tuple(_side(j, record) for j in its),
            choices=(Choice("The report does not say so", "strike"),),
            hidden=(("assertion", name),),
        )


def _pairs(store: Store, standing: Sequence[Judgement], policy: str) -> Iterator[Contested]:
    """One question for two incidents, however many of their accounts are named."""
    asked: set[frozenset[str]] = set()
    for its in rivals(standing).values():
        if not _differ(its):
            continue
        records = list(_of(store, its[0]))
        both = frozenset(r.incident.id for r in records)
        if both and both not in asked:
            asked.add(both)
            yield _pair(records, latest_of_each(its), policy)


def _of(store: Store, one: Judgement) -> Iterator[Record]:
    """The records that the two accounts are in: two, or one where they are linked."""
    ids = store.told_in([a.report_id for a in one.anchors])
    for record in store.records(ids):
        if {a.id for a in record.accounts} & {one.left, one.right}:
            yield record


def _pair(records: Sequence[Record], its: Sequence[Judgement], policy: str) -> Contested:
    first, last = records[0], records[-1]
    apart = first is not last
    choices = (Choice("The same incident", "same"), Choice("Different incidents", "different"))
    return Contested(
        incident_id=first.incident.id,
        name=first.accounts[0].label,
        label=f"is it {last.accounts[0].label}?" if apart else "are all its accounts one incident?",
        field="",
        state=record_state(first, policy),
        sides=tuple(_side(j, first) for j in its),
        choices=choices if apart else (),
        hidden=(("other", last.incident.id),) if apart else (),
    )
