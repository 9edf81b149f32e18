"""The whole chain behind one field of one incident: finding, readings, assertions, reports, down to the bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from variorum.errors import BadInput
from variorum.model.finding import Record
from variorum.model.incident import Lineage
from variorum.model.report import Report
from variorum.publish.detail import Detail, FieldDetail, Witness, detail

#: gives the original bytes of a report by its id
Originals = Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the words of an assertion stand: the report, its file, and the bytes that carry them.

    `start` and `end` count bytes of the original, None where the words have no bytes of their own; `raw` is what
    stands there, markup and all. `copied` says of which report its report is a copy.
    """

    assertion: str
    report: str
    outlet: str
    published: str
    known: str
    file: str
    sha256: str
    start: int | None
    end: int | None
    raw: str
    copied: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A field of an incident with all behind it; `readers` are who read the reports of the store."""

    incident: str
    what: str
    where: str
    when: str
    policy: str
    field: FieldDetail
    provenance: tuple[Provenance, ...]
    readers: tuple[str, ...]


def explain(
    record: Record, field: str, policy: str, *, originals: Originals, readers: Sequence[str]
) -> Explanation:
    """The chain behind `field`, a name of the codebook ("killed", "killed/children") or its label.

    BadInput if nothing is said of it; it names the fields of which something is.
    """
    whole = detail(record, policy)
    found = _field(whole, field)
    witnesses = [w for r in found.readings for w in (*r.witnesses, *r.denied_by)]
    return Explanation(
        incident=record.incident.id,
        what=whole.summary.what,
        where=whole.summary.where,
        when=whole.summary.when,
        policy=policy,
        field=found,
        provenance=tuple(_provenance(record, witnesses, cache(originals))),
        readers=tuple(readers),
    )


def _field(whole: Detail, name: str) -> FieldDetail:
    wanted = name.strip().casefold()
    for field in whole.fields:
        if wanted in (field.field.casefold(), field.label.casefold()):
            return field
    known = ", ".join(field.field for field in whole.fields)
    raise BadInput("nothing is said of such a field", where=name, mend=f"use one of {known}")


def _provenance(record: Record, witnesses: Sequence[Witness], originals: Originals) -> Iterator[Provenance]:
    """The provenance of each assertion, each once, in the order of the readings."""
    lines = {i: line for line in record.lineages for i in line.report_ids}
    for witness in {w.id: w for w in witnesses}.values():
        report = record.report(witness.report)
        yield _placed(report, witness, originals(report.id), lines.get(report.id))


def _placed(report: Report, witness: Witness, original: bytes, line: Lineage | None) -> Provenance:
    place = report.offsets.byte_range(witness.start, witness.end)
    published = report.published
    return Provenance(
        assertion=witness.id,
        report=report.id,
        outlet=witness.outlet,
        published=published.iso if published else "",
        known=published.known.value if published else "not known",
        file=report.origin,
        sha256=report.sha256,
        start=place[0] if place else None,
        end=place[1] if place else None,
        raw=original[place[0] : place[1]].decode("utf-8", "replace") if place else "",
        copied=line.origin_id if line and line.origin_id != report.id else "",
    )
