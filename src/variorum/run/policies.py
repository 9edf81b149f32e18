"""The policy that people choose: a shipped one by name, or one of their own in a TOML file.

Findings of shipped policies are stored. Those of a policy of one's own are made anew whenever they are asked for: they
follow from the record alone, and a stored one would be stale once the file or the record changes.
"""

# ruff: noqa: PLC0415  # as in run/pipeline.py, rooms are imported where they are used

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from variorum.errors import BadInput
from variorum.model.finding import Record

if TYPE_CHECKING:
    from variorum.reconcile.policy import Policy

#: what a policy of one's own is told by on the command line
_SUFFIX = ".toml"


def chosen(words: str) -> Policy:
    """The policy called `words`, or the one in the file at that path; BadInput if there is none or it does not fit."""
    from variorum.reconcile.policies import policy

    return _read(Path(words)) if words.endswith(_SUFFIX) else policy(words)


def _read(path: Path) -> Policy:
    from variorum.reconcile.custom import policy_from

    try:
        return policy_from(path.read_text(encoding="utf-8"), str(path))
    except UnicodeDecodeError as error:
        raise BadInput("not UTF-8 text", where=str(path), mend="save it as UTF-8") from error


def under(records: Iterable[Record], rules: Policy) -> Iterator[Record]:
    """The records with their findings under a policy, which may be none of the shipped ones."""
    return (with_findings(record, rules) for record in records)


def with_findings(record: Record, rules: Policy) -> Record:
    """The record with its findings under a policy: the stored ones of a shipped policy, else those made now."""
    from variorum.reconcile.policies import POLICIES
    from variorum.reconcile.settle import reconcile

    if rules.name in POLICIES:
        return record
    return replace(record, findings=(*record.findings, *reconcile(replace(record, findings=()), rules)))
