"""The sets of the benchmark `places`: LGL and GeoWebNews, their reports with the places marked in them.

LGL: Lieberman, Samet and Sankaranarayanan, "Geotagging with Local Lexicons to Build Indexes for
Textually-Specified Spatial Data", ICDE 2010. GeoWebNews: Gritta, Pilehvar and Collier, "A Pragmatic Guide
to Geoparsing Evaluation", LREV 2019. Both mark GeoNames ids and coordinates.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from variorum.errors import BadInput
from variorum.evaluate.reading import report_of
from variorum.model.report import Report

#: types of GeoWebNews that are toponyms; expressions ("the school"), demonyms, languages and homonyms are not
_TOPONYMS = frozenset(
    [
        "Literal",
        "Literal_Modifier",
        "Embedded_Literal",
        "Mixed",
        "Coercion",
        "Metonymic",
        "Non_Literal_Modifier",
        "Embedded_Non_Lit",
    ]
)
#: of these, the types that stand for the place itself and not for its government, people or team (p. 11)
_LITERAL = frozenset(["Literal", "Literal_Modifier", "Embedded_Literal", "Mixed", "Coercion"])


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place marked at [start, end): its GeoNames id and WGS84 degrees, where the set gives them.

    `literal` is false where the set says that the name does not stand for the place; LGL does not tell.
    """

    start: int
    end: int
    id: int | None
    point: tuple[float, float] | None
    literal: bool = True


@dataclass(frozen=True, slots=True)
class Marked:
    """A report with the places marked in it."""

    report: Report
    toponyms: tuple[Toponym, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus by its short name: its file, how an element of it is read, whether its even half teaches."""

    name: str
    file: str
    marked: Callable[[ET.Element, int], Marked]
    teaches: bool = False


def marked_reports(corpus: Corpus, path: Path) -> list[Marked]:
    """All reports of a corpus below `path`; none if its file is not there."""
    found = [path] if path.name == corpus.file else sorted(path.rglob(corpus.file))
    if not found:
        return []
    try:
        root = ET.parse(found[0]).getroot()  # noqa: S314  # a research set that the user put there
    except ET.ParseError as error:
        raise BadInput(f"not XML: {error}", where=str(found[0]), mend="give the set's own file") from error
    return [corpus.marked(one, n) for n, one in enumerate(root.iter("article"))]


def _lgl(one: ET.Element, _number: int) -> Marked:
    name = f"lgl/{one.get('docid')}"
    text, outlet = one.findtext("text") or "", one.findtext("domain")
    published = (one.findtext("dltime") or "")[:10] or None
    return Marked(
        report_of(name, text, published=published, outlet=outlet),
        tuple(
            Toponym(*_span(t), _id(t.find("gaztag")), _point(t, "gaztag/lat", "gaztag/lon"))
            for t in one.iter("toponym")
        ),
    )


def _gwn(one: ET.Element, number: int) -> Marked:
    return Marked(report_of(f"gwn/{number}", one.findtext("text") or ""), tuple(_gwn_toponyms(one)))


def _gwn_toponyms(one: ET.Element) -> Iterator[Toponym]:
    for t in one.iter("toponym"):
        kind, number = t.findtext("type"), t.findtext("geonamesID")
        if kind in _TOPONYMS:
            point = _point(t, "latitude", "longitude")
            yield Toponym(*_span(t), int(number) if number else None, point, kind in _LITERAL)


def _span(one: ET.Element) -> tuple[int, int]:
    return int(one.findtext("start") or 0), int(one.findtext("end") or 0)


def _id(tag: ET.Element | None) -> int | None:
    return int(tag.get("geonameid", "0")) or None if tag is not None else None


def _point(one: ET.Element, latitude: str, longitude: str) -> tuple[float, float] | None:
    lat, lon = one.findtext(latitude), one.findtext(longitude)
    return (float(lat), float(lon)) if lat and lon else None


CORPORA = (Corpus("lgl", "lgl.xml", _lgl, teaches=True), Corpus("gwn", "GWN.xml", _gwn))
