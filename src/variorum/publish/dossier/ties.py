"""Ties: why each account belongs to the incident, what was inferred, and which reports are one witness."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from variorum.model.assertion import Account
from variorum.model.finding import Record
from variorum.model.incident import (
    MERGING,
    Derivation,
    Derived,
    Inference,
    Lineage,
    SeriesLink,
    Twin,
)
from variorum.publish.dossier import beside, lineage_graph
from variorum.publish.dossier.edition import Edition
from variorum.publish.dossier.evidence import Ref, outlet_of, reference
from variorum.publish.dossier.safe import anchor
from variorum.publish.dossier.words import value_words
from variorum.publish.summary_words import SERIES_WORDS


@dataclass(frozen=True, slots=True)
class LinkView:
    """An account: its report, how it is told of there, its first words, the score and the reasons."""

    siglum: str
    outlet: str
    anchor: str
    kind: str
    label: str
    head: str
    score: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InferenceView:
    """A date that linked accounts give; `words` are those that it dates."""

    what: str
    words: str
    value: str
    reason: str
    ref: Ref | None


@dataclass(frozen=True, slots=True)
class TwinView:
    """Another incident that may be the same; `address` is None where there is no page of it."""

    id: str
    address: str | None
    score: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeriesView:
    """An incident that this one is told to be a part of, or the other way round, with the words that say so."""

    says: str
    label: str
    address: str | None
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class DerivedView:
    """What a report has of another: in words how, and why that is thought."""

    siglum: str
    outlet: str
    anchor: str
    how: str
    reason: str


@dataclass(frozen=True, slots=True)
class LineageView:
    """Reports that are one witness: the origin's siglum, outlet and anchor, and what was made of it."""

    siglum: str
    outlet: str
    anchor: str
    derived: tuple[DerivedView, ...]


@dataclass(frozen=True, slots=True)
class Ties:
    """All that ties accounts to the incident and reports to each other."""

    links: tuple[LinkView, ...]
    inferences: tuple[InferenceView, ...]
    twins: tuple[TwinView, ...]
    series: tuple[SeriesView, ...]
    lineages: tuple[LineageView, ...]
    graph: lineage_graph.Graph | None
    beside: tuple[beside.Pair, ...]


def ties(edition: Edition, record: Record) -> Ties:
    """The ties of one incident."""
    return Ties(
        links=tuple(_links(edition, record)),
        inferences=tuple(_inferences(edition, record)),
        twins=tuple(_twin(edition, t) for t in record.incident.twins),
        series=tuple(_series(edition, link) for link in record.series),
        lineages=tuple(_lineages(edition, record)),
        graph=lineage_graph.graph(edition, record),
        beside=beside.pairs(edition, record),
    )


def _links(edition: Edition, record: Record) -> Iterator[LinkView]:
    found = {link.account_id: link for link in record.incident.links}
    for account in sorted(record.accounts, key=lambda a: _account_order(edition, a)):
        report, link = record.report(account.report_id), found.get(account.id)
        yield LinkView(
            siglum=edition.sigla[report.id],
            outlet=outlet_of(report),
            anchor=anchor("r", report.id),
            kind=account.kind.value,
            label=account.label,
            head=account.head.quote,
            score="" if link is None else f"{link.score:.2f}",
            reasons=() if link is None else tuple(link.reasons),
        )


def _account_order(edition: Edition, account: Account) -> tuple[int, str, int]:
    siglum = edition.sigla[account.report_id]
    return len(siglum), siglum, account.head.start


def _inferences(edition: Edition, record: Record) -> Iterator[InferenceView]:
    for inference in record.incident.inferences:
        yield _inference(edition, record, inference, "the date")
    for inference in record.incident.as_of_inferences:
        yield _inference(edition, record, inference, "the time as of which it is said")


def _inference(edition: Edition, record: Record, inference: Inference, what: str) -> InferenceView:
    said = {a.id: a for a in record.assertions()}.get(inference.assertion_id)
    return InferenceView(
        what=what,
        words="" if said is None else said.original,
        value=value_words(inference.value),
        reason=inference.reason,
        ref=None if said is None else reference(edition, said),
    )


def _twin(edition: Edition, twin: Twin) -> TwinView:
    return TwinView(
        twin.incident_id, edition.address(twin.incident_id), f"{twin.score:.2f}", tuple(twin.reasons)
    )


def _series(edition: Edition, link: SeriesLink) -> SeriesView:
    return SeriesView(
        says=SERIES_WORDS[link.role],
        label=link.label,
        address=edition.address(link.incident_id),
        refs=tuple(reference(edition, one) for one in link.said),
    )


def _lineages(edition: Edition, record: Record) -> Iterator[LineageView]:
    def order(lineage: Lineage) -> tuple[int, str, str]:
        siglum = edition.sigla.get(lineage.origin_id, "?")
        return len(siglum), siglum, lineage.id

    for lineage in sorted(record.lineages, key=order):
        yield LineageView(
            **_report(edition, lineage.origin_id),
            derived=tuple(_derived(edition, d) for d in lineage.derived),
        )


def _derived(edition: Edition, derived: Derived) -> DerivedView:
    return DerivedView(
        **_report(edition, derived.report_id),
        how=how(derived, edition.sigla.get(derived.origin_id, derived.outside or derived.origin_id)),
        reason=derived.reason,
    )


def how(derived: Derived, origin: str) -> str:
    """In words what a report has of the one called `origin`."""
    if derived.kind is Derivation.CREDITED:
        return f"credits its text to {origin}, which is not among the reports"
    if derived.kind in MERGING:
        return f"derives from {origin}: {derived.kind.value}, {derived.share:.0%} of its text is found there"
    return f"is no copy of {origin}: {derived.kind.value}"


def _report(edition: Edition, report_id: str) -> dict[str, str]:
    """Siglum, outlet and anchor of a report; one that this page does not have goes by its id."""
    held = {r.id: r for r in edition.reports}.get(report_id)
    return {
        "siglum": edition.sigla.get(report_id, "–"),
        "outlet": report_id if held is None else outlet_of(held),
        "anchor": "" if held is None else anchor("r", report_id),
    }
