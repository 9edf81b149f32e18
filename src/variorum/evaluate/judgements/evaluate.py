"""Measure the reader by what people decided in a store of their own."""

from __future__ import annotations

from variorum.evaluate.judgements.corrections import by_field, by_reader, misses, readers
from variorum.evaluate.judgements.effort import effort
from variorum.evaluate.judgements.work import work_of
from variorum.evaluate.outcome import Figures, Outcome, Task
from variorum.reconcile.policies import policy
from variorum.settings import DEFAULT_POLICY
from variorum.store import open_store


def evaluate(task: Task) -> Outcome:
    """Verdicts by field and by reader, effort by person; BadInput if there is no store in the folder."""
    with open_store(task.data, create=False) as store:
        work = work_of(store)
    read_by = readers(work)
    figures: dict[str, Figures] = {
        "effort": effort(work),
        "fields": by_field(work, policy(DEFAULT_POLICY)),
        "readers": read_by,
    }
    if len(read_by) > 1:
        figures["fields_by_reader"] = by_reader(work)
    return Outcome(figures, len({a.report_id for a in work.accounts}), tuple(misses(work)))
