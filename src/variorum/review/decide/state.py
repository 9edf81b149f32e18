"""In which state somebody saw an incident: a decision on another state than the present one is stale."""

from __future__ import annotations

from variorum.model.finding import Finding, Record
from variorum.model.identity import content_digest

#: 64 bits, as in our ids
_DIGITS = 16


def field_state(finding: Finding | None) -> str:
    """A digest of what a finding says, of its readings and of the decisions that it rests on."""
    if finding is None:
        return ""
    readings = [(r.id, r.assertions, r.denied_by) for r in finding.readings]
    said = [finding.status, finding.value, list(finding.chosen), list(finding.judgements)]
    return content_digest([said, [[i, list(a), list(d)] for i, a, d in readings]], _DIGITS)


def record_state(record: Record, policy: str) -> str:
    """A digest of all findings of a policy on the incident, its accounts and the decisions about it."""
    found = record.under(policy)
    states = [[name, field_state(found[name])] for name in sorted(found)]
    accounts = [a.id for a in record.accounts]
    return content_digest([states, accounts, [j.id for j in record.judgements]], _DIGITS)
