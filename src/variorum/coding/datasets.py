"""The datasets whose tables can be read: their names, how they are recognised, and when two terms have one code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from variorum.coding import acled, gtd

_Code = TypeVar("_Code")


@dataclass(frozen=True, slots=True)
class Dataset:
    """A dataset: its short name, what people call it, the column of its ids, and the policy that follows its rules.

    `columns` are those without which a table is none of it; `fields` those of ours that it has columns for in every row.
    """

    name: str
    label: str
    id: str
    policy: str
    columns: frozenset[str]
    fields: frozenset[str]


#: fields that all have columns for
_SHARED = frozenset({"date", "place", "killed"})
DATASETS = (
    Dataset(
        "gtd",
        "GTD",
        "eventid",
        "gtd-2019",
        frozenset({"eventid", "iyear", "imonth", "iday"}),
        _SHARED
        | {"type", "target", "weapon", "group", "branch", "claim", "wounded", "kidnapped", "attackers"}
        | {"killed/attackers", "wounded/attackers", "arrested/attackers"},
    ),
    Dataset(
        "ged", "UCDP GED", "id", "ged-23.1", frozenset({"id", "date_start", "date_end", "best"}), _SHARED
    ),
    Dataset(
        "acled",
        "ACLED",
        "event_id_cnty",
        "acled",
        frozenset({"event_id_cnty", "event_date", "event_type", "fatalities"}),
        _SHARED | {"type"},
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
    "acled": {
        **acled.BY_TYPE,
        **acled.BY_WEAPON,
        # whoever is not armed is a civilian
        **{target: acled.ARMED.get(target, acled.CIVILIAN_ACTOR) for target in gtd.TARGET_BY_TERM},
    },
    "ged": {},
}


#: types that a dataset writes with another one's code where those attacked were armed
_ALSO: Mapping[tuple[str, str], frozenset[str]] = {("acled", "type:clash"): acled.BY_TARGET}


def one_code(name: str, term: str, other: str) -> bool | None:
    """Whether the dataset called `name` may write both terms alike; None where it has no code for one of them.

    `term` is what a code is read as, `other` what reports tell.
    """
    codes = _CODES[name]
    if other in _ALSO.get((name, term), ()):
        return True
    return codes[term] == codes[other] if term in codes and other in codes else None
