"""Decisions about judgements: undoing, without limit, and doing again; taking up or dismissing a proposal.

An act is all that a person decided at one moment. What is undone stays on file; so does the undoing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

from variorum.errors import BadInput
from variorum.model.judgement import Judgement, Verdict, in_force, in_order, pending
from variorum.review.decide.hand import Hand
from variorum.review.decide.making import undone

Act = list[Judgement]


def undo(every: Iterable[Judgement], hand: Hand, named: str = "") -> list[Judgement]:
    """What undoes the act that the judgement `named` is of, or the person's last one that still holds.

    BadInput where there is none left.
    """
    ordered = in_order(every)
    standing = in_force(ordered)
    last = [[j] for j in standing if j.id == named] if named else _acts(ordered, hand.by)[0]
    if not last:
        raise BadInput("nothing is left to undo", where=named or hand.by, mend="it was undone already")
    when = {(j.by, j.at) for j in last[-1]}
    return [undone(j, hand) for j in standing if (j.by, j.at) in when]


def redo(every: Iterable[Judgement], hand: Hand, named: str = "") -> list[Judgement]:  # noqa: ARG001  # as all acts
    """What undoes the person's last undoing, so that what it undid holds again; BadInput where there is none.

    As in an editor, a new decision leaves nothing to do again.
    """
    undoings = _acts(in_order(every), hand.by)[1]
    if not undoings:
        raise BadInput("nothing is left to do again", where=hand.by, mend="decide anew")
    return [undone(j, hand) for j in undoings[-1]]


def _acts(ordered: list[Judgement], by: str) -> tuple[list[Act], list[Act]]:
    """A person's acts that hold, and the undoings that could be undone, the last one last."""
    known = {j.id: j for j in ordered}
    holding: list[Act] = []
    undoings: list[Act] = []
    for _, its in groupby((j for j in ordered if j.by == by), key=lambda j: j.at):
        act = list(its)
        about = {j.left for j in act}
        if act[0].verdict is not Verdict.UNDO:
            holding, undoings = [*holding, act], []
        elif known[act[0].left].verdict is Verdict.UNDO:
            holding.append([known[known[name].left] for name in sorted(about)])
            undoings = [u for u in undoings if about.isdisjoint(j.id for j in u)]
        else:
            holding = [a for a in holding if about.isdisjoint(j.id for j in a)]
            undoings.append(act)
    return holding, undoings


def subject(every: Iterable[Judgement], one: Judgement) -> Judgement:
    """The decision that a judgement undoes, or does again; itself where it does neither."""
    known = {j.id: j for j in every}
    while one.verdict is Verdict.UNDO and one.left in known:
        one = known[one.left]
    return one


def taken_up(every: Iterable[Judgement], hand: Hand, named: str) -> list[Judgement]:
    """What was proposed, decided by a person; BadInput where it waits no more."""
    one = _waiting(every, named)
    seen = one.shown.assertions
    return [
        hand.makes(
            one.verdict, one.left, one.anchors, seen=seen, right=one.right, field=one.field, draft=one.draft
        )
    ]


def dismissed(every: Iterable[Judgement], hand: Hand, named: str) -> list[Judgement]:
    """What puts a proposal away, whoever made it; BadInput where it waits no more."""
    one = _waiting(every, named)
    return [hand.makes(Verdict.UNDO, one.id, one.anchors)]


def _waiting(every: Iterable[Judgement], named: str) -> Judgement:
    found = next((j for j in pending(every) if j.id == named), None)
    if found is None:
        raise BadInput("this proposal waits no more", where=named, mend="look at the incident again")
    return found


#: by the name that forms give
ACTS: Mapping[str, Callable[[Iterable[Judgement], Hand, str], list[Judgement]]] = {
    "undo": undo,
    "redo": redo,
    "take-up": taken_up,
    "dismiss": dismissed,
}
