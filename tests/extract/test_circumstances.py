"""Targets and sites: what was attacked, and what is only named beside it."""

from __future__ import annotations

import pytest

from variorum.evaluate.reading import report_of
from variorum.extract.reader import extract
from variorum.model.value import Term, Text

TOLD = "A bomb exploded at the market of Peshawar on Monday, killing nine people. "


def main(text: str) -> tuple[set[str], set[str]]:
    """The targets and sites of the main account."""
    account = next(iter(extract(report_of("case", TOLD + text, published="1990-03-07"))))
    targets = {a.value.code for a in account.of("target") if isinstance(a.value, Term)}
    return targets, {a.value.text for a in account.of("site") if isinstance(a.value, Text)}


@pytest.mark.parametrize(
    "text",
    [
        "Four of the wounded died in hospital after the blast.",
        "The wounded were taken to a hospital after the explosion.",
        "Over 90 of them are still in hospital after the bombing.",
        "Hospital officials said that the explosion wounded 40 others.",
        "A hospital spokesman said that the blast wounded 40 people.",
    ],
)
def test_where_the_hurt_are_taken_was_not_attacked(text: str) -> None:
    targets, sites = main(text)
    assert "target:medical" not in targets
    assert "hospital" not in sites


@pytest.mark.parametrize(
    "text",
    [
        "A second bomb exploded at a hospital in Peshawar, wounding 40 people.",
        "The explosion at the hospital wounded 40 people.",
    ],
)
def test_a_hospital_that_is_hit_is_a_target(text: str) -> None:
    assert "target:medical" in main(text)[0]
