"""The index: who shares how many grams, whatever the batches, the order and the form it was kept in."""

from __future__ import annotations

import random

import numpy as np
import pytest

from tests.link.texts import words
from variorum.link.lineage.fingerprint import Print, fingerprint
from variorum.link.lineage.index import MOST_HOLDERS, STANDING_WEEKS, Index, Shared


def index_of(prints: list[Print], batch: int = 1_000) -> Index:
    """An index of `prints`, added so many at a time."""
    made = Index()
    for start in range(0, len(prints), batch):
        made.add(prints[start : start + batch])
    return made


def plain(found: Shared) -> dict[int, int]:
    """How many grams each report shares."""
    return dict(zip(found.numbers.tolist(), found.grams.tolist(), strict=True))


@pytest.fixture(scope="module")
def prints() -> list[Print]:
    """300 reports, each third a copy of a part of another."""
    made = [words(n, 120) for n in range(300)]
    for n in range(0, 300, 3):
        made[n] = made[n + 1][:300] + " " + words(1_000 + n, 60)
    return [fingerprint(text) for text in made]


def by_hand(one: Print, prints: list[Print]) -> dict[int, int]:
    """What the index must find, counted with sets."""
    shared = {n: len(set(one.tolist()) & set(other.tolist())) for n, other in enumerate(prints)}
    return {n: c for n, c in shared.items() if c >= max(2, 0.05 * min(len(one), len(prints[n])))}


@pytest.mark.parametrize("batch", [1, 7, 64, 1_000])
def test_it_counts_what_is_shared_in_any_batches(prints: list[Print], batch: int) -> None:
    index = index_of(prints, batch)
    assert [plain(found) for found in index.shared(prints)] == [by_hand(one, prints) for one in prints]


def test_one_at_a_time_or_all_at_once_is_the_same(prints: list[Print]) -> None:
    index = index_of(prints)
    alone = [plain(found) for one in prints[:40] for found in index.shared([one])]
    assert alone == [plain(found) for found in index.shared(prints[:40])]


def test_the_order_of_adding_does_not_matter(prints: list[Print]) -> None:
    order = random.Random(1).sample(range(len(prints)), len(prints))  # noqa: S311 - the same shuffle each time
    shuffled = index_of([prints[n] for n in order], 11)
    for one in prints[:40]:
        (found,) = shuffled.shared([one])
        assert {order[n]: c for n, c in plain(found).items()} == by_hand(one, prints)


def test_it_is_kept_as_bytes_and_goes_on_from_there(prints: list[Print]) -> None:
    half = index_of(prints[:150], 20)
    again = Index.load(half.dump())
    again.add(prints[150:])
    assert [plain(f) for f in again.shared(prints)] == [plain(f) for f in index_of(prints).shared(prints)]
    assert index_of(prints, 7).dump() == index_of(prints, 50).dump() == again.dump()


def test_an_empty_one_finds_nothing(prints: list[Print]) -> None:
    index = Index()
    assert len(index) == 0
    assert [plain(found) for found in index.shared(prints[:2])] == [{}, {}]
    assert list(index.shared([])) == []
    assert list(index.add([])) == []
    assert not index.standing(prints[0]).any()
    assert [plain(f) for f in Index.load(index.dump()).shared(prints[:1])] == [{}]


def test_reports_without_grams_have_a_number_too() -> None:
    index = Index()
    assert list(index.add([np.empty(0, np.uint32)] * 2)) == [0, 1]
    assert list(index.add([fingerprint(words(1, 90))])) == [2]
    assert [plain(f).keys() for f in index.shared([fingerprint(words(1, 90))])] == [{2}]


def test_it_is_small(prints: list[Print]) -> None:
    """Eight bytes a gram: 1.2 GB hold a million reports of 400 words."""
    index = index_of(prints, 10)
    assert index.nbytes <= 8 * sum(map(len, prints)) + 8 * len(prints)


STANDING = fingerprint(words(77, 60))


@pytest.mark.parametrize(
    ("weeks", "standing"),
    [
        ([1] * STANDING_WEEKS, False),
        (list(range(STANDING_WEEKS - 1)), False),
        (list(range(STANDING_WEEKS)), True),
        ([-1] * STANDING_WEEKS, False),
        ([*range(STANDING_WEEKS - 1), -1], False),
    ],
)
def test_text_of_several_weeks_is_standing_and_counts_for_nothing(weeks: list[int], standing: bool) -> None:
    index = Index()
    index.add([STANDING] * len(weeks), weeks)
    assert index.standing(STANDING).tolist() == [standing] * len(STANDING)
    assert [bool(plain(found)) for found in index.shared([STANDING])] == [not standing]


def test_text_that_more_hold_than_any_wire_had_takers_is_standing() -> None:
    index = Index()
    index.add([STANDING] * MOST_HOLDERS)
    assert not index.standing(STANDING).any()
    index.add([STANDING])
    assert index.standing(STANDING).all()
    assert len(index.turned(MOST_HOLDERS, STANDING)) == MOST_HOLDERS + 1


def test_the_report_that_makes_text_standing_names_all_that_hold_it() -> None:
    index = Index()
    other = fingerprint(words(5, 60))
    index.add([STANDING, other, STANDING, STANDING], [1, 1, 2, 3])
    assert index.turned(3, STANDING).tolist() == []
    (number,) = index.add([STANDING], [4])
    assert index.turned(number, STANDING).tolist() == [0, 2, 3, 4]
    (number,) = index.add([STANDING], [5])
    assert index.turned(number, STANDING).tolist() == []
