"""What a person types for a field means what it would mean in a report."""

from __future__ import annotations

from datetime import date

import pytest

from variorum.errors import BadInput
from variorum.extract.typed import typed
from variorum.model.codebook import codebook, term
from variorum.model.value import Actor, ActorKind, Count, PartialDate, Place, PlaceKind, Text


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        ("killed", "84", Count(84, 84, 84)),
        ("killed", "at least 84", Count(84, 84, None, "at least")),
        ("killed/children", " 3 ", Count(3, 3, 3)),
        ("wounded", "none", Count(0, 0, 0, "none")),
        ("type", "suicide bombing", term("type:suicide-bombing")),
        ("type", "suicide-bombing", term("type:suicide-bombing")),
        ("type", "type:bombing", term("type:bombing")),
        ("victim", "a man of  60", Text("a man of 60")),
        ("perpetrator", "Orvin Tasch", Actor("Orvin Tasch", ActorKind.PERSON)),
        ("group", "Brotherhood of the Fen", Actor("Brotherhood of the Fen", ActorKind.UNKNOWN)),
        ("place", "Velmar-on-the-Fen", Place("Velmar-on-the-Fen", PlaceKind.UNKNOWN)),
    ],
)
def test_values(field: str, words: str, value: object) -> None:
    assert typed(field, words) == value


def test_the_gazetteer_and_the_list_of_groups_are_asked() -> None:
    town, group = typed("place", "Kerman"), typed("claim", "Islamic State")
    assert isinstance(town, Place)
    assert (town.country, town.kind) == ("IR", PlaceKind.CITY)
    assert isinstance(group, Actor)
    assert group.id == "islamic-state"


@pytest.mark.parametrize("words", ["3 January 2024", "2024-01-03", "on Wednesday"])
def test_dates_count_from_the_report_s_day(words: str) -> None:
    value = typed("date", words, published=date(2024, 1, 4))
    assert isinstance(value, PartialDate)
    assert (value.start, value.end) == (date(2024, 1, 3), date(2024, 1, 3))


@pytest.mark.parametrize(
    ("field", "words", "mend"),
    [
        ("killed", "84 or perhaps 90 of the 200", "write 84"),
        ("killed", "a great crowd", "write 84"),
        ("date", "one day", "write 2024-01-03"),
        ("type", "brawl", "assassination"),
        ("victim", "  ", "write the value"),
        ("deaths", "3", "the fields are"),
    ],
)
def test_what_gives_no_value_says_how_to_mend_it(field: str, words: str, mend: str) -> None:
    with pytest.raises(BadInput) as caught:
        typed(field, words)
    assert mend in caught.value.mend


def test_every_type_of_the_codebook_can_be_typed() -> None:
    words = {
        "Count": "3",
        "PartialDate": "2024-01-03",
        "Term": "",
        "Place": "Kerman",
        "Actor": "x",
        "Text": "x",
    }
    for field in codebook().fields:
        said = words[field.type] or next(
            t.label for c, t in codebook().terms.items() if c.startswith(f"{field.name}:")
        )
        assert typed(field.name, said) is not None
