"""Collating: which values become one reading, and which stay apart."""

import random
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.model.assertion import Certainty, Polarity
from variorum.model.codebook import term
from variorum.model.value import Actor, ActorKind, Count, Place, PlaceKind, Value
from variorum.reconcile.collate import collate
from variorum.reconcile.evidence import gather
from variorum.reconcile.pile import Ground, Pile

AT_LEAST_84, NEARLY_100 = Count(84, 84, None, "at least"), Count(90, 99, 99, "nearly")
MORE_THAN_280 = Count(281, 281, None, "more than")


def exactly(number: int) -> Count:
    return Count(number, number, number)


def readings(newsroom, name: str = "killed") -> tuple[Pile, ...]:
    return collate(gather(newsroom.record()), (), Ground("i_test", name))


def values(newsroom, *told: Value, name: str = "killed") -> list[Value]:
    """The values of the readings that come of one report for each value."""
    for n, value in enumerate(told):
        newsroom.report(f"Outlet {n}").says(name, value)
    return [p.value for p in readings(newsroom, name)]


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ([exactly(284), MORE_THAN_280], [exactly(284)]),
        ([exactly(84), AT_LEAST_84], [exactly(84)]),
        ([exactly(84), NEARLY_100], [exactly(84), NEARLY_100]),
        ([AT_LEAST_84, NEARLY_100], [NEARLY_100]),
        ([exactly(95), NEARLY_100, AT_LEAST_84], [exactly(95)]),
        ([Count(40, 40, None, "at least"), exactly(137)], [exactly(137), Count(40, 40, None, "at least")]),
        ([exactly(84), exactly(84)], [exactly(84)]),
    ],
)
def test_a_vague_figure_joins_the_exact_one_it_rounds(newsroom, told: list[Count], left: list[Count]) -> None:
    assert sorted(map(repr, values(newsroom, *told))) == sorted(map(repr, left))


def test_a_bound_that_fits_two_figures_joins_the_nearest_and_that_is_noted(newsroom) -> None:
    assert set(values(newsroom, exactly(84), exactly(95), AT_LEAST_84)) == {exactly(84), exactly(95)}
    (nearest,) = (p for p in readings(newsroom) if p.value == exactly(84))
    assert len(nearest.support) == 2
    assert "nearest of 2 readings" in nearest.joined[0]


def test_a_bound_between_two_figures_stays_by_itself(newsroom) -> None:
    between = Count(80, 85, 90, "about")
    assert set(values(newsroom, exactly(84), exactly(86), between)) == {exactly(84), exactly(86), between}


def test_a_bound_that_was_said_before_the_figure_is_not_the_figure(newsroom) -> None:
    newsroom.report("The Herald", "2024-01-03").says("killed", Count(40, 40, None, "at least"))
    newsroom.report("The Post", "2024-01-04").says("killed", 47)
    assert len(readings(newsroom)) == 2


def test_a_bound_that_was_said_after_the_figure_joins_it(newsroom) -> None:
    newsroom.report("The Herald", "2024-01-03").says("killed", 47)
    newsroom.report("The Post", "2024-01-04").says("killed", Count(40, 40, None, "at least"))
    (only,) = readings(newsroom)
    assert (only.reading.first, only.reading.last) == ("2024-01-03", "2024-01-04")


def test_a_suggestion_does_not_take_in_what_is_certain(newsroom) -> None:
    newsroom.report("The Herald").says("type", term("type:bombing"))
    newsroom.report("The Post").says("type", term("type:suicide-bombing"), certainty=Certainty.POSSIBLE)
    assert len(readings(newsroom, "type")) == 2


def test_what_is_certain_takes_in_what_is_vaguer_and_keeps_its_own_stance(newsroom) -> None:
    newsroom.report("The Herald").says("type", term("type:attack"))
    newsroom.report("The Post").says("type", term("type:suicide-bombing"))
    (only,) = readings(newsroom, "type")
    assert only.value == term("type:suicide-bombing")
    assert len(only.reading.reports) == 2


def test_a_wider_term_between_two_kinds_joins_neither(newsroom) -> None:
    told = [term(f"type:{t}") for t in ("suicide-bombing", "vehicle-bombing", "bombing")]
    assert len(values(newsroom, *told, name="type")) == 3


