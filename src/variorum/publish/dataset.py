"""What is published together: records in one order, and the tables made of them, each under its own policy."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from variorum.model.finding import Record
from variorum.publish.acled.export import FORM as ACLED
from variorum.publish.airwars.export import FORM as AIRWARS
from variorum.publish.ged.export import FORM as GED
from variorum.publish.gtd.export import FORM as GTD
from variorum.publish.tables.table import Form, Table, table
from variorum.publish.tidy.assertions import FORM as ASSERTIONS
from variorum.publish.tidy.findings import FORM as FINDINGS
from variorum.publish.tidy.reports import FORM as REPORTS
from variorum.settings import DEFAULT_PUBLICATION, Publication

#: every table, by name, in the order in which people meet them
FORMS: Mapping[str, Form] = {f.name: f for f in (GTD, GED, ACLED, AIRWARS, FINDINGS, ASSERTIONS, REPORTS)}


@dataclass(frozen=True, slots=True)
class Dataset:
    """Records by incident id, the policy that pages and maps show, the tables by name, and what else is wanted."""

    records: tuple[Record, ...]
    policy: str
    tables: Mapping[str, Table]
    wanted: Publication = DEFAULT_PUBLICATION


def dataset(
    records: Iterable[Record],
    policy: str,
    tables: Collection[str],
    wanted: Publication = DEFAULT_PUBLICATION,
) -> Dataset:
    """Go through `records` once and make the named tables; the order of the records plays no part."""
    held = tuple(sorted(records, key=lambda r: r.incident.id))
    made = {name: table(form, held) for name, form in FORMS.items() if name in tables}
    return Dataset(held, policy, made, wanted)
