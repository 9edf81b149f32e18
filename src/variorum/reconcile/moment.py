"""Moments: as of when a voice says something. Days are compared; the hour only within one day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from variorum.model.assertion import Assertion
from variorum.model.report import Published
from variorum.model.value import PartialDate
from variorum.reconcile.words import iso_words


@dataclass(frozen=True, slots=True)
class Moment:
    """First and last ISO day of an as-of, None if unknown; `instant` in seconds UTC where an hour is known.

    `stated` is true where the report itself says as of when, false where its publication stands in;
    `inferred` where it says so ("as of Thursday") and a linked report dates it.
    """

    first: str | None = None
    day: str | None = None
    instant: float | None = None
    stated: bool = False
    inferred: bool = False

    @property
    def words(self) -> str:
        """ "as of 4 January 2024", "published 4 January 2024" or "no time"."""
        if self.day is None:
            return "no time"
        by_link = " (dated by a linked report)" if self.inferred else ""
        return f"{'as of' if self.stated else 'published'} {iso_words(self.day)}{by_link}"


def moment_of(said: Assertion, published: Published | None, inferred: PartialDate | None = None) -> Moment:
    """When `said` holds: its as-of, else the publication of its report; nothing is guessed beyond that.

    `inferred` is what linked reports make of an as-of that its own report can't date. An as-of that
    reaches past the publication ("this month") ends with it.
    """
    out = published.day if published else None
    as_of = inferred or said.as_of
    if as_of is None or as_of.start is None or as_of.end is None:
        return Moment(out, out, _instant(published), stated=False)
    first, last = as_of.start.isoformat(), as_of.end.isoformat()
    day = out if out is not None and first <= out < last else last
    return Moment(
        first, day, _instant(published) if day == out else None, stated=True, inferred=inferred is not None
    )


def _instant(published: Published | None) -> float | None:
    """The moment of publication in seconds UTC; None where only a day, or no time zone, is known."""
    if published is None or len(published.iso) <= len("2024-01-04"):
        return None
    try:
        found = datetime.fromisoformat(published.iso)
    except ValueError:
        return None
    return None if found.tzinfo is None else found.astimezone(UTC).timestamp()


def later(a: Moment, b: Moment) -> bool:
    """True if `a` is known to be after `b`: on a later day, or on the same day and published later."""
    if a.day is None or b.day is None:
        return False
    if a.day != b.day:
        return a.day > b.day
    return a.instant is not None and b.instant is not None and a.instant > b.instant


_T = TypeVar("_T")


def most_recent(moments: Iterable[tuple[Moment, _T]]) -> list[_T]:
    """Those with a time than which none is later, in the given order."""
    timed = [(m, thing) for m, thing in moments if m.day is not None]
    return [thing for m, thing in timed if not any(later(other, m) for other, _ in timed)]
