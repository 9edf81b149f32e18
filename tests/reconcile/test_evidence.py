"""Evidence: lineage, primary voice, the origin's time, what link inferred, and doubts."""

import pytest

from variorum.model.assertion import AccountKind, Certainty, Polarity, Role
from variorum.model.identity import content_id
from variorum.model.value import Actor, ActorKind, Count, Granularity, Nothing, PartialDate
from variorum.reconcile.evidence import gather, names_of, witnesses

BANNER = Actor("Red Banner", ActorKind.GROUP, "g:rb")


def test_the_outlet_is_a_voice_and_an_unnamed_one_is_told_by_its_report(newsroom) -> None:
    newsroom.report("The Herald").says("killed", 84)
    newsroom.report(None).says("killed", 84)
    newsroom.report(None, "2024-01-05").says("killed", 84)
    names = names_of(gather(newsroom.record()))
    assert len(names) == 3
    assert "The Herald" in names
    assert sum(n.startswith("unnamed outlet r_") for n in names) == 2


def test_one_voice_under_two_spellings_is_one(newsroom) -> None:
    newsroom.report("The Herald").says("killed", 84, by="the Harbour police")
    newsroom.report("The Post").says("killed", 84, by="Harbour Police")
    assert len(names_of(gather(newsroom.record()))) == 1


def test_a_group_that_speaks_through_a_statement_goes_by_its_name(newsroom) -> None:
    newsroom.report().says("claim", BANNER, by=("the statement", Role.PERPETRATOR), actor="g:rb")
    assert [e.name for e in gather(newsroom.record())] == ["Red Banner"]


def test_a_rewrite_has_the_time_of_its_origin_for_what_it_repeats(newsroom) -> None:
    wire = newsroom.report("Wire", "2024-01-03").says("killed", 84, by="police")
    newsroom.report("The Herald", "2024-01-06", copy_of=wire).says("killed", 84, by="police").says(
        "wounded", 9
    )
    found = gather(newsroom.record())
    assert [e.moment.day for e in found if e.assertion.field == "killed"] == ["2024-01-03", "2024-01-03"]
    assert [e.moment.day for e in found if e.assertion.field == "wounded"] == ["2024-01-06"]
    assert len({e.lineage for e in found}) == 1


def test_an_inferred_date_stands_for_the_unresolved_one(newsroom, days) -> None:
    desk = newsroom.report().says(
        "date", PartialDate(None, None, Granularity.UNRESOLVED, "a weekday", weekday=2)
    )
    newsroom.infer(desk, 0, days("2024-01-03"), "dated by The Post")
    (found,) = gather(newsroom.record())
    assert (found.value, found.inferred) == (days("2024-01-03"), "dated by The Post")


def test_what_is_not_known_gives_no_value(newsroom) -> None:
    newsroom.report().says("group", BANNER, by="police", polarity=Polarity.NOT_KNOWN)
    assert [e.value for e in gather(newsroom.record())] == [Nothing("group")]


@pytest.mark.parametrize(
    ("how", "doubt"),
    [
        ({"by": ("a militant", Role.PERPETRATOR)}, "own word"),
        ({"by": "police", "certainty": Certainty.POSSIBLE}, "possible"),
        ({"by": "police", "notes": {"hypothetical": "yes"}}, "may happen"),
        ({"by": "police", "certainty": Certainty.PROBABLE}, None),
        ({}, None),
    ],
)
def test_doubts(newsroom, how: dict[str, object], doubt: str | None) -> None:
    newsroom.report().says("killed", 84, **how)
    (found,) = gather(newsroom.record())
    assert bool(found.doubts) is (doubt is not None)
    assert all(doubt in d for d in found.doubts if doubt)


@pytest.mark.parametrize("kind", [AccountKind.HYPOTHETICAL, AccountKind.AGGREGATE])
def test_accounts_of_no_single_happening_are_doubtful(newsroom, kind: AccountKind) -> None:
    newsroom.report(kind=kind).says("killed", 84)
    assert gather(newsroom.record())[0].doubts


def test_a_report_without_a_lineage_is_its_own_witness(newsroom) -> None:
    newsroom.report("The Herald").says("killed", 84)
    newsroom.lines.clear()
    (found,) = gather(newsroom.record())
    assert found.lineage == content_id("l", found.report)


def test_witnesses_in_words_come_latest_first_and_the_rest_is_counted(newsroom) -> None:
    for n in range(1, 6):
        newsroom.report(f"Outlet {n}", f"2024-01-0{n}").says("killed", 84, by="police")
    words = witnesses(gather(newsroom.record()), most=2)
    assert words == (
        "Outlet 5, police, published 5 January 2024; Outlet 4, police, published 4 January 2024; 3 more"
    )


def test_an_as_of_that_link_dated_is_said_to_be(newsroom, days) -> None:
    thursday = PartialDate(None, None, Granularity.UNRESOLVED, "a weekday", weekday=3)
    desk = newsroom.report("The Herald").says("killed", 84, by="police", as_of=thursday)
    assert gather(newsroom.record())[0].words == "The Herald, police, no time"
    newsroom.infer_as_of(desk, 0, days("2024-01-04"), "The Post dates the incident")
    (found,) = gather(newsroom.record())
    assert found.words == "The Herald, police, as of 4 January 2024 (dated by a linked report)"


def test_only_dates_are_replaced_by_inferred_ones(newsroom, days) -> None:
    desk = newsroom.report().says("killed", 84)
    newsroom.infer(desk, 0, days("2024-01-04"), "a mistake")
    assert gather(newsroom.record())[0].value == Count(84, 84, 84)


def test_a_bare_name_is_the_listed_actor_of_that_name(newsroom) -> None:
    newsroom.report("The Herald").says("blame", BANNER, by="the army")
    newsroom.report("The Post").says("blame", Actor("the Red Banner", ActorKind.UNKNOWN), by="the army")
    assert {e.value for e in gather(newsroom.record())} == {BANNER}


def test_a_bare_name_that_two_listed_actors_have_stays_bare(newsroom) -> None:
    bare = Actor("Red Banner", ActorKind.UNKNOWN)
    desk = newsroom.report("The Herald")
    for actor in (BANNER, Actor("Red Banner", ActorKind.ORGANISATION, "o:rb"), bare):
        desk.says("blame", actor, by="the army")
    assert bare in {e.value for e in gather(newsroom.record())}
