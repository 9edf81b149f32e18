"""The timeline: for each report, as of when it says what, against the days on which it says that it happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.model.codebook import TOLLS
from variorum.model.report import Report
from variorum.model.value import PartialDate
from variorum.publish.dossier.edition import Edition
from variorum.publish.dossier.evidence import Ref, outlet_of, reference
from variorum.publish.dossier.matrix import published
from variorum.publish.dossier.plots.said import name_of
from variorum.publish.dossier.plots.scale import Days, days, ordinal, percent
from variorum.publish.dossier.plots.sheet import Line, Sheet
from variorum.publish.dossier.safe import anchor
from variorum.publish.dossier.settled import FieldView
from variorum.publish.dossier.words import assertion_label, firmness, value_words
from variorum.publish.summary_words import listed
from variorum.reconcile.evidence import Evidence

#: what is drawn as said: tolls and who did it are what changes as reports come in, the date what they are set against
SAID = (*TOLLS, "claim", "branch", "blame", "non_dispute", "denial", "date")
#: the height of a report's row, and where its line runs in it, in pixels
ROW, LINE = 46, 30
#: where the scale ends, in per cent: nothing stands right of it
_RIGHT = 98.0
#: so many things said are named in a mark's words; the table has them all
_MOST = 4


@dataclass(frozen=True, slots=True)
class Span:
    """The days on which a report says that it happened; `inferred` where linked reports date its words."""

    x: str
    width: str
    words: str
    refs: tuple[Ref, ...]
    inferred: bool


@dataclass(frozen=True, slots=True)
class Saying:
    """A day as of which a report says something: `stated` by the report, else the day it came out."""

    x: str
    stated: bool
    words: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A report: when it says that it happened, and as of when it says what."""

    siglum: str
    outlet: str
    anchor: str
    y: int
    happened: tuple[Span, ...]
    said: tuple[Saying, ...]
    untimed: bool


