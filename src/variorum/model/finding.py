"""Findings: what a named policy makes of the readings of one field of one incident."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from variorum.model.assertion import Account, Assertion, Stance
from variorum.model.incident import Incident, Lineage, SeriesLink
from variorum.model.judgement import Judgement
from variorum.model.report import Report
from variorum.model.value import Value


class Status(StrEnum):
    """How the readings of a field stand to each other; *decided*: a person has settled it."""

    AGREED = "agreed"
    RANGE = "range"
    DISPUTED = "disputed"
    SUPERSEDED = "superseded"
    SINGLE = "single"
    NONE_SUPPORTED = "none supported"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Reading:
    """One distinct value of a field, with the assertions, lineages and primary voices behind it.

    `stance` is the firmest stance of its assertions; `first` and `last` are the ISO days of the
    earliest and latest as-of, None where no report of it has a time. `denied_by` are assertions that
    deny this value.
    """

    id: str
    field: str
    value: Value
    stance: Stance
    assertions: tuple[str, ...]
    reports: tuple[str, ...]
    lineages: tuple[str, ...]
    voices: tuple[str, ...]
    denied_by: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None


class Ending(StrEnum):
    """What ended a reading, the latest where several things did."""

    SUPERSEDED = "superseded"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    TAKEN_BACK = "taken back"


@dataclass(frozen=True, slots=True)
class Ended:
    """That a reading stands no more: how it ended, and the assertion that ended it."""

    how: Ending
    by: str


@dataclass(frozen=True, slots=True)
class Loss:
    """Why a reading was not chosen; `ended` where it stands no more."""

    reading_id: str
    reason: str
    ended: Ended | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """The result for one field under one policy. `value` is None where no reading could be supported.

    `chosen` are the readings that the value rests on, `losses` the others with the reason, `rule` the
    function that settled it, `sentence` what it says to people, `citation` codebook and page. `judgements` are the
    ids of people's decisions on the field that count, the oldest first.
    """

    incident_id: str
    field: str
    policy: str
    status: Status
    value: Value | None
    rule: str
    sentence: str
    citation: str
    readings: tuple[Reading, ...]
    chosen: tuple[str, ...]
    losses: tuple[Loss, ...] = ()
    judgements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Amended:
    """An assertion of the reader that a person struck (`now` is None) or corrected, by which judgement."""

    original: Assertion
    judgement_id: str
    now: Assertion | None


@dataclass(frozen=True, slots=True)
class Record:
    """An incident with all that stands behind it: what publishing and the pages walk through.

    `judgements` are the decisions on it that count; `accounts` are as people amended them, `amended` what the reader
    had made of it. `quorum` is how many people must decide alike; `proposals` wait for one of them.
    """

    incident: Incident
    accounts: tuple[Account, ...]
    reports: tuple[Report, ...]
    lineages: tuple[Lineage, ...]
    findings: tuple[Finding, ...] = ()
    series: tuple[SeriesLink, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    amended: tuple[Amended, ...] = ()
    quorum: int = 1
    proposals: tuple[Judgement, ...] = ()

    def under(self, policy: str) -> dict[str, Finding]:
        """The findings of one policy, by field."""
        return {f.field: f for f in self.findings if f.policy == policy}

    def assertion(self, identity: str) -> Assertion:
        """The assertion with this id; KeyError if the record has none such."""
        return {a.id: a for account in self.accounts for a in account.assertions}[identity]

    def report(self, identity: str) -> Report:
        """The report with this id; KeyError if the record has none such."""
        return {r.id: r for r in self.reports}[identity]

    def assertions(self, *fields: str) -> tuple[Assertion, ...]:
        """All assertions for any of `fields` (all fields if none is named), account by account."""
        every = (a for account in self.accounts for a in account.assertions)
        return tuple(a for a in every if not fields or a.field in fields)
