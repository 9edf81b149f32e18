"""The scene: a parsed report with everything that the grammars find in it, before any rule reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Protocol, TypeVar

from variorum.extract.actors import ActorMention, find_actors
from variorum.extract.date_ahead import ahead
from variorum.extract.date_anchor import Named, anchor_of, named
from variorum.extract.dates import FoundDate, find_dates, find_times, resolve
from variorum.extract.numbers import FoundCount, find_counts
from variorum.extract.parse import Parsed, Sentence, Token
from variorum.extract.parse_cache import parsed as parse
from variorum.extract.place_outlet import outlet_country
from variorum.extract.place_titles import tail_of
from variorum.extract.places import EntitySpan, PlaceMention, places_of
from variorum.extract.repairs import repaired
from variorum.extract.trained.proposals import Proposals
from variorum.model.assertion import Role, VoiceLink
from variorum.model.report import PassageKind, Report, Span
from variorum.model.value import ActorKind, PartialDate


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_S = TypeVar("_S", bound=_Spanned)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date expression in the report: its span, what was found, what it resolves to."""

    start: int
    end: int
    found: FoundDate
    value: PartialDate


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of people in the report, with absolute offsets."""

    start: int
    end: int
    found: FoundCount


@dataclass(frozen=True, eq=False)
class Scene:
    """A report, its sentences, and the mentions that the grammars found, each in text order."""

    parsed: Parsed
    actors: tuple[ActorMention, ...]
    places: tuple[PlaceMention, ...]
    dates: tuple[Dated, ...]
    counts: tuple[Counted, ...]
    times: tuple[Span, ...]
    proposals: Proposals = field(default_factory=Proposals)

    @property
    def report(self) -> Report:
        """The report itself."""
        return self.parsed.report

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in order."""
        return self.parsed.sentences

    @property
    def published(self) -> date | None:
        """The day of publication, None if it is not known."""
        stated = self.report.published
        return date.fromisoformat(stated.day) if stated else None

    @cached_property
    def outlet(self) -> VoiceLink:
        """The outermost link of every voice: the outlet, or a name that says it is not known."""
        return VoiceLink(self.report.outlet or "unnamed outlet", Role.MEDIA, named=bool(self.report.outlet))

    def actors_in(self, sentence: Sentence) -> tuple[ActorMention, ...]:
        """The actors named in `sentence`."""
        return _within(self.actors, sentence)

    def places_in(self, sentence: Sentence) -> tuple[PlaceMention, ...]:
        """The places named in `sentence`."""
        return _within(self.places, sentence)

    def dates_in(self, sentence: Sentence) -> tuple[Dated, ...]:
        """The dates named in `sentence`."""
        return _within(self.dates, sentence)

    def counts_in(self, sentence: Sentence) -> tuple[Counted, ...]:
        """The numbers of people in `sentence`."""
        return _within(self.counts, sentence)

    def actor_at(self, token: Token) -> ActorMention | None:
        """The actor whose name covers `token`."""
        return next((a for a in self.actors if a.start <= token.start and token.end <= a.end), None)

    def group_before(self, position: int) -> ActorMention | None:
        """The armed group named last before `position`: what "the group" refers to."""
        # a group's news agency is its mouth, not the group that "the group" stands for
        groups = [
            a
            for a in self.actors
            if a.start < position and a.actor.kind is ActorKind.GROUP and a.actor.id != "amaq"
        ]
        return groups[-1] if groups else None


def _within(mentions: Iterable[_S], sentence: Sentence) -> tuple[_S, ...]:
    return tuple(m for m in mentions if sentence.span.start <= m.start and m.end <= sentence.span.end)


def scene(report: Report, proposals: Proposals | None = None) -> Scene:
    """Parse `report` and find its mentions; `proposals` are the trained reader's, if it reads along."""
    parsed = repaired(parse(report))
    published = date.fromisoformat(report.published.day) if report.published else None
    return Scene(
        parsed=parsed,
        actors=tuple(find_actors(report.text)),
        places=tuple(_of_the_report(report, _places(parsed))),
        dates=tuple(_dates(parsed, published)),
        counts=tuple(_counts(parsed)),
        times=tuple(_times(parsed)),
        proposals=proposals or Proposals(),
    )


def _places(parsed: Parsed) -> tuple[PlaceMention, ...]:
    report = parsed.report
    home = outlet_country(report.outlet, report.url)
    return places_of(report.text, tuple(entities(parsed)), outlet_country=home)


def _of_the_report(report: Report, places: Iterable[PlaceMention]) -> Iterator[PlaceMention]:
    """The places without those by which a title names its outlet: "... | Harbour News, Harbour City"."""
    titles = [p for p in report.passages if p.kind is PassageKind.TITLE]
    tails = [(p.start + tail_of(report.text[p.start : p.end]), p.end) for p in titles]
    return (m for m in places if not any(start <= m.start < end for start, end in tails))


def entities(parsed: Parsed) -> Iterator[EntitySpan]:
    """The recogniser's spans, in text order."""
    for sentence in parsed.sentences:
        start = 0
        for i, token in enumerate(sentence.tokens):
            following = sentence.tokens[i + 1].entity if i + 1 < len(sentence.tokens) else ""
            if token.entity and following != token.entity:
                yield EntitySpan(sentence.tokens[start].start, token.end, token.entity)
            if following != token.entity:
                start = i + 1


def _dates(parsed: Parsed, published: date | None) -> Iterator[Dated]:
    last: Named | None = None
    for sentence in parsed.sentences:
        for found in find_dates(sentence.span.quote):
            anchor = anchor_of(found, sentence.span.quote, last, sentence.passage)
            dated = _dated(sentence, found, published, anchor)
            last = named(found, dated.value, sentence.passage, last)
            yield dated


def _dated(sentence: Sentence, found: FoundDate, published: date | None, anchor: date | None) -> Dated:
    """A date of a sentence, read as past unless the words that govern it point ahead."""
    at = (sentence.span.start + found.start, sentence.span.start + found.end)
    value = resolve(found, published=published, anchor=anchor)
    if published and not found.future and ahead(sentence, at, found, value, published):
        found = replace(found, future=True)
        value = resolve(found, published=published, anchor=anchor)
    return Dated(*at, found, value)


def _counts(parsed: Parsed) -> Iterator[Counted]:
    for sentence in parsed.sentences:
        offset = sentence.span.start
        for found in find_counts(sentence.span.quote):
            yield Counted(offset + found.start, offset + found.end, found)


def _times(parsed: Parsed) -> Iterator[Span]:
    for sentence in parsed.sentences:
        offset = sentence.span.start
        for found in find_times(sentence.span.quote):
            yield parsed.report.span(offset + found.start, offset + found.end)
