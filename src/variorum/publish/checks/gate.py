"""The gate: all checks in their order, and what happens where one fails."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from variorum.errors import BadState
from variorum.publish.checks import records, rows
from variorum.publish.checks.records import Fault
from variorum.publish.dataset import Dataset

#: the checks by name, those of records before those of tables
CHECKS: Mapping[str, Callable[[Dataset], Iterable[Fault]]] = {
    "quotes stand": records.quotes_stand,
    "values have witnesses": records.values_have_witnesses,
    "ids are unique": records.ids_are_unique,
    "values are possible": records.values_are_possible,
    "cells are of their kind": rows.cells_are_of_their_kind,
    "codes are of the codebook": rows.codes_are_of_the_codebook,
    "keys are unique": rows.keys_are_unique,
    "rows are cited": rows.rows_are_cited,
    "tables read back": rows.tables_read_back,
    "GTD days are days": rows.gtd_days_are_days,
    "years are those of the days": rows.years_are_those_of_the_days,
    "GED sums are right": rows.ged_sums_are_right,
    "ACLED is conservative": rows.acled_is_conservative,
}


def check(made: Dataset) -> None:
    """BadState with the check and the incident at the first thing that is wrong: such a dataset is never written."""
    for name, faults in CHECKS.items():
        for about, fault in faults(made):
            raise BadState(f"check “{name}” failed at {about}: {fault}; nothing was written")
