"""The columns of the outputs are told apart by name."""

from __future__ import annotations

from training.labels import COLUMNS, GROUPS, KINDS, class_of


def test_the_groups_share_out_all_columns() -> None:
    columns = [n for group in GROUPS for n in range(group.first, group.last)]
    assert columns == list(range(COLUMNS))


def test_names_are_unique() -> None:
    assert len(set(KINDS)) == len(KINDS)
    assert all(len(set(group.classes)) == len(group.classes) for group in GROUPS)


def test_a_value_beside_the_classes_is_none() -> None:
    assert class_of("stage", "attempted") == 1
    assert class_of("stage", "dreamt") is None
