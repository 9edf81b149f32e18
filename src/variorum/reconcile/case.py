"""What a rule is given and what it gives: a case (the readings of one field) and a ruling."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from variorum.model.finding import Status
from variorum.model.value import Actor, Count, Nothing, PartialDate, Value
from variorum.reconcile.confidence import Confidence
from variorum.reconcile.pile import FIRMNESS, Ground, Pile
from variorum.reconcile.supersede import Fate

#: the citation of rules for which no codebook has one
OWN = "Variorum's own rule"
#: the citation where nothing had to be settled
ALONE = "none needed: one reading"


@dataclass(frozen=True, slots=True)
class Case:
    """The readings of one field, best supported first. `ended` are those that stand no more.

    `confidence` is MUC-4's value for each actor, by reading id, for the fields that name actors. `whole` are the
    readings of the toll that this is a part of, empty for any other field. `rejected` are readings that people
    rejected, by id, with the words for it.
    """

    ground: Ground
    piles: tuple[Pile, ...]
    ended: Mapping[str, Fate] = field(default_factory=dict)
    confidence: Mapping[str, Confidence] = field(default_factory=dict)
    whole: tuple[Pile, ...] = ()
    rejected: Mapping[str, str] = field(default_factory=dict)

    @property
    def field(self) -> str:
        """The name of the field."""
        return self.ground.name

    @property
    def standing(self) -> tuple[Pile, ...]:
        """The affirmed readings that have not ended and that nobody rejected."""
        return tuple(
            p for p in self.piles if p.affirmed and p.id not in self.ended and p.id not in self.rejected
        )

    @property
    def current(self) -> tuple[Pile, ...]:
        """The readings that a value can rest on.

        No mere suggestion beside firmer ones, no unresolved date beside a resolved one.
        """
        firm = [p for p in self.standing if not suggested(p)] or list(self.standing)
        resolved = [p for p in firm if not unresolved(p)]
        return tuple(resolved or firm)

    @property
    def silent(self) -> Pile | None:
        """The reading that says that the value is not known or was not named, if there is one."""
        told = (p for p in self.piles if isinstance(p.value, Nothing) and p.support)
        return next((p for p in told if p.id not in self.rejected), None)


def suggested(pile: Pile) -> bool:
    """True if nobody says it more firmly than as possible."""
    return FIRMNESS.index(pile.reading.stance.certainty) == 0


def unresolved(pile: Pile) -> bool:
    """True for a date that neither its report nor a linked one could resolve."""
    return isinstance(pile.value, PartialDate) and not pile.value.resolved


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What a rule decides: the readings that the value rests on (the first is the settled one), and why.

    `because` completes the sentence "VALUE: ..."; `lost` says of another reading why it was not chosen;
    `status` is given where the rule knows better than the readings' compatibility.
    """

    chosen: tuple[Pile, ...]
    value: Value | None
    because: str
    citation: str = OWN
    lost: Callable[[Pile], str] = lambda _: "less support than the reading that was chosen"
    status: Status | None = None


#: a rule decides a case, or gives None and leaves it to the next rule of its policy
Rule = Callable[[Case], Ruling | None]


def count_of(pile: Pile) -> Count:
    """The count of a toll's reading; TypeError for any other."""
    if not isinstance(pile.value, Count):
        raise TypeError(f"the reading {pile.id} of {pile.reading.field} is no count")
    return pile.value


def actor_of(pile: Pile) -> Actor | None:
    """The actor of a reading, None for any other value."""
    return pile.value if isinstance(pile.value, Actor) else None
