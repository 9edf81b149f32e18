"""The GTD export, rule by rule. Codebook: October 2019."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.publish.made_records import rows_of
from variorum.coding.gtd import (
    ATTACKS,
    PRECEDENCE,
    SUBTYPES,
    TARGET_BY_TERM,
    TARGETS,
    WEAPON_BY_TERM,
    WEAPONS,
)
from variorum.model.assertion import Certainty
from variorum.model.finding import Record, Status
from variorum.model.value import PlaceKind
from variorum.publish.gtd.export import FORM, POLICY, row
from variorum.publish.gtd.when import midpoint, parts
from variorum.publish.tables.csv_text import save
from variorum.publish.tables.table import table
from variorum.publish.tables.view import view

Make = Callable[..., Record]


@pytest.fixture
def coded(make: Make) -> Callable[..., dict[str, Any]]:
    """The row of the only incident with the given parts."""

    def made(**parts: Any) -> dict[str, Any]:
        return dict(row(view(make(POLICY, **parts), POLICY), 1))

    return made


Coded = Callable[..., dict[str, Any]]


# dates and ids


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ((2024, 1, 3), (2024, 1, 3), (2024, 1, 3)),
        ((2024, 1, 1), (2024, 1, 31), (2024, 1, 16)),
        ((2012, 12, 30), (2013, 1, 2), (2012, 12, 31)),
        ((2011, 5, 1), (2011, 5, 31), (2011, 5, 0)),
        ((2011, 5, 30), (2011, 6, 2), (2011, 0, 0)),
        ((1999, 12, 30), (2000, 1, 2), (None, 0, 0)),
    ],
)
def test_an_unknown_day_is_zero_up_to_2011_and_the_midpoint_after(
    start: tuple[int, int, int], end: tuple[int, int, int], expected: tuple[int | None, int, int]
) -> None:
    assert parts(date(*start), date(*end)) == expected


@given(st.dates(date(2012, 1, 1)), st.integers(0, 400))
def test_the_midpoint_lies_within_its_range(start: date, days: int) -> None:
    end = date.fromordinal(min(start.toordinal() + days, date.max.toordinal()))
    middle = midpoint(start, end)
    assert start <= middle <= end
    assert abs((middle - start) - (end - middle)).days <= 1


def test_a_range_goes_to_approxdate_and_an_exact_day_does_not(coded: Coded, a: Any) -> None:
    ranged = coded(settled={"date": a.days("2024-01-01", "2024-01-03")})
    assert (ranged["iday"], ranged["approxdate"]) == (2, "2024-01-01 to 2024-01-03")
    assert coded(settled={"date": a.day("2024-01-03")})["approxdate"] is None


def test_an_eventid_is_the_day_and_a_sequence_of_four_digits_within_it(make: Make, a: Any) -> None:
    days = ["2024-01-03", "2024-01-04", "2024-01-03"]
    records = [make(POLICY, incident=f"i_{n}", settled={"date": a.day(d)}) for n, d in enumerate(days)]
    assert [r["eventid"] for r in rows_of(FORM, records)] == ["202401030001", "202401030002", "202401040001"]
    assert rows_of(FORM, records) == rows_of(FORM, records[::-1])


def test_a_date_that_is_not_resolved_is_never_made_up(coded: Coded, a: Any) -> None:
    found = coded(settled={"date": a.unresolved()})
    assert found["eventid"] == "000000000001"
    assert "iyear" not in found
    assert "iday" not in found
    assert found["addnotes"].startswith("The reports do not give a date")


@pytest.mark.parametrize(
    ("kind", "extended"), [("type:bombing", 0), ("type:kidnapping", None), ("type:hostage-taking", None)]
)
def test_one_day_is_not_extended_and_a_kidnapping_may_be(
    coded: Coded, a: Any, kind: str, extended: int | None
) -> None:
    settled = {"date": a.day("2024-01-03"), "type": a.terms(kind)}
    assert coded(settled=settled)["extended"] == extended


# places


@pytest.mark.parametrize(
    ("changes", "specificity", "latitude"),
    [
        ({}, 1, 30.28321),
        ({"kind": PlaceKind.SITE}, 1, 30.28321),
        ({"kind": PlaceKind.ADMIN2}, 3, 30.28321),
        ({"kind": PlaceKind.ADMIN1}, 4, 30.28321),
        ({"kind": PlaceKind.COUNTRY}, 5, None),
        ({"kind": PlaceKind.REGION}, 5, None),
        ({"latitude": None, "longitude": None}, 5, None),
    ],
)
def test_specificity_is_the_level_of_the_coordinates(
    coded: Coded, a: Any, changes: dict[str, Any], specificity: int, latitude: float | None
) -> None:
    found = coded(settled={"place": a.place(**changes)})
    assert (found["specificity"], found["latitude"]) == (specificity, latitude)


@pytest.mark.parametrize(("near", "vicinity"), [(True, 1), (False, 0)])
def test_vicinity_is_whether_the_report_says_near(coded: Coded, a: Any, near: bool, vicinity: int) -> None:
    assert coded(settled={"place": a.place(near=near)})["vicinity"] == vicinity


def test_a_place_that_nobody_gives_is_unknown(coded: Coded) -> None:
    found = coded()
    assert (found["specificity"], found["vicinity"], found["city"]) == (5, -9, "Unknown")
    assert "country" not in found


def test_a_country_without_a_sure_code_keeps_its_name_only(coded: Coded, a: Any) -> None:
    found = coded(settled={"place": a.place(country="TV", country_name="Tuvalu")})
    assert (found["country"], found["country_txt"]) == (None, "Tuvalu")


def test_country_region_province_and_city_of_kerman(coded: Coded, a: Any) -> None:
    found = coded(settled={"place": a.kerman, "site": [a.text("a cemetery")]})
    named = ("country", "country_txt", "region", "region_txt", "provstate", "city", "location")
    assert tuple(found[n] for n in named) == (
        94,
        "Iran",
        10,
        "Middle East & North Africa",
        "Kerman",
        "Kerman",
        "a cemetery",
    )


# attack, weapon, target


@pytest.mark.parametrize(
    ("kinds", "weapons", "expected"),
    [
        (["type:suicide-bombing"], [], (3, None, None)),
        (["type:shooting"], [], (2, None, None)),
        (["type:stabbing"], [], (2, None, None)),
        (["type:vehicle-ramming"], [], (8, None, None)),
        (["type:kidnapping"], [], (6, None, None)),
        (["type:hostage-taking"], [], (5, None, None)),
        (["type:attack"], [], (9, None, None)),
        (["type:attack"], ["weapon:firearm"], (2, None, None)),
        (["type:attack"], ["weapon:grenade", "weapon:knife"], (3, 2, None)),
        (["type:bombing"], ["weapon:firearm"], (3, None, None)),
        ([], [], (9, None, None)),
    ],
)
def test_the_attack_type_is_that_of_the_type_or_else_of_the_weapon(
    coded: Coded, a: Any, kinds: list[str], weapons: list[str], expected: tuple[int | None, ...]
) -> None:
    found = coded(settled={"type": a.terms(*kinds), "weapon": a.terms(*weapons)})
    assert tuple(found.get(f"attacktype{n}") for n in (1, 2, 3)) == expected


def test_attack_types_stand_in_the_order_of_precedence(coded: Coded, a: Any) -> None:
    kinds = ("type:arson", "type:shooting", "type:bombing", "type:assassination")
    found = coded(settled={"type": a.terms(*kinds)})
    assert [found[f"attacktype{n}_txt"] for n in (1, 2, 3)] == [
        "Assassination",
        "Bombing/Explosion",
        "Armed Assault",
    ]
    assert "attacktype4" not in found
    assert sorted(PRECEDENCE) == sorted(ATTACKS)


@pytest.mark.parametrize(
    ("weapon", "codes"),
    [
        ("weapon:suicide-belt", (6, 13)),
        ("weapon:vehicle-bomb", (6, 15)),
        ("weapon:automatic-rifle", (5, 2)),
        ("weapon:firearm", (5, 5)),
        ("weapon:explosive", (6, 16)),
        ("weapon:knife", (9, 23)),
        ("weapon:vehicle", (10, None)),
        ("weapon:molotov", (8, 19)),
    ],
)
def test_a_weapon_has_its_type_and_subtype(
    coded: Coded, a: Any, weapon: str, codes: tuple[int, int | None]
) -> None:
    found = coded(settled={"weapon": a.terms(weapon)})
    assert (found["weaptype1"], found.get("weapsubtype1")) == codes


def test_the_narrower_weapon_stands_for_the_wider_one(coded: Coded, a: Any) -> None:
    found = coded(settled={"weapon": a.terms("weapon:explosive", "weapon:suicide-belt")})
    assert found["weapsubtype1"] == 13
    assert "weaptype2" not in found


def test_what_nobody_says_is_unknown(coded: Coded) -> None:
    found = coded()
    assert (found["weaptype1_txt"], found["targtype1_txt"], found["attacktype1_txt"]) == ("Unknown",) * 3


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("target:police", 3),
        ("target:party", 2),
        ("target:airport", 6),
        ("target:gathering", 14),
        ("target:religious", 15),
        ("target:medical", 1),
    ],
)
def test_a_target_has_its_type(coded: Coded, a: Any, target: str, code: int) -> None:
    assert coded(settled={"target": a.terms(target)})["targtype1"] == code


def test_every_code_that_a_term_maps_to_has_its_label() -> None:
    assert {w for w, _ in WEAPON_BY_TERM.values()} <= set(WEAPONS)
    assert {s for _, s in WEAPON_BY_TERM.values() if s is not None} <= set(SUBTYPES)
    assert set(TARGET_BY_TERM.values()) <= set(TARGETS)


@pytest.mark.parametrize(
    ("kind", "tolls", "success"),
    [
        ("type:bombing", {"killed": 3}, 1),
        ("type:bombing", {"wounded": 1}, 1),
        ("type:bombing", {"killed": 0}, None),
        ("type:bombing", {}, None),
        ("type:assassination", {"killed": 1}, None),
        ("type:kidnapping", {"kidnapped": 2}, 1),
        ("type:kidnapping", {"killed": 2}, None),
        ("type:attack", {"killed": 2}, None),
    ],
)
def test_success_is_shown_by_what_happened_and_never_denied_by_silence(
    coded: Coded, a: Any, kind: str, tolls: dict[str, int], success: int | None
) -> None:
    counts = {name: a.count(n) for name, n in tolls.items()}
    assert coded(settled={"type": a.terms(kind), **counts})["success"] == success


@pytest.mark.parametrize(
    ("settled", "suicide"),
    [
        (("type", "type:suicide-bombing"), 1),
        (("weapon", "weapon:suicide-belt"), 1),
        (("type", "type:bombing"), 0),
    ],
)
def test_suicide_follows_type_or_weapon(coded: Coded, a: Any, settled: tuple[str, str], suicide: int) -> None:
    assert coded(settled={settled[0]: a.terms(settled[1])})["suicide"] == suicide


def test_hostages_are_counted_where_somebody_was_taken(coded: Coded, a: Any) -> None:
    taken = coded(settled={"type": a.terms("type:kidnapping"), "kidnapped": a.count(12)})
    assert (taken["ishostkid"], taken["nhostkid"], taken["ransom"], taken["nhours"]) == (1, 12, -9, -99)
    unknown = coded(settled={"type": a.terms("type:hijacking")})
    assert (unknown["ishostkid"], unknown["nhostkid"]) == (1, -99)
    none = coded(settled={"type": a.terms("type:bombing")})
    assert none["ishostkid"] == 0
    assert "nhostkid" not in none


# perpetrators and claims


def test_a_claim_that_nobody_denies_is_certain(coded: Coded, a: Any) -> None:
    found = coded(said=(a.claim(a.group, channel="Telegram", mode="7"),))
    named = ("gname", "guncertain1", "claimed", "claimmode", "claimmode_txt", "compclaim")
    assert tuple(found.get(n) for n in named) == (
        "Islamic State",
        0,
        1,
        7,
        "Posted to website, blog, etc.",
        0,
    )


def test_a_claim_that_is_rejected_is_kept_and_uncertain(coded: Coded, a: Any) -> None:
    found = coded(said=(a.claim(a.group), a.denial(a.group, voice="police")))
    assert (found["gname"], found["guncertain1"], found["claimed"]) == ("Islamic State", 1, 1)
    assert "Police denied that Islamic State was responsible." in found["addnotes"]


@pytest.mark.parametrize(
    ("certainty", "uncertain"), [(Certainty.CERTAIN, 0), (Certainty.PROBABLE, 1), (Certainty.POSSIBLE, 1)]
)
def test_an_accusation_is_uncertain_unless_it_is_firm(
    coded: Coded, a: Any, certainty: Certainty, uncertain: int
) -> None:
    found = coded(said=(a.blame(a.rival, certainty),))
    assert (found["gname"], found["guncertain1"], found["claimed"]) == ("Taliban", uncertain, 0)
    assert found["compclaim"] is None


def test_competing_attributions_fill_the_slots_claims_first(coded: Coded, a: Any) -> None:
    found = coded(said=(a.blame(a.rival), a.claim(a.group)))
    assert (found["gname"], found["gname2"]) == ("Islamic State", "Taliban")
    assert (found["claimed"], found["claim2"], found["compclaim"]) == (1, 0, 0)


def test_two_groups_that_claim_it_compete(coded: Coded, a: Any) -> None:
    assert coded(said=(a.claim(a.group), a.claim(a.rival)))["compclaim"] == 1


def test_a_branch_is_the_subgroup_of_a_parent_that_is_named(coded: Coded, a: Any) -> None:
    both = coded(said=(a.claim(a.group), a.blame(a.branch)))
    assert (both["gname"], both["gsubname"], both.get("gname2")) == ("Islamic State", "ISIS-Khorasan", None)
    assert coded(said=(a.blame(a.branch),))["gname"] == "ISIS-Khorasan"


def test_a_branch_that_is_only_suggested_is_told_in_addnotes(coded: Coded, a: Any) -> None:
    found = coded(said=(a.claim(a.group), a.blame(a.branch, Certainty.POSSIBLE)))
    assert (found["gname"], found["gsubname"], found["guncertain1"]) == ("Islamic State", None, 0)
    assert found["addnotes"].endswith("The minister named ISIS-Khorasan as a possible perpetrator.")


def test_a_denial_of_the_branch_is_none_of_the_group(coded: Coded, a: Any) -> None:
    found = coded(said=(a.claim(a.group), a.blame(a.branch), a.denial(a.branch)))
    assert (found["guncertain1"], found["gsubname"]) == (0, None)


def test_a_group_that_reports_name_as_a_fact_is_certain(coded: Coded, a: Any) -> None:
    assert coded(settled={"group": a.group})["guncertain1"] == 0
    assert coded(settled={"group": a.group}, said=(a.denial(a.group),))["guncertain1"] == 1


def test_a_state_is_no_perpetrator_in_gtd_and_its_denial_is_told(coded: Coded, a: Any) -> None:
    said = (a.blame(a.state), a.denial(a.state, voice="the president", own="yes"))
    found = coded(settled={"date": a.day("2024-01-03")}, said=said)
    assert (found["gname"], found["claimed"]) == ("Unknown", 0)
    assert found["addnotes"] == "Ukraine denied responsibility (the president). The minister blamed Ukraine."


def test_a_mode_that_nobody_notes_is_unknown(coded: Coded, a: Any) -> None:
    found = coded(said=(a.claim(a.group),))
    assert (found["claimmode"], found["claimmode_txt"]) == (10, "Unknown")


# tolls


def test_at_least_eleven_is_eleven_and_what_nobody_counts_is_minus_99(coded: Coded, a: Any) -> None:
    found = coded(settled={"killed": a.count(11, None, None, "at least")})
    assert (found["nkill"], found["nkillter"], found["nwound"], found["nkillus"]) == (11, -99, -99, -99)


def test_zero_dead_is_zero_and_not_unknown(coded: Coded, a: Any) -> None:
    assert coded(settled={"killed": a.count(0)})["nkill"] == 0


@pytest.mark.parametrize(
    ("told", "lineages", "expected"),
    [
        # (report, dead attackers); the majority of lineages, then the lowest
        ([(0, 2), (1, 3), (2, 3)], ((0,), (1,), (2,)), 3),
        ([(0, 2), (1, 3), (2, 3)], ((0,), (1, 2)), 2),
        ([(0, 4), (1, 3)], ((0,), (1,)), 3),
        ([], ((0,), (1,), (2,)), -99),
    ],
)
def test_dead_perpetrators_follow_the_majority_of_lineages_then_the_lowest(
    coded: Coded, a: Any, told: list[tuple[int, int]], lineages: tuple[tuple[int, ...], ...], expected: int
) -> None:
    only = (("attackers", "only"),)
    said = tuple(a.Said("killed", a.count(n), report=r, notes=only) for r, n in told)
    assert coded(said=said, reports=3, lineages=lineages)["nkillter"] == expected


def test_whether_the_toll_counts_the_attackers_is_noted(coded: Coded, a: Any) -> None:
    settled = {"date": a.day("2024-01-03"), "killed": a.count(32)}
    found = coded(settled=settled, notes={"killed": (("attackers", "excluded"),)})
    assert found["addnotes"] == "The number of dead has the attackers excluded."


@pytest.mark.parametrize("status", [Status.DISPUTED, Status.RANGE, Status.SUPERSEDED])
def test_conflicting_figures_go_to_addnotes(coded: Coded, a: Any, status: Status) -> None:
    settled = {"date": a.day("2024-01-03"), "killed": a.count(84)}
    found = coded(settled=settled, status={"killed": status})
    assert found["addnotes"] == f"killed is {status.value}."


def test_an_agreed_figure_needs_no_note(coded: Coded, a: Any) -> None:
    settled = {"killed": a.count(84), "date": a.day("2024-01-03")}
    assert coded(settled=settled, status={"killed": Status.AGREED})["addnotes"] is None


# the record as a whole


def test_at_most_three_citations_one_a_lineage(coded: Coded, a: Any) -> None:
    found = coded(settled={"date": a.day("2024-01-03")}, reports=5, lineages=((0, 1), (2,), (3,), (4,)))
    assert [found.get(f"scite{n}") for n in (1, 2, 3, 4)] == [
        '"Title 0," Outlet 0, 2024-01-04, https://outlet0.example/a',
        '"Title 2," Outlet 2, 2024-01-06, https://outlet2.example/a',
        '"Title 3," Outlet 3, 2024-01-07, https://outlet3.example/a',
        None,
    ]


def test_what_a_coder_has_to_judge_stays_empty_and_the_rest_is_unknown(coded: Coded) -> None:
    found = coded()
    assert {"crit1", "crit2", "crit3", "doubtterr", "alternative", "individual"} & set(found) == set()
    assert [found[f"INT_{n}"] for n in ("LOG", "IDEO", "MISC", "ANY")] == [-9] * 4
    assert found["property"] == -9


def test_background_incidents_and_other_policies_make_no_row(make: Make, a: Any) -> None:
    background = make(POLICY, settled={"killed": a.count(15)}, background=True)
    assert rows_of(FORM, [background]) == []
    other = make("acled", settled={"killed": a.count(15)})
    assert [r["nkill"] for r in rows_of(FORM, [other])] == [-99]


def test_the_file_has_the_columns_and_is_the_same_every_time(make: Make, a: Any, tmp_path: Path) -> None:
    settled = {"date": a.day("2024-01-03"), "place": a.kerman, "killed": a.count(84)}
    records = [make(POLICY, settled=settled, said=(a.claim(a.group),))]
    path = save(table(FORM, records), tmp_path)
    first = path.read_bytes()
    assert path.name == "gtd.csv"
    assert save(table(FORM, records), tmp_path).read_bytes() == first
    with path.open(encoding="utf-8", newline="") as stream:
        header, cells = list(csv.reader(stream))
    assert header == [c.name for c in FORM.columns]
    assert (
        dict(zip(header, cells, strict=True))["summary"]
        == "On 2024-01-03, Kerman, Iran: type not known; killed: 84."
    )
