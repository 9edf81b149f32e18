"""GTD's multiple and related: what reports tell of a series and its parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from tests.publish.made_records import rows_of
from variorum.model.finding import Record
from variorum.model.incident import SeriesLink, SeriesRole
from variorum.publish.gtd.export import FORM, POLICY

Series = dict[str, Sequence[str]]


@pytest.fixture
def told(make: Callable[..., Record], a: Any) -> Callable[[Series], dict[str, tuple[Any, Any]]]:
    """multiple and related by incident, of incidents on one day with these parts."""

    def made(parts: Series) -> dict[str, tuple[Any, Any]]:
        names = ("i_1", "i_2", "i_3", "i_4")
        records = [make(POLICY, incident=name, settled={"date": a.day("2024-01-03")}) for name in names]
        linked = [replace(r, series=tuple(_links(r.incident.id, parts))) for r in records]
        rows = zip(names, rows_of(FORM, linked), strict=True)
        return {name: (row["multiple"], row["related"]) for name, row in rows}

    return made


def _links(own: str, parts: Series) -> list[SeriesLink]:
    above = [SeriesLink(SeriesRole.WHOLE, whole, "", ()) for whole, its in parts.items() if own in its]
    return above + [SeriesLink(SeriesRole.PART, part, "", ()) for part in parts.get(own, ())]


def test_parts_and_whole_name_each_other(told: Callable[[Series], dict[str, tuple[Any, Any]]]) -> None:
    found = told({"i_1": ["i_2", "i_3"]})
    assert found["i_1"] == (1, "202401030002, 202401030003")
    assert found["i_2"] == (1, "202401030001, 202401030003")
    assert found["i_4"] == (None, None)


def test_a_whole_that_is_no_row_is_not_named(told: Callable[[Series], dict[str, tuple[Any, Any]]]) -> None:
    found = told({"i_elsewhere": ["i_1", "i_2"]})
    assert found["i_1"] == (1, "202401030002")
    assert found["i_3"] == (None, None)
