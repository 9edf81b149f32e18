"""Rows of ACLED."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from variorum.model.assertion import Account
from variorum.model.value import Count, PartialDate, Place, PlaceKind

Coded = Callable[..., Account]
Told = Callable[[Account], set[tuple[object, ...]]]
REMOTE, CIVILIANS = "Explosions/Remote violence", "Violence against civilians"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"event_date": "2031-05-12", "time_precision": 1}, ("date", "12 May 2031", "2031-05-12")),
        ({"event_date": "12 May 2031"}, ("date", "12 May 2031", "12 May 2031")),
        ({"event_date": "12-May-2031"}, ("date", "12 May 2031", "12-May-2031")),
        (
            {"event_type": REMOTE, "sub_event_type": "Suicide bomb"},
            ("type", "suicide bombing", "Suicide bomb"),
        ),
        ({"event_type": REMOTE, "sub_event_type": "Grenade"}, ("weapon", "grenade", "Grenade")),
        ({"event_type": CIVILIANS, "sub_event_type": "Attack"}, ("type", "attack", "Attack")),
        ({"event_type": "Battles", "sub_event_type": "Armed clash"}, ("type", "armed clash", "Armed clash")),
        ({"fatalities": 4}, ("killed", "4", "4")),
        ({"fatalities": 0, "notes": "No fatalities reported."}, ("killed", "0", "0")),
        ({"fatalities": 0, "notes": "Shots were heard."}, ("killed", "at least 0", "0")),
        ({"actor2": "Civilians (Karsia)"}, ("target", "civilians", "Civilians (Karsia)")),
    ],
)
def test_a_column_says(coded: Coded, told: Told, cells: dict[str, Any], expected: tuple[str, ...]) -> None:
    assert expected in told(coded("acled", event_id_cnty="KAR7", **cells))


@pytest.mark.parametrize(
    ("actors", "event", "group"),
    [
        (("Northern Front", "Civilians (Karsia)"), CIVILIANS, "Northern Front"),
        (("Civilians (Karsia)", "Northern Front"), CIVILIANS, "Northern Front"),
        (("Military Forces of Iran (1989-)", "Civilians (Iran)"), CIVILIANS, "Iran"),
        (("Unidentified Armed Group (Karsia)", "Civilians (Karsia)"), CIVILIANS, None),
        (("Northern Front", "Military Forces of Karsia (2019-)"), REMOTE, None),
        (("Northern Front", "Red Tide"), "Battles", None),
        (("Protesters (Karsia)", "Civilians (Karsia)"), "Riots", None),
    ],
)
def test_who_attacked_is_told_where_civilians_are_beside_one_other(
    coded: Coded, actors: tuple[str, str], event: str, group: str | None
) -> None:
    found = coded("acled", event_id_cnty="KAR7", event_type=event, actor1=actors[0], actor2=actors[1]).of(
        "group"
    )
    assert [getattr(a.value, "name", None) for a in found] == ([group] if group else [])


@pytest.mark.parametrize(("precision", "days"), [(1, 1), (2, 13), (3, 61)])
def test_a_day_is_as_sure_as_its_precision(coded: Coded, precision: int, days: int) -> None:
    (said,) = coded("acled", event_id_cnty="KAR7", event_date="2031-05-12", time_precision=precision).of(
        "date"
    )
    assert isinstance(said.value, PartialDate)
    assert said.value.start is not None
    assert said.value.end is not None
    assert (said.value.end - said.value.start).days + 1 == days


def test_a_zero_without_words_is_none_or_not_known(coded: Coded) -> None:
    (said,) = coded("acled", event_id_cnty="KAR7", fatalities=0).of("killed")
    assert said.value == Count(0, 0, None, "none, or not known")


@pytest.mark.parametrize(
    ("location", "precision", "kind", "near"),
    [
        ("Kerman", 1, PlaceKind.CITY, False),
        ("Kerman", 2, PlaceKind.CITY, True),
        ("Kerman", 3, PlaceKind.ADMIN1, False),
        ("Iran", 3, PlaceKind.COUNTRY, False),
    ],
)
def test_a_place_is_of_its_level(
    coded: Coded, location: str, precision: int, kind: PlaceKind, near: bool
) -> None:
    cells = {"country": "Iran", "iso": 364, "admin1": "Kerman", "latitude": 30.29, "longitude": 57.06}
    (said,) = coded("acled", event_id_cnty="IRN7", location=location, geo_precision=precision, **cells).of(
        "place"
    )
    assert isinstance(said.value, Place)
    assert (said.value.kind, said.value.near, said.value.country) == (kind, near, "IR")
