"""Each check finds what it is for, and says where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from variorum.errors import BadState
from variorum.model.finding import Finding, Record
from variorum.model.value import Granularity, PartialDate, Value
from variorum.publish.checks.gate import CHECKS, check
from variorum.publish.dataset import FORMS, Dataset, dataset
from variorum.publish.tables.columns import Cell

Change = Callable[[Any, Any], Dataset]


@pytest.fixture
def good(velmar: Any) -> Dataset:
    """A dataset in which nothing is wrong."""
    return dataset(velmar.records, "gtd-2019", FORMS)


def test_a_sound_dataset_passes_all_checks(good: Dataset) -> None:
    assert all(table.entries for table in good.tables.values() if table.form.name != "airwars")
    check(good)


def first(made: Dataset, **changes: Any) -> Dataset:
    """The dataset with changes to its last record, which is the bombing."""
    return replace(made, records=(*made.records[:-1], replace(made.records[-1], **changes)))


def settled(made: Dataset, **changes: Any) -> Dataset:
    """The dataset with changes to a finding of its last record."""
    findings: Sequence[Finding] = made.records[-1].findings
    return first(made, findings=(replace(findings[0], **changes), *findings[1:]))


def said(made: Dataset, value: Value) -> Dataset:
    """The dataset with another settled value."""
    return settled(made, value=value)


def cells(made: Dataset, name: str, **changes: Cell) -> Dataset:
    """The dataset with changes to the first row of a table."""
    table = made.tables[name]
    (about, row), *others = table.entries
    changed = replace(table, entries=((about, {**row, **changes}), *others))
    return replace(made, tables={**made.tables, name: changed})


def twice(made: Dataset, name: str) -> Dataset:
    """The dataset with every row of a table twice."""
    table = made.tables[name]
    return replace(made, tables={**made.tables, name: replace(table, entries=table.entries * 2)})


def other_words(record: Record) -> Any:
    """The reports of a record with another text."""
    return tuple(replace(r, text=r.text.replace("e", "a")) for r in record.reports)


NEVER = PartialDate(date(2031, 5, 13), date(2031, 5, 12), Granularity.DAYS, "test")


@pytest.mark.parametrize(
    ("name", "broken", "words"),
    [
        ("quotes stand", lambda d, _: first(d, reports=other_words(d.records[-1])), "lacks '.*' at "),
        ("values have witnesses", lambda d, _: settled(d, chosen=()), "a value without a reading"),
        ("values have witnesses", lambda d, _: settled(d, chosen=("g_gone",)), "no reading g_gone"),
        ("values have witnesses", lambda d, _: first(d, accounts=()), "nothing is said for "),
        (
            "ids are unique",
            lambda d, _: replace(d, records=d.records[-1:] * 2),
            "the incident is there twice",
        ),
        (
            "values are possible",
            lambda d, a: said(d, a.count(9, 8, 7, "range")),
            r"the figures are \[9, 8, 7\]",
        ),
        ("values are possible", lambda d, a: said(d, a.count(-1)), r"the figures are \[-1, -1, -1\]"),
        ("values are possible", lambda d, _: said(d, NEVER), "from 2031-05-13 to 2031-05-12"),
        ("values are possible", lambda d, a: said(d, a.place(latitude=91.0)), "at 91.0, "),
        ("cells are of their kind", lambda d, _: cells(d, "gtd", nkill="many"), "gtd.nkill is 'many'"),
        (
            "cells are of their kind",
            lambda d, _: cells(d, "ged", date_start="2031-02-30"),
            "ged.date_start is ",
        ),
        (
            "codes are of the codebook",
            lambda d, _: cells(d, "gtd", attacktype1=10),
            "gtd.attacktype1 is 10, which is",
        ),
        (
            "codes are of the codebook",
            lambda d, _: cells(d, "acled", inter1="Army"),
            "acled.inter1 is 'Army', which is",
        ),
        (
            "years are those of the days",
            lambda d, _: cells(d, "ged", year=2030),
            "the year is 2030, the day 2031-",
        ),
        (
            "years are those of the days",
            lambda d, _: cells(d, "acled", year=None),
            "the year is None, the day 2031-",
        ),
        ("keys are unique", lambda d, _: twice(d, "acled"), "acled has 'i_velmar' twice"),
        ("rows are cited", lambda d, _: cells(d, "gtd", scite1=None), "gtd.scite1 is empty"),
        ("tables read back", lambda d, _: cells(d, "gtd", summary=""), "gtd reads back otherwise"),
        ("GTD days are days", lambda d, _: cells(d, "gtd", imonth=2, iday=30), "the day is 2031, 2, 30"),
        ("GED sums are right", lambda d, _: cells(d, "ged", best=5), "best is 5, its parts "),
        ("GED sums are right", lambda d, _: cells(d, "ged", low=999), "999, .* are out of order"),
        (
            "ACLED is conservative",
            lambda d, _: cells(d, "acled", fatalities=9999),
            "fatalities are 9999, told are ",
        ),
    ],
)
def test_a_check_names_itself_the_incident_and_the_fault(
    good: Dataset, a: Any, name: str, broken: Change, words: str
) -> None:
    with pytest.raises(
        BadState, match=f"check “{name}” failed at i_velmar: .*{words}.*; nothing was written"
    ):
        check(broken(good, a))


def test_every_check_says_what_it_is_for() -> None:
    assert all(run.__doc__ for run in CHECKS.values())
