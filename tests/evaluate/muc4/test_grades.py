"""Fills graded by slot: the rules of the guidelines and what the judges said."""

import pytest

from variorum.evaluate.muc4.grades import Grader
from variorum.evaluate.muc4.history import History, Ruling, words_of
from variorum.evaluate.muc4.templates import Fill, Option, Template

NONE = Template("XX-1", 1, False, {})


def fill(*values: str, tag: str = "") -> Fill:
    return Fill(tuple(Option(value, tag) for value in values))


def grade(slot: str, given: Fill, wanted: Fill, *, same_tag: bool = False) -> float:
    return Grader(NONE, NONE).grade(slot, given, wanted, same_tag=same_tag)


@pytest.mark.parametrize(
    ("given", "wanted", "expected"),
    [
        ("05 MAY 90", "05 MAY 90", 1.0),
        ("5 MAY 1990", "05 MAY 90", 1.0),
        ("05 MAY 90", "06 MAY 90", 0.0),
        ("05 MAY 90", "04 MAY 90 - 06 MAY 90", 0.5),
        ("07 MAY 90", "04 MAY 90 - 06 MAY 90", 0.0),
        ("06 MAY 90", "- 06 MAY 90", 0.5),
        ("05 MAY 90", "- 06 MAY 90", 0.5),
        ("04 MAY 90", "- 06 MAY 90", 0.0),
        ("- 06 MAY 90", "- 06 MAY 90", 1.0),
        ("- 06 MAY 90", "06 MAY 90", 0.5),
        ("- 06 MAY 90", "05 MAY 90 - 06 MAY 90", 0.5),
        ("- 06 MAY 90", "05 MAY 90", 0.0),
        ("- 06 MAY 90", "- 05 MAY 90", 0.0),
        ("01 MAY 90 - 06 MAY 90", "- 06 MAY 90", 1.0),
        ("01 MAY 90 - 06 MAY 90", "03 MAY 90 - 06 MAY 90", 0.5),
        ("05 MAY 90 - 06 MAY 90", "05 MAY 90", 0.0),
        ("31 FEB 90", "31 FEB 90", 1.0),
        ("LAST SPRING", "05 MAY 90", 0.0),
    ],
)
def test_dates(given: str, wanted: str, expected: float) -> None:
    assert grade("inc-date", fill(given), fill(wanted)) == expected


@pytest.mark.parametrize(
    ("slot", "given", "wanted", "expected"),
    [
        ("inc-loc", "PERU: LIMA (CITY)", "PERU: LIMA (CITY)", 1.0),
        ("inc-loc", "PERU", "PERU: LIMA (CITY)", 0.5),
        ("inc-loc", "PERU: CUSCO (CITY)", "PERU: LIMA (CITY)", 0.5),
        ("inc-loc", "PERU: LIMA (DEPARTMENT)", "PERU: LIMA (CITY)", 0.5),
        ("inc-loc", "CHILE: LIMA (CITY)", "PERU: LIMA (CITY)", 0.0),
        ("inc-type", "BOMBING", "BOMBING", 1.0),
        ("inc-type", "ATTACK", "BOMBING", 0.5),
        ("inc-type", "BOMBING", "ATTACK", 0.0),
        ("inc-stage", "ACCOMPLISHED", "ATTEMPTED", 0.0),
        ("phys-tgt-total-num", "7", "7", 1.0),
        ("phys-tgt-total-num", "7", "5 - 7", 0.5),
        ("phys-tgt-total-num", "7", "~7", 0.5),
        ("phys-tgt-total-num", "6", "5 - 7", 0.0),
        ("phys-tgt-total-num", "PLURAL", "7", 0.0),
        ("inc-instr-type", "GUN", "MACHINE GUN", 0.5),
        ("inc-instr-type", "MACHINE GUN", "GUN", 0.0),
        ("perp-org-conf", "SUSPECTED OR ACCUSED", "SUSPECTED OR ACCUSED BY AUTHORITIES", 0.5),
        ("phys-tgt-effect", "DESTROYED", "SOME DAMAGE", 0.5),
        ("phys-tgt-effect", "SOME DAMAGE", "DESTROYED", 0.0),
        ("hum-tgt-type", "POLITICAL FIGURE", "GOVERNMENT OFFICIAL", 0.5),
        ("hum-tgt-effect", "NO INJURY", "NO INJURY OR DEATH", 0.5),
    ],
)
def test_values_by_slot(slot: str, given: str, wanted: str, expected: float) -> None:
    assert grade(slot, fill(given), fill(wanted)) == expected


def test_the_best_alternative_counts() -> None:
    assert grade("inc-type", fill("BOMBING"), fill("ATTACK", "BOMBING")) == 1.0


@pytest.mark.parametrize(("same_tag", "expected"), [(True, 1.0), (False, 0.5)])
def test_a_right_value_with_a_wrong_cross_reference_is_half_right(same_tag: bool, expected: float) -> None:
    given, wanted = fill("CIVILIAN", tag='"MILLERS"'), fill("CIVILIAN", tag='"WEAVERS"')
    assert grade("hum-tgt-type", given, wanted, same_tag=same_tag) == expected


def test_a_partly_right_value_stays_so_with_the_right_cross_reference() -> None:
    given, wanted = fill("GUN", tag='"RIFLE"'), fill("RIFLE", tag='"RIFLE"')
    assert grade("inc-instr-type", given, wanted, same_tag=True) == 0.5


@pytest.mark.parametrize("verdict", [1.0, 0.5, 0.0])
def test_the_judges_decide_on_unlike_strings(verdict: float) -> None:
    ruling = Ruling(verdict, frozenset({words_of('"WEAVERS"')}) if verdict else frozenset())
    history = History({("XX-1", 1, "perp-ind-id", words_of('"STRIKERS"')): (ruling,)})
    grader = Grader(NONE, NONE, history)
    assert grader.grade("perp-ind-id", fill('"STRIKERS"'), fill('"WEAVERS"'), same_tag=False) == verdict


def test_the_judges_do_not_decide_on_equal_strings() -> None:
    history = History({("XX-1", 1, "perp-ind-id", words_of('"WEAVERS"')): (Ruling(0.0, frozenset()),)})
    grader = Grader(NONE, NONE, history)
    assert grader.grade("perp-ind-id", fill('"WEAVERS"'), fill('"WEAVERS"'), same_tag=False) == 1.0
