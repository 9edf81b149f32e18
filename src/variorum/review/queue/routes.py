"""The page of the queue, and what a person leaves there: who takes care of what, views, what has been seen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import parse_qsl

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from variorum.errors import BadInput
from variorum.publish.dossier.plots import ground
from variorum.review.desk import desk_of, person_of, who_decides
from variorum.review.drawn import drawn, page
from variorum.review.forms import own_form
from variorum.review.pages import failed
from variorum.review.queue.assigned import Taken
from variorum.review.queue.chart import bars, cells
from variorum.review.queue.entry import Entry
from variorum.review.queue.index import Shelf
from variorum.review.queue.marks import Mine
from variorum.review.queue.select import PAGE, Choice, Selection, State, choice_of, select, selection
from variorum.store.people import Person

#: lines that are kept ready: those of the first pages of a few choices
_LINES = 5_000
#: letters of the name of a view: what its column holds
_LONGEST = 80


def queue(request: Request) -> Response:
    """The queue, narrowed down as the address says."""
    desk, person = desk_of(request), person_of(request)
    choice, mine = choice_of(request.query_params), desk.marks.mine(person.name)
    with desk.shelf.store.on_desk() as on:
        views = on.views(person.name)
    chosen = selection(desk.shelf, choice, mine) if choice.chart else None
    return page(
        request,
        "queue.html",
        page=select(desk.shelf, choice, mine),
        states=tuple(State),
        policy=desk.policy,
        line=_line,
        size=PAGE,
        count=len(desk.shelf.index().entries),
        mine=mine,
        views=views,
        chart=desk.shelf.answer(_charted, chosen) if chosen else "",
    )


def _line(entry: Entry, mine: Mine, who: Person) -> Markup:
    """A line of the queue as HTML, as a person sees it."""
    names = mine.care.get(entry.id, ())
    return _drawn_line(entry, mine.news.get(entry.id, ""), names, (who.name, who.capacity is not None))


@lru_cache(_LINES)
def _drawn_line(entry: Entry, news: str, names: tuple[str, ...], who: tuple[str, bool]) -> Markup:
    """The same as long as what it shows is."""
    name, decides = who
    # made by a template that escapes everything
    return Markup(drawn("line.html", e=entry, news=news, names=names, who=name, decides=decides))  # noqa: S704


def _charted(shelf: Shelf, chosen: Selection) -> Markup:  # noqa: ARG001  # as the shelf asks for answers
    return charted(chosen)


def charted(chosen: Selection) -> Markup:
    """Map and timeline of a selection, as HTML."""
    made = drawn(
        "chart.html",
        choice=chosen.choice,
        map=cells.map_of(chosen),
        timeline=bars.timeline_of(chosen),
        sizes={"map": (ground.WIDTH, ground.HEIGHT), "world": cells.WORLD, "bars": bars.HEIGHT},
        total=len(chosen.entries),
    )
    # made by a template that escapes everything
    return Markup(made)  # noqa: S704


async def assign(request: Request) -> Response:
    """Take an incident, or give it back; 409 if somebody else did so meanwhile."""
    person, _ = who_decides(request)
    form = await own_form(request)
    taker = person.name if form.get("do") == "take" else None
    was = request.query_params.get("was", "")
    try:
        await run_in_threadpool(desk_of(request).marks.assign, request.path_params["id"], taker, was=was)
    except Taken as taken:
        return failed(request, taken, 409)
    return _back(form)


async def views(request: Request) -> Response:
    """Keep the queue as it is narrowed down under a name, or forget such a view."""
    form, person = await own_form(request), person_of(request).name
    name, query = " ".join(form.get("name", "").split()), _asked(form).but()
    if not 0 < len(name) <= _LONGEST:
        mend = f"give 1 to {_LONGEST} letters"
        raise BadInput("a view needs a name", where=name[:_LONGEST], mend=mend)
    shelf = desk_of(request).shelf
    if form.get("do") == "drop":
        await run_in_threadpool(shelf.leave, lambda on: on.drop_view(person, name))
    else:
        await run_in_threadpool(shelf.leave, lambda on: on.save_view(person, name, query))
    return _back(form)


async def seen(request: Request) -> Response:
    """Count all incidents that a choice asks for as seen."""
    form, person, desk = await own_form(request), person_of(request).name, desk_of(request)
    chosen = selection(desk.shelf, _asked(form), desk.marks.mine(person))
    desk.marks.visited(person, [one.id for one in chosen.entries])
    return RedirectResponse("/", 303)


def _asked(form: Mapping[str, str]) -> Choice:
    """The choice that the page asked for which sent a form."""
    return choice_of(dict(parse_qsl(form.get("back", ""))))


def _back(form: Mapping[str, str]) -> Response:
    """To the page that sent a form; only ever to one of the queue."""
    choice = _asked(form)
    return RedirectResponse(f"/?{choice.address(choice.page)}", 303)


ROUTES = (
    Route("/", queue, name="queue"),
    Route("/assign/{id}", assign, methods=["POST"], name="assign"),
    Route("/views", views, methods=["POST"], name="views"),
    Route("/seen", seen, methods=["POST"], name="seen"),
)
