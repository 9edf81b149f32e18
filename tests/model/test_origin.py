"""Origins that we do not hold: one id for all names of one, none for a mere kind of medium."""

from __future__ import annotations

import pytest

from variorum.model.origin import agency_key, origin_id, origin_key


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("AP", "The Associated Press"),
        ("AFP", "Agence France-Presse"),
        ("Reuters", "thomson  reuters"),
        ("The Coast Herald", "Coast Herald"),
        ("@marrow_watch", "marrow_watch"),
    ],
)
def test_names_of_one_origin(left: str, right: str) -> None:
    assert origin_id(left) == origin_id(right) is not None


@pytest.mark.parametrize(
    "name", ["Telegram channel", "a state news agency", "local media", "the", "", "several Telegram channels"]
)
def test_a_kind_of_medium_is_no_origin(name: str) -> None:
    assert origin_id(name) is None


def test_two_origins_are_two() -> None:
    names = ["AP", "AFP", "Reuters", "Coast Herald", "Telegram channel Marrow Watch"]
    assert len({origin_key(name) for name in names}) == len(names)


def test_an_agency_is_known_by_any_of_its_names() -> None:
    assert agency_key("The Associated Press") == "associated-press"
    assert agency_key("Coast Herald") is None
