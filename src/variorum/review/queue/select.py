"""Which lines of the queue are shown: by words, place, days, actor, state and person, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from math import isfinite
from typing import Any
from urllib.parse import urlencode

from variorum.errors import BadInput
from variorum.review.queue.entry import VAGUE, Entry
from variorum.review.queue.index import Shelf
from variorum.review.queue.marks import NOBODY, Mine

#: lines on a page: as many as a coder looks through before going on
PAGE = 50
#: characters of a filter that are read: more is no name of a place
_LONGEST = 200
#: what stands in an address for whoever asks, and for incidents that nobody takes care of
ME, NONE = "me", "nobody"
#: what is asked for and narrows nothing down
_NO_FILTERS = ("chart", "page")


class State(StrEnum):
    """What is open about an incident; *settled*: nothing is."""

    DISPUTED = "disputed"
    RANGE = "range"
    NONE_SUPPORTED = "none supported"
    TWIN = "likely twin"
    HEDGED = "low certainty"
    SETTLED = "settled"
    NEWS = "new or changed"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person asked for; "" asks for nothing. `since` and `until` are ISO days, `page` counts from 1.

    `assignee` is a name, "me" or "nobody"; `box` has degrees: south, west, north and east, with commas between them;
    `chart` is "1" where map and timeline are shown.
    """

    q: str = ""
    place: str = ""
    since: str = ""
    until: str = ""
    actor: str = ""
    state: str = ""
    assignee: str = ""
    box: str = ""
    chart: str = ""
    page: int = 1

    @property
    def filters(self) -> dict[str, str]:
        """The filters that are set, by name."""
        every = ((f.name, getattr(self, f.name)) for f in fields(self) if f.name not in _NO_FILTERS)
        return {name: value for name, value in every if value}

    def address(self, page: int) -> str:
        """The query of the address of a page of the same choice."""
        chart = {"chart": self.chart} if self.chart else {}
        turned = {"page": str(page)} if page > 1 else {}
        return urlencode(self.filters | chart | turned, errors="replace")

    def but(self, **other: Any) -> str:
        """The query of the address of the first page of a choice that differs in this."""
        return replace(self, **other).address(1)

    @property
    def corners(self) -> tuple[float, float, float, float]:
        """The box as south, west, north and east: the whole earth without one. BadInput if it is none."""
        return _corners(self.box or "-90,-180,90,180")


# eq=False: what is drawn of a selection is remembered for it, however many lines it has
@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """All lines that a choice asks for, in the order of the queue."""

    choice: Choice
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the lines that were chosen: how many these are in all, and what comes before and after."""

    choice: Choice
    total: int
    pages: int
    entries: tuple[Entry, ...]

    @property
    def previous(self) -> str | None:
        """The query of the page before, None on the first."""
        return self.choice.address(self.choice.page - 1) if self.choice.page > 1 else None

    @property
    def next(self) -> str | None:
        """The query of the page after, None on the last."""
        return self.choice.address(self.choice.page + 1) if self.choice.page < self.pages else None


def choice_of(asked: Mapping[str, str]) -> Choice:
    """The choice that an address asks for; BadInput for a day, a state or a page that there is none of."""
    given = {f.name: asked.get(f.name, "").strip()[:_LONGEST] for f in fields(Choice) if f.name != "page"}
    for name in ("since", "until"):
        _day(name, given[name])
    _corners(given["box"] or "0,0,1,1")
    if given["state"] and given["state"] not in set(State):
        raise BadInput("no such state", where=given["state"], mend=f"use one of {', '.join(State)}")
    return Choice(**given, page=page_of(asked.get("page", "")))


def _day(name: str, words: str) -> None:
    try:
        date.fromisoformat(words or "2000-01-01")
    except ValueError:
        raise BadInput("not a day", where=f"{name}={words}", mend="write it as 2024-01-31") from None


def _corners(words: str) -> tuple[float, float, float, float]:
    try:
        south, west, north, east = (float(part) for part in words.split(","))
    except ValueError:
        south = west = north = east = float("nan")
    if not all(map(isfinite, (south, west, north, east))) or south >= north or west >= east:
        mend = "write south,west,north,east in degrees"
        raise BadInput("not a box on the map", where=f"box={words}", mend=mend)
    return south, west, north, east


def page_of(words: str) -> int:
    """The number of a page, 1 where none is given; BadInput for what is no number."""
    if not words:
        return 1
    # more digits than a number of pages can have
    if not words.isascii() or not words.isdigit() or len(words) > 9 or int(words) < 1:
        raise BadInput("not the number of a page", where=f"page={words[:20]}", mend="count from 1")
    return int(words)


def select(shelf: Shelf, choice: Choice, mine: Mine = NOBODY) -> Page:
    """The page of lines that a choice asks for, in the order of the queue; BadInput for a search without a word.

    `mine` is what the person who asks sees: filters by news and assignee go by it.
    """
    found = selection(shelf, choice, mine).entries
    pages = max(1, -(-len(found) // PAGE))
    start = (choice.page - 1) * PAGE
    return Page(choice, len(found), pages, found[start : start + PAGE])


def selection(shelf: Shelf, choice: Choice, mine: Mine = NOBODY) -> Selection:
    """All lines that a choice asks for; the same object as long as they are the same."""
    personal = choice.assignee or choice.state == State.NEWS
    return shelf.answer(_selected, replace(choice, page=1, chart=""), mine if personal else NOBODY)


def _selected(shelf: Shelf, choice: Choice, mine: Mine) -> Selection:
    found: Iterable[Entry] = shelf.index().entries
    for holds in _conditions(shelf, choice, mine):
        found = filter(holds, found)
    return Selection(choice, tuple(found))


def _conditions(shelf: Shelf, choice: Choice, mine: Mine) -> Iterator[Callable[[Entry], bool]]:
    """What a line has to meet: a condition for each thing that is asked for."""
    if choice.q:
        told = shelf.matching(choice.q)
        yield lambda one: one.id in told
    if choice.place:
        place = choice.place.casefold()
        yield lambda one: place in one.where.casefold()
    if choice.since:
        yield lambda one: choice.since <= one.last
    if choice.until:
        yield lambda one: "" < one.first <= choice.until
    if choice.actor:
        actor = choice.actor.casefold()
        yield lambda one: any(actor in name.casefold() for name in (*one.actors, *one.cleared))
    if choice.state:
        yield _in_state(choice.state, mine)
    if choice.assignee:
        yield _cared_for(choice.assignee, mine)
    if choice.box:
        yield within(choice.corners)


def _cared_for(assignee: str, mine: Mine) -> Callable[[Entry], bool]:
    if assignee == NONE:
        return lambda one: one.id not in mine.care
    name = mine.person if assignee == ME else assignee
    return lambda one: name in mine.care.get(one.id, ())


def within(corners: tuple[float, float, float, float]) -> Callable[[Entry], bool]:
    """Its south and west belong to a box, its north and east to the next one."""
    south, west, north, east = corners

    def holds(one: Entry) -> bool:
        if one.latitude is None or one.longitude is None or one.level in VAGUE:
            return False
        return south <= one.latitude < north and west <= one.longitude < east

    return holds


def _in_state(state: str, mine: Mine) -> Callable[[Entry], bool]:
    match state:
        case State.NEWS:
            return lambda one: one.id in mine.news
        case State.TWIN:
            return lambda one: one.twin > 0
        case State.HEDGED:
            return lambda one: bool(one.hedged)
        case State.SETTLED:
            return lambda one: not (one.open or one.hedged or one.twin)
    return lambda one: any(o.status == state for o in one.open)
