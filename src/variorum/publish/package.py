"""The Data Package descriptor: every file that was published together, with schema, size and digest.

Data Package and Table Schema, version 1, as frictionless and most readers know them. The record's own licence
is its publisher's to choose; what is stated here is whose words and places it holds.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from variorum.publish.dataset import Dataset
from variorum.publish.tables.columns import Column
from variorum.publish.tables.table import Form

NAME = "datapackage.json"
Plain = dict[str, Any]

#: end of a file's name -> media type
_MEDIA = {
    ".csv": "text/csv",
    ".txt": "text/plain",
    ".html": "text/html",
    ".jsonl": "application/jsonl",
    ".geojson": "application/geo+json",
    ".jsonld": "application/ld+json",
    ".parquet": "application/vnd.apache.parquet",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
#: where coordinates and the names of places come from (NOTICE)
_SOURCES = [{"title": "GeoNames, CC BY 4.0", "path": "https://www.geonames.org/"}]
_ABOUT = (
    "Incidents as news reports tell of them, by Variorum. Quoted words are those of the outlets that are named; "
    "places are from GeoNames. An alleged perpetrator is alleged wherever one is named."
)


def describe(made: Dataset, folder: Path) -> Path:
    """Write `folder/datapackage.json` about all files that lie in `folder`; its path.

    It names a licence only where the publisher chose one: nobody else can.
    """
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    about = {
        "profile": "data-package",
        "name": "variorum",
        "title": "Incidents in news reports",
        "description": _ABOUT,
        **({"licenses": [{"name": made.wanted.licence}]} if made.wanted.licence else {}),
        "sources": _SOURCES,
        "resources": [_resource(made, p, p.relative_to(folder).as_posix()) for p in files],
    }
    path = folder / NAME
    path.write_bytes(f"{json.dumps(about, indent=2, ensure_ascii=False)}\n".encode())
    return path


def _resource(made: Dataset, file: Path, path: str) -> Plain:
    content = file.read_bytes()
    form = made.tables[file.stem].form if path == f"{file.stem}.csv" and file.stem in made.tables else None
    return {
        "name": re.sub(r"[^a-z0-9_-]+", "-", path.lower()),
        "path": path,
        "format": file.suffix[1:],
        "mediatype": _MEDIA.get(file.suffix, "application/octet-stream"),
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        **(_tabular(form) if form is not None else {"profile": "data-resource", "type": "file"}),
    }


def _tabular(form: Form) -> Plain:
    """What a table says of itself: its columns with kind and meaning, its key, the policy that settled it."""
    about: Mapping[str, Any] = {} if form.policy is None else {"policy": form.policy}
    return {
        "profile": "tabular-data-resource",
        "title": form.title,
        **about,
        "schema": {
            "fields": [_field(c) for c in form.columns],
            "primaryKey": form.key,
            "missingValues": [""],
        },
    }


def _field(column: Column) -> Plain:
    closed: Plain = {"constraints": {"enum": list(column.codes)}} if column.codes else {}
    return {"name": column.name, "type": column.kind.value, "description": column.what, **closed}
