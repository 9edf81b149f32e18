"""The word tables of the place finder: data/places.toml and data/common_words.txt, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from variorum.extract.place_keys import key_of
from variorum.model.value import Place, PlaceKind

#: the level that a level word states
LEVELS = {
    "city": PlaceKind.CITY,
    "admin1": PlaceKind.ADMIN1,
    "admin2": PlaceKind.ADMIN2,
    "country": PlaceKind.COUNTRY,
}


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(_text("places.toml"))


def _text(name: str) -> str:
    return (files("variorum.extract") / "data" / name).read_text(encoding="utf-8")


@cache
def words(*path: str) -> frozenset[str]:
    """The word list at `path` of places.toml, such as ("nouns", "body")."""
    table: Any = _data()
    for key in path:
        table = table[key]
    return frozenset(table)


@cache
def common_words() -> frozenset[str]:
    """Words, titles and person names that are also names in the gazetteer."""
    lines = [line for line in _text("common_words.txt").splitlines() if not line.startswith("#")]
    return frozenset(" ".join(lines).split())


@cache
def levels() -> Mapping[str, PlaceKind]:
    """The level that each level word states ("governorate": first order)."""
    return {word: kind for name, kind in LEVELS.items() for word in words("level", name)}


@cache
def place_nouns() -> frozenset[str]:
    """All nouns before or after which a name is a place's."""
    return frozenset(levels()) | words("level", "other")


@cache
def near_words() -> tuple[tuple[str, float], ...]:
    """What "near" and its like leave open around a place, in km, the longest phrase first."""
    return tuple(sorted(_data()["near"].items(), key=lambda row: (-len(row[0]), row[0])))


@cache
def abbreviations() -> Mapping[str, tuple[str, str]]:
    """Country code and full name of divisions by the abbreviation that stands behind a comma ("La", "Tex")."""
    table = _data()["abbreviations"]
    # where a state of the US and a province of Canada share one, the US comes first
    return {short: (code, name) for code in ("CA", "US") for short, name in table[code].items()}


@cache
def regions() -> Mapping[str, Place]:
    """Regions without a centre of their own, by key."""
    found: dict[str, Place] = {}
    for name, row in _data()["regions"].items():
        for spelling in (name, *row.get("aliases", ())):
            number = row.get("id") if spelling == name else None
            identity = f"geonames:{number}" if number else None
            country = row.get("country")
            found[key_of(spelling)] = Place(spelling, PlaceKind.REGION, identity, country=country)
    return found


@cache
def gone_states() -> Mapping[str, Place]:
    """States that no longer exist, by key: they have no code and no coordinates."""
    gone = tomllib.loads(_text("countries.toml"))["gone"]
    return {
        key_of(spelling): Place(name, PlaceKind.COUNTRY)
        for name, spellings in gone.items()
        for spelling in spellings
    }
