"""`variorum lineage`: all lineages, that of a report, two reports side by side; on a real store."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from variorum.cli import cli

TEXT = (
    "A bomb in a parked van killed nine people at the harbour on Monday, the town police said in the evening. "
    "The van had stood beside the ferry dock for two days before it blew up at noon."
)
OTHER = (
    "Two boats sank in the storm of the week off the cape, and nobody was on board of either of them then."
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a report, its copy and a stranger, linked."""
    place = tmp_path_factory.mktemp("lineage") / "in"
    place.mkdir()
    for name, day, text in (("Wire", 3, TEXT), ("Mail", 4, TEXT), ("Echo", 5, OTHER)):
        words = f"Outlet: The {name}\nPublished: 2021-05-0{day}\n\nThe {name} on the harbour\n\n{text}\n"
        (place / f"{name}.txt").write_text(words)
    for words in (("ingest", str(place)), ("link",)):
        done = CliRunner().invoke(cli, [*words, "--out", str(place.parent / "out")])
        assert done.exit_code == 0, done.output
    return place.parent / "out"


def run(store: Path, *words: str) -> Result:
    """What the command prints."""
    return CliRunner().invoke(cli, ["lineage", *words, "--out", str(store)])


def test_all_lineages_and_that_of_a_report(store: Path) -> None:
    every = json.loads(run(store, "--json").output)
    (tree,) = every["trees"]
    (copy,) = tree["origin"]["copies"]
    assert (tree["origin"]["outlet"], copy["outlet"], copy["kind"]) == ("The Wire", "The Mail", "verbatim")
    one = json.loads(run(store, copy["report_id"][:8], "--json").output)
    assert one["trees"] == every["trees"]
    assert "The Wire" in run(store).output


def test_two_reports_side_by_side(store: Path) -> None:
    tree = json.loads(run(store, "--json").output)["trees"][0]
    names = tree["origin"]["report_id"], tree["origin"]["copies"][0]["report_id"]
    pair = json.loads(run(store, *names, "--json").output)
    assert pair["words"] >= 36
    assert "verbatim" in pair["relation"]
    assert "⟦" in run(store, *names).output


def test_a_report_that_is_not_there_is_one_line(store: Path) -> None:
    result = run(store, "nobody")
    assert result.exit_code == 1
    assert "no report has such an id" in result.output
