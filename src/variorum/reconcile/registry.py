"""The rules that a policy of one's own can name, with what they settle."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from variorum.reconcile import (
    acled,
    airwars,
    ged,
    groups,
    gtd,
    ibc,
    latest_origin,
    muc4,
    place_rules,
    prefer,
    rules,
)
from variorum.reconcile.case import Rule
from variorum.reconcile.policy import rule_name

#: what rules settle -> the rules: fields by name, classes of values, or any field
_RULES: Mapping[str, tuple[Rule, ...]] = {
    "any": (rules.not_named, rules.none_supported, rules.only_reading, rules.best_backed, rules.side_by_side),
    "Count": (
        prefer.most_recent,
        prefer.best_witnessed,
        prefer.highest,
        prefer.lowest,
        gtd.only_figure_and_attackers,
        gtd.most_recent_independent,
        gtd.majority_figure,
        gtd.lowest_figure,
        gtd.majority_count,
        gtd.lowest_count,
        ged.best_reliable,
        acled.no_information,
        acled.most_conservative,
        airwars.minimum_and_maximum,
        ibc.two_sources,
        ibc.minimum_and_maximum,
        muc4.numbers,
        latest_origin.median_of_latest,
    ),
    "Place": (place_rules.city_around, place_rules.smallest_place, ged.common_division),
    "PartialDate": (muc4.common_value,),
    "type": (muc4.common_value,),
    "group": (gtd.attributions, groups.firm_attribution, airwars.graded, muc4.by_confidence),
    "branch": groups.BRANCH,
}
#: the rules by the name that findings give them
RULES: Mapping[str, Rule] = MappingProxyType({rule_name(r): r for its in _RULES.values() for r in its})


def named(words: str) -> list[str]:
    """The rules that `words` can mean: a full name, or the part after the dot."""
    return [name for name in RULES if words in (name, name.partition(".")[2])]


def fitting(field: str, value: str) -> list[str]:
    """The names of the rules that can settle a field with values of that class."""
    its = (rule for what in ("any", field, value) for rule in _RULES.get(what, ()))
    return list(dict.fromkeys(rule_name(rule) for rule in its))
