"""Which lines of the queue are shown: by words, place, days, actor and state, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from urllib.parse import urlencode

from variorum.errors import BadInput
from variorum.review.queue.entry import Entry
from variorum.review.queue.index import Shelf

#: lines on a page: as many as a coder looks through before going on
PAGE = 50
#: characters of a filter that are read: more is no name of a place
_LONGEST = 200


class State(StrEnum):
    """What is open about an incident; *settled*: nothing is."""

    DISPUTED = "disputed"
    RANGE = "range"
    NONE_SUPPORTED = "none supported"
    TWIN = "likely twin"
    HEDGED = "low certainty"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person asked for; "" asks for nothing. `since` and `until` are ISO days, `page` counts from 1."""

    q: str = ""
    place: str = ""
    since: str = ""
    until: str = ""
    actor: str = ""
    state: str = ""
    page: int = 1

    @property
    def filters(self) -> dict[str, str]:
        """The filters that are set, by name."""
        every = ((f.name, getattr(self, f.name)) for f in fields(self) if f.name != "page")
        return {name: value for name, value in every if value}

    def address(self, page: int) -> str:
        """The query of the address of a page of the same choice."""
        return urlencode(self.filters | ({"page": str(page)} if page > 1 else {}))


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
    if given["state"] and given["state"] not in set(State):
        raise BadInput("no such state", where=given["state"], mend=f"use one of {', '.join(State)}")
    return Choice(**given, page=page_of(asked.get("page", "")))


def _day(name: str, words: str) -> None:
    try:
        date.fromisoformat(words or "2000-01-01")
    except ValueError:
        raise BadInput("not a day", where=f"{name}={words}", mend="write it as 2024-01-31") from None


def page_of(words: str) -> int:
    """The number of a page, 1 where none is given; BadInput for what is no number."""
    if not words:
        return 1
    # more digits than a number of pages can have
    if not words.isascii() or not words.isdigit() or len(words) > 9 or int(words) < 1:
        raise BadInput("not the number of a page", where=f"page={words[:20]}", mend="count from 1")
    return int(words)


def select(shelf: Shelf, choice: Choice) -> Page:
    """The page of lines that a choice asks for, in the order of the queue; BadInput for a search without a word."""
    found = list(_chosen(shelf, choice))
    pages = max(1, -(-len(found) // PAGE))
    start = (choice.page - 1) * PAGE
    return Page(choice, len(found), pages, tuple(found[start : start + PAGE]))


def _chosen(shelf: Shelf, choice: Choice) -> Iterable[Entry]:
    found: Iterable[Entry] = shelf.index().entries
    for holds in _conditions(shelf, choice):
        found = filter(holds, found)
    return found


def _conditions(shelf: Shelf, choice: Choice) -> Iterator[Callable[[Entry], bool]]:
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
        yield _in_state(choice.state)


def _in_state(state: str) -> Callable[[Entry], bool]:
    match state:
        case State.TWIN:
            return lambda one: one.twin > 0
        case State.HEDGED:
            return lambda one: bool(one.hedged)
        case State.SETTLED:
            return lambda one: not (one.open or one.hedged or one.twin)
    return lambda one: any(o.status == state for o in one.open)
