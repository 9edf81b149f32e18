"""What the trained reader proposes is typed by the rules, and what the rules found goes before it."""

from __future__ import annotations

import pytest

from variorum.evaluate.reading import report_of
from variorum.extract.reader import extract
from variorum.extract.trained.proposals import Proposals, Proposed
from variorum.model.assertion import Assertion, Certainty
from variorum.model.value import Text

TEXT = (
    "A bomb exploded in Cali, Colombia, on Monday. "
    "Among those taken to hospital was the judge Ana Ruiz. The blast left the market in ruins. "
    "Two youths had parked the car."
)


def read(kind: str, words: str, *, text: str = TEXT, score: float = 0.95) -> list[Assertion]:
    """The assertions that stand on what is proposed for `words`."""
    start = text.index(words)
    one = Proposed(kind, start, start + len(words), score, 0, (("effect", "injury", 0.8),))
    accounts = extract(report_of("case", text, published="2021-03-04"), Proposals((one,)))
    return [s for a in accounts for s in a.assertions if s.rule.endswith("trained reader")]


@pytest.mark.parametrize(
    ("kind", "words", "field", "value"),
    [
        ("victim", "Ana Ruiz", "harmed", "Ana Ruiz"),
        ("target", "market", "struck", "market"),
        ("assailant", "youths", "assailant", "youths"),
    ],
)
def test_a_proposal_becomes_an_assertion_with_its_words(
    kind: str, words: str, field: str, value: str
) -> None:
    (said,) = read(kind, words)
    assert (said.field, said.original) == (field, value)
    assert isinstance(said.value, Text)
    assert TEXT[said.span.start : said.span.end] == value


def test_who_did_it_is_probable_at_most() -> None:
    (said,) = read("assailant", "youths")
    assert said.stance.certainty is Certainty.PROBABLE


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("victim", "hospital"),
        ("victim", "Monday"),
        ("target", "judge"),
        ("organisation", "market"),
        ("assailant", "hospital"),
    ],
)
def test_what_the_rules_cannot_type_is_dropped(kind: str, words: str) -> None:
    assert read(kind, words) == []


def test_what_a_rule_found_is_not_told_again() -> None:
    text = "Gunmen killed three peasants in Cali, Colombia, on Monday."
    assert read("victim", "peasants", text=text) == []


def test_a_weak_proposal_counts_for_nothing() -> None:
    assert read("victim", "Ana Ruiz", score=0.2) == []


def test_without_proposals_the_rules_read_alone() -> None:
    report = report_of("case", TEXT, published="2021-03-04")
    assert list(extract(report)) == list(extract(report, Proposals()))
