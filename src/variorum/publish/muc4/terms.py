"""MUC-4's closed lists, by the codes of our codebook (taskdoc/template-doc-part1.v7, section 7)."""

from __future__ import annotations

#: countries of interest (section 1.0, 4), ISO code -> name on the set list
COUNTRIES = {
    "SV": "EL SALVADOR", "GT": "GUATEMALA", "HN": "HONDURAS", "AR": "ARGENTINA", "BO": "BOLIVIA", "CL": "CHILE",
    "CO": "COLOMBIA", "EC": "ECUADOR", "PE": "PERU",
}  # fmt: skip
#: nations as the set list writes them, where that is not the usual name
NATIONS = {
    "US": "UNITED STATES", "GB": "UNITED KINGDOM", "SU": "USSR", "RU": "USSR", "CN": "PEOPLES REP OF CHINA",
    "DE": "WEST GERMANY", "ES": "SPAIN", "NI": "NICARAGUA", "CR": "COSTA RICA", "PA": "PANAMA", "MX": "MEXICO",
    "BR": "BRAZIL", "VE": "VENEZUELA", "UY": "URUGUAY", "PY": "PARAGUAY", "CU": "CUBA", "FR": "FRANCE",
    "IT": "ITALY", "NL": "NETHERLANDS", "IL": "ISRAEL", "IR": "IRAN", "JP": "JAPAN", "CA": "CANADA",
    "NO": "NORWAY", "SE": "SWEDEN", "CH": "SWITZERLAND", "AT": "AUSTRIA", "IE": "IRELAND", "BE": "BELGIUM",
    "DO": "DOMINICAN REPUBLIC", "HT": "HAITI", "PR": "PUERTO RICO", "EG": "EGYPT", "AU": "AUSTRALIA", **COUNTRIES,
}  # fmt: skip
#: our types -> INCIDENT: TYPE; every other violent one is ATTACK (7.5, note 1; aerial bombing too: part 2, slot 4)
TYPES = {
    "type:bombing": "BOMBING",
    "type:suicide-bombing": "BOMBING",
    "type:vehicle-bombing": "BOMBING",
    "type:kidnapping": "KIDNAPPING",
    "type:hostage-taking": "KIDNAPPING",
    "type:hijacking": "HIJACKING",
    "type:arson": "ARSON",
    "type:robbery": "ROBBERY",
}
#: our weapons -> INCIDENT: INSTRUMENT TYPE (7.8)
INSTRUMENTS = {
    "weapon:firearm": "GUN",
    "weapon:automatic-rifle": "MACHINE GUN",
    "weapon:handgun": "HANDGUN",
    "weapon:rifle": "RIFLE",
    "weapon:machine-gun": "MACHINE GUN",
    "weapon:mortar": "MORTAR",
    "weapon:rocket": "ROCKET",
    "weapon:missile": "MISSILE",
    "weapon:bomb": "BOMB",
    "weapon:explosive": "EXPLOSIVE",
    "weapon:suicide-belt": "BOMB",
    "weapon:vehicle-bomb": "VEHICLE BOMB",
    "weapon:remote-bomb": "BOMB",
    "weapon:landmine": "MINE",
    "weapon:grenade": "GRENADE",
    "weapon:projectile": "PROJECTILE",
    "weapon:aircraft": "AERIAL BOMB",
    "weapon:dynamite": "DYNAMITE",
    "weapon:melee": "CUTTING DEVICE",
    "weapon:knife": "CUTTING DEVICE",
    "weapon:incendiary": "FIRE",
    "weapon:molotov": "MOLOTOV COCKTAIL",
}
#: kinds of people (extract/data/roles.toml) -> HUM TGT: TYPE (7.21)
PEOPLE = {
    "civilian": "CIVILIAN",
    "political": "POLITICAL FIGURE",
    "official": "GOVERNMENT OFFICIAL",
    "legal": "LEGAL OR JUDICIAL",
    "diplomat": "DIPLOMAT",
    "military": "ACTIVE MILITARY",
    "police": "LAW ENFORCEMENT",
    "guard": "SECURITY GUARD",
}
FORMER = {"official": "FORMER GOVERNMENT OFFICIAL", "military": "FORMER ACTIVE MILITARY"}
#: kinds of things -> PHYS TGT: TYPE (7.14)
THINGS = {
    "residence": "CIVILIAN RESIDENCE",
    "commercial": "COMMERCIAL",
    "communications": "COMMUNICATIONS",
    "diplomatic": "DIPLOMAT OFFICE OR RESIDENCE",
    "energy": "ENERGY",
    "financial": "FINANCIAL",
    "government": "GOVERNMENT OFFICE OR RESIDENCE",
    "law": "LAW ENFORCEMENT FACILITY",
    "politician": "POLITICAL FIGURE OFFICE OR RESIDENCE",
    "organisation": "ORGANIZATION OFFICE",
    "vehicle": "TRANSPORT VEHICLE",
    "facility": "TRANSPORTATION FACILITY",
    "route": "TRANSPORTATION ROUTE",
    "water": "WATER",
    "other": "OTHER",
    "military": "OTHER",
}
#: effects, the strongest first (7.17, 7.24)
PEOPLE_EFFECTS = {
    "death": "DEATH",
    "injury": "INJURY",
    "freed": "REGAINED FREEDOM",
    "no death": "NO DEATH",
    "no injury": "NO INJURY",
    "unharmed": "NO INJURY OR DEATH",
}
THING_EFFECTS = {
    "destroyed": "DESTROYED",
    "damage": "SOME DAMAGE",
    "no damage": "NO DAMAGE",
    "taken": "PROPERTY TAKEN FROM TARGET",
}
#: our place kinds -> the type in brackets behind a name
PLACE_KINDS = {"city": "CITY", "site": "CITY", "admin2": "MUNICIPALITY", "admin1": "DEPARTMENT"}
#: countries whose first division is not called a department
PROVINCES = frozenset({"AR", "EC", "CL", "PA", "CU"})
#: the slots by number, as the templates print them
SLOTS = (
    "MESSAGE: ID", "MESSAGE: TEMPLATE", "INCIDENT: DATE", "INCIDENT: LOCATION", "INCIDENT: TYPE",
    "INCIDENT: STAGE OF EXECUTION", "INCIDENT: INSTRUMENT ID", "INCIDENT: INSTRUMENT TYPE",
    "PERP: INCIDENT CATEGORY", "PERP: INDIVIDUAL ID", "PERP: ORGANIZATION ID",
    "PERP: ORGANIZATION CONFIDENCE", "PHYS TGT: ID", "PHYS TGT: TYPE", "PHYS TGT: NUMBER",
    "PHYS TGT: FOREIGN NATION", "PHYS TGT: EFFECT OF INCIDENT", "PHYS TGT: TOTAL NUMBER", "HUM TGT: NAME",
    "HUM TGT: DESCRIPTION", "HUM TGT: TYPE", "HUM TGT: NUMBER", "HUM TGT: FOREIGN NATION",
    "HUM TGT: EFFECT OF INCIDENT", "HUM TGT: TOTAL NUMBER",
)  # fmt: skip
