"""MUC-4 templates from the assertions of invented reports."""

from __future__ import annotations

import re

from variorum.evaluate.reading import report_of
from variorum.extract.reader import extract
from variorum.publish.muc4.templates import answers
from variorum.publish.muc4.terms import SLOTS

TOLD = (
    "Members of the Shining Path murdered mayor Pedro Ramirez Soto in Lima, Peru, on Monday. "
    "The gunmen also wounded two policemen with rifles."
)


def slots_of(text: str, published: str = "1990-03-07") -> list[dict[str, list[str]]]:
    """The templates as slot -> fills."""
    made: list[dict[str, list[str]]] = []
    name = ""
    for line in answers(*_read(text, published)).splitlines():
        found = re.match(r"(\d+)\. +([A-Z ]+: [A-Z ]+?) {2,}(.*)$", line)
        if found and found[1] == "0":
            made.append({})
        if found:
            name = found[2]
        if line.strip():
            made[-1].setdefault(name, []).append((found[3] if found else line).strip())
    return made


def _read(text: str, published: str):  # type: ignore[no-untyped-def]
    report = report_of("TST9-MUC4-0001", text, published=published)
    return report, list(extract(report))


def test_a_murder_fills_its_slots() -> None:
    (template,) = slots_of(TOLD)
    assert tuple(template) == SLOTS
    assert template["INCIDENT: TYPE"] == ["ATTACK"]
    assert template["INCIDENT: LOCATION"] == ["PERU: LIMA (CITY)"]
    assert template["INCIDENT: DATE"] == ["05 MAR 90"]
    assert template["PERP: ORGANIZATION ID"] == ['"SHINING PATH"']
    assert template["PERP: ORGANIZATION CONFIDENCE"] == ['REPORTED AS FACT: "SHINING PATH"']
    assert template["HUM TGT: NAME"] == ['"PEDRO RAMIREZ SOTO"']
    assert 'GOVERNMENT OFFICIAL: "PEDRO RAMIREZ SOTO"' in template["HUM TGT: TYPE"]
    assert 'DEATH: "PEDRO RAMIREZ SOTO"' in template["HUM TGT: EFFECT OF INCIDENT"]


def test_a_report_without_an_incident_says_so() -> None:
    (template,) = slots_of("The president opened a school in Lima on Monday.")
    assert template["MESSAGE: ID"] == ["TST9-MUC4-0001"]
    assert {fill for name in SLOTS[1:] for fill in template[name]} == {"*"}


def test_a_kidnapping_has_no_instrument_and_no_physical_target() -> None:
    (template,) = slots_of("Guerrillas kidnapped two engineers near Medellin, Colombia, on Tuesday.")
    assert template["INCIDENT: TYPE"] == ["KIDNAPPING"]
    assert template["INCIDENT: INSTRUMENT ID"] == template["PHYS TGT: ID"] == ["*"]
    assert template["HUM TGT: NUMBER"] == ['2: "ENGINEERS"']


def test_what_happened_in_another_country_is_left_out() -> None:
    (template,) = slots_of("Gunmen killed three students in Paris, France, on Monday.")
    assert template["MESSAGE: TEMPLATE"] == ["*"]


def test_what_happened_long_before_the_report_is_left_out() -> None:
    (template,) = slots_of("Gunmen killed a mayor in Lima, Peru, on 3 May 1985.")
    assert template["MESSAGE: TEMPLATE"] == ["*"]


def test_fighting_between_armed_forces_alone_is_left_out() -> None:
    (template,) = slots_of(
        "Guerrillas attacked an army garrison in Ayacucho, Peru, on Monday and killed two soldiers."
    )
    assert template["MESSAGE: TEMPLATE"] == ["*"]


def test_each_type_of_act_has_a_template() -> None:
    text = (
        "Rebels kidnapped engineer Pedro Soto Diaz in Cali, Colombia, on Monday and murdered him on Tuesday. "
        "The rebels also burned the farm of the engineer."
    )
    kinds = [t["INCIDENT: TYPE"] for t in slots_of(text)]
    assert ["KIDNAPPING"] in kinds
    assert ["ARSON"] in kinds


def test_what_was_threatened_has_a_template_of_that_stage() -> None:
    (template,) = slots_of("Drug traffickers in Medellin, Colombia, threatened today to murder ten judges.")
    assert template["INCIDENT: STAGE OF EXECUTION"] == ["THREATENED"]


def test_attackers_are_told_once_and_soldiers_beside_civilians_not_at_all() -> None:
    text = (
        "Guerrillas attacked the town of Suchitoto, El Salvador, on Monday, killing two peasants and a soldier. "
        "The rebels wounded a teacher."
    )
    (template,) = slots_of(text)
    assert template["PERP: INDIVIDUAL ID"] == ['"GUERRILLAS"']
    assert "SOLDIER" not in " ".join(template["HUM TGT: DESCRIPTION"])
