"""When two accounts are the same happening, when they are not, and when that can't be said."""

from __future__ import annotations

from typing import Any

import pytest

from variorum.link.compare import verdict as verdicts
from variorum.link.compare.verdict import compare
from variorum.model.assertion import AccountKind
from variorum.model.judgement import Verdict

BOMB = {"type": "bombing", "date": "2021-05-03", "place": "Marrow"}

SAME: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "day, town and type": (BOMB, BOMB),
    "a wider type": (BOMB, BOMB | {"type": "suicide-bombing"}),
    "a rising toll": (
        BOMB | {"killed": 3, "published": "2021-05-03"},
        BOMB | {"killed": 14, "published": "2021-05-05"},
    ),
    "a hedged toll that fits": (BOMB | {"wounded": "more than 280"}, BOMB | {"wounded": 284}),
    "a lowered toll": (
        BOMB | {"killed": 35, "published": "2021-05-04"},
        BOMB | {"killed": 32, "published": "2021-05-05"},
    ),
    "twin blasts in one and two bombs in the other": (
        BOMB | {"attackers": 2, "killed": 84},
        BOMB | {"type": "suicide-bombing", "killed": "nearly 100"},
    ),
    "the suburb and the city, with the toll": (
        BOMB | {"killed": 12},
        BOMB | {"place": "Marrow Port", "killed": 12},
    ),
    "a town and its country, with the toll": (
        BOMB | {"killed": 12},
        BOMB | {"place": "Quarra", "killed": 12},
    ),
    "no date on one side, but town, type and group": (
        BOMB | {"group": "Red Tide"},
        {"type": "bombing", "place": "Marrow", "group": "Red Tide"},
    ),
    "no date on one side, but town and exact toll": (
        BOMB | {"killed": 23},
        {"type": "attack", "place": "Marrow", "killed": 23},
    ),
    "no date on either side, but town, type and toll": (
        {"type": "bombing", "place": "Marrow", "killed": 23},
        {"type": "bombing", "place": "Marrow", "killed": 23},
    ),
    "no date, but news of those days": (
        BOMB,
        {"type": "bombing", "place": "Marrow", "published": "2021-05-04"},
    ),
    "a famous victim, told poorly": (
        {"type": "drone-strike", "place": "Quarra", "date": "2020", "victim": "Qassem Varnani"},
        {"type": "drone-strike", "place": "Marrow", "date": "2020", "victim": "Varnani"},
    ),
    "the same, its date not resolved": (
        {"type": "drone-strike", "place": "Quarra", "date": "2020", "victim": "Qassem Varnani"},
        {"type": "drone-strike", "place": "Marrow", "date": "recently", "victim": "Gen. Qasem Varnani"},
    ),
    "the same, called an assassination": (
        {"type": "assassination", "place": "Quarra", "date": "2020", "victim": "Qassem Varnani"},
        {"type": "drone-strike", "place": "Marrow", "date": "2020", "victim": "Qasem Varnani"},
    ),
    "told as arson and as a shooting": (
        BOMB | {"type": "arson", "site": "the Meridian World Hotel"},
        BOMB | {"type": "shooting", "site": "Meridian World Hotel"},
    ),
    "a year and an exact toll": (
        {"type": "attack", "date": "2022", "place": "Quarra", "killed": 15, "group": "Red Tide"},
        {"type": "shooting", "date": "2022-10", "place": "Tessel", "killed": 15, "group": "Red Tide"},
    ),
}

