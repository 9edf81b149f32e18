"""Some tries are free; then each waits longer, for names that exist and for those that do not."""

from __future__ import annotations

import pytest

from tests.review.conftest import Clock
from variorum.review.people import tries
from variorum.review.people.tries import FREE, Tries


def tried_out(clock: Clock, name: str = "Ben") -> Tries:
    """Tries of which the free ones have been used."""
    made = Tries(clock)
    assert [made.wait(name) for _ in range(FREE)] == [0.0] * FREE
    return made


def test_after_the_free_tries_the_wait_doubles_up_to_its_longest(clock: Clock) -> None:
    made, waits = tried_out(clock), []
    for _ in range(10):
        waits.append(made.wait("Ben"))
        clock.now += waits[-1]
        assert made.wait("Ben") == 0.0
    assert waits == [5, 10, 20, 40, 80, 160, 320, 640, 900, 900]


def test_asking_too_early_does_not_make_it_longer(clock: Clock) -> None:
    made = tried_out(clock)
    assert made.wait("Ben") == 5
    clock.now += 2
    assert made.wait("Ben") == 3


def test_names_do_not_wait_for_each_other(clock: Clock) -> None:
    assert tried_out(clock).wait("Cleo") == 0.0


def test_success_and_an_hour_make_a_new_start(clock: Clock) -> None:
    made = tried_out(clock)
    made.succeeded("Ben")
    assert made.wait("Ben") == 0.0
    made = tried_out(clock)
    clock.now += 3600
    assert [made.wait("Ben") for _ in range(FREE)] == [0.0] * FREE


def test_a_flood_of_names_takes_no_more_memory(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tries, "_NAMES", 3)
    made = tried_out(clock)
    for name in ("x", "y"):
        made.wait(name)
    assert made.wait("Ben") == 5
    made.wait("z")
    assert made.wait("Ben") == 0.0
