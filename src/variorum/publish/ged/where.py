"""UCDP GED's places and dates: where_prec to region, date_prec (GED codebook 23.1, sections 4 and 5)."""

from __future__ import annotations

import math

from variorum.coding.country import country, number
from variorum.coding.ged import NEAR, PRECISION
from variorum.model.value import PartialDate, Place, PlaceKind
from variorum.publish.tables.columns import Row
from variorum.publish.tables.view import View, interval

#: PRIO-GRID: cells of half a degree, numbered from 1 at the south-west corner, 720 to a row
_CELL, _ROW = 0.5, 720


def where(seen: View, place: Place | None) -> Row:
    """The columns that say where, for one place of the incident; coordinates in WGS84 degrees."""
    if place is None:
        return {}
    known = country(place.country)
    return {
        "where_prec": where_prec(place),
        "where_coordinates": place.name,
        "where_description": "; ".join((*seen.texts("site"), *_words(seen))) or None,
        "adm_1": place.name if place.kind is PlaceKind.ADMIN1 else place.within,
        "adm_2": place.name if place.kind is PlaceKind.ADMIN2 else None,
        **_point(place),
        "country": known.ged_name or place.country_name,
        "country_id": number(known.gw),
        "region": known.ged_region,
    }


def _words(seen: View) -> tuple[str, ...]:
    """The place in the reports' own words."""
    return tuple(dict.fromkeys(a.original for a in seen.behind("place")))


def where_prec(place: Place) -> int | None:
    """1 exact, 2 near it, 3 and 4 the divisions, 5 fuzzy, 6 country (GED codebook 23.1, where_prec).

    A place without coordinates is known as well as the unit around it that is named. A country's own
    waters and air space (7) do not come out of the reports as such.
    """
    if place.kind in (PlaceKind.SITE, PlaceKind.CITY) and place.near:
        return NEAR
    if place.latitude is None or place.longitude is None:
        return _around(place)
    return PRECISION.get(place.kind)


def _around(place: Place) -> int | None:
    if place.within or place.kind is PlaceKind.ADMIN1:
        return 4
    return 6 if place.country else None


def _point(place: Place) -> Row:
    if place.latitude is None or place.longitude is None:
        return {}
    point = f"POINT ({place.longitude:.6f} {place.latitude:.6f})"
    grid = priogrid(place.latitude, place.longitude)
    return {"latitude": place.latitude, "longitude": place.longitude, "geom_wkt": point, "priogrid_gid": grid}


def priogrid(latitude: float, longitude: float) -> int:
    """The PRIO-GRID cell of a point in degrees (GED codebook 23.1, priogrid_gid)."""
    row = min(math.floor((latitude + 90) / _CELL), _ROW // 2 - 1)
    column = min(math.floor((longitude + 180) / _CELL), _ROW - 1)
    return row * _ROW + column + 1


def when(found: PartialDate | None) -> Row:
    """year, date_prec, date_start and date_end; empty where the date could not be resolved."""
    ends = interval(found)
    if ends is None:
        return {}
    start, end = ends
    return {
        "year": start.year,
        "date_prec": date_prec((end - start).days + 1),
        "date_start": start.isoformat(),
        "date_end": end.isoformat(),
    }


def date_prec(days: int) -> int:
    """1 the day, 2 two to six days, 3 a week, 4 eight to thirty days, 5 longer (GED 23.1, date_prec).

    A month counts as 4 also where it has 31 days: the codebook's class is "up to a month".
    """
    bounds = ((1, 1), (6, 2), (7, 3), (31, 4))
    return next((code for longest, code in bounds if days <= longest), 5)
