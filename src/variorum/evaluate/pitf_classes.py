"""What the PITF set's own classes are in ours: weapons, countries, the scale of deaths.

Weapons and scale: PITF Worldwide Atrocities Dataset, coding manual, "Weapons" and "Deaths: Scale". A suicide
bombing is a class of its own there, and so are heavy weapons (artillery, rockets, aircraft).
"""

from __future__ import annotations

from variorum.coding.country import country
from variorum.model.assertion import Account
from variorum.model.finding import Finding
from variorum.model.value import Place, Term

_SUICIDE, _EXPLOSIVES, _HEAVY = "Suicide Bombing", "Explosives", "Heavy Weapons"
_FIREARMS, _PRIMITIVE, _OTHER = "Firearms", "Primitive Weapons", "Unclear/Other"
#: our terms of weapon or type, those that decide first: a suicide bombing is told with its explosives
_CLASSES = (
    (("type:suicide-bombing", "weapon:suicide-belt"), _SUICIDE),
    (
        ("weapon:projectile", "weapon:aircraft", "weapon:drone", "type:shelling", "type:air-strike",
         "type:drone-strike"),
        _HEAVY,
    ),
    (
        ("weapon:explosive", "weapon:vehicle-bomb", "weapon:remote-bomb", "weapon:landmine", "weapon:grenade",
         "weapon:dynamite", "type:bombing", "type:vehicle-bombing"),
        _EXPLOSIVES,
    ),
    (("weapon:firearm", "weapon:automatic-rifle", "weapon:handgun", "type:shooting", "type:armed-assault"),
     _FIREARMS),
    (("weapon:melee", "weapon:knife", "type:stabbing"), _PRIMITIVE),
    (("weapon:vehicle", "weapon:incendiary", "weapon:molotov", "weapon:chemical", "type:arson",
      "type:vehicle-ramming"), _OTHER),
)  # fmt: skip
#: codes of the set that are no ISO 3166 codes, as its rows use them
_ISO3 = {"BRZ": "BRA", "ELS": "SLV"}


def weapon_class(account: Account) -> str | None:
    """The class of the account's weapons, else of its types; None if neither tells one."""
    codes = {f: _codes(account, f) for f in ("weapon", "type")}
    both = codes["weapon"] | codes["type"]
    if both & set(_CLASSES[0][0]):
        return _SUICIDE
    for field in ("weapon", "type"):
        found = next((name for terms, name in _CLASSES if codes[field] & set(terms)), None)
        if found:
            return found
    return None


def _codes(account: Account, field: str) -> set[str]:
    return {a.value.code for a in account.of(field) if isinstance(a.value, Term)}


def country_iso3(finding: Finding | None, main: Account | None) -> str | None:
    """The ISO 3166 three-letter code of the settled place, else of the first place of the main account."""
    places = [finding.value] if finding else []
    places += [a.value for a in main.of("place")] if main else []
    codes = [country(p.country).iso3 for p in places if isinstance(p, Place) and p.country]
    return next((c for c in codes if c), None)


def coded_country(code: str) -> str:
    """A country of the set as an ISO 3166 three-letter code."""
    return _ISO3.get(code, code)


def within_scale(number: int, scale: str) -> bool:
    """True if a number of dead lies in a class such as "5-24"."""
    low, _, high = scale.partition("-")
    return low.isdecimal() and int(low) <= number <= int(high or low)
