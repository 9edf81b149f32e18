"""How much is read, and what is refused before it is read any further."""

from __future__ import annotations

from variorum.errors import BadInput

#: bytes of a plain text: the longest MUC-4 report has 20 KB, a book of a million characters is no report
TEXT_LIMIT = 1_000_000
#: bytes of a page or record: the trust table's bound for anything unpacked (20 MB)
PAGE_LIMIT = 20_000_000
#: bytes of a sidecar file: five short fields
SIDECAR_LIMIT = 64_000
#: tags in a page: long live blogs have some 30,000, and trafilatura takes 4 s for 100,000
TAG_LIMIT = 100_000
#: letters that a report needs: a one-sentence flash has about 60
SHORTEST = 40
#: share of control bytes above which a file is no text; a scan gone wrong has a few form feeds
CONTROL_SHARE = 0.01

#: first bytes of common files that are no text -> (what it is, how to mend it)
MAGIC: dict[bytes, tuple[str, str]] = {
    b"%PDF": ("a PDF", "save its text first (pdftotext FILE.pdf) and read the .txt"),
    b"PK\x03\x04": ("a zip or office file", "unpack it, or save it as text or HTML"),
    b"\xd0\xcf\x11\xe0": ("an old office file", "save it as text or HTML"),
    b"{\\rtf": ("a rich text file", "save it as plain text or HTML"),
    b"\x1f\x8b": ("gzip-compressed", "unpack it first (gunzip)"),
    b"\xfd7zXZ": ("xz-compressed", "unpack it first (unxz)"),
    b"BZh": ("bzip2-compressed", "unpack it first (bunzip2)"),
    b"\x28\xb5\x2f\xfd": ("zstd-compressed", "unpack it first (unzstd)"),
    b"\x89PNG": ("a picture", "give the text of the report"),
    b"GIF8": ("a picture", "give the text of the report"),
    b"\xff\xd8\xff": ("a picture", "give the text of the report"),
    b"\x7fELF": ("a program", "give the text of the report"),
    b"SQLite format 3": ("a database", "export its reports as JSONL"),
}
_CONTROLS = bytes(sorted(set(range(32)) - {*b"\t\n\v\f\r\x1b"}))
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def check_size(size: int, limit: int, *, where: str) -> None:
    """Nothing if `size` bytes are within `limit`; BadInput if not."""
    if size > limit:
        raise BadInput(
            f"too large: more than {limit:,} bytes", where=where, mend="give one report a file, or JSONL"
        )


def check_binary(data: bytes, *, where: str) -> None:
    """Nothing if `data` can be text; BadInput if it is another kind of file."""
    for magic, (what, mend) in MAGIC.items():
        if data.startswith(magic):
            raise BadInput(f"not text but {what}", where=where, mend=mend)
    if looks_utf16(data):
        return
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > max(1, len(data) * CONTROL_SHARE):
        raise BadInput("not text but binary data", where=where, mend="give text, HTML or JSONL")


def looks_utf16(data: bytes) -> str | None:
    """The UTF-16 or UTF-32 codec that the bytes are in, by their mark or by where zeros fall; else None."""
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "utf-32"
    if data.startswith(_UTF16_MARKS):
        return "utf-16"
    sample = data[:2000]
    half = len(sample) // 2
    if half < 4 or sample.count(0) < half * 0.6:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    # Latin text has a zero in nearly every unit, and never in the other half
    if odd >= half * 0.6 and even <= half * 0.02:
        return "utf-16-le"
    return "utf-16-be" if even >= half * 0.6 and odd <= half * 0.02 else None
