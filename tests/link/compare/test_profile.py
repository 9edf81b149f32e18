"""What linking sees of an account, and what it leaves out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from variorum.model.assertion import Account, Polarity, Stance
from variorum.model.value import Actor, ActorKind


def test_what_is_denied_is_not_seen(world: Any) -> None:
    """A denied place or group is no place or group of the happening."""
    account = world.told(place="Marrow", group="Red Tide", killed=12)
    denied = tuple(replace(a, stance=Stance(Polarity.DENIED)) for a in account.assertions)
    world.accounts[0] = Account(*[getattr(account, f) for f in account.__slots__[:-1]], denied)
    seen = world.profile(world.accounts[0])
    assert (seen.places, seen.groups, seen.killed) == ((), (), ())


def test_parts_and_withdrawn_tolls_are_not_seen(world: Any) -> None:
    """Twelve children are not the toll; the attackers alone are not; what was withdrawn no longer is."""
    notes = ({"part": "children"}, {"withdrawn": "yes"}, {"attackers": "only"}, {"attackers": "included"})
    report = world.report()
    seen = [world.profile(world.account(report, killed=12, notes=n)).killed for n in notes]
    assert [len(tolls) for tolls in seen] == [0, 0, 0, 1]


def test_a_toll_is_of_its_as_of_or_else_of_the_publication(world: Any) -> None:
    """An unresolved as-of falls back on the day that the report came out."""
    report = world.report(published="2021-05-05T10:00+02:00")
    given, undated, none = (
        world.profile(world.account(report, killed=3, as_of=day)).killed[0]
        for day in ("2021-05-04", "Tuesday", None)
    )
    assert (given.day, given.moment) == ("2021-05-04", None)
    assert undated == none
    assert (none.day, none.moment) == ("2021-05-05", "2021-05-05T08:00:00+00:00")


def test_all_who_are_said_to_stand_behind_it_are_groups(world: Any) -> None:
    """A claim, a blame and a branch each name one."""
    branch = Actor("Red Tide North", ActorKind.GROUP, "red-tide-north", parent="red-tide")
    seen = world.profile(world.told(claim="Red Tide", branch=branch, blame="The Column"))
    assert {(g.key, g.parent) for g in seen.groups} == {
        ("red-tide", "red-tide"),
        ("red-tide-north", "red-tide"),
        ("the-column", "the-column"),
    }
