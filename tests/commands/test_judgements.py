"""`variorum judgements` on real stores."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.judged import Desk, decisions
from tests.publish.conftest import world
from tests.review.conftest import fill
from variorum.cli import cli
from variorum.model.judgement import Verdict
from variorum.run.judging import take
from variorum.store import open_store


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a store of an invented bombing, judged, and one of the same that is not."""
    velmar = world()
    for name in ("judged", "fresh"):
        with open_store(tmp_path / name) as store:
            fill(store, velmar)
            store.add_judgements(decisions(velmar) if name == "judged" else [])
    return tmp_path


def run(place: Path, *words: str, store: str = "judged") -> Result:
    """What a command prints."""
    return CliRunner().invoke(cli, ["judgements", *words, "--out", str(place / store)])


def test_what_is_exported_from_one_store_goes_into_another(place: Path) -> None:
    first = run(place, "export")
    assert first.exit_code == 0, first.output
    (place / "judgements.jsonl").write_bytes(first.stdout_bytes)
    done = run(place, "import", str(place / "judgements.jsonl"), store="fresh")
    assert (done.exit_code, done.stdout) == (0, "11 judgements new, 0 held; 3 incidents settled again\n")
    assert run(place, "export", store="fresh").stdout_bytes == first.stdout_bytes


def test_a_bad_line_is_one_line_and_the_code_of_skips(place: Path) -> None:
    lines = run(place, "export").stdout_bytes.splitlines(keepends=True)
    (place / "some.jsonl").write_bytes(b"".join([lines[0], lines[1][:40] + b"\n", lines[2]]))
    done = run(place, "import", str(place / "some.jsonl"), store="fresh")
    assert (done.exit_code, done.stdout) == (3, "2 judgements new, 0 held; 2 incidents settled again\n")
    assert done.stderr == (
        f"Skipped: not a JSON object; {place}/some.jsonl:2; "
        "take the line as `variorum judgements export` writes it\n"
    )
    told = json.loads(run(place, "import", str(place / "some.jsonl"), "--json", store="fresh").stdout)
    assert (told["new"], told["held"], len(told["skipped"])) == (0, 2, 1)


def test_judgements_on_reports_that_are_not_here_are_kept_and_listed(place: Path) -> None:
    open_store(place / "empty").close()
    (place / "judgements.jsonl").write_bytes(run(place, "export").stdout_bytes)
    done = run(place, "import", str(place / "judgements.jsonl"), store="empty")
    assert done.stdout == "11 judgements new, 0 held, 8 whose words are not here; 0 incidents settled again\n"
    listed = run(place, "list", "--lost", store="empty")
    assert listed.stdout.splitlines()[-1] == "8 judgements of 11: 8 lost"


def test_the_list_says_who_decided_what(place: Path) -> None:
    listed = run(place, "list").stdout
    assert "killed: correct → 38–40" in listed
    assert "counted twice" in listed
    assert listed.splitlines()[-1] == "11 judgements: 9 in force, 1 undone, 1 proposal"
    told = json.loads(run(place, "list", "--by", "a client", "--json").stdout)
    assert told["total"] == 11
    assert [one["state"] for one in told["judgements"]] == ["proposal"]


def test_json_has_the_same_judgements(place: Path) -> None:
    told = json.loads(run(place, "export", "--json").stdout)["judgements"]
    lines = run(place, "export").stdout.splitlines()
    assert told == [json.loads(text) for text in lines]


def test_a_store_that_is_not_there_is_one_line(place: Path) -> None:
    for words in (("list",), ("export",)):
        done = run(place, *words, store="nowhere")
        assert done.exit_code == 1
        assert "Error: there is no store here" in done.stderr


def test_agreement_is_told_for_what_two_people_decided(place: Path) -> None:
    assert run(place, "agreement").stdout == "no field was decided by two coders\n"
    desk = Desk(world())
    toll, other = desk.said("northline_main", "killed"), desk.said("courier_main", "killed")
    made = [
        desk.decides(Verdict.ACCEPT, one, by=by, field="killed")
        for one, by in ((toll, "Bert"), (other, "Cy"))
    ]
    with open_store(place / "judged") as store:
        take(store, made)
    told = run(place, "agreement").stdout.splitlines()
    assert told[1].split() == ["killed", "1", "3", "0.000", "ratio", "33%"]
    assert told[-1] == "1 decision of two coders or more, 1 on which they differ"
    found = json.loads(run(place, "agreement", "--json", "--policy", "acled").stdout)
    assert (found["policy"], found["fields"][0]["field"]) == ("acled", "killed")


def test_training_data_is_a_line_for_each_judged_report(place: Path) -> None:
    told = [json.loads(text) for text in run(place, "training").stdout.splitlines()]
    assert {line["outlet"] for line in told} >= {"Harbour Courier", "Northline Wire"}
    assert json.loads(run(place, "training", "--json").stdout)["reports"] == told
    assert run(place, "training", store="fresh").stdout == ""
