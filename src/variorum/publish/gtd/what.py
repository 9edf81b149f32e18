"""GTD's attack, weapon and target columns (GTD codebook, October 2019, sections IV to VI)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.coding.gtd import (
    ATTACK_BY_TYPE,
    ATTACK_BY_WEAPON,
    ATTACKS,
    PRECEDENCE,
    SUBTYPES,
    TARGET_BY_TERM,
    TARGETS,
    UNKNOWN_ATTACK,
    UNKNOWN_TARGET,
    UNKNOWN_WEAPON,
    WEAPON_BY_TERM,
    WEAPONS,
)
from variorum.publish.tables.columns import Cell, Row
from variorum.publish.tables.view import View, number

#: how many slots GTD has for each
_ATTACK_SLOTS, _TARGET_SLOTS, _WEAPON_SLOTS = 3, 3, 4
_HOSTAGE_ATTACKS = frozenset({4, 5, 6})


def what(seen: View) -> Row:
    """The columns that say what was done, with what, to whom."""
    return {
        **_coded("attacktype", attacks(seen), ATTACKS, _ATTACK_SLOTS),
        **_coded("targtype", targets(seen), TARGETS, _TARGET_SLOTS),
        **_weapons(weapons(seen)),
        "target1": "; ".join(seen.texts("victim")) or None,
        "weapdetail": weapdetail(seen),
        "success": success(seen),
        "suicide": suicide(seen),
        **property_damage(),
        **hostages(seen),
    }


def attacks(seen: View) -> tuple[int, ...]:
    """The attack types, at most three, in GTD's order of precedence; Unknown where none is told.

    GTD codebook 2019, attacktype1. Where the reports say no more than "attack" or "killing", the weapon
    decides. All readings of the type that the policy chose count.
    """
    told = {ATTACK_BY_TYPE[t] for t in _types(seen) if t in ATTACK_BY_TYPE}
    by_weapon = {ATTACK_BY_WEAPON[w] for w in seen.terms("weapon") if w in ATTACK_BY_WEAPON}
    found = told or by_weapon or {UNKNOWN_ATTACK}
    return tuple(sorted(found, key=PRECEDENCE.index))[:_ATTACK_SLOTS]


def weapons(seen: View) -> tuple[tuple[int, int | None], ...]:
    """Weapon types with subtypes, at most four; Unknown where none is told (GTD codebook 2019, weaptype1)."""
    found = dict.fromkeys(WEAPON_BY_TERM[w] for w in seen.terms("weapon") if w in WEAPON_BY_TERM)
    return tuple(found)[:_WEAPON_SLOTS] or ((UNKNOWN_WEAPON, None),)


def targets(seen: View) -> tuple[int, ...]:
    """Target types, at most three; Unknown where none is told (GTD codebook 2019, targtype1)."""
    found = dict.fromkeys(TARGET_BY_TERM[t] for t in seen.terms("target") if t in TARGET_BY_TERM)
    return tuple(found)[:_TARGET_SLOTS] or (UNKNOWN_TARGET,)


def success(seen: View) -> int | None:
    """1 where the attack type took place, empty where the reports leave it open (GTD codebook 2019, success).

    Deaths or injuries show that a bomb went off or an assault took place. They do not show that the target
    of an assassination is among the dead; a kidnapping needs somebody kidnapped. Failure is never inferred.
    """
    first = attacks(seen)[0]
    if first in (1, UNKNOWN_ATTACK):
        return None
    signs = ("kidnapped",) if first in _HOSTAGE_ATTACKS else ("killed", "wounded")
    return 1 if any((number(seen.count(s)) or 0) > 0 for s in signs) else None


def suicide(seen: View) -> int:
    """1 for a suicide attack; 0 where nothing points to one (GTD codebook 2019, suicide)."""
    signs = {*_types(seen), *seen.terms("weapon")}
    return int(bool(signs & {"type:suicide-bombing", "weapon:suicide-belt"}))


def weapdetail(seen: View) -> str | None:
    """The weapons in the reports' own words (GTD codebook 2019, weapdetail)."""
    words = dict.fromkeys(a.original for a in seen.behind("weapon"))
    return "; ".join(words) or None


def property_damage() -> Row:
    """Property damage is not read from the reports: -9, unknown (GTD codebook 2019, property)."""
    return {"property": -9}


def hostages(seen: View) -> Row:
    """Hostage columns; 0 where no report tells of a hostage (GTD codebook 2019, ishostkid to ransom).

    nhostkid -99, nhours -99 and ransom -9 mean unknown.
    """
    taken = seen.count("kidnapped")
    if not _HOSTAGE_ATTACKS & set(attacks(seen)) and not number(taken):
        return {"ishostkid": 0}
    told = number(taken)
    unknown: Row = {
        "nhours": -99,
        "ndays": -99,
        "ransom": -9,
        "hostkidoutcome": 7,
        "hostkidoutcome_txt": "Unknown",
    }
    return {"ishostkid": 1, "nhostkid": -99 if told is None else told, "nreleased": -99, **unknown}


def _types(seen: View) -> tuple[str, ...]:
    """The codes of the settled type and of the other chosen readings of it."""
    codes = (getattr(r.value, "code", None) for r in seen.chosen("type"))
    return tuple(dict.fromkeys(c for c in (*seen.terms("type"), *codes) if c))


def _coded(column: str, codes: Sequence[int], labels: dict[int, str], slots: int) -> Row:
    """The codes and labels of `column` in its numbered slots."""
    return {
        **{f"{column}{n}": code for n, code in enumerate(codes[:slots], 1)},
        **{f"{column}{n}_txt": labels[code] for n, code in enumerate(codes[:slots], 1)},
    }


def _weapons(found: Iterable[tuple[int, int | None]]) -> Row:
    row: dict[str, Cell] = {}
    for n, (weapon, subtype) in enumerate(found, 1):
        row |= {f"weaptype{n}": weapon, f"weaptype{n}_txt": WEAPONS[weapon]}
        if subtype is not None:
            row |= {f"weapsubtype{n}": subtype, f"weapsubtype{n}_txt": SUBTYPES[subtype]}
    return row
