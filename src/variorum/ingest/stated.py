"""What is stated about a report beside its text: on the command line, in front matter, sidecar or record."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, ValidationError

from variorum.errors import BadInput
from variorum.ingest.items import Sidecar
from variorum.ingest.moment import iso
from variorum.model.report import Known, Published

#: field of a report -> names that are tried in a JSONL record when none is mapped; the first with words wins
FIELD_NAMES: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content"),
    "title": ("title", "headline"),
    "url": ("url", "link"),
    "published": ("published", "published_at", "date"),
    "outlet": ("outlet", "source_name", "publisher", "site"),
    "language": ("language", "lang"),
}
_DATE_MEND = "write it as 2024-01-31, 2024-01-31T09:30+03:30 or 31 January 2024"
_KEYS = "outlet, url, title, published, language"
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9-]+)?")
_URL = re.compile(r"(?:https?://|(?:[\w-]+\.)+[a-z]{2,}(?:[/:?#]|$))\S*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stated:
    """What one place states about a report; None where it is silent."""

    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    published: Published | None = None
    language: str | None = None

    def over(self, other: Stated) -> Stated:
        """This, with what `other` states where this is silent."""
        silent = (f.name for f in fields(self) if getattr(self, f.name) is None)
        return replace(self, **{name: getattr(other, name) for name in silent})


def _published(words: str) -> str:
    found = iso(words)
    if found is None:
        raise ValueError(f"published: {words!r} is no date that can be read in one way only")
    return found


def _language(words: str) -> str:
    if words.casefold() == "english":
        return "en"
    found = _LANGUAGE.fullmatch(words)
    if found is None:
        raise ValueError(f"language: {words!r} is no language code such as en")
    code = found[1].lower()
    return "en" if code == "eng" else code


def _url(words: str) -> str:
    if not _URL.fullmatch(words):
        raise ValueError(f"url: {words!r} does not begin with http:// or https://")
    return words


_Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, pattern=r"^[^\n\r]*$")]


class Form(BaseModel):
    """The fields that people may write, and how: the border between their files and ours."""

    model_config = ConfigDict(extra="forbid", strict=True)

    outlet: _Line | None = None
    url: Annotated[_Line, AfterValidator(_url)] | None = None
    title: _Line | None = None
    published: Annotated[_Line, AfterValidator(_published)] | None = None
    language: Annotated[_Line, AfterValidator(_language)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the command line states about all reports of a run; BadInput if it does not fit.

    `fields` maps the fields of a report (text, title, url, published, outlet, language) to the names that
    JSONL records use for them.
    """

    outlet: str | None = None
    published: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.stated()
        for name in self.fields:
            if name not in FIELD_NAMES:
                mend = f"the fields are {', '.join(FIELD_NAMES)}"
                raise BadInput(f"there is no field {name!r} to map", where="command line", mend=mend)

    def stated(self) -> Stated:
        """The outlet and time that the command line gives; BadInput if the time is none."""
        written = {"outlet": self.outlet, "published": self.published}
        return check(written, known=Known.GIVEN, where="command line")


class Refused(ValueError):
    """A field that does not fit the form: its name and what is wrong with it."""

    def __init__(self, key: str, what: str) -> None:
        super().__init__(what)
        self.key = key
        self.what = what

    @property
    def mend(self) -> str:
        """How to put the field right."""
        return {"published": _DATE_MEND, "url": "give the full address"}.get(
            self.key, f"the keys are {_KEYS}"
        )


def fit(written: Mapping[str, Any], *, known: Known) -> Stated:
    """What `written` states, checked against the form; Refused names the first field that does not fit."""
    try:
        form = Form.model_validate({k: v for k, v in written.items() if v not in (None, "")})
    except ValidationError as error:
        raise _refused(error) from None
    published = None if form.published is None else Published(form.published, known)
    return Stated(form.outlet, form.url, form.title, published, form.language)


def check(written: Mapping[str, Any], *, known: Known, where: str) -> Stated:
    """As `fit`, with BadInput that names the place instead of Refused."""
    try:
        return fit(written, known=known)
    except Refused as error:
        raise BadInput(error.what, where=where, mend=error.mend) from None


def _refused(error: ValidationError) -> Refused:
    first = error.errors()[0]
    key = str(first["loc"][0]) if first["loc"] else ""
    if first["type"] == "extra_forbidden":
        return Refused(key, f"there is no field {key!r}")
    what = first["msg"].removeprefix("Value error, ")
    return Refused(key, what if what.startswith(f"{key}:") else f"{key}: {what}")


def read_sidecar(sidecar: Sidecar) -> Stated:
    """What a sidecar file (TOML or JSON, one table) states; BadInput if it can't be read."""
    try:
        text = sidecar.data.decode("utf-8-sig")
        table = tomllib.loads(text) if sidecar.origin.endswith(".toml") else json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadInput(
            f"can't be read: {error}", where=sidecar.origin, mend="see docs on sidecar files"
        ) from None
    if not isinstance(table, dict):
        raise BadInput("not a table of fields", where=sidecar.origin, mend=f"the keys are {_KEYS}")
    written = {k: v.isoformat() if isinstance(v, date) else v for k, v in table.items()}
    return check(written, known=Known.SIDECAR, where=sidecar.origin)
