"""Readers: who reads a report. The rules, the trained reader, or both, by one code path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

from variorum import __version__
from variorum.extract.parse import parser_digest
from variorum.extract.reader import RULES, extract
from variorum.extract.sieve import sieve_digest, sieved
from variorum.extract.trained.network import model_digest, proposals
from variorum.model.assertion import Account
from variorum.model.report import Report
from variorum.settings import DEFAULT_READER, ReaderKind, Reading


def shipped() -> Path:
    """The folder of the trained reader that ships with the package."""
    return Path(str(files("variorum.extract"))) / "data" / "reader"


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, the folder of the trained reader's files (None: the shipped one), and whether a sieve goes before."""

    kind: ReaderKind = DEFAULT_READER
    model: Path | None = None
    sieve: bool = False

    @property
    def folder(self) -> Path:
        """The folder of the trained reader's files."""
        return self.model or shipped()

    @property
    def name(self) -> str:
        """The name that a run keeps: version of the rules, then with their digests the parser, and what else reads."""
        return "; ".join((f"rules {__version__}.{RULES}", parser_digest(), *self._others()))

    def _others(self) -> Iterator[str]:
        if self.kind is not ReaderKind.RULES:
            yield f"{'trained' if self.kind is ReaderKind.BOTH else 'trained alone'} {model_digest(self.folder)}"
        if self.sieve:
            yield f"sieve {sieve_digest()}"

    def read(self, report: Report) -> Iterator[Account]:
        """The accounts of `report`, one for each happening that it tells of, main first."""
        to_read = sieved(report) if self.sieve else report
        return self._read(to_read) if to_read.passages else iter(())

    def _read(self, report: Report) -> Iterator[Account]:
        if self.kind is ReaderKind.RULES:
            return extract(report)
        found = proposals(report, self.folder)
        return extract(report, replace(found, alone=self.kind is ReaderKind.MODEL))


def reader_of(reading: Reading, model: Path | None = None) -> Reader:
    """The reader that reads so; `model` is the folder of a trained reader other than the shipped one."""
    return Reader(reading.kind, model, reading.sieve)
