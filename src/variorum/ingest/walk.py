"""Finding the items: files, folders, globs and standard input, in an order that is always the same."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from variorum.errors import BadInput
from variorum.ingest.clean import printable
from variorum.ingest.items import KINDS, SIDECARS, Kind, RawItem, Sidecar, guess_kind, is_page
from variorum.ingest.limits import PAGE_LIMIT, SIDECAR_LIMIT, TEXT_LIMIT, check_size
from variorum.model.report import Skip

#: suffix -> how to mend a file that can't be read as it is
MENDS: dict[str, str] = {
    ".pdf": "save its text first (pdftotext FILE.pdf) and read the .txt",
    ".doc": "save it as plain text or HTML",
    ".docx": "save it as plain text or HTML",
    ".odt": "save it as plain text or HTML",
    ".rtf": "save it as plain text or HTML",
    ".gz": "unpack it first (gunzip)",
    ".zip": "unpack it first",
    ".warc": "save its pages as .html files",
    ".csv": "write one JSON record a line and name it .jsonl",
    ".xlsx": "write one JSON record a line and name it .jsonl",
}
_OTHER_MEND = "if it is a report, name it .txt, .html or .jsonl"
_GLOB = set("*?[")


def discover(paths: Iterable[str], *, stdin: bytes = b"") -> Iterator[RawItem | Skip]:
    """The items under `paths` in the order given, each file once; a Skip for what can't be taken in.

    A path is a file, a folder (all below it, sorted by name), a glob (`**` goes down), or `-` for the
    bytes in `stdin`, whose kind is guessed. In a folder, hidden files, sidecars and the `NAME_files`
    folder that a browser saves beside `NAME.html` are no items, and links that lead out are not followed.
    """
    seen: set[str] = set()
    for path in paths:
        if path == "-":
            yield from _stream(stdin)
            continue
        for found in _expand(path):
            yield from _unseen(found, seen)


def _unseen(found: Path | Skip, seen: set[str]) -> Iterator[RawItem | Skip]:
    if isinstance(found, Skip):
        yield found
        return
    real = os.path.realpath(found)
    if real not in seen:
        seen.add(real)
        yield from load(found)


def _stream(data: bytes) -> Iterator[RawItem | Skip]:
    kind = guess_kind(data)
    if kind is Kind.JSONL:
        yield from _records(BytesIO(data), "-")
    else:
        yield RawItem("-", data, kind)


def _expand(path: str) -> Iterator[Path | Skip]:
    """The files that one path of the command line means."""
    place = Path(path)
    if place.is_dir():
        yield from _folder(place, place.resolve())
    elif os.path.lexists(place):
        yield place
    elif _GLOB & set(path):
        yield from _matches(path)
    else:
        yield Skip(path, "there is no such file or folder", "check the path")


def _matches(pattern: str) -> Iterator[Path | Skip]:
    found = [Path(p) for p in sorted(glob.glob(pattern, recursive=True))]  # noqa: PTH207  # keeps the words given
    if not found:
        yield Skip(pattern, "nothing matches this pattern", "check the path")
    for place in found:
        if place.is_dir():
            # `**` names folders too, whose files it names itself
            yield from () if "**" in pattern else _folder(place, place.resolve())
        elif not place.name.endswith(SIDECARS):
            yield place


def _folder(folder: Path, root: Path) -> Iterator[Path | Skip]:
    """The files below `folder`, sorted; Skips for links that lead out of `root` and for closed folders."""
    try:
        entries = sorted(folder.iterdir(), key=lambda p: p.name)
    except OSError as error:
        yield Skip(folder.as_posix(), f"can't be opened ({error.strerror})", "check its permissions")
        return
    pages = {p.stem for p in entries if KINDS.get(p.suffix.lower()) is Kind.HTML}
    for entry in entries:
        if entry.name.startswith(".") or entry.name.endswith(SIDECARS):
            continue
        if entry.is_symlink():
            yield _linked(entry, root)
        elif not entry.is_dir():
            yield entry
        elif entry.name.removesuffix("_files") not in pages:
            yield from _folder(entry, root)


def _linked(entry: Path, root: Path) -> Path | Skip:
    """A link in a folder: the file that it means, unless that lies outside or is a folder (it may loop)."""
    try:
        target = entry.resolve(strict=True)
    except (OSError, RuntimeError):
        return Skip(entry.as_posix(), "a link that leads nowhere", "mend or remove the link")
    if not target.is_relative_to(root):
        return Skip(entry.as_posix(), "a link out of the folder, not followed", "give its target as a path")
    if target.is_dir():
        return Skip(entry.as_posix(), "a link to a folder, not followed", "give its target as a path")
    return entry


def load(path: Path) -> Iterator[RawItem | Skip]:
    """The items in one file (JSONL has many), or a Skip that says why there is none."""
    origin = printable(path.as_posix())
    suffix = path.suffix.lower()
    if suffix not in KINDS:
        mend = MENDS.get(suffix, _OTHER_MEND)
        yield Skip(origin, f"files of type {suffix} are not read", mend)
        return
    try:
        yield from _open(path, origin)
    except OSError as error:
        yield Skip(origin, f"can't be read ({error.strerror})", "check the file and its permissions")
    except BadInput as error:
        yield Skip(origin, error.what, error.mend)


def _open(path: Path, origin: str) -> Iterator[RawItem | Skip]:
    if not path.is_file():
        raise BadInput("not a regular file", where=origin, mend="give a file or a folder")
    kind = KINDS[path.suffix.lower()]
    with path.open("rb") as stream:
        if path.suffix.lower() in {".jsonl", ".ndjson"}:
            yield from _records(stream, origin)
            return
        data = _bounded(stream, PAGE_LIMIT, origin)
    if kind is Kind.TEXT:
        kind = Kind.HTML if is_page(data) else kind
        check_size(len(data), PAGE_LIMIT if kind is Kind.HTML else TEXT_LIMIT, where=origin)
    yield RawItem(origin, data, kind, _sidecar(path))


def _bounded(stream: BinaryIO, limit: int, origin: str) -> bytes:
    """All bytes of the stream, which has no more than `limit`; BadInput if it goes on."""
    data = stream.read(limit + 1)
    check_size(len(data), limit, where=origin)
    return data


def _sidecar(path: Path) -> Sidecar | None:
    """The sidecar of the file, if it has one; BadInput if it has two or a huge one."""
    found = [p for p in (path.with_name(path.name + ending) for ending in SIDECARS) if p.is_file()]
    if not found:
        return None
    if len(found) > 1:
        raise BadInput(
            "it has two sidecar files",
            where=path.as_posix(),
            mend=f"remove {found[0].name} or {found[1].name}",
        )
    origin = found[0].as_posix()
    with found[0].open("rb") as stream:
        data = stream.read(SIDECAR_LIMIT + 1)
    if len(data) > SIDECAR_LIMIT:
        raise BadInput(f"{origin} is too large", where=origin, mend="a sidecar holds five short fields")
    return Sidecar(origin, data)


def _records(stream: BinaryIO, origin: str) -> Iterator[RawItem | Skip]:
    """One item a line of a JSONL stream; a line over the limit is passed over and reported."""
    number, offset, empty = 0, 0, True
    while line := stream.readline(PAGE_LIMIT + 2):
        number += 1
        where, start, data = f"{origin}:{number}", offset, line.rstrip(b"\r\n")
        offset += len(line)
        if len(data) > PAGE_LIMIT:
            offset += _finish_line(stream, line)
            yield Skip(where, f"too large: more than {PAGE_LIMIT:,} bytes", "leave out what is not text")
            empty = False
        elif data.strip():
            yield RawItem(where, data, Kind.JSONL, offset=start)
            empty = False
    if empty:
        yield Skip(origin, "empty", "give one JSON record a line")


def _finish_line(stream: BinaryIO, line: bytes) -> int:
    """Read to the end of a line that was cut off; how many bytes that took."""
    took = 0
    while not line.endswith(b"\n") and (line := stream.readline(PAGE_LIMIT)):
        took += len(line)
    return took
