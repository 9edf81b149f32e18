"""A series and its parts through the whole run: linked as parts, never as one. The attacks are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from variorum.model.finding import Record
from variorum.model.incident import SeriesRole
from variorum.model.value import Place
from variorum.run import pipeline
from variorum.run.engine import LocalPool
from variorum.run.pipeline import Input
from variorum.run.replay import moment_of, replay
from variorum.store import open_store

REPORTS = {
    "series": (
        "2019-04-12T18:00:00Z",
        "A series of six bomb blasts killed 58 people in four cities in Nigeria on Friday, police said.\n\n"
        "The deadliest blast hit the central market in Kano, where 31 people were killed. "
        "Another bomb exploded at a bus station in Kaduna, killing 12 people.\n",
    ),
    "part": (
        "2019-04-13T09:00:00Z",
        "A bomb exploded at the central market in Kano, Nigeria, on Friday, killing at least 29 people.\n\n"
        "It was one of six bombings that shook the country on Friday. In all, 55 people died.\n",
    ),
    "wave": (
        "2019-04-14T09:00:00Z",
        "At least 58 people were killed in a wave of coordinated bombings across Nigeria on Friday.\n",
    ),
    "month": ("2019-04-20T09:00:00Z", "Violence in Nigeria killed 120 people this month, a group said.\n"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of four reports: of a series, of one of its parts, of the series alone, of a month."""
    place = tmp_path_factory.mktemp("series")
    for name, (published, text) in REPORTS.items():
        head = f"---\noutlet: The {name}\npublished: {published}\n---\n"
        (place / f"{name}.txt").write_text(head + text, encoding="utf-8")
    with open_store(place / "out") as store:
        pipeline.run_all(store, Input(paths=(str(place),)), LocalPool(1))
    return place / "out"


def where(record: Record) -> str:
    """The narrowest place that the accounts of a record name first."""
    names = [a.value.name for a in record.assertions("place") if isinstance(a.value, Place)]
    return names[0] if names else ""


def by_place(records: tuple[Record, ...]) -> dict[str, Record]:
    """Records by their first place."""
    return {where(r): r for r in records}


def test_a_series_and_its_parts_are_linked_as_such(folder: Path) -> None:
    with open_store(folder, create=False) as store:
        found = by_place(tuple(store.records()))
    whole, kano, kaduna = found["Nigeria"], found["Kano"], found["Kaduna"]
    assert {(s.role, s.incident_id) for s in whole.series} == {
        (SeriesRole.PART, kano.incident.id),
        (SeriesRole.PART, kaduna.incident.id),
    }
    assert [(s.role, s.incident_id) for s in kano.series] == [(SeriesRole.WHOLE, whole.incident.id)]
    assert sorted(one.original for s in kano.series for one in s.said) == [
        "A series of six bomb blasts",
        "six bombings",
    ]


def test_each_has_its_reports_and_what_was_added_up_has_none(folder: Path) -> None:
    with open_store(folder, create=False) as store:
        found = by_place(tuple(store.records()))
    outlets = {name: sorted(r.outlet or "" for r in record.reports) for name, record in found.items()}
    assert outlets == {
        "Nigeria": ["The part", "The series", "The wave"],
        "Kano": ["The part", "The series"],
        "Kaduna": ["The series"],
    }


def test_the_record_of_a_moment_has_the_same_links(folder: Path) -> None:
    with open_store(folder, create=False) as store:
        now = {r.incident.id: r.series for r in store.records()}
        then = {r.incident.id: r.series for r in replay(store, moment_of("2019-05-01")).records}
        before = by_place(replay(store, moment_of("2019-04-12")).records)
    assert then == now
    assert [s.label for s in before["Nigeria"].series] != []
