"""Datasets are known by their headers, and their codes lead back to terms that have them."""

from __future__ import annotations

import pytest

from variorum.coding import acled, gtd
from variorum.coding.country import country_by
from variorum.coding.datasets import DATASETS, one_code, read_as, recognised
from variorum.model.codebook import codebook
from variorum.reconcile.policies import POLICIES

GTD_HEADER = ["eventid", "iyear", "imonth", "iday", "city"]


@pytest.mark.parametrize(
    ("columns", "name"),
    [
        (GTD_HEADER, "gtd"),
        ([c.upper() for c in GTD_HEADER], "gtd"),
        (["id", "date_start", "date_end", "best", "low"], "ged"),
        (["event_id_cnty", "event_date", "event_type", "fatalities", "notes"], "acled"),
        (["id", "date", "killed"], None),
        ([], None),
    ],
)
def test_a_dataset_is_known_by_its_columns(columns: list[str], name: str | None) -> None:
    found = recognised(columns)
    assert (found.name if found else None) == name


def test_datasets_have_a_policy_and_fields_that_there_are() -> None:
    fields = {f.name for f in codebook().fields}
    for one in DATASETS:
        assert one.policy in POLICIES
        assert {name.partition("/")[0] for name in one.fields} <= fields


@pytest.mark.parametrize(
    "table", [gtd.ATTACK_BY_TYPE, gtd.WEAPON_BY_TERM, gtd.TARGET_BY_TERM, acled.BY_TYPE, acled.BY_WEAPON]
)
def test_a_code_is_read_as_a_term_that_has_it(table: dict[str, object]) -> None:
    for code in table.values():
        term = read_as(table, code)
        assert term in codebook().terms
        assert table[term] == code


@pytest.mark.parametrize(
    ("dataset", "term", "other", "alike"),
    [
        ("gtd", "type:armed-assault", "type:shooting", True),
        ("gtd", "type:bombing", "type:air-strike", True),
        ("gtd", "type:bombing", "type:shooting", False),
        ("gtd", "target:business", "target:medical", True),
        ("acled", "type:clash", "type:shooting", True),
        ("acled", "type:attack", "type:clash", None),
        ("acled", "target:civilians", "target:religious", True),
        ("acled", "target:civilians", "target:police", False),
        ("ged", "type:bombing", "type:bombing", None),
        ("gtd", "type:attack", "type:bombing", None),
    ],
)
def test_terms_are_written_alike_or_not(dataset: str, term: str, other: str, alike: bool | None) -> None:
    assert one_code(dataset, term, other) is alike


@pytest.mark.parametrize(
    ("column", "code", "name", "iso2"),
    [
        ("gtd", "94", "", "IR"),
        ("gtd", "", "iran", "IR"),
        ("gw", "630", "Somewhere", "IR"),
        ("iso_numeric", "364", "", "IR"),
        ("gtd", "", "Karsia", ""),
        ("gtd", "", "", ""),
    ],
)
def test_a_country_is_found_by_code_or_name(column: str, code: str, name: str, iso2: str) -> None:
    assert country_by(column, code, name).iso2 == iso2
