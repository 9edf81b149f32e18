"""Sets that are marked in the text: PolNeAR, UW factuality, TempEval-3, LGL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.examples import Example, Mark, Told
from training.labels import ATTRIBUTION
from variorum.evaluate import dates, factuality, places_gold, polnear
from variorum.extract.trained.windows import sentences
from variorum.model.report import Report


def told_of(report: Report) -> tuple[Told, ...]:
    """The sentences of a report of which nothing else is known."""
    cut = (one for p in report.passages for one in sentences(report.text, p.start, p.end))
    return tuple(Told(start, end, None) for start, end in cut)


def attributions(data: Path, part: str) -> Iterator[Example]:
    """PolNeAR, `part` train or dev; the loader of the benchmark takes articles and stops off the spans' edges."""
    for report, wanted in polnear._gold(data, part):  # the benchmark's own loader
        marks = (
            Mark(role, *place, frozenset([str(n)]))
            for n, one in enumerate(wanted)
            for role in polnear.ROLES
            for place in one.of(role)
        )
        yield Example(
            set="polnear",
            name=report.origin,
            text=report.text,
            told=told_of(report),
            known=ATTRIBUTION,
            marks=_merged(marks),
        )


def _merged(marks: Iterator[Mark]) -> tuple[Mark, ...]:
    """Each span once: a source may have several contents."""
    found: dict[tuple[str, int, int], Mark] = {}
    for one in marks:
        key = (one.kind, one.start, one.end)
        found[key] = Mark(*key, one.ids | (found[key].ids if key in found else frozenset()))
    return tuple(found[key] for key in sorted(found))


def judgements(data: Path, part: str) -> Iterator[Example]:
    """UW factuality, `part` train or dev: single sentences with judged words."""
    for report, judged in factuality._sentences(data, part):  # the benchmark's own loader
        told = (Told(0, len(report.text), None),)
        certainty = tuple((start, start + len(word), label) for start, word, label in judged)
        yield Example(
            set="factuality",
            name=report.origin,
            text=report.text,
            told=told,
            known=frozenset(),
            certainty=certainty,
        )


def times(data: Path) -> Iterator[Example]:
    """TempEval-3's TimeBank and AQUAINT: expressions of type DATE and TIME."""
    for one in dates.marked_reports(data):
        marks = tuple(Mark("date", t.start, t.end) for t in one.gold if t.in_scope)
        known = frozenset(["date"])
        yield Example(
            set="tempeval",
            name=one.report.origin,
            text=one.report.text,
            told=told_of(one.report),
            known=known,
            marks=marks,
        )


def toponyms(data: Path, corpus: places_gold.Corpus) -> Iterator[Example]:
    """LGL or GeoWebNews: place names."""
    for one in places_gold.marked_reports(corpus, data):
        yield Example(
            set=corpus.name,
            name=one.report.origin,
            text=one.report.text,
            told=told_of(one.report),
            known=frozenset(["place"]),
            marks=tuple(Mark("place", t.start, t.end) for t in one.toponyms),
        )
