"""Planting: real reports of which some are rewritten, and some are given what must not be taken for copying."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from variorum.evaluate.gva_set import Shooting
from variorum.evaluate.lineage_rewrites import EXCERPT, EXCERPT_SHARE, KINDS, REWRITES, fill, inserted
from variorum.evaluate.reading import report_of
from variorum.model.report import Known, PassageKind, Published, Report

#: rewrites of each kind; a seventh of the reports of a small set
MOST_PLANTS = 300
#: words that a report must have to be rewritten: news briefs and longer ones
LEAST_WORDS = 100
#: words that a report must have to stand around an excerpt, which then has 60 and more
LEAST_AROUND = 140
#: incidents whose reports are taken out of the set to stand around the excerpts, each once: one in so many
HELD_OUT = 6
#: pairs of reports on different incidents that are given one statement, and outlets given a standing paragraph
QUOTED_PAIRS, STANDING_OUTLETS = 150, 30
#: words of such a statement and of such a paragraph
STATED, STANDING = 90, 60
#: what the set has in place of some reports: the page on which one signs in
_NO_REPORT = re.compile(
    r"Sign in using your|Welcome to the Archives|purchase a subscription to continue reading"
)
#: how a rewrite says what it was made of: later by some days, on the same day with a credit, not at all
SIGNS = ("a later day", "a credit line", "no sign")
_SHARES = (0.6, 0.2, 0.2)


@dataclass(frozen=True, slots=True)
class Plant:
    """A rewrite, the report that it was made of, its kind and the sign of its direction.

    `around` is the report that stands around an excerpt.
    """

    report: Report
    origin: Report
    kind: str
    sign: str
    around: tuple[Report, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """The set with what was planted: all reports, the plants, and the incident of each real report."""

    reports: tuple[Report, ...]
    plants: tuple[Plant, ...]
    incident: dict[str, str]


def planted(shootings: Sequence[Shooting], seed: int = 1) -> Field:
    """The reports of the set with rewrites planted among them, the same for a seed."""
    rng = Random(seed)  # noqa: S311 - the same plants each time
    held = [r for s in shootings[::HELD_OUT] for r in s.reports if len(_body(r).split()) >= LEAST_AROUND]
    kept = [s for n, s in enumerate(shootings) if n % HELD_OUT]
    incident = {r.id: s.name for s in kept for r in s.reports}
    reports = {r.id: r for s in kept for r in s.reports}
    long = [
        r for r in reports.values() if len(_body(r).split()) >= LEAST_WORDS and not _NO_REPORT.search(r.text)
    ]
    count = min(MOST_PLANTS, len(long) // (len(KINDS) + 1), len(held))
    origins = rng.sample(long, count * len(KINDS))
    plants = tuple(_plants(origins, rng.sample(held, count), rng))
    free = [r for r in reports.values() if r.id not in {o.id for o in origins}]
    for changed in (*_quoting(free, incident, rng), *_with_standing_text(free, rng)):
        reports[changed.id] = replace(
            reports[changed.id], text=f"{reports[changed.id].text}\n\n{changed.text}"
        )
    return Field((*reports.values(), *(p.report for p in plants)), plants, incident)


def _body(report: Report) -> str:
    """The text without its title: a rewrite has a headline of its own."""
    return report.text[len(report.title) :].strip() if report.title else report.text


def _plants(origins: Sequence[Report], held: Sequence[Report], rng: Random) -> Iterator[Plant]:
    for n, origin in enumerate(origins):
        kind, sign = KINDS[n // len(held)], rng.choices(SIGNS, _SHARES)[0]
        around = held[n % len(held)]
        made = _rewritten(origin, kind, around, rng)
        text = f"{fill(rng, 7)}\n\n{made}"
        if sign == "a credit line" and origin.outlet:
            text += f"\n\nReporting by {origin.outlet}"
        beside = (around,) if kind == EXCERPT else ()
        yield Plant(_report(n, text, origin, sign), origin, kind, sign, beside)


def _rewritten(origin: Report, kind: str, around: Report, rng: Random) -> str:
    if kind == EXCERPT:
        return inserted(_body(origin), _body(around), EXCERPT_SHARE, rng)
    return REWRITES[kind](_body(origin), rng)


def _report(number: int, text: str, origin: Report, sign: str) -> Report:
    plain = report_of(f"planted/{number}", text, outlet=f"Planted Post {number}")
    head, *rest = plain.passages
    made = replace(plain, passages=(replace(head, kind=PassageKind.TITLE), *rest))
    if origin.published is None or sign == "no sign":
        return made
    later = 1 + number % 3 if sign == "a later day" else 0
    day = date.fromisoformat(origin.published.day) + timedelta(days=later)
    return replace(made, published=Published(day.isoformat(), Known.GIVEN))


def _quoting(free: Sequence[Report], incident: dict[str, str], rng: Random) -> Iterator[Report]:
    """What two reports each, on different incidents, are given: one statement in quotation marks."""
    chosen = rng.sample(free, min(2 * QUOTED_PAIRS, len(free)))
    for left, right in list(pairwise(chosen))[::2]:
        if incident[left.id] != incident[right.id]:
            statement = f"“{fill(rng, STATED)},” a spokesman said in a statement."
            yield from (replace(r, text=statement) for r in (left, right))


def _with_standing_text(free: Sequence[Report], rng: Random) -> Iterator[Report]:
    """What all reports of some outlets are given: a paragraph of their own."""
    outlets = sorted({r.outlet for r in free if r.outlet})
    for outlet in rng.sample(outlets, min(STANDING_OUTLETS, len(outlets))):
        paragraph = fill(rng, STANDING).capitalize() + "."
        yield from (replace(r, text=paragraph) for r in free if r.outlet == outlet)
