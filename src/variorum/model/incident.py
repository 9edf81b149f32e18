"""Incidents, the links that make them, and lineages: which report derives from which."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from variorum.model.assertion import Assertion
from variorum.model.value import PartialDate


@dataclass(frozen=True, slots=True)
class Link:
    """Membership of an account in an incident, with a score in 0..1 and the reasons in words."""

    account_id: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Inference:
    """A value that the report alone could not give and its linked accounts do ("Wednesday" dated)."""

    assertion_id: str
    value: PartialDate
    reason: str


@dataclass(frozen=True, slots=True)
class Twin:
    """Another incident that may be the same one: not merged, shown as a warning."""

    incident_id: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """The happening in the world: the accounts linked to it. `background` if no report is mainly about it.

    `inferences` date assertions of the field `date`; `as_of_inferences` date the as-of of any assertion.
    """

    id: str
    links: tuple[Link, ...]
    background: bool
    inferences: tuple[Inference, ...] = ()
    twins: tuple[Twin, ...] = ()
    as_of_inferences: tuple[Inference, ...] = ()


@dataclass(frozen=True, slots=True)
class Alias:
    """An id that incidents had and none has any more: why, and the accounts it stood for, the first foremost."""

    id: str
    why: str
    account_ids: tuple[str, ...]


class SeriesRole(StrEnum):
    """What another incident is to this one."""

    WHOLE = "whole"
    PART = "part"


@dataclass(frozen=True, slots=True)
class SeriesLink:
    """An incident that this one is told to be a part of, or that is told to be a part of this one.

    `label` is what its first account says; `said` are the assertions of the field `part_of` that tell so.
    """

    role: SeriesRole
    incident_id: str
    label: str
    said: tuple[Assertion, ...]


class Derivation(StrEnum):
    """How one report derives from another, by what was found in the texts."""

    VERBATIM = "verbatim"
    EDITED = "edited"
    EXCERPT = "excerpt"
    BACKGROUND = "shared background only"
    QUOTES = "quotes only"
    VERSION = "new version"
    CREDITED = "credited"


#: the derivations that make two reports one witness
MERGING = frozenset({Derivation.VERBATIM, Derivation.EDITED, Derivation.EXCERPT, Derivation.VERSION})


@dataclass(frozen=True, slots=True)
class Derived:
    """`report_id` derives from `origin_id`: kind, the share of its text found there, and the reason.

    `copied` are the half-open ranges [start, end) of code points of the report's clean text that stand in
    the origin too, in their order; for quotes only, the quotations. `outside` is the name of an origin that
    we do not hold, whose id then derives from its name; the kind is then CREDITED.
    """

    report_id: str
    origin_id: str
    kind: Derivation
    share: float
    reason: str
    copied: tuple[tuple[int, int], ...] = ()
    outside: str | None = None


@dataclass(frozen=True, slots=True)
class Lineage:
    """Reports that are one witness: an origin and what was made of it."""

    id: str
    origin_id: str
    report_ids: tuple[str, ...]
    derived: tuple[Derived, ...] = ()

    @property
    def outside(self) -> Derived | None:
        """The credit of the whole origin to an agency, outlet or channel; None where it is the outlet's own."""
        credited = (d for d in self.derived if d.kind is Derivation.CREDITED)
        return next((d for d in credited if d.report_id == self.origin_id), None)

    @property
    def witness(self) -> str:
        """What it is counted by: the credited origin's id, the same for all who credit it, else its own id."""
        return self.outside.origin_id if self.outside else self.id
