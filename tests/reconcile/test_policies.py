"""Policies as tables of rules."""

import inspect

import pytest

from variorum.errors import BadInput
from variorum.model.codebook import codebook
from variorum.reconcile.policies import POLICIES, policy
from variorum.reconcile.policy import Policy

RULES = sorted(
    {rule for p in POLICIES.values() for f in codebook().fields for rule in p.chain(f.name)},
    key=lambda rule: rule.__qualname__,
)


def test_seven_policies_ship() -> None:
    assert sorted(POLICIES) == ["acled", "airwars", "ged-23.1", "gtd-2019", "ibc", "latest-origin", "muc4"]


def test_an_unknown_policy_is_the_users_mistake() -> None:
    with pytest.raises(BadInput, match="no such policy; use one of gtd-2019"):
        policy("gtd-2020")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_names_its_source(rule) -> None:
    text = inspect.getdoc(rule) or ""
    assert any(
        book in text
        for book in (
            "GTD codebook, October 2019",
            "UCDP GED codebook 23.1",
            "ACLED",
            "Airwars, methodology",
            "Iraq Body Count, methodology",
            "MUC-4 task documentation",
            "Variorum's",
        )
    )


def test_the_most_particular_entry_of_the_table_counts() -> None:
    def one(_):
        return None

    def other(_):
        return None

    table = Policy("test", "a test", {"killed": (one,), "Count": (other,)})
    assert table.chain("killed") == table.chain("killed/children") == (one,)
    assert table.chain("wounded") == (other,)
    assert table.chain("weapon") != table.chain("type")
