"""Words that name a happening, and words that only look like it."""

from __future__ import annotations

import pytest

from variorum.evaluate.reading import report_of
from variorum.extract.reader import extract
from variorum.model.assertion import AccountKind
from variorum.model.value import Term


def kinds(text: str) -> list[tuple[AccountKind, set[str]]]:
    """The kind of each account, and its types."""
    found = extract(report_of("case", text, published="1990-03-04"))
    return [
        (a.kind, {t.value.code.removeprefix("type:") for t in a.of("type") if isinstance(t.value, Term)})
        for a in found
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("On 11 May a bomb destroyed a building in Lima.", "bombing"),
        ("The guerrillas sabotaged the telephone exchange in Cali on Monday.", "sabotage"),
        ("Urban cells placed dynamite sticks in a bank in Cali.", "bombing"),
        ("Soldiers arrived in Cayara on Monday, broke down doors, and burned several houses.", "arson"),
        ("Hooded men burned three buses in Lima on Monday.", "arson"),
        ("The terrorists set two schools and several houses on fire in Anta.", "arson"),
        (
            "The ambassador and two officials are being held hostage by members of a federation.",
            "hostage-taking",
        ),
        ("The engineer was taken away by rebels in Neiva on Monday.", "kidnapping"),
        ("Two students were found strangled in a park of Guatemala City on Monday.", "killing"),
        ("Three bombs which had been placed by terrorists in the quarter went off on Monday.", "bombing"),
    ],
)
def test_what_is_done_names_the_happening(text: str, kind: str) -> None:
    assert any(kind in codes for found, codes in kinds(text) if found is AccountKind.MAIN)


@pytest.mark.parametrize(
    "text",
    [
        "A fire burned three houses in Lima on Monday.",
        "The storm destroyed forty houses in Lima on Monday.",
        "The suspect was taken away by police officers on Monday.",
        "The crisis exploded in Bogota on Monday.",
        "An old man was found dead at his home in Lima on Monday.",
        "No priest has ever been murdered in the diocese.",
        "The movement dreams of a country without murdered people.",
        "The rebels will attack any base in the country.",
        "It was an attempt to reach an agreement with the minister.",
    ],
)
def test_what_was_not_done_names_none(text: str) -> None:
    assert not [codes for found, codes in kinds(text) if found in (AccountKind.MAIN, AccountKind.BACKGROUND)]


def test_a_place_in_front_tells_happenings_apart() -> None:
    text = (
        "Guerrillas attacked a police post in San Marcos, Ancash department, Peru, on Monday.\n\n"
        "In Tirapata village (Puno department) a detachment shot the local mayor in the square."
    )
    assert [found for found, _ in kinds(text)] == [AccountKind.MAIN, AccountKind.BACKGROUND]


def test_who_seizes_a_place_and_takes_hostages_does_so_there() -> None:
    text = "In October 2002, militants seized the Dubrovka theatre in Moscow and took 800 people hostage."
    places = [p.original for a in extract(report_of("case", text)) for p in a.of("place")]
    assert "Moscow" in places
