"""One JSONL record: its fields by mapped names, and its text with the bytes behind every escape."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from variorum.errors import BadInput
from variorum.ingest.mapped import Builder, Mapped
from variorum.ingest.stated import FIELD_NAMES

_SPACE = re.compile(r"[ \t\n\r\ufeff]*")
_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")
_MEND = "write one JSON object a line"


@dataclass(frozen=True, slots=True)
class Member:
    """A value of a record and the range of code points in which it is written."""

    value: Any
    start: int
    end: int


def members(line: str, *, where: str) -> dict[str, Member]:
    """The members of the one JSON object in `line`; BadInput if it is not one."""
    try:
        found = dict(_members(line))
    except (ValueError, RecursionError, IndexError) as error:
        raise BadInput(f"not a JSON record ({error})", where=where, mend=_MEND) from None
    return found


def _members(line: str) -> list[tuple[str, Member]]:
    """Read an object member by member; ValueError or IndexError where it is broken."""
    found: list[tuple[str, Member]] = []
    decoder = json.JSONDecoder()
    place = _expect(line, 0, "{")
    while line[_space(line, place)] != "}":
        if found:
            place = _expect(line, place, ",")
        key, place = decoder.raw_decode(line, _expect(line, place, '"') - 1)
        start = _space(line, _expect(line, place, ":"))
        value, place = decoder.raw_decode(line, start)
        found.append((key, Member(value, start, place)))
    if _space(line, _space(line, place) + 1) != len(line):
        raise ValueError("something follows the object")
    return found


def _space(line: str, place: int) -> int:
    found = _SPACE.match(line, place)
    return found.end() if found else place


def _expect(line: str, place: int, sign: str) -> int:
    """The place behind `sign`, which has to come next."""
    place = _space(line, place)
    if line[place : place + 1] != sign:
        raise ValueError(f"{sign!r} expected at character {place + 1}")
    return place + 1


def field(found: Mapping[str, Member], name: str, mapped: Mapping[str, str]) -> Member | None:
    """The member that holds a field of the report: under its mapped name, else under a usual one."""
    names = (mapped[name],) if name in mapped else FIELD_NAMES[name]
    candidates = (found[n] for n in names if n in found)
    return next((m for m in candidates if m.value not in (None, "")), None)


def unescape(source: Mapped, member: Member) -> Mapped:
    """The words of a string member, with the bytes of each."""
    builder, place = Builder(source), member.start + 1
    for found in _ESCAPE.finditer(source.text, place, member.end - 1):
        builder.keep(place, found.start())
        builder.replace(found.start(), found.end(), json.loads(f'"{found[0]}"'))
        place = found.end()
    builder.keep(place, member.end - 1)
    return builder.done()
