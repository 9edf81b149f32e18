"""Figures that are no more: corrected ones, withdrawn ones, and claims that are taken back."""

import pytest

from variorum.evaluate.reading import report_of
from variorum.extract.reader import extract
from variorum.extract.toll_corrections import is_corrected, is_withdrawn
from variorum.model.assertion import Assertion
from variorum.model.value import Actor

LEAD = "A bomb exploded at a market in Quetta, Pakistan, on Friday. "


def read(text: str, field: str) -> list[Assertion]:
    """The assertions for a field of a report on one bombing that goes on with `text`."""
    accounts = extract(report_of("case", LEAD + text, published="2024-05-12"))
    return [a for account in accounts for a in account.of(field)]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("The ministry said 84 people were killed, down from 103.", "ministry"),
        ("The ministry said 84 people were killed, down from an earlier toll of 103.", "ministry"),
        ("The bombing killed 84 people, not 103 as earlier reported.", "unnamed outlet"),
        ("Police said 84 people died in the attack, and not 103 as they had said before.", "Police"),
        ("Officials corrected the number of dead to 84 from 103.", "Officials"),
        ("The toll was revised down from 103 to 84, the ministry said.", "ministry"),
        ("At least 84 people were killed, the ministry said, correcting an earlier toll of 103.", "ministry"),
        ("The bombing killed 84 people instead of the 103 first announced.", "unnamed outlet"),
    ],
)
def test_a_correction_says_what_it_corrects_and_the_earlier_figure_is_none(text: str, voice: str) -> None:
    found = [(a.value.best, a.note("revises"), a.voice.primary.name) for a in read(text, "killed")]
    assert found == [(84, "103", voice)]


@pytest.mark.parametrize(
    "text",
    [
        "The bombing killed 84 people, and oil rose to 90 dollars, up from 80.",
        "The bombing killed 84 people, not 103.",
        "The bombing killed 84 people and closed the road from 12 villages.",
    ],
)
def test_other_numbers_are_corrected_by_nobody(text: str) -> None:
    assert [a.note("revises") for a in read(text, "killed") if a.value.best == 84] == [None]


@pytest.mark.parametrize(
    ("text", "withdrawn"),
    [
        ("The army withdrew its toll of 103 dead in the attack.", "yes"),
        ("The ministry retracted its figure of 103 dead.", "yes"),
        ("The toll of 103 was later withdrawn, the mayor said.", "yes"),
        ("The army refused to withdraw its figure of 103 dead.", None),
        ("The army withdrew its soldiers after the bombing killed 103 people.", None),
    ],
)
def test_a_withdrawn_toll_is_marked(text: str, withdrawn: str | None) -> None:
    assert [(a.value.best, a.note("withdrawn")) for a in read(text, "killed")] == [(103, withdrawn)]


@pytest.mark.parametrize(
    "text",
    [
        "The army withdrew its toll of 103 dead in the attack.",
        "The army retracted its statement that 103 people were killed in the attack.",
    ],
)
def test_who_withdraws_a_toll_is_its_voice(text: str) -> None:
    (toll,) = read(text, "killed")
    assert (toll.voice.primary.name, toll.note("withdrawn")) == ("army", "yes")


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The Taliban took back its claim of responsibility for the bombing.", [("Taliban", "yes")]),
        ("The Islamic State retracted its claim of the attack.", [("Islamic State", "yes")]),
        ("The Islamic State made its claim on Telegram.", [("Islamic State", None)]),
        ("The Taliban did not withdraw its claim of the attack.", []),
        ("The army withdrew its forces.", []),
    ],
)
def test_a_withdrawn_claim_is_marked(text: str, claims: list[tuple[str, str | None]]) -> None:
    found = read(text, "claim")
    assert [(a.value.name, a.note("withdrawn")) for a in found if isinstance(a.value, Actor)] == claims


@pytest.mark.parametrize(
    ("before", "after", "corrected"),
    [
        ("84 people died, down from ", "", True),
        ("The toll was raised to 84 from ", "", True),
        ("It was lowered by the ministry from ", " to 84", True),
        ("84 and not ", " as first reported", True),
        ("84 and not ", "", False),
        ("People came from ", " villages", False),
    ],
)
def test_words_that_call_a_figure_an_earlier_one(before: str, after: str, corrected: bool) -> None:
    assert is_corrected(before, after) is corrected


@pytest.mark.parametrize(
    ("before", "after", "withdrawn"),
    [
        ("The army has withdrawn its earlier figure of ", " dead", True),
        ("The army has not withdrawn its figure of ", " dead", False),
        ("The figure of ", " has since been retracted", False),
        ("The figure of ", " was retracted", True),
        ("The army withdrew ", " soldiers", False),
    ],
)
def test_words_that_take_a_figure_back(before: str, after: str, withdrawn: bool) -> None:
    assert is_withdrawn(before, after) is withdrawn