@dataclass(frozen=True, slots=True)
class Settled:
    """The days that policies (by position) find, drawn behind all rows."""

    policies: tuple[int, ...]
    x: str
    width: str
    words: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The plot, `untimed` the sigla of reports without a time."""

    rows: tuple[Row, ...]
    settled: tuple[Settled, ...]
    days: Days
    height: int
    untimed: tuple[str, ...]
    sheet: Sheet


def timeline(
    edition: Edition, told: Sequence[Evidence], date: FieldView | None, name: str
) -> Timeline | None:
    """The timeline of what is said by `told`, the evidence of one incident; None where nothing has a day."""
    drawn = [e for e in told if e.assertion.field in SAID]
    found = _values(date)
    spans = [d for e in drawn for d in (_said(e), _interval(e.value)) if d] + [d for d, *_ in found]
    if not any(_said(e) for e in drawn):
        return None
    scale = days(spans, right=_RIGHT)
    rows = tuple(_rows(edition, scale, drawn))
    return Timeline(
        rows=rows,
        settled=tuple(Settled(who, *_box(scale, span), words) for span, words, who in found),
        days=scale,
        height=len(rows) * ROW + 8,
        untimed=tuple(row.siglum for row in rows if row.untimed),
        sheet=_sheet(edition, drawn, name),
    )


def _said(one: Evidence) -> tuple[int, int] | None:
    """The day as of which something is said."""
    day = ordinal(one.moment.day)
    return None if day is None else (day, day)


def _interval(value: object) -> tuple[int, int] | None:
    if isinstance(value, PartialDate) and value.start is not None and value.end is not None:
        return value.start.toordinal(), value.end.toordinal()
    return None


def _values(date: FieldView | None) -> list[tuple[tuple[int, int], str, tuple[int, ...]]]:
    """The dates that policies find: their days, their words, and the policies by position."""
    same: dict[tuple[tuple[int, int], str], list[int]] = {}
    for position, settled in enumerate(date.settled if date else ()):
        if span := _interval(settled.value):
            same.setdefault((span, value_words(settled.value)), []).append(position)
    return [(span, words, tuple(who)) for (span, words), who in same.items()]


def _box(scale: Days, span: tuple[int, int]) -> tuple[str, str]:
    """x and width of some days."""
    left, right = scale.begin(span[0]), scale.at(span[1], 1)
    return percent(left), percent(right - left)


def _rows(edition: Edition, scale: Days, drawn: Iterable[Evidence]) -> Iterator[Row]:
    by_report: dict[str, list[Evidence]] = {}
    for one in drawn:
        by_report.setdefault(one.report, []).append(one)
    held = {report.id: report for report in edition.reports}
    for position, identity in enumerate(sorted(by_report, key=edition.place)):
        yield _row(edition, scale, held[identity], (position, by_report[identity]))


def _row(edition: Edition, scale: Days, report: Report, told: tuple[int, Sequence[Evidence]]) -> Row:
    position, evidence = told
    said = tuple(_sayings(edition, scale, evidence))
    return Row(
        siglum=edition.sigla[report.id],
        outlet=f"{outlet_of(report)}, {published(report)}",
        anchor=anchor("r", report.id),
        y=position * ROW,
        happened=tuple(_happened(edition, scale, evidence)),
        said=said,
        untimed=not said,
    )


def _happened(edition: Edition, scale: Days, evidence: Iterable[Evidence]) -> Iterator[Span]:
    groups: dict[tuple[tuple[int, int], bool], list[Evidence]] = {}
    for one in evidence:
        span = _interval(one.value)
        if span is not None:
            groups.setdefault((span, one.inferred is not None), []).append(one)
    for (span, inferred), its in groups.items():
        words = value_words(its[0].value)
        how = f"dated by linked reports: {words}" if inferred else f"happened {words}"
        yield Span(*_box(scale, span), how, _refs(edition, its), inferred)


def _sayings(edition: Edition, scale: Days, evidence: Iterable[Evidence]) -> Iterator[Saying]:
    groups: dict[tuple[int, bool], list[Evidence]] = {}
    for one in evidence:
        day = ordinal(one.moment.day)
        if day is not None:
            groups.setdefault((day, one.moment.stated), []).append(one)
    for (day, stated), its in sorted(groups.items()):
        # within its day, what is said of a stated day stands left of what merely came out then
        place = percent(scale.at(day, 0.35 if stated else 0.65))
        things = listed((f"{assertion_label(e.assertion)} {value_words(e.value)}" for e in its), most=_MOST)
        yield Saying(place, stated, f"{its[0].moment.words}: {things}", _refs(edition, its))


def _refs(edition: Edition, its: Iterable[Evidence]) -> tuple[Ref, ...]:
    return tuple(reference(edition, e.assertion) for e in its)


def _sheet(edition: Edition, drawn: Sequence[Evidence], name: str) -> Sheet:
    columns = ("as of", "time", "report", "outlet", "voice", "field", "value", "how firmly", "happened")
    happened = _dates(drawn)
    ordered = sorted(drawn, key=lambda e: (e.moment.day is None, e.moment.day or "", _place(edition, e)))
    lines = tuple(_line(edition, one, happened) for one in ordered)
    return Sheet(name, "What was said, as of when, and when it is said to have happened", columns, lines)


def _place(edition: Edition, one: Evidence) -> tuple[object, ...]:
    return edition.place(one.report), edition.numbers[one.assertion.id]


def _dates(drawn: Iterable[Evidence]) -> dict[str, list[str]]:
    """The days that each report gives for what happened."""
    found: dict[str, list[str]] = {}
    for one in drawn:
        if span := _interval(one.value):
            its = found.setdefault(one.report, [])
            words = value_words(one.value)
            its.extend([words] if span and words not in its else [])
    return found


def _line(edition: Edition, one: Evidence, happened: Mapping[str, Sequence[str]]) -> Line:
    how = "none" if one.moment.day is None else "stated" if one.moment.stated else "publication"
    cells = (
        *(one.moment.day or "", how, edition.sigla[one.report], one.outlet, name_of(one)),
        *(assertion_label(one.assertion), value_words(one.value), firmness(one.assertion)),
        "; ".join(happened.get(one.report, ())),
    )
    return Line(cells, _refs(edition, (one,)))
