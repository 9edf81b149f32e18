"""The policy that people choose: by name or from a file; its findings stand beside the stored ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from variorum.cli import cli
from variorum.errors import BadInput
from variorum.run.policies import chosen

TABLE = 'name = "desk"\nbase = "gtd-2019"\n[rules]\ntolls = ["prefer.highest"]\n'
BOMB = "A bomb killed {} people at the market of Peshawar in Pakistan on 7 May 2024, {} said.\n"


def test_a_shipped_policy_by_name_and_one_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "desk.toml").write_text(TABLE)
    assert chosen("acled").name == "acled"
    assert chosen(str(tmp_path / "desk.toml")).name.startswith("desk@")


@pytest.mark.parametrize(("content", "what"), [(b"\xff", "not UTF-8"), (b"x", "no TOML")])
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, content: bytes, what: str) -> None:
    (tmp_path / "desk.toml").write_bytes(content)
    with pytest.raises(BadInput, match=what):
        chosen(str(tmp_path / "desk.toml"))


def test_commands_settle_by_a_file(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for day, who, dead in ((7, "The police", 9), (8, "Residents", 7)):
        head = f"---\noutlet: The Herald {day}\npublished: 2024-05-0{day}\n---\n"
        (reports / f"{day}.txt").write_text(head + BOMB.format(dead, who))
    (tmp_path / "desk.toml").write_text(TABLE)
    out = ("--out", str(tmp_path / "out"), "--policy", str(tmp_path / "desk.toml"))
    made = CliRunner().invoke(cli, ["run", str(reports), "--reader", "rules", "--jobs", "1", "--json", *out])
    assert made.exit_code == 0, made.output
    incident = json.loads(made.output)["main"][0]["id"]
    told = json.loads(CliRunner().invoke(cli, ["explain", incident, "killed", "--json", *out]).output)
    assert told["policy"].startswith("desk@")
    assert (told["field"]["value"], told["field"]["rule"]) == ("7–9", "prefer.highest")
    for words in (["show", incident], ["disputes"], ["publish"]):
        assert CliRunner().invoke(cli, [*words, *out]).exit_code == 0
    assert told["policy"] in (tmp_path / "out" / "dossier.html").read_text(encoding="utf-8")
