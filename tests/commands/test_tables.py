"""`variorum import` and `variorum compare` on a real store."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.run.made import Told, make
from variorum.cli import cli
from variorum.run import pipeline
from variorum.run.engine import LocalPool
from variorum.store import open_store

HEADER = "eventid,iyear,imonth,iday,country_txt,city,latitude,longitude,specificity,attacktype1,nkill"
ROWS = (
    "1,2021,5,3,Quarra,Marrow,10.0,20.0,1,3,14",
    "2,2021,5,9,Quarra,Tessel,8.0,20.0,1,2,3",
    ",2021,5,9,,,,,,,",
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a store of one attack, settled, and a table with a row of it, one of another, and a bad one."""
    with open_store(tmp_path / "out") as store:
        for number in (1, 2):
            make(number, [Told(killed=12)]).into(store)
        pipeline.link(store)
        pipeline.reconcile(store, LocalPool(1))
    (tmp_path / "gtd.csv").write_text("\n".join([HEADER, *ROWS, ""]))
    return tmp_path


def run(place: Path, *words: str) -> Result:
    """What a command prints."""
    return CliRunner().invoke(cli, [*words, "--out", str(place / "out")])


def test_rows_come_in_and_a_bad_one_is_named(place: Path) -> None:
    done = run(place, "import", str(place / "gtd.csv"))
    assert done.exit_code == 3
    assert done.stdout == "2 rows new, 0 held, 0 new versions\n"
    assert done.stderr == f"Skipped: no eventid; {place}/gtd.csv:4; mend the row in the table\n"


def test_import_says_it_in_json_too(place: Path) -> None:
    done = run(place, "import", str(place / "gtd.csv"), "--as", "gtd", "--outlet", "Our desk", "--json")
    told = json.loads(done.stdout)
    assert (told["new"], [s["what"] for s in told["skipped"]]) == (2, ["no eventid"])
    assert json.loads(run(place, "compare", "--json").stdout)["pairs"][0]["outlet"] == "Our desk"


def test_a_table_of_another_dataset_is_one_line(place: Path) -> None:
    done = run(place, "import", str(place / "gtd.csv"), "--as", "ged")
    assert done.exit_code == 3
    assert "not UCDP GED: no best, date_end, date_start, id" in done.stderr


def test_where_table_and_reports_part_is_shown(place: Path) -> None:
    run(place, "import", str(place / "gtd.csv"))
    shown = run(place, "compare").stdout
    assert "≠ differ" in shown
    assert "14" in shown
    assert "GTD 2" in shown.partition("Rows without an incident")[2]
    assert "2 rows, 1 beside an incident" in shown


def test_the_comparison_is_data(place: Path) -> None:
    run(place, "import", str(place / "gtd.csv"))
    told = json.loads(run(place, "compare", "--json", "--csv", str(place / "parts.csv")).stdout)
    (pair,) = told["pairs"]
    lines = {line["field"]: line for line in pair["lines"]}
    assert (lines["killed"]["standing"], lines["killed"]["coded"], lines["killed"]["reported"]) == (
        "differ",
        "14",
        "12",
    )
    assert lines["killed"]["cells"][0]["column"] == "nkill"
    assert [one["id"] for one in told["rows"]] == ["GTD 2"]
    with (place / "parts.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert {r["standing"] for r in rows} >= {"agree", "differ", "no incident"}


def test_rows_count_where_that_is_asked_for_and_are_marked(place: Path) -> None:
    run(place, "import", str(place / "gtd.csv"))
    plain, counted = (
        json.loads(run(place, "show", "i_", "--json", *more).stdout) for more in ((), ("--coded",))
    )
    voices = [
        {
            role
            for f in shown["fields"]
            for r in f["readings"]
            for w in r["witnesses"]
            for _, role in w["voices"]
        }
        for shown in (plain, counted)
    ]
    assert voices == [{"media"}, {"media", "hand-coded"}]


def test_rows_count_for_one_incident_only(place: Path) -> None:
    assert run(place, "show", "--coded").exit_code == 2


def test_a_policy_that_there_is_not_is_one_line(place: Path) -> None:
    done = run(place, "compare", "--policy", "nobody")
    assert done.exit_code == 1
    assert "there is no such policy" in done.stderr
