"""What became of incidents: the tally, and why ids vanished."""

from __future__ import annotations

import pytest

from variorum.link.cluster.history import history
from variorum.link.shelf import Tally
from variorum.model.incident import Incident, Link

Groups = dict[str, str]

CASES: list[tuple[Groups, Groups, Tally, dict[str, str]]] = [
    ({}, {"A": "ab"}, Tally(new=1), {}),
    ({"A": "ab"}, {"A": "abc"}, Tally(joined=1), {}),
    ({"A": "ab"}, {"C": "cab"}, Tally(joined=1), {"A": "an earlier account of it came in"}),
    ({"A": "ab", "C": "cd"}, {"A": "abcd"}, Tally(merged=1), {"C": "it was joined with A"}),
    ({"A": "abcd"}, {"A": "ab", "C": "cd"}, Tally(split=1), {}),
    ({"A": "abc"}, {"B": "b", "C": "c"}, Tally(split=1), {"A": "it was split"}),
    ({"A": "ab"}, {"B": "b"}, Tally(), {"A": "its first account is another one"}),
    ({"A": "ab"}, {}, Tally(gone=1), {"A": "its accounts are gone: their reports were read anew"}),
]


def made(groups: Groups) -> list[Incident]:
    """Incidents of accounts with names of one letter."""
    return [Incident(i, tuple(Link(a, 1.0, ()) for a in its), background=False) for i, its in groups.items()]


@pytest.mark.parametrize(("old", "new", "tally", "why"), CASES)
def test_what_became_of_them(old: Groups, new: Groups, tally: Tally, why: dict[str, str]) -> None:
    """The numbers, and the reason beside each id that is no more."""
    found = history(made(old), made(new))
    assert found.tally == tally
    assert {alias.id: alias.why for alias in found.aliases()} == why
