"""A policy: a named table of rules. Each field has its rules in order, and the first that decides counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from variorum.model.codebook import codebook
from variorum.reconcile.case import Case, Rule, Ruling
from variorum.reconcile.place_rules import city_around, smallest_place
from variorum.reconcile.rules import best_backed, none_supported, not_named, only_reading, side_by_side

#: come first in every policy
_FIRST: tuple[Rule, ...] = (not_named, none_supported)
#: for the fields of which a policy's table says nothing
DEFAULTS: Mapping[str, tuple[Rule, ...]] = {
    "many": (*_FIRST, side_by_side),
    "Place": (*_FIRST, city_around, only_reading, smallest_place, best_backed),
    "*": (*_FIRST, only_reading, best_backed),
}


@dataclass(frozen=True, slots=True)
class Policy:
    """`rules` has tuples of rules under the name of a field, a class of values (`Count`), "many" or "*".

    The fields in `always` get a finding even where no report says anything of them. `adjust` has the last word on
    what a rule settled for a toll: whether it counts the attackers.
    """

    name: str
    label: str
    rules: Mapping[str, tuple[Rule, ...]]
    always: tuple[str, ...] = ()
    adjust: Callable[[Case, Ruling], Ruling] | None = None

    def chain(self, field: str) -> tuple[Rule, ...]:
        """The rules for `field`: the most particular entry. Parts of a toll go by their whole."""
        whole = codebook().field(field.partition("/")[0])
        keys = (field, whole.name, "many" if whole.many else "", whole.type, "*")
        table = {**DEFAULTS, **self.rules}
        return next(table[key] for key in keys if key in table)


def first(*rules: Rule) -> tuple[Rule, ...]:
    """A chain that begins as every one does and ends in a rule that always decides."""
    return (*_FIRST, *rules, best_backed)


def rule_name(rule: Rule) -> str:
    """The name that findings give a rule: "gtd.lowest_figure"; of one with options, that of the rule without them."""
    bare = rule.func if isinstance(rule, partial) else rule
    return f"{bare.__module__.rsplit('.', 1)[-1]}.{bare.__name__}"
