"""Judgements: people's decisions, appended and never edited."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from variorum.model.amending import Heard, heard
from variorum.model.judgement import Judgement, in_force, in_order, pending, undisputed
from variorum.store import accounts as account_rows
from variorum.store.desk_tables import desk_settings
from variorum.store.rows import batches, from_row, held_ids, insert_all, to_row
from variorum.store.tables import judgement_reports, judgements

#: the setting that says how many people must decide alike
_QUORUM = "quorum"


def add(connection: Connection, some: Iterable[Judgement]) -> None:
    """Append decisions; the same decision twice is one row."""
    given = {j.id: j for j in some}
    held = held_ids(connection, judgements, list(given))
    new = [j for name, j in given.items() if name not in held]
    insert_all(connection, judgements, [to_row(j, judgements) for j in new])
    insert_all(connection, judgement_reports, [row for j in new for row in _report_rows(j)])


def _report_rows(one: Judgement) -> list[dict[str, str]]:
    named = sorted({anchor.report_id for anchor in one.anchors})
    return [{"judgement_id": one.id, "report_id": report_id} for report_id in named]


def load(connection: Connection, *where: ColumnElement[bool]) -> list[Judgement]:
    """All decisions, or those that meet conditions on the table, oldest first."""
    query = select(judgements).where(*where).order_by(judgements.c.at, judgements.c.id)
    return [from_row(Judgement, row) for row in connection.execute(query)]


@dataclass(frozen=True, slots=True)
class Ruled:
    """What people made of some reports: what they amended and decided, what waits, how many must decide alike."""

    spoken: Heard = field(default_factory=Heard)
    waiting: tuple[Judgement, ...] = ()
    quorum: int = 1


def of_reports(connection: Connection, report_ids: Sequence[str], *, by: str | None = None) -> Ruled:
    """What the judgements about words of these reports come to; those of `by` alone, as if nobody else had judged."""
    number = 1 if by else quorum(connection)
    every = _about(connection, report_ids)
    if not every:
        return Ruled(quorum=number)
    mine = [j for j in in_force(every) if by in (None, j.by)]
    waiting = pending(every)
    spoken = hear(connection, mine, quorum=number)
    placed = hear(connection, waiting).judgements if waiting else ()
    return Ruled(spoken, placed, number)


def _about(connection: Connection, report_ids: Sequence[str]) -> list[Judgement]:
    about = select(judgement_reports.c.judgement_id)
    chosen = about.where(judgement_reports.c.report_id.in_(report_ids))
    some = load(connection, judgements.c.id.in_(chosen))
    # undoing names a judgement, not words
    return [*some, *_undoing(connection, [j.id for j in some])] if some else []


def _undoing(connection: Connection, names: Sequence[str]) -> list[Judgement]:
    """What undoes these judgements, what undoes that, and so on."""
    found: list[Judgement] = []
    while names:
        found += (
            more := [
                j for some in batches(list(names)) for j in load(connection, judgements.c.left.in_(some))
            ]
        )
        names = [j.id for j in more]
    return found


def hear(connection: Connection, some: Sequence[Judgement], *, quorum: int = 1) -> Heard:
    """What judgements make of all current accounts of the reports that they are about."""
    names = sorted({anchor.report_id for j in some for anchor in j.anchors})
    return heard(account_rows.of_reports(connection, names), some, quorum=quorum)


def pairs(connection: Connection) -> list[Judgement]:
    """The decisions on two accounts that hold now, with the accounts' present ids, oldest first."""
    ruled = undisputed(in_force(load(connection)), quorum=quorum(connection))
    standing = [j for j in ruled if j.about_pair]
    names = account_rows.current_ids(connection, sorted({name for j in standing for name in _both(j)}))
    # only where a report was read anew must the words be looked for
    moved = [j for j in standing if not names.issuperset(_both(j))]
    return in_order([*(j for j in standing if j not in moved), *hear(connection, moved).judgements])


def _both(one: Judgement) -> tuple[str, ...]:
    return (one.left,) if one.right is None else (one.left, one.right)


def quorum(connection: Connection) -> int:
    """How many people must decide alike before a decision counts; 1 unless the store says otherwise."""
    query = select(desk_settings.c.value).where(desk_settings.c.name == _QUORUM)
    return int(connection.scalar(query) or 1)


def put_quorum(connection: Connection, number: int) -> None:
    """From now on so many people must decide alike."""
    connection.execute(delete(desk_settings).where(desk_settings.c.name == _QUORUM))
    connection.execute(insert(desk_settings).values(name=_QUORUM, value=str(number)))
