"""What each coder made of each field, by their own decisions alone: what agreement is measured on.

A coder's choice is the value that the record would have by the reader and this one person's judgements in force (see
`own`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.model.amending import upon
from variorum.model.assertion import Account
from variorum.model.codebook import codebook
from variorum.model.finding import Finding, Reading, Record, Status
from variorum.model.judgement import Capacity, Judgement, Verdict, in_force
from variorum.model.value import Count
from variorum.publish.judgements.own import Own, own_work
from variorum.publish.summary_words import words
from variorum.reconcile.decided import RULE
from variorum.reconcile.policy import Policy
from variorum.reconcile.settle import reconcile

#: the row of decisions on two accounts, which are on no field
SAME_INCIDENT = "same incident"
#: the choice of who found that no reading of a field is supported
NONE = Status.NONE_SUPPORTED.value


@dataclass(frozen=True, slots=True)
class Choice:
    """What one coder chose: the value in words, and its number where it is one."""

    by: str
    value: str
    number: float | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that coders decided: a field of an incident, or two accounts as (id, id).

    Of fields with many values each value is a unit, in `about`, and is chosen or not.
    """

    field: str
    where: tuple[str, ...]
    about: str
    choices: tuple[Choice, ...]

    @property
    def agreed(self) -> bool:
        """True if all chose the same."""
        return len({c.value for c in self.choices}) == 1


#: where a choice was made: the field, the incident or accounts, and the value where the field has many
Key = tuple[str, tuple[str, ...], str]


def units(
    records: Iterable[Record], accounts: Sequence[Account], judgements: Iterable[Judgement], rules: Policy
) -> list[Unit]:
    """What two coders or more decided, by field and place; as for `choices`. Adjudicators are left out."""
    found = sorted(choices(records, accounts, judgements, rules, only=Capacity.CODER).items())
    return [Unit(*key, tuple(its)) for key, its in found if len(its) > 1]


def choices(
    records: Iterable[Record],
    accounts: Sequence[Account],
    judgements: Iterable[Judgement],
    rules: Policy,
    *,
    only: Capacity | None = None,
) -> dict[Key, list[Choice]]:
    """What each person chose (in one capacity only), proposals and what is undone left out.

    `accounts` are those of the reports that the judgements are about, as the reader found them.
    """
    work = own_work(accounts, in_force(judgements), only=only)
    read = {a.id: a for a in accounts}
    chosen: dict[Key, list[Choice]] = defaultdict(list)
    for own in work:
        for pair, choice in _pairs(own):
            chosen[SAME_INCIDENT, pair, ""].append(choice)
    for record in records:
        bare = as_read(record, read)
        for own in work:
            for field, about, choice in _choices(own, bare, rules):
                chosen[field, (record.incident.id,), about].append(choice)
    return chosen


def by_machine(record: Record, rules: Policy) -> dict[Key, str]:
    """What a policy makes of a record as it was read (`as_read`), in the words of choices."""
    found: dict[Key, str] = {}
    for finding in reconcile(record, rules):
        where = (record.incident.id,)
        if _many(finding):
            taken = {words(r.value): r.id in finding.chosen for r in finding.readings}
            for about, chosen in taken.items():
                found[finding.field, where, about] = (Verdict.ACCEPT if chosen else Verdict.REJECT).value
        else:
            chosen_one = _chosen(finding)
            found[finding.field, where, ""] = NONE if chosen_one is None else words(chosen_one.value)
    return found


def as_read(record: Record, read: Mapping[str, Account]) -> Record:
    """The record as the reader found it; what nobody judged has its accounts as they are."""
    its = tuple(read.get(a.id, a) for a in record.accounts)
    # each person's choice by itself, however many have to choose alike for the record
    return replace(record, accounts=its, findings=(), judgements=(), amended=(), quorum=1)


def _pairs(own: Own) -> Iterator[tuple[tuple[str, ...], Choice]]:
    """The last word on each two accounts, but for who is unsure."""
    pairs = (j for j in own.found.judgements if j.about_pair)
    last = {tuple(sorted((j.left, j.right or ""))): j.verdict for j in pairs}
    for pair, verdict in last.items():
        if verdict is not Verdict.UNSURE:
            yield pair, Choice(own.by, verdict.value)


def _choices(own: Own, bare: Record, rules: Policy) -> Iterator[tuple[str, str, Choice]]:
    """What somebody chose of this record, as (field, about, choice)."""
    record = upon(bare, own.found)
    mine = tuple(j for j in record.judgements if j.id in own.judgements)
    if not mine:
        return
    for finding in reconcile(replace(record, judgements=mine), rules):
        if _many(finding):
            for about, verdict in _each(finding, mine):
                yield finding.field, about, Choice(own.by, verdict)
        elif choice := _one(own, finding):
            yield finding.field, "", choice


def _one(own: Own, finding: Finding) -> Choice | None:
    """The value that somebody settled a field on, or that an assertion of theirs gives; None if there is none such."""
    chosen = _chosen(finding)
    if chosen is None:
        return Choice(own.by, NONE) if finding.rule == RULE else None
    if finding.rule != RULE and own.made.isdisjoint(chosen.assertions):
        return None
    return Choice(own.by, words(chosen.value), _number(chosen))


def _chosen(finding: Finding) -> Reading | None:
    return next((r for r in finding.readings if r.id in finding.chosen), None)


def _many(finding: Finding) -> bool:
    return codebook().field(finding.field.partition("/")[0]).many


def _number(reading: Reading) -> float | None:
    """The number of a toll: its best, else the end that is known."""
    value = reading.value
    if not isinstance(value, Count):
        return None
    known = next((n for n in (value.best, value.low, value.high) if n is not None), None)
    return None if known is None else float(known)


def _each(finding: Finding, judgements: Iterable[Judgement]) -> Iterator[tuple[str, str]]:
    """Which values of a field of many somebody accepted or rejected at last; none supported rejects all."""
    backed = {s: words(r.value) for r in finding.readings for s in (*r.assertions, *r.denied_by)}
    found: dict[str, str] = {}
    for one in judgements:
        if one.field != finding.field:
            continue
        if one.verdict is Verdict.NONE:
            found |= dict.fromkeys(backed.values(), Verdict.REJECT.value)
        elif one.verdict in (Verdict.ACCEPT, Verdict.REJECT) and one.left in backed:
            found[backed[one.left]] = one.verdict.value
    yield from found.items()
