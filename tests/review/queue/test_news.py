"""What came or changed since somebody last looked is news to them, and nothing else is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace

from tests.publish.conftest import World
from tests.review.conftest import ADA
from tests.review.queue.conftest import led_on
from variorum.review.queue.index import Shelf
from variorum.review.queue.marks import Marks
from variorum.review.queue.news import News, Visits

BEA = "Bea"


def flip(shelf: Shelf, velmar: World) -> None:
    """The bombing is only told of in passing now, the other incident is a main one."""
    incidents = [replace(r.incident, background=not r.incident.background) for r in velmar.records]
    shelf.store.put_links(velmar.main.lineages, incidents)


def after(shelf: Shelf, person: str = ADA.name) -> dict[str, News]:
    """What is news to somebody who comes back after the server was started again."""
    visits = Visits(shelf)
    try:
        return dict(visits.news(person))
    finally:
        visits.close()


def test_at_the_first_coming_nothing_is_news(shelf: Shelf) -> None:
    assert after(shelf) == {}
    # and it is remembered
    with shelf.store.on_desk() as on:
        assert on.visits(ADA.name).keys() == {"i_velmar", "i_market"}


def test_what_is_not_there_before_is_new(shelf: Shelf, velmar: World) -> None:
    both = [record.incident for record in velmar.records]
    shelf.store.put_links(velmar.main.lineages, both[:1])
    assert after(shelf) == {}
    shelf.store.put_links(velmar.main.lineages, both)
    assert after(shelf) == {both[1].id: News.NEW}


def test_what_reads_differently_has_changed_until_it_is_opened(shelf: Shelf, velmar: World) -> None:
    assert after(shelf) == after(shelf, BEA) == {}
    flip(shelf, velmar)
    visits = Visits(shelf)
    assert visits.news(ADA.name) == {"i_velmar": News.CHANGED, "i_market": News.CHANGED}
    visits.note(ADA.name, ["i_velmar", "i_none"])
    assert visits.news(ADA.name) == {"i_market": News.CHANGED}
    visits.close()
    assert after(shelf) == {"i_market": News.CHANGED}
    assert len(after(shelf, BEA)) == 2


def test_what_a_seen_incident_became_has_changed_and_is_not_new(shelf: Shelf, velmar: World) -> None:
    """An earlier report took over as the seed: the id is another one."""
    shelf.leave(lambda on: on.visit(ADA.name, {"i_old": "before", "i_market": "before"}))
    assert after(shelf) == {"i_velmar": News.NEW, "i_market": News.CHANGED}
    led_on(shelf, velmar)
    assert after(shelf) == {"i_velmar": News.CHANGED, "i_market": News.CHANGED}


def test_the_same_news_are_the_same_object(shelf: Shelf) -> None:
    marks = Marks(shelf)
    mine = marks.mine(ADA.name)
    marks.visited(ADA.name, ["i_velmar"])
    assert marks.mine(ADA.name) is mine
    marks.assign("i_velmar", ADA.name, was="")
    assert marks.mine(ADA.name) is not mine
    marks.close()


def test_a_visit_that_can_not_be_written_now_is_written_with_the_next(shelf: Shelf, velmar: World) -> None:
    assert after(shelf) == {}
    flip(shelf, velmar)
    visits = Visits(shelf)
    assert len(visits.news(ADA.name)) == 2
    with closing(sqlite3.connect(shelf._path)) as other:
        other.execute("ALTER TABLE visits RENAME TO away")
        visits.note(ADA.name, ["i_velmar"])
        visits._writer.submit(lambda: None).result()
        other.execute("ALTER TABLE away RENAME TO visits")
    visits.note(ADA.name, ["i_market"])
    visits.close()
    assert after(shelf) == {}
