"""Views, assignments and visits are kept; a write on the desk is told apart from those of others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from variorum.store import Store, open_store
from variorum.store.desk import OnDesk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Store]:
    """A store that lists Ada and Bea."""
    with open_store(tmp_path) as store:
        for name in ("Ada", "Bea"):
            store.people.ensure(name)
        yield store


def leave(store: Store, name: str, *given: object) -> None:
    """Call a method of what is on the desk."""
    store.leave(lambda on: getattr(on, name)(*given), lambda: None)


def test_views_are_each_persons_own(desk: Store) -> None:
    leave(desk, "save_view", "Ada", "tolls", "state=disputed")
    leave(desk, "save_view", "Ada", "north", "place=Harbour+Town")
    leave(desk, "save_view", "Ada", "tolls", "state=range")
    leave(desk, "save_view", "Bea", "tolls", "actor=front")
    leave(desk, "drop_view", "Bea", "none")
    with desk.on_desk() as on:
        assert list(on.views("Ada").items()) == [("north", "place=Harbour+Town"), ("tolls", "state=range")]
        assert on.views("Bea") == {"tolls": "actor=front"}
    leave(desk, "drop_view", "Ada", "tolls")
    with desk.on_desk() as on:
        assert list(on.views("Ada")) == ["north"]


def test_an_incident_has_one_who_takes_care_of_it(desk: Store) -> None:
    leave(desk, "assign", ["i_1"], "Ada")
    leave(desk, "assign", ["i_2"], "Ada")
    # i_2 has become a part of i_1
    leave(desk, "assign", ["i_1", "i_2"], "Bea")
    leave(desk, "assign", ["i_3"], None)
    with desk.on_desk() as on:
        assert on.assignments() == {"i_1": "Bea"}
    leave(desk, "assign", ["i_1"], None)
    with desk.on_desk() as on:
        assert on.assignments() == {}


def test_the_last_state_that_was_seen_is_kept(desk: Store) -> None:
    # more than a statement takes at a time
    leave(desk, "visit", "Ada", {f"i_{n}": "before" for n in range(1200)})
    leave(desk, "visit", "Ada", {"i_7": "after"})
    with desk.on_desk() as on:
        seen = on.visits("Ada")
        assert on.visits("Bea") == {}
    assert (len(seen), seen["i_7"], seen["i_8"]) == (1200, "after", "before")


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("save_view", ("Eve", "all", "")),
        ("assign", (["i_1"], "Eve")),
        ("visit", ("Eve", {"i_1": "x"})),
    ],
)
def test_nothing_is_kept_of_somebody_unknown(desk: Store, name: str, given: tuple[object, ...]) -> None:
    leave(desk, name, *given)
    with desk.on_desk() as on:
        assert (on.views("Eve"), on.assignments(), on.visits("Eve")) == ({}, {}, {})


def test_a_write_is_known_to_be_alone_or_not(desk: Store, tmp_path: Path) -> None:
    """Others' writes count, those of this store's other connections too."""
    looks = iter(range(10))

    def note(on: OnDesk) -> None:
        on.assign(["i_1"], "Ada")

    assert desk.leave(note, lambda: next(looks)) == (0, 1)
    assert desk.leave(note, lambda: next(looks)) == (2, 3)

    def meddle() -> int:
        now = next(looks)
        if now == 5:
            with open_store(tmp_path) as other:
                other.people.ensure("Eve")
        return now

    assert desk.leave(note, meddle) is None
    assert desk.leave(note, lambda: next(looks)) == (6, 7)
