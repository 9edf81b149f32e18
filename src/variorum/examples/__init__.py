"""Example reports that ship with the package: three public incidents, told by outlets that do not exist."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def folder() -> Path:
    """The folder with one subfolder of reports for each incident (`crocus`, `brussels`, `manila`).

    The reports are plain files on disk: the package is installed unpacked, never run from an archive.
    """
    return Path(str(files("variorum.examples"))) / "reports"
