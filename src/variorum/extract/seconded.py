"""Seconded: which findings of the rules the trained reader holds for likely too.

The network knows no grammar: what it does not tell (types, claims, denials, statements, times) stays the rules'.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

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


#: a share from which a finding counts where the network reads alone; not tuned
LIKELY = 0.5
#: below this share a finding is noted as doubted; chosen on MUC-4's tst1 and tst2
DOUBTFUL: Mapping[str, float] = {
    "harmed": 0.1,
    "assailant": 0.1,
    "perpetrator": 0.1,
    "group": 0.1,
    "branch": 0.1,
    "blame": 0.1,
    "weapon": 0.1,
}


def seconded(proposals: Proposals, told: Iterable[Found]) -> Iterator[Found]:
    """The findings that count: all of them, doubted ones with a note; alone, only what the network holds for likely.

    The note `doubted` gives the network's share. It takes nothing away from what the words say.
    """
    for item in told:
        kinds, span = KINDS.get(item.draft.field, ()), item.draft.span
        asked = kinds and (proposals.hints or proposals.alone)
        share = proposals.share(kinds, span.start, span.end) if asked else 1.0
        if proposals.alone and share < LIKELY:
            continue
        yield _doubted(item, share) if share < DOUBTFUL.get(item.draft.field, 0.0) else item


def _doubted(item: Found, share: float) -> Found:
    return replace(item, draft=replace(item.draft, notes=(*item.draft.notes, ("doubted", f"{share:.2f}"))))
