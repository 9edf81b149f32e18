"""The formats that records are published in: what each holds, what it is made of, what it needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from variorum.errors import BadInput
from variorum.publish import dossier, jsonl
from variorum.publish.dataset import FORMS, Dataset
from variorum.publish.linked import ftm, geojson, webannotation
from variorum.publish.muc4 import export as muc4
from variorum.publish.sheets import parquet, xlsx
from variorum.publish.tables import csv_text

#: gives the paths of the files that it wrote into the folder
Write = Callable[[Dataset, Path], Iterable[Path]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how it is written, of which tables, and the package and extra that it can't do without."""

    write: Write
    tables: tuple[str, ...] = ()
    package: str | None = None
    extra: str | None = None

    @property
    def installed(self) -> bool:
        """True if what it needs is there."""
        return self.package is None or find_spec(self.package) is not None


def _csv(*names: str) -> Format:
    def write(made: Dataset, folder: Path) -> Iterable[Path]:
        return [csv_text.save(made.tables[name], folder) for name in names]

    return Format(write, names)


def _jsonl(made: Dataset, folder: Path) -> Iterable[Path]:
    return [jsonl.write(made.records, folder)]


def _muc4(made: Dataset, folder: Path) -> Iterable[Path]:
    return [muc4.write(made.records, folder)]


def _one(write: Callable[[Dataset, Path], Path]) -> Write:
    """Of a format with one file."""
    return lambda made, folder: [write(made, folder)]


def _dossier(made: Dataset, folder: Path) -> Iterable[Path]:
    return [dossier.write(made.records, folder, made.policy, made.wanted.dossier)]


#: by the names in settings.EXPORTS, in the order in which they are written
FORMATS: Mapping[str, Format] = {
    "gtd": _csv("gtd"),
    "ged": _csv("ged"),
    "acled": _csv("acled"),
    "airwars": _csv("airwars"),
    "muc4": Format(_muc4),
    "tidy": _csv("findings", "assertions", "reports"),
    "jsonl": Format(_jsonl),
    "geojson": Format(_one(geojson.write)),
    "annotations": Format(_one(webannotation.write)),
    "ftm": Format(_one(ftm.write)),
    "xlsx": Format(_one(xlsx.write), tuple(FORMS), "xlsxwriter", "xlsx"),
    "parquet": Format(parquet.write, tuple(FORMS), "pyarrow", "parquet"),
    "dossier": Format(_dossier),
}


def chosen(names: Iterable[str]) -> list[Format]:
    """The formats called by these names, each once, in the order of the table; `all` are those that are installed.

    BadInput for a format that needs a package that is not there.
    """
    wanted = set(names)
    if "all" in wanted:
        wanted |= {name for name, form in FORMATS.items() if form.installed}
    for name in FORMATS:
        if name in wanted and not FORMATS[name].installed:
            raise _missing(name, FORMATS[name])
    return [form for name, form in FORMATS.items() if name in wanted]


def _missing(name: str, form: Format) -> BadInput:
    return BadInput(
        f"the package {form.package} is not installed",
        where=f"format {name}",
        mend=f"run: pip install 'variorum[{form.extra}]'",
    )
