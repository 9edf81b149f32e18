"""Which template of the answer stands against which of the key.

The content-based mapping conditions are those of `taskdoc/scoring-guidelines.v7`, section 3.2.1: at least a
partial match on the incident type, and at least a partial match on a perpetrator, a physical target or a
human target. How the pairs are chosen among those is not in the guidelines; of the ways tried, the one taken
here agrees best with the official reports: the mapping that covers most of its templates of the key.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from variorum.evaluate.muc4.assign import best_pairs
from variorum.evaluate.muc4.grades import Grader
from variorum.evaluate.muc4.history import History
from variorum.evaluate.muc4.pairing import Pairing, column, missing, spurious, template_pairings
from variorum.evaluate.muc4.tally import Column
from variorum.evaluate.muc4.templates import Template

#: the slots of which one must match at least in part
_CONTENT = (
    "perp-ind-id", "perp-org-id", "phys-tgt-id", "phys-tgt-type", "hum-tgt-name", "hum-tgt-desc", "hum-tgt-type",
)  # fmt: skip
_HIT = frozenset({"COR", "PAR"})
#: what a partly right fill counts here; of 0, .25 and .5 the one with the least difference from the official F
_PARTLY = 0.25
Pairings = dict[str, tuple[Pairing, ...]]


@dataclass(frozen=True)
class Aligned:
    """A template of the key and one of the answer, either of which may be lacking, and their fills paired."""

    key: Template | None
    response: Template | None
    pairings: Pairings

    @cached_property
    def columns(self) -> dict[str, Column]:
        """The fills counted, by slot."""
        return {slot: column(found) for slot, found in self.pairings.items()}


def align(keys: Sequence[Template], responses: Sequence[Template], history: History) -> list[Aligned]:
    """The templates of one message aligned: pairs first, then those without a counterpart.

    An optional template of the key without an answer is left out: it counts nowhere.
    """
    found = [[template_pairings(Grader(r, k, history)) for k in keys] for r in responses]
    pairs = best_pairs([[_covered(k, of) for k, of in zip(keys, row, strict=True)] for row in found])
    paired_keys, paired = {k for _, k in pairs}, {r for r, _ in pairs}
    return [
        *(Aligned(keys[k], responses[r], found[r][k]) for r, k in sorted(pairs, key=lambda pair: pair[1])),
        *(
            Aligned(k, None, missing(k))
            for at, k in enumerate(keys)
            if at not in paired_keys and not k.optional
        ),
        *(Aligned(None, r, spurious(r)) for at, r in enumerate(responses) if at not in paired),
    ]


def _covered(key: Template, pairings: Pairings) -> float:
    """The share of the key's fills that the answer has; 0 if the mapping conditions are not met."""
    hits = {slot for slot, found in pairings.items() if any(p.kind in _HIT for p in found)}
    if "inc-type" not in hits or not (hits.intersection(_CONTENT) or _bare(key)):
        return 0.0
    total = sum((column(found) for found in pairings.values()), start=Column())
    return (total.cor + _PARTLY * total.par) / total.possible


def _bare(key: Template) -> bool:
    """True if the key names no perpetrator and no target: then the type is all that can match."""
    return not any(key.fills(slot) for slot in _CONTENT)
