"""Profiles as bytes: what comes out is what went in, and equal profiles are equal bytes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from variorum.link.compare.packed import pack, unpack

TOLD: list[dict[str, Any]] = [
    {},
    {"type": "bombing", "date": "2021-05-03", "place": ["Marrow", "Quarra"], "killed": 84},
    {"date": ["Wednesday", "2021"], "wounded": "more than 280", "claim": "Red Tide", "as_of": "Thursday"},
    {
        "victim": "Gen. Kasem Varnani",
        "perpetrator": "Otto Lund",
        "site": "the Old Bridge",
        "target": "gathering",
    },
]


@pytest.mark.parametrize("fields", TOLD)
@pytest.mark.parametrize("published", [None, "2021-05-06"])
def test_a_profile_comes_back_but_for_its_words(
    world: Any, fields: dict[str, Any], published: str | None
) -> None:
    """All fields that comparing looks at."""
    as_of = fields.get("as_of")
    rest = {name: value for name, value in fields.items() if name != "as_of"}
    account = world.account(world.report("The Marrow Mail", published), as_of=as_of, **rest)
    made = world.profile(account)
    assert unpack(pack(made)) == replace(made, words=frozenset())


def test_equal_profiles_are_equal_bytes(world: Any) -> None:
    """Sets have no order of their own; the bytes have."""
    account = world.told(type=["bombing", "shooting", "attack"], target=["gathering", "police"])
    assert pack(world.profile(account)) == pack(world.profile(account))
