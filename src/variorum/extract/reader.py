"""The reader: one report in, its accounts out. The order of the rules is written here, once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.extract.accounts import accounts
from variorum.extract.accused import accused
from variorum.extract.anchor import anchored
from variorum.extract.blames import blames
from variorum.extract.circumstances import dateline, in_sentences, lead_place, of_happening, told_place
from variorum.extract.claims import claims
from variorum.extract.date_told import told_date, told_day
from variorum.extract.denials import denials
from variorum.extract.found import Found
from variorum.extract.happenings import LEAD_SENTENCES, Happening, happenings, main_of
from variorum.extract.harmed import harmed
from variorum.extract.naming import namings
from variorum.extract.place_told import Told, fits, holder_of, told_town
from variorum.extract.proposed import proposed
from variorum.extract.scene import Scene, scene
from variorum.extract.seconded import seconded
from variorum.extract.series_told import series
from variorum.extract.statements import statements
from variorum.extract.tolls import tolls
from variorum.extract.trained.proposals import Proposals
from variorum.model.assertion import Account, AccountKind
from variorum.model.report import Report
from variorum.model.value import Granularity, PartialDate, Place, PlaceKind

#: towns and their country stand in two or three names: "Krasnogorsk, near Moscow, Russia"
_LEAD_PLACES = 3
#: rises with every change of a rule that can change what is read, so that stores know to read anew
RULES = 8


def extract(report: Report, proposals: Proposals | None = None) -> Iterator[Account]:
    """The accounts of `report`, one for each happening that it tells of, main first.

    `proposals` are what the trained reader says of the report, where it reads along.
    """
    read = scene(report, proposals)
    told = happenings(read)
    yield from accounts(read, told, anchored(report, _found(read, told)))


def _found(read: Scene, told: tuple[Happening, ...]) -> Iterator[Found]:
    by_rule = list(seconded(read.proposals, _by_rule(read, told)))
    yield from by_rule
    yield from proposed(read, by_rule)


def _by_rule(read: Scene, told: tuple[Happening, ...]) -> Iterator[Found]:
    placed = [item for h in told for item in of_happening(read, h)]
    yield from placed
    yield from series(read, told, placed)
    main = main_of(told) or _first(told)
    if main:
        own = [
            item for item in placed if item.draft.field == "place" and main.owns(item.sentence, item.token)
        ]
        yield from _placed(read, told, main, own)
        yield from _dated(read, told, main, placed)
    for rule in (in_sentences, harmed, accused, tolls, claims, blames, denials, namings, statements):
        yield from rule(read)


def _dated(
    read: Scene, told: tuple[Happening, ...], main: Happening, placed: Sequence[Found]
) -> Iterator[Found]:
    """The day of the main happening where the words beside it name none, or only a longer time."""
    own = [
        item.draft.value
        for item in placed
        if item.draft.field == "date" and main.owns(item.sentence, item.token)
    ]
    values = [v for v in own if isinstance(v, PartialDate)]
    if any(v.granularity is Granularity.DAY or v.weekday is not None for v in values):
        return
    day = told_day(read, _aside(told, main), values)
    item = told_date(read, day) if day else None
    if item:
        yield Found(item.draft, main.head.sentence, main.head.token)


def _placed(
    read: Scene, told: tuple[Happening, ...], main: Happening, own: Sequence[Found]
) -> Iterator[Found]:
    """The town of the main happening where no words beside it name one, else the places of the lead."""
    places = [item.draft.value for item in own if isinstance(item.draft.value, Place)]
    aside = _aside(told, main)
    small = [p for p in places if p.kind in (PlaceKind.CITY, PlaceKind.SITE, PlaceKind.UNKNOWN)]
    if small:
        yield from _told(read, main, holder_of(read, aside, small))
        return
    town = told_town(read, aside)
    if town and all(fits(town.mention.place, p) for p in places):
        yield from _told(read, main, town)
        yield from _told(read, main, holder_of(read, aside, [town.mention.place]))
    elif not places:
        yield from _lead_places(read, main)


def _told(read: Scene, main: Happening, town: Told | None) -> Iterator[Found]:
    item = told_place(read, town) if town else None
    if item:
        yield Found(item.draft, main.head.sentence, main.head.token)


def _aside(told: tuple[Happening, ...], main: Happening) -> frozenset[int]:
    """The sentences that tell of another happening and not of the main one."""
    here = {t.sentence for t in main.triggers}
    return frozenset(t.sentence for h in told if h is not main for t in h.triggers) - here


def _first(told: tuple[Happening, ...]) -> Happening | None:
    """The happening told first, where a report is about none: where it was written is the best that is known."""
    return next((h for h in told if h.kind is AccountKind.BACKGROUND), None)


def _lead_places(read: Scene, main: Happening) -> Iterator[Found]:
    """The first towns named in the lead, given to the main happening by its head trigger."""
    lead = read.sentences[: LEAD_SENTENCES + 1]
    named = [(s, p) for s in lead for m in read.places_in(s) if (p := lead_place(read, m, s))]
    prose = [p for s, p in named if not dateline(s) and not p.draft.span.quote.isupper()]
    for item in (prose or [p for _, p in named])[:_LEAD_PLACES]:
        yield Found(item.draft, main.head.sentence, main.head.token)