def test_a_branch_stays_a_reading_beside_its_group(newsroom) -> None:
    group = Actor("Red Banner", ActorKind.GROUP, "g:rb")
    branch = Actor("Red Banner North", ActorKind.GROUP, "g:rbn", "g:rb")
    assert set(values(newsroom, group, branch, name="group")) == {group, branch}


def test_a_surname_joins_the_full_name(newsroom) -> None:
    full, surname = Actor("Ann Example", ActorKind.PERSON), Actor("Example", ActorKind.PERSON)
    assert values(newsroom, full, surname, name="perpetrator") == [full]


def test_a_country_joins_the_city_in_it(newsroom) -> None:
    city = Place("Harbour Town", PlaceKind.CITY, "g:1", "AA", within_id="g:d1")
    country = Place("Aland", PlaceKind.COUNTRY, "g:a", "AA")
    assert values(newsroom, country, city, name="place") == [city]


def test_a_toll_joins_the_one_of_its_size_that_says_whom_it_counts(newsroom) -> None:
    newsroom.report("The Herald").says("killed", 37, notes={"attackers": "excluded"})
    newsroom.report("The Post").says("killed", 38, notes={"attackers": "included"})
    newsroom.report("The Courier").says("killed", 38)
    found = {(p.scope, len(p.support)) for p in readings(newsroom)}
    assert found == {("excluded", 1), ("included", 2)}


def test_a_denial_stands_at_the_reading_that_it_denies(newsroom) -> None:
    newsroom.report("The Herald").says("killed", 84)
    newsroom.report("The Post").says("killed", 84, by="police", polarity=Polarity.DENIED)
    newsroom.report("The Courier").says("killed", 90, by="police", polarity=Polarity.DENIED)
    evidence = gather(newsroom.record())
    denials = [e for e in evidence if e.assertion.stance.polarity is Polarity.DENIED]
    told = [e for e in evidence if e not in denials]
    affirmed, denied = collate(told, denials, Ground("i_test", "killed"))
    assert (affirmed.value, len(affirmed.reading.denied_by)) == (exactly(84), 1)
    assert (denied.value, denied.reading.assertions, len(denied.reading.denied_by)) == (exactly(90), (), 1)
    assert not denied.affirmed


def test_a_reading_counts_its_lineages_and_voices(newsroom) -> None:
    wire = newsroom.report("Wire").says("killed", 84, by="police")
    newsroom.report("The Herald", copy_of=wire).says("killed", 84, by="police")
    newsroom.report("The Post").says("killed", 84, by="the hospital")
    (only,) = readings(newsroom)
    assert (len(only.reading.reports), len(only.reading.lineages)) == (3, 2)
    assert only.reading.voices == ("hospital", "police")


figures = st.sampled_from([exactly(84), exactly(95), AT_LEAST_84, NEARLY_100, Count(80, 90, 99), exactly(40)])


def evidence_of(open_newsroom, told: list[Count]) -> list:
    newsroom = open_newsroom()
    for n, value in enumerate(told):
        newsroom.report(f"Outlet {n}", f"2024-01-0{1 + n % 3}" if n else None).says("killed", value)
    return list(gather(newsroom.record()))


@given(st.lists(figures, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_the_readings_do_not_depend_on_the_order_of_the_evidence(
    open_newsroom, told: list[Count], shuffle: random.Random
) -> None:
    evidence = evidence_of(open_newsroom, told)
    ground = Ground("i_test", "killed")
    expected = collate(evidence, (), ground)
    shuffle.shuffle(evidence)
    assert collate(evidence, (), ground) == expected


@given(st.lists(figures, min_size=1, max_size=6))
def test_every_reading_has_a_value_that_somebody_gave_and_no_evidence_is_lost(
    open_newsroom, told: list[Count]
) -> None:
    evidence = evidence_of(open_newsroom, told)
    piles = collate(evidence, (), Ground("i_test", "killed"))
    assert {p.value for p in piles} <= set(told)
    assert sorted(e.report for p in piles for e in p.support) == sorted(e.report for e in evidence)


def test_all_orders_of_four_figures_give_one_result(newsroom) -> None:
    for n, value in enumerate([exactly(84), AT_LEAST_84, NEARLY_100, exactly(95)]):
        newsroom.report(f"Outlet {n}").says("killed", value)
    evidence = gather(newsroom.record())
    results = {collate(order, (), Ground("i_test", "killed")) for order in permutations(evidence)}
    assert len(results) == 1
