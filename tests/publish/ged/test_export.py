"""The UCDP GED export, rule by rule. Codebook: 23.1."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.publish.made_records import rows_of, told
from variorum.model.assertion import AccountKind
from variorum.model.finding import Record, Status
from variorum.model.value import PlaceKind
from variorum.publish.ged.export import FORM, POLICY
from variorum.publish.ged.sides import Deaths, divided
from variorum.publish.ged.where import date_prec, priogrid
from variorum.publish.tables.csv_text import save
from variorum.publish.tables.table import table

Coded = Callable[..., dict[str, Any]]
FIGURES = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low")


@pytest.fixture
def coded(make: Callable[..., Record], a: Any) -> Coded:
    """The row of the only incident with the given parts, with one death unless they say otherwise."""

    def made(**parts: Any) -> dict[str, Any]:
        settled = {"killed": a.count(1), **parts.pop("settled", {})}
        (found,) = rows_of(FORM, [make(POLICY, settled=settled, **parts)])
        return dict(found)

    return made


def figures(row: dict[str, Any]) -> tuple[int, ...]:
    return tuple(row[name] for name in FIGURES)


# what is an event


@pytest.mark.parametrize(
    ("low_best_high", "events"),
    [((0, 0, 0), 0), ((None, None, None), 0), ((0, 0, 1), 1), ((1, None, None), 1), ((0, 3, 5), 1)],
)
def test_an_event_needs_a_death_in_one_of_the_three_figures(
    make: Callable[..., Record], a: Any, low_best_high: tuple[int | None, ...], events: int
) -> None:
    killed = a.count(*low_best_high, "range")
    assert len(rows_of(FORM, [make(POLICY, settled={"killed": killed})])) == events


def test_no_figure_and_a_background_incident_make_no_event(make: Callable[..., Record], a: Any) -> None:
    assert rows_of(FORM, [make(POLICY)]) == []
    assert rows_of(FORM, [make(POLICY, settled={"killed": a.count(15)}, background=True)]) == []
    assert rows_of(FORM, [make("gtd-2019", settled={"killed": a.count(15)})]) == []


# who against whom


@pytest.mark.parametrize(
    ("targets", "actor", "kind"),
    [
        (["target:gathering"], "group", 3),
        (["target:business", "target:tourists"], "group", 3),
        (["target:military"], "group", 1),
        (["target:police"], "group", 1),
        (["target:militia"], "group", 2),
        (["target:militia"], "state", 1),
        (["target:civilians"], "state", 3),
        (["target:military"], "state", None),
        (["target:military", "target:business"], "group", None),
        ([], "group", None),
        (["target:gathering"], None, None),
    ],
)
def test_the_type_of_violence_follows_actor_and_target(
    coded: Coded, a: Any, targets: list[str], actor: str | None, kind: int | None
) -> None:
    settled = {"target": a.terms(*targets), "group": [getattr(a, actor)] if actor else []}
    assert coded(settled=settled)["type_of_violence"] == kind


def test_in_one_sided_violence_side_b_is_civilians_and_all_dead_are_civilians(coded: Coded, a: Any) -> None:
    settled = {"killed": a.count(84), "target": a.terms("target:gathering"), "group": a.group}
    found = coded(settled=settled)
    assert (found["side_a"], found["side_b"]) == ("Islamic State", "Civilians")
    assert found["dyad_name"] == "Islamic State - Civilians"
    assert figures(found) == (0, 0, 84, 0, 84, 84, 84)
    assert found["gwnoa"] is None


def test_in_state_based_conflict_the_state_is_side_a(coded: Coded, a: Any) -> None:
    found = coded(settled={"target": a.terms("target:military"), "group": a.group, "place": a.kerman})
    assert (found["side_a"], found["side_b"], found["gwnoa"]) == ("Government of Iran", "Islamic State", 630)


def test_the_only_claim_names_the_side_and_a_rejected_one_does_not(coded: Coded, a: Any) -> None:
    settled = {"claim": [a.group], "target": a.terms("target:business")}
    assert coded(settled=settled)["side_a"] == "Islamic State"
    rejected = coded(settled=settled, said=(a.denial(a.group),))
    assert (rejected["side_a"], rejected["type_of_violence"]) == (None, None)
    two = coded(settled={**settled, "claim": [a.group, a.rival]})
    assert two["side_a"] is None


def test_ids_that_only_ucdp_can_give_stay_empty(coded: Coded) -> None:
    found = coded()
    own = {"conflict_new_id", "dyad_new_id", "side_a_new_id", "code_status", "active_year"}
    assert not own & told(found)
    assert (found["id"], found["relid"]) == ("i_1", "i_1")


# deaths


def test_dead_of_no_known_side_are_unknown_and_best_is_the_sum(coded: Coded, a: Any) -> None:
    found = coded(settled={"killed": a.count(80, 84, 99, "range")})
    assert figures(found) == (0, 0, 0, 84, 84, 99, 80)
    assert found["best"] == sum(figures(found)[:4])


def test_open_ends_take_the_figure_that_is_known(coded: Coded, a: Any) -> None:
    assert figures(coded(settled={"killed": a.count(11, None, None, "at least")}))[4:] == (11, 11, 11)


def test_named_parts_of_a_toll_go_to_their_side(coded: Coded, a: Any) -> None:
    said = (
        a.Said("killed", a.count(3), notes=(("part", "soldiers"),)),
        a.Said("killed", a.count(2), notes=(("part", "children"),)),
        a.Said("killed", a.count(1), notes=(("part", "women"),)),
    )
    settled = {"killed": a.count(9), "target": a.terms("target:military"), "group": a.group}
    # women and children may be the same people: only the larger part is certain
    assert figures(coded(settled=settled, said=said))[:4] == (3, 0, 2, 4)


def test_parts_that_exceed_the_toll_are_not_used(coded: Coded, a: Any) -> None:
    said = (
        a.Said("killed", a.count(3), notes=(("part", "soldiers"),)),
        a.Said("killed", a.count(3), notes=(("part", "children"),)),
    )
    settled = {"killed": a.count(4), "target": a.terms("target:military"), "group": a.group}
    assert figures(coded(settled=settled, said=said))[:4] == (0, 0, 0, 4)


@given(st.lists(st.integers(0, 300), min_size=4, max_size=4), st.integers(0, 50), st.integers(1, 9))
def test_a_split_toll_keeps_its_sums_and_each_best_lies_between_low_and_high(
    sides: list[int], doubt: int, places: int
) -> None:
    best = sum(sides)
    whole = Deaths(*sides, max(0, best - doubt), best + doubt)
    shares = divided(whole, places)
    for name in ("a", "b", "civilians", "unknown", "low", "high", "best"):
        figures = [getattr(share, name) for share in shares]
        assert sum(figures) == getattr(whole, name)
        assert max(figures) - min(figures) <= 1
    assert all(share.low <= share.best <= share.high for share in shares)


def test_one_toll_over_two_places_makes_two_events(make: Callable[..., Record], a: Any) -> None:
    places = [a.kerman, a.place(name="Zarand", gazetteer_id="geonames:111453")]
    spec = {"settled": {"killed": a.count(35), "place": places}, "status": {"place": Status.AGREED}}
    found = rows_of(FORM, [make(POLICY, **spec)])
    assert [(r["id"], r["relid"], r["best"]) for r in found] == [("i_1-1", "i_1", 18), ("i_1-2", "i_1", 17)]
    disputed = rows_of(FORM, [make(POLICY, **{**spec, "status": {"place": Status.DISPUTED}})])
    assert [r["best"] for r in disputed] == [35]


def test_each_figure_is_divided_by_itself() -> None:
    assert divided(Deaths(0, 0, 5, 0, 4, 7), 2) == (Deaths(0, 0, 3, 0, 2, 4), Deaths(0, 0, 2, 0, 2, 3))


# place


@pytest.mark.parametrize(
    ("changes", "precision"),
    [
        ({}, 1),
        ({"kind": PlaceKind.SITE}, 1),
        ({"near": True}, 2),
        ({"kind": PlaceKind.ADMIN2}, 3),
        ({"kind": PlaceKind.ADMIN1}, 4),
        ({"kind": PlaceKind.REGION}, 5),
        ({"kind": PlaceKind.COUNTRY}, 6),
        ({"kind": PlaceKind.UNKNOWN}, None),
        ({"latitude": None, "longitude": None}, 4),
        ({"latitude": None, "longitude": None, "within": None}, 6),
        ({"latitude": None, "longitude": None, "within": None, "country": None}, None),
    ],
)
def test_where_prec_is_the_level_of_the_place(
    coded: Coded, a: Any, changes: dict[str, Any], precision: int | None
) -> None:
    assert coded(settled={"place": a.place(**changes)})["where_prec"] == precision


def test_a_place_has_its_country_number_region_point_and_cell(coded: Coded, a: Any) -> None:
    found = coded(settled={"place": a.kerman})
    named = ("country", "country_id", "region", "adm_1", "geom_wkt", "priogrid_gid")
    assert tuple(found[n] for n in named) == (
        "Iran",
        630,
        "Middle East",
        "Kerman",
        "POINT (57.078790 30.283210)",
        173275,
    )


@pytest.mark.parametrize(
    ("latitude", "longitude", "cell"),
    [(-90.0, -180.0, 1), (-90.0, 179.9, 720), (-89.4, -180.0, 721), (90.0, 180.0, 259200)],
)
def test_priogrid_cells_are_numbered_from_the_south_west(
    latitude: float, longitude: float, cell: int
) -> None:
    assert priogrid(latitude, longitude) == cell


# time


@pytest.mark.parametrize(
    ("days", "precision"), [(1, 1), (2, 2), (6, 2), (7, 3), (8, 4), (30, 4), (31, 4), (32, 5), (366, 5)]
)
def test_date_prec_is_the_length_of_the_interval(days: int, precision: int) -> None:
    assert date_prec(days) == precision


def test_an_interval_has_both_ends_and_an_unresolved_date_none(coded: Coded, a: Any) -> None:
    found = coded(settled={"date": a.days("2023-12-30", "2024-01-03")})
    named = ("year", "date_prec", "date_start", "date_end")
    assert tuple(found[n] for n in named) == (2023, 2, "2023-12-30", "2024-01-03")
    assert not set(named) & told(coded(settled={"date": a.unresolved()}))


# sources


def test_rewrites_of_one_report_are_one_source(coded: Coded) -> None:
    found = coded(reports=3, lineages=((0, 1), (2,)))
    assert found["number_of_sources"] == 2
    assert found["source_article"] == "Outlet 0,2024-01-04,Title 0; Outlet 2,2024-01-06,Title 2"
    assert found["source_original"] == "police"


@pytest.mark.parametrize(("kind", "clarity"), [(AccountKind.MAIN, 1), (AccountKind.AGGREGATE, 2)])
def test_event_clarity_is_2_where_the_reports_give_only_a_sum(
    coded: Coded, kind: AccountKind, clarity: int
) -> None:
    assert coded(kind=kind)["event_clarity"] == clarity


def test_the_file_has_the_columns(make: Callable[..., Record], a: Any, tmp_path: Path) -> None:
    path = save(table(FORM, [make(POLICY, settled={"killed": a.count(84), "place": a.kerman})]), tmp_path)
    with path.open(encoding="utf-8", newline="") as stream:
        header, cells = list(csv.reader(stream))
    assert header == [c.name for c in FORM.columns]
    assert dict(zip(header, cells, strict=True))["best"] == "84"
