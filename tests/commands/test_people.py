"""Who may work at the workbench is said on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from variorum.cli import cli
from variorum.commands import options
from variorum.review.people.passwords import fits
from variorum.review.people.tokens import digest
from variorum.store import open_store
from variorum.store.people import Listed

Say = Callable[..., Result]
PASSWORD = "four walls and a roof"  # noqa: S105  # nobody's


@pytest.fixture
def say(tmp_path: Path) -> Say:
    """Runs a command below `variorum review` on a store in which Ben adjudicates."""

    def said(*words: str, stdin: str = "") -> Result:
        return CliRunner().invoke(cli, ["review", *words, "--out", str(tmp_path)], input=stdin)

    with open_store(tmp_path):
        pass
    assert said("people", "add", "Ben", "--rank", "adjudicator").output == "Ben: adjudicator\n"
    return said


def ben(folder: Path) -> Listed:
    """Ben, as the store lists him."""
    with open_store(folder) as store:
        found = store.people.find("Ben")
    assert found is not None
    return found


def test_people_are_listed_with_how_they_come_in(say: Say) -> None:
    say("people", "add", "Cleo Q.", "--rank", "reader")
    say("people", "add", "Dan", "--rank", "coder")
    say("people", "remove", "Dan")
    say("people", "password", "Ben", "--stdin", stdin=PASSWORD)
    assert say("people", "list").output == (
        "Ben      adjudicator  password\nCleo Q.  reader       no password\nDan      coder        removed\n"
    )
    first, *_, last = json.loads(say("people", "list", "--json").output)["people"]
    assert first == {"name": "Ben", "rank": "adjudicator", "active": True, "password": True}
    assert last == {"name": "Dan", "rank": "coder", "active": False, "password": False}


@pytest.mark.parametrize(
    ("stdin", "words"),
    [(f"{PASSWORD}\n{PASSWORD}\n", ()), (f"{PASSWORD}\r\n", ("--stdin",)), (PASSWORD, ("--stdin",))],
)
def test_a_password_is_asked_for_twice_or_read_from_a_script(
    say: Say, tmp_path: Path, stdin: str, words: tuple[str, ...]
) -> None:
    result = say("people", "password", "Ben", *words, stdin=stdin)
    assert (result.exit_code, PASSWORD in result.output) == (0, False)
    assert fits(PASSWORD, ben(tmp_path).password)


@pytest.mark.parametrize("stdin", [f"{PASSWORD}\nanother\n", "short\nshort\n", ""])
def test_a_password_that_will_not_do_changes_nothing(say: Say, tmp_path: Path, stdin: str) -> None:
    assert say("people", "password", "Ben", stdin=stdin).exit_code == 1
    assert ben(tmp_path).password is None


def test_a_password_is_never_an_argument(say: Say) -> None:
    assert say("people", "password", "Ben", PASSWORD).exit_code == 2


def test_a_rank_is_changed(say: Say, tmp_path: Path) -> None:
    assert say("people", "rank", "Ben", "reader").output == "Ben: reader\n"
    assert ben(tmp_path).person.rank == "reader"
    assert say("people", "rank", "Ben", "owner").exit_code == 2


@pytest.mark.parametrize(
    "words",
    [
        ("people", "rank", "Nobody", "coder"),
        ("people", "remove", "Nobody"),
        ("people", "password", "Nobody", "--stdin"),
        ("token", "Nobody", "--label", "import"),
    ],
)
def test_who_there_is_not_is_one_line(say: Say, words: tuple[str, ...]) -> None:
    result = say(*words, stdin=PASSWORD)
    assert result.exit_code == 1
    assert result.output.startswith("Error: nobody is called so; variorum review people: Nobody; ")


def test_a_token_is_printed_once_and_revoked_by_its_label(say: Say, tmp_path: Path) -> None:
    token = say("token", "Ben", "--label", "import", "--days", "7").output.strip()
    with open_store(tmp_path) as store:
        assert store.people.bearer(digest(token)) is not None
    assert token.encode() not in b"".join(path.read_bytes() for path in tmp_path.iterdir())
    listed = say("tokens").output
    assert listed.startswith("import  Ben  until 20")
    assert token not in listed
    held = json.loads(say("tokens", "--json").output)["tokens"]
    assert [(one["label"], one["person"]) for one in held] == [("import", "Ben")]
    assert say("token", "--revoke", "import").output == "import is revoked.\n"
    assert say("tokens").output == ""


def test_a_token_in_json_says_until_when(say: Say) -> None:
    made = json.loads(say("token", "Ben", "--label", "import", "--json").output)
    assert made["token"].startswith("variorum_")
    assert made["until"].endswith("+00:00")


@pytest.mark.parametrize(
    "words",
    [(), ("Ben",), ("--label", "x"), ("Ben", "--revoke", "x"), ("--label", "x", "--revoke", "x")],
)
def test_a_token_is_made_or_ended(say: Say, words: tuple[str, ...]) -> None:
    result = say("token", *words)
    assert result.exit_code == 2
    assert "Give NAME and --label for a new token, or --revoke LABEL" in result.output


def test_without_argon2_a_password_is_refused_in_one_line(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(options, "find_spec", lambda name: None)
    result = say("people", "password", "Ben", "--stdin", stdin=PASSWORD)
    assert result.output == (
        "Error: the workbench needs argon2; variorum review people password; pip install 'variorum[review]'\n"
    )


def test_how_many_must_decide_alike(say: Say, tmp_path: Path) -> None:
    assert say("quorum", "2").output == "2 people must decide alike\n"
    with open_store(tmp_path) as store:
        assert store.quorum() == 2
    assert say("quorum", "1").output == "one person decides\n"
    assert say("quorum", "0").exit_code == 2
