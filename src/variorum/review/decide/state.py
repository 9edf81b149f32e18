"""In which state somebody saw an incident: a decision on another state than the present one is stale."""

from __future__ import annotations

from hashlib import sha256

from variorum.model.finding import Finding, Record

#: 64 bits, as in our ids
_DIGITS = 16


def field_state(finding: Finding | None) -> str:
    """A digest of what a finding says, of its readings and of the decisions that it rests on."""
    if finding is None:
        return ""
    readings = [(r.id, r.assertions, r.denied_by) for r in finding.readings]
    # repr() of model objects is as exact as their JSON, and a tenth of the work: this is asked for every field shown
    return _digest((finding.status.value, finding.value, finding.chosen, finding.judgements, readings))


def record_state(record: Record, policy: str) -> str:
    """A digest of all findings of a policy on the incident, its accounts and the decisions about it."""
    found = record.under(policy)
    states = [(name, field_state(found[name])) for name in sorted(found)]
    return _digest((states, [a.id for a in record.accounts], [j.id for j in record.judgements]))


def _digest(thing: object) -> str:
    return sha256(repr(thing).encode()).hexdigest()[:_DIGITS]
