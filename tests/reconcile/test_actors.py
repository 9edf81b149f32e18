"""Actors: ids, branches, authorities of a state, and fuller names of a person."""

import pytest

from variorum.model.value import Actor, ActorKind
from variorum.reconcile.actors import ancestors, relate_actors
from variorum.reconcile.relation import Fit

BANNER = Actor("Red Banner", ActorKind.GROUP, "g:rb")
NORTH = Actor("Red Banner North", ActorKind.GROUP, "g:rbn", "g:rb")
SOUTH = Actor("Red Banner South", ActorKind.GROUP, "g:rbs", "g:rb")
CELL = Actor("Harbour Cell", ActorKind.GROUP, "g:cell", "g:rbn")
WESTLAND = Actor("Westland", ActorKind.STATE, "s:wl", country="WL")
ARMY = Actor("Westland's army", ActorKind.AUTHORITY, "s:wl-army", country="WL")
FULL, SURNAME = Actor("Ann Q. Example", ActorKind.PERSON), Actor("Example", ActorKind.PERSON)


@pytest.mark.parametrize(
    ("a", "b", "fit"),
    [
        (BANNER, Actor("the RB", ActorKind.GROUP, "g:rb"), Fit.EQUAL),
        (Actor("the Red Banner", ActorKind.GROUP), Actor("Red Banner", ActorKind.GROUP), Fit.EQUAL),
        (NORTH, BANNER, Fit.NARROWER),
        (BANNER, SOUTH, Fit.WIDER),
        (NORTH, SOUTH, Fit.APART),
        (ARMY, WESTLAND, Fit.NARROWER),
        (BANNER, WESTLAND, Fit.APART),
        (FULL, SURNAME, Fit.NARROWER),
        (FULL, Actor("Ann", ActorKind.PERSON), Fit.APART),
        (Actor("Red Banner", ActorKind.GROUP), Actor("Banner", ActorKind.GROUP), Fit.APART),
    ],
)
def test_actors(a: Actor, b: Actor, fit: Fit) -> None:
    assert relate_actors(a, b).fit is fit


def test_a_branch_of_a_branch_is_found_by_the_parents_that_the_record_knows() -> None:
    assert not relate_actors(CELL, BANNER).compatible
    assert relate_actors(CELL, BANNER, {"g:rbn": "g:rb"}).fit is Fit.NARROWER


def test_a_circle_of_parents_ends() -> None:
    assert list(ancestors(CELL, {"g:rbn": "g:cell"})) == ["g:rbn"]
