"""Filters narrow the queue down, and its pages hold all lines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from variorum.errors import BadInput
from variorum.review.desk import Desk
from variorum.review.queue.index import Index
from variorum.review.queue.select import PAGE, Choice, Page, choice_of, select

BOTH = ["i_velmar", "i_market"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, BOTH),
        ({"place": "velmar"}, BOTH),
        ({"place": "FISH"}, ["i_market"]),
        ({"actor": "salt"}, ["i_velmar"]),
        ({"actor": "nobody"}, []),
        ({"since": "2031-05-12"}, ["i_velmar"]),
        ({"since": "2031-05-13"}, []),
        ({"until": "2027-01-01"}, ["i_market"]),
        ({"since": "2027-06-01", "until": "2027-06-30"}, ["i_market"]),
        ({"state": "likely twin"}, ["i_velmar"]),
        ({"state": "disputed"}, ["i_velmar"]),
        ({"state": "settled"}, ["i_market"]),
        ({"state": "none supported"}, []),
        ({"q": "Telegram"}, BOTH),
        ({"q": '"coast guard officer"'}, BOTH),
        ({"q": "nowhere"}, []),
        ({"q": "Telegram", "place": "fish"}, ["i_market"]),
        ({"place": "  "}, BOTH),
        ({"page": "2"}, []),
    ],
)
def test_a_filter_finds(desk: Desk, asked: dict[str, str], found: list[str]) -> None:
    assert [one.id for one in select(desk.shelf, choice_of(asked)).entries] == found


@pytest.mark.parametrize(
    "asked",
    [
        {"since": "2031-13-01"},
        {"until": "12 May"},
        {"state": "x"},
        {"page": "-1"},
        {"page": "1.5"},
        {"page": "²"},
    ],
)
def test_what_can_not_be_asked_is_bad_input(asked: dict[str, str]) -> None:
    with pytest.raises(BadInput):
        choice_of(asked)


def test_an_incident_without_a_day_is_found_only_where_no_day_is_asked_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = desk.shelf.index()
    undated = replace(index.entries[0], first="", last="")
    monkeypatch.setattr(desk.shelf, "index", lambda: replace(index, entries=(undated,)))
    assert select(desk.shelf, Choice(since="2000-01-01")).total == 0
    assert select(desk.shelf, Choice()).total == 1


def test_pages_hold_every_line_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    index = desk.shelf.index()
    many: Index = replace(index, entries=index.entries * PAGE + index.entries[:1])
    monkeypatch.setattr(desk.shelf, "index", lambda: many)
    pages = [select(desk.shelf, Choice(place="velmar", page=n)) for n in (1, 2, 3)]
    assert [len(page.entries) for page in pages] == [PAGE, PAGE, 1]
    assert {page.pages for page in pages} == {3}
    assert [(page.previous, page.next) for page in pages] == [
        (None, "place=velmar&page=2"),
        ("place=velmar", "place=velmar&page=3"),
        ("place=velmar&page=2", None),
    ]
    assert isinstance(pages[0], Page)
