"""What an export sees of a record, and which records it codes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from variorum.model.assertion import AccountKind, Polarity, Stance
from variorum.model.finding import Record
from variorum.model.value import Count
from variorum.publish.tables.view import coded, denied, number, origins, outlets, same, view, voices

Make = Callable[..., Record]


@pytest.mark.parametrize(
    ("kind", "background", "rows", "rows_with_sums"),
    [
        (AccountKind.MAIN, False, 1, 1),
        (AccountKind.MAIN, True, 0, 0),
        (AccountKind.BACKGROUND, False, 0, 0),
        (AccountKind.HYPOTHETICAL, False, 0, 0),
        (AccountKind.AGGREGATE, False, 0, 1),
        (AccountKind.AGGREGATE, True, 0, 0),
    ],
)
def test_only_incidents_that_a_report_is_mainly_about_are_coded(
    make: Make, kind: AccountKind, background: bool, rows: int, rows_with_sums: int
) -> None:
    record = make("acled", kind=kind, background=background)
    assert len(coded([record], "acled")) == rows
    assert len(coded([record], "acled", AccountKind.AGGREGATE)) == rows_with_sums


def test_rows_go_by_date_and_undated_ones_come_last(make: Make, a: Any) -> None:
    days = {"i_1": a.unresolved(), "i_2": a.day("2024-02-01"), "i_3": a.day("2024-01-01")}
    records = [make("acled", incident=i, settled={"date": d}) for i, d in days.items()]
    assert [v.record.incident.id for v in coded(records, "acled")] == ["i_3", "i_2", "i_1"]


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (Count(84, 84, 84), 84),
        (Count(90, 99, 99, "nearly"), 99),
        (Count(11, None, None, "at least"), 11),
        (Count(None, None, 50, "up to"), 50),
        (Count(None, None, None, "many"), None),
        (Count(0, 0, 0), 0),
        (None, None),
    ],
)
def test_a_count_is_its_best_or_the_end_that_is_known(count: Count | None, expected: int | None) -> None:
    assert number(count) == expected


def test_a_policy_sees_its_own_findings_only(make: Make, a: Any) -> None:
    record = make("acled", settled={"killed": a.count(84)})
    assert view(record, "acled").count("killed") == a.count(84)
    assert view(record, "gtd-2019").count("killed") is None


def test_a_term_that_a_narrower_one_contains_is_left_out(make: Make, a: Any) -> None:
    weapons = a.terms("weapon:explosive", "weapon:suicide-belt", "weapon:firearm")
    seen = view(make("acled", settled={"weapon": weapons}), "acled")
    assert seen.terms("weapon") == ("weapon:suicide-belt", "weapon:firearm")


def test_a_lineage_is_cited_once_by_its_origin(make: Make) -> None:
    seen = view(make("acled", reports=3, lineages=((2, 0), (1,))), "acled")
    assert [r.id for r in origins(seen)] == ["r_1", "r_2"]
    assert outlets(seen) == ("Outlet 1", "Outlet 2")


def test_voices_are_those_behind_the_settled_value_and_not_of_the_losers(make: Make, a: Any) -> None:
    said = (a.Said("killed", a.count(40), voice="the mayor"),)
    seen = view(make("acled", settled={"killed": a.count(84)}, said=said), "acled")
    assert voices(seen, "killed") == ("police",)


def test_a_denial_or_a_rejected_claim_makes_an_actor_denied(make: Make, a: Any) -> None:
    rejected = a.Said("claim", a.rival, stance=Stance(Polarity.DENIED))
    seen = view(make("acled", said=(a.denial(a.group), rejected, a.blame(a.state))), "acled")
    assert [denied(seen, actor) for actor in (a.group, a.rival, a.state)] == [True, True, False]


def test_actors_are_one_by_id_or_else_by_name(a: Any) -> None:
    nameless = type(a.group)("islamic state", a.group.kind)
    assert same(a.group, nameless)
    assert not same(a.group, a.branch)
