"""Persons told of one by one as tolls that can be compared."""

from __future__ import annotations

import pytest

from variorum.model.value import Count
from variorum.reconcile.individuals import AMONG, SOME, VAGUE
from variorum.reconcile.persons import ONE_BY_ONE


def best(newsroom, field: str, policy: str = "gtd-2019") -> int | None:
    """The number that the policy settles on."""
    finding = newsroom.findings(policy).get(field)
    return finding.value.best if finding and isinstance(finding.value, Count) else None


def person(name: str, **notes: str) -> dict[str, object]:
    """How one person is told of."""
    return {"notes": {"person": name, **notes}}


def test_persons_are_added_up_each_once(newsroom) -> None:
    desk = newsroom.report("The Herald", "2024-01-04")
    desk.says("killed", 1, **person("john doe")).says("killed", 1, **person("john doe"))
    desk.says("killed", 1, **person("jane roe"))
    finding = newsroom.findings()["killed"]
    assert isinstance(finding.value, Count)
    assert (finding.value.best, finding.value.hedge) == (2, ONE_BY_ONE)
    assert len(finding.readings[0].assertions) == 3


def test_persons_are_among_a_total(newsroom) -> None:
    newsroom.report("The Herald", "2024-01-04").says("killed", 5).says("killed", 1, **person("john doe"))
    assert best(newsroom, "killed") == 5
    assert f"killed/{AMONG}" in newsroom.findings()


def test_more_persons_than_the_total_are_a_reading_of_their_own(newsroom) -> None:
    desk = newsroom.report("The Herald", "2024-01-04").says("killed", 2)
    for name in ("a", "b", "c"):
        desk.says("killed", 1, **person(name))
    values = {r.value.best for r in newsroom.findings()["killed"].readings if isinstance(r.value, Count)}
    assert values == {2, 3}


def test_who_died_is_no_longer_wounded(newsroom) -> None:
    desk = newsroom.report("The Herald", "2024-01-04").says("wounded", 1, **person("john doe"))
    desk.says("killed", 1, **person("john doe")).says("wounded", 1, **person("jane roe"))
    assert (best(newsroom, "killed"), best(newsroom, "wounded")) == (1, 1)


@pytest.mark.parametrize(("shot", "dead", "wounded"), [(5, 2, 3), (2, 2, 0)])
def test_of_those_shot_the_dead_are_taken_off(newsroom, shot: int, dead: int, wounded: int) -> None:
    desk = newsroom.report("The Herald", "2024-01-04")
    desk.says("wounded", shot, notes={"hit": "dead or wounded"}).says("killed", dead)
    assert best(newsroom, "wounded") == wounded


def test_a_number_of_wounded_stands_before_that_of_those_shot(newsroom) -> None:
    desk = newsroom.report("The Herald", "2024-01-04").says("wounded", 4)
    desk.says("wounded", 7, notes={"hit": "dead or wounded"})
    assert best(newsroom, "wounded") == 4


def test_who_was_shot_may_be_dead_to_another_report(newsroom) -> None:
    shot = person("a man", hit="dead or wounded")
    newsroom.report("The Herald", "2024-01-04").says("wounded", 1, **shot)
    newsroom.report("The Post", "2024-01-05").says("killed", 1, **person("john doe"))
    assert (best(newsroom, "killed"), best(newsroom, "wounded")) == (1, 0)


def test_others_are_beside_those_told_before(newsroom) -> None:
    desk = newsroom.report("The Herald", "2024-01-04").says("wounded", 1, **person("one person"))
    desk.says("wounded", 3, notes={"additional": "yes"})
    assert best(newsroom, "wounded") == 4


def test_a_lower_figure_after_a_higher_one_is_some_of_it(newsroom) -> None:
    newsroom.report("The Herald", "2024-01-04").says("killed", 4).says("killed", 2)
    assert best(newsroom, "killed") == 4
    assert f"killed/{SOME}" in newsroom.findings()


DOZENS = Count(24, None, None, "dozens")


@pytest.mark.parametrize("told", [Count(36, 36, None, "at least"), Count(36, 36, 36)])
def test_a_vague_figure_joins_the_one_that_its_account_gives(newsroom, told: Count) -> None:
    desk = newsroom.report("The Herald", "2024-01-04").says("killed", DOZENS, words="Dozens")
    desk.says("killed", told)
    found = newsroom.findings()
    assert list(found) == ["killed"]
    assert found["killed"].value.best == 36
    assert "“Dozens” is counted with" in found["killed"].sentence


