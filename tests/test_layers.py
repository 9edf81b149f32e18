"""The layers of the design hold, and the shape of the code is what the house rules ask for."""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "variorum"
MODULES = sorted(SOURCE.rglob("*.py"))


def test_imports_go_one_way() -> None:
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_says_what_it_gives_and_has_about_300_lines_at_most(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), "no docstring"
    assert text.count("\n") <= 320  # "about 300": a module may outgrow it before it is cut in two


def _functions() -> Iterator[tuple[str, ast.FunctionDef, int]]:
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                name = f"{path.relative_to(SOURCE)}:{node.name}"
                yield name, node, (node.end_lineno or 0) - node.lineno + 1


def test_functions_are_small() -> None:
    lengths = {name: length for name, _, length in _functions()}
    assert statistics.median(lengths.values()) < 10
    assert {name: length for name, length in lengths.items() if length > 40} == {}


def test_public_functions_and_classes_say_what_they_give() -> None:
    silent = [
        f"{path.relative_to(SOURCE)}:{node.name}"
        for path in MODULES
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        if not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert silent == []
