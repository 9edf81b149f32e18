"""Places: which names are places, and which of its namesakes a name means."""

from __future__ import annotations

import pytest

from variorum.extract.place_outlet import outlet_country
from variorum.extract.places import EntitySpan, PlaceMention, places_of
from variorum.model.value import PlaceKind


def places(text: str, *names: str, country: str | None = None, label: str = "GPE") -> list[PlaceMention]:
    """The places of a text in which the recogniser calls `names` places (or what `label` says)."""
    spans = tuple(EntitySpan(text.index(n), text.index(n) + len(n), label) for n in names)
    return list(places_of(text, spans, outlet_country=country))


def named(found: list[PlaceMention], text: str) -> list[str]:
    """The words of the mentions."""
    return [text[m.start : m.end] for m in found]


@pytest.mark.parametrize(
    ("text", "name", "within"),
    [
        (
            "A man was shot in Paris. Lamar County deputies drove on to Bonham and Dallas, Texas.",
            "Paris",
            "Texas",
        ),
        ("A man was shot in Paris, police in Lyon and Marseille said.", "Paris", "Île-de-France"),
        ("Fires burned in Athens on Tuesday, the Clarke County Fire Department said.", "Athens", "Georgia"),
        ("Fires burned in Athens and near Thessaloniki on Tuesday.", "Athens", "Attikí"),
    ],
)
def test_names_around_decide_between_namesakes(text: str, name: str, within: str) -> None:
    found = next(m for m in places(text, name) if text[m.start : m.end] == name)
    assert found.place.within == within


def test_bodies_of_a_town_tell_the_area_and_are_no_places() -> None:
    text = (
        "He was arrested in Athens. The Henderson County Sheriff's Office and Tyler Police Department helped."
    )
    found = places(text, "Athens")
    assert named(found, text) == ["Athens"]
    assert found[0].place.within == "Texas"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("More than 200 people packed City Hall to speak.", []),
        ("The Council voted. The City Council will meet again.", []),
        ("The crowd met on St. Patrick's Day.", []),
        ("The flat cost at least $US4.5 billion.", []),
        ("The polls opened at 8 a.m. EST on Tuesday.", []),
        ("A Columbus man was held.", ["Columbus"]),
        ("Senator Mary Doe, D-Columbus, spoke.", ["Columbus"]),
    ],
)
def test_what_is_a_place_by_the_words_around(text: str, expected: list[str]) -> None:
    assert named(places(text), text) == expected


def test_in_overrules_a_recogniser_that_sees_a_person() -> None:
    text = "Two people were shot in Newberry on Friday."
    assert named(places(text, "Newberry", label="PERSON"), text) == ["Newberry"]
    spoken = "Two people were shot, Newberry told police on Friday."
    assert places(spoken, "Newberry", label="PERSON") == []


def test_an_age_before_says_where_somebody_is_from() -> None:
    text = "Jane Roe, 31, of Swansea, was charged."
    assert named(places(text, "Swansea", label="PERSON"), text) == ["Swansea"]


def test_a_seat_in_parliament_is_not_where_something_happened() -> None:
    (found,) = places("Senator Mary Doe, D-Columbus, spoke.")
    assert found.metonym


def test_a_continent_has_its_id_and_a_part_of_it_has_none() -> None:
    whole, part = places("It flies across Africa. It flies across West Africa.")
    assert (whole.place.gazetteer_id, part.place.gazetteer_id) == ("geonames:6255146", None)


@pytest.mark.parametrize(
    ("outlet", "url", "country"),
    [
        ("oxfordnews.co.uk", None, "GB"),
        (None, "https://www.example.ie/news/1", "IE"),
        ("example.com", None, None),
        ("startup.io", None, None),
        ("The Daily Example", None, None),
        (None, None, None),
    ],
)
def test_the_domain_of_an_outlet_tells_its_country(
    outlet: str | None, url: str | None, country: str | None
) -> None:
    assert outlet_country(outlet, url) == country


def test_the_outlets_country_is_a_weak_hint() -> None:
    text = "A man was stabbed in Newcastle on Friday."
    british = places(text, "Newcastle", country="GB")[0].place
    australian = places(text, "Newcastle", country="AU")[0].place
    assert (british.country, australian.country) == ("GB", "AU")


@pytest.mark.parametrize(
    "text",
    [
        "Five people were shot in the Englewood neighborhood of Chicago. Chicago police are looking for two men.",
        "CHICAGO (Wire) - Five people were shot in the Austin neighborhood, Chicago police said.",
        "Five people were shot in the Brindlewick neighborhood, Chicago police said. They fled through Chicago.",
    ],
)
def test_a_quarter_is_told_as_the_city_that_it_lies_in(text: str) -> None:
    assert {m.place.name for m in places(text, "Chicago")} == {"Chicago"}


