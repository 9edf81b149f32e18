"""Names and defaults that several rooms share; a command-line option overrides each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

#: where `variorum run` leaves the store, the dossier and the exports
DEFAULT_OUT = "variorum-out"
#: where `variorum demo` leaves them
DEMO_OUT = "demo"
#: the file that holds the store, inside the output folder
STORE_FILE = "variorum.sqlite"
#: the policy that the summary and the dossier show unless another is asked for: the only shipped codebook
#: that keeps both readings of a disputed toll in sight (GTD Codebook, October 2019, "nkill")
DEFAULT_POLICY = "gtd-2019"
#: the formats that records are published in, in the order in which they are written
EXPORTS = (
    *("gtd", "ged", "acled", "airwars", "muc4", "tidy", "jsonl"),
    *("geojson", "annotations", "ftm", "xlsx", "parquet", "dossier"),
)
#: those that a run writes unless others are asked for: the codebooks most in use, the whole record, the page
DEFAULT_EXPORTS = ("gtd", "ged", "acled", "jsonl", "dossier")
#: told after each item: what is being done, how many are done, how many there are (None: not known yet)
Watch = Callable[[str, int, int | None], None]


def silent(what: str, done: int, total: int | None) -> None:
    """Watches without a word."""


class DossierForm(StrEnum):
    """How the dossier is written: one file, a folder with a page an incident, or whichever suits the number of reports."""

    AUTO = "auto"
    FILE = "file"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class Publication:
    """What to publish: formats by name, how the dossier is written, and the SPDX id of the licence to name, if any."""

    formats: tuple[str, ...] = DEFAULT_EXPORTS
    dossier: DossierForm = DossierForm.AUTO
    licence: str | None = None


#: what a run publishes
DEFAULT_PUBLICATION = Publication()


class ReaderKind(StrEnum):
    """Who proposes what a report tells. Types, claims, denials and statements are the rules' in any case."""

    RULES = "rules"
    MODEL = "model"
    BOTH = "both"


#: who reads unless another is asked for: the best measured (docs/accuracy.md)
DEFAULT_READER = ReaderKind.BOTH


@dataclass(frozen=True, slots=True)
class Reading:
    """How reports are to be read: who reads, and whether only what a sieve of sentences lets through."""

    kind: ReaderKind = DEFAULT_READER
    sieve: bool = False


#: how reports are read unless something else is asked for
DEFAULT_READING = Reading()
