"""Who and what an attack met, with what effect, and who did it: sentences of our own, read from end to end."""

from __future__ import annotations

import pytest

from variorum.evaluate.reading import report_of
from variorum.extract.harmed import harmed
from variorum.extract.scene import scene
from variorum.model.value import Actor, Text


def read(text: str) -> list[tuple[str, str, dict[str, str]]]:
    """Field, words and notes of everything found."""
    found = [f.draft for f in harmed(scene(report_of("case", text)))]
    return [
        (d.field, d.value.text if isinstance(d.value, Text) else d.value.name, dict(d.notes))
        for d in found
        if isinstance(d.value, Text | Actor)
    ]


@pytest.mark.parametrize(
    ("text", "words", "kind", "number", "effect"),
    [
        ("Gunmen killed three peasants in Cali.", "peasants", "civilian", "3", "death"),
        ("Two policemen were wounded in the ambush.", "policemen", "police", "2", "injury"),
        ("A judge was murdered on Monday.", "judge", "legal", "1", "death"),
        ("The bomb left four children injured.", "children", "civilian", "4", "injury"),
        ("Rebels kidnapped two engineers near Neiva.", "engineers", "civilian", "2", None),
        ("The murder of a union leader shook the town.", "union leader", "political", "1", "death"),
        ("A former minister was shot to death in Lima.", "former minister", "official", "1", "death"),
    ],
)
def test_people_are_found_with_kind_number_and_effect(
    text: str, words: str, kind: str, number: str, effect: str | None
) -> None:
    (notes,) = [n for field, w, n in read(text) if field == "harmed" and w == words]
    assert (notes["kind"], notes["number"], notes.get("effect")) == (kind, number, effect)


@pytest.mark.parametrize(
    ("text", "words", "kind", "effect"),
    [
        ("A bomb destroyed a bank in Quito.", "bank", "financial", "destroyed"),
        ("The explosion damaged two houses.", "houses", "residence", "damage"),
        ("Unidentified men threw a grenade at the police station.", "police station", "law", None),
        ("Guerrillas burned four buses.", "buses", "vehicle", "damage"),
    ],
)
def test_things_are_found_with_kind_and_effect(text: str, words: str, kind: str, effect: str | None) -> None:
    (notes,) = [n for field, w, n in read(text) if field == "struck" and w == words]
    assert (notes["kind"], notes.get("effect")) == (kind, effect)


def test_a_named_person_is_given_by_the_fullest_name_with_the_office() -> None:
    text = "Senator Pedro Ramirez Soto was killed in Bogota. Gunmen murdered Ramirez at his home."
    named = [(w, n.get("role")) for field, w, n in read(text) if field == "harmed" and n.get("named")]
    assert named[0] == ("Pedro Ramirez Soto", "Senator")
    assert {w for w, _ in named} == {"Pedro Ramirez Soto"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Armed men killed a farmer.", "Armed men"),
        ("A priest was murdered by unidentified gunmen.", "unidentified gunmen"),
        ("Guerrillas staged an attack on the town hall.", "Guerrillas"),
    ],
)
def test_attackers_are_given_as_described(text: str, words: str) -> None:
    assert words in [w for field, w, _ in read(text) if field == "assailant"]


def test_who_kills_an_attacker_is_not_the_attacker_told_of() -> None:
    assert [w for field, w, _ in read("Soldiers killed two guerrillas.") if field == "assailant"] == []


def test_what_did_not_happen_to_somebody_is_no_harm() -> None:
    (notes,) = [n for field, _, n in read("The mayor was not injured.") if field == "harmed"]
    assert notes["effect"] == "no injury"


def test_a_verb_of_saying_harms_nobody() -> None:
    text = "The station reported that the rebels had killed a man."
    assert [(w, n["effect"]) for field, w, n in read(text) if field == "harmed"] == [("man", "death")]


def test_a_group_within_the_phrase_is_the_group_that_did_it() -> None:
    found = read("Members of the Shining Path killed a mayor.")
    assert ("group", "Shining Path") in [(field, w) for field, w, _ in found]


def test_a_street_at_which_a_bomb_went_off_is_a_place_and_no_target() -> None:
    found = read("A bomb exploded at a bank on a busy street.")
    assert [w for field, w, _ in found if field == "struck"] == ["bank"]


def test_who_is_counted_in_is_met_too() -> None:
    found = read("The attack killed ten people, including union leader Febe Velas, in San Salvador.")
    assert {words for field, words, _ in found if field == "harmed"} == {"people", "Febe Velas"}


def test_what_is_listed_beside_a_victim_may_be_a_deed_of_its_own() -> None:
    found = read("He was charged with the murder of prosecutor Carlos Hoyo and the kidnapping of two men.")
    assert {words for field, words, _ in found if field == "harmed"} == {"Carlos Hoyo", "men"}


def test_a_participle_with_an_agent_has_its_victims_before_it() -> None:
    found = read("The bodies of the Spanish priests murdered last Friday by armed men were buried today.")
    assert "Spanish priests" in {words for field, words, _ in found if field == "harmed"}


@pytest.mark.parametrize(
    "text",
    [
        "Security guards shot and wounded him.",
        "Two guards fired at the gunman in Manila.",
        "The rebels attacked the garrison in Usulutan on Monday, killing two civilians.",
        "Police officers shot a man in Salem on Monday.",
        "Hotel employees overpowered the attacker.",
        "A communique claimed responsibility for the kidnapping.",
    ],
)
def test_ordinary_bodies_are_no_group(text: str) -> None:
    assert not [words for field, words, _ in read(text) if field == "group"]


def test_a_national_guard_is_one() -> None:
    found = read("The National Guard shot two protesters in Managua.")
    assert "National Guard" in {words for field, words, _ in found if field == "group"}


def test_those_linked_to_a_body_are_not_the_body() -> None:
    found = read("Death squads linked to the army murdered the union leader.")
    assert "army" not in {words.lower() for field, words, _ in found if field == "group"}


def test_who_destroys_a_bomb_has_attacked_nobody() -> None:
    found = read("The largest of the bombs did not explode as planned and was destroyed by the army.")
    assert not [words for field, words, _ in found if field in {"group", "assailant"}]
