"""`variorum draft` on a real store."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.run.made import Told, make
from variorum.cli import cli
from variorum.run import pipeline
from variorum.run.engine import LocalPool
from variorum.store import open_store


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A store with one attack, settled."""
    with open_store(tmp_path / "out") as store:
        make(1, [Told(killed=12)]).into(store)
        pipeline.link(store)
        pipeline.reconcile(store, LocalPool(1))
    return tmp_path / "out"


def run(out: Path, *words: str) -> Result:
    """What the command prints."""
    return CliRunner().invoke(cli, ["draft", "i_", *words, "--out", str(out)])


def test_a_paragraph_is_written_with_its_citations(out: Path) -> None:
    text, _, notes = run(out).stdout.partition("\n\n")
    assert text == (
        "On 3 May 2021 [1], a bombing took place [1] in Marrow, North, Quarra [1]. "
        "12 people were killed, Outlet 1 reported (published 3 May 2021) [1]."
    )
    assert notes.startswith("[1] Outlet 1, 2021-05-03, characters 0–1: “s”")


def test_it_is_written_as_markdown_and_json(out: Path) -> None:
    assert "[^1]: Outlet 1" in run(out, "--format", "markdown").stdout
    told = json.loads(run(out, "--format", "json", "--policy", "ged-23.1").stdout)
    assert json.loads(run(out, "--json", "--policy", "ged-23.1").stdout) == told
    assert (told["policy"], told["citations"][0]["number"]) == ("ged-23.1", 1)


def test_an_incident_that_there_is_not_is_one_line(out: Path) -> None:
    done = CliRunner().invoke(cli, ["draft", "i_nothing", "--out", str(out)])
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1
