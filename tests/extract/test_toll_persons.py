"""Who came to harm one by one, lists of them, and what is no such thing."""

from __future__ import annotations

import pytest

from variorum.extract.reader import extract
from variorum.model.assertion import AccountKind, Assertion
from variorum.model.report import Known, Passage, PassageKind, Published, Report
from variorum.model.value import Count


def told(text: str, field: str) -> list[Assertion]:
    """The assertions for `field` of the main account of `text`, one paragraph a `|`."""
    paragraphs, start = [], 0
    for part in text.split("|"):
        paragraphs.append(Passage(start, start + len(part), PassageKind.PARAGRAPH))
        start += len(part) + 2
    clean = text.replace("|", "\n\n")
    when = Published("2019-03-08", Known.GIVEN)
    report = Report("r_test", "00", "test", clean, tuple(paragraphs), outlet="The Post", published=when)
    main = next(a for a in extract(report) if a.kind is AccountKind.MAIN)
    return list(main.of(field))


def persons(text: str, field: str) -> set[str | None]:
    """The persons told of, attackers left out."""
    return {a.note("person") for a in told(text, field) if a.note("attackers") != "only"} - {None}


def totals(text: str, field: str) -> list[int | None]:
    """The figures told, persons and parts left out."""
    found = [a for a in told(text, field) if a.note("person") is None and a.note("part") is None]
    return [a.value.best for a in found if isinstance(a.value, Count)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A 23-year-old man was shot and killed on Monday in Salem.", 1),
        ("Gunmen shot dead a councillor in Salem on Monday.", 1),
        ("Gunmen entered the mayor's house in Salem and shot him dead.", 1),
        ("Gunmen have gunned down the head of a local charity in Salem.", 1),
        ("The prosecutor and his driver were killed in a shooting on Monday.", 2),
        ("A mayor was shot and killed along with his son in Salem.", 2),
        ("A tribal elder and former judge was shot and killed in Salem.", 1),
        ("A teacher was hacked to death in Salem on Monday.", 1),
        ("A shooting in Salem claimed the life of a teacher.", 1),
        ("Twelve hours after the shooting in Salem a woman was found dead.", 1),
        ("A man was shot in Salem on Monday.", 0),
        ("Police said a man wanted to shoot and kill his neighbour in an attack in Salem.", 0),
        ("A dog was shot and killed in an attack in Salem on Monday.", 0),
    ],
)
def test_the_dead_are_found_one_by_one(text: str, number: int) -> None:
    assert len(persons(text, "killed")) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (
            "A 23-year-old man was shot and killed in Salem.|John Doe, 23, was pronounced dead at the scene.",
            1,
        ),
        ("A man was shot and killed in Salem.|The victim died before help came. He was dead on arrival.", 1),
        ("A man was shot and killed in Salem.|A woman died in hospital.", 2),
        ("A man, 23, was shot and killed in Salem.|A 41-year-old man died in hospital.", 2),
        ("A man was shot and killed in Salem.|Another man died in hospital.", 2),
        ("John Doe was shot and killed in Salem.|Richard Roe died in hospital.", 2),
        ("John Doe was shot and killed in Salem.|Doe was dead when help came.", 1),
        ("Police tell of the death in Salem of John Doe, a 28-year-old who was shot and killed.", 1),
        ("Police blame the gang for the murder of a notary and the kidnapping of two brothers in Salem.", 1),
        ("A man was killed and a boy was shot in Salem.|John Doe, who was shot in the head, died there.", 1),
    ],
)
def test_nobody_is_counted_twice(text: str, number: int) -> None:
    assert len(persons(text, "killed")) == number


def test_a_person_is_told_in_their_own_words() -> None:
    found = told("A 23-year-old man was shot and killed on Monday in Salem.", "killed")
    assert [(a.original, a.note("person")) for a in found] == [("A 23-year-old man", "a 23 - year - old man")]


def test_who_was_shot_may_be_dead_or_wounded() -> None:
    found = told("A man was shot in the leg in Salem on Monday.", "wounded")
    assert [a.note("hit") for a in found] == ["dead or wounded"]


def test_who_killed_himself_is_an_attacker() -> None:
    found = told("A gunman shot two people dead in Salem on Monday before killing himself.", "killed")
    alone = [a for a in found if a.note("attackers") == "only"]
    assert [a.original for a in alone] == ["himself"]
    assert [a.note("attackers") for a in found if a not in alone] == ["excluded"]


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("Gunmen opened fire in Salem and killed seven women and five men.", [12]),
        ("Three children, a woman and a man were killed in a bombing in Salem.", [5]),
        ("A bombing in Salem killed 12 people, police and a nurse said.", [12]),
        ("Six passengers and a suicide bomber were killed in a bombing in Salem.", [6]),
        ("A family of four was killed in a bombing in Salem.", [4]),
        ("Eight elders were shot and killed in Salem on Monday.", [8]),
        ("Twelve people were on Monday killed in a bombing in Salem.", [12]),
        ("A child was among nine people killed in a bombing in Salem.", [9]),
        ("Gunmen attacked Salem on Monday after youths killed 800 cattle.", []),
        ("A gunman opened fire in Salem. So far this year 17 people were killed there.", []),
        ("A gunman opened fire in Salem. Four people were killed in 3 separate shootings there.", []),
    ],
)
def test_groups_and_lists_have_one_figure(text: str, sums: list[int]) -> None:
    assert totals(text, "killed") == sums


@pytest.mark.parametrize(
    "text",
    [
        "A man was wounded in a shooting in Salem on 7 March 2019.|On 4 May 2015 a girl was killed there.",
        "A man was wounded in a shooting in Salem on Thursday.|The street is where Jane Roe died in a crash.",
        "A man was wounded in a shooting in Salem on Thursday.|His friend was killed in a previous shooting.",
    ],
)
def test_the_dead_of_another_time_or_cause_are_not_of_this_happening(text: str) -> None:
    assert persons(text, "killed") == set()
