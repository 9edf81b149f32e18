"""What two accounts name: people, ages, streets, rare words."""

from __future__ import annotations

from typing import Any

import pytest

from variorum.link.compare import telling
from variorum.link.compare.profile import Profile
from variorum.link.compare.verdict import by_names, compare, plainly_different
from variorum.model.judgement import Verdict

SHOT = {"type": "shooting", "date": "2021-05-03", "place": "Marrow"}
HER = "Ilva Brannoch, 23, was shot on Quillmere Street near Tolvane Arms, said Sgt. Odrick Fenn."
AGAIN = "Shot on Quillmere Street: Ilva Brannoch, 23. Neighbours at Tolvane Arms heard it. Odrick Fenn spoke."
HIM = "Josk Ferrowin, 41, was shot at Lowmarsh Lane, by Hesper Grange, said Kellan Duthie."


def told(world: Any, text: str, published: str | None = None, outlet: str = "", **fields: Any) -> Profile:
    """The profile of an account whose report has this text."""
    report = world.report(outlet or f"Outlet {len(world.reports)}", published, text=text)
    found: Profile = world.profile(world.account(report, **fields))
    return found


def test_each_sign_has_a_worth(world: Any) -> None:
    a, b = told(world, HER, **SHOT), told(world, AGAIN, **SHOT)
    assert tuple(telling.worth()) == telling.SIGNS == tuple(telling.signs(a, b))


def test_people_streets_and_words_of_both_speak_for_it(world: Any) -> None:
    a, b = told(world, HER, **SHOT), told(world, AGAIN, **SHOT)
    said = {f.sentence: f.score for f in compare(a, b).features if f.sign}
    assert "both tell of Ilva Brannoch" in said
    assert "both name the street Quillmere" in said
    assert any(s.startswith("both name Brannoch") for s in said)
    assert all(score > 0 for score in said.values())


def test_others_named_speak_against_it(world: Any) -> None:
    """One day, town and type; but neither the people nor anything else that is named is the same."""
    found = compare(told(world, HER, **SHOT), told(world, HIM, **SHOT))
    assert "neither names what the other names" in found.reasons
    assert any(r.startswith("one tells of ages") for r in found.reasons)
    assert found.verdict is not Verdict.SAME


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        ({"date": "2021-05-04"}, Verdict.SAME),
        ({"date": "2021-06-20"}, Verdict.SAME),
        ({"place": "Tessel"}, Verdict.SAME),
        ({"date": "2018-05-03", "place": "Ostland"}, Verdict.UNSURE),
        ({"killed": 300}, Verdict.UNSURE),
    ],
    ids=["the next day", "the day in court", "another town", "day and country", "300 dead"],
)
def test_a_day_or_town_told_wrong_gives_way_to_names(
    world: Any, other: dict[str, Any], verdict: Verdict
) -> None:
    """The same woman shot on the same street is one incident; 300 dead are not 1."""
    a = told(world, HER, **SHOT | {"killed": 1})
    b = told(world, AGAIN, **SHOT | {"killed": 1} | other)
    assert compare(a, b).verdict is verdict, compare(a, b).reasons
    assert compare(b, a) == compare(a, b)
    assert by_names(a, b) == compare(a, b).by_names
    if verdict is Verdict.SAME:
        assert not plainly_different(a, b)
    if plainly_different(a, b):
        assert compare(a, b).verdict is Verdict.DIFFERENT


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a man was shot, the police said, and nobody has been arrested.", True),
        ("A man was shot, said Fenn of the police.", True),
        (AGAIN, False),
    ],
    ids=["nobody named", "one rare word of both", "the same woman on the same street"],
)
def test_the_quick_look_at_names(world: Any, text: str, plain: bool) -> None:
    """Of another day: a word that both have is no reason to compare them in full, a person is."""
    a, b = told(world, HER, **SHOT), told(world, text, **SHOT | {"date": "2021-06-20"})
    assert plainly_different(a, b) is plain
    if plain:
        assert compare(a, b).verdict is Verdict.DIFFERENT


def test_names_in_one_report_are_looked_at_as_when_compared(world: Any) -> None:
    """There only the victims and attackers of both tell something."""
    report = world.report(text=HER)
    for fields in (SHOT, SHOT | {"victim": "Ilva Brannoch"}):
        a, b = (world.profile(world.account(report, **fields)) for _ in range(2))
        assert by_names(a, b) == compare(a, b).by_names


def test_likeness_of_text_alone_joins_nothing(world: Any) -> None:
    """A text told again word for word, of another day and town, names nobody: two incidents."""
    text = "a man was shot and killed near the station, the police said, and nobody has been arrested. " * 5
    a, b = told(world, text, **SHOT), told(world, text, **SHOT | {"date": "2021-07-09", "place": "Tessel"})
    assert compare(a, b).verdict is Verdict.DIFFERENT


def test_rare_words_alone_join_nothing(world: Any) -> None:
    """Even many names of both need a second question on which the two agree."""
    words = " ".join(f"Vor{x}lin Quesh{x}ad" for x in "abcdefgh")
    a, b = told(world, words), told(world, words)
    assert compare(a, b).verdict is Verdict.DIFFERENT


def test_names_say_nothing_between_accounts_of_one_report(world: Any) -> None:
    """Both have the same words around them."""
    report = world.report(text=HER)
    a, b = (world.profile(world.account(report, **SHOT)) for _ in range(2))
    assert not [f for f in compare(a, b).features if f.sign]


def test_names_weigh_less_in_one_outlet(world: Any) -> None:
    """Its reports share officials and places of its town."""
    a = told(world, HER, **SHOT)
    same = told(world, AGAIN, outlet=a.outlet, **SHOT)
    other = told(world, AGAIN, **SHOT)
    assert compare(a, same).score < compare(a, other).score


def test_somebody_is_killed_once(world: Any) -> None:
    """A killing told with another town: the same man is dead in both. His brother is somebody else."""
    dead = {"type": "assassination", "victim": "Anton Varnani", "place": "Marrow", "date": "2020"}
    a, b = (
        told(world, "x", **dead),
        told(world, "x", **dead | {"place": "Tessel", "victim": "Anton Varnani"}),
    )
    assert "Anton Varnani is killed in both" in compare(a, b).reasons
    assert compare(a, b).verdict is Verdict.SAME
    brother = told(world, "x", **dead | {"place": "Tessel", "victim": "Bela Varnani"})
    assert compare(a, brother).verdict is Verdict.DIFFERENT
    shot = dead | {"type": "armed-assault"}
    assert not [
        f
        for f in compare(told(world, "x", **shot), told(world, "x", **shot)).features
        if f.sign and "killed" in f.sentence
    ]


def test_the_agency_and_the_group_that_both_name_tell_no_incident_from_another(world: Any) -> None:
    """Two attacks years and countries apart, both told by one wire and claimed by one group."""
    wire = "TESSEL (Quellwort Wire) - A hall was attacked. Vashti Front claimed it.\n\nReporting by Quellwort Wire"
    a = told(world, wire, **SHOT, group="Vashti Front")
    b = told(world, wire, **SHOT | {"date": "2016-02-03", "place": "Ostland"}, group="Vashti Front")
    assert not {"quellwort", "vashti"} & (a.named | b.named)
    assert compare(a, b).verdict is Verdict.DIFFERENT
