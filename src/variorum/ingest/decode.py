"""Bytes to text, with the byte offset of every code point."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from itertools import groupby

from variorum.errors import BadInput
from variorum.ingest.limits import looks_utf16
from variorum.ingest.mapped import Mapped
from variorum.model.report import OffsetMap

#: below this share of bytes over 127 a text that is not UTF-8 is read as cp1252, as browsers do: English
#: news in another Western code page has accents and quotes in some 2% of its bytes, other scripts over 40%
CP1252_SHARE = 0.1
#: a broken UTF-8 file is read as UTF-8 if it has this many sound sequences for each stray byte
SOUND_PER_STRAY = 4
#: bytes that charset_normalizer looks at
SAMPLE = 20_000

#: code points that UTF-8 writes with one, two, three and four bytes; stray bytes are lone surrogates
_UTF8_RUNS = re.compile("[\0-\x7f\udc80-\udcff]+|[\x80-\u07ff]+|[\u0800-\uffff]+|[\U00010000-\U0010ffff]+")
_UTF16_RUNS = re.compile("[\0-\uffff]+|[\U00010000-\U0010ffff]+")
_STRAY = re.compile("[\udc80-\udcff]")
_SOUND = re.compile("[^\0-\x7f\udc80-\udcff]")
_HIGH = bytes(range(128))
#: labels that the web uses for cp1252 (WHATWG encoding standard)
_WESTERN = {"ascii", "iso8859-1", "latin-1"}


def decode(data: bytes, *, where: str, declared: str | None = None) -> Mapped:
    """The text of `data` and its offsets; `declared` is the charset that a page names.

    Tried in turn: byte order marks, UTF-16 by its zeros, strict UTF-8, UTF-8 with a few stray bytes (each
    becomes U+FFFD), the declared charset, cp1252, and what charset_normalizer takes it for. BadInput if
    none gives a text whose bytes can be told.
    """
    for codec in _candidates(data, declared):
        found = _try(data, codec)
        if found is not None:
            return found
    raise BadInput("the encoding can't be told", where=where, mend="save it as UTF-8")


def _candidates(data: bytes, declared: str | None) -> list[str]:
    wide = looks_utf16(data)
    if wide is not None:
        return [wide]
    if data.startswith(codecs.BOM_UTF8):
        return ["utf-8-sig", "stray"]
    return ["utf-8", "stray", *_known(declared), *_guesses(data)]


def _known(label: str | None) -> list[str]:
    """The codec behind a charset label, as browsers take it; none if there is no such text codec."""
    try:
        info = codecs.lookup(label) if label else None
    except LookupError:
        return []
    if info is None or not getattr(info, "_is_text_encoding", True):
        return []
    return ["cp1252" if info.name in _WESTERN else info.name]


def _guesses(data: bytes) -> list[str]:
    if len(data.translate(None, _HIGH)) < len(data) * CP1252_SHARE:
        return ["cp1252", *_detected(data)]
    return _detected(data)


def _detected(data: bytes) -> list[str]:
    from charset_normalizer import from_bytes  # noqa: PLC0415  # slow to load, and seldom needed

    best = from_bytes(data[:SAMPLE]).best()
    return [] if best is None else _known(best.encoding)


def _try(data: bytes, codec: str) -> Mapped | None:
    """The text in this codec with its offsets; None if it does not decode, or not back to the same bytes."""
    if codec == "stray":
        return _with_strays(data)
    try:
        text = data.decode(codec)
    except (UnicodeError, LookupError):
        return None
    runs = _runs(text, data, codec)
    return None if runs is None else Mapped(text, runs)


def _with_strays(data: bytes) -> Mapped | None:
    bare = data.removeprefix(codecs.BOM_UTF8)
    text = bare.decode("utf-8", "surrogateescape")
    strays = len(_STRAY.findall(text))
    if len(_SOUND.findall(text)) < SOUND_PER_STRAY * strays:
        return None
    runs = _utf8(text, len(data) - len(bare))
    return Mapped(_STRAY.sub("\ufffd", text), runs)


def _runs(text: str, data: bytes, codec: str) -> OffsetMap | None:
    """The runs of code points of one width; None if the codec keeps a state, so that they can't be told."""
    if codec.startswith("utf-8"):
        return _utf8(text, len(codecs.BOM_UTF8) if codec == "utf-8-sig" else 0)
    if codec.startswith("utf-16"):
        found = ((m.end() - m.start(), 4 if m[0][0] > "\uffff" else 2) for m in _UTF16_RUNS.finditer(text))
        return _measured(found, 2 if codec == "utf-16" else 0)
    if codec == "utf-32":
        return _measured([(len(text), 4)], 4)
    if len(text) == len(data):
        return _measured([(len(text), 1)], 0)
    return _multibyte(text, data, codec)


def _multibyte(text: str, data: bytes, codec: str) -> OffsetMap | None:
    try:
        coded = [c.encode(codec) for c in text]
    except UnicodeError:
        return None
    if b"".join(coded) != data:
        return None
    return _measured([(len(list(same)), width) for width, same in groupby(map(len, coded))], 0)


def _utf8(text: str, first: int) -> OffsetMap:
    found = ((m.end() - m.start(), _utf8_width(m[0][0])) for m in _UTF8_RUNS.finditer(text))
    return _measured(found, first)


def _utf8_width(char: str) -> int:
    if "\udc80" <= char <= "\udcff":
        return 1
    return len(char.encode())


def _measured(found: Iterable[tuple[int, int]], first: int) -> OffsetMap:
    """The offset map of runs given as (code points, bytes a code point), from byte `first` on."""
    clean, starts, ends, lengths = [], [], [], []
    place, byte = 0, first
    for length, width in found:
        if not length:
            continue
        clean.append(place)
        starts.append(byte)
        place, byte = place + length, byte + length * width
        ends.append(byte)
        lengths.append(length)
    return OffsetMap(tuple(clean), tuple(starts), tuple(ends), tuple(lengths))
