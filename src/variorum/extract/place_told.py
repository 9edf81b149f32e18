"""Where a report has its main happening, told outside the sentence that names the happening.

"Officers were called to a home in X": reports of police news seldom name a town beside the word for the
happening. Each town that a report names gets the sum of the weights of the signs around its names, each
sign once; the town with the most is where it was. It needs more than a sign that only says where
somebody lives.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from variorum.extract.gazetteer import gazetteer
from variorum.extract.parse import Sentence
from variorum.extract.place_geometry import Point, distance_km
from variorum.extract.places import PlaceMention
from variorum.extract.scene import Scene
from variorum.model.report import PassageKind
from variorum.model.value import Place, PlaceKind

#: the sum from which a town counts. Weights were set by hand on a quarter of the reports of the Gun Violence
#: Archive: a sign of where something was done suffices, one of whom it was done to does not.
ENOUGH = 2.0
_WEIGHTS = {
    "address": 4.0,
    "happened": 4.0,
    "called to": 3.0,
    "found": 3.0,
    "site": 3.0,
    "happening behind": 3.0,
    "dateline": 3.0,
    "dateline of a court": 2.0,
    "police": 2.0,
    "title": 1.5,
    "in": 1.0,
    "people behind": 1.0,
    "home of": 0.5,
}
#: what each further naming adds, and how many count
_AGAIN, _MOST = 0.2, 5
#: radius of a city of 100,000 people, which has quarters; of one of 200,000, which is nobody's quarter
_CITY_KM, _QUARTER_KM = 2.8, 4.0
#: how much larger a city is than a quarter of it, and how far beyond its disc it sprawls
_LARGER, _SPRAWL = 2.0, 1.3
#: code points before and behind a name that are looked at
_BEFORE, _BEHIND = 110, 40
#: and behind a dateline for what the report is about
_OPENING = 200
_MODS = (
    r"(?:the |downtown |rural |nearby |suburban |central |(?:north|south)?(?:east|west)?(?:north|south)?(?:ern)? "
    r"|city of |town of |village of |community of |area of |tiny |small )*"
)
_LOCAL = rf"\b(?:in|at|near|outside|inside|within|around|on) {_MODS}$"
_STREET = (
    r"(?:street|st\.?|avenue|ave\.?|road|rd\.?|drive|dr\.?|lane|boulevard|blvd\.?|court|place|way|highway|route|"
    r"apartments?|complex|parkway|circle|trail|terrace|loop|pike)"
)
_SITE = (
    r"(?:home|house|apartment|residence|neighbou?rhood|park|nightclub|club|bar|restaurant|store|street|motel|"
    r"hotel|parking lot|gas station|school|mall|campus|trailer|backyard|area|alley|church|mosque|market|shop|"
    r"office|business|party|subdivision|intersection|duplex|driveway|suburb|library|temple|synagogue)s?\b"
)
#: the signs in the words before a name, in the order in which they are looked for
_SIGNS_BEFORE = (
    ("home of", re.compile(r"(?:,? \(?\d{1,3}\)?,? |, )(?:both |all |formerly )?(?:of|from) (?:the )?$")),
    (
        "address",
        re.compile(
            rf"(?<!, of the )\b\d*\w* block of [^;\n]{{1,60}}?,? (?:in|of|near) {_MODS}$", re.IGNORECASE
        ),
    ),
    (
        "address",
        re.compile(rf"\b(?:\d+ )?(?:[A-Z\d][\w.]* ){{1,4}}{_STREET},? (?:in|near) {_MODS}$", re.IGNORECASE),
    ),
    (
        "happened",
        re.compile(
            r"\b(?:happened|happens|occurred|took place|unfolded|broke out|erupted)\b[^;\n]{0,80}" + _LOCAL,
            re.IGNORECASE,
        ),
    ),
    (
        "called to",
        re.compile(
            r"\b(?:respond(?:ed|ing)?|dispatched|called|summoned|arrived|rushed)\b[^;\n]{0,80}" + _LOCAL,
            re.IGNORECASE,
        ),
    ),
    (
        "found",
        re.compile(
            r"\b(?:found|discovered|shot|killed|stabbed|wounded|injured|died|dead|slain|opened fire|shots)\b"
            r"[^;,\n]{0,70}" + _LOCAL,
            re.IGNORECASE,
        ),
    ),
)
_PLAIN = re.compile(_LOCAL, re.IGNORECASE)
_SITE_BEFORE = re.compile(
    r"\b(?:in|at|inside|outside|near|into|of|on) (?:an? |the |their |his |her )?(?:[\w-]+ )?$"
)
_SITE_BEHIND = re.compile(rf"(?:['’]s)? (?:[\w-]+ ){{0,2}}?{_SITE}")
_HAPPENING_BEHIND = re.compile(
    r" (?:[\w-]+ )?(?:shooting|homicide|murder|slaying|killing|attack|bombing|blast|standoff|stabbing|explosion)s?\b"
)
_POLICE_BEHIND = re.compile(
    r" (?:city |metro |township |borough |village )?(?:police|officers?|detectives?|firefighters|PD|P\.D\.)\b",
    re.IGNORECASE,
)
_PEOPLE_BEHIND = re.compile(
    r" (?:area )?(?:man|woman|men|women|teen|teenager|boy|girl|mother|father|mom|dad|couple|family|resident)s?\b"
)
#: where people are brought to, held, tried or raised is not where it happened
_ELSEWHERE = re.compile(
    r"\b(?:hospital|hospitalized|medical|clinic|airlifted|flown|transported|taken|arrested|captured|jail|prison|court|"
    r"affiliate|station|graduat\w+|born|grew up|moved|lives?|lived|living|funeral|buried|news conference|traveled|drove)\b[^.;\n]{0,60}$",
    re.IGNORECASE,
)
_HOSPITAL_BEHIND = re.compile(
    r"(?:['’]s)? (?:[\w.-]+ ){0,3}?(?:hospital|medical|clinic|jail|prison)", re.IGNORECASE
)
_DATELINE = re.compile(r"(?:, [A-Z][\w.]*(?: [A-Z][\w.]*)?)?,? ?(?:\([^()\n]{2,40}\))? ?(?:[-–—]|:|\n)")
#: a report on a court opens with the seat of the court
_COURT = re.compile(
    r"\b(?:plead|sentenc|convict|trial|guilty|testif|indict|arraign|hearing|court)", re.IGNORECASE
)
#: signs of where something was done; the rest only add to these
_DONE = frozenset(
    {
        "address",
        "happened",
        "called to",
        "found",
        "site",
        "happening behind",
        "dateline",
        "dateline of a court",
        "police",
        "in",
    }
)


@dataclass(frozen=True, slots=True)
class Told:
    """A town, the name that says most plainly that it was there, and the sign that says so.

    `around` is the name of the quarter that it is told of for.
    """

    mention: PlaceMention
    sentence: Sentence
    sign: str
    around: str | None = None


def told_town(scene: Scene, aside: frozenset[int]) -> Told | None:
    """The town in which a report has its main happening; None if nothing tells.

    `aside` are the numbers of the sentences that tell of another happening.
    """
    named = _named(scene, aside)
    scored = [(_score(rows), -n, rows) for n, rows in enumerate(named.values()) if rows]
    if not scored:
        return None
    score, _, rows = max(scored, key=lambda row: row[:2])
    return max(rows, key=lambda t: _WEIGHTS[t.sign]) if score >= ENOUGH else None


def _key(place: Place) -> tuple[str | None, str]:
    return place.gazetteer_id, place.name


def _named(scene: Scene, aside: frozenset[int]) -> dict[tuple[str | None, str], list[Told]]:
    """The signs of every town that a report names outside the sentences on other happenings."""
    named: dict[tuple[str | None, str], list[Told]] = defaultdict(list)
    for sentence in scene.sentences:
        if sentence.index not in aside:
            for mention in filter(_is_town, scene.places_in(sentence)):
                named[_key(mention.place)] += _signs(scene, sentence, mention)
    return named


def holder_of(scene: Scene, aside: frozenset[int], places: Sequence[Place]) -> Told | None:
    """The city that a report tells of around the quarters, or places without an entry, that it names.

    None where one of them has a police of its own, or lies elsewhere.
    """
    named = _named(scene, aside)
    if any(_own(named.get(_key(p), [])) or not _quarterly(p) for p in places):
        return None
    cities = [r for r in named.values() if r and all(_holds(r[0].mention.place, p) for p in places)]
    told = [(_score(rows), -n, rows) for n, rows in enumerate(cities) if _DONE & {t.sign for t in rows}]
    score, _, rows = max(told, key=lambda row: row[:2], default=(0.0, 0, []))
    if score < ENOUGH:
        return None
    return replace(max(rows, key=lambda t: _WEIGHTS[t.sign]), around=places[0].name)


def _own(rows: Sequence[Told]) -> bool:
    """True for a town that is nobody's quarter: with a police, or a dateline of its own beside its state."""
    unlisted = any(t.mention.place.gazetteer_id is None for t in rows)
    return any(t.sign == "police" or (unlisted and t.sign == "dateline") for t in rows)


