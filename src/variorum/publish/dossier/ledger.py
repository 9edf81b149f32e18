"""The ledger: who claims, accuses, names, does not dispute or denies; statements, motives, assessments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from variorum.model.assertion import Assertion
from variorum.model.finding import Record
from variorum.model.value import Nothing, Term
from variorum.publish.dossier.edition import Edition
from variorum.publish.dossier.evidence import (
    Piece,
    Ref,
    VoiceView,
    as_of,
    chain,
    pieces,
    reference,
)
from variorum.publish.dossier.words import firmness, value_words

#: the order of the ledger, and the heading of each part; what a claim names belongs to the claims
_PARTS = (
    ("Claims of responsibility", ("claim", "perpetrator", "branch")),
    ("Blame", ("blame",)),
    ("Not disputed", ("non_dispute",)),
    ("Denials", ("denial",)),
)
#: what the voice does about whom
_VERBS = {
    "claim": "claims the incident for",
    "perpetrator": "names as attacker",
    "branch": "names as the branch",
    "non_dispute": "does not dispute that it was",
    "denial": "denies that it was",
}
_BLAMES = {
    "accused": "accuses",
    "suspected": "suspects",
    "suggested": "suggests that it was",
    "denied": "denies that it was",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What one voice says about one actor, with the words of its first report and pointers to all.

    `witnesses` counts the independent lineages among the reports.
    """

    voice: VoiceView
    chain: tuple[VoiceView, ...]
    verb: str
    whom: str
    firm: str
    over: tuple[str, ...]
    as_of: str
    pieces: tuple[Piece, ...]
    refs: tuple[Ref, ...]
    sigla: tuple[str, ...]
    witnesses: int


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the ledger."""

    title: str
    entries: tuple[Entry, ...]


def ledger(edition: Edition, record: Record) -> tuple[Part, ...]:
    """The parts of the ledger in which something is said."""
    parts = (Part(title, entries(edition, record, fields)) for title, fields in _PARTS)
    return tuple(part for part in parts if part.entries)


def entries(edition: Edition, record: Record, fields: Iterable[str]) -> tuple[Entry, ...]:
    """The entries for some fields: the same voice saying the same of the same actor is one entry."""
    groups: dict[tuple[object, ...], list[Assertion]] = {}
    for field in fields:
        for assertion in record.assertions(field):
            groups.setdefault(_key(assertion), []).append(assertion)
    return tuple(_entry(edition, record, group) for group in groups.values())


def _key(assertion: Assertion) -> tuple[object, ...]:
    value = assertion.value
    whom = getattr(value, "id", None) or value_words(value).casefold()
    primary = assertion.voice.primary
    name = primary.actor or primary.name.casefold()
    return assertion.field, name, primary.role, whom, firmness(assertion)


def _entry(edition: Edition, record: Record, group: list[Assertion]) -> Entry:
    first = group[0]
    reports = tuple(dict.fromkeys(a.report_id for a in group))
    links = chain(first)
    return Entry(
        voice=links[-1],
        chain=links,
        verb=_verb(first),
        whom=_whom(first),
        firm=firmness(first),
        over=_over(group),
        as_of=as_of(first),
        pieces=pieces(record.report(first.report_id), first),
        refs=tuple(reference(edition, a) for a in group),
        sigla=tuple(sorted((edition.sigla[r] for r in reports), key=lambda s: (len(s), s))),
        witnesses=lineages(record, reports),
    )


def _verb(assertion: Assertion) -> str:
    if isinstance(assertion.value, Nothing):
        return "names" if assertion.field == "branch" else "knows of"
    if isinstance(assertion.value, Term):
        return assertion.value.label
    if assertion.field == "blame":
        return _BLAMES.get(firmness(assertion), "speaks of")
    return _VERBS.get(assertion.field, "says")


def _whom(assertion: Assertion) -> str:
    if isinstance(assertion.value, Nothing):
        return f"no {assertion.value.about}"
    if isinstance(assertion.value, Term):
        return assertion.note("words") or assertion.original
    own = assertion.field == "denial" and assertion.note("own") == "yes"
    return f"{value_words(assertion.value)} (itself)" if own else value_words(assertion.value)


def _over(group: Iterable[Assertion]) -> tuple[str, ...]:
    """The channels and media that the reports name: "over Telegram", "via a statement"."""
    told = (("over", "channel"), ("via", "via"))
    found = (f"{word} {note}" for a in group for word, key in told if (note := a.note(key)))
    return tuple(dict.fromkeys(found))


def lineages(record: Record, report_ids: Iterable[str]) -> int:
    """How many independent lineages these reports belong to."""
    origin = {report_id: line.witness for line in record.lineages for report_id in line.report_ids}
    return len({origin.get(r, r) for r in report_ids})
