"""People accused, suspected or held responsible: who, by whom, and never as a fact."""

from __future__ import annotations

import pytest

from variorum.extract.reader import extract
from variorum.model.assertion import Assertion, Certainty
from variorum.model.report import Known, Passage, PassageKind, Published, Report


def read(text: str, field: str = "assailant") -> list[Assertion]:
    passage = Passage(0, len(text), PassageKind.PARAGRAPH)
    report = Report("r_test", "00", "test", text, (passage,), published=Published("2024-05-12", Known.GIVEN))
    return [s for a in extract(report) for s in a.of(field)]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The army accused the rebels of kidnapping 30 farmers in Cauca.", ["rebels"]),
        ("Authorities attribute the bomb attacks in Lima to drug traffickers.", ["drug traffickers"]),
        ("The attack in Apure was blamed on smugglers and gunmen.", ["gunmen"]),
        ("The report says that soldiers are responsible for the killing of six priests.", ["soldiers"]),
        ("Two colonels were involved in the murder of the bishop.", ["colonels"]),
    ],
)
def test_the_accused_are_read_as_probable_at_most(text: str, who: list[str]) -> None:
    found = [a for a in read(text) if a.original in who]
    assert sorted({a.original for a in found}) == sorted(who)
    assert all(a.stance.certainty is not Certainty.CERTAIN for a in found)


def test_the_accuser_is_the_voice() -> None:
    (found,) = read("The governor accused the rebels of kidnapping 30 farmers in Cauca.")
    assert found.voice.primary.name == "governor"


@pytest.mark.parametrize(
    "text",
    [
        "The mayor was not involved in the murder of the bishop.",
        "The rebels were not blamed for the attack on the bridge.",
        "The minister accused the rebels of breaking the truce.",
        "Police are responsible for traffic in the town where the attack took place.",
    ],
)
def test_nobody_is_accused_of_what_is_denied_or_is_no_happening(text: str) -> None:
    assert [a.original for a in read(text) if a.rule != "assailant: attack"] == []


def test_a_body_within_the_phrase_is_blamed_as_well() -> None:
    (found,) = read("Witnesses say that Taliban fighters were involved in the attack on the bus.", "blame")
    assert found.original == "Taliban"
    assert found.stance.certainty is not Certainty.CERTAIN


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The murder of the judge was committed by gunmen.", "gunmen"),
        ("The attack, which was carried out by masked men, hit a bus near Cali.", "masked men"),
        ("Unidentified men placed two bombs in the car park of a hotel in Cali.", "Unidentified men"),
    ],
)
def test_who_does_a_deed(text: str, who: str) -> None:
    assert who in [a.original for a in read(text)]