DIFFERENT: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "3 and 300 on one day in one town": (BOMB | {"killed": 3}, BOMB | {"killed": 300}),
    "the same day in another city": (BOMB, BOMB | {"place": "Tessel"}),
    "another city in spite of the toll": (BOMB | {"killed": 12}, BOMB | {"killed": 12, "place": "Tessel"}),
    "the next day": (BOMB, BOMB | {"date": "2021-05-04"}),
    "the same city a week apart": (BOMB, BOMB | {"date": "2021-05-10"}),
    "a week apart in spite of toll and group": (
        BOMB | {"killed": 12, "group": "Red Tide"},
        BOMB | {"date": "2021-05-10", "killed": 12, "group": "Red Tide"},
    ),
    "villages of one name": (BOMB | {"place": "Odd"}, BOMB | {"place": "Odd (South)"}),
    "another country": (BOMB, BOMB | {"place": "Ostland"}),
    "a town and another division": (BOMB, BOMB | {"place": "South"}),
    "the same country and year": (
        {"type": "attack", "date": "2022", "place": "Quarra"},
        {"type": "attack", "date": "2022", "place": "Quarra"},
    ),
    "the same group in the same country": (
        {"type": "bombing", "place": "Quarra", "group": "Red Tide"},
        {"type": "bombing", "place": "Tessel", "group": "Red Tide"},
    ),
    "reported before it happened": (
        BOMB | {"killed": 23},
        {"type": "bombing", "place": "Marrow", "killed": 23, "published": "2021-04-01"},
    ),
    "brothers, not one man": (
        {"type": "assassination", "place": "Marrow", "date": "2020", "victim": "Anton Varnani"},
        {"type": "assassination", "place": "Marrow", "date": "2020", "victim": "Bela Varnani"},
    ),
    "the type alone": ({"type": "bombing"}, {"type": "bombing"}),
    "the toll alone": ({"killed": 84}, {"killed": 84}),
    "a small toll and a type": ({"type": "shooting", "killed": 2}, {"type": "shooting", "killed": 2}),
    "nothing": ({}, {}),
}

UNSURE: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "town and type without a date": (BOMB, {"type": "bombing", "place": "Marrow"}),
    "the next day, with the same toll": (
        BOMB | {"killed": 12},
        BOMB | {"date": "2021-05-04", "killed": 12},
    ),
    "day and type in one country": (BOMB, BOMB | {"place": "Quarra"}),
    "3 and later 300": (
        BOMB | {"killed": 3, "published": "2021-05-03"},
        BOMB | {"killed": 300, "published": "2021-05-05"},
    ),
    "a bombing and a kidnapping of one day and town": (BOMB, BOMB | {"type": "kidnapping"}),
    "another weekday": (
        BOMB | {"group": "Red Tide", "killed": 7},
        {"type": "bombing", "place": "Marrow", "group": "Red Tide", "killed": 7, "date": "Friday"},
    ),
}


def cases(table: dict[str, tuple[dict[str, Any], dict[str, Any]]], verdict: Verdict) -> list[Any]:
    """The rows of a table with their verdict."""
    return [
        pytest.param(left, right, verdict, id=f"{verdict}: {name}") for name, (left, right) in table.items()
    ]


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [*cases(SAME, Verdict.SAME), *cases(DIFFERENT, Verdict.DIFFERENT), *cases(UNSURE, Verdict.UNSURE)],
)
def test_two_accounts(world: Any, left: dict[str, Any], right: dict[str, Any], verdict: Verdict) -> None:
    """Each pair has its verdict, whichever comes first, and never without a reason."""
    a, b = world.profile(world.told(**left)), world.profile(world.told(**right))
    found = compare(a, b)
    assert found.verdict is verdict, (found.score, found.reasons)
    assert compare(b, a) == found
    assert found.reasons or not found.features


def test_what_is_recalled_is_no_twin_for_group_and_expert(world: Any) -> None:
    """An older attack told in passing shares with the news its group, its country and the expert who is asked."""
    asked = "The region was calm, said Odrick Fenn."
    main = world.account(
        world.report("The Marrow Mail", text=asked),
        type="bombing",
        place="Marrow",
        date="Wednesday",
        claim="Red Tide",
    )
    older = world.account(
        world.report("The Tessel Times", text=asked),
        AccountKind.BACKGROUND,
        type="bombing",
        place="Quarra",
        date="2019",
        claim="Red Tide",
    )
    found = compare(world.profile(main), world.profile(older))
    assert (found.score >= verdicts.UNSURE, found.verdict) == (True, Verdict.DIFFERENT)
