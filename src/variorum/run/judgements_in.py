"""Taking in judgements that were made on another store of the same reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from variorum.coding.judgements import judgement_of
from variorum.errors import BadInput
from variorum.model.assertion import spans
from variorum.model.judgement import Judgement
from variorum.model.report import Skip
from variorum.run.judging import take
from variorum.store import Store


@dataclass(frozen=True, slots=True)
class Received:
    """How many judgements are new here and how many were held; `lost`: of all those, how many found not their words.

    `settled` is how many incidents the new ones touched; `skipped` are the lines that hold no judgement.
    """

    new: int
    held: int
    lost: int
    settled: int
    skipped: tuple[Skip, ...] = ()


def receive(store: Store, lines: Iterable[bytes], name: str, *, since: str | None = None) -> Received:
    """Append the judgements of the file `name`; a bad line is recorded as a skip, the others go in together.

    One whose words no report here has is kept too: it counts once they are read. `since` as for `judging.take`.
    """
    told = list(_told(store, lines, name))
    skipped = tuple(one for one in told if isinstance(one, Skip))
    for skip in skipped:
        store.add_skip(skip)
    found = {one.id: one for one in told if isinstance(one, Judgement)}
    held = {one.id for one in store.judgements()} & found.keys()
    done = take(store, [one for one in found.values() if one.id not in held], since=since)
    lost = {one.id for one in store.lost_judgements()} & found.keys()
    return Received(len(found) - len(held), len(held), len(lost), len(done.incidents), skipped)


def _told(store: Store, lines: Iterable[bytes], name: str) -> Iterator[Judgement | Skip]:
    for number, text in enumerate(lines, 1):
        if not text.strip():
            continue
        where = f"{name}:{number}"
        try:
            one = judgement_of(text, where)
            _check_words(store, one, where)
        except BadInput as error:
            yield Skip(where, error.what, error.mend)
        else:
            yield one


def _check_words(store: Store, one: Judgement, where: str) -> None:
    """BadInput where an assertion that a person made quotes words that its report does not have there."""
    if one.draft is None:
        return
    try:
        report = store.report(one.anchors[0].report_id)
    except BadInput:
        return
    if not all(report.holds(span) for span in spans(one.draft)):
        mend = "take the reports in with the version that the judgements were made with"
        raise BadInput("its words do not stand there in the report", where=where, mend=mend)
