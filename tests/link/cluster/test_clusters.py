"""What becomes of many accounts: conflicts between members, ambiguity, one report, judgements."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import Any

from variorum.link.cluster.bonds import Bonds
from variorum.link.cluster.clusters import cluster
from variorum.link.compare.verdict import Comparison
from variorum.link.linker import Corpus, link
from variorum.model.judgement import Verdict

BOMB = {"type": "bombing", "date": "2021-05-03", "place": "Marrow"}
UNDATED = {"type": "bombing", "place": "Marrow", "group": "Red Tide"}


def ids(*accounts: Any) -> frozenset[str]:
    """The accounts as an incident of theirs would hold them."""
    return frozenset(a.id for a in accounts)


def test_members_with_different_days_never_meet_through_a_third(world: Any) -> None:
    """An undated account fits both days as well, so it joins neither and both are warned of it."""
    monday = world.told(**UNDATED | {"date": "2021-05-03"})
    friday = world.told(**UNDATED | {"date": "2021-05-07"})
    undated = world.told(**UNDATED)
    assert world.together() == {ids(monday), ids(friday), ids(undated)}
    warned = {t.incident_id for t in world.of(undated).twins}
    assert warned == {world.of(monday).id, world.of(friday).id}
    assert all("fits another incident" in t.reasons[0] for t in world.of(undated).twins)


def test_an_undated_account_joins_the_day_that_its_toll_gives(world: Any) -> None:
    """One of two days is clearly better."""
    monday = world.told(**UNDATED | {"date": "2021-05-03", "killed": 31})
    friday = world.told(**UNDATED | {"date": "2021-05-07", "killed": 4})
    undated = world.told(**UNDATED | {"killed": 31})
    assert world.together() == {ids(monday, undated), ids(friday)}


def test_a_background_mention_in_many_reports_is_one_incident(world: Any) -> None:
    """A famous killing, told poorly and differently in twelve reports, is one incident of the background."""
    told = [
        {"type": "drone-strike", "place": "Quarra", "date": "2020", "victim": "Qassem Varnani"},
        {"type": "drone-strike", "place": "Marrow", "date": "recently", "victim": "Varnani"},
        {"type": "assassination", "place": "Marrow", "date": "2020-01-03", "victim": "Gen. Qasem Varnani"},
    ]
    accounts = [world.told(kind="background", **told[n % 3]) for n in range(12)]
    other = world.told(kind="background", type="shooting", place="Quarra", date="2022", killed=15)
    assert world.together() == {ids(*accounts), ids(other)}
    assert all(i.background for i in world.incidents())


def test_an_incident_with_a_main_account_is_no_background(world: Any) -> None:
    """One report that is mainly about it is enough."""
    world.told(**BOMB)
    world.told(kind="background", **BOMB)
    (incident,) = world.incidents()
    assert len(incident.links) == 2
    assert not incident.background


def test_accounts_of_one_report_stay_apart(world: Any) -> None:
    """Two bombs in one report are two accounts, and another report joins the one it fits best."""
    both = world.report()
    market = world.account(both, **BOMB, killed=12, site="the Old Fish Market")
    station = world.account(both, **BOMB, killed=5, site="Marrow Central Station")
    other = world.told(**BOMB, killed=5, site="Central Station in Marrow")
    assert world.together() == {ids(market), ids(station, other)}


def test_of_many_reports_that_keep_two_apart_the_same_one_is_named(world: Any) -> None:
    """The first by id, whatever the order of a set in this process."""
    reports = [world.report(f"Outlet {n}") for n in range(12)]
    left, right = ([world.profile(world.account(r, **BOMB)) for r in reports] for _ in range(2))
    pairs = [*pairwise(left), *pairwise(right), (left[0], right[1])]
    ends = [(min(a.id, b.id), max(a.id, b.id)) for a, b in pairs]
    same = [Comparison(*both, Verdict.SAME, 9.0 - n, ()) for n, both in enumerate(ends)]
    made = cluster([*left, *right], same, Bonds((), ()))
    first = min(reports, key=lambda r: r.id)
    assert [kept.reason for kept in made.kept] == [f"{first.outlet} tells of them as two"]


def test_one_report_joins_its_own_only_on_very_strong_evidence(world: Any) -> None:
    """The same victim by name, toll, day, town and group is one happening told twice."""
    both = world.report()
    facts = BOMB | {"victim": "Mira Ostrand", "killed": 31, "group": "Red Tide", "target": "police"}
    one, again = world.account(both, **facts), world.account(both, **facts)
    assert world.together() == {ids(one, again)}


def test_aggregates_and_fears_are_no_incidents(world: Any) -> None:
    """A monthly toll and a foiled attack join nothing and form nothing."""
    main = world.told(**BOMB, killed=12)
    world.told(kind="aggregate", **BOMB, killed=12)
    world.told(kind="hypothetical", **BOMB, killed=12)
    assert world.together() == {ids(main)}


def test_a_foiled_attack_that_a_person_knows_better_joins(world: Any) -> None:
    """What a person judged stands before what the reader took it for."""
    main = world.told(**BOMB)
    feared = world.told(kind="hypothetical", **BOMB)
    world.judge("same", main, feared)
    assert world.together() == {ids(main, feared)}


def test_a_judgement_of_same_is_a_bridge(world: Any) -> None:
    """It joins what the evidence would keep apart, and the link names the person."""
    one, other = world.told("2021-05-03", **BOMB), world.told("2021-05-09", **BOMB | {"date": "2021-05-04"})
    assert len(world.together()) == 2
    world.judge("same", one, other)
    assert world.together() == {ids(one, other)}
    assert world.of(one).links[1].reasons == ("Ada judged it the same: seen",)


def test_a_judgement_of_different_is_a_wall(world: Any) -> None:
    """It holds against all evidence, through third accounts, and nobody is warned again."""
    one, other, third = (world.told(**BOMB) for _ in range(3))
    world.judge("different", one, other)
    assert {len(found) for found in world.together()} == {1, 2}
    assert ids(one, other) not in {found & ids(one, other) for found in world.together()}
    assert all(not i.twins for i in world.incidents())
    assert third.id in {a for found in world.together() for a in found}


def test_a_judgement_of_unsure_keeps_apart_and_warns(world: Any) -> None:
    """Nothing is merged that a person could not decide."""
    one, other = world.told(**BOMB), world.told(**BOMB)
    world.judge("unsure", one, other)
    assert world.together() == {ids(one), ids(other)}
    (twin,) = world.of(one).twins
    assert (twin.incident_id, twin.reasons[0]) == (world.of(other).id, "a person judged them unsure: seen")


def test_the_latest_judgement_stands(world: Any) -> None:
    """A person may change their mind."""
    one, other = world.told(**BOMB), world.told(**BOMB)
    world.judge("different", one, other, at="2024-01-01T00:00Z")
    world.judge("same", one, other, at="2024-02-01T00:00Z")
    assert world.together() == {ids(one, other)}
    world.judge("different", one, other, at="2024-03-01T00:00Z")
    assert world.together() == {ids(one), ids(other)}


def test_an_older_bridge_gives_way_to_a_later_wall_behind_it(world: Any) -> None:
    """same(a, b), same(b, c), then different(a, c): the older bridge of the two falls."""
    a, b, c = (world.told(type="bombing") for _ in range(3))
    world.judge("same", a, b, at="2024-01-01T00:00Z")
    world.judge("same", b, c, at="2024-01-02T00:00Z")
    assert world.together() == {ids(a, b, c)}
    world.judge("different", a, c, at="2024-01-03T00:00Z")
    assert world.together() == {ids(a), ids(b, c)}


def test_an_unsure_pair_warns_on_both_sides_with_reasons(world: Any) -> None:
    """Town and type without a date are not enough; both incidents name each other."""
    one, other = world.told(**BOMB), world.told(type="bombing", place="Marrow")
    (left,), (right,) = world.of(one).twins, world.of(other).twins
    assert (left.incident_id, right.incident_id) == (world.of(other).id, world.of(one).id)
    assert left.reasons == right.reasons == ("the evidence is too thin", "both in Marrow", "both a bombing")
    assert 0 < left.score < 0.5


def test_the_links_say_with_what_they_were_compared(world: Any) -> None:
    """The first account is the one of the earliest report; the others give their best reasons."""
    later = world.told("2021-05-05", **BOMB, killed=14)
    first = world.told("2021-05-03", **BOMB, killed=3)
    links = world.of(first).links
    assert [one.account_id for one in links] == [first.id, later.id]
    assert links[0].reasons == ("the first account of this incident",)
    assert links[1].reasons[0] == "compared with “account 0” in Outlet 2"
    assert "both on 3 May 2021" in links[1].reasons
    assert 0.5 < links[1].score < 1


def test_the_id_stays_as_later_reports_join(world: Any) -> None:
    """It derives from the account of the earliest report."""
    first = world.told("2021-05-03", **BOMB)
    alone = world.of(first).id
    world.told("2021-05-04", **BOMB)
    world.told(None, **BOMB)
    assert world.of(first).id == alone
    assert len(world.of(first).links) == 3


def test_the_order_of_the_input_does_not_matter(world: Any) -> None:
    """Shuffled reports, accounts and judgements give the same lineages and incidents."""
    towns, groups = ("Marrow", "Tessel", "Quarra", "Odd"), ("Red Tide", "The Column")
    rng = random.Random(7)  # noqa: S311 - a test needs the same order each time
    made = []
    for n in range(60):
        fields = {"type": rng.choice(("bombing", "shooting", "attack")), "place": rng.choice(towns)}
        fields |= {"date": f"2021-05-0{rng.randint(1, 4)}"} if n % 3 else {}
        fields |= {"group": rng.choice(groups), "killed": rng.choice((2, 15, 15, 90))}
        made.append(world.told("2021-05-05" if n % 2 else None, **fields))
    world.judge("same", made[0], made[1])
    world.judge("different", made[2], made[3])
    corpus = world.corpus()
    expected = list(link(corpus))
    for _ in range(5):
        parts = [list(part) for part in (corpus.reports, corpus.accounts, corpus.judgements)]
        for part in parts:
            rng.shuffle(part)
        assert list(link(Corpus(*map(tuple, parts)))) == expected
    linked = [one.account_id for i in world.incidents() for one in i.links]
    assert sorted(linked) == sorted(a.id for a in made)
