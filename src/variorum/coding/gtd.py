"""GTD's closed lists and how the terms of our codebook map to them (GTD codebook, October 2019).

A term without an entry has no code that is right in every case; the export then writes GTD's Unknown. Where
several of our terms have one code, the first of them is what the code is read as.
"""

from __future__ import annotations

from variorum.model.value import PlaceKind

ATTACKS = {
    1: "Assassination",
    2: "Armed Assault",
    3: "Bombing/Explosion",
    4: "Hijacking",
    5: "Hostage Taking (Barricade Incident)",
    6: "Hostage Taking (Kidnapping)",
    7: "Facility/Infrastructure Attack",
    8: "Unarmed Assault",
    9: "Unknown",
}
#: order of the slots: Assassination, Hijacking, Kidnapping, Barricade, Bombing, Armed, Unarmed, Facility
PRECEDENCE = (1, 4, 6, 5, 3, 2, 8, 7, 9)

#: "attack", "killing" and "massacre" say nothing of the means and are left to the weapon. A ramming is an
#: unarmed assault: armed means firearm, incendiary or sharp instrument (GTD codebook 2019, attack type 2).
ATTACK_BY_TYPE = {
    "type:assassination": 1,
    "type:armed-assault": 2,
    "type:shooting": 2,
    "type:stabbing": 2,
    "type:clash": 2,
    "type:bombing": 3,
    "type:suicide-bombing": 3,
    "type:vehicle-bombing": 3,
    "type:shelling": 3,
    "type:air-strike": 3,
    "type:drone-strike": 3,
    "type:hijacking": 4,
    "type:hostage-taking": 5,
    "type:kidnapping": 6,
    "type:sabotage": 7,
    "type:arson": 7,
    "type:vehicle-ramming": 8,
}
ATTACK_BY_WEAPON = {
    "weapon:firearm": 2,
    "weapon:automatic-rifle": 2,
    "weapon:handgun": 2,
    "weapon:knife": 2,
    "weapon:explosive": 3,
    "weapon:suicide-belt": 3,
    "weapon:vehicle-bomb": 3,
    "weapon:remote-bomb": 3,
    "weapon:landmine": 3,
    "weapon:grenade": 3,
    "weapon:projectile": 3,
    "weapon:aircraft": 3,
    "weapon:drone": 3,
    "weapon:dynamite": 3,
    "weapon:vehicle": 8,
}

WEAPONS = {
    1: "Biological",
    2: "Chemical",
    3: "Radiological",
    4: "Nuclear",
    5: "Firearms",
    6: "Explosives",
    7: "Fake Weapons",
    8: "Incendiary",
    9: "Melee",
    10: "Vehicle (not to include vehicle-borne explosives, i.e., car or truck bombs)",
    11: "Sabotage Equipment",
    12: "Other",
    13: "Unknown",
}
#: the subtypes that our terms reach
SUBTYPES = {
    2: "Automatic or Semi-Automatic Rifle",
    3: "Handgun",
    5: "Unknown Gun Type",
    7: "Grenade",
    8: "Landmine",
    11: "Projectile (rockets, mortars, RPGs, etc.)",
    12: "Remote Trigger",
    13: "Suicide (carried bodily by human being)",
    15: "Vehicle",
    16: "Unknown Explosive Type",
    19: "Molotov Cocktail/Petrol Bomb",
    23: "Knife or Other Sharp Object",
    27: "Unknown Weapon Type",
    28: "Dynamite/TNT",
}
#: GTD has no subtype for what falls from an aircraft, none that fits every incendiary or chemical
WEAPON_BY_TERM: dict[str, tuple[int, int | None]] = {
    "weapon:firearm": (5, 5),
    "weapon:automatic-rifle": (5, 2),
    "weapon:handgun": (5, 3),
    "weapon:explosive": (6, 16),
    "weapon:suicide-belt": (6, 13),
    "weapon:vehicle-bomb": (6, 15),
    "weapon:remote-bomb": (6, 12),
    "weapon:landmine": (6, 8),
    "weapon:grenade": (6, 7),
    "weapon:projectile": (6, 11),
    "weapon:aircraft": (6, 16),
    "weapon:drone": (6, 16),
    "weapon:dynamite": (6, 28),
    "weapon:melee": (9, 27),
    "weapon:knife": (9, 23),
    "weapon:vehicle": (10, None),
    "weapon:incendiary": (8, None),
    "weapon:molotov": (8, 19),
    "weapon:chemical": (2, None),
}

TARGETS = {
    1: "Business",
    2: "Government (General)",
    3: "Police",
    4: "Military",
    5: "Abortion Related",
    6: "Airports & Aircraft",
    7: "Government (Diplomatic)",
    8: "Educational Institution",
    9: "Food or Water Supply",
    10: "Journalists & Media",
    11: "Maritime",
    12: "NGO",
    13: "Other",
    14: "Private Citizens & Property",
    15: "Religious Figures/Institutions",
    16: "Telecommunication",
    17: "Terrorists/Non-State Militia",
    18: "Tourists",
    19: "Transportation",
    20: "Unknown",
    21: "Utilities",
    22: "Violent Political Party",
}
#: A rally of a political party is a government target in GTD; 22 is for parties that use violence themselves.
#: GTD puts hospitals under business (its subtype "Medical/Pharmaceutical").
TARGET_BY_TERM = {
    "target:civilians": 14,
    "target:gathering": 14,
    "target:religious": 15,
    "target:government": 2,
    "target:party": 2,
    "target:diplomatic": 7,
    "target:police": 3,
    "target:military": 4,
    "target:education": 8,
    "target:business": 1,
    "target:medical": 1,
    "target:transport": 19,
    "target:airport": 6,
    "target:media": 10,
    "target:ngo": 12,
    "target:utility": 21,
    "target:tourists": 18,
    "target:militia": 17,
}

CLAIM_MODES = {
    1: "Letter",
    2: "Call (post-incident)",
    3: "Call (pre-incident)",
    4: "E-mail",
    5: "Note left at scene",
    6: "Video",
    7: "Posted to website, blog, etc.",
    8: "Personal claim",
    9: "Other",
    10: "Unknown",
}

#: the codes for what is not known
UNKNOWN_ATTACK, UNKNOWN_WEAPON, UNKNOWN_TARGET = 9, 13, 20
#: what GTD writes for a city, province or group that is not known
UNKNOWN = "Unknown"
#: level of the place -> specificity, for places that have coordinates
SPECIFICITY = {
    PlaceKind.SITE: 1,
    PlaceKind.CITY: 1,
    PlaceKind.ADMIN2: 3,
    PlaceKind.ADMIN1: 4,
}
