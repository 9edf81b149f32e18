"""Who takes care of an incident is known, follows it, and is not taken from anybody unawares."""

from __future__ import annotations

import pytest

from tests.publish.conftest import World
from tests.review.queue.conftest import led_on
from variorum.errors import BadInput
from variorum.review.queue.assigned import Assigned, Taken
from variorum.review.queue.index import Shelf


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
