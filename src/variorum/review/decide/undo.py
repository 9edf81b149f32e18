"""Undoing: the last act of a person as a whole, without limit, and doing again what was undone.

An act is all that a person decided at one moment. What is undone stays on file; so does the undoing.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from variorum.errors import BadInput
from variorum.model.judgement import Judgement, Verdict, in_force, in_order
from variorum.review.decide.hand import Hand
from variorum.review.decide.making import undone

Act = list[Judgement]


def undo(every: Iterable[Judgement], hand: Hand, *, named: str = "") -> list[Judgement]:
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


def redo(every: Iterable[Judgement], hand: Hand) -> list[Judgement]:
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
