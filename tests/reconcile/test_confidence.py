"""MUC-4's decision tree, a case for each leaf and for what must not reach it."""

import pytest

from variorum.model.assertion import Certainty, Polarity, Role
from variorum.model.value import Actor, ActorKind
from variorum.reconcile.confidence import muc_confidence

BANNER = Actor("Red Banner", ActorKind.GROUP, "g:rb")
UNLISTED = Actor("the Harbour Front", ActorKind.GROUP)
EXPERT, PERPETRATOR, WITNESS = Role.EXPERT, Role.PERPETRATOR, Role.WITNESS
DENIED = {"polarity": Polarity.DENIED}
CLAIM = ("claim", {"by": ("Red Banner", PERPETRATOR), "actor": "g:rb"})
DENIES_ITSELF = ("denial", {"by": ("Red Banner", PERPETRATOR), "actor": "g:rb", **DENIED})


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([CLAIM], "CLAIMED OR ADMITTED"),
        ([("group", {"by": ("Red Banner", PERPETRATOR), "actor": "g:rb"})], "CLAIMED OR ADMITTED"),
        ([CLAIM, ("blame", {"by": "police"})], "CLAIMED OR ADMITTED"),
        ([("denial", {"by": "police", **DENIED})], "ACQUITTED"),
        ([CLAIM, ("denial", {"by": "police", **DENIED})], "ACQUITTED"),
        ([("blame", {"by": "police"}), ("denial", {**DENIED})], "ACQUITTED"),
        ([("blame", {"by": "police"}), DENIES_ITSELF], "SUSPECTED OR ACCUSED BY AUTHORITIES"),
        ([DENIES_ITSELF], "POSSIBLE"),
        ([CLAIM, ("denial", {"by": ("an expert", EXPERT), **DENIED})], "CLAIMED OR ADMITTED"),
        ([("blame", {"by": ("an expert", EXPERT), "certainty": Certainty.POSSIBLE})], "POSSIBLE"),
        ([("non_dispute", {"by": "a state", "polarity": Polarity.NOT_DISPUTED})], "POSSIBLE"),
        ([("group", {})], "REPORTED AS FACT"),
        ([("group", {}), ("blame", {"by": "police"})], "REPORTED AS FACT"),
        ([("group", {"certainty": Certainty.PROBABLE})], "SUSPECTED OR ACCUSED"),
        ([("group", {"by": "police"})], "SUSPECTED OR ACCUSED BY AUTHORITIES"),
        (
            [("blame", {"by": "police", "certainty": Certainty.PROBABLE})],
            "SUSPECTED OR ACCUSED BY AUTHORITIES",
        ),
        ([("blame", {"by": ("a resident", WITNESS)})], "SUSPECTED OR ACCUSED"),
        ([("blame", {"by": ("an expert", EXPERT), "certainty": Certainty.PROBABLE})], "SUSPECTED OR ACCUSED"),
    ],
)
def test_the_decision_tree(newsroom, said: list[tuple], expected: str) -> None:
    for n, (name, how) in enumerate(said):
        newsroom.report(f"Outlet {n}").says(name, BANNER, **how)
    assert muc_confidence(newsroom.record(), "g:rb") == expected


def test_an_actor_without_an_id_goes_by_its_name(newsroom) -> None:
    newsroom.report().says("blame", UNLISTED, by="police")
    assert muc_confidence(newsroom.record(), "the Harbour Front") == "SUSPECTED OR ACCUSED BY AUTHORITIES"


def test_who_is_not_mentioned_is_not_connected(newsroom) -> None:
    newsroom.report().says("claim", BANNER)
    assert muc_confidence(newsroom.record(), "g:other") == "POSSIBLE"
