"""The fills of a key are found in an invented report, and only where they belong."""

from __future__ import annotations

from training.examples import Example
from training.sets.muc import example
from variorum.evaluate.muc4.templates import read_templates
from variorum.evaluate.muc4.texts import Message, report_of

_TEXT = """
   VILLA AZUL, 24 JUL 91 (AGENCIA SUR) -- [TEXT] GUNMEN SHOT DEAD MAYOR TOMAS LARA IN VILLA AZUL ON 23 JULY.
LARA LEFT A WIFE.

   THE GUNMEN FLED. 3 BAKERS WERE WOUNDED BY THE GUNMEN. IN PUERTO GRIS, FARMERS SOLD THEIR MAIZE.
"""
_KEY = """
0.  MESSAGE: ID                     DEV-MUC3-9001
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  23 JUL 91
3.  INCIDENT: LOCATION              COSTA RICA: VILLA AZUL (TOWN)
4.  INCIDENT: TYPE                  ATTACK
5.  INCIDENT: STAGE OF EXECUTION    ACCOMPLISHED
8.  PERP: INCIDENT CATEGORY         TERRORIST ACT
9.  PERP: INDIVIDUAL ID             "GUNMEN"
18. HUM TGT: NAME                   "TOMAS LARA"
19. HUM TGT: DESCRIPTION            "MAYOR": "TOMAS LARA"
                                    "BAKERS"
20. HUM TGT: TYPE                   GOVERNMENT OFFICIAL: "TOMAS LARA"
                                    CIVILIAN: "BAKERS"
21. HUM TGT: NUMBER                 1: "TOMAS LARA"
                                    3: "BAKERS"
23. HUM TGT: EFFECT OF INCIDENT     DEATH: "TOMAS LARA"
                                    INJURY: "BAKERS"
"""


def _read(key: str = _KEY) -> Example:
    return example(Message("DEV-MUC3-9001", report_of("DEV-MUC3-9001", _TEXT)), [*read_templates(key)])


def _marked(kind: str) -> list[str]:
    read = _read()
    return [read.text[m.start : m.end].lower() for m in read.marks if m.kind == kind]


def test_fills_are_marked_where_their_sentence_tells_of_the_happening() -> None:
    assert _marked("assailant") == ["gunmen", "gunmen"]  # not those that fled: that stays open
    assert _marked("victim") == ["mayor", "tomas lara", "bakers"]
    assert _marked("where") == ["villa azul"]
    assert _marked("when") == ["23 july"]
    assert _marked("wounded") == ["3"]
    assert set(_marked("trigger")) == {"shot", "wounded"}


def test_what_may_be_a_mention_stays_open() -> None:
    read = _read()
    left = {(kind, read.text[a:b].lower()) for kind, a, b in read.open}
    assert {("victim", "lara"), ("assailant", "gunmen")} <= left


def test_a_description_has_the_classes_of_whom_it_describes() -> None:
    read = _read()
    found = {read.text[m.start : m.end].lower(): m.classes for m in read.marks if m.kind == "victim"}
    assert found["mayor"] == {"form": "description", "victim_type": "government official", "effect": "death"}
    assert found["bakers"]["effect"] == "injury"


def test_sentences_are_relevant_unknown_or_irrelevant() -> None:
    read = _read()
    told = {read.text[s.start : s.end].lower(): s.relevant for s in read.told}
    assert told["in puerto gris, farmers sold their maize."] is False
    assert told["lara left a wife."] is None
    assert next(known for words, known in told.items() if "shot dead" in words) is True


def test_a_report_without_templates_teaches_that_nothing_is_there() -> None:
    read = example(Message("DEV-MUC3-9001", report_of("DEV-MUC3-9001", _TEXT)), [])
    assert (read.marks, read.open, read.relevant) == ((), (), False)
    assert {one.relevant for one in read.told} == {False}
