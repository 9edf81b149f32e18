"""gtd-2019: the toll rule in its three steps, perpetrator counts, and competing attributions."""

import pytest

from variorum.model.assertion import Certainty, Polarity, Role
from variorum.model.finding import Finding, Status
from variorum.model.value import Actor, ActorKind, Count
from variorum.reconcile.gtd import guncertain

BANNER = Actor("Red Banner", ActorKind.GROUP, "g:rb")
MILITANT = ("a militant", Role.PERPETRATOR)


def killed(newsroom, *told: tuple) -> Finding:
    """The finding on reports of (figure, day, voice); a day of None is a report without a time."""
    for n, (figure, day, *how) in enumerate(told):
        newsroom.report(f"Outlet {n}", day).says("killed", figure, by=how[0] if how else None)
    return newsroom.findings("gtd-2019")["killed"]


@pytest.mark.parametrize(
    ("told", "best", "rule"),
    [
        # rule 1: the most recent independent source
        ([(84, "2024-01-04"), (95, "2024-01-03")], 84, "gtd.most_recent_independent"),
        ([(84, "2024-01-03"), (95, "2024-01-04")], 95, "gtd.most_recent_independent"),
        # what has no time can't be the most recent
        ([(84, "2024-01-04"), (95, None), (95, None)], 84, "gtd.most_recent_independent"),
        # not on the perpetrators' own word
        (
            [(84, "2024-01-03"), (20, "2024-01-05", MILITANT), (90, "2024-01-02")],
            84,
            "gtd.most_recent_independent",
        ),
        # rule 2: several equally recent: the majority
        (
            [(84, "2024-01-04"), (95, "2024-01-04"), (95, "2024-01-04"), (70, "2024-01-03")],
            95,
            "gtd.majority_figure",
        ),
        # nobody has a time
        ([(84, None), (95, None), (95, None)], 95, "gtd.majority_figure"),
        # rule 3: no majority: the lowest
        ([(84, "2024-01-04"), (95, "2024-01-04")], 84, "gtd.lowest_figure"),
        ([(84, None), (95, None)], 84, "gtd.lowest_figure"),
        # unless it is from a questionable source
        ([(20, None, MILITANT), (84, None), (95, None)], 84, "gtd.lowest_figure"),
        # all are questionable: the majority, then the lowest of them
        ([(20, None, MILITANT), (30, None, ("another militant", Role.PERPETRATOR))], 20, "gtd.lowest_figure"),
        ([(11, "2024-01-04")], 11, "rules.only_reading"),
    ],
)
def test_the_toll_rule(newsroom, told: list[tuple], best: int, rule: str) -> None:
    found = killed(newsroom, *told)
    assert (found.value.best, found.rule) == (best, rule)


def test_at_least_eleven_is_eleven(newsroom) -> None:
    found = killed(newsroom, (Count(11, 11, None, "at least"), "2024-01-04"))
    assert (found.value.low, found.value.best, found.value.high) == (11, 11, None)
    assert found.sentence.startswith("11, told as “killed 0”: ")


def test_a_copy_made_later_is_not_the_most_recent(newsroom) -> None:
    wire = newsroom.report("Wire", "2024-01-03").says("killed", 70)
    newsroom.report("The Post", "2024-01-04").says("killed", 84)
    newsroom.report("The Herald", "2024-01-06", copy_of=wire).says("killed", 70)
    assert newsroom.findings()["killed"].value.best == 84


def test_copies_do_not_make_a_majority(newsroom) -> None:
    wire = newsroom.report("Wire", "2024-01-04").says("killed", 95)
    for n in range(5):
        newsroom.report(f"Copy {n}", "2024-01-04", copy_of=wire).says("killed", 95)
    newsroom.report("The Herald", "2024-01-04").says("killed", 84)
    newsroom.report("The Post", "2024-01-04").says("killed", 84)
    assert newsroom.findings()["killed"].value.best == 84


def test_the_later_report_of_one_day_is_the_most_recent(newsroom) -> None:
    found = killed(newsroom, (40, "2024-01-03T10:00+00:00"), (60, "2024-01-03T18:00+00:00"))
    assert (found.value.best, found.rule) == (60, "gtd.most_recent_independent")


