"""`variorum publish`: which formats it writes, and what it says of those that it can't."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from variorum.cli import cli
from variorum.publish.formats import FORMATS
from variorum.store import open_store


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder with an empty store."""
    with open_store(tmp_path):
        pass
    return tmp_path


def publish(out: Path, *options: str) -> Result:
    """The command with these options."""
    return CliRunner().invoke(cli, ["publish", "--out", str(out), *options])


def test_the_formats_that_are_named_are_written_and_described(out: Path) -> None:
    result = publish(out, "--format", "ged", "--format", "geojson", "--json")
    assert result.exit_code == 0, result.output
    names = [Path(path).name for path in json.loads(result.output)["left"]["exports"]]
    assert names == ["ged.csv", "places.geojson", "datapackage.json"]
    described = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    assert [r["path"] for r in described] == names[:-1]


@pytest.mark.parametrize(
    ("options", "named"), [((), None), (("--licence", "CC-BY-4.0"), [{"name": "CC-BY-4.0"}])]
)
def test_a_licence_is_named_where_the_publisher_chose_one(
    out: Path, options: tuple[str, ...], named: object
) -> None:
    assert publish(out, "--format", "ged", *options).exit_code == 0
    assert json.loads((out / "datapackage.json").read_text(encoding="utf-8")).get("licenses") == named


def test_all_writes_every_format_that_is_installed(out: Path) -> None:
    assert publish(out, "--format", "all").exit_code == 0
    written = {p.name for p in out.rglob("*") if p.is_file()}
    assert {
        "gtd.csv",
        "muc4.txt",
        "entities.ftm.jsonl",
        "variorum.xlsx",
        "gtd.parquet",
        "dossier.html",
    } <= written


def test_a_format_that_there_is_not_is_a_usage_error(out: Path) -> None:
    result = publish(out, "--format", "pdf")
    assert result.exit_code == 2
    assert "'pdf' is not one of 'gtd', 'ged'" in result.output


def test_a_missing_package_is_one_clear_line(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(FORMATS["xlsx"]), "installed", False)
    result = publish(out, "--format", "xlsx")
    assert result.exit_code == 1
    mend = "run: pip install 'variorum[xlsx]'"
    assert (
        result.output.splitlines()[-1]
        == f"Error: the package xlsxwriter is not installed; format xlsx; {mend}"
    )
