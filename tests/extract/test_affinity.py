"""Signs that two mentions tell of one happening, or of two."""

from __future__ import annotations

import pytest

from variorum.evaluate.reading import report_of
from variorum.extract.affinity import SIGNS, affinity, weights
from variorum.extract.happenings import mentions
from variorum.extract.readers import Reader
from variorum.extract.scene import scene
from variorum.model.assertion import AccountKind

LEAD = "Gunmen shot three farmers in Kano, Nigeria, on Monday."


def pair(second: str, *, first: str = LEAD) -> tuple[object, object]:
    """The first mention of each of two sentences."""
    found = list(mentions(scene(report_of("case", f"{first} {second}", published="2021-03-04"))))
    return found[0], next(m for m in found if m.trigger.sentence == 1)


@pytest.mark.parametrize(
    ("second", "sign"),
    [
        ("The attack shocked the town.", "the later is definite ('the attack')"),
        ("Police said the gunmen shot the farmers at noon.", "the same type"),
        ("The gunmen shot the farmers at noon.", "the same people or things met"),
        ("A journalist was kidnapped in Lima.", "only one is a kidnapping"),
        ("A journalist was shot in Lima, Peru.", "places far apart"),
        ("A journalist was shot.", "other people or things met"),
        ("Another attack hit a mosque.", "the later is said to be another"),
        ("Meanwhile, a bomb exploded in Lima.", "the sentence turns to something else"),
        ("There were bombings.", "the later is plural ('attacks')"),
    ],
)
def test_a_sign_is_seen(second: str, sign: str) -> None:
    assert SIGNS[sign](*pair(second))


@pytest.mark.parametrize(
    ("second", "sign"),
    [
        ("The attacks shocked the town.", "the later is plural ('attacks')"),
        ("An attack shocked the town.", "the later is definite ('the attack')"),
        ("A farmer was shot in Kano.", "places far apart"),
        ("The gunmen shot them at noon.", "other people or things met"),
    ],
)
def test_a_sign_is_not_seen(second: str, sign: str) -> None:
    assert not SIGNS[sign](*pair(second))


def test_every_weight_has_its_sign_and_every_sign_its_weight() -> None:
    assert set(weights()) == set(SIGNS)


def test_the_attack_is_closer_than_another_one() -> None:
    same = affinity(*pair("The attack shocked the farmers."))
    other = affinity(*pair("Meanwhile, a bank in Lima, Peru, was bombed on Tuesday."))
    assert same > other


def test_after_an_aside_a_report_is_back_at_its_own_happening() -> None:
    text = (
        "Bomb kills twelve at a market in Kano\n\n"
        "Two bombs exploded at a market in Kano, Nigeria, on Monday, police said. "
        "In 2019 a drone strike killed a rebel leader near Maiduguri. "
        "Officials said that 12 people were killed in the blasts and 40 were wounded. "
        "The attack is the worst in Kano in years."
    )
    told = list(Reader().read(report_of("case", text, published="2021-03-02")))
    tolls = {a.kind: [s.original for s in a.of("killed", "wounded")] for a in told}
    assert tolls[AccountKind.MAIN] == ["twelve", "12", "40"]
    assert not any("12" in words for kind, words in tolls.items() if kind is not AccountKind.MAIN)


def test_that_bombing_is_the_one_told_of_just_before() -> None:
    text = (
        "Gunmen opened fire in a concert hall in Sofia, Bulgaria, on Friday and killed nine people. "
        "In October 2015 a bomb brought down an airliner over Egypt. "
        "A branch of the group claimed that bombing."
    )
    told = list(Reader().read(report_of("case", text, published="2021-03-06")))
    (main,) = [a for a in told if a.kind is AccountKind.MAIN]
    assert not any("bombing" in s.original for s in main.assertions)
