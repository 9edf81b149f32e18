"""How a coded value stands to those that reports come to."""

from __future__ import annotations

import pytest

from tests.reconcile.conftest import day
from variorum.model.codebook import term
from variorum.model.value import Actor, ActorKind, Count, Nothing, Value
from variorum.publish.compare.standing import Standing, known, standing

FRONT = Actor("Northern Front", ActorKind.GROUP, id="group:northern-front")
BRIGADE = Actor("Salt Brigade", ActorKind.GROUP, id="group:salt-brigade", parent="group:northern-front")


def n(low: int | None, best: int | None = None, high: int | None = None) -> Count:
    """A count; of one number, that number."""
    return Count(low, low if best is None else best, low if high is None and best is None else high)


@pytest.mark.parametrize(
    ("dataset", "coded", "told", "expected"),
    [
        ("gtd", [n(12)], [n(12)], Standing.AGREE),
        ("gtd", [n(11)], [Count(11, 11, None)], Standing.AGREE),
        ("gtd", [n(32)], [n(15, 32, 32)], Standing.AGREE),
        ("gtd", [n(35)], [n(32)], Standing.DIFFER),
        ("ged", [n(3, 5, 9)], [n(5)], Standing.AGREE),
        ("ged", [n(3, 6, 9)], [n(5)], Standing.VAGUER),
        ("acled", [n(15)], [n(15, 32, 32)], Standing.AGREE),
        ("acled", [n(32)], [n(15, 32, 32)], Standing.MORE_EXACT),
        ("acled", [Count(0, 0, None)], [n(3)], Standing.VAGUER),
        ("gtd", [term("type:bombing")], [term("type:suicide-bombing")], Standing.AGREE),
        ("ged", [term("type:bombing")], [term("type:suicide-bombing")], Standing.VAGUER),
        ("gtd", [term("type:bombing")], [term("type:shooting")], Standing.DIFFER),
        ("gtd", [term("type:bombing")], [term("type:shooting"), term("type:air-strike")], Standing.AGREE),
        (
            "gtd",
            [term("weapon:knife"), term("weapon:grenade")],
            [term("weapon:grenade")],
            Standing.DIFFER,
        ),
        ("gtd", [FRONT], [BRIGADE], Standing.VAGUER),
        ("gtd", [BRIGADE], [FRONT], Standing.MORE_EXACT),
        ("gtd", [day("2031-05-12")], [day("2031-05-12")], Standing.AGREE),
        ("gtd", [day("2031-05-12")], [day("2031-05-10", "2031-05-13")], Standing.MORE_EXACT),
        ("gtd", [day("2031-05-09", "2031-05-11")], [day("2031-05-10", "2031-05-13")], Standing.OVERLAPS),
        ("gtd", [day("2031-05-09")], [day("2031-05-10")], Standing.DIFFER),
        ("gtd", [n(3)], [], Standing.ONLY_CODED),
        ("gtd", [], [n(3)], Standing.ONLY_REPORTED),
    ],
)
def test_standings(dataset: str, coded: list[Value], told: list[Value], expected: Standing) -> None:
    assert standing(dataset, coded, told) is expected


def test_what_says_nothing_is_not_compared() -> None:
    values = [None, Nothing("branch"), Count(0, 0, None), Count(None, None, None), n(3), n(3), n(0)]
    assert known(values) == (n(3), n(0))
