"""Outlines of all incidents, findings in part, and all reports that hold words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from variorum.errors import BadInput
from variorum.model.assertion import Account
from variorum.model.finding import Finding, Status
from variorum.model.incident import Incident, Lineage
from variorum.model.report import Report
from variorum.store import Store

Held = tuple[Report, Account]
Linked = tuple[Lineage, Incident]


def test_an_outline_has_reports_witnesses_and_the_likeliest_twin(
    store: Store, held: Held, linked: Linked
) -> None:
    with store.look() as look:
        (found,) = look.outlines()
    assert (found.heading.id, found.heading.label) == (linked[1].id, held[1].label)
    assert (found.reports, found.lineages, found.twin) == ((held[0].id,), 1, 0.4)


@pytest.mark.parametrize(
    ("fields", "states", "found"),
    [
        (("killed",), (), True),
        ((), (Status.SINGLE,), True),
        (("wounded",), (Status.DISPUTED,), False),
        ((), (), False),
    ],
)
def test_findings_are_narrowed_down_by_field_or_state(
    store: Store, finding: Finding, fields: tuple[str, ...], states: tuple[Status, ...], found: bool
) -> None:
    store.put_findings("gtd-2019", [finding])
    store.put_findings("acled", [replace(finding, policy="acled")])
    with store.look() as look:
        told = look.findings("gtd-2019", fields, states, [finding.incident_id])
    assert [(f.field, f.value, f.readings[0].lineages) for its in told.values() for f in its] == (
        [("killed", finding.value, finding.readings[0].lineages)] if found else []
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("bomb", True),
        ('"seven people"', True),
        ('"people seven"', False),
        ("bomb nowhere", False),
        ("BOMBS", True),
    ],
)
def test_reports_match_that_hold_all_words(store: Store, held: Held, query: str, found: bool) -> None:
    with store.look() as look:
        assert look.matching(query) == ({look.numbers()[held[0].id]} if found else set())


def test_a_match_without_a_word_is_bad_input(store: Store) -> None:
    with store.look() as look, pytest.raises(BadInput, match="no word"):
        look.matching("?")
