"""The codebook: the fields of a record and the vocabularies of their terms, read from codebook.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from variorum.model.value import Term


@dataclass(frozen=True, slots=True)
class Field:
    """A slot of the record: its name, the label people see, the class of its values.

    `many` is true where several values can stand side by side without being a dispute.
    """

    name: str
    label: str
    type: str
    many: bool = False


@dataclass(frozen=True, slots=True)
class Codebook:
    """The fields in reading order and the terms by code."""

    fields: tuple[Field, ...]
    terms: dict[str, Term]
    wider: dict[str, str]

    def field(self, name: str) -> Field:
        """The field called `name`; KeyError if there is none."""
        return {f.name: f for f in self.fields}[name]

    def ancestors(self, code: str) -> tuple[str, ...]:
        """The wider terms of `code`, nearest first."""
        wider = self.wider.get(code)
        return () if wider is None else (wider, *self.ancestors(wider))


#: the tolls, in the order people ask for them
TOLLS = ("killed", "wounded", "missing", "kidnapped", "arrested")
#: the fields in which somebody takes, gives or refuses responsibility
RESPONSIBILITY = ("claim", "blame", "denial", "non_dispute")


@cache
def codebook() -> Codebook:
    """The codebook that ships with the package."""
    table = tomllib.loads((files("variorum.model") / "codebook.toml").read_text(encoding="utf-8"))
    terms = {t["code"]: Term(t["code"], t["label"]) for t in table["term"]}
    wider = {t["code"]: t["under"] for t in table["term"] if "under" in t}
    fields = tuple(Field(f["name"], f["label"], f["type"], f.get("many", False)) for f in table["field"])
    return Codebook(fields, terms, wider)


def term(code: str) -> Term:
    """The term with this code; KeyError if the codebook has none such."""
    return codebook().terms[code]
