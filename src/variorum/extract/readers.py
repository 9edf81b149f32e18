"""Readers: who reads a report. The rules, the trained reader, or both, by one code path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

from variorum import __version__
from variorum.extract.parse import parser_digest
from variorum.extract.reader import RULES, extract
from variorum.extract.trained.network import model_digest, proposals
from variorum.model.assertion import Account
from variorum.model.report import Report
from variorum.settings import DEFAULT_READER, ReaderKind


def shipped() -> Path:
    """The folder of the trained reader that ships with the package."""
    return Path(str(files("variorum.extract"))) / "data" / "reader"


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, and the folder of the trained reader's files (None: the shipped one)."""

    kind: ReaderKind = DEFAULT_READER
    model: Path | None = None

    @property
    def folder(self) -> Path:
        """The folder of the trained reader's files."""
        return self.model or shipped()

    @property
    def name(self) -> str:
        """The name that a run keeps: version of the rules, parser and, if it reads, the network, with their digests."""
        name = f"rules {__version__}.{RULES}; {parser_digest()}"
        if self.kind is ReaderKind.RULES:
            return name
        return f"{name}; {'trained' if self.kind is ReaderKind.BOTH else 'trained alone'} {model_digest(self.folder)}"

    def read(self, report: Report) -> Iterator[Account]:
        """The accounts of `report`, one for each happening that it tells of, main first."""
        if self.kind is ReaderKind.RULES:
            return extract(report)
        found = proposals(report, self.folder)
        return extract(report, replace(found, alone=self.kind is ReaderKind.MODEL))
