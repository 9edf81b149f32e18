"""ACLED's event types and how the terms of our codebook map to them.

Source: the list of types in ACLED's public R client and FAQ. ACLED's own codebook was not at hand. Where several of
our terms have one type, the first of them is what the type is read as.
"""

from __future__ import annotations

from variorum.model.value import PlaceKind

REMOTE = "Explosions/Remote violence"
CIVILIANS = "Violence against civilians"
BATTLES = "Battles"
STRATEGIC = "Strategic developments"

#: type of ours -> event type and sub-event type, where the type alone decides
BY_TYPE = {
    "type:suicide-bombing": (REMOTE, "Suicide bomb"),
    "type:bombing": (REMOTE, "Remote explosive/landmine/IED"),
    "type:vehicle-bombing": (REMOTE, "Remote explosive/landmine/IED"),
    "type:shelling": (REMOTE, "Shelling/artillery/missile attack"),
    "type:air-strike": (REMOTE, "Air/drone strike"),
    "type:drone-strike": (REMOTE, "Air/drone strike"),
    "type:clash": (BATTLES, "Armed clash"),
    "type:kidnapping": (CIVILIANS, "Abduction/forced disappearance"),
    "type:hostage-taking": (CIVILIANS, "Abduction/forced disappearance"),
}
#: weapons that make an explosion a sub-event type of its own
BY_WEAPON = {
    "weapon:chemical": (REMOTE, "Chemical weapon"),
    "weapon:suicide-belt": (REMOTE, "Suicide bomb"),
    "weapon:grenade": (REMOTE, "Grenade"),
}
#: types whose event type depends on who was attacked
BY_TARGET = frozenset(
    {
        "type:attack",
        "type:shooting",
        "type:armed-assault",
        "type:stabbing",
        "type:vehicle-ramming",
        "type:assassination",
        "type:massacre",
        "type:killing",
        "type:arson",
        "type:sabotage",
    }
)
#: an attack on civilians of which no more is said
ATTACK = (CIVILIANS, "Attack")
#: targets that are armed, and the names that ACLED gives such actors
ARMED = {
    "target:military": "Military Forces of {}",
    "target:police": "Police Forces of {}",
    "target:militia": "Unidentified Armed Group ({})",
}
#: the name that ACLED gives civilians of a country
CIVILIAN_ACTOR = "Civilians ({})"
#: level of the place -> geo_precision: 1 town, 2 part of a region, 3 larger region
PRECISION = {
    PlaceKind.SITE: 1,
    PlaceKind.CITY: 1,
    PlaceKind.ADMIN2: 2,
    PlaceKind.ADMIN1: 3,
    PlaceKind.COUNTRY: 3,
    PlaceKind.REGION: 3,
}
