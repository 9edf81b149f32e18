"""Who takes care of an incident is known, follows it, and is not taken from anybody unawares."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.publish.conftest import World
from tests.review.conftest import POLICY
from tests.review.queue.conftest import led_on
from tests.run.made import Told, judge, make
from variorum.errors import BadInput
from variorum.reconcile.policies import policy
from variorum.review.queue.assigned import Assigned, Taken
from variorum.review.queue.index import Shelf
from variorum.run.linking import take_step
from variorum.settings import STORE_FILE, silent
from variorum.store import open_store


def test_somebody_takes_an_incident_and_gives_it_back(shelf: Shelf) -> None:
    assigned, index = Assigned(shelf), shelf.index()
    assigned.assign("i_velmar", "Ada", "")
    assert assigned.care().names == {"i_velmar": ("Ada",)}
    assert Assigned(shelf).care().names == {"i_velmar": ("Ada",)}
    # nothing of that is in a line
    assert shelf.index() is index
    assigned.assign("i_velmar", None, "Ada")
    assert assigned.care().names == {}


def test_nobody_takes_what_another_took_since_the_page_was_drawn(shelf: Shelf) -> None:
    assigned = Assigned(shelf)
    assigned.assign("i_velmar", "Bea", "")
    with pytest.raises(Taken, match="Bea takes care of it"):
        assigned.assign("i_velmar", "Ada", "")
    with pytest.raises(Taken, match="Bea takes care of it"):
        assigned.assign("i_velmar", None, "Ada")
    assigned.assign("i_velmar", "Ada", "Bea")
    with pytest.raises(Taken, match="nobody takes care"):
        assigned.assign("i_market", "Ada", "Bea")
    assert assigned.care().names == {"i_velmar": ("Ada",)}


def test_there_must_be_such_an_incident(shelf: Shelf) -> None:
    with pytest.raises(BadInput, match="no incident has such an id"):
        Assigned(shelf).assign("i_none", "Ada", "")


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ({"i_velmar": "Ada"}, ("Ada",)),
        # the id is another one
        ({"i_old": "Ada"}, ("Ada",)),
        # two became one: both had taken a part of it, its own first
        ({"i_velmar": "Bea", "i_old": "Ada"}, ("Bea", "Ada")),
        ({"i_velmar": "Ada", "i_old": "Ada"}, ("Ada",)),
    ],
)
def test_an_assignment_follows_its_incident(
    shelf: Shelf, velmar: World, rows: dict[str, str], names: tuple[str, ...]
) -> None:
    led_on(shelf, velmar)
    for one, person in rows.items():
        shelf.leave(lambda on, one=one, person=person: on.assign([one], person))
    assigned = Assigned(shelf)
    assert assigned.care().names == {"i_velmar": names}
    # whoever gives it back gives it back under all its ids
    assigned.assign("i_velmar", None, ", ".join(names))
    assert assigned.care().names == {}
    with shelf.store.on_desk() as on:
        assert on.assignments() == {}


def test_an_assignment_of_what_is_no_more_is_nobodys(shelf: Shelf) -> None:
    shelf.leave(lambda on: on.assign(["i_gone"], "Ada"))
    assert Assigned(shelf).care().names == {}


def test_who_took_an_incident_has_it_when_it_is_joined_and_split(tmp_path: Path) -> None:
    """Both names stand on what two incidents became; split again, each part is its own person's."""
    told = Told(killed=84, group="Red Tide")
    one, other = make(1, [told], published=0), make(2, [replace(told, place=2)], published=1)
    with open_store(tmp_path) as store:
        store.people.ensure("Ada")
        for made in (one, other):
            made.into(store)
        take_step(store, watch=silent)
        first, second = (one.accounts[0], other.accounts[0])
        home = {i.links[0].account_id: i.id for i in store.incidents()}
        store.people.ensure("Bea")
        shelf = Shelf(store, policy(POLICY), tmp_path / STORE_FILE, clock=lambda: 0.0)
        assigned = Assigned(shelf)
        assigned.assign(home[first.id], "Ada", "")
        assigned.assign(home[second.id], "Bea", "")
        store.add_judgements([judge("same", first, second, at=1)])
        take_step(store, watch=silent)
        (whole,) = store.incidents()
        assert sorted(assigned.care().names[whole.id]) == ["Ada", "Bea"]
        store.add_judgements([judge("different", first, second, at=2)])
        take_step(store, watch=silent)
        assert assigned.care().names == {home[first.id]: ("Ada",), home[second.id]: ("Bea",)}
