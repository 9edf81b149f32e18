"""English passes, whatever its names; other languages don't, where the text is long enough to tell."""

from __future__ import annotations

import pytest

from variorum.ingest.language import other_language

OTHERS = {
    "es": "Una bomba colocada en una furgoneta mató el lunes a siete personas en el puerto de "
    "la ciudad, según informó la"
    " policía. Ningún grupo ha reivindicado el ataque y el alcalde pidió a los vecinos que no "
    "se acercaran.",
    "fr": "Une bombe cachée dans une camionnette a tué lundi sept personnes dans le port de la "
    "ville, a annoncé la police."
    " Aucun groupe n'a revendiqué l'attentat et le maire a demandé aux habitants de rester chez eux.",
    "de": "Eine in einem Lieferwagen versteckte Bombe hat am Montag im Hafen der Stadt sieben "
    "Menschen getötet, wie die"
    " Polizei mitteilte. Bisher hat sich keine Gruppe zu dem Anschlag bekannt, sagte der Bürgermeister.",
    "nl": "Een bom in een bestelbus heeft maandag zeven mensen gedood in de haven van de stad, "
    "meldt de politie. Geen"
    " enkele groep heeft de aanslag opgeëist en de burgemeester vroeg mensen om weg te blijven.",
    "ar": "أعلنت الشرطة أن قنبلة مخبأة في سيارة قتلت سبعة أشخاص في ميناء المدينة يوم الاثنين. "
    "ولم تتبن أي جماعة الهجوم حتى"
    " الآن، وطلب رئيس البلدية من السكان البقاء في بيوتهم.",
    "ru": "Бомба, спрятанная в фургоне, в понедельник убила семь человек в порту города, "
    "сообщила полиция. Ни одна группа"
    " не взяла на себя ответственность за нападение.",
}  # fmt: skip

ENGLISH = [
    "A bomb in a parked van killed seven people in the port of Sarda on Monday, the harbour "
    "police said. No group has "
    "claimed the attack, and the mayor asked people to stay at home until the docks had been searched.",
    "Among the dead were Nguyễn Văn Thọ, Đorđe Stanković, Ahmad al-Mansouri, Şükrü Özdemir and "
    "Łukasz Wiśniewski, the "
    "mayor of Kørvik said; the wounded were taken to Hôpital Saint-Luc and Krankenhaus Nord on "
    "the same night.",
    "SAN MATEO, 3 JAN 90 -- THE ARMY SAID THAT GUERRILLAS OF THE FRENTE POPULAR HAD ATTACKED "
    "THE HEADQUARTERS OF THE "
    "COMPANIA ELECTRICA WITH DYNAMITE, AND THAT TWO GUARDS WERE WOUNDED. NO ONE HAS TAKEN RESPONSIBILITY.",
    "The word for it in the local press was طوفان, the police said, and the governor of Αθήνα "
    "was asked about it by "
    "reporters from Киев; the embassy said that it had no news of its own to add for the moment.",
]


@pytest.mark.parametrize("code", OTHERS)
def test_other_languages_are_told(code: str) -> None:
    assert other_language(OTHERS[code]) == code


@pytest.mark.parametrize("text", ENGLISH)
def test_english_with_foreign_names_passes(text: str) -> None:
    assert other_language(text) is None


@pytest.mark.parametrize(
    "text", ["", "1234 5678", "Bomba mata a siete", "Sieben Tote bei Anschlag", "Sarda: 7 †"]
)
def test_a_text_too_short_to_tell_passes(text: str) -> None:
    assert other_language(text) is None


def test_another_script_is_told_however_short() -> None:
    assert other_language("Взрыв в порту: семь погибших") == "ru"


def test_a_column_of_numbers_is_no_text() -> None:
    assert other_language("AFX0002013, CXW0011054, BQB0099213, " * 20) == "no running text"
