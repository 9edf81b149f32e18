"""The datasets whose tables can be read: their names, how they are recognised, and when two terms have one code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from variorum.coding import acled, gtd

_Code = TypeVar("_Code")


@dataclass(frozen=True, slots=True)
class Dataset:
    """A dataset: its short name, what people call it, the column of its ids, and columns that only it has.

    `columns` are those without which a table is none of it.
    """

    name: str
    label: str
    id: str
    columns: frozenset[str]


DATASETS = (
    Dataset("gtd", "GTD", "eventid", frozenset({"eventid", "iyear", "imonth", "iday"})),
    Dataset("ged", "UCDP GED", "id", frozenset({"id", "date_start", "date_end", "best"})),
    Dataset(
        "acled",
        "ACLED",
        "event_id_cnty",
        frozenset({"event_id_cnty", "event_date", "event_type", "fatalities"}),
    ),
)


def dataset(name: str) -> Dataset:
    """The dataset with this short name; KeyError if there is none."""
    return {d.name: d for d in DATASETS}[name]


def recognised(columns: Iterable[str]) -> Dataset | None:
    """The dataset that a table with these columns is of; None if of none."""
    lower = {c.lower() for c in columns}
    return next((d for d in DATASETS if d.columns <= lower), None)


def read_as(table: Mapping[str, _Code], code: _Code) -> str | None:
    """The term of ours that a code is read as: the first that has it. None where no term has it."""
    return next((term for term, its in table.items() if its == code), None)


#: by dataset: term of ours -> code, in all closed lists that it has
_CODES: Mapping[str, Mapping[str, object]] = {
    "gtd": {**gtd.ATTACK_BY_TYPE, **gtd.WEAPON_BY_TERM, **gtd.TARGET_BY_TERM},
    "acled": {**acled.BY_TYPE, **acled.BY_WEAPON},
    "ged": {},
}


def one_code(name: str, term: str, other: str) -> bool:
    """True if the dataset called `name` writes both terms alike, so that its code can't tell them apart."""
    codes = _CODES[name]
    return term in codes and codes[term] == codes.get(other)
