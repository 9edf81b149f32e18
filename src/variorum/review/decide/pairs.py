"""Judgements on which accounts are one incident: same and different, split, move."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, product

from variorum.errors import BadInput
from variorum.model.assertion import Account
from variorum.model.finding import Record
from variorum.model.judgement import Judgement, Verdict
from variorum.review.decide.hand import Hand, head
from variorum.review.decide.making import account_of

#: the verdicts on two accounts
ON_PAIRS = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE})


def paired(left: Record, right: Record, verdict: Verdict, hand: Hand) -> list[Judgement]:
    """Two incidents are the same, are different, or one can't say.

    Same joins every account to the first one, so that no older decision keeps any of them apart. Different keeps
    every account of the one from every account of the other.
    """
    if verdict not in ON_PAIRS:
        raise BadInput("not a verdict on two incidents", where=verdict, mend=", ".join(sorted(ON_PAIRS)))
    if left.incident.id == right.incident.id:
        raise BadInput("it is one incident already", where=left.incident.id, mend="give two incidents")
    if verdict is Verdict.DIFFERENT:
        return list(_walls(left.accounts, right.accounts, hand))
    if verdict is Verdict.SAME:
        first, *others = (*left.accounts, *right.accounts)
        return list(_joined(first, others, hand))
    return [_pair(left.accounts[0], right.accounts[0], verdict, hand)]


def split(record: Record, account_ids: Sequence[str], hand: Hand) -> list[Judgement]:
    """Some accounts tell of another incident than the rest; BadInput where all or none are given."""
    out = [account_of(record, name) for name in dict.fromkeys(account_ids)]
    rest = [a for a in record.accounts if a not in out]
    if not out or not rest:
        raise BadInput(
            "choose some of the accounts, not all", where=record.incident.id, mend="leave at least one"
        )
    # both sides stay together, even where what linked them is on the other side: they were one incident so far
    joined = (_joined(side[0], side[1:], hand) for side in (out, rest))
    return [*_walls(out, rest, hand), *chain.from_iterable(joined)]


def moved(record: Record, account_id: str, target: Record, hand: Hand) -> list[Judgement]:
    """An account tells of another incident, of that one."""
    if target.incident.id == record.incident.id:
        raise BadInput("it is in that incident already", where=account_id, mend="give another incident")
    account = account_of(record, account_id)
    rest = [a for a in record.accounts if a != account]
    return [*_walls([account], rest, hand), *_joined(account, target.accounts, hand)]


def _joined(first: Account, others: Iterable[Account], hand: Hand) -> Iterator[Judgement]:
    yield from (_pair(first, other, Verdict.SAME, hand) for other in others)


def _walls(some: Iterable[Account], others: Sequence[Account], hand: Hand) -> Iterator[Judgement]:
    yield from (_pair(a, b, Verdict.DIFFERENT, hand) for a, b in product(some, others))


def _pair(left: Account, right: Account, verdict: Verdict, hand: Hand) -> Judgement:
    return hand.makes(verdict, left.id, [head(left), head(right)], right=right.id)
