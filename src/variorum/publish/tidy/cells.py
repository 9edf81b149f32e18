"""The cells that a value fills, whatever its class."""

from __future__ import annotations

from variorum.model.value import Actor, Count, PartialDate, Place, Term, Value
from variorum.publish.summary_words import words
from variorum.publish.tables.columns import Row


def value_cells(value: Value | None) -> Row:
    """`value` in words, its code, and its numbers, days or degrees; nothing for None."""
    if value is None:
        return {}
    return {"value": words(value), "code": _code(value), **_parts(value)}


def _code(value: Value) -> str | None:
    match value:
        case Place():
            return value.gazetteer_id
        case Actor():
            return value.id
        case Term():
            return value.code
    return None


def _parts(value: Value) -> Row:
    match value:
        case Count():
            return {"low": value.low, "best": value.best, "high": value.high}
        case PartialDate(start=start, end=end) if start is not None and end is not None:
            return {"date_start": start.isoformat(), "date_end": end.isoformat()}
        case Place():
            return {"latitude": value.latitude, "longitude": value.longitude}
    return {}