def test_a_lower_figure_after_a_vague_one_is_some_of_it(newsroom) -> None:
    newsroom.report("The Herald", "2024-01-04").says("killed", DOZENS).says("killed", 11)
    assert best(newsroom, "killed") == 24
    assert f"killed/{SOME}" in newsroom.findings()


def test_a_vague_figure_beside_persons_is_no_total(newsroom) -> None:
    several = Count(None, None, None, "several")
    newsroom.report("The Herald", "2024-01-04").says("killed", several).says(
        "killed", 1, **person("john doe")
    )
    assert best(newsroom, "killed") == 1
    assert f"killed/{VAGUE}" in newsroom.findings()


def test_a_vague_figure_of_another_report_does_not_join_one_far_above_it(newsroom) -> None:
    newsroom.report("The Herald", "2024-01-04").says("killed", DOZENS)
    newsroom.report("The Post", "2024-01-04").says("killed", 36)
    assert len(newsroom.findings()["killed"].readings) == 2


def test_two_near_figures_of_one_report_stay_two_readings(newsroom) -> None:
    newsroom.report("The Herald", "2024-01-04").says("killed", 90).says("killed", 84)
    assert len(newsroom.findings()["killed"].readings) == 2


def test_two_voices_are_no_total_and_part(newsroom) -> None:
    desk = newsroom.report("The Herald", "2024-01-04").says("killed", 19, by="residents")
    desk.says("killed", 5, by="police")
    assert len(newsroom.findings()["killed"].readings) == 2


def test_a_figure_many_times_the_first_is_of_something_else(newsroom) -> None:
    newsroom.report("The Herald", "2024-01-04").says("killed", 2).says("killed", 49)
    assert best(newsroom, "killed") == 2


def test_nobody_else_hurt_is_none_beside_those_who_were(newsroom) -> None:
    desk = newsroom.report("The Herald", "2024-01-04").says("wounded", 1, **person("john doe"))
    desk.says("wounded", Count(0, 0, 0, "none"))
    assert best(newsroom, "wounded") == 1


def test_the_sum_that_most_reports_come_to_stands(newsroom) -> None:
    for outlet in ("The Herald", "The Post"):
        newsroom.report(outlet, "2024-01-04").says("killed", 1, **person("john doe"))
    desk = newsroom.report("The Courier", "2024-01-06").says("killed", 1, **person("john doe"))
    desk.says("killed", 1, **person("jane roe"))
    assert best(newsroom, "killed") == 1


def test_a_figure_many_times_that_of_the_others_is_doubtful(newsroom) -> None:
    for outlet in ("The Herald", "The Post"):
        newsroom.report(outlet, "2024-01-04").says("killed", 2)
    newsroom.report("The Courier", "2024-01-06").says("killed", 40)
    assert best(newsroom, "killed") == 2


def test_gtd_adds_the_attackers_to_persons_and_ged_does_not(newsroom) -> None:
    desk = newsroom.report("The Herald", "2024-01-04").says("killed", 1, **person("jane roe"))
    desk.says("killed", 1, **person("john doe"))
    desk.says("killed", 1, **person("the gunman", attackers="only"))
    assert best(newsroom, "killed", "gtd-2019") == 3
    assert best(newsroom, "killed", "ged-23.1") == 2


def test_one_victim_and_one_attacker_may_be_one_person(newsroom) -> None:
    desk = newsroom.report("The Herald", "2024-01-04").says("killed", 1, **person("a boy"))
    desk.says("killed", 1, **person("himself", attackers="only"))
    assert best(newsroom, "killed", "gtd-2019") == 1


def test_the_dead_of_one_report_of_whom_a_later_one_knows_nothing_are_no_toll(newsroom) -> None:
    desk = newsroom.report("The Herald", "2024-01-04").says("killed", 1, **person("john doe"))
    desk.says("wounded", 2)
    newsroom.report("The Post", "2024-01-09").says("wounded", 2)
    assert best(newsroom, "killed") is None


def test_who_died_after_the_other_reports_is_a_toll(newsroom) -> None:
    newsroom.report("The Post", "2024-01-04").says("wounded", 2)
    newsroom.report("The Herald", "2024-01-09").says("killed", 1, **person("john doe"))
    assert best(newsroom, "killed") == 1
