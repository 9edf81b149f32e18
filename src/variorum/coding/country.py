"""Countries as the codebooks number them, keyed by ISO 3166 two-letter codes.

`countries.csv` holds only numbers and names that are known for certain; an empty cell means that
we do not know the codebook's own, and it stays empty in the export. GTD: codebook October 2019, country
and region codes. GED: Gleditsch-Ward numbers, which UCDP uses as country_id. ACLED: ISO 3166 numeric;
its region names were not checked against its codebook.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Country:
    """One country; empty text where the codebook's own entry is not known."""

    iso2: str = ""
    iso3: str = ""
    iso_numeric: str = ""
    name: str = ""
    gtd: str = ""
    gtd_name: str = ""
    gtd_region: str = ""
    gtd_region_name: str = ""
    gw: str = ""
    ged_name: str = ""
    ged_region: str = ""
    acled_region: str = ""


@cache
def _countries() -> dict[str, Country]:
    table = (files("variorum.coding") / "countries.csv").read_text(encoding="utf-8")
    return {row["iso2"]: Country(**row) for row in csv.DictReader(table.splitlines())}


def country(iso2: str | None) -> Country:
    """The country with this code; one with all entries empty where there is none."""
    return _countries().get(iso2 or "", Country())


def number(code: str) -> int | None:
    """A code of the table as a number; None where it is empty."""
    return int(code) if code else None


def country_by(column: str, code: str, *names: str) -> Country:
    """The country that has `code` in `column` (gtd, gw, iso_numeric), else the one with one of these names.

    One with all entries empty where there is none.
    """
    every = _countries().values()
    by_code = (c for c in every if code and getattr(c, column) == code)
    wanted = {name.casefold() for name in names if name}
    by_name = (
        c for c in every if wanted & {c.name.casefold(), c.gtd_name.casefold(), c.ged_name.casefold()} - {""}
    )
    return next(by_code, None) or next(by_name, Country())
