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


#: a share from which a span is one: what the labels of the network are decoded by, all kinds alike
LIKELY = 0.5


def seconded(proposals: Proposals, told: Iterable[Found]) -> Iterator[Found]:
    """What of `told` counts: all of it, or where the network reads alone what it holds for likely."""
    return (item for item in told if not proposals.alone or _likely(proposals, item))


def _likely(proposals: Proposals, item: Found) -> bool:
    kinds, span = KINDS.get(item.draft.field, ()), item.draft.span
    return not kinds or proposals.share(kinds, span.start, span.end) >= LIKELY
