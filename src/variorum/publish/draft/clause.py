"""Clauses: words with the evidence that they rest on. No words without evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from variorum.model.finding import Finding, Reading, Record
from variorum.reconcile.compatible import value_key
from variorum.reconcile.evidence import Evidence, gather


@dataclass(frozen=True, slots=True)
class Clause:
    """Some words and the evidence behind them; `lead` joins it to the clause before it, if there is one."""

    words: str
    evidence: tuple[Evidence, ...]
    lead: str = "; "


#: the clauses of one sentence, in order; its capital and full stop are put on when it is written
Sentence = tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of an incident: the findings of one policy by field, and the evidence by assertion."""

    findings: Mapping[str, Finding]
    evidence: Mapping[str, Evidence]

    def of(self, field: str) -> tuple[Evidence, ...]:
        """All evidence for a field, report by report."""
        return tuple(e for e in self.evidence.values() if e.assertion.field == field)

    def chosen(self, field: str) -> tuple[Reading, ...]:
        """The readings that the policy rests the field on."""
        finding = self.findings.get(field)
        return () if finding is None else tuple(r for r in finding.readings if r.id in finding.chosen)

    def settled(self, field: str) -> Reading | None:
        """The reading that is the value of the finding, else the first chosen one."""
        chosen = self.chosen(field)
        its = (r for r in chosen if r.value == self.findings[field].value)
        return next(its, chosen[0] if chosen else None)

    def others(self, field: str) -> tuple[Reading, ...]:
        """The readings that somebody gives and the policy did not choose."""
        finding = self.findings.get(field)
        if finding is None:
            return ()
        return tuple(r for r in finding.readings if r.id not in finding.chosen and r.assertions)

    def behind(self, reading: Reading) -> tuple[Evidence, ...]:
        """The evidence for a reading's very value; where there is only joined evidence, all of it.

        A vaguer value that was counted with a more exact one ("more than 280" with 284) is no witness for its words.
        """
        its = tuple(self.evidence[identity] for identity in reading.assertions)
        exact = tuple(e for e in its if value_key(e.value) == value_key(reading.value))
        return exact or its

    def joined(self, reading: Reading) -> tuple[tuple[Evidence, ...], ...]:
        """The other evidence that was counted with a reading, that for one value together."""
        given = self.behind(reading)
        groups: dict[tuple[object, ...], list[Evidence]] = {}
        for one in (self.evidence[identity] for identity in reading.assertions):
            if one not in given:
                groups.setdefault(value_key(one.value), []).append(one)
        return tuple(tuple(group) for group in groups.values())

    def against(self, reading: Reading) -> tuple[Evidence, ...]:
        """The evidence that denies a reading."""
        return tuple(self.evidence[identity] for identity in reading.denied_by)


def told(record: Record, policy: str) -> Told:
    """What is told of the incident of `record`, under `policy`."""
    return Told(record.under(policy), {e.assertion.id: e for e in gather(record)})


def in_a_row(clauses: Iterable[Clause], opening: str = "", lead: str = "; ") -> Iterator[Clause]:
    """The clauses joined as a list, "OPENING a, b and c"; the first one after `lead`."""
    found = list(clauses)
    for place, clause in enumerate(found):
        if place == 0:
            yield replace(clause, words=opening + clause.words, lead=lead)
        else:
            yield replace(clause, lead=" and " if place == len(found) - 1 else ", ")


def sentences(*found: Iterable[Clause]) -> Iterator[Sentence]:
    """Those that say something, as sentences."""
    yield from filter(None, (tuple(clauses) for clauses in found))
