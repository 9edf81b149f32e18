"""Filters narrow the queue down, and its pages hold all lines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from variorum.errors import BadInput
from variorum.review.desk import Desk
from variorum.review.queue.index import Index
from variorum.review.queue.marks import Mine
from variorum.review.queue.news import News
from variorum.review.queue.select import PAGE, Choice, Page, choice_of, select, selection

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
        # without a person nothing is news, and nobody takes care of anything
        ({"state": "new or changed"}, []),
        ({"assignee": "nobody"}, BOTH),
        ({"assignee": "me"}, []),
        # where the invented Velmar is not
        ({"box": "0,0,0.1,0.1"}, []),
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
        {"box": "1,2,3"},
        {"box": "a,b,c,d"},
        {"box": "1,1,1,2"},
        {"box": "nan,1,2,3"},
        {"box": "-inf,1,2,3"},
    ],
)
def test_what_can_not_be_asked_is_bad_input(asked: dict[str, str]) -> None:
    with pytest.raises(BadInput):
        choice_of(asked)


MINE = Mine("Ada", {"i_market": News.CHANGED}, {"i_velmar": ("Ada", "Bea"), "i_market": ("Bea",)})


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"state": "new or changed"}, ["i_market"]),
        ({"assignee": "me"}, ["i_velmar"]),
        ({"assignee": "Bea"}, BOTH),
        ({"assignee": "nobody"}, []),
        ({"assignee": "Eve"}, []),
        ({"assignee": "Bea", "state": "disputed"}, ["i_velmar"]),
    ],
)
def test_a_person_finds_what_is_theirs(desk: Desk, asked: dict[str, str], found: list[str]) -> None:
    assert [one.id for one in select(desk.shelf, choice_of(asked), MINE).entries] == found


def test_the_same_is_selected_once(desk: Desk) -> None:
    """Whoever asks, for whichever page, with or without a map; what is a person's own is selected for each."""
    asked = [Choice(place="velmar", page=n, chart=c) for n in (1, 2) for c in ("", "1")]
    assert len({id(selection(desk.shelf, one, mine)) for one in asked for mine in (MINE, Mine("Bea"))}) == 1
    news = [selection(desk.shelf, Choice(state="new or changed"), mine) for mine in (MINE, Mine("Bea"))]
    assert [len(one.entries) for one in news] == [1, 0]


def test_the_address_keeps_all_that_was_asked_for() -> None:
    asked = {"q": "a b", "state": "new or changed", "assignee": "me", "box": "1,2,3,4", "chart": "1"}
    choice = choice_of(asked)
    assert choice.address(2) == "q=a+b&state=new+or+changed&assignee=me&box=1%2C2%2C3%2C4&chart=1&page=2"
    assert choice.but(box="", chart="") == "q=a+b&state=new+or+changed&assignee=me"
    # that a map is shown narrows nothing down
    assert Choice(chart="1").filters == {}


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
