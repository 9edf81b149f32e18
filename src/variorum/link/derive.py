"""Does one report of a pair derive from the other: which, how, by what share, and why in words."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.link.align import Overlap, Side
from variorum.link.credit import credit_line
from variorum.link.moment import earlier, outlet_of
from variorum.model.incident import Derivation, Derived
from variorum.model.report import Report

#: fewer shared words than this, outside quotations, are no evidence: stock phrases of news run to a
#: dozen words ("has claimed responsibility for the attack in a statement on its Telegram channel")
LEAST_WORDS = 20
#: at this share of exact words, what remains is a dateline or a changed headline
VERBATIM_SHARE = 0.95
#: with less of the origin than this, a word-for-word text is a piece of it
WHOLE_SHARE = 0.5
#: at least half of its own words: rewritten from the other report
EDITED_SHARE = 0.5
#: a fifth of its own words: more than the one standing paragraph that outlets add to their reports
EXCERPT_SHARE = 0.2
#: beyond this share of both texts lies the tail, where the standing background is
TAIL = 0.5


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports in the direction of derivation, what they have in common, and why that direction."""

    derived: Report
    origin: Report
    mine: Side
    its: Side
    because: str


def derivation(left: Report, right: Report, common: Overlap) -> Derived | None:
    """How one of the two reports derives from the other; None if too little is shared to say so."""
    if common.left.exact < LEAST_WORDS or common.right.exact < LEAST_WORDS:
        return None
    pair = direct(left, right, common)
    kind = _grade(pair)
    if kind is None:
        return None
    share = round(pair.mine.share, 3)
    return Derived(pair.derived.id, pair.origin.id, kind, share, _reason(pair, kind, common.quoted))


def version(report: Report, replaced: Report) -> Derived:
    """A new text at the address of an older one."""
    reason = f"a new version of the report of {outlet_of(replaced)} at the same address"
    return Derived(report.id, replaced.id, Derivation.VERSION, 1.0, reason)


def direct(left: Report, right: Report, common: Overlap) -> Pair:
    """The pair in its direction: by time, then by credit line, then by containment, then by id."""
    forward = Pair(right, left, common.right, common.left, "")
    backward = Pair(left, right, common.left, common.right, "")
    for sign in (_by_time, _by_credit, _by_containment):
        for pair in (forward, backward):
            because = sign(pair)
            if because:
                return Pair(pair.derived, pair.origin, pair.mine, pair.its, because)
    chosen = forward if left.id < right.id else backward
    return Pair(chosen.derived, chosen.origin, chosen.mine, chosen.its, "which came first is not known")


def _by_time(pair: Pair) -> str | None:
    first = earlier(pair.origin.published, pair.derived.published)
    return f"{outlet_of(pair.origin)} published it earlier" if first else None


def _by_credit(pair: Pair) -> str | None:
    if pair.origin.outlet is None or pair.origin.outlet == pair.derived.outlet:
        return None
    line = credit_line(pair.derived.text, pair.origin.outlet)
    return f"it credits {pair.origin.outlet} (“{line}”)" if line else None


def _by_containment(pair: Pair) -> str | None:
    if round(pair.mine.share, 2) <= round(pair.its.share, 2):
        return None
    return f"more of it is found in the report of {outlet_of(pair.origin)} than the other way round"


def _grade(pair: Pair) -> Derivation | None:
    mine, its = pair.mine, pair.its
    if mine.exact_share >= VERBATIM_SHARE:
        return Derivation.VERBATIM if its.share >= WHOLE_SHARE else Derivation.EXCERPT
    if mine.share >= EDITED_SHARE:
        return Derivation.EDITED if its.share >= EXCERPT_SHARE else Derivation.EXCERPT
    if mine.first >= TAIL and its.first >= TAIL:
        return Derivation.BACKGROUND
    if its.share >= EDITED_SHARE:
        return Derivation.EXCERPT
    # an outlet repeats its own standing text: a fifth of a short report is soon reached
    if mine.share >= EXCERPT_SHARE and not _same_outlet(pair):
        return Derivation.EXCERPT
    return Derivation.BACKGROUND


def _same_outlet(pair: Pair) -> bool:
    return pair.origin.outlet is not None and pair.origin.outlet == pair.derived.outlet


_SAYS = {
    Derivation.VERBATIM: "{percent} of its words stand in the report of {outlet} word for word",
    Derivation.EDITED: "{percent} of its words follow the report of {outlet}, with edits",
    Derivation.EXCERPT: "{percent} of its words are taken from the report of {outlet}",
    Derivation.BACKGROUND: "only a passage of {words} words is shared with the report of {outlet}, no news",
}


def _reason(pair: Pair, kind: Derivation, quoted: int) -> str:
    outlet, percent = outlet_of(pair.origin), f"{pair.mine.share:.0%}"
    said = _SAYS[kind].format(percent=percent, outlet=outlet, words=pair.mine.exact)
    left_out = f"; {quoted} quoted words are left out" if quoted else ""
    return f"{said}{left_out}; {pair.because}"
