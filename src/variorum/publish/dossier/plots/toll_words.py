"""Statements on a toll in words: beside a mark, for whoever does not see it, and as a table."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model.value import Count
from variorum.publish.dossier.edition import Edition
from variorum.publish.dossier.plots.said import Statement
from variorum.publish.dossier.plots.sheet import Line, Sheet
from variorum.publish.dossier.words import value_words
from variorum.publish.summary_words import count_words
from variorum.reconcile.evidence import doubt_words


def short(count: Count) -> str:
    """ "84", "84+" for at least 84, "≤12" for up to 12, "90–99"."""
    if count.high is None:
        return f"{count.low if count.low is not None else count.best}+"
    return f"≤{count.high}" if count.low is None else count_words(count)


def statement_words(one: Statement) -> str:
    """A statement in words, for whoever does not see the mark."""
    more = "".join(f"; {words}" for words in (one.ended, doubt_words(one.evidence)) if words)
    return f"{value_words(one.count)}: {one.name} ({one.role}), {one.moment.words}{more}"


def untimed_words(one: Statement) -> str:
    """A statement without a time, as it is named beside the plot."""
    return f"{value_words(one.count)}, {one.name} ({', '.join(one.outlets)})"


def sheet(edition: Edition, label: str, told: Sequence[Statement], name: str) -> Sheet:
    """Every statement on a toll as a table, those without a time last."""
    columns = (
        "as of",
        "time",
        "voice",
        "role",
        "low",
        "best",
        "high",
        "hedge",
        "superseded",
        "doubt",
        "outlets",
    )
    return Sheet(name, f"{label}: every statement", columns, tuple(_line(edition, s) for s in told))


def _line(edition: Edition, one: Statement) -> Line:
    moment, count = one.moment, one.count
    days_of = [d for d in dict.fromkeys((moment.first, moment.day)) if d]
    how = "none" if not days_of else "stated" if moment.stated else "publication"
    figures = (count.low, count.best, count.high, count.hedge)
    cells = (
        "/".join(days_of),
        how,
        one.name,
        one.role,
        *figures,
        one.ended,
        doubt_words(one.evidence),
        "; ".join(one.outlets),
    )
    return Line(cells, one.refs(edition))