def test_a_quarter_is_no_large_city_elsewhere() -> None:
    found = places("Five people were shot in the Austin neighborhood, Cook County officials said.", "Austin")
    austin = next(m.place for m in found if m.place.name == "Austin")
    assert austin.gazetteer_id is None


def test_a_town_that_its_state_lacks_is_no_namesake_elsewhere() -> None:
    (town, state) = places("WESTWOOD, Ohio (Wire) - Two men were shot.", "WESTWOOD", "Ohio")
    assert (town.place.gazetteer_id, town.place.within) == (None, "Ohio")
    assert state.qualifier


def test_directions_are_no_places() -> None:
    text = "They fled to the West Side, then to the 100 block of North Bell, and the South End."
    assert named(places(text, "West Side", "South End"), text) == []


def test_a_small_namesake_in_a_country_nothing_speaks_of_is_not_meant() -> None:
    (taji, baghdad) = places("A bomb went off in Taji, then one in Baghdad.", "Taji", "Baghdad")
    assert (taji.place.gazetteer_id, taji.place.country) == (None, "IQ")
    assert baghdad.place.country == "IQ"


def test_a_place_without_an_entry_is_in_the_one_country_that_is_spoken_of() -> None:
    one = places("Nigerian police said that ten people died in the village of Udembo.")
    assert (one[0].place.gazetteer_id, one[0].place.country_name) == (None, "Nigeria")
    two = places("Police in Nigeria and Chad said that ten people died in the village of Udembo.")
    udembo = next(m for m in two if m.place.name == "Udembo")
    assert udembo.place.country is None


def test_england_is_no_town_in_arkansas() -> None:
    text = "A man from England was held in Texas. He had flown from Dallas to Colleyville, Texas."
    found = next(m for m in places(text, "England", "Texas", "Dallas") if m.place.name == "England")
    assert (found.place.kind, found.place.country) == (PlaceKind.ADMIN1, "GB")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They were shot between the 2600 blocks of Cedar and 18th Avenues in Minneapolis.", "Cedar"),
        ("He was shot at the corner of Stone and Flint avenues.", "Flint"),
        ("Officers were sent near East Poplar and North Sutter streets.", "North Sutter"),
        ("A shot fell on Larimore Avenue. Officers near Larimore heard more.", "Larimore"),
        ("He was shot at Longview Heights Apartments.", "Longview Heights Apartments"),
    ],
)
def test_names_of_streets_and_houses_are_no_towns(text: str, name: str) -> None:
    assert not {m.start for m in places(text, name)} & {
        text.index(name.rsplit(maxsplit=1)[-1]),
        text.index(name),
    }


def test_half_of_a_hyphenated_name_is_no_town() -> None:
    text = "The shots fell in Bedford-Quillgate last night."
    assert [m.place.name for m in places(text, "Bedford-Quillgate")] == ["Bedford-Quillgate"]


def test_a_town_beside_streets_stays_one() -> None:
    text = "He was shot on Pine Street in Flint, Michigan, and the streets of Flint were closed."
    assert named(places(text, "Flint"), text) == ["Flint", "Michigan", "Flint"]


def test_the_first_name_of_somebody_is_no_town() -> None:
    text = "A man who knew Medina Quill was held. Quill was shot on Monday."
    spans = (EntitySpan(text.rindex("Quill"), text.rindex("Quill") + 5, "PERSON"),)
    at = text.index("Medina")
    assert places_of(text, (*spans, EntitySpan(at, at + 12, "FAC"))) == ()


def test_the_level_word_of_the_town_that_follows_is_not_the_states() -> None:
    text = "A shot fell in the tiny southeastern Wyoming town of Brindlewick."
    found = {m.place.name: m.place.kind for m in places(text, "Wyoming")}
    assert found == {"Wyoming": PlaceKind.ADMIN1, "Brindlewick": PlaceKind.CITY}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("COLD BRINDLE, Okla. (WXYZ) -- A boy was shot.", "Cold Brindle"),
        ("He rode in Concord Township, police said. It lies in Pennsylvania.", "Concord Township"),
        ("A man was shot in the Brindle area of Butler County.", "Brindle"),
    ],
)
def test_towns_without_an_entry_are_told_by_their_words(text: str, name: str) -> None:
    found = next(m.place for m in places(text) if m.place.name == name)
    assert (found.kind, found.gazetteer_id) == (PlaceKind.CITY, None)
