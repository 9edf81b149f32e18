"""The two sides of a comparison: what was known at a moment, what a policy makes of it, or what a store holds.

A side is named as people write it: a moment (2024-01-03, 2024-01-03T20:00Z, now), a policy (its name, or a file), or a
store (its file, or the folder that `--out` named).
"""
# ruff: noqa: PLC0415  # as in run/pipeline.py, rooms are imported where they are used

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from variorum.errors import BadInput
from variorum.model.finding import Record
from variorum.model.judgement import Judgement
from variorum.run.policies import chosen, under
from variorum.settings import STORE_FILE
from variorum.store import Store, open_store

if TYPE_CHECKING:
    from variorum.reconcile.policy import Policy
    from variorum.run.replay import LeftOut

#: the moment that is no moment of the past: the store as it is
NOW = "now"


class Kind(StrEnum):
    """What a side can be."""

    MOMENT = "moment"
    POLICY = "policy"
    STORE = "store"


@dataclass(frozen=True, slots=True)
class Side:
    """One side: its name, and the records with their findings under `policy`.

    `left_out` are reports of which it can't be told whether they had come out; `readers` who read the reports.
    """

    kind: Kind
    name: str
    policy: str
    records: tuple[Record, ...]
    left_out: tuple[LeftOut, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    readers: tuple[str, ...] = ()


def kind_of(words: str) -> Kind:
    """What `words` name; BadInput if neither moment, policy nor store."""
    from variorum.reconcile.policies import POLICIES
    from variorum.run.replay import moment_of

    path = Path(words)
    if words in POLICIES or path.suffix == ".toml":
        return Kind.POLICY
    if path.is_file() or (path / STORE_FILE).is_file():
        return Kind.STORE
    if words == NOW:
        return Kind.MOMENT
    try:
        moment_of(words)
    except BadInput:
        mend = f"write a moment (2024-01-03T20:00Z), a policy ({', '.join(POLICIES)}, FILE.toml) or the path of a store"
        raise BadInput("neither a moment, a policy nor a store", where=words, mend=mend) from None
    return Kind.MOMENT


def sides(names: tuple[str, str | None], out: Path, rules: Policy) -> tuple[Side, Side]:
    """Both sides of a comparison in the store at `out`, under `rules` where they are no policies themselves.

    Without a second name, the first is set against the present: the store as it is, under `rules`. BadInput where the
    two are of two kinds.
    """
    first, second = names
    kind = kind_of(first)
    if second is not None and kind_of(second) is not kind:
        mend = "give two moments, two policies or two stores"
        raise BadInput(
            f"{first} is a {kind} and {second} a {kind_of(second)}", where="the two sides", mend=mend
        )
    if kind is Kind.STORE:
        return _stored(Path(first), rules), _stored(Path(second or out), rules)
    with open_store(out, create=False) as store:
        if kind is Kind.POLICY:
            one, other = (chosen(first), chosen(second)) if second else (rules, chosen(first))
            return _settled(store, one, one.name, kind), _settled(store, other, other.name, kind)
        return _then(store, first, rules), _then(store, second or NOW, rules)


def _stored(path: Path, rules: Policy) -> Side:
    with open_store(path, create=False, readonly=True) as store:
        return _settled(store, rules, str(path), Kind.STORE)


def _settled(store: Store, rules: Policy, name: str, kind: Kind) -> Side:
    records = tuple(under(store.records(), rules))
    return Side(kind, name, rules.name, records, (), tuple(store.judgements()), tuple(store.readers()))


def _then(store: Store, words: str, rules: Policy) -> Side:
    """What was knowable at a moment, under one policy."""
    from variorum.run.replay import moment_of, replay

    if words == NOW:
        return _settled(store, rules, NOW, Kind.MOMENT)
    then = replay(store, moment_of(words), policies=(rules,))
    return Side(
        Kind.MOMENT,
        words,
        rules.name,
        then.records,
        then.left_out,
        then.judgements,
        tuple(store.readers()),
    )
