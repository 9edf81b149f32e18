"""What people decided between two states, as a cause of what differs."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.finding import Amended, Finding, Record
from variorum.model.judgement import Judgement


def judged_words(one: Judgement) -> str:
    """What was decided, by whom and why."""
    return f"{one.verdict}, by {one.by}" + (f": {one.reason}" if one.reason else "")


def judged(
    before: tuple[Record, Finding | None], after: tuple[Record, Finding | None]
) -> Iterator[tuple[str, str]]:
    """The decisions that only one state knows and that touch a field: words and id of each, once.

    They are about the field itself, or about assertions behind one of its readings.
    """
    mine, its = _touching(*before), _touching(*after)
    for name in sorted(mine.keys() ^ its.keys()):
        yield judged_words((mine | its)[name]), name


def _touching(record: Record, finding: Finding | None) -> dict[str, Judgement]:
    backing = {s for r in finding.readings for s in r.assertions} if finding else set()
    field = finding.field.partition("/")[0] if finding else None
    ids = set(finding.judgements) if finding else set()
    ids |= {a.judgement_id for a in record.amended if _of(a, backing, field)}
    return {j.id: j for j in record.judgements if j.id in ids or _adds(j, backing, record)}


def _of(one: Amended, backing: set[str], field: str | None) -> bool:
    return one.original.field == field or (one.now is not None and one.now.id in backing)


def _adds(one: Judgement, backing: set[str], record: Record) -> bool:
    """True if the judgement added an assertion that backs a reading."""
    draft = one.draft
    if draft is None or one.left not in {a.id for a in record.accounts}:
        return False
    return any(
        a.id in backing and a.span == draft.span and a.rule == draft.rule
        for a in record.assertions(draft.field)
    )
