"""Items: the bytes of one report each, before anything is read in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How the bytes of an item are to be read."""

    TEXT = "text"
    HTML = "html"
    JSONL = "jsonl"


@dataclass(frozen=True, slots=True)
class Sidecar:
    """The bytes of a file that states outlet, URL, title, time or language of the report beside it."""

    origin: str
    data: bytes


@dataclass(frozen=True, slots=True)
class RawItem:
    """The original bytes of one report and where they come from.

    For a record of a JSONL file, `data` is its line without the line end, `origin` is `FILE:LINE` and
    `offset` the byte offset of the record in that file.
    """

    origin: str
    data: bytes
    kind: Kind
    sidecar: Sidecar | None = None
    offset: int = 0


#: suffix -> how such files are read
KINDS: dict[str, Kind] = {
    "": Kind.TEXT,
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.TEXT,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".json": Kind.JSONL,
    ".jsonl": Kind.JSONL,
    ".ndjson": Kind.JSONL,
}
#: endings of sidecar files: `kerman.txt` has `kerman.txt.meta.toml` or `kerman.txt.meta.json`
SIDECARS = (".meta.toml", ".meta.json")

_PAGE_STARTS = (b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body")


def guess_kind(data: bytes) -> Kind:
    """What bytes without a name are, by how they begin: a page, JSONL, or else text."""
    start = data.removeprefix(b"\xef\xbb\xbf")[:2000].lstrip()
    if start.startswith(b"{") and not start.startswith(b"{\\rtf"):
        return Kind.JSONL
    return Kind.HTML if is_page(start) else Kind.TEXT


def is_page(data: bytes) -> bool:
    """True if `data` begins as an HTML page does, whatever its file is called."""
    return data[:2000].lstrip().lower().startswith(_PAGE_STARTS)
