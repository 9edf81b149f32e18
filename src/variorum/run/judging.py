"""Taking in what people decide: the judgements are appended, then what they touch is linked and settled again.

Only that: the rest of the store stays as it is, so a decision takes as long for a large store as for a small one.
A program that dies in between has lost nothing: the next run makes the record of what was appended.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from variorum.model.judgement import Judgement, Verdict
from variorum.run.linking import take_step
from variorum.run.pipeline import settle
from variorum.settings import silent
from variorum.store import Store


@dataclass(frozen=True, slots=True)
class Taken:
    """What decisions changed: the incidents that were settled again, and whether reports were linked in another way."""

    incidents: tuple[str, ...]
    relinked: bool


def take(store: Store, made: Sequence[Judgement], *, since: str | None = None) -> Taken:
    """Append decisions and bring the record up to date; `since` (a time, for people) as for `pipeline.link`."""
    store.add_judgements(made)
    relinked = False
    if any(j.about_pair for j in _meant(store, made)):
        relinked = take_step(store, watch=silent, since=since).changed
    reports = {anchor.report_id for j in _meant(store, made) for anchor in j.anchors}
    touched = sorted({*store.told_in(sorted(reports)), *store.unsettled()})
    store.settle(touched, [f for record in store.records(touched) for f in settle(record)])
    return Taken(tuple(touched), relinked)


def _meant(store: Store, made: Iterable[Judgement]) -> list[Judgement]:
    """The judgements with those that they undo, and that those had undone."""
    found = list(made)
    if all(j.verdict is not Verdict.UNDO for j in found):
        return found
    known = {j.id: j for j in store.judgements()}
    for one in found:
        if one.verdict is Verdict.UNDO and one.left in known:
            found.append(known[one.left])
    return found
