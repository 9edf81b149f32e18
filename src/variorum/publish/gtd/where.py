"""GTD's places: country to location (GTD codebook, October 2019, section III)."""

from __future__ import annotations

from variorum.coding.country import country, number
from variorum.coding.gtd import SPECIFICITY, UNKNOWN
from variorum.model.value import Place, PlaceKind
from variorum.publish.tables.columns import Row
from variorum.publish.tables.view import View


def where(seen: View) -> Row:
    """The columns that say where; country and coordinates are empty where they are not known."""
    place = seen.place()
    if place is None:
        return {"specificity": 5, "vicinity": -9, "provstate": UNKNOWN, "city": UNKNOWN, **_site(seen)}
    known = country(place.country)
    latitude, longitude = coordinates(place)
    return {
        "country": number(known.gtd),
        "country_txt": known.gtd_name or place.country_name,
        "region": number(known.gtd_region),
        "region_txt": known.gtd_region_name,
        "provstate": provstate(place),
        "city": city(place),
        "latitude": latitude,
        "longitude": longitude,
        "specificity": specificity(place),
        "vicinity": vicinity(place),
        **_site(seen),
    }


def specificity(place: Place) -> int:
    """1 city, 3 smallest unit's centroid, 4 centre of the first-order division, 5 none.

    GTD codebook 2019, specificity. 2 (a city, placed at the centroid of its smallest unit) never comes
    out: the gazetteer gives a city's own coordinates or none.
    """
    if place.latitude is None or place.longitude is None:
        return 5
    return SPECIFICITY.get(place.kind, 5)


def vicinity(place: Place) -> int:
    """1 if the incident was near the place, 0 if in it (GTD codebook 2019, vicinity)."""
    return int(place.near)


def coordinates(place: Place) -> tuple[float | None, float | None]:
    """Latitude and longitude in WGS84 degrees; none for a place of specificity 5."""
    if specificity(place) == 5:
        return None, None
    return place.latitude, place.longitude


def provstate(place: Place) -> str:
    """The first-order division (GTD codebook 2019, provstate)."""
    return place.name if place.kind is PlaceKind.ADMIN1 else place.within or UNKNOWN


def city(place: Place) -> str:
    """The city, village or town (GTD codebook 2019, city); a site is no city."""
    return place.name if place.kind is PlaceKind.CITY else UNKNOWN


def _site(seen: View) -> Row:
    """What the reports say of the site itself (GTD codebook 2019, location)."""
    place = seen.place()
    own = (place.name,) if place is not None and place.kind is PlaceKind.SITE else ()
    return {"location": "; ".join(dict.fromkeys((*own, *seen.texts("site")))) or None}