def _quarterly(place: Place) -> bool:
    """True for a place that can be a quarter: without an entry, or small."""
    if place.gazetteer_id is None:
        township = place.name.endswith("Township")
        return place.kind in (PlaceKind.CITY, PlaceKind.UNKNOWN) and not township
    return place.kind is PlaceKind.CITY and (place.radius_km or 0.0) < _QUARTER_KM


def _holds(city: Place, place: Place) -> bool:
    """True if a place without an entry may lie in a town, or one with an entry lies in a large city's circle."""
    if city.gazetteer_id is None or city.gazetteer_id == place.gazetteer_id:
        return False
    if place.gazetteer_id is None:
        return fits(city, place)
    a, b = _point(city), _point(place)
    radius = city.radius_km or 0.0
    large = radius >= max(_CITY_KM, _LARGER * (place.radius_km or 0.0))
    return large and a is not None and b is not None and distance_km(a, b) <= _SPRAWL * radius


def _point(place: Place) -> Point | None:
    if place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude


def _is_town(mention: PlaceMention) -> bool:
    return mention.place.kind is PlaceKind.CITY and not mention.metonym


def _score(rows: Sequence[Told]) -> float:
    signs = {t.sign for t in rows}
    return sum(_WEIGHTS[s] for s in signs) + _AGAIN * min(_MOST, len(rows) - 1)


