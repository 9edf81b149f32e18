"""The stage as a whole: two reports of one bombing and of two older attacks, as a coder would file them."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from variorum.errors import BadState
from variorum.link.linker import Corpus, link
from variorum.model.assertion import AccountKind
from variorum.model.incident import Incident, Lineage


@pytest.fixture
def filed(world: Any) -> dict[str, Any]:
    """One report has a date and the other has none; each mentions a killing of long ago."""
    dated, undated = world.report("The Marrow Mail", "2021-05-06"), world.report("Harbour Post")
    background = AccountKind.BACKGROUND
    return {
        "main": world.account(
            dated,
            type="suicide-bombing",
            date="2021-05-05",
            place=["Marrow", "Quarra"],
            killed=84,
            wounded="more than 280",
            target="gathering",
            claim="Red Tide",
        ),
        "again": world.account(
            undated,
            type="bombing",
            date="Wednesday",
            place="Marrow",
            killed="nearly 100",
            wounded=284,
            target="gathering",
            claim="Red Tide",
            as_of="Thursday",
        ),
        "strike": world.account(
            dated, background, type="drone-strike", date="2017", place="Tessel", victim="Varnani"
        ),
        "strike again": world.account(
            undated, background, type="drone-strike", date="2017", place="Quarra", victim="Gen. Kasem Varnani"
        ),
        "strike once more": world.account(
            undated, background, type="drone-strike", date="2017", victim="Varnani"
        ),
        "shrine": world.account(
            dated, background, type="attack", date="2019", place="Quarra", killed=15, claim="Red Tide"
        ),
        "month": world.account(undated, AccountKind.AGGREGATE, type="attack", place="Quarra", killed=120),
        "feared": world.account(undated, AccountKind.HYPOTHETICAL, type="attack", place="Marrow"),
    }


def test_the_bombing_the_strike_and_the_shrine(world: Any, filed: dict[str, Any]) -> None:
    """One main incident of two accounts, two of the background, nothing of the rest."""
    named = {account.id: name for name, account in filed.items()}
    found = {frozenset(named[one.account_id] for one in i.links): i.background for i in world.incidents()}
    assert found == {
        frozenset({"main", "again"}): False,
        frozenset({"strike", "strike again", "strike once more"}): True,
        frozenset({"shrine"}): True,
    }


def test_the_undated_report_is_dated_by_the_other(world: Any, filed: dict[str, Any]) -> None:
    """Its Wednesday, and the Thursday as of which it counts, with the outlet that says so."""
    incident = world.of(filed["again"])
    (inference,) = incident.inferences
    assert str(inference.value.start) == "2021-05-05"
    assert "The Marrow Mail" in inference.reason
    assert {str(i.value.start) for i in incident.as_of_inferences} == {"2021-05-06"}


def test_lineages_come_first_and_all_in_order_of_their_ids(world: Any, filed: dict[str, Any]) -> None:
    """The stage gives the same sequence each time."""
    found = list(link(world.corpus()))
    assert [type(one) for one in found] == [Lineage] * 2 + [Incident] * 3
    assert [one.id for one in found] == sorted(one.id for one in found[:2]) + sorted(
        one.id for one in found[2:]
    )


def test_an_empty_corpus_gives_nothing() -> None:
    """Nothing in, nothing out."""
    assert list(link(Corpus((), ()))) == []


def test_an_account_without_its_report_is_our_fault(world: Any) -> None:
    """The store promised both."""
    world.told(type="attack")
    with pytest.raises(BadState):
        list(link(Corpus((), tuple(world.accounts))))


def test_the_stage_can_be_sent_to_another_process() -> None:
    """Top-level and picklable."""
    assert pickle.loads(pickle.dumps(link)) is link  # noqa: S301 - our own bytes
