"""Rows of invented tables, read."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest

from variorum.extract.coded import read_row as read_account
from variorum.ingest.tables import RawRow, read_row
from variorum.model.assertion import Account
from variorum.model.report import Report

Reading = Callable[..., Account]


def account(dataset: str, **cells: object) -> Account:
    """The account that a row with these cells gives."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([cells.keys(), cells.values()])
    report = read_row(RawRow("t.csv:2", out.getvalue().encode(), ",", dataset))
    assert isinstance(report, Report)
    found = read_account(report)
    assert all(report.holds(span) for a in found.assertions for span in (a.span, a.context))
    return found


@pytest.fixture(scope="session")
def coded() -> Reading:
    """Reads a row."""
    return account


@pytest.fixture(scope="session")
def told() -> Callable[[Account], set[tuple[object, ...]]]:
    """What an account says, in short: field, value in words, its cell's words, and certainty where it is not certain."""
    from variorum.publish.summary_words import words

    def short(found: Account) -> set[tuple[object, ...]]:
        return {
            (
                a.field,
                words(a.value),
                a.original,
                *(() if a.stance.certainty == "certain" else (a.stance.certainty,)),
            )
            for a in found.assertions
        }

    return short
