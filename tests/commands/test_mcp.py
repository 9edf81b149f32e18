"""How `variorum mcp` fails: in one line, before it speaks to anybody. What it gives: tests/review/mcp."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from variorum.cli import cli
from variorum.commands import options


def failure(*words: str) -> str:
    """What the command says as it fails."""
    result = CliRunner().invoke(cli, ["mcp", *words])
    assert (result.exit_code, result.stdout) == (1, "")
    return result.stderr


def test_without_the_sdk_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(options, "find_spec", lambda name: None)
    assert failure() == "Error: the MCP server needs mcp; variorum mcp; pip install 'variorum[mcp]'\n"


def test_without_a_store_it_says_so(tmp_path: Path) -> None:
    assert failure("--out", str(tmp_path / "none")).startswith("Error: there is no store here; ")
