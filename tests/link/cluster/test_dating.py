"""Dates that a report can't give and its linked accounts do; and those that stay unresolved."""

from __future__ import annotations

from typing import Any

import pytest

BOMB = {"type": "bombing", "place": "Marrow", "killed": 23, "group": "Red Tide"}
# 3 May 2021 was a Monday

DATED = [
    pytest.param("2021-05-03", "Monday", "2021-05-03", "2021-05-03", id="a day and its weekday"),
    pytest.param("2021-05-01/2021-05-04", "Monday", "2021-05-03", "2021-05-03", id="days with one Monday"),
    pytest.param("2021-04-28/2021-05-04", "Monday", "2021-05-03", "2021-05-03", id="a week has one Monday"),
    pytest.param("2021-05-03", "recently", "2021-05-03", "2021-05-03", id="recently"),
    pytest.param("2021-05", "recently", "2021-05-01", "2021-05-31", id="recently, from a month"),
]
UNDATED = [
    pytest.param("2021-05-03", "Tuesday", id="another weekday"),
    pytest.param("2021-05", "Monday", id="a month has several Mondays"),
    pytest.param("2021-05-04/2021-05-06", "Monday", id="days without a Monday"),
    pytest.param("Monday", "Monday", id="nobody knows the day"),
    pytest.param("recently", "Monday", id="neither is dated"),
]


def joined(world: Any, known: str, unknown: str) -> Any:
    """Two accounts of one incident, joined by hand so that only the dating is at stake."""
    told = world.told(**BOMB, date=known)
    other = world.told(**BOMB, date=unknown)
    world.judge("same", told, other)
    return other, world.of(other)


@pytest.mark.parametrize(("known", "unknown", "start", "end"), DATED)
def test_the_linked_account_dates_it(world: Any, known: str, unknown: str, start: str, end: str) -> None:
    """The inferred value keeps what the report said, and the reason names the other outlet."""
    other, incident = joined(world, known, unknown)
    (inference,) = incident.inferences
    assert inference.assertion_id == other.of("date")[0].id
    assert (str(inference.value.start), str(inference.value.end)) == (start, end)
    assert inference.value.weekday == other.of("date")[0].value.weekday
    assert inference.value.basis == "linked account"
    assert "Outlet 1" in inference.reason


@pytest.mark.parametrize(("known", "unknown"), UNDATED)
def test_what_is_not_given_stays_unresolved(world: Any, known: str, unknown: str) -> None:
    """No guess is made."""
    _, incident = joined(world, known, unknown)
    assert incident.inferences == ()


def test_recent_days_and_a_weekday_date_each_other_and_a_third(world: Any) -> None:
    """One report says "recent", one "Monday", one "recently": the Monday of those days dates all."""
    world.told(**BOMB, date="2021-05-01/2021-05-04")
    monday = world.told(**BOMB, date="Monday")
    vague = world.told(**BOMB, date="recently")
    incident = world.of(monday)
    assert len(incident.links) == 3
    dated = {i.assertion_id: (str(i.value.start), i.value.granularity) for i in incident.inferences}
    assert dated == {a.of("date")[0].id: ("2021-05-03", "day") for a in (monday, vague)}


def test_linked_dates_that_disagree_date_nothing(world: Any) -> None:
    """Two days in one incident, joined by a person: which of them "recently" means is not known."""
    one, other = world.told(**BOMB, date="2021-05-03"), world.told(**BOMB, date="2021-05-04")
    vague = world.told(**BOMB, date="recently")
    world.judge("same", one, other)
    world.judge("same", one, vague)
    assert world.of(vague).inferences == ()


def test_an_account_does_not_date_itself(world: Any) -> None:
    """What one account says twice is no second witness."""
    alone = world.told(**BOMB, date=["2021-05-03", "recently"])
    assert world.of(alone).inferences == ()


@pytest.mark.parametrize(("weekday", "day"), [("Monday", "03"), ("Thursday", "06"), ("Sunday", "09")])
def test_as_of_is_the_first_such_weekday_from_the_incident_on(world: Any, weekday: str, day: str) -> None:
    """ "As of Thursday" about an incident of Monday is the Thursday of that week."""
    world.told(**BOMB, date="2021-05-03")
    other = world.told(type="bombing", place="Marrow", killed=23, as_of=weekday)
    found = world.of(other).as_of_inferences
    assert {i.assertion_id for i in found} == {a.id for a in other.assertions}
    assert {str(i.value.start) for i in found} == {f"2021-05-{day}"}
    assert all(weekday in i.reason for i in found)


def test_as_of_without_a_known_day_stays_open(world: Any) -> None:
    """Without the day of the incident there is no first Thursday."""
    other = world.told(**BOMB, as_of="Thursday", date="2021-05")
    world.told(**BOMB, date="2021-05")
    assert world.of(other).as_of_inferences == ()
