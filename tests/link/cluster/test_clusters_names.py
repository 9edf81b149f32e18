"""What names change among many accounts: who is outvoted, what is joined first, what stays two."""

from __future__ import annotations

import random
from typing import Any

from variorum.link.linker import Corpus, link
from variorum.model.assertion import AccountKind
from variorum.model.incident import Incident

SHOT = {"type": "shooting", "date": "2021-05-03", "place": "Marrow"}
HER = "Ilva Brannoch, 23, was shot on Quillmere Street near Tolvane Place, said Sgt. Odrick Fenn."
AGAIN = "Shot on Quillmere Street: Ilva Brannoch, 23, of Tolvane Place. Odrick Fenn spoke."


def told(world: Any, text: str, kind: str = "main", **fields: Any) -> Any:
    """An account in a report of its own, with this text."""
    return world.account(world.report(f"Outlet {len(world.reports)}", text=text), AccountKind(kind), **fields)


def ids(*accounts: Any) -> frozenset[str]:
    """The accounts as an incident of theirs would hold them."""
    return frozenset(a.id for a in accounts)


def test_a_wrong_day_does_not_keep_others_out(world: Any) -> None:
    """One report gives the day of the trial; it is joined by name, and the others by day as well."""
    right = [told(world, HER, **SHOT) for _ in range(3)]
    trial = told(world, AGAIN, **SHOT | {"date": "2021-09-20"})
    assert world.together() == {ids(*right, trial)}


def test_without_names_days_part_them(world: Any) -> None:
    """Where nobody is named, days a month apart are two happenings, whatever the toll."""
    may = [told(world, "x", **SHOT | {"killed": 4}) for _ in range(3)]
    june = [told(world, "x", **SHOT | {"date": "2021-06-20", "killed": 4}) for _ in range(3)]
    assert world.together() == {ids(*may), ids(*june)}


def test_what_reports_are_mainly_about_is_joined_before_what_they_mention(world: Any) -> None:
    """A report that tells of its own happening twice is not parted from the others by what it mentions."""
    twice = world.report("The Marrow Mail", text=HER)
    main = world.account(twice, **SHOT)
    world.account(twice, AccountKind.BACKGROUND, **SHOT | {"killed": 14, "group": "Red Tide"})
    other = told(world, AGAIN, **SHOT | {"killed": 14, "group": "Red Tide"})
    assert ids(main, other) in world.together()


def test_several_incidents_in_one_report_meet_those_of_others(world: Any) -> None:
    """A round-up of one night: each shooting joins the report on it, never the other."""
    both = world.report("The Marrow Mail", text="Two were shot that night.")
    first = world.account(both, **SHOT | {"killed": 4})
    second = world.account(both, AccountKind.BACKGROUND, **SHOT | {"place": "Tessel", "wounded": 12})
    alone = told(world, HER, **SHOT | {"killed": 4})
    elsewhere = told(world, "x", **SHOT | {"place": "Tessel", "wounded": 12})
    assert world.together() == {ids(first, alone), ids(second, elsewhere)}


def test_an_aggregate_that_names_the_same_people_stays_out(world: Any) -> None:
    """ "120 killed this month" is no incident, whomever it names."""
    shot = told(world, HER, **SHOT)
    told(world, AGAIN, "aggregate", **SHOT | {"killed": 120})
    assert world.together() == {ids(shot)}


KILLED = {"type": "assassination", "date": "2021-05-03", "place": "Marrow", "victim": "Ana Soler Vidal"}


def test_one_person_dies_once_wherever_it_is_told_to_be(world: Any) -> None:
    """Half of the reports on each side name the dead; the others know only a day and the one town or the other."""
    bare = {name: value for name, value in KILLED.items() if name != "victim"}
    right = [told(world, "x", **fields) for fields in (KILLED, KILLED, bare, bare)]
    wrong = [
        told(world, "x", **fields | {"place": "Tessel"})
        for fields in (KILLED | {"victim": "Ana Soler"}, bare)
    ]
    assert world.together() == {ids(*right, *wrong)}


def test_others_of_the_same_surname_die_for_themselves(world: Any) -> None:
    right = [told(world, "x", **KILLED) for _ in range(2)]
    other = [
        told(world, "x", **KILLED | {"victim": "Bea Soler", "date": "2021-05-09", "place": "Tessel"})
        for _ in range(2)
    ]
    assert world.together() == {ids(*right), ids(*other)}


def test_three_hundred_dead_are_not_one_whoever_is_named(world: Any) -> None:
    one = [told(world, "x", **KILLED | {"killed": 1}) for _ in range(2)]
    many = [told(world, "x", **KILLED | {"killed": 300}) for _ in range(2)]
    assert world.together() == {ids(*one), ids(*many)}


def test_the_order_of_the_input_does_not_matter(world: Any) -> None:
    for n in range(4):
        told(world, HER, **SHOT | {"date": f"2021-05-0{n + 1}"})
        told(world, AGAIN, **SHOT | {"place": ("Marrow", "Tessel")[n % 2]})
    first = list(link(world.corpus()))
    assert any(isinstance(i, Incident) and len(i.links) > 1 for i in first)
    for seed in range(3):
        accounts, reports = list(world.accounts), list(world.reports)
        random.Random(seed).shuffle(accounts)  # noqa: S311
        random.Random(seed).shuffle(reports)  # noqa: S311
        assert list(link(Corpus(tuple(reports), tuple(accounts)))) == first
