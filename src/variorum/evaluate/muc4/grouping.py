"""Grouping measured apart: of the role fills that an answer found, which it puts into one template.

An item is a role fill of a report's key, in any of its templates, that the answer gives in the same slot of any of
its own, wholly or partly right; fills of the key that the scorer takes for the same words are one item. So an
item stands in one or more templates on either side. Reports with fewer than two templates on both sides leave
nothing to group and are left out.

`precision`, `recall`, `f`: extended B-cubed (Amigó, Gonzalo, Artiles and Verdejo, "A comparison of extrinsic
clustering evaluation metrics based on formal constraints", Information Retrieval 12, 2009, section 6), over
the items of all reports together. `pairs_f`: F of the pairs of items that share a template.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from statistics import fmean

from variorum.evaluate.muc4.assign import best_pairs
from variorum.evaluate.muc4.strings import essential, grade
from variorum.evaluate.muc4.templates import Fill, Template
from variorum.evaluate.outcome import Tally

#: the slots that say who or what had a part in the happening, and with what
ROLE_SLOTS = ("perp-ind-id", "perp-org-id", "phys-tgt-id", "hum-tgt-name", "hum-tgt-desc", "inc-instr-id")
#: positions of templates within their report
Places = frozenset[int]


@dataclass(frozen=True, slots=True)
class Item:
    """A fill of the key, the templates of the key and those of the answer in which it stands."""

    slot: str
    strings: frozenset[str]
    wanted: Places
    given: Places = frozenset()


Side = Callable[[Item], Places]


def grouping(keys: Iterable[Template], responses: Iterable[Template]) -> dict[str, float]:
    """B-cubed precision, recall and F of the grouping, F of its pairs, and over how many items."""
    wanted, given = _by_message(keys), _by_message(responses)
    reports = [
        found_items(templates, given[message])
        for message, templates in wanted.items()
        if max(len(templates), len(given[message])) > 1
    ]
    precision, recall = _b_cubed(reports, _given, _wanted), _b_cubed(reports, _wanted, _given)
    both = precision + recall
    return {
        "precision": precision,
        "recall": recall,
        "f": 2 * precision * recall / both if both else 0.0,
        "pairs_f": sum(map(_pairs, reports), Tally()).f,
        "items": float(sum(map(len, reports))),
    }


def _by_message(templates: Iterable[Template]) -> defaultdict[str, list[Template]]:
    found: defaultdict[str, list[Template]] = defaultdict(list)
    for one in templates:
        found[one.message] += [one] if one.number is not None else []
    return found


def _wanted(item: Item) -> Places:
    return item.wanted


def _given(item: Item) -> Places:
    return item.given


def found_items(keys: Sequence[Template], responses: Sequence[Template]) -> list[Item]:
    """The fills of one report's key that the answer gives, each once."""
    found: list[Item] = []
    for slot in ROLE_SLOTS:
        items = _key_items(slot, keys)
        for at, response in enumerate(responses):
            for n in _matched(items, response.fills(slot)):
                items[n] = replace(items[n], given=items[n].given | {at})
        found += [item for item in items if item.given]
    return found


def _key_items(slot: str, keys: Sequence[Template]) -> list[Item]:
    """The fills of a slot over all templates; those that share a string are one."""
    items: list[Item] = []
    for at, key in enumerate(keys):
        for fill in key.fills(slot):
            new = Item(slot, frozenset(o.value for o in fill.options), frozenset({at}))
            same = [one for one in items if _words(one) & _words(new)]
            items = [*(one for one in items if one not in same), _joined([*same, new])]
    return items


def _words(item: Item) -> set[tuple[str, ...]]:
    return {essential(text) for text in item.strings}


def _joined(same: Sequence[Item]) -> Item:
    strings = frozenset[str]().union(*(one.strings for one in same))
    return Item(same[0].slot, strings, Places().union(*(one.wanted for one in same)))


def _matched(items: Sequence[Item], fills: Sequence[Fill]) -> Iterator[int]:
    """The items that the fills of one template stand for, one each so that the grades sum up highest."""
    grades = [[max(grade(f.options[0].value, text) for text in i.strings) for i in items] for f in fills]
    return (n for _, n in best_pairs(grades))


def _b_cubed(reports: Sequence[Sequence[Item]], ours: Side, theirs: Side) -> float:
    """Precision of the grouping `ours`; recall with the sides the other way round."""
    shares = [_share(item, items, ours, theirs) for items in reports for item in items]
    return fmean(shares) if shares else 0.0


def _share(item: Item, items: Sequence[Item], ours: Side, theirs: Side) -> float:
    """Multiplicity precision, the mean over the items that share a template with `item`, itself among them."""
    common = [(len(ours(item) & ours(one)), len(theirs(item) & theirs(one))) for one in items]
    return fmean(min(here, there) / here for here, there in common if here)


def _pairs(items: Sequence[Item]) -> Tally:
    """Pairs of one report: together on both sides, in the answer, in the key."""
    both = [(bool(a.given & b.given), bool(a.wanted & b.wanted)) for a, b in combinations(items, 2)]
    return Tally(sum(g and w for g, w in both), sum(g for g, _ in both), sum(w for _, w in both))
