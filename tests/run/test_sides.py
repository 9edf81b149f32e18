"""The two sides of a comparison, as people name them."""

from __future__ import annotations

from pathlib import Path

import pytest

from variorum.errors import BadInput
from variorum.run import pipeline
from variorum.run.engine import LocalPool
from variorum.run.pipeline import Input
from variorum.run.policies import chosen
from variorum.run.sides import Kind, kind_of, sides
from variorum.settings import STORE_FILE, ReaderKind, Reading
from variorum.store import open_store

REPORT = "---\noutlet: The {}\npublished: 2024-05-0{}T09:00:00Z\n---\n{}"
BOMB = "A bomb killed {} people at the market of Peshawar in Pakistan on 7 May 2024.\n"
RULES = chosen("ged-23.1")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of two reports on one bombing, of two days."""
    place = tmp_path_factory.mktemp("sides")
    for outlet, day, dead in (("Herald", 7, "four"), ("Post", 8, "nine")):
        (place / f"{day}.txt").write_text(REPORT.format(outlet, day, BOMB.format(dead)), encoding="utf-8")
    with open_store(place / "out") as store:
        given = Input(paths=(str(place),), reader=Reading(ReaderKind.RULES))
        pipeline.run_all(store, given, LocalPool(1))
    return place / "out"


def test_what_people_write_names_a_moment_a_policy_or_a_store(folder: Path) -> None:
    named = {
        "2024-01-03": Kind.MOMENT,
        "2024-01-03T20:00Z": Kind.MOMENT,
        "now": Kind.MOMENT,
        "acled": Kind.POLICY,
        "desk.toml": Kind.POLICY,
        str(folder): Kind.STORE,
        str(folder / STORE_FILE): Kind.STORE,
    }
    assert {words: kind_of(words) for words in named} == named


def test_anything_else_is_refused_with_what_can_be_written() -> None:
    with pytest.raises(BadInput, match=r"neither a moment.*gtd-2019.*path of a store"):
        kind_of("yesterday")


def test_two_moments_are_settled_under_one_policy(folder: Path) -> None:
    before, after = sides(("2024-05-07", "2024-05-08"), folder, RULES)
    assert [len(side.records[0].reports) for side in (before, after)] == [1, 2]
    assert {f.policy for side in (before, after) for r in side.records for f in r.findings} == {"ged-23.1"}


@pytest.mark.parametrize(
    ("first", "names", "policies"),
    [
        ("2024-05-07", ("2024-05-07", "now"), ("ged-23.1", "ged-23.1")),
        ("acled", ("ged-23.1", "acled"), ("ged-23.1", "acled")),
    ],
)
def test_one_side_alone_is_set_against_the_present(
    folder: Path, first: str, names: tuple[str, str], policies: tuple[str, str]
) -> None:
    found = sides((first, None), folder, RULES)
    assert tuple(side.name for side in found) == names
    assert tuple(side.policy for side in found) == policies


def test_a_store_can_be_named_by_its_file(folder: Path) -> None:
    before, after = sides((str(folder / STORE_FILE), None), folder, RULES)
    assert before.records == after.records


def test_two_kinds_are_refused(folder: Path) -> None:
    with pytest.raises(BadInput, match="acled is a policy and now a moment"):
        sides(("acled", "now"), folder, RULES)
