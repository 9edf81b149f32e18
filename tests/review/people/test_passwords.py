"""A password fits its own hash and no other."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher

from tests.review.conftest import PASSWORD, kept
from variorum.errors import BadInput
from variorum.review.people.passwords import SHORTEST, fits, hashed, renewed


def test_a_password_fits_its_own_hash() -> None:
    assert fits(PASSWORD, kept())
    assert PASSWORD not in kept()
    assert kept().startswith("$argon2id$")


@pytest.mark.parametrize("password", ["", PASSWORD.upper(), PASSWORD + " ", "\x00", "x" * 10_000])
def test_no_other_does(password: str) -> None:
    assert not fits(password, kept())


@pytest.mark.parametrize("broken", [None, "", "not a hash"])
def test_nothing_fits_where_there_is_no_hash(broken: str | None) -> None:
    assert not fits(PASSWORD, broken)


def test_the_same_letters_of_another_keyboard_fit() -> None:
    assert fits("cafe\u0301 au lait", hashed("caf\u00e9 au lait"))


@pytest.mark.parametrize("password", ["", "x" * (SHORTEST - 1), "x" * 1_001])
def test_a_new_password_is_neither_short_nor_endless(password: str) -> None:
    with pytest.raises(BadInput, match=f"has {len(password)} characters"):
        hashed(password)


def test_a_hash_of_weaker_settings_is_made_anew() -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash(PASSWORD)
    better = renewed(PASSWORD, weak)
    assert better is not None
    assert fits(PASSWORD, better)
    assert renewed(PASSWORD, better) is None