def _signs(scene: Scene, sentence: Sentence, mention: PlaceMention) -> Iterator[Told]:
    """The signs around one name of a town; none where somebody was only brought, held or raised there."""
    text, start, end = scene.report.text, mention.start, mention.end
    before = text[max(sentence.span.start, start - _BEFORE) : start]
    behind = text[end : end + _BEHIND].split("\n")[0]
    if _ELSEWHERE.search(before) or _HOSPITAL_BEHIND.match(behind):
        return
    signs = [s for s in (_sign_before(before), _sign_behind(before, behind)) if s]
    yield from (Told(mention, sentence, s) for s in signs)
    if sentence.kind is PassageKind.TITLE and _DONE & set(signs):
        yield Told(mention, sentence, "title")
    if _heads_line(text, mention):
        court = _COURT.search(text[: end + _OPENING]) is not None
        yield Told(mention, sentence, "dateline of a court" if court else "dateline")


def _sign_before(before: str) -> str | None:
    found = next((sign for sign, pattern in _SIGNS_BEFORE if pattern.search(before)), None)
    return found or ("in" if _PLAIN.search(before) else None)


def _sign_behind(before: str, behind: str) -> str | None:
    if _HAPPENING_BEHIND.match(behind):
        return "happening behind"
    if _POLICE_BEHIND.match(behind):
        return "police"
    if _PEOPLE_BEHIND.match(behind):
        return "people behind"
    return "site" if _SITE_BEHIND.match(behind) and _SITE_BEFORE.search(before) else None


def _heads_line(text: str, mention: PlaceMention) -> bool:
    """True for the town of a dateline in capitals; a seat of government tells where one wrote."""
    name = text[mention.start : mention.end]
    opens = mention.start == 0 or text[: mention.start].rstrip(" \t").endswith(("\n", ". "))
    if not (name.isupper() and opens and _DATELINE.match(text, mention.end)):
        return False
    number = (mention.place.gazetteer_id or "").removeprefix("geonames:")
    entry = gazetteer().entry(int(number)) if number.isdigit() else None
    return entry is None or not entry.capital


def fits(town: Place, wider: Place) -> bool:
    """True unless the town is known to lie outside a wider place."""
    if town.country and wider.country and town.country != wider.country:
        return False
    if wider.kind is PlaceKind.ADMIN1 and town.within_id and wider.gazetteer_id:
        return town.within_id == wider.gazetteer_id
    return not (town.within_id and wider.within_id and town.within_id != wider.within_id)
