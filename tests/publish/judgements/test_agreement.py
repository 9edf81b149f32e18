"""What two people decided on the same things, and how far they agree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from tests.judged import Desk, corrected, now
from tests.publish.conftest import World, count
from variorum.model.judgement import Capacity, Judgement, Verdict
from variorum.publish.judgements.agreement import Agreement, agreement
from variorum.publish.judgements.choices import NONE, SAME_INCIDENT, Choice, Unit, units
from variorum.reconcile.policies import policy

GTD = policy("gtd-2019")


@pytest.fixture
def desk(velmar: World) -> Desk:
    """Makes decisions on the invented bombing."""
    return Desk(velmar)


def decided(desk: Desk, *made: Judgement, quorum: int = 1) -> list[Unit]:
    """The things that two people decided, of these judgements."""
    accounts = [teller.account() for teller in desk.velmar.tellers.values()]
    records = [replace(record, findings=(), quorum=quorum) for record in desk.velmar.records]
    return units(records, accounts, made, GTD)


Deciding = Callable[[Desk], Sequence[Judgement]]


def both(verdict: Verdict, *about: tuple[str, str, int], field: str) -> Deciding:
    """Ada and Bert decide so on one assertion each."""

    def made(desk: Desk) -> Sequence[Judgement]:
        said = [desk.said(*one) for one in about]
        return [
            desk.decides(verdict, one, by=by, field=field)
            for by, one in zip(("Ada", "Bert"), (*said, said[0])[:2], strict=True)
        ]

    return made


def mends(value: int | None) -> Deciding:
    """Ada corrects a toll, and accepts it; Bert accepts it as it was read."""

    def made(desk: Desk) -> Sequence[Judgement]:
        toll = desk.said("northline_main", "killed")
        draft = corrected(toll, count(value, value, value))
        ada = [
            desk.decides(Verdict.CORRECT, toll, draft=draft),
            desk.decides(Verdict.ACCEPT, now(toll, draft), field="killed"),
        ]
        return [*ada, desk.decides(Verdict.ACCEPT, toll, by="Bert", field="killed")]

    return made


def builds_on_hers(desk: Desk) -> Sequence[Judgement]:
    """Ada corrects a toll, and Bert, who sees that, accepts what she made of it; she accepts it too."""
    toll = desk.said("northline_main", "killed")
    draft = corrected(toll, count(38, 38, 38))
    ada = desk.decides(Verdict.CORRECT, toll, draft=draft)
    return [
        ada,
        *(desk.decides(Verdict.ACCEPT, now(toll, draft), by=by, field="killed") for by in ("Ada", "Bert")),
    ]


def changes_her_mind(desk: Desk) -> Sequence[Judgement]:
    """Ada takes one toll, then the other; Bert the other."""
    first, then = desk.said("courier_main", "killed", 1), desk.said("northline_main", "killed")
    ada = [desk.decides(Verdict.ACCEPT, one, field="killed") for one in (first, then)]
    return [*ada, desk.decides(Verdict.ACCEPT, then, by="Bert", field="killed")]


def none_against_one(desk: Desk) -> Sequence[Judgement]:
    """Ada finds no reading of the toll supported, Bert takes one."""
    ada = desk.decides(Verdict.NONE, desk.account("courier_main"), field="killed")
    return [ada, desk.decides(Verdict.ACCEPT, desk.said("courier_main", "killed"), by="Bert", field="killed")]


def many(desk: Desk) -> Sequence[Judgement]:
    """Ada accepts a weapon that Bert rejects."""
    said = desk.said("courier_main", "weapon")
    return [
        desk.decides(verdict, said, by=by, field="weapon")
        for by, verdict in (("Ada", Verdict.ACCEPT), ("Bert", Verdict.REJECT))
    ]


def pairs(desk: Desk) -> Sequence[Judgement]:
    """Ada joins two accounts, Bert parts them, named the other way round."""
    one, other = desk.account("courier_main"), desk.account("northline_main")
    return [desk.decides(Verdict.SAME, one, other), desk.decides(Verdict.DIFFERENT, other, one, by="Bert")]


TOLL = ("northline_main", "killed", 0)


@pytest.mark.parametrize(
    ("deciding", "field", "chosen"),
    [
        (both(Verdict.ACCEPT, TOLL, field="killed"), "killed", ("36–39", "36–39")),
        (
            both(Verdict.ACCEPT, TOLL, ("courier_main", "killed", 0), field="killed"),
            "killed",
            ("36–39", "31"),
        ),
        (mends(38), "killed", ("38", "36–39")),
        (builds_on_hers, "killed", ("38", "38")),
        (changes_her_mind, "killed", ("36–39", "36–39")),
        (none_against_one, "killed", (NONE, "31")),
        (many, "weapon", ("accept", "reject")),
        (pairs, SAME_INCIDENT, ("same", "different")),
    ],
    ids=["alike", "apart", "corrected", "built on", "changed", "none", "many", "pairs"],
)
def test_a_choice_is_what_each_made_of_it(
    desk: Desk, deciding: Deciding, field: str, chosen: tuple[str, str]
) -> None:
    made = deciding(desk)
    (unit,) = decided(desk, *made)
    # blind double coding: what is compared is each one's own choice all the same
    assert decided(desk, *made, quorum=2) == [unit]
    assert (unit.field, [c.by for c in unit.choices]) == (field, ["Ada", "Bert"])
    assert tuple(c.value for c in unit.choices) == chosen


@pytest.mark.parametrize(
    "deciding",
    [both(Verdict.UNSURE, TOLL, field="killed"), both(Verdict.REJECT, TOLL, field="killed")],
    ids=["unsure", "only rejected"],
)
def test_who_chose_nothing_is_left_out(desk: Desk, deciding: Deciding) -> None:
    assert decided(desk, *deciding(desk)) == []


def test_adjudicators_proposals_and_what_is_undone_are_left_out(desk: Desk) -> None:
    toll = desk.said(*TOLL)
    ada = desk.decides(Verdict.ACCEPT, toll, field="killed")
    others = [
        desk.decides(Verdict.ACCEPT, toll, field="killed", by="Cleo", capacity=Capacity.ADJUDICATOR),
        desk.decides(Verdict.ACCEPT, toll, field="killed", by="a client", capacity=Capacity.PROPOSER),
        desk.decides(Verdict.ACCEPT, toll, field="killed", by="Bert"),
    ]
    assert decided(desk, ada, *others, desk.undoes(others[-1], by="Bert")) == []


def test_what_somebody_decided_before_becoming_an_adjudicator_counts(desk: Desk) -> None:
    made = none_against_one(desk)
    one = desk.said("courier_main", "killed")
    later = desk.decides(Verdict.ACCEPT, one, field="killed", capacity=Capacity.ADJUDICATOR)
    (unit,) = decided(desk, *made, later)
    assert [c.value for c in unit.choices] == [NONE, "31"]


def test_what_an_adjudicator_undid_is_no_choice(desk: Desk) -> None:
    made = [*none_against_one(desk)]
    assert len(decided(desk, *made)) == 1
    undoing = desk.undoes(made[0], by="Cleo", capacity=Capacity.ADJUDICATOR)
    assert decided(desk, *made, undoing) == []


def unit(field: str, *choices: tuple[str, str, float | None]) -> Unit:
    """Something that people decided."""
    return Unit(field, ("i_1",), "", tuple(Choice(*one) for one in choices))


SOME = (
    unit("killed", ("Ada", "84", 84), ("Bert", "84", 84), ("Cleo", "90", 90)),
    unit("killed", ("Ada", "3", 3), ("Bert", NONE, None)),
    unit("group", ("Ada", "Northern Front", None), ("Bert", "Northern Front", None)),
    unit("group", ("Ada", NONE, None), ("Bert", NONE, None)),
    unit("place", ("Ada", "Velmar", None), ("Bert", "Velmar", None)),
)


def test_fields_come_with_alpha_and_share_those_first_that_differ_most() -> None:
    found: Agreement = agreement(SOME, "gtd-2019")
    told = [(f.field, f.units, f.coders, f.metric, f.alike) for f in found.fields]
    assert told == [
        ("killed", 2, 3, "ratio", 0.25),
        ("group", 2, 2, "nominal", 1.0),
        ("place", 1, 2, "nominal", 1.0),
    ]
    # three numbers of one unit: as apart within it as anywhere
    assert [f.alpha for f in found.fields] == [0.0, 1.0, None]
    assert found.differ == SOME[:2]


def test_pairs_of_coders_come_with_what_both_decided() -> None:
    found = agreement(SOME, "gtd-2019")
    assert [(p.coders, p.units, p.alike) for p in found.pairs] == [
        (("Ada", "Cleo"), 1, 0.0),
        (("Bert", "Cleo"), 1, 0.0),
        (("Ada", "Bert"), 5, 0.8),
    ]
