"""What a dossier of thousands of incidents costs: example records over and over, under other ids.

    variorum demo --out demo
    python -m variorum.evaluate.dossier_scale demo --copies 300

It says how long the folder took, its size, and the size of the index. Processor time, of one core.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from variorum.model.assertion import Account, Assertion
from variorum.model.finding import Finding, Reading, Record
from variorum.model.incident import Lineage
from variorum.publish.dossier import write
from variorum.settings import DEFAULT_POLICY, DossierForm
from variorum.store import open_store


def copied(record: Record, number: int) -> Record:
    """The record under ids that no other copy has."""

    def own(identity: str) -> str:
        return f"{identity}-{number}"

    def assertion(one: Assertion) -> Assertion:
        return replace(one, id=own(one.id), report_id=own(one.report_id), account_id=own(one.account_id))

    def account(one: Account) -> Account:
        said = tuple(map(assertion, one.assertions))
        return replace(one, id=own(one.id), report_id=own(one.report_id), assertions=said)

    def reading(one: Reading) -> Reading:
        return replace(
            one, assertions=tuple(map(own, one.assertions)), denied_by=tuple(map(own, one.denied_by))
        )

    def finding(one: Finding) -> Finding:
        return replace(one, incident_id=own(one.incident_id), readings=tuple(map(reading, one.readings)))

    def lineage(one: Lineage) -> Lineage:
        derived = tuple(
            replace(d, report_id=own(d.report_id), origin_id=own(d.origin_id)) for d in one.derived
        )
        return replace(
            one, origin_id=own(one.origin_id), report_ids=tuple(map(own, one.report_ids)), derived=derived
        )

    incident = record.incident
    links = tuple(replace(link, account_id=own(link.account_id)) for link in incident.links)
    return replace(
        record,
        incident=replace(incident, id=own(incident.id), links=links, inferences=(), as_of_inferences=()),
        accounts=tuple(map(account, record.accounts)),
        reports=tuple(replace(r, id=own(r.id)) for r in record.reports),
        lineages=tuple(map(lineage, record.lineages)),
        findings=tuple(map(finding, record.findings)),
    )


def measure(records: Sequence[Record], folder: Path) -> Iterator[str]:
    """Lines on what a folder of these records costs."""
    began = time.process_time()
    first = write(records, folder, DEFAULT_POLICY, DossierForm.FOLDER)
    took = time.process_time() - began
    files = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    reports = len({report.id for record in records for report in record.reports})
    yield f"{len(records):,} incidents, {reports:,} reports, {len(files):,} files"
    yield f"{took:.0f} s, {1000 * took / len(records):.0f} ms an incident"
    yield f"{sum(files) / 1e6:.0f} MB, of which the index {first.stat().st_size / 1e6:.2f} MB"


def main() -> None:
    """Print the measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("store", type=Path, help="folder of a store, such as that of `variorum demo`")
    parser.add_argument("--copies", type=int, default=100, help="how often its records are taken")
    parser.add_argument("--out", type=Path, help="where to leave the dossier (else it is thrown away)")
    asked = parser.parse_args()
    with open_store(asked.store, create=False) as store:
        held = tuple(store.records())
    many = [copied(record, number) for number in range(asked.copies) for record in held]
    with tempfile.TemporaryDirectory() as thrown_away:
        for line in measure(many, asked.out or Path(thrown_away)):
            print(line)


if __name__ == "__main__":
    main()
