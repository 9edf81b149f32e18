"""Agreement on a terminal: a table of fields, one of pairs of coders, and where they differ."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.table import Table

from variorum.publish.judgements.agreement import Agreement
from variorum.publish.judgements.choices import Unit
from variorum.publish.summary_words import ID_SHOWN, first_words, number
from variorum.publish.terminal import all_safe

#: letters of a value that are shown; `--json` has all of them
_VALUE = 30


def draw_agreement(console: Console, found: Agreement, *, limit: int) -> None:
    """Print the agreement, and the first `limit` things on which coders differ."""
    for part in _parts(all_safe(found), limit):
        console.print(part)


def _parts(found: Agreement, limit: int) -> Iterator[RenderableType]:
    if not found.units:
        yield "no field was decided by two coders"
        return
    yield _fields(found)
    if len(found.pairs) > 1:
        yield ""
        yield _pairs(found)
    if found.differ:
        yield ""
        yield _differ(found.differ[:limit])
    yield f"{number(found.units, 'decision')} of two coders or more, {len(found.differ):,} on which they differ"


def _fields(found: Agreement) -> Table:
    table = _table("field", "decided", "coders", "alpha", "metric", "alike")
    for one in found.fields:
        value = "–" if one.alpha is None else f"{one.alpha:.3f}"
        table.add_row(one.label, str(one.units), str(one.coders), value, one.metric, f"{one.alike:.0%}")
    return table


def _pairs(found: Agreement) -> Table:
    table = _table("coders", "decided", "alike")
    for one in found.pairs:
        table.add_row(" and ".join(one.coders), str(one.units), f"{one.alike:.0%}")
    return table


def _differ(some: tuple[Unit, ...]) -> Table:
    table = _table("differ on", "incident", "choices")
    for unit in some:
        field = f"{unit.field} {first_words(unit.about, _VALUE)}".strip()
        told = "; ".join(f"{c.by}: {first_words(c.value, _VALUE)}" for c in unit.choices)
        table.add_row(field, " ".join(one[:ID_SHOWN] for one in unit.where), told)
    return table


def _table(*heads: str) -> Table:
    return Table(*heads, box=None, pad_edge=False, header_style="dim")
