"""What an engine promises: results in the order of the input, the same from one process or several."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

import pytest

from variorum.errors import BadInput, BadState
from variorum.run.engine import LocalPool, default_jobs


def twice(number: int) -> Iterator[int]:
    """The number as many times as it says, below three."""
    yield from [number] * (number % 3)


def total(numbers: Sequence[int]) -> Iterator[int]:
    """The sum of a group."""
    yield sum(numbers)


def own_process(number: int) -> Iterator[int]:
    """The id of the process that does the work."""
    yield os.getpid()


def refuse(number: int) -> Iterator[int]:
    """Fails at 30."""
    if number == 30:
        raise BadState("thirty")
    yield number


def die(number: int) -> Iterator[int]:
    """Ends its process without a word."""
    os._exit(9)
    yield number


@pytest.mark.parametrize("pool", [LocalPool(1), LocalPool(2, few=10, chunk=3), LocalPool(2, few=1_000)])
def test_results_come_with_their_items_in_order(pool: LocalPool) -> None:
    numbers = range(40)
    assert list(pool.map(twice, iter(numbers))) == [(n, list(twice(n))) for n in numbers]


@pytest.mark.parametrize("pool", [LocalPool(1), LocalPool(2, few=2, chunk=1)])
def test_groups_give_what_each_group_gives(pool: LocalPool) -> None:
    assert list(pool.group(total, [(1, 2), (), (3,)])) == [[3], [0], [3]]


@pytest.mark.parametrize(
    ("pool", "items", "here"),
    [(LocalPool(1, few=2), 5, True), (LocalPool(2, few=6), 5, True), (LocalPool(2, few=5), 5, False)],
)
def test_other_processes_work_only_on_many_items(pool: LocalPool, items: int, here: bool) -> None:
    found = {identity for _, result in pool.map(own_process, range(items)) for identity in result}
    assert (found == {os.getpid()}) is here


def test_nothing_gives_nothing() -> None:
    assert list(LocalPool(2, few=0).map(twice, [])) == []


def test_items_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def stream() -> Iterator[int]:
        for number in range(10_000):
            taken.append(number)
            yield number

    results = LocalPool(2, few=2, chunk=2).map(twice, stream())
    assert next(results) == (0, [])
    assert len(taken) < 50
    results.close()  # type: ignore[attr-defined]


def test_an_error_in_a_worker_comes_here_as_itself() -> None:
    with pytest.raises(BadState, match="thirty"):
        list(LocalPool(2, few=2).map(refuse, range(60)))


def test_a_worker_that_dies_is_said_so() -> None:
    with pytest.raises(BadState, match="worker process died"):
        list(LocalPool(2, few=2).map(die, range(60)))


def test_there_is_at_least_one_job() -> None:
    assert default_jobs() >= 1


def test_bad_input_is_one_line() -> None:
    assert str(BadInput("empty", where="a.txt", mend="give its text")) == "a.txt: empty; give its text"
