"""Seconded: which findings of the rules the trained reader holds for likely too.

The network knows no grammar: what it does not tell (types, claims, denials, statements, times) stays the rules'.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from variorum.extract.found import Found
from variorum.extract.trained.proposals import Proposals

#: field -> the kinds of spans that tell the same
KINDS: Mapping[str, tuple[str, ...]] = {
    "harmed": ("victim",),
    "struck": ("target",),
    "assailant": ("assailant", "organisation"),
    "perpetrator": ("assailant", "organisation"),
    "group": ("organisation",),
    "branch": ("organisation",),
    "blame": ("organisation", "assailant"),
    "weapon": ("weapon",),
    "place": ("where", "place"),
    "date": ("when", "date"),
    "killed": ("killed", "victim"),
    "wounded": ("wounded", "victim"),
    "missing": ("number", "victim"),
    "kidnapped": ("number", "victim"),
}


def seconded(proposals: Proposals, told: Iterable[Found], least: float) -> Iterator[Found]:
    """What of `told` the network gives a share of at least `least`, and what it knows nothing of."""
    for item in told:
        kinds, span = KINDS.get(item.draft.field, ()), item.draft.span
        if not kinds or proposals.share(kinds, span.start, span.end) >= least:
            yield item
