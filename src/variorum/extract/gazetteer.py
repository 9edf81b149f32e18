"""The gazetteer: which places a name can mean. A read-only SQLite file that the build makes (see NOTICE).

Nothing is opened at import; each process opens the file once. Lookups take keys (`place_keys.key_of`).
"""

from __future__ import annotations

import math
import os
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

from variorum.errors import BadState
from variorum.model.value import PlaceKind

PATH = Path(__file__).parent / "data" / "gazetteer.sqlite"
_KINDS = (PlaceKind.CITY, PlaceKind.ADMIN2, PlaceKind.ADMIN1, PlaceKind.COUNTRY)
#: SQLite takes 999 parameters in its oldest builds
_BATCH = 900
#: people per km2 of a large city's built-up ground: between Chicago's 4,600 and Kerman's 3,500
_DENSITY = 4000.0
_COLUMNS = (
    "p.id, p.name, p.kind, p.country, p.admin1, p.latitude, p.longitude, p.population, p.radius, p.capital"
    ", p.admin2"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A gazetteer entry: GeoNames id, WGS84 degrees, radius in km, and the ids of its divisions.

    `main` is true where the name asked for is the entry's own and not one of its other names.
    """

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
    admin2: int | None = None
    main: bool = True

    @property
    def gazetteer_id(self) -> str:
        """The id as values carry it, `geonames:128234`."""
        return f"geonames:{self.id}"


def city_radius_km(population: int) -> float:
    """The radius of a city of so many people: a disc of 4,000 people per km2, at least 1 km.

    577,514 people give 6.8 km and 7,216,000 give 24 km. A rule of thumb for map circles and for what is
    near; not an extent.
    """
    return round(max(1.0, math.sqrt(max(0, population) / (math.pi * _DENSITY))), 1)


class Gazetteer:
    """The places of one gazetteer file."""

    def __init__(self, path: Path = PATH) -> None:
        """Open `path` read-only; BadState if it is not there or is no gazetteer."""
        if not path.is_file():
            raise BadState(
                f"the gazetteer {path.name} is missing; run: pip install -e . (or python build_gazetteer.py)"
            )
        # immutable: no locks and no side files, so that a read-only install works
        self._db = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        try:
            self.meta: dict[str, str] = dict(self._db.execute("SELECT key, value FROM meta"))
        except sqlite3.DatabaseError as wrong:
            raise BadState(f"{path.name} is no gazetteer: {wrong}; run: python build_gazetteer.py") from wrong

    def lookup(self, key: str) -> tuple[Entry, ...]:
        """The places that the key can mean: own names first, then by kind and population."""
        return self.lookup_many((key,)).get(key, ())

    def lookup_many(self, keys: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
        """The places of each key that has any; one query for 900 keys."""
        wanted = sorted(set(keys))
        found: dict[str, list[Entry]] = {}
        for at in range(0, len(wanted), _BATCH):
            batch = wanted[at : at + _BATCH]
            marks = ",".join("?" * len(batch))
            rows = self._db.execute(
                f"SELECT {_COLUMNS}, n.main, n.key FROM name n JOIN place p ON p.id = n.place"  # noqa: S608
                f" WHERE n.key IN ({marks})",
                batch,
            )
            for row in rows:
                found.setdefault(row[-1], []).append(_entry(row))
        return {key: tuple(sorted(entries, key=_order)) for key, entries in found.items()}

    def lookup_loosely(self, keys: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
        """The places of each loose key (`place_keys.loose_key`) that has any: other spellings of a name."""
        wanted, found = sorted(set(keys)), {}
        for key in wanted:
            rows = self._db.execute(
                f"SELECT {_COLUMNS}, 0 FROM loose n JOIN place p ON p.id = n.place WHERE n.key = ?",  # noqa: S608
                (key,),
            )
            entries = tuple(sorted(map(_entry, rows), key=_order))
            if entries:
                found[key] = entries
        return found

    def entry(self, identity: int) -> Entry | None:
        """The entry with this GeoNames id, None if there is none."""
        row = self._db.execute(f"SELECT {_COLUMNS}, 1 FROM place p WHERE p.id = ?", (identity,)).fetchone()  # noqa: S608
        return _entry(row) if row else None

    def towns(self, people: int) -> tuple[Entry, ...]:
        """The towns of at least so many people, the largest first."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS}, 1 FROM place p WHERE p.kind = 0 AND p.population >= ?"  # noqa: S608
            " ORDER BY p.population DESC, p.id",
            (people,),
        )
        return tuple(map(_entry, rows))

    def country(self, code: str) -> Entry | None:
        """The country with this ISO 3166-1 code, None if there is none."""
        return self._countries.get(code)

    @cached_property
    def _countries(self) -> dict[str, Entry]:
        rows = self._db.execute(f"SELECT {_COLUMNS}, 1 FROM place p WHERE p.kind = 3")  # noqa: S608
        return {entry.country: entry for entry in map(_entry, rows)}


@lru_cache(maxsize=4096)
def _entry(
    row: tuple[int, str, int, str, int | None, int | None, int | None, int, int | None, int, int | None, int],
) -> Entry:
    kind = _KINDS[row[2]]
    radius = city_radius_km(row[7]) if kind is PlaceKind.CITY else row[8] and round(row[8] / 1000, 1)
    return Entry(
        id=row[0],
        name=row[1],
        kind=kind,
        country=row[3],
        admin1=row[4],
        latitude=None if row[5] is None else row[5] / 1e5,
        longitude=None if row[6] is None else row[6] / 1e5,
        population=row[7],
        radius_km=radius,
        capital=bool(row[9]),
        admin2=row[10],
        main=bool(row[11]),
    )


def _order(entry: Entry) -> tuple[bool, int, int, int]:
    return (not entry.main, -_KINDS.index(entry.kind), -entry.population, entry.id)


@cache
def _of_process(_pid: int) -> Gazetteer:
    return Gazetteer()


def gazetteer() -> Gazetteer:
    """The shipped gazetteer, opened once a process: SQLite handles must not cross a fork."""
    return _of_process(os.getpid())
