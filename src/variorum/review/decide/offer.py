"""A proposal of a program, made as a person's decision is, and appended: it settles nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from variorum.model.finding import Record
from variorum.model.judgement import Capacity, Judgement
from variorum.review.contents import record_of
from variorum.review.decide.acts import Asked, made
from variorum.review.decide.hand import Hand
from variorum.review.queue.index import Shelf


def offered(
    shelf: Shelf, record: Record, act: str, form: Mapping[str, str], *, by: str
) -> tuple[Sequence[Judgement], bool]:
    """The proposals that an act comes to, as they stand in the store now, and whether they are new.

    `form` has the act's fields and the reason. A program may ask twice: what it proposed before is not appended again.
    BadInput where it comes to nothing.
    """
    hand = Hand(
        by=by,
        at=datetime.now(UTC).isoformat(timespec="microseconds"),
        capacity=Capacity.PROPOSER,
        reason=" ".join(form["reason"].split()),
        policy=shelf.policy.name,
        readers=tuple(shelf.store.readers()),
    )
    found = made(act, Asked(form=form, record=record, other=partial(record_of, shelf), hand=hand))
    before = _held(shelf, found)
    if before:
        return before, False
    with shelf.rewriting():
        shelf.store.add_judgements(found)
        shelf.refresh([record.incident.id])
    return found, True


def _held(shelf: Shelf, found: Sequence[Judgement]) -> list[Judgement]:
    """The same proposals as made before; none of them unless all were made."""
    every = shelf.store.judgements()
    held = {_content(one): one for one in every if one.capacity is Capacity.PROPOSER}
    before = [held[_content(one)] for one in found if _content(one) in held]
    return before if len(before) == len(found) else []


def _content(one: Judgement) -> Judgement:
    """A proposal without its moment and id."""
    return replace(one, id="", at="")
