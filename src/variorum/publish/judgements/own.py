"""What each person had before them: the reader's accounts with their own amendments, and those that they built on.

Of what others amended only that counts which a person then decided about: who accepts the figure that another corrected
chose that figure, and who accepts the reader's did not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.model.amending import Heard, heard
from variorum.model.assertion import Account, assertion
from variorum.model.judgement import Capacity, Judgement, in_order


@dataclass(frozen=True, slots=True)
class Own:
    """One person's work: accounts and judgements as heard; the ids of their judgements, and of assertions they made."""

    by: str
    found: Heard
    judgements: frozenset[str]
    made: frozenset[str]


def own_work(
    accounts: Sequence[Account], standing: Iterable[Judgement], *, only: Capacity | None = None
) -> list[Own]:
    """The work of each person, by name, of judgements in force: of all, or what was done in one capacity only."""
    ordered = in_order(standing)
    made = _made(accounts, ordered)
    people: dict[str, list[Judgement]] = defaultdict(list)
    for one in ordered:
        if only in (None, one.capacity):
            people[one.by].append(one)
    return [
        Own(
            by=by,
            found=heard(accounts, [*its, *_built_on(its, made)]),
            judgements=frozenset(one.id for one in its),
            made=frozenset(name for name, one in made.items() if one.by == by),
        )
        for by, its in sorted(people.items())
    ]


def _made(accounts: Iterable[Account], ordered: Iterable[Judgement]) -> dict[str, Judgement]:
    """The assertions that people added or corrected others to, by id, with the judgement that did."""
    homes = {name: a for a in accounts for name in (a.id, *(s.id for s in a.assertions))}
    found: dict[str, Judgement] = {}
    for one in ordered:
        home = homes.get(one.left)
        if one.draft is None or home is None:
            continue
        made = assertion(one.draft, report_id=home.report_id, account_id=home.id)
        homes[made.id] = home
        found.setdefault(made.id, one)
    return found


def _built_on(its: Sequence[Judgement], made: Mapping[str, Judgement]) -> Iterator[Judgement]:
    """What others amended, and this person then judged; with what that was built on itself."""
    named = [one.left for one in its]
    mine = {one.id for one in its}
    while named:
        one = made.get(named.pop())
        if one is not None and one.id not in mine:
            mine.add(one.id)
            named.append(one.left)
            yield one
