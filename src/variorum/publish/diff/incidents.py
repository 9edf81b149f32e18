"""What became of each incident: appeared, merged, split, gone, or with other fields, and from which reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from variorum.model.codebook import TOLLS
from variorum.model.finding import Record
from variorum.model.judgement import Judgement
from variorum.publish.diff.fields import Cause, FieldChange, Pair, Why, field_changes, report_words
from variorum.publish.diff.judged import judged_words
from variorum.publish.diff.matching import Match, matches, nearest
from variorum.publish.summary import block
from variorum.run.sides import Side


class Fate(StrEnum):
    """What became of an incident."""

    APPEARED = "appeared"
    MERGED = "merged"
    SPLIT = "split"
    REGROUPED = "regrouped"
    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class IncidentChange:
    """An incident that differs: what it is, its ids before and after, reports that came and went, and its fields.

    `why` are the judgements between the two states that touch it.
    """

    fate: Fate
    what: str
    when: str
    where: str
    background: bool
    before: tuple[str, ...]
    after: tuple[str, ...]
    new_reports: tuple[str, ...]
    lost_reports: tuple[str, ...]
    fields: tuple[FieldChange, ...]
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs between two sides, and how many incidents are as before.

    `left_out` are reports that state no time, or not enough of one, as "outlet id: why"; `readers` is who read where
    that differs.
    """

    kind: str
    names: tuple[str, str]
    policies: tuple[str, str]
    changes: tuple[IncidentChange, ...]
    same: int
    left_out: tuple[str, ...] = ()
    readers: tuple[str, str] | None = None


def difference(before: Side, after: Side, *, only: str | None = None) -> Difference:
    """What differs from one side to the other; with `only`, of the incident whose id starts so on either side."""
    groups = [m for m in matches(before.records, after.records) if only is None or _is(m, only)]
    found = [change for match in groups if (change := _change(match, before, after))]
    readers = " and ".join(before.readers), " and ".join(after.readers)
    left_out = dict.fromkeys(
        f"{r.outlet} {r.report_id}: {r.why}" for side in (before, after) for r in side.left_out
    )
    return Difference(
        kind=before.kind.value,
        names=(before.name, after.name),
        policies=(before.policy, after.policy),
        changes=tuple(sorted(found, key=_order)),
        same=len(groups) - len(found),
        left_out=tuple(left_out),
        readers=readers if readers[0] != readers[1] else None,
    )


def _is(match: Match, prefix: str) -> bool:
    return any(r.incident.id.startswith((prefix, f"i_{prefix}")) for r in (*match.before, *match.after))


def _order(change: IncidentChange) -> tuple[object, ...]:
    return change.background, list(Fate).index(change.fate), change.after or change.before


def _change(match: Match, before: Side, after: Side) -> IncidentChange | None:
    fate = _fate(match)
    pairs = [_pair(record, match.before, before, after) for record in match.after]
    changed = [f for pair in pairs if pair for f in field_changes(pair)] if len(pairs) == 1 else []
    fields = tuple(sorted(changed, key=_weight))
    reports = _reports(match.before, match.after), _reports(match.after, match.before)
    if fate is Fate.CHANGED and not (fields or any(reports)):
        return None
    shown, policy = (match.after[0], after.policy) if match.after else (match.before[0], before.policy)
    summary = block(shown, policy)
    return IncidentChange(
        fate=fate,
        what=summary.what,
        when=summary.when,
        where=summary.where,
        background=summary.background,
        before=_ids(match.before),
        after=_ids(match.after),
        new_reports=reports[1],
        lost_reports=reports[0],
        fields=fields,
        why=tuple(_judged(match, before.judgements, after.judgements)),
    )


def _weight(change: FieldChange) -> tuple[bool, bool, bool]:
    """Another value before another status, and tolls and who did it before the rest; then as in the codebook."""
    same = change.before == change.after
    other = change.field.partition("/")[0] not in (*TOLLS, "group")
    return same, other, same and change.status[0] == change.status[1]


def _fate(match: Match) -> Fate:
    had, have = len(match.before), len(match.after)
    if not had or not have:
        return Fate.GONE if had else Fate.APPEARED
    if had > 1 and have > 1:
        return Fate.REGROUPED
    return Fate.MERGED if had > 1 else Fate.SPLIT if have > 1 else Fate.CHANGED


def _pair(record: Record, others: Sequence[Record], before: Side, after: Side) -> Pair | None:
    other = nearest(record, others)
    return Pair(other, record, (before.policy, after.policy)) if other else None


def _ids(records: Iterable[Record]) -> tuple[str, ...]:
    return tuple(r.incident.id for r in records)


def _reports(records: Sequence[Record], others: Sequence[Record]) -> tuple[str, ...]:
    """The reports of one state that the other does not have, in words."""
    known = {r.id for record in others for r in record.reports}
    return tuple(
        dict.fromkeys(report_words(r) for record in records for r in record.reports if r.id not in known)
    )


def _judged(match: Match, before: Iterable[Judgement], after: Iterable[Judgement]) -> Iterator[Why]:
    """The decisions that only one state knows, about accounts or assertions of these incidents."""
    records = (*match.before, *match.after)
    ids = {a.id for r in records for a in r.accounts} | {a.id for r in records for a in r.assertions()}
    had = {j.id: j for j in before}
    have = {j.id: j for j in after}
    for identity in sorted(had.keys() ^ have.keys()):
        one = (had | have)[identity]
        if ids & {one.left, one.right}:
            yield Why(Cause.JUDGEMENT, judged_words(one), (one.id,))