def test_the_sentence_names_the_witness_and_who_has_no_time(newsroom) -> None:
    newsroom.report("The Herald", "2024-01-04").says(
        "killed", 84, by="Aland's authorities", as_of="2024-01-04"
    )
    newsroom.report("Quill").says("killed", Count(90, 99, 99, "nearly"))
    found = newsroom.findings()["killed"]
    assert found.sentence == (
        "84: the most recent independent report (The Herald, Aland's authorities, as of 4 January 2024); "
        "without a time, so not to be ranked by it: 90 to 99 (Quill, no time)."
    )
    assert found.citation == "GTD codebook, October 2019, number of fatalities and injuries (nkill, nwound)"
    assert found.losses[0].reason == "no report of it has a time, so it can't be the most recent"


def test_the_total_with_the_attackers_is_preferred_where_it_fits(newsroom) -> None:
    desk = newsroom.report("The Herald", "2024-01-04").says("attackers", 1)
    desk.says("killed", 37, notes={"attackers": "excluded"}).says(
        "killed", 38, notes={"attackers": "included"}
    )
    found = newsroom.findings()["killed"]
    assert (found.value.best, found.status) == (38, Status.RANGE)
    assert len(found.chosen) == 2


def test_a_total_with_too_many_attackers_is_a_dispute(newsroom) -> None:
    desk = newsroom.report("The Herald", "2024-01-04").says("attackers", 1)
    desk.says("killed", 37, notes={"attackers": "excluded"}).says(
        "killed", 41, notes={"attackers": "included"}
    )
    found = newsroom.findings()["killed"]
    assert (found.value.best, found.status) == (37, Status.DISPUTED)


def test_parts_and_the_wounded_go_by_the_same_rule(newsroom) -> None:
    for n, (figure, day) in enumerate([(9, "2024-01-03"), (8, "2024-01-04")]):
        newsroom.report(f"Outlet {n}", day).says("wounded", figure).says(
            "killed", figure, notes={"part": "children"}
        )
    found = newsroom.findings()
    assert {f: (v.value.best, v.rule) for f, v in found.items()} == {
        "killed/children": (8, "gtd.most_recent_independent"),
        "wounded": (8, "gtd.most_recent_independent"),
    }


@pytest.mark.parametrize(
    ("told", "best", "rule"),
    [
        ([2, 2, 3], 2, "gtd.majority_count"),
        ([3, 3, 2], 3, "gtd.majority_count"),
        ([3, 2], 2, "gtd.lowest_count"),
    ],
)
def test_perpetrators_by_majority_then_the_lowest(newsroom, told: list[int], best: int, rule: str) -> None:
    for n, number in enumerate(told):
        newsroom.report(f"Outlet {n}", f"2024-01-0{n + 1}").says("attackers", number)
    found = newsroom.findings()["attackers"]
    assert (found.value.best, found.rule) == (best, rule)


def test_at_most_three_groups_are_chosen_the_firmest_first(newsroom) -> None:
    names = ["A Front", "B Front", "C Front", "D Front"]
    groups = [Actor(n, ActorKind.GROUP, f"g:{n}") for n in names]
    for n, group in enumerate(groups):
        newsroom.report(f"Outlet {n}").says("blame", group, by="police")
    newsroom.report("The Herald").says(
        "claim", groups[3], by=("D Front", Role.PERPETRATOR), actor="g:D Front"
    )
    found = newsroom.findings()["group"]
    assert found.value == groups[3]
    assert len(found.chosen) == 3
    assert "p. 44" in found.citation
    assert found.losses[0].reason.startswith("not among the first three")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([("claim", {"by": MILITANT})], 0),
        ([("claim", {"by": MILITANT}), ("denial", {"by": "police", "polarity": Polarity.DENIED})], 1),
        ([("group", {})], 0),
        ([("blame", {"by": "police"})], 1),
        ([("blame", {"by": "police", "certainty": Certainty.POSSIBLE})], 1),
    ],
)
def test_guncertain(newsroom, said: list[tuple], expected: int) -> None:
    for n, (name, how) in enumerate(said):
        newsroom.report(f"Outlet {n}").says(name, BANNER, **how)
    assert guncertain(newsroom.record(), BANNER) == expected
