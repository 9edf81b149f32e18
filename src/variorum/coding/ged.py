"""What UCDP GED's codes say (GED codebook 23.1)."""

from __future__ import annotations

from variorum.model.value import PlaceKind

#: type_of_violence
STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
#: level of the place -> where_prec, for places that have coordinates; 2 is "near it"
PRECISION = {
    PlaceKind.SITE: 1,
    PlaceKind.CITY: 1,
    PlaceKind.ADMIN2: 3,
    PlaceKind.ADMIN1: 4,
    PlaceKind.REGION: 5,
    PlaceKind.COUNTRY: 6,
}
#: where_prec of a place that is only near the one named
NEAR = 2
#: side_b where one side attacks civilians
CIVILIANS = "Civilians"
#: how a state's side is named
GOVERNMENT = "Government of "
