"""The gazetteer: names of towns, divisions and countries, looked up by name in the file that ships.

Built by build_gazetteer.py from GeoNames (CC BY 4.0, see NOTICE). Read only, opened once a process.
"""

from __future__ import annotations

import math
import sqlite3
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from variorum.errors import BadState
from variorum.extract.place_keys import key_of
from variorum.model.value import PlaceKind

_KINDS = (PlaceKind.CITY, PlaceKind.ADMIN2, PlaceKind.ADMIN1, PlaceKind.COUNTRY)
#: people a square kilometre in a built-up area, to guess a town's radius from its population; the
#: median of large cities in Demographia's World Urban Areas is of this order
_DENSITY = 3000.0
_SMALLEST_KM = 1.5


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer. `id` is GeoNames' number; `main` is true where asked by its main name."""

    id: int
    name: str
    kind: PlaceKind
    country: str
    admin1: int | None
    latitude: float | None
    longitude: float | None
    population: int
    radius_km: float | None
    capital: bool
    main: bool

    @property
    def gazetteer_id(self) -> str:
        """The id as a model Place carries it."""
        return f"geonames:{self.id}"


_COLUMNS = "p.id, p.name, p.kind, p.country, p.admin1, p.latitude, p.longitude, p.population, p.radius, p.capital"


@cache
def _connection() -> sqlite3.Connection:
    path = Path(str(files("variorum.extract") / "data" / "gazetteer.sqlite"))
    if not path.is_file():
        raise BadState(f"no gazetteer at {path.name}; run: python build_gazetteer.py, or install the package anew")
    return sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


@lru_cache(maxsize=16384)
def lookup(name: str) -> tuple[Entry, ...]:
    """All entries with this name or alias, largest population first; empty if there is none."""
    rows = _connection().execute(
        f"SELECT {_COLUMNS}, n.main FROM name n JOIN place p ON p.id = n.place WHERE n.key = ?"  # noqa: S608
        " ORDER BY p.population DESC, p.id",
        (key_of(name),),
    )
    return tuple(_entry(row) for row in rows)


@lru_cache(maxsize=4096)
def by_id(identity: int) -> Entry | None:
    """The entry with this GeoNames number, None if there is none."""
    row = _connection().execute(f"SELECT {_COLUMNS}, 1 FROM place p WHERE p.id = ?", (identity,)).fetchone()  # noqa: S608
    return _entry(row) if row else None


@lru_cache(maxsize=512)
def country(code: str) -> Entry | None:
    """The country with this ISO 3166-1 code, None if there is none."""
    row = (
        _connection()
        .execute(f"SELECT {_COLUMNS}, 1 FROM place p WHERE p.kind = 3 AND p.country = ?", (code,))  # noqa: S608
        .fetchone()
    )
    return _entry(row) if row else None


def attribution() -> str:
    """Whose data this is, to be shown where places are shown."""
    row = _connection().execute("SELECT value FROM meta WHERE key = 'attribution'").fetchone()
    return str(row[0])


def stamp() -> str:
    """Which versions of which sources this gazetteer was built from, for `doctor` and the run."""
    row = _connection().execute("SELECT value FROM meta WHERE key = 'stamp'").fetchone()
    return str(row[0])


def _entry(row: tuple[object, ...]) -> Entry:
    identity, name, kind, code, admin1, latitude, longitude, population, radius, capital, main = row
    people = int(str(population))
    return Entry(
        id=int(str(identity)),
        name=str(name),
        kind=_KINDS[int(str(kind))],
        country=str(code),
        admin1=None if admin1 is None else int(str(admin1)),
        latitude=None if latitude is None else int(str(latitude)) / 1e5,
        longitude=None if longitude is None else int(str(longitude)) / 1e5,
        population=people,
        radius_km=_radius(people) if int(str(kind)) == 0 else _km(radius),
        capital=bool(capital),
        main=bool(main),
    )


def _km(metres: object) -> float | None:
    return None if metres is None else round(int(str(metres)) / 1000, 1)


def _radius(population: int) -> float:
    """Radius in km of a disc that holds the town's people at a usual density."""
    return round(max(_SMALLEST_KM, math.sqrt(population / (math.pi * _DENSITY))), 1)
