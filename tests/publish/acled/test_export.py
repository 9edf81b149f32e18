"""The ACLED export, rule by rule. Sources: ACLED's public R client and FAQ."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.publish.made_records import rows_of, told
from variorum.model.finding import Record, Status
from variorum.model.value import PlaceKind
from variorum.publish.acled.export import FORM, POLICY, fatalities, row, time_precision
from variorum.publish.tables.csv_text import save
from variorum.publish.tables.table import table
from variorum.publish.tables.view import view

Coded = Callable[..., dict[str, Any]]
REMOTE, AGAINST = "Explosions/Remote violence", "Violence against civilians"


@pytest.fixture
def coded(make: Callable[..., Record]) -> Coded:
    """The row of the only incident with the given parts."""

    def made(**parts: Any) -> dict[str, Any]:
        return dict(row(view(make(POLICY, **parts), POLICY)))

    return made


@pytest.mark.parametrize(
    ("kind", "target", "weapon", "event", "sub"),
    [
        ("type:suicide-bombing", "target:gathering", None, REMOTE, "Suicide bomb"),
        ("type:bombing", None, None, REMOTE, "Remote explosive/landmine/IED"),
        ("type:bombing", None, "weapon:grenade", REMOTE, "Grenade"),
        ("type:bombing", None, "weapon:suicide-belt", REMOTE, "Suicide bomb"),
        ("type:attack", None, "weapon:chemical", REMOTE, "Chemical weapon"),
        ("type:shelling", None, None, REMOTE, "Shelling/artillery/missile attack"),
        ("type:drone-strike", None, None, REMOTE, "Air/drone strike"),
        ("type:clash", None, None, "Battles", "Armed clash"),
        ("type:shooting", "target:business", None, AGAINST, "Attack"),
        ("type:shooting", "target:police", None, "Battles", "Armed clash"),
        ("type:shooting", None, None, None, None),
        ("type:kidnapping", None, None, AGAINST, "Abduction/forced disappearance"),
        ("type:hijacking", None, None, None, None),
        ("type:arson", None, None, "Strategic developments", "Looting/property destruction"),
    ],
)
def test_event_and_sub_event_types_follow_type_target_and_weapon(  # noqa: PLR0917  # a case table
    coded: Coded,
    a: Any,
    kind: str,
    target: str | None,
    weapon: str | None,
    event: str | None,
    sub: str | None,
) -> None:
    targets, weapons = (a.terms(t) if t else () for t in (target, weapon))
    found = coded(settled={"type": a.terms(kind), "target": targets, "weapon": weapons})
    assert (found["event_type"], found["sub_event_type"]) == (event, sub)


@pytest.mark.parametrize(
    ("kind", "disorder"),
    [
        ("type:bombing", "Political violence"),
        ("type:sabotage", "Strategic developments"),
        ("type:hijacking", None),
    ],
)
def test_the_disorder_type_follows_the_event_type(
    coded: Coded, a: Any, kind: str, disorder: str | None
) -> None:
    assert coded(settled={"type": a.terms(kind)})["disorder_type"] == disorder


def test_an_arson_that_kills_people_is_an_attack_on_them(coded: Coded, a: Any) -> None:
    settled = {"type": a.terms("type:arson"), "target": a.terms("target:business"), "killed": a.count(37)}
    assert coded(settled=settled)["sub_event_type"] == "Attack"


@pytest.mark.parametrize(
    ("targets", "flag"),
    [
        (["target:gathering"], "Civilian targeting"),
        (["target:police"], None),
        (["target:police", "target:business"], None),
        ([], None),
    ],
)
def test_civilian_targeting_needs_civilians_as_the_only_target(
    coded: Coded, a: Any, targets: list[str], flag: str | None
) -> None:
    settled = {"type": a.terms("type:bombing"), "target": a.terms(*targets)}
    assert coded(settled=settled)["civilian_targeting"] == flag


def test_an_attacker_whom_nobody_names_is_an_unidentified_armed_group(coded: Coded, a: Any) -> None:
    found = coded(settled={"place": a.kerman, "target": a.terms("target:gathering")})
    assert found["actor1"] == "Unidentified Armed Group (Iran)"
    assert (found["actor2"], found["inter2"]) == ("Civilians (Iran)", "Civilians")
    assert (found["inter1"], found["interaction"]) == (None, None)


@pytest.mark.parametrize(
    ("target", "actor", "kind"),
    [
        ("target:military", "Military Forces of Iran", "State forces"),
        ("target:police", "Police Forces of Iran", "State forces"),
        ("target:militia", "Unidentified Armed Group (Iran)", None),
    ],
)
def test_an_armed_target_is_an_actor_of_its_kind(
    coded: Coded, a: Any, target: str, actor: str, kind: str | None
) -> None:
    found = coded(settled={"place": a.kerman, "target": a.terms(target)})
    assert (found["actor2"], found["inter2"]) == (actor, kind)


def test_a_state_that_attacks_civilians_gives_an_interaction(coded: Coded, a: Any) -> None:
    settled = {"place": a.kerman, "group": a.state, "target": a.terms("target:civilians")}
    assert coded(settled=settled)["interaction"] == "State forces-Civilians"


@pytest.mark.parametrize(
    ("changes", "precision"),
    [
        ({}, 1),
        ({"kind": PlaceKind.SITE}, 1),
        ({"near": True}, 2),
        ({"kind": PlaceKind.ADMIN2}, 2),
        ({"kind": PlaceKind.ADMIN1}, 3),
        ({"kind": PlaceKind.COUNTRY}, 3),
        ({"kind": PlaceKind.UNKNOWN}, None),
    ],
)
def test_geo_precision_is_the_level_of_the_place(
    coded: Coded, a: Any, changes: dict[str, Any], precision: int | None
) -> None:
    assert coded(settled={"place": a.place(**changes)})["geo_precision"] == precision


def test_the_country_number_is_the_iso_one(coded: Coded, a: Any) -> None:
    found = coded(settled={"place": a.kerman})
    assert (found["iso"], found["country"], found["admin1"], found["location"]) == (
        364,
        "Iran",
        "Kerman",
        "Kerman",
    )


@pytest.mark.parametrize(("days", "precision"), [(1, 1), (2, 2), (7, 2), (8, 3), (31, 3), (32, None)])
def test_time_precision_is_day_week_month_or_none(days: int, precision: int | None) -> None:
    assert time_precision(days) == precision


def test_a_date_that_is_not_resolved_is_never_made_up(coded: Coded, a: Any) -> None:
    found = coded(settled={"date": a.unresolved()})
    assert "event_date" not in found
    assert "The reports do not give a date" in found["notes"]


@pytest.mark.parametrize(
    ("parts", "number"),
    [
        (None, 0),
        ((84,), 84),
        ((11, None, None, "at least"), 11),
        ((90, 99, 99, "nearly"), 90),
        ((12, None, None, "dozens"), 12),
        ((None, None, None, "many"), 0),
        ((None, None, 20, "up to"), 20),
    ],
)
def test_fatalities_are_the_most_conservative_figure(
    a: Any, parts: tuple[Any, ...] | None, number: int
) -> None:
    assert fatalities(None if parts is None else a.count(*parts)) == number


def test_notes_tell_the_dispute_the_claim_and_the_denial(coded: Coded, a: Any) -> None:
    found = coded(
        settled={"date": a.day("2017-06-02"), "killed": a.count(37), "type": a.terms("type:arson")},
        status={"killed": Status.DISPUTED},
        said=(a.claim(a.group, channel="Telegram"), a.denial(a.group, voice="officials")),
    )
    assert found["notes"] == (
        "On 2017-06-02, place not known: arson; killed: 37. killed is disputed. "
        "Islamic State claimed responsibility over Telegram. "
        "Officials denied that Islamic State was responsible."
    )


def test_background_incidents_make_no_row_and_acled_s_own_columns_stay_empty(
    make: Callable[..., Record], a: Any
) -> None:
    assert rows_of(FORM, [make(POLICY, background=True)]) == []
    (found,) = rows_of(FORM, [make(POLICY, settled={"killed": a.count(84)})])
    assert not {"tags", "timestamp", "source_scale", "assoc_actor_1"} & told(found)


def test_the_file_has_the_columns(make: Callable[..., Record], a: Any, tmp_path: Path) -> None:
    path = save(
        table(FORM, [make(POLICY, settled={"killed": a.count(84), "date": a.day("2024-01-03")})]), tmp_path
    )
    with path.open(encoding="utf-8", newline="") as stream:
        header, cells = list(csv.reader(stream))
    assert header == [c.name for c in FORM.columns]
    written = dict(zip(header, cells, strict=True))
    assert (written["event_date"], written["fatalities"], written["source"]) == (
        "2024-01-03",
        "84",
        "Outlet 0",
    )
