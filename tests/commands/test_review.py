"""The command says what it lacks, and where the workbench is."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from variorum.cli import cli
from variorum.commands import review
from variorum.store import open_store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an empty store."""
    with open_store(tmp_path):
        return tmp_path


def test_a_missing_extra_is_one_line(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(review, "_NEEDED", ("starlette", "no_such_package"))
    found = CliRunner().invoke(cli, ["review", "--out", str(folder)])
    assert found.exit_code == 1
    assert found.output == (
        "Error: the workbench needs no_such_package; variorum review; pip install 'variorum[review]'\n"
    )


def test_without_a_store_there_is_nothing_to_open(tmp_path: Path) -> None:
    found = CliRunner().invoke(cli, ["review", "--no-browser", "--out", str(tmp_path)])
    assert found.exit_code == 1
    assert "there is no store here" in found.output


def test_a_taken_port_is_one_line(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        found = CliRunner().invoke(cli, ["review", "--no-browser", "--port", str(port), "--out", str(folder)])
    assert found.exit_code == 1
    assert found.output.startswith("Error: this port can't be used; 127.0.0.1:")
    assert "give another --port" in found.output


@pytest.mark.parametrize(("words", "option"), [(("--out", "x"), "--out"), (("--port", "1"), "--port")])
def test_options_of_the_workbench_are_not_lost_before_a_command(words: tuple[str, ...], option: str) -> None:
    found = CliRunner().invoke(cli, ["review", *words, "people", "list"])
    assert found.exit_code == 2
    assert f"Give {option} after people." in found.output


@pytest.mark.parametrize("name", ["https://team.example", "team.example/", "", "a b", "-a", "team.example:x"])
def test_a_host_name_is_a_name(folder: Path, name: str) -> None:
    found = CliRunner().invoke(cli, ["review", "--host-name", name, "--out", str(folder)])
    assert found.exit_code == 2
    assert "give a name as browsers do" in found.output


def test_who_was_removed_does_not_open_it(folder: Path) -> None:
    with open_store(folder) as store:
        store.people.ensure("Ada")
        store.people.remove("Ada")
    found = CliRunner().invoke(cli, ["review", "--as", "Ada", "--no-browser", "--out", str(folder)])
    assert found.exit_code == 1
    assert "this person was removed" in found.output


def test_the_link_opens_the_queue_and_an_interrupt_is_no_error(folder: Path) -> None:
    command = [sys.executable, "-m", "variorum.cli", "review", "--json", "--no-browser", "--port", "0"]
    with subprocess.Popen(
        [*command, "--out", str(folder)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        link = json.loads(server.stdout.readline())["link"]
        assert link.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(link, timeout=60) as answer:  # noqa: S310  # http, as said above
            assert "You are logged in" in answer.read().decode()
        server.send_signal(signal.SIGINT)
        _, said = server.communicate(timeout=60)
    assert (server.returncode, said) == (0, "")
